"""Values that cannot be: a share above 100 %, a count below nothing."""

import re
from collections import Counter, defaultdict
from collections.abc import Iterator
from decimal import Decimal
from typing import Final

from assistant.ingest.checks.reading.evidence import Evidence
from assistant.ingest.checks.reading.facts import Fact, facts_of
from assistant.ingest.checks.reading.findings import of_passages
from assistant.ingest.checks.reading.intervals import COUNTED, HUNDRED
from assistant.ingest.checks.reading.proofs import number_fits
from assistant.ingest.checks.reading.sentences import MASK, Number, Sentence
from assistant.ingest.checks.reading.told import Told, told_in
from assistant.quantities import PERCENT
from assistant.quantities.units import is_money
from assistant.records import Finding

_SHARE: Final = re.compile(
    r"(?:占比|占|比重|份额|(?:合格|良品|(?<!拨备|利息|现金|偿债)(?<!流动性)覆盖|渗透|市占|在线|可用|满意|入住|出租|上座|准点|准确|中标|续约"
    r"|留存|完好|开机|成功|通过|资产负债|毛利|净利)率|(?:满意|完整|健康|集中)度)[^，。；]{0,14}?(?:的|为|达到?|约|至|到|\s)*$"
)
_ADDED: Final = re.compile(r"加起来|合起来|合计|相加|加总|之和|总和|总计")
ROUNDED: Final = Decimal(101)
"""Shares that are added up may come to a little more, each one being rounded."""
_FALLS: Final = re.compile(r"下降|降低|减少|压降|缩短|节省")
_LOSS: Final = re.compile(r"利润|盈利|亏|收益|净额|净流|溢利|现金流")
"""What may fall below nothing."""
_OF_OTHERS: Final = re.compile(
    "市场|行业|全[国球省市]|国内|产业|经济|社会|政府|国家|海外|贷款|基金"
)
"""What is measured there is larger than the company."""
_OWN: Final = re.compile(r"(?:收入|营收|利润|成本|费用|支出|回款|销售额)(?:约|达到?|了|\s)*$")
FEWEST_AMOUNTS: Final = 10
_DECIMALS: Final = re.compile(r"[\d,]+\.(?P<decimals>\d+)\s?(?P<scale>[万亿])(?:元|$)")
_PER: Final = re.compile("均|单|每|价")
MOST_BEYOND: Final = 2
BEYOND: Final = 50
MOST_ODD: Final = 3
FEWEST_USUAL: Final = 4
"""Amounts in 亿 for each one in 万."""
_CHANGES: Final = re.compile(r"增|涨|提升|提高|上升|倍|同比|环比|降|减")


def shares_above_all(evidence: Evidence) -> Iterator[Finding]:
    """No tolerance: a part is not more than the whole."""
    for sentence in evidence.sentences:
        for number in sentence.numbers:
            if number.quantity.unit == PERCENT and number.quantity.value > HUNDRED:
                label = _label(number)
                added = _ADDED.search(label) and number.quantity.value < ROUNDED
                if _SHARE.search(label) and not _CHANGES.search(label) and not added:
                    what = f"「{label}{number.text}」超过 100%，占比不会大于整体。"
                    yield of_passages("contradiction", what, (sentence.passage,))
        yield from _falls_below(sentence)
    for grid in evidence.grids:
        for column in (c for c in range(1, len(grid.header)) if grid.share(c)):
            for label, cell in zip(grid.labels, grid.column(column), strict=True):
                if cell and cell.unit == PERCENT and cell.value - cell.slack > HUNDRED:
                    what = f"「{label}」的{grid.names[column]}写 {cell.text}，占比不会大于 100%。"
                    yield of_passages("contradiction", what, (grid.passage,))


def _falls_below(sentence: Sentence) -> Iterator[Finding]:
    for each in told_in(sentence):
        falls = each.role == "change" and each.way < 0
        falls = falls or bool(_FALLS.search(each.text))
        if (
            falls
            and each.quantity.unit == PERCENT
            and each.quantity.value > HUNDRED
            and not _LOSS.search(sentence.text)
        ):
            what = f"报告写「{each.word}{each.text}」，下降不会超过 100%。"
            yield of_passages("contradiction", what, (sentence.passage,))


def negative_counts(evidence: Evidence) -> Iterator[Finding]:
    """In tables, where a minus is no dash; a column of changes may fall below nothing."""
    for grid in evidence.grids:
        for column in range(1, len(grid.header)):
            if grid.change(column) or re.search(r"净|差|余|缺口|盈亏|损益", grid.header[column]):
                continue
            for label, cell in zip(grid.labels, grid.column(column), strict=True):
                if cell and cell.unit in COUNTED and cell.value < 0:
                    if _CHANGES.search(label):
                        continue
                    what = f"「{label}」的{grid.names[column]}写 {cell.text}，数目不会小于零。"
                    yield of_passages("contradiction", what, (grid.passage,))


def amounts_beyond_all(evidence: Evidence) -> Iterator[Finding]:
    """`另预留400亿元` where all that stands in tables or twice is counted in 万. Tolerance: fifty
    times as much.
    """
    for facts in facts_of(evidence).values():
        money = [f for f in facts if is_money(f.quantity.unit) or _is_scaled(f)]
        times = Counter(f.quantity.value for f in money)
        sure = [f.quantity.value for f in money if f.cell or times[f.quantity.value] > 1]
        if len(money) < FEWEST_AMOUNTS:
            continue
        most = max(sure or sorted(times)[:-1])
        beyond = [f for f in money if f.quantity.value > most * BEYOND]
        for fact in beyond if len({f.quantity.value for f in beyond}) <= MOST_BEYOND else ():
            if fact.told and not _is_of_others(fact.told):
                what = f"报告写 {fact.text}，超过其余任何金额的五十倍，数量级存疑。"
                yield of_passages("contradiction", what, (fact.passage,))


def _is_of_others(told: Told) -> bool:
    """By its sentence; by its clause alone, where that names what a company has."""
    clause = told.sentence.clause(told.number)
    return bool(_OF_OTHERS.search(clause if _OWN.search(clause) else told.sentence.text))


def _is_scaled(fact: Fact) -> bool:
    """`3.2亿` is money where the report says so of all that has no unit."""
    return fact.quantity.unit is None and "亿" in fact.text


def _is_made(evidence: Evidence, fact: Fact) -> bool:
    """`共2.4万（15K和9K）`: the numbers around it are of its size."""
    told = fact.told
    return bool(told and number_fits(evidence, told.sentence, told.number))


def _is_of_a_count(fact: Fact) -> bool:
    """`入窑2.37万片，出窑2.05万`: what stands before it in that scale is counted, and no money."""
    before = fact.told.sentence.numbers[: fact.told.at] if fact.told else ()
    scaled = [n.quantity.unit for n in before if "万" in n.text and n.quantity.unit != PERCENT]
    return bool(scaled) and scaled[-1] is not None and not is_money(scaled[-1])


def amounts_of_odd_scale(evidence: Evidence) -> Iterator[Finding]:
    """`2.25万` where a report writes two decimals behind 亿 only. No tolerance."""
    for facts in facts_of(evidence).values():
        written: defaultdict[tuple[int, str], list[Fact]] = defaultdict(list)
        for fact in (f for f in facts if f.told and not f.cell):
            if match := _DECIMALS.match(fact.text):
                written[len(match["decimals"]), match["scale"]].append(fact)
        for (decimals, scale), odd in written.items():
            usual = written.get((decimals, "亿"), [])
            if scale == "万" and len(odd) <= MOST_ODD and len(usual) >= FEWEST_USUAL * len(odd):
                for fact in odd:
                    clause = _said_of(fact.told) if fact.told else ""
                    known = facts.cells_of[fact.quantity.value] or _is_made(evidence, fact)
                    known = known or _is_of_a_count(fact)
                    if not (_PER.search(clause) or known):
                        what = f"报告写 {fact.text}，而同样的小数位数都以亿计，数量级存疑。"
                        yield of_passages("contradiction", what, (fact.passage,))


def _said_of(told: Told) -> str:
    """Its clause; and before a base, `人均44万元，去年38万元`, all that is said."""
    if told.role == "base":
        return told.sentence.masked[: told.number.start]
    return told.sentence.clause(told.number)


def _label(number: Number) -> str:
    return re.split(r"[，,、：:（(]", number.words.replace(MASK, ""))[-1].strip()
