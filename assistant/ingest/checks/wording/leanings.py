"""Which way something is said to go, without a figure: `土布的需求在逐步减少`, and elsewhere
`土布业务持续增长`.
"""

import re
from collections import defaultdict
from collections.abc import Iterator, Sequence
from itertools import product
from typing import Final, NamedTuple

from assistant.ingest.checks.reading.evidence import Evidence
from assistant.ingest.checks.reading.findings import of_passages
from assistant.ingest.checks.reading.sentences import Sentence
from assistant.records import Finding

_UP: Final = (
    r"增长|增加|增多|上升|升高|提高|提升|上涨|扩大|扩张|向前|走高|回升|攀升|发展|壮大|升温|走强"
)
_DOWN: Final = (
    r"收缩|萎缩|下降|降低|减少|下滑|下跌|缩小|缩减|走低|回落|衰退|降温|走弱|走软|缩(?=[；;，,。]|$)"
)
_LASTING: Final = (
    r"逐渐|逐步|持续|不断|稳步|稳定|进一步|继续|快速|高速|迅速|明显|显著|日益|日渐|趋于|大幅|再"
)
_MOVES: Final = re.compile(
    rf"^(?P<who>[^\d]{{2,40}}?)(?:(?:{_LASTING})的?(?:地|在)?|[是正还仍]在)"
    rf"(?:(?:{_LASTING})的?)*(?:(?P<up>{_UP})|(?P<down>{_DOWN}))(?![一-鿿]{{0,2}}[率幅速])"
)
_KIND: Final = r"(?:场景|业务|市场|领域|行业|赛道|板块|产品|品类|客群)"
_LINKS: Final = (
    r"(?:是一个|是|非常|十分|比较|相当|正|还|仍然|仍|依然|依旧|也|都|均|已经|已|可能|会|将|有望|呈现|呈|在"
    r"|[的地])*"
)
_SUBJECT: Final = re.compile(
    rf"^(?:而|但是?|同时|其中|目前|当前|近期|看到|可见)*(?P<names>[一-鿿A-Za-z、和与及/]{{2,24}}?)等?{_KIND}?"
    rf"(?:的?(?:整体|总体)?(?P<measure>需求|占比|比重|规模|份额))?{_LINKS}$"
)
_NO_THEME: Final = re.compile(r"^(?:整体|总体|全部|其[中他它余]|公司|我们|行业|市场)?$")
_THIS: Final = re.compile(rf"^[而但也]*[这该](?:个|类|些|一)?(?:{_KIND}|部分|块|需求)")
_AHEAD: Final = re.compile(r"未来|将|预计|预期|有望|可能|会(?!议|员)")
_STILL: Final = re.compile(r"仍|还|再|依然|依旧|进一步|继续")
_OTHERWISE: Final = re.compile(
    r"如果|若|一旦|假如|曾|此前|过去|原来|原先|去年|上年|同期|(?<!占)比(?!重)|较|除|不|没|未能|避免|防止|目标|力争|争取|计划|希望|(?<![主需])要|担心|竞争"
)
_WHATEVER: Final = frozenset({"", "需求", "规模"})
"""What is said to go the same way as the thing itself."""
_MAJORITY: Final = 2


class Leaning(NamedTuple):
    sentence: Sentence
    clause: str
    measure: str
    up: bool


def leanings(evidence: Evidence) -> Iterator[Finding]:
    """No tolerance: of what is told in general. Where one says share and another demand, two
    sentences must agree against the one.
    """
    for themes in _by_document(evidence).values():
        for told in themes.values():
            ups, downs = [t for t in told if t.up], [t for t in told if not t.up]
            few, many = sorted((ups, downs), key=len)
            if len(few) == 1 and many and (pair := _opposed(few, many)):
                one, other = pair
                what = f"报告写「{one.clause}」，而另一处写「{other.clause}」，方向相反。"
                yield of_passages(
                    "contradiction", what, (one.sentence.passage, other.sentence.passage)
                )


def _opposed(few: Sequence[Leaning], many: Sequence[Leaning]) -> tuple[Leaning, Leaning] | None:
    for one, other in product(few, many):
        apart = one.sentence is not other.sentence
        same = one.measure == other.measure or {one.measure, other.measure} <= _WHATEVER
        if apart and (same or len({id(t.sentence) for t in many}) >= _MAJORITY):
            return one, other
    return None


def _by_document(evidence: Evidence) -> dict[str, dict[str, list[Leaning]]]:
    """By document and theme."""
    held: dict[str, dict[str, list[Leaning]]] = defaultdict(lambda: defaultdict(list))
    unnamed = []
    for sentence in evidence.sentences:
        for leaning, names in _read(sentence):
            themes = held[sentence.passage.document]
            for name in names:
                themes[name].append(leaning)
            if not names:
                unnamed.append(leaning)
    for leaning in unnamed:
        themes = held[leaning.sentence.passage.document]
        for name in [n for n in themes if leaning.sentence.text.startswith(n)]:
            themes[name].append(leaning)
    return held


def _read(sentence: Sentence) -> Iterator[tuple[Leaning, list[str]]]:
    """No names where the clause points back to what its sentence begins with."""
    at = 0
    for clause in re.split(r"(?<=[，,：:；;])", sentence.text):
        start, at = at, at + len(clause)
        said = clause.strip("，,：:；; ")
        dated = any(start <= span.start < at for span in sentence.periods)
        match = None if dated or _is_otherwise(said) else _MOVES.match(said)
        if match is None:
            continue
        who = match["who"]
        subject = _SUBJECT.match(who)
        if _THIS.match(who):
            yield Leaning(sentence, said, "", bool(match["up"])), []
        elif subject:
            names = re.split(r"[、和与及/]", subject["names"])
            if themes := [name for name in names if not _NO_THEME.match(name)]:
                leaning = Leaning(sentence, said, subject["measure"] or "", bool(match["up"]))
                yield leaning, themes


def _is_otherwise(said: str) -> bool:
    """A wish, a condition, a comparison; or a turn that is expected."""
    turn = _AHEAD.search(said) and not _STILL.search(said)
    return bool(turn or _OTHERWISE.search(said))
