"""One event that is told twice, with two dates."""

import re
from collections import defaultdict
from collections.abc import Iterator
from itertools import combinations
from typing import Final, NamedTuple

from assistant.ingest.checks.reading.evidence import Evidence
from assistant.ingest.checks.reading.findings import of_passages, place_of
from assistant.ingest.checks.reading.sentences import Sentence
from assistant.periods import period_bounds
from assistant.records import Finding

_VERB: Final = (
    r"(?P<verb>投产|投用|启用|开业|上线|签约|签署|验收|竣工|开工|交付|发布|成立|上市|挂牌|完工|封顶"
    r"|通车|开工建设|开馆|揭牌|奠基|落成|投运|试运行)"
)
_WHO: Final = r"(?P<who>[\u4e00-\u9fffA-Za-z0-9\-·“”「」]{2,16}?)"
_HAPPENED: Final = (
    re.compile(
        rf"(?:^|[，,：:；、）)\s]|▢){_WHO}(?:已|正式|项目)*[于在]?(?P<when>▢+)(?:正式|顺利|建成|完成|如期)*{_VERB}"
    ),
    re.compile(
        rf"(?:^|[，,：:；、）)\s]|▢){_WHO}(?:的)?(?:正式)?{_VERB}(?:日期|时间|日)?(?:为|是|[：:]|[于在])+\s?(?P<when>▢+)"
    ),
    re.compile(
        rf"(?<![于在为是▢])(?P<when>▢+)[，,]?{_WHO}(?:已|正式|顺利|建成|如期)*{_VERB}(?![于在日时为是：:])"
    ),
)
_IN_BRACKETS: Final = re.compile(
    rf"(?:^|[，,：:；、）)\s]|▢){_WHO}[（(](?:已|正式)*[于在]?(?P<when>▢+)(?:正式)?{_VERB}(?=[）)])"
)
"""`南桥（5月9日通车）`"""
_AFTER_ALL: Final = re.compile(
    rf"(?:^|[，,：:；、）)\s]|▢|[是为]){_WHO}因[^，,。；▢]{{2,14}}[，,](?P<when>▢+)才(?:正式)?{_VERB}"
)
"""`南桥因钢梁晚到，5月9日才通车`: no plan, whatever was put off."""
_LEADS: Final = re.compile(r"^(?:原因是|主要是|其中|分别是?|即|和|及|与|如|是)")
_CHANGED: Final = re.compile(
    r"原|推迟|延期|提前|改|调整|预计|计划|拟|将|首次|再次|又|第[一二三四五\d]|[一二三四五]期|分别|批"
)
_QUOTED: Final = re.compile(r"[“「《]([^”」》]{2,16})[”」》]")
_KIND: Final = re.compile(
    r"[\u4e00-\u9fffA-Za-z\d]{0,6}?(?:版|款|型|装|系列|口?味|礼盒|[一二三四五六]期|[一二三四五六]代)"
)
_FOLLOWS: Final = re.compile(rf"(?:正式|顺利|建成|完成|如期|按期)*{_VERB}")
_MOVED: Final = re.compile(r"原|推迟|延期|延后|提前|改|调整|首次|再次|又|分别|批")
_PLAN: Final = re.compile(r"预计|计划|拟|将")
_LATE: Final = re.compile(r"因|实际|[延晚迟误]|最终|终于|才")
"""In a sentence of its own, why or that a plan was not kept."""
_NO_NAME: Final = re.compile(r"^(?:公司|项目|我[们司]|其|该|正式|已经?|并|也|则|均|都)+$")


LEAP_YEAR: Final = "2000"


class Event(NamedTuple):
    sentence: Sentence
    key: str
    when: str


def dates_of_events(evidence: Evidence) -> Iterator[Finding]:
    """No tolerance: a month holds its days, and two that share none are two dates."""
    told: defaultdict[tuple[str, str, str], list[Event]] = defaultdict(list)
    for sentence in evidence.sentences:
        for who, verb, event in (*_events(sentence), *_of_quoted(sentence)):
            told[sentence.passage.document, who, verb].append(event)
    for (_, who, verb), events in told.items():
        for left, right in combinations(events, 2):
            if _apart(left.key, right.key) and not _plan_missed(left, right):
                what = f"「{who}{verb}」{_place(left)}写 {left.when}，"
                what += f"{_place(right)}写 {right.when}，两处日期不一致。"
                passages = (left.sentence.passage, right.sentence.passage)
                yield of_passages("contradiction", what, passages)
                break


def _events(sentence: Sentence) -> Iterator[tuple[str, str, Event]]:
    patterns = (*_HAPPENED, _IN_BRACKETS, _AFTER_ALL)
    for pattern in (_AFTER_ALL,) if _CHANGED.search(sentence.text) else patterns:
        for match in pattern.finditer(sentence.masked):
            who = _LEADS.sub("", match["who"].strip("“”「」").removesuffix("的"))
            span = next((s for s in sentence.periods if s.start == match.start("when")), None)
            if span is None or len(who) < 3 or _NO_NAME.match(who):
                continue
            said = sentence.text[span.start : span.end]
            yield who, match["verb"], Event(sentence, span.key, said)


def _of_quoted(sentence: Sentence) -> Iterator[tuple[str, str, Event]]:
    """`“远山”号计划9月交付`, `9月如期交付“远山”号`: of the one thing that its sentence quotes."""
    quoted = set(_QUOTED.findall(sentence.text))
    if len(quoted) != 1 or _MOVED.search(sentence.text) or _is_a_kind(sentence.text):
        return
    for span in sentence.periods:
        happened = _FOLLOWS.match(sentence.text[span.end :])
        if happened:
            said = sentence.text[span.start : span.end]
            yield next(iter(quoted)), happened["verb"], Event(sentence, span.key, said)


def _is_a_kind(text: str) -> bool:
    """`“远山”纪念版于9月上市` is no 上市 of 远山 itself."""
    match = _QUOTED.search(text)
    return match is not None and _KIND.match(text, match.end()) is not None


def _plan_missed(left: Event, right: Event) -> bool:
    texts = (left.sentence.text, right.sentence.text)
    return any(map(_PLAN.search, texts)) and any(map(_LATE.search, texts))


def _apart(left: str, right: str) -> bool:
    """Two that leave their year out are of one year."""
    if left.startswith("*") != right.startswith("*"):
        return False
    ours, theirs = (period_bounds(key.replace("*", LEAP_YEAR)) for key in (left, right))
    return ours[1] < theirs[0] or theirs[1] < ours[0]


def _place(event: Event) -> str:
    return f"在 {place} " if (place := place_of(event.sentence.passage)) else "一处"
