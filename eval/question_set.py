"""The format of a question set: YAML lists, checked before anything is asked."""

from decimal import Decimal
from pathlib import Path
from typing import Literal

import yaml
from pydantic import BaseModel, ConfigDict, Field, TypeAdapter, ValidationError

from assistant.errors import CorpusError
from assistant.records import Audience


class Expected(BaseModel):
    """A figure that the answer has to use or compute; unit and bound count where given."""

    model_config = ConfigDict(extra="forbid")

    value: Decimal | str
    unit: str | None = None
    bound: str | None = None


class Item(BaseModel):
    """One question, or a chain of turns of which the last is judged."""

    model_config = ConfigDict(extra="forbid")

    id: str
    family: str = ""
    kind: str
    persona: str = "executive"
    audience: Audience = Audience.EXECUTIVE
    turns: list[str] = Field(min_length=1)
    status: Literal["answered", "not_found", "clarify"] = "answered"
    figures: list[Expected] = []
    terms: list[str] = []
    """Each occurs in the answer; `a|b` is either."""
    absent: list[str] = []
    cite: list[str] = []
    """Page labels or documents of which each is cited."""


def read_set(path: Path) -> list[Item]:
    """Raises `CorpusError` naming the entry and field that is wrong."""
    try:
        items = TypeAdapter(list[Item]).validate_python(yaml.safe_load(path.read_text("utf-8")))
    except (ValidationError, yaml.YAMLError, OSError) as error:
        raise CorpusError(
            f"{path.name} is no question set: {error}",
            remedy="See eval/question_set.py.", file=path.name,
        ) from error  # fmt: skip
    ids = [item.id for item in items]
    if double := {id for id in ids if ids.count(id) > 1}:
        raise CorpusError(
            f"Ids stand twice: {sorted(double)}.", remedy="Number them anew.", file=path.name
        )
    return items
