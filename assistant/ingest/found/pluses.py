"""Names with their numbers, joined by plus signs: `A 8K + B 6K`, `3.2亿元 = 甲 2.0 + 乙 1.2`."""

import re
from collections.abc import Iterator, Sequence
from datetime import date
from decimal import Decimal
from typing import Final, NamedTuple

from assistant.ingest.found.dates import dated
from assistant.ingest.found.naming import closed_up, noun_of
from assistant.ingest.found.sentences import MONEY, Clause, Sentence
from assistant.ingest.found.stated import Stated
from assistant.quantities import Quantity, find_quantities, read_quantity
from assistant.quantities.numerals import SCALE, scale_factor

_SPACED: Final = re.compile(r"\s+[+＋]\s+(?=\S)")
_PLUS: Final = re.compile(
    rf"{_SPACED.pattern}|(?<=[\dkKmMwW万亿%])\s*[+＋](?=\d)|\s*[+＋]\s*(?=[^\s\d，,。；;、）)])"
)
_SLASH: Final = re.compile(r"\s+[/／]\s+")
_OPENS: Final = re.compile(r"[：:=＝]")
_ENDS: Final = re.compile(r"[，。；;)）]|,(?!\d{3})")
_VALUE: Final = r"[-−]?\d[\d,.]*(?:\s?[^\d\s+＋，。；、]{1,5})?\+?"
_ITEM: Final = re.compile(
    r"^(?P<name>\S.*?)(?:[\s:：]+|(?<=[\u4e00-\u9fff])(?=\d))"
    rf"(?P<value>{_VALUE})(?:\s+(?P<second>{_VALUE}))?$"
)
_BY: Final = re.compile(r"[^\W\d_]{1,4}")


class Item(NamedTuple):
    start: int
    end: int
    """Of its number in the passage."""
    name: str
    quantity: Quantity
    second: Quantity | None
    until: int
    """End of the second number, else of the only one."""


class Run(NamedTuple):
    """The items of a sentence, and what stands before them."""

    start: int
    items: list[Item]
    bare: list[str]
    """Names without a number."""


def sum_of_names(
    sentence: Sentence, text: str, before: Sequence[Stated], today: date
) -> list[Stated]:
    """Parts of the figure before them that they add up to, else of the sentence's label; those
    without a number are a note. `before` are the figures of the sentence as it reads otherwise.
    """
    run = _run(sentence, text)
    if run is None or len(run.items) < 2:
        return []
    head = [each for each in before if each.end <= run.start]
    labelled = list(_labelled(sentence, text, today))
    whole = _whole(run, [*labelled, *head])
    note = f"另有{'、'.join(run.bare)}，未写数值" if run.bare else ""
    name, by = sentence.label, ""
    if whole:
        name, by = whole.name, _by(text[whole.end : run.start])
    elif head and not sentence.label:
        return []
    elif not name and run.start > sentence.start:
        name = noun_of(re.sub(r"[（(][^（）()]*[）)]", "", text[sentence.start : run.start]))
    made = [*(w for w in labelled if w is whole), *head] if whole else []
    seconds = [
        Stated(item.end, item.until, item.second, closed_up(item.name), "value")
        for item in run.items
        if item.second
    ]
    if not name:
        firsts = (
            Stated(*item[:2], item.quantity, closed_up(item.name), "value") for item in run.items
        )
        return [*firsts, *seconds]
    for item in run.items:
        quantity = scaled(item.quantity, whole.quantity) if whole else item.quantity
        if whole and MONEY.search(item.name):  # 销售费用 of 三项费用 is a metric, too
            made.append(Stated(item.start, item.end, quantity, closed_up(item.name), "value",
                               whole.period, whole.nature))  # fmt: skip
        period, nature = (whole.period, whole.nature) if whole else (None, "actual")
        made.append(Stated(item.start, item.end, quantity, name, "part", period, nature,
                           member=closed_up(item.name), by=by, note=note))  # fmt: skip
    last = run.items[-1].end
    return [*made, *seconds, *(each for each in before if whole and each.start >= last)]


def _run(sentence: Sentence, text: str) -> Run | None:
    """From behind the last colon or equals sign before the first plus; a clause ends it."""
    signs = list(_PLUS.finditer(text, sentence.start, sentence.end))
    if not signs and sentence.label:
        signs = list(_SLASH.finditer(text, sentence.start, sentence.end))
    if not signs:
        return None
    opened = [m.end() for m in _OPENS.finditer(text, sentence.start, signs[0].start())]
    if not opened and not all(_SPACED.match(text, sign.start()) for sign in signs):
        return None  # `2亿+，` is a bound
    start = opened[-1] if opened else sentence.start
    closed = _ENDS.search(text, signs[-1].end(), sentence.end)
    end = closed.start() if closed else sentence.end
    items: list[Item] = []
    bare: list[str] = []
    edges = [start, *(edge for sign in signs for edge in sign.span()), end]
    for first, last in zip(edges[::2], edges[1::2], strict=True):
        if not _ITEM.match(text[first:last].strip()):
            bare.append(text[first:last].strip())
        elif found := _item(text, first, last):
            items.append(found)
        else:
            return None
    return Run(start, _of_one_unit(items), bare)


def _of_one_unit(items: list[Item]) -> list[Item]:
    """`三号站 60MW 0.6亿` beside amounts of money alone: the first number is of its name."""
    alone = {item.quantity.unit for item in items if not item.second}
    return [
        item._replace(name=f"{item.name} {item.quantity.text}", quantity=item.second, second=None,
                      start=item.end, end=item.until)
        if item.second and alone and item.quantity.unit not in alone
        else item
        for item in items
    ]  # fmt: skip


def _item(text: str, first: int, last: int) -> Item | None:
    piece = text[first:last]
    start = first + len(piece) - len(piece.lstrip())
    match = _ITEM.match(piece.strip())
    quantity = read_quantity(match["value"]) if match else None
    if not match or not quantity:
        return None
    second = read_quantity(match["second"]) if match["second"] else None
    return Item(start + match.start("value"), start + match.end("value"), match["name"].strip(),
                quantity, second, start + match.end())  # fmt: skip


def _labelled(sentence: Sentence, text: str, today: date) -> Iterator[Stated]:
    """A label that counts: `退货 20 单原因：…`."""
    at = text.find(sentence.label, sentence.start) if sentence.label else -1
    if at < 0:
        return
    for start, end, quantity in find_quantities(sentence.label, ("起", "例", "宗", "单", "场")):
        if name := noun_of(sentence.label[:start]):
            made = Stated(at + start, at + end, quantity, name, "value")
            clause = Clause(sentence.start, at + end, ())
            if told := dated(made, sentence, clause, None, text, today):
                yield told


def _whole(run: Run, before: Sequence[Stated]) -> Stated | None:
    for each in reversed(before):
        parts = [scaled(item.quantity, each.quantity) for item in run.items]
        slack = each.quantity.slack + sum((part.slack for part in parts), Decimal(0))
        same = all(part.unit == each.quantity.unit for part in parts)
        amount = sum((part.value for part in parts), Decimal(0))
        if same and each.kind in {"value", "end"} and abs(amount - each.quantity.value) <= slack:
            return each
    return None


def scaled(part: Quantity, whole: Quantity) -> Quantity:
    """2.0 of 3.2亿元 is 2.0亿元: unit and scale are those of the whole where a part has none."""
    if part.unit or re.search(SCALE, part.text):
        return part if part.unit else part.model_copy(update={"unit": whole.unit})
    written = re.search(rf"\d\s?(?P<scale>{SCALE})", whole.text)
    scale = written["scale"] if written else ""
    factor = scale_factor(scale)
    word = re.sub(r"^[\d.,\s~～约近超-]+", "", whole.text)
    return part.model_copy(
        update={
            "value": part.value * factor,
            "unit": whole.unit,
            "place": part.place * factor if part.place is not None else None,
            "text": f"{part.text}{' ' if _spaced(whole) else ''}{word}",
        }
    )


def _spaced(whole: Quantity) -> bool:
    return bool(re.search(r"\d\s", whole.text))


def _by(between: str) -> str:
    """`20 单原因：`: by what the whole is taken apart, if a word says so."""
    said = re.sub(r"[（(][^（）()]*[）)]", "", between).strip(" ：:=＝")
    return said if _BY.fullmatch(said) else ""
