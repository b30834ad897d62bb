"""The steps of one thing stand in the order in which they are done, `3月立项，6月试产，9月上线`;
and nothing ends before it has begun: `3月9日发生，3月5日关闭`.
"""

import re
from collections.abc import Iterator, Sequence
from itertools import pairwise
from typing import Final, NamedTuple

from assistant.ingest.checks.reading.evidence import Evidence
from assistant.ingest.checks.reading.findings import of_passages
from assistant.ingest.checks.reading.sentences import Sentence
from assistant.periods import PeriodSpan, period_bounds
from assistant.records import Finding

_STEP: Final = re.compile(
    r"立项|启动|招标|中标|签约|签订|签署|获批|备案|动工|开工|进场|封顶|出样|小批|上量|量产|试产|试运行|试航"
    r"|达产|满产|打平|回本|扭亏|试点|铺[开到]|推广|切换|割接|收官|[切搬做交跑走]完"
    r"|安装|调试|试车|并网|投料|打样|评审|勘察|设计|灰度|内测|公测|投产|投用|投运|上线|上市|验收|竣工|完工|开业|开馆|交付|发布|转产|下水|入坞|出坞|通车"
)
_ENDS: Final = (
    (
        re.compile("立项|招标|中标|签约|动工|开工|进场|封顶|试产|下水|入坞|内测"),
        re.compile("竣工|完工|交付|投产|投用|投运|开业|通车|出坞"),
    ),
    (
        re.compile("开业|开馆|投产|投用|投运|上线|通车"),
        re.compile("达产|满产|打平|回本|扭亏"),
    ),
)
"""What begins a thing, and what ends it."""
_OPENS: Final = re.compile(
    r"(?:^|[，,；;：:、（(])\s*(?:并|再|随后|最终|同年|次年|预计|计划)?[于在到]?$"
)
_LED: Final = re.compile(r"[，,；;]\s*[一-鿿]{2,4}(?:计划|预计)?$")
_DAY: Final = re.compile(r"(?:\d{4}|\*)-\d\d(?:-\d\d)?")
_OTHER: Final = re.compile(r"原|比|较|提前|推迟|延期|晚于|早于|分别")
_AT_FIRST: Final = re.compile(r"^[\s\d.、（(）)]*$")
"""A line of a list that begins with its day."""
_BEGUN: Final = re.compile(
    r"^(?:[（(][^）)]{1,6}[）)])?[^，,。；]{0,4}(?:开始|开工|动工|启动|发生|发现|受理|立项|进场|停产|停机|停运|报修)"
)
_ENDED: Final = re.compile(
    r"^(?:[（(][^）)]{1,6}[）)])?(?:前|起)?(?:[一-鿿]{2})??(?:已|全部|正式|顺利|完成|通过)*"
    r"(?:关闭|结案|办结|闭环|销号|修复|恢复|解除|完成|完工|竣工|封顶|结束|解决|复产|复工|到货|验收|整改完[毕成])(?!的)"
)
_FULL_DAY: Final = re.compile(r"(?:\d{4}|\*)-\d\d-\d\d")
_NEXT_YEAR: Final = re.compile("(?:次年|翌年|[来明]年|第二年)(?:的|初|春)?$")
"""Days of two years: what stands before says which."""
_SAME_YEAR: Final = re.compile("[同当]年$")
_ANY_YEAR: Final = "2000"
FEWEST: Final = 3


class Step(NamedTuple):
    said: str
    word: str
    first: str
    last: str
    """The days between which it was, as 2031-05-01."""
    led: bool = False
    """Its clause begins with what it is a step of: `设备5月进场`."""


def steps_in_order(evidence: Evidence) -> Iterator[Finding]:
    """No tolerance. Of three and more in one sentence, each another step, only one is out."""
    for sentence in evidence.sentences:
        steps = _of_one_thing(list(_steps(sentence)))
        words = {step.word for step in steps}
        if len(words) < len(steps) or not (len(steps) >= FEWEST or _from_first_to_last(steps)):
            continue
        wrong = [(one, next_) for one, next_ in pairwise(steps) if next_.last < one.first]
        if len(wrong) == 1:
            (one, next_) = wrong[0]
            what = f"「{one.said}」晚于写在其后的「{next_.said}」，先后矛盾。"
            yield of_passages("contradiction", what, (sentence.passage,))


def _of_one_thing(steps: list[Step]) -> list[Step]:
    """`土建4月完工，设备5月进场，6月试车，8月并网`: one of four may name what it is of."""
    own = [step for step in steps if not step.led]
    return steps if len(steps) > FEWEST and len(steps) - len(own) == 1 else own


def _from_first_to_last(steps: Sequence[Step]) -> bool:
    """Two are enough, where the one always comes before the other."""
    return any(
        len(steps) == len(patterns)
        and all(p.fullmatch(step.word) for step, p in zip(steps, patterns, strict=True))
        for patterns in _ENDS
    )


def _steps(sentence: Sentence) -> Iterator[Step]:
    """From the first day on that its clause says a step of; those after it open their clauses."""
    year, begun, last = str(sentence.today.year), False, ""
    for span in (s for s in sentence.periods if _DAY.fullmatch(s.key)):
        clause = re.split(r"[，,。；;：:]", sentence.text[span.end :])[0]
        step = _STEP.search(clause)
        opens = _OPENS.search(sentence.text[: span.start])
        led = bool(begun and not opens and _LED.search(sentence.text[: span.start]))
        if not step or not (opens or led or not begun) or _OTHER.search(clause):
            continue
        if _later_year(sentence, span):
            return
        key = span.key.replace("*", year)
        bare = "年" not in sentence.text[span.start : span.end]
        if bare and key < last and key[:4] < str(sentence.today.year):
            key = f"{int(year) + 1}{key[4:]}"  # `2030年11月签约，1月上线`
        year, begun, last = key[:4], True, key
        if bounds := _bounds(key):
            yield Step(_said(sentence, span, step[0]), step[0], *bounds, led)


def _said(sentence: Sentence, span: PeriodSpan, word: str) -> str:
    year = _SAME_YEAR.search(sentence.text[: span.start])
    return f"{year[0] if year else ''}{sentence.text[span.start : span.end]}{word}"


def _bounds(key: str) -> tuple[str, str] | None:
    try:
        first, last = period_bounds(key)
    except ValueError:
        return None  # no such day, which `impossible_dates` tells
    return first.isoformat(), last.isoformat()


def ends_before_beginnings(evidence: Evidence) -> Iterator[Finding]:
    """No tolerance. Days of one year, within one sentence."""
    for sentence in evidence.sentences:
        days = [span for span in sentence.periods if _FULL_DAY.fullmatch(span.key)]
        begun = next((day for day in days if _begins(sentence, day)), None)
        for day in (each for each in days if begun and each.start > begun.start):
            ended = _ENDED.match(sentence.text[day.end :])
            if (
                begun
                and ended
                and not any(_later_year(sentence, each) for each in days)
                and _year(day) == _year(begun)
                and _first_day(day) < _first_day(begun)
            ):
                first, last = (sentence.text[s.start : s.end] for s in (begun, day))
                what = f"「{last}{ended[0]}」早于开始的 {first}，先后矛盾。"
                yield of_passages("contradiction", what, (sentence.passage,))


def _later_year(sentence: Sentence, day: PeriodSpan) -> bool:
    return bool(_NEXT_YEAR.search(sentence.text[: day.start]))


def _begins(sentence: Sentence, day: PeriodSpan) -> bool:
    before, behind = sentence.text[: day.start], sentence.text[day.end :]
    return bool(_AT_FIRST.match(before) or _BEGUN.match(behind))


def _year(day: PeriodSpan) -> str:
    return day.key.split("-", maxsplit=1)[0]


def _first_day(day: PeriodSpan) -> str:
    return period_bounds(day.key.replace("*", _ANY_YEAR))[0].isoformat()
