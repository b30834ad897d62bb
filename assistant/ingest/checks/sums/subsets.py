"""A part that is said to be more than what it is part of."""

import re
from collections.abc import Iterator
from itertools import pairwise
from typing import Final

from assistant.ingest.checks.reading.changing import changed, compared
from assistant.ingest.checks.reading.evidence import Evidence
from assistant.ingest.checks.reading.findings import of_passages
from assistant.ingest.checks.reading.intervals import COUNTED, reach
from assistant.ingest.checks.reading.joined import over_sentences
from assistant.ingest.checks.reading.naming import PLAN, label_of
from assistant.ingest.checks.reading.sentences import MEASURES, Number, Sentence, alike
from assistant.ingest.checks.reading.splits import sums_of
from assistant.quantities import PERCENT, POINTS, TIMES
from assistant.records import Finding

_AMONG: Final = re.compile(
    r"^(?:[^，,。；（(]{0,3}[，,（(]?\s*其中|\s?[里中][，,])[^，,。；：]{0,14}$"
)
_IN_A_STATE: Final = re.compile(
    r"^[^，,。；（(]{0,3}[，,（(]\s*(?:目前|现有?|实际)?(?:正常)?"
    r"(?P<state>运营|运行|在用|在营|在岗|在租|已投用|已启用|已投产|有效|活跃|可用|启用|合格)的?(?P<what>[^，,。；：]{0,8})$"
)
"""What these are said of is some of what was counted before."""
_NEW: Final = re.compile(
    r"^[^，,。；（(]{0,3}[，,（(]\s*(?:其中)?(?:▢|本[年月期季周]|当[年月期])+[^，,。；]{0,2}新[增装签开投建]\S{0,4}$"
)
"""Of this period, and so part of what there is by now."""
_NO_WHOLE: Final = re.compile(
    r"率|均|价|每|单[日月周店车台]|最[高低大小多少]|峰|净|利润|毛利|盈|亏|损|差|(?<![行金]结)余|增减|现金流|库存|未|待|缺口|预留"
)
"""Averages, extremes, and what may be negative in one of its parts."""
_NO_PART: Final = re.compile(r"去年|上年|同期|累计|历史|目标|计划|预计|较|比|最[高低大]|峰")
_NO_COUNT: Final = frozenset({PERCENT, POINTS, TIMES, "s", "year", "month"})


def larger_parts(evidence: Evidence) -> Iterator[Finding]:
    """Tolerance: rounding and bounds of both."""
    yield from over_sentences(evidence, _check)


def _check(sentence: Sentence) -> Iterator[Finding]:
    for whole, part in pairwise(sentence.numbers):
        if not _is_part(sentence, whole, part) or _summed(sentence, whole, part):
            continue
        if reach(part.quantity).low > reach(whole.quantity).high:
            words = re.split(r"[，,（(]", part.words)[-1].strip()
            what = f"报告写「{words}{part.text}」，而整体只有 {whole.text}，部分不会大于整体。"
            yield of_passages("contradiction", what, (sentence.passage,))


def _is_part(sentence: Sentence, whole: Number, part: Number) -> bool:
    unit = part.quantity.unit
    label = label_of(sentence, whole)
    if not alike(whole.quantity, part.quantity) or unit in _NO_COUNT or unit is None:
        return False
    if changed(whole.words) or compared(whole.words) or changed(part.words):
        return False
    if whole.words.startswith("、"):  # of which of those that are listed?
        return False
    if _NO_WHOLE.search(label) or _NO_PART.search(part.words) or PLAN.search(label):
        return False
    if "累计" in whole.words and _NEW.match(part.words):
        return True
    state = _IN_A_STATE.match(part.words)
    if state and (unit in COUNTED or unit in MEASURES):
        return not state["what"] or _shares_a_word(label, state["what"])
    return bool(_AMONG.match(part.words))


def _shares_a_word(left: str, right: str) -> bool:
    return any(right[at : at + 2] in left for at in range(len(right) - 1))


def _summed(sentence: Sentence, whole: Number, part: Number) -> bool:
    """Is one of several parts, which are added up elsewhere."""
    return any(each.total is whole and part in each.parts for each in sums_of(sentence))
