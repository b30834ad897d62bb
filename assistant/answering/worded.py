"""The sentence that holds every word of a question, where weights alone leave it open."""

from typing import Final, NamedTuple

from assistant.answering.found import Found, dated, holds_stated, names_a_client
from assistant.indexes.base import View
from assistant.records import Passage
from assistant.retrieval.asked import Asked
from assistant.retrieval.backing import Backed, back
from assistant.retrieval.kinds import KindAsked, kind_asked
from assistant.retrieval.lexicon import fold
from assistant.retrieval.measured import unmeasured
from assistant.retrieval.need import Need, names_held, told_by
from assistant.retrieval.people import names_somebody
from assistant.retrieval.plan import Plan
from assistant.retrieval.sentences import sentences_of
from assistant.retrieval.wording import Wording, wording_of
from assistant.retrieval.words import EARLIEST, FIRST_TOLD, FRAMING, INSTRUCTION, NEGATED

MOST: Final = 2
"""Sentences of one passage that are told."""
_OVER_ROWS: Final = {"total", "mean", "difference", "ratio", "growth", "share", "remainder", "rank"}
"""Operations whose result no single row is."""


class _Sought(NamedTuple):
    """What a sentence has to hold to be the answer."""

    view: View
    plan: Plan
    need: Need
    asked: Asked
    wording: Wording
    kind: KindAsked | None

    @property
    def enough(self) -> bool:
        """Whether it tells one sentence from another; one of a kind is asked of now, and of what
        is so."""
        if self.kind and self.need.names:
            plan = self.plan
            return not (plan.periods or plan.excludes or NEGATED.search(plan.text))
        if self.need.names:
            return bool(self.wording.words)
        placed = self.asked.when and self.plan.periods
        return len(self.wording.words) > 1 and bool(placed or self.wording.telling(self.view))

    def told(self, passage: Passage) -> list[str]:
        if not holds_stated(self.view, self.plan, passage):
            return []
        told = [s for s in sentences_of(passage) if self._tells(passage, s)]
        if passage.kind == "table" and self.plan.operation in _OVER_ROWS:
            return []
        if passage.kind == "table":  # the other rows are of something else
            told = [row for row in told if self.wording.held(self.view, fold(row))]
        return told[:MOST]

    def _tells(self, passage: Passage, sentence: str) -> bool:
        told = told_by(self.view, passage, sentence)
        if not (names_held(self.need, told) and self.wording.held(self.view, told)):
            return False
        return self._fits(passage, sentence) and not unmeasured(self.plan.text, told)

    def _fits(self, passage: Passage, sentence: str) -> bool:
        """Whether it is somebody, a date, one of a kind, the first one, where that is asked."""
        if self.asked.who and not names_somebody(self.view, sentence, self.need):
            return False
        if self.kind and not self.kind.told(sentence, self.plan.text):
            return False
        if EARLIEST.search(self.plan.text) and not FIRST_TOLD.search(sentence):
            return False
        in_time = not self.asked.when or dated(self.plan, passage, sentence)
        return in_time and self.asked.fits(sentence)


def find_worded(view: View, plan: Plan, need: Need, asked: Asked) -> Found | None:
    """None where no sentence holds every word, name and date, and the kind of thing asked for."""
    if plan.language == "en" or INSTRUCTION.search(plan.text) or asked.number:
        return None
    kind = kind_asked(plan.text, view)
    wording = wording_of(FRAMING.sub("", kind.rest if kind else plan.text), need)
    rest = tuple(word for word in plan.unknown if kind is None or word in kind.rest)
    plan = plan.model_copy(update={"unknown": rest})
    sought = _Sought(view, plan, need, asked, wording, kind)
    if not sought.enough or (backed := back(view, plan, need)).foreign:
        return None
    for backing in backed.backings:
        lead = (backing.passage, sought.told(backing.passage))
        if lead[1] and names_a_client(view, plan, lead):
            alone = Backed((backing._replace(share=1.0),), agreed=True)
            return Found(alone, lead, nearest=False)
    return None
