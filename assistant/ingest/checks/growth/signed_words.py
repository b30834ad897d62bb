"""A word of which way something went, against the sign or the two values right behind it:
`只有花砖同比上升，-7%`, `花砖是唯一同比上升的，从90万掉到70万`.
"""

import re
from collections.abc import Iterator
from typing import Final

from assistant.ingest.checks.reading.changes import changes_of
from assistant.ingest.checks.reading.evidence import Evidence
from assistant.ingest.checks.reading.findings import of_passages
from assistant.ingest.checks.reading.intervals import reach
from assistant.ingest.checks.reading.sentences import Sentence
from assistant.quantities import PERCENT
from assistant.records import Finding

_UP: Final = "上升|上涨|增长|增加|提升|提高"
_DOWN: Final = "下滑|下降|下跌|减少|降低|萎缩"
_SAID: Final = re.compile(
    rf"(?P<of>[^，,。；]*)(?:同比|环比)(?:(?P<up>{_UP})|(?P<down>{_DOWN}))(?P<ends>的)?[，,（(]\s*"
    r"(?:(?P<plus>[+＋])\s*|从\s*)?$"
)
_OTHERWISE: Final = re.compile(
    r"[增降跌涨]速|[增降跌涨升]幅|幅度|亏|[没未不无非难]|停|止|转|反|[由从]|除|外|与|比[^重例]"
)
"""Of how fast it goes, or the other way round."""
_BETTER: Final = frozenset({"提升", "提高"})
_LESS_IS_MORE: Final = frozenset({"s", "month", "year", "名", "位"})
"""Of time and places the smaller may be meant by what has risen."""
_ENDS: Final = re.compile(r"\s*(?:[，,。；;）)]|$)")


def signed_words(evidence: Evidence) -> Iterator[Finding]:
    """No tolerance; of changes in percent that the sentence says nothing else of."""
    for sentence in evidence.sentences:
        yield from _by_sign(sentence)
        yield from _by_values(sentence)


def _by_sign(sentence: Sentence) -> Iterator[Finding]:
    for number in sentence.numbers:
        said = _SAID.search(number.words)
        if said is None or number.quantity.unit != PERCENT or _OTHERWISE.search(said["of"]):
            continue
        negative = number.quantity.value < 0
        against = negative if said["up"] else bool(said["plus"]) and not negative
        if against and _ENDS.match(sentence.text, number.end):
            word = said["up"] or said["down"]
            sign = "" if negative else "+"
            what = f"报告写「{word}」，而其后写 {sign}{number.text}，方向相反。"
            yield of_passages("contradiction", what, (sentence.passage,))


def _by_values(sentence: Sentence) -> Iterator[Finding]:
    for change in changes_of(sentence):
        said = _SAID.search(change.old.words) if change.verb else None
        if said is None or not said["ends"] or _OTHERWISE.search(said["of"]):
            continue
        if said["up"] in _BETTER or change.old.quantity.unit in _LESS_IS_MORE:
            continue
        old, new = reach(change.old.quantity), reach(change.new.quantity)
        if (new.high < old.low) if said["up"] else (new.low > old.high):
            word = said["up"] or said["down"]
            what = f"报告写「{word}」，而从 {change.old.text} 到 {change.new.text}，方向相反。"
            yield of_passages("contradiction", what, (sentence.passage,))
