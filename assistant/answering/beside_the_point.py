"""Sentences that hold the words of a question and answer another one: no change where a change is
asked, what is planned for what was done, a value before the one it would be of.
"""

import re
from collections.abc import Sequence
from typing import Final

from assistant.answering.of_another_kind import asks_price
from assistant.retrieval.asked import asked_of, has_quantity
from assistant.retrieval.plan import Plan

_CHANGE_ASKED: Final = re.compile(
    r"(?:同比|环比|[比较][上去]年?)[^,，。?？]{0,6}(?:[涨增升降跌减变]|提高|多少|怎么样|如何)"
)
_CHANGE_TOLD: Final = re.compile(
    r"同比|环比|[涨增升降跌减]|提高|提升|扩大|缩|下滑|回落|持平|改善|[高低多少快慢]于|[高低]出|变|由.+[到至为]|从.+[到至为]"
)
_SINCE: Final = (
    ("同比", re.compile("同比|同期|去年|上年")),
    ("环比", re.compile(r"环比|上[月季期]|较|\d月")),
)
"""Words that ask since when, and what says so."""
_DONE_ASKED: Final = re.compile(
    r"实际[\u4e00-\u9fff]{1,4}(?:多少|几)|已经?[\u4e00-\u9fff]{1,3}了?(?:多少|几)"
)
_AHEAD: Final = re.compile(r"目标|预算|计划|预计|拟|将(?!近)|打算|[底末月日]前")
_CLAUSE: Final = re.compile(r"[，,；;。\n]")
_OWNED: Final = re.compile(
    r"(?P<name>[\u4e00-\u9fffA-Za-z\d]{2,10})的(?P<property>[\u4e00-\u9fff]{1,6}"
    r"(?:率|量|额|价|数|收入|成本|利润|毛利))(?:是|有|为)?(?:多少|几|[?？]|$)"
)
_PRICE_ASKED: Final = re.compile(r"多少钱|几块钱|多少[百千]?[万亿]?元")
_AMOUNT_TOLD: Final = re.compile(
    r"\d[\d,.]*\s?[百千]?[万亿]?(?:元|美元|欧元|港元)|\d[\d,.]*[万亿](?![\u4e00-\u9fff])"
)
_PRICE_TOLD: Final = re.compile(r"[价均单每]|元\s?[/／]")
_MONTH: Final = re.compile(r"(?<!\d)(1[0-2]|[1-9])月(?!\d+日)")
_THIS_MONTH: Final = re.compile("[当本]月")
_LASTS: Final = re.compile("多久|多长时间")
_SPANS: Final = ("s", "month", "year")
_ONE_WAY: Final = re.compile(r"([亏坏拆退丢撤裁赔欠还])[了掉过出]*(?:多少|几)(?![年月天])")
"""What is done once or one way: a number of the name alone tells nothing of it."""
_NAMES: Final = re.compile(r"[为是由自归属给]")
"""`最大一笔40万元，为甲所欠`: whose it is."""
_APART: Final = re.compile(r"[；;。！？\n]")


def beside_the_point(plan: Plan, told: Sequence[str]) -> bool:
    """Whether the sentences tell of something else than a value that is asked."""
    text = "\n".join(told)
    if _CHANGE_ASKED.search(plan.text):
        since = [said for word, said in _SINCE if word in plan.text]
        if not all(said.search(text) for said in (_CHANGE_TOLD, *since)):
            return True
    if _no_price(plan.text, text):
        return True
    if _of_another_month(plan.text, text):
        return True
    if _LASTS.search(plan.text) and not any(has_quantity(text, unit) for unit in _SPANS):
        return True
    deed = _ONE_WAY.search(plan.text)
    if deed and deed[1] not in text:
        return True
    if _DONE_ASKED.search(plan.text) and _only_planned(text, asked_of(plan.text).unit):
        return True
    if any(_before_named(plan, name, sentence) for name in plan.subjects for sentence in told):
        return True
    owned = _OWNED.search(plan.text)
    if owned is None:
        return False
    return any(_behind(owned["name"], owned["property"], sentence) for sentence in told)


def _no_price(asked: str, told: str) -> bool:
    """No amount of money where one is asked, or none that one thing costs."""
    if asks_price(asked) and not _PRICE_TOLD.search(told):
        return True
    return bool(_PRICE_ASKED.search(asked)) and not _AMOUNT_TOLD.search(told)


def _of_another_month(asked: str, told: str) -> bool:
    """`7月净利润`, of a sentence of this month or of August alone."""
    months = set(_MONTH.findall(asked))
    others = set(_MONTH.findall(told))
    said = others or _THIS_MONTH.search(told)
    return bool(months) and bool(said) and not months & others


def _only_planned(text: str, unit: str | None) -> bool:
    """`10月底前完成6家，预算72万元`: of money only a budget is told."""
    mark = "[元万亿]" if unit == "money" else re.escape(unit) if unit else ""
    counted = re.compile(rf"\d[\d,.]*\s?[万亿千]?{mark}")
    clauses = [clause for clause in _CLAUSE.split(text) if counted.search(clause)]
    return bool(clauses) and all(map(_AHEAD.search, clauses))


def _before_named(plan: Plan, name: str, sentence: str) -> bool:
    """`三家共撤柜40套，其中甲仍在洽谈`: the number that is asked stands before 甲 is named."""
    asked, at = asked_of(plan.text), sentence.find(name)
    if not asked.number or at < 0 or has_quantity(sentence[at:], asked.unit):
        return False
    *_, clause = _CLAUSE.split(sentence[:at])
    before = sentence[: at - len(clause)]
    return has_quantity(before, asked.unit) and not _NAMES.search(clause)


def _behind(name: str, asked: str, sentence: str) -> bool:
    """`甲利用率84%；乙产量30万个`: the rate is told before 乙 is named, and is not of it."""
    at = sentence.find(name)
    ends = (asked[-size:] for size in range(len(asked), 1, -1))
    told = next((sentence.rfind(end) for end in ends if end in sentence), -1)
    return 0 <= told < at and _APART.search(sentence[told:at]) is not None
