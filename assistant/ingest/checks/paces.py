"""Progress against the time that has gone by, and steps back that skip a period."""

import re
from collections.abc import Iterator, Sequence
from decimal import Decimal
from typing import Final

from assistant.ingest.checks.evidence import Evidence
from assistant.ingest.checks.findings import of_passages
from assistant.ingest.checks.intervals import Reach, deviation, size
from assistant.ingest.checks.sentences import Sentence
from assistant.ingest.checks.told import Told, told_in
from assistant.periods import PeriodSpan, period_words, previous_period
from assistant.quantities import PERCENT, POINTS
from assistant.quantities.quantity import rounded, written
from assistant.records import Finding

_PACE: Final = re.compile(
    r"(?:(?P<fast>快于?|超前于?|高于|领先于?|超)|(?P<slow>慢于?|滞后于?|落后于?|低于))(?:序时|时间)进度(?:约|近|了)*$"
)
_MONTHS: Final[dict[str, int]] = {"Q1": 3, "Q2": 6, "Q3": 9, "Q4": 12, "H1": 6, "H2": 12}
MONTHS_OF_YEAR: Final = 12


def paces(evidence: Evidence) -> Iterator[Finding]:
    """`完成76.8%，快于序时进度1.8个百分点` at the end of September. Tolerance: rounding of both."""
    for sentence in evidence.sentences:
        told = told_in(sentence)
        for each in told[1:]:
            match = _PACE.search(each.number.words)
            done = told[each.at - 1]
            months = _months_before(sentence, each)
            if (
                match is None
                or each.quantity.unit != POINTS
                or done.quantity.unit != PERCENT
                or not months
            ):
                continue
            gone = Decimal(100) * months / MONTHS_OF_YEAR
            slack = done.quantity.slack
            ahead = done.quantity.value - gone
            computed = size(Reach(ahead, ahead - slack, ahead + slack))
            off = deviation(each.quantity, computed) == "warning"
            if off or (ahead > 0) != bool(match["fast"]):
                printed = written(rounded(ahead, 2), POINTS)
                passed = written(rounded(gone, 2), PERCENT)
                what = f"{months} 个月的时间进度是 {passed}，{done.text} 比它"
                what += f"{'快' if ahead > 0 else '慢'} {printed.lstrip('-')}，"
                what += f"报告写「{match[0]}」{each.text}，两者不一致。"
                yield of_passages("contradiction", what, (sentence.passage,))


def _months_before(sentence: Sentence, told: Told) -> int:
    """Of the last month, quarter or half that is named before."""
    spans = [s for s in sentence.periods if s.end <= told.number.start]
    part = spans[-1].key.partition("-")[2] if spans else ""
    return int(part) if re.fullmatch(r"\d{2}", part) else _MONTHS.get(part, 0)


def skipped_steps(evidence: Evidence) -> Iterator[Finding]:
    """`三季度收入5亿元，环比一季度的4亿元`: from one period to the next is one step."""
    for paragraph in evidence.paragraphs:
        spans = [(s, span) for s in paragraph for span in s.periods]
        for at, (sentence, span) in enumerate(spans):
            before = sentence.text[max(span.start - 4, 0) : span.start]
            now = _of_one_grain(spans[:at], span)
            if not before.endswith("环比") or now is None:
                continue
            step = previous_period(now.replace("*", str(sentence.today.year)))
            meant = span.key.replace("*", step.partition("-")[0])
            if meant != step and re.match("的|（|\\(", sentence.text[span.end :]):
                said = sentence.text[span.start : span.end]
                what = f"报告写「环比{said}」，而{_words(now)}的前一期是{_words(step)}。"
                yield of_passages("contradiction", what, (sentence.passage,))


def _of_one_grain(before: Sequence[tuple[Sentence, PeriodSpan]], span: PeriodSpan) -> str | None:
    grain = re.sub(r"\d", "#", span.key.partition("-")[2])
    keys = [s.key for _, s in before if re.sub(r"\d", "#", s.key.partition("-")[2]) == grain]
    return keys[-1] if keys and grain in {"Q#", "##"} else None


def _words(key: str) -> str:
    return period_words(key.replace("*", "0000")).replace("0000年", "")
