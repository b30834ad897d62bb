"""`每月租金从8万元降到6万元，一年省24万元`: what a month's difference comes to in a year."""

import re
from collections.abc import Iterator
from typing import Final

from assistant.ingest.checks.reading.changes import changes_of
from assistant.ingest.checks.reading.evidence import Evidence
from assistant.ingest.checks.reading.findings import of_passages
from assistant.ingest.checks.reading.intervals import (
    Reach,
    deviation,
    may_be_slip,
    minus,
    reach,
    size,
)
from assistant.ingest.checks.reading.sentences import Number, Sentence, alike, joinable
from assistant.quantities import Quantity
from assistant.quantities.quantity import rounded, written
from assistant.quantities.units import is_money
from assistant.records import Finding

_MONTHLY: Final = re.compile(
    r"(?:每月|每个月|单月|月均|(?<![\d上本当年个一二三四五六七八九十])月)[^，,。；\d]{0,8}[从由自]?$"
)
_YEARLY: Final = re.compile(
    r"(?:^|[，,])[^，,。；\d]{0,6}(?:一年|全年|每年|年化|一整年)(?:下来|就|能|可|可以|将|约|共|总共|合计|要|得|大约)*"
    r"(?:少[花付交支]|多[花付赚挣收]|省|节省|节约|增加|减少|降低|下降)(?:了|出|约|近|成本|费用|\s)*$"
)
_LESS_A_MONTH: Final = re.compile(
    r"(?:每月|每个月|(?<![\d上本当年个一二三四五六七八九十])月)(?:均|可|能|就|都)*"
    r"(?:少[花付交支]|多[花付赚挣收]|省|节省|节约)(?:了|出|约|近|\s)*$"
)
_OF_A_YEAR: Final = re.compile(
    r"(?:^|[，,（(])(?:年|年度)(?:合同|租金?|服务费|费用|使用费|管理费|订阅费)[额费金]?(?:总额)?(?:为|约)?\s*$"
)
_OF_A_MONTH: Final = re.compile(r"[，,（(](?:即|合|折合|相当于)?(?:平均)?每个?月(?:约|为)?\s*$")
_NOT_ALL: Final = re.compile(
    "另|保底|免|首|阶梯|提成|分成|递增|加上|其余|前[一二三两四五六]|一次性|押"
)
_SINCE: Final = re.compile(r"起(?![伏色])|开始|以来|剩余|余下")
MONTHS: Final = 12


def yearly_differences(evidence: Evidence) -> Iterator[Finding]:
    """Tolerance: rounding and bounds of both. Silent where the months are not all of a year."""
    for sentence in evidence.sentences:
        yearly = [n for n in sentence.numbers if _YEARLY.search(n.words)]
        for told in yearly if not _SINCE.search(sentence.text) else ():
            for monthly, shown in _monthly(sentence):
                if shown.end <= told.start and _of_one(shown.quantity, told.quantity):
                    yield from _check(sentence, monthly, shown, told)


def yearly_amounts(evidence: Evidence) -> Iterator[Finding]:
    """`年租金60万元，每月5万元`: twelve times. Tolerance: rounding and bounds of both."""
    for sentence in evidence.sentences:
        years = [n for n in sentence.numbers if _OF_A_YEAR.search(n.words)]
        months = [n for n in sentence.numbers if _OF_A_MONTH.search(n.words)]
        if len(years) != 1 or len(months) != 1 or _NOT_ALL.search(sentence.text):
            continue
        (year,), (month,) = years, months
        computed = Reach(*(each * MONTHS for each in reach(month.quantity)))
        near = is_money(year.quantity.unit) and alike(year.quantity, month.quantity)
        near = near and may_be_slip(year.quantity.value, computed.value)
        if near and year.end <= month.start and deviation(year.quantity, computed) == "warning":
            a_year = written(rounded(computed.value, 2), year.quantity.unit)
            what = f"每月 {month.text}，一年为 {a_year}，报告写 {year.text}，两者不一致。"
            yield of_passages("does_not_add_up", what, (sentence.passage,))


def _monthly(sentence: Sentence) -> Iterator[tuple[Reach, Number]]:
    """What a month's change comes to: of two values, or as it is told, `每月少付2万元`."""
    for change in changes_of(sentence):
        if change.verb and _MONTHLY.search(sentence.text[: change.old.start]):
            yield size(minus(reach(change.new.quantity), reach(change.old.quantity))), change.new
    for number in sentence.numbers:
        if _LESS_A_MONTH.search(number.words):
            yield reach(number.quantity), number


def _of_one(monthly: Quantity, yearly: Quantity) -> bool:
    return joinable(monthly, yearly) or alike(monthly, yearly)


def _check(sentence: Sentence, monthly: Reach, shown: Number, told: Number) -> Iterator[Finding]:
    computed = Reach(*(each * MONTHS for each in monthly))
    near = may_be_slip(told.quantity.value, computed.value)
    if near and deviation(told.quantity, computed) == "warning":
        unit = told.quantity.unit
        a_month, a_year = (
            written(rounded(value, 2), unit) for value in (monthly.value, computed.value)
        )
        what = f"每月差 {a_month}（{shown.text}），一年为 {a_year}，"
        what += f"报告写 {told.text}，两者不一致。"
        yield of_passages("does_not_add_up", what, (sentence.passage,))
