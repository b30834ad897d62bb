"""Which passages may answer a question, and whether any of them does."""

import re
from typing import Final, NamedTuple

from assistant.indexes.base import View
from assistant.indexes.derived import derived
from assistant.indexes.terms import terms
from assistant.records import Passage, page_number
from assistant.retrieval.lexicon import fold
from assistant.retrieval.need import Need, held, names_held, told_by
from assistant.retrieval.passages import rank_passages
from assistant.retrieval.people import PEOPLE
from assistant.retrieval.plan import Plan
from assistant.retrieval.vetoes import is_strange, strange_names

LACKING: Final = 0.4
"""Share of a question's content that its best passage holds, below which nothing answers it.

Over 788 encyclopedia passages: below it lie 1 % of the questions whose passage is there and
three quarters of those whose passage was taken out; cosines overlap throughout.
"""
NEARLY: Final = 0.3
"""From here on what comes nearest is shown, and that it does not answer is said."""
AGREED: Final = 0.2
"""The same where keywords and meaning put one passage first independently of each other."""
CLEAR: Final = 0.8
"""From here on the first passage needs no others beside it."""
HEADED: Final = 0.25
"""What a heading that is the very name is worth beside the share."""
NEAREST: Final = 12
"""Passages that are read when no name narrows them."""


_OF_KIND: Final = re.compile(r"(?<=..)(?:市场|领域|行业|方面|业务)[上里中]?$")
"""What any name may be followed by: `手机市场的…` asks of 手机."""


_TICKED: Final = re.compile(r"(?:[□√☑☒☐■✓✔]\s*(?:不?适用|是|否|有|无)\s*)+")
"""The answer of a form: says nothing without its question."""


class Backing(NamedTuple):
    """A passage and how much of the question it holds, with its headings."""

    passage: Passage
    share: float


class Backed(NamedTuple):
    backings: tuple[Backing, ...]
    """Best first; all hold the names of the question."""
    agreed: bool
    beside: tuple[Passage, ...] = ()
    """Passages as near that lack a name; they may go on with what another one begins."""

    named: bool = False
    """The question names something, and the passages do, or are called so."""
    foreign: bool = False
    """A name of the question stands nowhere in the corpus."""

    @property
    def lacking(self) -> bool:
        return self.foreign or self._best < (AGREED if self.agreed else NEARLY)

    @property
    def near(self) -> bool:
        """A passage about what the question names holds a little of what it asks."""
        return self.named and not self.foreign and self._best > 0

    @property
    def loose(self) -> bool:
        """Near, but too little of the question to call it an answer."""
        return self.lacking or (self._best < LACKING and not self.agreed)

    @property
    def _best(self) -> float:
        return max((b.share for b in self.backings[:8]), default=0.0)

    @property
    def clear(self) -> bool:
        """The first holds nearly all of the question and no other comes close."""
        if not self.backings:
            return False
        others = [b.share for b in self.backings[1:]]
        first = self.backings[0].share
        return first >= CLEAR and self.agreed and all(first - other >= 0.2 for other in others)


def back(view: View, plan: Plan, need: Need) -> Backed:
    """Passages by both indexes, those that lack a name left out, reordered by what they hold."""
    if not plan.backed:
        return _nearest(view, plan)
    asked = " ".join([plan.text, *(w for w in plan.unknown if w not in plan.text)])
    asked = " ".join([asked, *(rendering for _, found in need.words for rendering in found)])
    ranked = rank_passages(view, asked)
    ids = ranked.ids if need.names or plan.page else ranked.ids[:NEAREST]
    found: list[tuple[float, Backing]] = []
    beside: list[Passage] = []
    for place, id in enumerate(ids):
        read = _read(view, id)
        if read is None or not _on_page(read.passage, plan.page):
            continue
        passage, told, terms_told, terms_above = read
        if need.names and not names_held(need, told):
            beside.extend([passage] if place < NEAREST else [])
            continue
        share = need.share(terms_told) if need.weights else 1.0
        named = need.share(terms_above) if need.weights else 0.0
        titled = HEADED if need.names and _headed(passage, need) else 0.0
        found.append((share + named / 4 + titled - place / 25, Backing(passage, share)))
    found.sort(key=lambda item: -item[0])
    backings = tuple(backing for _, backing in found)
    named = bool(need.names)
    entitled = named or any(_entitled(b.passage, plan) for b in backings)
    foreign = _foreign(view, plan, need)
    return Backed(backings, ranked.agreed or named, tuple(beside), entitled, foreign)


def _nearest(view: View, plan: Plan) -> Backed:
    """As plain retrieval has it: in the order of the indexes, each as good as an answer."""
    found = (view.passage(id) for id in rank_passages(view, plan.text).ids[:NEAREST])
    return Backed(tuple(Backing(passage, 1.0) for passage in found if passage), agreed=True)


class _Read(NamedTuple):
    passage: Passage
    told: str
    terms: frozenset[str]
    heading: frozenset[str]
    """Terms of the innermost heading."""


@derived(most=1024)
def _read(view: View, id: str) -> _Read | None:
    """A passage with its terms; the ones near to many questions are read once."""
    passage = view.passage(id)
    if passage is None or _TICKED.fullmatch(passage.text):
        return None
    told = told_by(view, passage)
    return _Read(passage, told, held(told), held("".join(passage.sections[-1:])))


def _entitled(passage: Passage, plan: Plan) -> bool:
    """Whether the question says the heading of a passage: what it asks about has its own place."""
    heading = fold("".join(passage.sections[-1:]))
    return len(heading) > 1 and heading in fold(plan.text)


def _headed(passage: Passage, need: Need) -> bool:
    """Whether the innermost heading is a name of the question: the passage is about it."""
    heading = fold("".join(passage.sections[-1:]))
    return any(heading in names for names in need.names)


def _foreign(view: View, plan: Plan, need: Need) -> bool:
    """A Latin word, or what stands before 的, of which no passage holds any part."""
    if plan.language == "en":
        return False
    known = {word for word, _ in need.words}  # said in English for what a report says in Chinese
    latin = [t for t in need.weights if t.isascii() and not t[0].isdigit() and t not in known]
    owners = [
        _OF_KIND.sub("", word)
        for word in plan.unknown
        if len(word) > 1 and (_owns(word, plan.text) or is_strange(word))
    ]
    owners += [word for word in plan.unknown if len(word) > 1 and _of_person(view, word, plan.text)]
    owners += [name for word in plan.unknown for name in strange_names(word, plan.text)]
    groups = [*([term] for term in latin), *(terms(owner) for owner in owners)]
    return any(group and not any(view.holding(t) for t in group) for group in groups)


def _owns(word: str, text: str) -> bool:
    """Whether something of the word is asked for: `X的…`; not so in `…拍的？` and `哪些牌子的…`."""
    return re.search(rf"(?<![哪些几种]){re.escape(word)}的(?=\w)", text) is not None


def _of_person(view: View, word: str, text: str) -> bool:
    """`X的电话`, `X手机号`: what is asked of a person is said by that very word."""
    people = [e for e in view.entities() if e.kind.casefold() in PEOPLE]
    names = {fold(name) for person in people for name in (person.name, *person.aliases)}
    return any(re.search(re.escape(name) + "的?" + re.escape(word), fold(text)) for name in names)


def _on_page(passage: Passage, page: str | None) -> bool:
    return page is None or page_number(passage.page) == page
