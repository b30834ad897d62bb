"""`塘鱼在涨，河虾也在涨，一涨一跌之间…`: the two that are said to go apart go one way; and a thing
that is told twice, once before and once after the holidays.
"""

import re
from collections.abc import Iterator
from typing import Final

from assistant.ingest.checks.reading.evidence import Evidence
from assistant.ingest.checks.reading.findings import of_passages
from assistant.ingest.checks.reading.sentences import Sentence
from assistant.records import Finding

_ONE_EACH: Final = re.compile(r"一[升涨增热快高多]一[降跌减冷慢低少]")
_UP: Final = r"回暖|回升|升温|增长|增加|上升|上涨|提升|提高|扩大|扩张|攀升|走高|走强|[涨升增]"
_DOWN: Final = r"收缩|萎缩|下降|下滑|下跌|减少|降低|缩小|回落|降温|走低|走弱|[跌降减]"
_WAY: Final = re.compile(f"(?P<up>{_UP})|{_DOWN}")
_MANY: Final = 2
_PAIRS: Final = (
    ("节前", "节后"),
    ("节日前", "节日后"),
    ("上午", "下午"),
    ("白天", "夜里"),
    ("白天", "夜间"),
    ("淡季", "旺季"),
    ("之内", "之外"),
)
_OTHER: Final = {
    word: other for pair in (*_PAIRS, *(p[::-1] for p in _PAIRS)) for word, other in [pair]
}
_TIMES: Final = re.compile("|".join(dict.fromkeys(_OTHER)))
BEFORE: Final = 3
BEHIND: Final = 4
"""Characters that both places have around the word."""


def one_each(evidence: Evidence) -> Iterator[Finding]:
    """No tolerance: the last word of the way in each of the two clauses before."""
    for sentence in evidence.sentences:
        match = _ONE_EACH.search(sentence.text)
        clauses = (
            re.split("[，,；;]", sentence.text[: match.start()].rstrip("，,；; ")) if match else []
        )
        ways = [list(_WAY.finditer(clause)) for clause in clauses[-_MANY:]]
        if match and len(ways) == _MANY and all(ways):
            one, other = (each[-1] for each in ways)
            if bool(one["up"]) == bool(other["up"]):
                what = f"报告写「{match[0]}」，而其前写「{one[0]}」和「{other[0]}」，前后矛盾。"
                yield of_passages("contradiction", what, (sentence.passage,))


def turned_times(evidence: Evidence) -> Iterator[Finding]:
    """No tolerance: the words on both sides are the same ones."""
    seen: dict[tuple[str, str, str, str], Sentence] = {}
    for sentence in evidence.sentences:
        text = re.sub(r"\s", "", sentence.text)
        for match in _TIMES.finditer(text):
            before, behind = text[: match.start()][-BEFORE:], text[match.end() :][:BEHIND]
            if (
                len(before) < BEFORE
                or len(behind) < BEHIND
                or re.search("[，,：:]", before + behind)
            ):
                continue
            document = sentence.passage.document
            other = seen.get((document, before, _OTHER[match[0]], behind))
            if other and other.passage.id != sentence.passage.id:
                what = f"报告写「{before}{match[0]}{behind}」，"
                what += f"而另一处写「{before}{_OTHER[match[0]]}{behind}」，前后矛盾。"
                yield of_passages("contradiction", what, (sentence.passage, other.passage))
            seen.setdefault((document, before, match[0], behind), sentence)
