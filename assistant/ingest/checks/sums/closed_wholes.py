"""A whole in bare clauses, up to what closes it: `共投标40份，中标18份，落标14份，还有8份待定`."""

import re
from collections.abc import Iterator, Sequence
from decimal import Decimal
from typing import Final

from assistant.ingest.checks.reading.evidence import Evidence
from assistant.ingest.checks.reading.findings import of_passages
from assistant.ingest.checks.reading.sentences import MASK, Number, Sentence
from assistant.ingest.checks.reading.slips import slip_of
from assistant.quantities import PERCENT, POINTS, TIMES
from assistant.quantities.quantity import written
from assistant.records import Finding

_IN_ALL: Final = re.compile(r"(?:共|总共|一共|合计|总计|全部|总数|总量)(?!同)[^，,。；：:\d]{0,8}$")
_CLAUSE: Final = re.compile(r"[，,、：:（(]\s*(?:其中)?[^，,。；：:、（()）\d▢]{0,8}")
_REST: Final = re.compile(r"还有|另有|另外|其余|其他|其它|剩余|余下|剩下|尚有")
_OPEN: Final = re.compile(r"未|待|没|不|在[建途办制]|进行|中$")
"""What is not done yet closes what is counted by how far it is."""
_NO_PART: Final = re.compile(
    r"同比|环比|较|比|上[年月季周]|去年|增|减|降|升|每|均|最|目标|计划|预算|新增|分布|涉及|覆盖"
)
_NO_COUNT: Final = frozenset({PERCENT, POINTS, TIMES, "s", "month", "year", None})
FEWEST: Final = 3
FARTHEST: Final = Decimal("0.3")
"""Of the whole."""
NEAR: Final = 2
BEHIND: Final = 6


def closed_wholes(evidence: Evidence) -> Iterator[Finding]:
    """No tolerance: what is counted is exact. What is open, and no rest, must look mistyped."""
    for sentence in evidence.sentences:
        for at, total in enumerate(sentence.numbers):
            if not _IN_ALL.search(total.words) or not _counts(total, total):
                continue
            parts = _parts(sentence, total, sentence.numbers[at + 1 :])
            if len(parts) < FEWEST or not _closes(sentence, total, parts):
                continue
            summed = sum((part.quantity.value for part in parts), Decimal(0))
            off = total.quantity.value - summed
            if off and abs(off) <= total.quantity.value * FARTHEST:
                shown = " + ".join(f"{_said(part)}{part.text}" for part in parts)
                what = f"{shown} 相加为 {written(summed, total.quantity.unit)}，"
                what += f"总数写 {total.text}，两者不一致。"
                yield of_passages("does_not_add_up", what, (sentence.passage,))


def _said(part: Number) -> str:
    """The words of its own clause."""
    return re.split("[，,、：:（(]", part.words)[-1].strip()


def _counts(number: Number, total: Number) -> bool:
    quantity = number.quantity
    one = quantity.unit == total.quantity.unit not in _NO_COUNT
    return one and quantity.bound == "exact" and quantity.value > 0


def _parts(sentence: Sentence, total: Number, rest: Sequence[Number]) -> list[Number]:
    """Each in a clause of its own, up to one that is of something else."""
    parts: list[Number] = []
    for number in rest:
        words = sentence.masked[(parts[-1] if parts else total).end : number.start]
        words = re.sub(r"^[^，,。；：:、（()）\d▢]{0,10}(?=[，,、：:])", "", words)
        other = _NO_PART.search(words) or MASK in words
        if not _counts(number, total) or other or not _CLAUSE.fullmatch(words):
            break
        parts.append(number)
        if _REST.search(words):
            break
    return parts


def _closes(sentence: Sentence, total: Number, parts: Sequence[Number]) -> bool:
    last = parts[-1]
    if _REST.search(last.words):
        return not re.match(r"[^，,。；]{0,4}(?:不[含计]|另)", sentence.text[last.end :])
    behind = re.split(r"[，,。；：:]", sentence.text[last.end : last.end + BEHIND])[0]
    open_ = _OPEN.search(re.split("[，,、：:]", last.words)[-1]) or _OPEN.search(behind)
    summed = sum((part.quantity.value for part in parts), Decimal(0))
    off = total.quantity.value - summed
    slipped = any(
        part.quantity.value + off > 0 and slip_of(part.quantity, part.quantity.value + off)
        for part in parts
    )
    return bool(open_) and (abs(off) <= NEAR or (off < 0 and slipped))
