"""`库存46吨，低于去年的40吨`: which of two values is said to be the larger."""

import re
from collections.abc import Iterator
from typing import Final

from assistant.ingest.checks.reading.evidence import Evidence
from assistant.ingest.checks.reading.findings import of_passages
from assistant.ingest.checks.reading.intervals import rounding
from assistant.ingest.checks.reading.joined import over_sentences
from assistant.ingest.checks.reading.sentences import Sentence
from assistant.ingest.checks.reading.told import Told, told_in, words_of
from assistant.records import Finding

_COMPARES: Final = re.compile(
    r"^[^，,。；0-9▢]{0,3}[，,]?\s*(?:也|均|仍|已|略|稍|明显|显著|远|大幅|小幅|但|并|又|继续)*"
    r"(?P<word>高于|多于|大于|超过|超出|高过|低于|少于|小于|不及|低过)(?P<what>[^，,。；0-9]{0,16})$"
)
_NAMED_BEHIND: Final = re.compile(r"\s?的[^，,。；\d]{2,10}")
"""`低于2%的目标` is a value to compare with, `低于2%` may mean `by`."""
_WORD: Final = re.compile(r"高于|多于|大于|超过|超出|高过|低于|少于|小于|不及|低过")
_MORE: Final = re.compile(r"高于|多于|大于|超过|超出|高过")
LEAST: Final = 2
"""`收入12亿元，低于预算2亿元` may mean `by`: less than half is no value to compare with."""
_NO_LEVEL: Final = re.compile(r"占|每|平均|[人户单店]均")


def stated_comparisons(evidence: Evidence) -> Iterator[Finding]:
    """Tolerance: rounding of both; a value with a bound of its own is not compared."""
    yield from over_sentences(evidence, _check)


def _check(sentence: Sentence) -> Iterator[Finding]:
    told = told_in(sentence)
    for base in told[1:]:
        match = _COMPARES.match(words_of(base))
        one = _compared(told, base) if match else None
        if match is None or one is None:
            continue
        if not match["what"] and not _NAMED_BEHIND.match(sentence.text, base.number.end):
            continue
        more = bool(_MORE.fullmatch(match["word"]))
        slack = rounding(one.quantity) + rounding(base.quantity)
        off = one.quantity.value - base.quantity.value
        may_be_a_gap = base.quantity.value * LEAST < one.quantity.value
        if not may_be_a_gap and ((off < -slack) if more else (off > slack)):
            what = f"报告写「{match['word']}{match['what'].replace('▢', '')}"
            what += f"{base.text.removeprefix(match['word'])}」，"
            what += f"而所比的是 {one.text}，方向相反。"
            yield of_passages("contradiction", what, (sentence.passage,))


def _is_exact(base: Told) -> bool:
    """Also where the word that compares is read as its bound: `高于1.8%的目标`."""
    return base.quantity.bound == "exact" or bool(_WORD.match(base.text))


def _compared(told: list[Told], base: Told) -> Told | None:
    """The value right before it, or that which the value before it is compared with, too."""
    for each in reversed(told[: base.at]):
        if _COMPARES.match(each.number.words):
            continue
        fits = (each.is_level or each.role == "multiple") and each.number.depth == base.number.depth
        exact = each.quantity.bound == "exact" and _is_exact(base)
        named = _NO_LEVEL.search(each.number.words) and not _of_one_kind(each, base)
        one_unit = each.quantity.unit == base.quantity.unit and base.quantity.unit is not None
        return each if fits and exact and one_unit and not named else None
    return None


def _of_one_kind(each: Told, base: Told) -> bool:
    """`甲窑每百片裂1.8片，高于乙窑的1.3片`: a mean to as many decimals, of another one by name."""
    decimals = {told.quantity.place for told in (each, base)}
    fine = len(decimals) == 1 and (each.quantity.place or 1) < 1
    return fine and bool(re.search(r"(?:[一-鿿]{2}|▢)的$", base.number.words))
