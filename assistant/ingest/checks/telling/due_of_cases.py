"""By when something of a case is due, there and elsewhere: `余下40箱6月底前交付`, in the case of
松涛, and `松涛的货在7月底前全部交付`.
"""

import re
from collections import defaultdict
from collections.abc import Iterator
from typing import Final, NamedTuple

from assistant.ingest.checks.reading.evidence import Evidence
from assistant.ingest.checks.reading.findings import of_passages
from assistant.ingest.checks.reading.sentences import Sentence
from assistant.records import Finding

_DUE: Final = re.compile(
    r"(?<![\d年])(?P<month>1[0-2]|[1-9])月(?P<end>底|末|初|中旬)?之?前(?:可|能|将|全部|陆续|如期)*"
    r"(?P<verb>交付|完成|上线|投产|验收|到货|签约|启用|开业|搬迁)"
)
_SOME: Final = re.compile(r"首批|第[一二三四]批|一半|部分|先行|其中")


class _Due(NamedTuple):
    sentence: Sentence
    said: str
    month: str
    verb: str


def due_of_cases(evidence: Evidence) -> Iterator[Finding]:
    """No tolerance: the case says one month for what is done, and it is all that is done."""
    cases: defaultdict[tuple[str, str], list[_Due]] = defaultdict(list)
    for sentence in evidence.sentences:
        if sentence.passage.case:
            cases[sentence.passage.document, sentence.passage.case] += _due(sentence)
    for (document, name), own in cases.items():
        for sentence in evidence.sentences if own else ():
            passage = sentence.passage
            if passage.document == document and not passage.case and name in sentence.text:
                for other in _due(sentence):
                    yield from _check(name, own, other)


def _due(sentence: Sentence) -> list[_Due]:
    if _SOME.search(sentence.text):
        return []
    found = _DUE.finditer(sentence.text)
    return [_Due(sentence, m[0], f"{m['month']}{m['end'] or ''}", m["verb"]) for m in found]


def _check(name: str, own: list[_Due], other: _Due) -> Iterator[Finding]:
    same = [due for due in own if due.verb == other.verb]
    if len({due.month for due in same}) == 1 and same[0].month != other.month:
        what = f"{name}一处写「{other.said}」，一处写「{same[0].said}」，两处不一致。"
        yield of_passages("contradiction", what, (other.sentence.passage, same[0].sentence.passage))
