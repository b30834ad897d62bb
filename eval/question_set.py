"""The format of a question set: YAML lists, checked before anything is asked."""

from collections.abc import Iterator, Sequence
from decimal import Decimal
from pathlib import Path
from typing import Literal, Self

import yaml
from pydantic import BaseModel, ConfigDict, Field, ValidationError, model_validator

from assistant.errors import CorpusError
from assistant.records import Audience

REMEDY = "The fields are told in eval/README.md."


class Expected(BaseModel):
    """A figure that the answer has to use or compute; unit and bound count where given."""

    model_config = ConfigDict(extra="forbid", use_attribute_docstrings=True)

    value: Decimal | str
    unit: str | None = None
    bound: str | None = None
    tolerance: Decimal | None = None
    """Largest difference; left out, it is half a unit of the last digit that `value` writes."""


class Expectation(BaseModel):
    """What the answer to one turn has to be."""

    model_config = ConfigDict(extra="forbid", use_attribute_docstrings=True)

    status: Literal["answered", "not_found", "clarify"] = "answered"
    figures: list[Expected] = []
    computed: bool = False
    """The figures are not in the corpus but follow from it; the lint does not look them up."""
    terms: list[str] = []
    """Each occurs in the answer; `a|b` is either."""
    absent: list[str] = []
    """None of them may stand anywhere in the reply."""
    cite: list[str] = []
    """Page labels or documents of which each is cited."""


class Item(Expectation):
    """One question, or a chain of turns; what is expected beside `expect` is of the last one."""

    id: str
    family: str = ""
    """What paraphrases share: all of them expect the same."""
    kind: str
    persona: str = "executive"
    """Who types it: a word for the tables."""
    audience: Audience = Audience.EXECUTIVE
    turns: list[str] = Field(min_length=1)
    expect: dict[int, Expectation] = {}
    """Of turns before the last, by their number, from 1; those that are left out are only said."""

    @model_validator(mode="after")
    def _expects_of_turns(self) -> Self:
        if strange := [n for n in self.expect if not 1 <= n < len(self.turns)]:
            raise ValueError(f"{strange} are no turns before the last, which are counted from 1")
        return self

    def judged(self) -> dict[int, "Item"]:
        """The turns that have an expectation, each as the chain that ends with it."""
        before = {
            turn: Item(
                id=f"{self.id}@{turn}", kind=self.kind, persona=self.persona,
                audience=self.audience, turns=self.turns[:turn], **dict(expected),
            )
            for turn, expected in sorted(self.expect.items())
        }  # fmt: skip
        return before | {len(self.turns): self}


def read_set(path: Path) -> list[Item]:
    """Raises `CorpusError` naming the line, entry and field that is wrong."""
    items = [item for _, item in read_lines(path)]
    ids = [item.id for item in items]
    if double := {id for id in ids if ids.count(id) > 1}:
        raise CorpusError(
            f"Ids stand twice: {sorted(double)}.", remedy="Number them anew.", file=path.name
        )
    return items


def read_lines(path: Path) -> list[tuple[int, Item]]:
    """Each item with its line, from 1. Raises `CorpusError`."""
    try:
        text = path.read_text("utf-8")
        entries, root = yaml.safe_load(text), yaml.compose(text, Loader=yaml.SafeLoader)
    except (yaml.YAMLError, OSError) as error:
        raise _fault(path, None, str(error)) from error
    if not isinstance(entries, list) or not isinstance(root, yaml.SequenceNode):
        raise _fault(path, 1, "it holds no list")
    return list(_validated(path, entries, root.value))


def _validated(
    path: Path, entries: Sequence[object], nodes: Sequence[yaml.Node]
) -> Iterator[tuple[int, Item]]:
    for entry, node in zip(entries, nodes, strict=True):
        try:
            yield node.start_mark.line + 1, Item.model_validate(entry)
        except ValidationError as error:
            first = error.errors()[0]
            name = ".".join(map(str, first["loc"])) or "the entry"
            line = _line_of(node, first["loc"])
            id = entry.get("id", "?") if isinstance(entry, dict) else "?"
            raise _fault(path, line, f"{id}: {name}: {first['msg']}") from error


def _line_of(node: yaml.Node, place: Sequence[int | str]) -> int:
    """The line of the field that an error names, or of its entry where the field is missing."""
    if isinstance(node, yaml.MappingNode):
        for key, _ in node.value:
            if place and key.value == place[0]:
                return int(key.start_mark.line) + 1
    return int(node.start_mark.line) + 1


def _fault(path: Path, line: int | None, told: str) -> CorpusError:
    place = f"{path.name}:{line}" if line else path.name
    return CorpusError(
        f"{place} is no question set: {told}", remedy=REMEDY, file=path.name, line=line
    )
