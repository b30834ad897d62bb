"""A number of a sentence and what it is said of; lists of names with their numbers."""

import re
from typing import Final, NamedTuple

from assistant.ingest.found.naming import after_verb
from assistant.ingest.found.sentences import Sentence
from assistant.quantities import Quantity, read_quantity
from assistant.records import Nature

_PLUS: Final = re.compile(r"\s*[+＋]\s*(?=\S)")
_ITEM: Final = re.compile(r"^(?P<name>\S.*?)[\s:：]+(?P<value>\S+)$")


class Stated(NamedTuple):
    start: int
    end: int
    """Of the number in the passage."""
    quantity: Quantity
    name: str
    kind: str
    period: str | None = None
    nature: Nature = "actual"
    member: str = ""
    """Part of the figure before it."""
    stage: str = ""
    """起点 or 当前 of a change without periods."""
    note: str = ""
    reasons: tuple[str, ...] = ()


def sum_of_names(sentence: Sentence, text: str) -> list[Stated]:
    """`label：A 8K + B 6K + C等`: each name with its number; those without one are a note."""
    if not sentence.label or not any(clause.numbers for clause in sentence.clauses):
        return []
    made: list[Stated] = []
    bare: list[str] = []
    at, end = sentence.clauses[0].start, sentence.clauses[-1].end
    for piece in _PLUS.split(text[at:end].rstrip("。；; \t")):
        at = text.index(piece, at)
        item = _ITEM.match(piece.strip())
        quantity = read_quantity(item["value"]) if item else None
        if item and quantity:
            start = at + piece.index(item["value"], len(item["name"]))
            stop = start + len(item["value"])
            made.append(
                Stated(start, stop, quantity, sentence.label, "part", member=item["name"].strip())
            )
        elif item:
            return []
        else:
            bare.append(piece.strip())
        at += len(piece)
    note = f"另有{'、'.join(bare)}，未写数值" if bare else ""
    return [each._replace(note=note) for each in made] if len(made) > 1 else []


def regrouped(stated: list[Stated]) -> list[Stated]:
    """`出口86万吨，销往华东（52万吨）、华南（21万吨）`: parts of the figure before, if they fit."""
    made: list[Stated] = []
    run = [s for s in stated if s.kind == "bracketed"]
    for at, each in enumerate(stated):
        before = [s for s in stated[:at] if s.kind in {"value", "end"}]
        whole = next((s for s in reversed(before) if s.quantity.unit == each.quantity.unit), None)
        if each.kind == "bracketed" and whole and _parts_of(whole, run):
            member = after_verb(each.name)
            each = each._replace(kind="part", name=whole.name, member=member, period=whole.period)
        elif each.kind == "bracketed":
            each = each._replace(kind="value")
        made.append(each)
    return made


def _parts_of(whole: Stated, run: list[Stated]) -> bool:
    amount = sum(s.quantity.value for s in run)
    same = all(s.quantity.unit == whole.quantity.unit for s in run)
    return len(run) > 1 and same and amount <= whole.quantity.value
