"""A rank right behind its value, among what is told so beside it in turn.

`东窑成品率88.0%，是三窑里最低的；西窑成品率85.0%`; `东窑单价50元，最高；西窑60元，最低`.
"""

import re
from collections.abc import Iterator, Sequence
from typing import Final, NamedTuple

from assistant.ingest.checks.reading.evidence import Evidence
from assistant.ingest.checks.reading.facts import AGO
from assistant.ingest.checks.reading.findings import of_passages
from assistant.ingest.checks.reading.naming import PLAN
from assistant.ingest.checks.reading.sentences import Sentence, alike
from assistant.ingest.checks.reading.told import Told, told_in
from assistant.records import Finding

_RANK: Final = re.compile(
    r"(?:/[一-鿿]{1,3})?\s*[，,（(]\s*(?:[是为居列仍均也又且在]|依然|依旧|各[一-鿿]{1,3})*"
    r"(?:[^，,。；;：:\d]{0,10}?(?:中|之中|里|间|内)的?)?(?:[是为居])?"
    r"(?P<word>最(?P<more>[高多大长])|最(?P<less>[低少小短])|(?P<top>居首|首位)|(?P<last>垫底|末位))"
    r"的?(?:[一]?[个家类项])?(?=[，,。；;）)]|$)"
)
_SCOPE: Final = re.compile(r"历史|以来|之一|近\S{0,3}年|除|不含|单[日月周]|全[国省市]|行业")
SHORTEST: Final = 2
LONG: Final = 3
"""Characters of what is measured, and of what two names end on."""


class _Ranked(NamedTuple):
    told: Told
    word: str
    """Empty where none stands behind it."""
    most: bool


def ranks_behind(evidence: Evidence) -> Iterator[Finding]:
    """No tolerance. The others have the same name, or a rank of their own, up to a full stop."""
    for paragraph in evidence.paragraphs:
        for group in _groups(paragraph):
            values = [each for sentence in group for each in _values(sentence)]
            for each in values:
                if each.word and (other := _ahead(each, values)):
                    what = f"报告写 {each.told.text}「{each.word}」，而并列的有 {other.text}，"
                    what += f"与「{each.word}」相反。"
                    yield of_passages("contradiction", what, (each.told.sentence.passage,))


def _groups(paragraph: Sequence[Sentence]) -> Iterator[list[Sentence]]:
    """Sentences that only semicolons part."""
    group: list[Sentence] = []
    for sentence in paragraph:
        text = sentence.passage.text
        at = text.find(sentence.text)
        before = text[:at].rstrip()
        if group and not before.endswith(("；", ";")):
            yield group
            group = []
        group.append(sentence)
    if group:
        yield group


def _values(sentence: Sentence) -> Iterator[_Ranked]:
    for told in told_in(sentence):
        own = re.split(r"[，,；;。]", told.number.words)[-1]
        if told.role not in {"level", "mean"} or AGO.search(own) or PLAN.search(own):
            continue
        rank = _RANK.match(sentence.text, told.number.end)
        if rank and _SCOPE.search(rank[0]):
            continue
        most = bool(rank and (rank["more"] or rank["top"]))
        yield _Ranked(told, rank["word"] if rank else "", most)


def _ahead(own: _Ranked, values: Sequence[_Ranked]) -> Told | None:
    """Of its name; or with the opposite rank, told by a name alone."""
    for each in values:
        if each is own or not _as_fine(own.told, each.told):
            continue
        named = _measures_alike(own.told.name, each.told.name)
        turned = bool(each.word) and each.most != own.most
        more = each.told.quantity.value - own.told.quantity.value
        if (named or turned) and (more > 0 if own.most else more < 0):
            return each.told
    return None


def _measures_alike(one: str, other: str) -> bool:
    """The same; or by their end, with a name before it in each: 东店毛利率 and 西店毛利率."""
    shared = 0
    while shared < min(len(one), len(other)) and one[-shared - 1] == other[-shared - 1]:
        shared += 1
    return shared >= LONG or (one == other and shared >= SHORTEST)


def _as_fine(one: Told, other: Told) -> bool:
    left, right = one.quantity, other.quantity
    exact = left.bound == right.bound == "exact" and left.place == right.place
    return exact and left.unit is not None and alike(left, right)
