"""`python -m eval.lint [SETS] [--corpus C]`: question sets against each other and their corpus.

A fault is told as `file:line: id: what`. Refused are ids and questions that stand twice, families
whose members expect different things, and expectations that the corpus does not support.
"""

import sys
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from decimal import Decimal
from pathlib import Path
from typing import Annotated, Final, NamedTuple

import typer

from assistant.errors import CorpusError
from assistant.records import Audience
from eval.declared import declared, quantities, texts_of
from eval.question_set import Item, read_lines, read_set
from eval.run import files_of

COMPUTED: Final = {"arithmetic", "ranking", "check", "excluded", "condition", "projection"}
"""Kinds whose figures follow from the corpus and need not stand in it."""
FRAMES: Final = (
    "预测", "计划", "目标", "预计", "单位", "百分号", "未注明", "假设", "对得上", "不对", "是的",
    "资料里是", "没有符合条件", "不客气", "外", "公开", "现有",
)  # fmt: skip
"""Words of the assistant itself, which an answer may say though no corpus does."""
_ENDS: Final = " ？?。！!，,"


class Placed(NamedTuple):
    """An item and where it stands: `people.yaml:12`."""

    place: str
    item: Item


@dataclass(frozen=True)
class Support:
    """What a corpus can support: its text, the numbers in it, the places it can be cited by."""

    text: str
    numbers: frozenset[Decimal]
    places: frozenset[str]

    @classmethod
    def of(cls, corpus: Path) -> "Support":
        texts = texts_of(corpus)
        text = "\n".join(told for told in texts.values() if told)
        pages = {row.page for row in declared(corpus)}
        headings = (line.lstrip("# ") for line in text.splitlines() if line.startswith("#"))
        pages |= {" ".join(heading.split()[:2]) for heading in headings if heading}
        numbers = quantities(text) | {row.value for row in declared(corpus)
                                      if isinstance(row.value, Decimal)}  # fmt: skip
        return cls(text.casefold(), frozenset(numbers), frozenset(pages | texts.keys()))


def check(sets: Sequence[Path], corpus: Path) -> list[str]:
    """Every fault of the sets, in their order. Raises `CorpusError` on one that cannot be read."""
    placed = [
        Placed(f"{path.name}:{line}", item) for path in sets for line, item in read_lines(path)
    ]
    support = Support.of(corpus)
    faults = list(_twice(placed))
    faults += _families(placed)
    for place, item in placed:
        faults += [
            f"{place}: {judged.id}: {told}"
            for judged in item.judged().values()
            for told in unsupported(judged, support)
        ]
    return faults


def unsupported(item: Item, support: Support) -> Iterator[str]:
    """Expected figures, terms and places that the corpus does not hold."""
    derived = item.computed or item.kind in COMPUTED
    if item.status == "answered" and not derived:
        for expected in item.figures:
            if not _holds(support, expected.value):
                yield f"the corpus has no figure {expected.value}; is it computed?"
    known = support.text + "\n".join([*FRAMES, *item.turns]).casefold()
    computed = {str(expected.value) for expected in item.figures}
    for term in item.terms:
        told = any(each.casefold() in known or each in computed for each in term.split("|"))
        if not told and not derived:
            yield f"the corpus does not say {term}"
    for place in item.cite:
        if place not in support.places:
            yield f"the corpus has no place {place}"
    if item.status != "answered" and item.figures:
        yield f"{item.status} can have no figures"


def _holds(support: Support, value: Decimal | str) -> bool:
    if isinstance(value, str):
        return value.casefold() in support.text
    return value in support.numbers


def _twice(placed: Sequence[Placed]) -> Iterator[str]:
    ids: dict[str, str] = {}
    questions: dict[tuple[Audience, tuple[str, ...]], str] = {}
    for place, item in placed:
        asked = (item.audience, tuple(turn.rstrip(_ENDS) for turn in item.turns))
        if item.id in ids:
            yield f"{place}: {item.id}: the id stands at {ids[item.id]} already"
        if asked in questions:
            yield f"{place}: {item.id}: the same question stands at {questions[asked]} already"
        ids.setdefault(item.id, place)
        questions.setdefault(asked, place)


def _families(placed: Sequence[Placed]) -> Iterator[str]:
    """A family of one is none, and all members expect the same status and figures."""
    first: dict[str, Item] = {}
    members: dict[str, list[Placed]] = {}
    for each in placed:
        family = each.item.family
        if family:
            members.setdefault(family, []).append(each)
            lead = first.setdefault(family, each.item)
            if (lead.status, lead.figures) != (each.item.status, each.item.figures):
                yield f"{each.place}: {each.item.id}: expects other things than {lead.id}"
    for family, held in members.items():
        if len(held) == 1:
            yield f"{held[0].place}: {held[0].item.id}: the family {family} has no other member"


def main(
    sets: Annotated[
        list[Path] | None, typer.Argument(help="Question sets, or folders of them.")
    ] = None,
    corpus: Annotated[Path, typer.Option(help="The folder of the corpus.")] = Path("corpus"),
) -> None:
    """Prints every fault; ends with 1 if there is one."""
    try:
        files = files_of(sets or [Path(__file__).parent / "questions"])
        faults = check(files, corpus)
    except CorpusError as error:
        faults, files = [error.problem], []
    sys.stdout.write("".join(f"{fault}\n" for fault in faults))
    if faults:
        raise typer.Exit(1)
    items = [item for file in files for item in read_set(file)]
    families = {item.family for item in items} - {""}
    told = f"{len(items)} questions, {len(families)} families in {len(files)} sets: no fault."
    sys.stdout.write(f"{told}\n")


if __name__ == "__main__":
    typer.run(main)
