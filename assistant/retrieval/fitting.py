"""Which of the operations that the words allow fit what a question names. Pure."""

import re
from typing import Final

from assistant.indexes.base import View
from assistant.retrieval.language import Reading
from assistant.retrieval.natures import natures_said
from assistant.retrieval.operations import Operation
from assistant.retrieval.stated_shares import of_first
from assistant.retrieval.times import periods_of
from assistant.retrieval.words import GROWS, RANKED

_SUPERLATIVE: Final = re.compile(r"最[\u3400-\u9fff]的?")
_TAKEN_OFF: Final = re.compile(r"减[去掉]")
"""`总量减去A、B`: the parts are taken off the whole."""
_BESIDE: Final = re.compile(
    r"加上?(?:剩|余|其[他它余])|[、,，和与跟及](?:还)?(?:剩|余)[下余的]*(?:的)?(?:[各分]|都|一共|总共|合计)"
)
"""`A加上剩下的`, `A、剩下的各占多少`: what is left is one of the parts."""

_MORE: Final = re.compile(r"[多少高低]了?百分之[几多]")
"""`比去年多百分之几` of one value at two times: by how much it grew."""

_THE_REST: Final = re.compile(r"(?:其余|剩[下余]|余下|其[他它])的?那?(?:部分|些)?的?$")

_NEW: Final = re.compile(r"新[增签开入]了?(?:多少|几)")
_NEW_OF: Final = re.compile(r"新[增签开入](?!.*(?:[同环]比|增长|下降))")


def _apposed(reading: Reading) -> bool:
    """`其余自用占几成` names what the rest is, and asks its share."""
    named = [m for m in reading.mentions if m.names("member") and not m.names("metric")]
    return "share" in reading.operations and any(
        _THE_REST.search(reading.text, 0, m.start) for m in named
    )


def without_rest(
    reading: Reading, metrics: tuple[str, ...], operations: tuple[Operation, ...]
) -> tuple[str, ...]:
    """`扣掉…还剩多少`: a metric that only the word for what is left names is not asked."""
    if _apposed(reading):
        said = {name for mention in reading.mentions for name in mention.names("metric")}
        metrics = tuple(name for name in metrics if name in said) or metrics
    if not ("remainder" in operations or _apposed(reading)) or len(metrics) < 2:
        return metrics
    rest = {
        name
        for mention in reading.mentions
        if reading.text[mention.start : mention.end].startswith(("剩", "余", "还", "其余"))
        for name in mention.names("metric")
    }
    return tuple(name for name in metrics if name not in rest) or metrics


def operations_for(
    reading: Reading, metrics: tuple[str, ...], names: tuple[tuple[str, ...], ...], view: View
) -> tuple[Operation, ...]:
    """Those that fit: a word for an operation may also be part of what is asked."""
    shares = {m.name for m in view.metrics() if m.share_of}
    several = len(metrics) > 1 or any(len(held) > 1 for held in names)
    several = several or len(natures_said(reading.text)) > 1
    described = _describes(reading)
    fitting: list[Operation] = []
    for operation in reading.operations:
        if operation == "share" and metrics and set(metrics) <= shares:
            continue
        if operation in {"members", "define", "why", "count"} and metrics and reading.asks_quantity:
            continue
        if operation == "breakdown" and (several or len(periods_of(reading)) > 1):
            continue
        if operation == "whole" and len(metrics) != 2:
            continue
        first = metrics and all(map(of_first, metrics))  # said of the first few together
        if operation == "rank" and metrics and (first or not _ranks(reading) or described):
            continue
        beside = len(metrics) > 1 and _BESIDE.search(reading.text)
        if operation == "remainder" and (beside or _apposed(reading)):
            continue
        fitting.append(operation)
    if "growth" in fitting and _counts_new(reading, metrics):
        fitting.remove("growth")
    since = reading.baseline or len(periods_of(reading)) > 1
    if since and not several and _MORE.search(reading.text):
        fitting.insert(0, "growth")
    taken = _TAKEN_OFF.search(reading.text) and len(metrics) == 1 and any(names[:-1])
    left_out = bool(taken) or (reading.excludes and not (reading.confirms or _apposed(reading)))
    return _led(fitting, reading, left_out=left_out)


def _counts_new(reading: Reading, metrics: tuple[str, ...]) -> bool:
    """`新增了几家客户` of a metric 新增客户 asks how many they are, and not how that grew."""
    said = _NEW.search(reading.text)
    new = bool(metrics) and all(_NEW_OF.match(name) for name in metrics)
    return bool(said) and new and not reading.baseline and not GROWS.search(reading.text)


def _led(fitting: list[Operation], reading: Reading, *, left_out: bool) -> tuple[Operation, ...]:
    """With the one in front that the others only qualify."""
    if "rank" in fitting and GROWS.search(reading.text):
        fitting.insert(0, "rank")
    if "per_unit" in fitting and "mean" in fitting:
        fitting.remove("mean")  # `平均每家` spreads an amount, and weighs nothing
    if {"mean", "series"} <= set(fitting):  # `平均每季度` of the named ones is one value
        fitting.remove("series")
    if "compound" in fitting:  # `每年增长…三年后` asks for no table, and `平均每月` spreads nothing
        fitting = [each for each in fitting if each not in {"series", "per_unit", "mean"}]
    if "annualise" in fitting:
        fitting = ["annualise"]
    if "why" in fitting:
        fitting.insert(0, "why")
    if left_out:
        fitting.insert(0, "remainder")
    return tuple(dict.fromkeys(fitting))


def _describes(reading: Reading) -> bool:
    """`最短的一年期和最长的四年期各多少`: each superlative says of a member what it is."""
    said = list(_SUPERLATIVE.finditer(reading.text))
    begins = {m.start for m in reading.mentions if m.names("member")}
    return bool(said) and all(match.end() in begins for match in said)


def _ranks(reading: Reading) -> bool:
    """`最高可达多少` asks for a bound."""
    return not reading.asks_quantity or bool(RANKED.search(reading.text))
