"""Names with their numbers, joined by plus signs: `A 8K + B 6K`, `3.2亿元 = 甲 2.0 + 乙 1.2`."""

import re
from collections.abc import Iterator, Sequence
from datetime import date
from decimal import Decimal
from typing import Final, NamedTuple

from assistant.ingest.found.dates import dated
from assistant.ingest.found.naming import closed_up, noun_of
from assistant.ingest.found.scaling import scaled
from assistant.ingest.found.sentences import MONEY, Clause, Sentence
from assistant.ingest.found.stated import Stated
from assistant.ingest.found.table_units import is_unit
from assistant.quantities import Quantity, find_quantities, read_quantity

_SPACED: Final = re.compile(r"\s+[+＋]\s+(?=\S)")
_PLUS: Final = re.compile(
    rf"{_SPACED.pattern}|(?<=[\dkKmMwW万亿%])\s*[+＋](?=\d)|\s*[+＋]\s*(?=[^\s\d，,。；;、）)])"
)
_SLASH: Final = re.compile(r"\s+[/／]\s+")
_COMMA: Final = re.compile(r"、")
_TOTAL: Final = re.compile(r"\s*[=＝]\s*[\d,.]+[^\s\d]{0,3}$")
"""`A 3 + B 4 = 7` repeats the sum behind its last part."""
_VALUE: Final = r"[-−]?\d[\d,.]*(?:\s?[^\d\s+＋，。；、（(]{1,5})?\+?"
_BRACKET: Final = re.compile(r"[（(](?=[^（）()]*$)")
_BEFORE: Final = re.compile(
    rf"(?:^|[，,；;：:→])\s*(?P<name>[^，,；;：:→（(]{{1,16}}?)\s*(?P<value>{_VALUE})[（(]$"
)
_IN_BRACKETS: Final = re.compile(r"[（(]([^（）()]+)[）)]\s*[：:]\s*$")
_OPENS: Final = re.compile(r"[：:=＝]")
_ENDS: Final = re.compile(r"[，。；;)）]|,(?!\d{3})")
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
    loose: bool = False
    """Nothing opens it, and no spaces set its signs apart."""
    strict: bool = False
    """Joined by commas: parts of a label that counts them, or nothing."""


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
    labelled = [*_labelled(sentence, text, today), *_bracketed(run, sentence, text, today)]
    whole = _whole(run, [*labelled, *head])
    seconds = [
        Stated(item.end, item.until, item.second, closed_up(item.name), "value")
        for item in run.items
        if item.second
    ]
    if whole:
        new = whole in labelled and not any(each.start == whole.start for each in head)
        behind = [each for each in before if each.start >= run.items[-1].end]
        made = [*([whole] if new else []), *head, *_parts(run, whole, text)]
        return [*made, *seconds, *behind]
    bare = run.loose and not all(item.quantity.unit for item in run.items)
    if run.strict or bare or (head and not sentence.label):
        return []
    name = sentence.label
    if not name and run.start > sentence.start:
        said = text[sentence.start : run.start]
        name = noun_of(re.sub(r"[（(][^（）()]*[）)]", "", said))
        run = run._replace(items=_measured(run.items, said))
    if name:
        return [*_listed(run, name, sentence, text, today), *seconds]
    firsts = (Stated(*item[:2], item.quantity, closed_up(item.name), "value") for item in run.items)
    return [*firsts, *seconds]


def _parts(run: Run, whole: Stated, text: str) -> Iterator[Stated]:
    """销售费用 of 三项费用 is a metric, too."""
    told, by, note = (whole.period, whole.nature), _by(text[whole.end : run.start]), _note(run)
    for item in run.items:
        member, quantity = closed_up(item.name), scaled(item.quantity, whole.quantity)
        if MONEY.search(item.name):
            yield Stated(item.start, item.end, quantity, member, "value", *told)
        yield Stated(
            item.start, item.end, quantity, whole.name, "part", *told, member=member, by=by,
            note=note,
        )  # fmt: skip


def _listed(run: Run, name: str, sentence: Sentence, text: str, today: date) -> Iterator[Stated]:
    for item in run.items:
        part = Stated(item.start, item.end, item.quantity, name, "part",
                      member=closed_up(item.name), note=_note(run))  # fmt: skip
        clause = Clause(sentence.start, item.end, ())
        if told := dated(part, sentence, clause, None, text, today):
            yield told


def _note(run: Run) -> str:
    return f"另有{'、'.join(run.bare)}，未写数值" if run.bare else ""


def _run(sentence: Sentence, text: str) -> Run | None:
    """From behind the last colon or equals sign before the first plus; a clause ends it."""
    signs = list(_PLUS.finditer(text, sentence.start, sentence.end))
    if not signs and sentence.label:
        signs = list(_SLASH.finditer(text, sentence.start, sentence.end))
    strict = not signs and bool(re.search(r"\d", sentence.label))
    if strict:
        signs = list(_COMMA.finditer(text, sentence.start, sentence.end))
    if not signs:
        return None
    opened = [m.end() for m in _OPENS.finditer(text, sentence.start, signs[0].start())]
    loose = not opened and not all(_SPACED.match(text, sign.start()) for sign in signs)
    bracket = _BRACKET.search(text[sentence.start : signs[0].start()])
    inside = sentence.start + bracket.end() if bracket else sentence.start
    start = max([inside, *opened[-1:]])
    closed = _ENDS.search(text, signs[-1].end(), sentence.end)
    end = closed.start() if closed else sentence.end
    items: list[Item] = []
    bare: list[str] = []
    edges = [start, *(edge for sign in signs for edge in sign.span()), end]
    for first, last in zip(edges[::2], edges[1::2], strict=True):
        last -= len(total[0]) if (total := _TOTAL.search(text[first:last])) else 0
        if not _ITEM.match(text[first:last].strip()):
            bare.append(text[first:last].strip())
        elif found := _item(text, first, last):
            items.append(found)
        else:
            return None
    if (loose or strict) and bare:
        return None  # `2亿+，` is a bound
    return Run(start, _of_one_unit(items), bare, loose, strict)


def _measured(items: list[Item], before: str) -> list[Item]:
    """`产量（吨）：A 12 + B 7`: the bracket says in what they are counted."""
    unit = _IN_BRACKETS.search(before)
    if not unit or not is_unit(unit[1]) or any(item.quantity.unit for item in items):
        return items
    counted = read_quantity(f"1{unit[1]}")
    return [i._replace(quantity=scaled(i.quantity, counted)) for i in items] if counted else items


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


def _bracketed(run: Run, sentence: Sentence, text: str, today: date) -> Iterator[Stated]:
    """`离职9（司机5+仓管4）`: what stands before the bracket, if its parts add up to it."""
    found = _BEFORE.search(text[sentence.start : run.start])
    quantity = read_quantity(found["value"]) if found else None
    name = noun_of(found["name"]) if found else ""
    if not found or not quantity or not name:
        return
    at = sentence.start + found.start("value")
    made = Stated(at, sentence.start + found.end("value"), quantity, name, "value")
    clause = Clause(sentence.start, run.start, ())
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


def _by(between: str) -> str:
    """`20 单原因：`: by what the whole is taken apart, if a word says so."""
    said = re.sub(r"[（(][^（）()]*[）)]", "", between).strip(" ：:=＝")
    return said if _BY.fullmatch(said) else ""
