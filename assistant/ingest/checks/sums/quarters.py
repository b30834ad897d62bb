"""Quarters against their half years, and both, and twelve months, against the year."""

import re
from collections import defaultdict
from collections.abc import Iterator, Sequence
from typing import Final, NamedTuple

from assistant.ingest.checks.reading.changing import changed, compared
from assistant.ingest.checks.reading.evidence import Evidence
from assistant.ingest.checks.reading.findings import of_passages
from assistant.ingest.checks.reading.intervals import deviation, plus, reach
from assistant.ingest.checks.reading.naming import named_numbers
from assistant.ingest.checks.reading.sentences import MASK, Number, Sentence
from assistant.ingest.checks.reading.splits import sums_of
from assistant.quantities import PERCENT, POINTS, TIMES, Quantity
from assistant.quantities.quantity import written
from assistant.records import Finding

_FLOW: Final = re.compile(
    r"(?:收入|营收|销售额|销量|产量|产值|利润|费用|支出|成本|订单|出货量?|发货量?|采购额|回款|毛利|投资额?)$"
)
"""What is counted over time and may be added up; what is there at a day may not."""
_NO_ONE: Final = re.compile(
    r"\s|的|集团|公司|我们|我司|整体|合并|营业|主营|业务|销售|经营|总|全|共|合计|累计|实现|完成|取得|确认|达到?|按|分|看|年|度|本|其中|[-*+•]"
)
_AVERAGE: Final = re.compile(r"均|单价|单[位店吨]|每|率|其中|累计")
_EACH: Final = re.compile(
    r"(?P<head>[^，,。；\d]{0,16}?)"
    r"(?:[四4]个?季度?|各季度?|(?P<months>(?:12|十二)个月|各月|1月?\s?[-—–~～至到]\s?12月))"
    r"的?(?P<name>[^，,\d]{0,12}?)(?:分别|依次)[为是]?$"
)
_JOINT: Final = frozenset({"、", "和", "，", ",", "及", "以及"})
_YEAR: Final = "全年"
_WORDS: Final = {"H1": "上半年", "H2": "下半年", "": _YEAR}
MONTHS: Final = tuple(f"M{month}" for month in range(1, 13))
PARTS: Final[Sequence[tuple[str, tuple[str, ...]]]] = (
    ("H1", ("Q1", "Q2")),
    ("H2", ("Q3", "Q4")),
    ("", ("Q1", "Q2", "Q3", "Q4")),
    ("", ("H1", "H2")),
    ("", MONTHS),
)


class Told(NamedTuple):
    quantity: Quantity
    sentence: Sentence


Values = defaultdict[tuple[str, str], list[Told]]
"""By year and part of it; the year is * where the document leaves it out."""


def parts_of_years(evidence: Evidence) -> Iterator[Finding]:
    """Tolerance: rounding and bounds of the whole and of each part."""
    held: defaultdict[tuple[str, str, str | None], Values] = defaultdict(lambda: defaultdict(list))
    for sentence in evidence.sentences:
        for name, year, part, quantity in _parts(sentence):
            key = (sentence.passage.document, name, quantity.unit)
            held[key][year, part].append(Told(quantity, sentence))
    for (_, name, _), values in held.items():
        for year in {year for year, _ in values}:
            for whole, parts in PARTS:
                yield from _check(name, [values[year, part] for part in parts], whole, values, year)


def _parts(sentence: Sentence) -> Iterator[tuple[str, str, str, Quantity]]:
    numbers = sentence.numbers
    for at, first in enumerate(numbers):
        match = _EACH.search(sentence.text[: first.start])
        count, part = (len(MONTHS), "M") if match and match["months"] else (4, "Q")
        run = numbers[at : at + count]
        if match and len(run) == count and all(n.words in _JOINT for n in run[1:]):
            name = _flow(match["name"], match["head"]) or _flow(match["head"])
            for nth, number in enumerate(run, 1):
                unit = number.quantity.unit or run[-1].quantity.unit
                told = number.quantity.model_copy(update={"unit": unit})
                yield name, _last_year(sentence, first), f"{part}{nth}", told
    before = ""
    for named in named_numbers(sentence):
        number, words = named.number, named.number.words
        owner = sentence.clause(number).partition(MASK)[0] if MASK in words else ""
        name = _flow(named.label, owner) or (before if _only_a_period(words) else "")
        before = name or before
        spoils = changed(words) or compared(words) or named.planned or _AVERAGE.search(named.label)
        if not name or spoils or number.quantity.unit in {PERCENT, POINTS, TIMES, None}:
            continue
        if MASK in words:
            year, _, part = named.period.partition("-")
            yield name, year, part, number.quantity
        elif _YEAR in words:
            yield name, "*", "", number.quantity


def _flow(label: str, of: str = "") -> str:
    """With whose it is, `of` whom or by its first words: 线上收入 is no part of 收入."""
    match = _FLOW.search(label.strip("的"))
    if match is None or len(label) > len(match[0]) + 2:
        return ""
    return f"{_NO_ONE.sub('', of)}{_NO_ONE.sub('', label.strip('的')[: match.start()])}{match[0]}"


def _only_a_period(words: str) -> bool:
    """`，其中▢▢度1.8亿元` is of what the number before is."""
    return bool(re.fullmatch(rf"[^，,]{{0,2}}[，,、（(]?(?:其中)?{MASK}+度?(?:为|是|约)?", words))


def _last_year(sentence: Sentence, number: Number) -> str:
    keys = [s.key for s in sentence.periods if s.end <= number.start and s.key[:4].isdigit()]
    return keys[-1][:4] if keys else "*"


def _check(
    name: str, parts: Sequence[list[Told]], whole: str, values: Values, year: str
) -> Iterator[Finding]:
    """Where the parts leave their year out, any year may be the whole of them."""
    totals = values.get((year, whole), []) + values.get(("*", whole), [])
    if year == "*":
        totals = [told for (_, part), each in values.items() if part == whole for told in each]
    if not totals or any(len({told.quantity.value for told in part}) != 1 for part in parts):
        return
    chosen = [part[0] for part in parts]
    computed = plus(*(reach(told.quantity) for told in chosen))
    if any(deviation(total.quantity, computed) != "warning" for total in totals):
        return
    total = totals[0]
    if _summed_already(total, chosen):
        return
    shown = " + ".join(told.quantity.text for told in chosen)
    what = f"{_WORDS[whole]}的「{name}」写 {total.quantity.text}，各部分 {shown} 相加为 "
    what += f"{written(computed.value, total.quantity.unit)}，两者不一致。"
    passages = tuple(dict.fromkeys(told.sentence.passage for told in (total, *chosen)))
    yield of_passages("does_not_add_up", what, passages)


def _summed_already(total: Told, parts: Sequence[Told]) -> bool:
    """Where one sentence has them all, its sums are checked."""
    within = all(told.sentence is total.sentence for told in parts)
    return within and any(s.total.quantity == total.quantity for s in sums_of(total.sentence))
