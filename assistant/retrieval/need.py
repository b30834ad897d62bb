"""What the evidence for a question must hold: its names, and its words by how rare they are."""

import re
from collections.abc import Iterable, Mapping
from functools import lru_cache
from math import log
from typing import Final, NamedTuple

from assistant.indexes.base import View
from assistant.indexes.derived import derived
from assistant.indexes.terms import terms
from assistant.records import Passage
from assistant.retrieval.asked import BELONGS
from assistant.retrieval.bilingual import translations
from assistant.retrieval.lexicon import fold
from assistant.retrieval.member_names import short_names
from assistant.retrieval.plan import Plan
from assistant.retrieval.residue import tagged_words
from assistant.retrieval.words import (
    BREAKS,
    FUNCTION,
    FUNCTION_EN,
    LIGHT_VERBS,
    PARTICLES,
    PLAIN,
    SAID,
)

_RUN: Final = re.compile(r"[\u3400-\u9fff]+|[^\W_\u3400-\u9fff][^\W_\u3400-\u9fff.+#/-]*")
_ITSELF: Final = re.compile(
    r"内部(?=[^,，。?？]{0,6}会)|(?:这[次场份个]|本次?|该)?(?:汇报|报告|会议|例会|[年月周季]度?(?:例|经营)?会)(?:会|人)?[上中]?|会上|开会|[这那本该]?[个场次]?(?:专题|议题|环节)|做的|举行|召开|进行|日期|时间|\b(?:present\w*|report|meeting|date|day|hour|start(?:ed)?)\b"
)
_YEAR: Final = re.compile(r"(?<!\d)\d\d年")
VAGUE: Final = 0.75
"""Weight of a word below which it tells no passage from another: half of them hold it."""
_SIZES: Final = {
    first: sorted({len(w) for w in FUNCTION if w[0] == first and len(w) > 1}, reverse=True)
    for first in {word[0] for word in FUNCTION}
}
"""Lengths of the words of the language by their first character, the longest first."""
_JOINS: Final = frozenset("pudcry")
"""First letters of the word classes that only join: preposition, particle, adverb, pronoun …"""
_DENIES: Final = frozenset("不没未无非")
_ASKING: Final = BREAKS - {"太"} | frozenset("什么几于被把何")
"""Characters that end a word of the question."""


class Need(NamedTuple):
    """A question's content; empty when it has nothing but words of the language."""

    names: tuple[frozenset[str], ...]
    """Folded name and aliases of each thing named; the evidence holds one of each."""
    weights: Mapping[str, float]
    """Terms of the keyword index: the fewer passages hold one, the more it weighs."""
    words: tuple[tuple[str, tuple[str, ...]], ...] = ()
    """Latin words with their Chinese renderings: either counts."""

    @property
    def vague(self) -> bool:
        """Nothing is named, and each of its words stands nearly everywhere."""
        return not self.names and max(self.weights.values(), default=0.0) < VAGUE

    def share(self, held: frozenset[str]) -> float:
        """Share of the weights that evidence with these terms holds; 1 if nothing is asked."""
        told = sum(weight for term, weight in self.weights.items() if self._has(term, held))
        return told / total if (total := sum(self.weights.values())) else 1.0

    def without(self, held: frozenset[str]) -> "Need":
        """What evidence with these terms leaves open; all of it where it leaves nothing."""
        rest = {term: weight for term, weight in self.weights.items() if not self._has(term, held)}
        return self._replace(weights=rest) if rest else self

    def _has(self, term: str, held: frozenset[str]) -> bool:
        if term in held:
            return True
        renderings = dict(self.words).get(term, ())
        return any(set(terms(rendering)) <= held for rendering in renderings)


def need_of(view: View, plan: Plan) -> Need:
    """Names leave the text before its words are weighed; what a follow-up inherits is added."""
    known = names_of(view)
    asked = [*plan.subjects, *(name for names in plan.members.values() for name in names)]
    asked += [word for word in plan.unknown if fold(word) in known]
    folded = _YEAR.sub(lambda match: _in_full(match[0], plan), fold(plan.text))
    folded = BELONGS.sub(" ", folded)
    for stated in plan.stated if plan.confirms else ():
        folded = folded.replace(fold(stated.text), " ")  # may be wrong: the evidence corrects it
    names = [known.get(fold(name), frozenset({fold(name)})) for name in dict.fromkeys(asked)]
    for alias in sorted({alias for name in names for alias in name}, key=len, reverse=True):
        folded = folded.replace(alias, " ")
    folded = _without_asides(view, folded, bool(names))
    inherited = [w for w in plan.unknown if fold(w) not in known and fold(w) not in fold(plan.text)]
    content = content_terms(" ".join((folded, *inherited)))
    if not content and not names:
        content = content_terms(folded, bare=True)
    return Need(
        tuple(dict.fromkeys(names)),
        {term: weight(view, term) for term in content},
        tuple((term, found) for term in content if (found := translations(term))),
    )


def _in_full(year: str, plan: Plan) -> str:
    """`18年` -> `2018年`, where that year is meant: texts write it so."""
    return f"20{year}" if any(key.startswith(f"20{year[:2]}") for key in plan.periods) else year


def _without_asides(view: View, folded: str, named: bool) -> str:
    """Clauses of which nothing stands anywhere say why it is asked, not what."""
    clauses = [clause for clause in re.split(r"[,，;；。]", folded) if clause.strip()]
    if len(clauses) < 2:
        return folded
    told = [c for c in clauses if any(view.holding(term) for term in content_terms(c))]
    return "，".join(told) if told or named else folded


def content_terms(text: str, *, bare: bool = False) -> tuple[str, ...]:
    """Terms of what is left without words of the language; `bare` takes only question words out."""
    found: list[str] = []
    for run in _RUN.findall(fold(SAID.sub(" ", text) if not bare else text)):
        if run.isascii():
            if run.strip(".") not in FUNCTION_EN and len(run) > 1:
                found.extend(terms(run))
        else:
            pieces = (piece for part in _parts(run, bare) for piece in _apart(part))
            found.extend(t for piece in pieces if len(piece) > 1 for t in terms(piece))
    return tuple(dict.fromkeys(found))


def about_itself(text: str, title: str) -> bool:
    """Whether a question has no content but the meeting itself, or the report by its title."""
    return set(content_terms(_ITSELF.sub(" ", fold(text)))) <= set(content_terms(title))


@derived(most=1 << 16)
def weight(view: View, term: str) -> float:
    """Inverse document frequency within what the asker sees."""
    return log((view.size() + 1) / (view.holding(term) + 0.5)) or 0.01


@derived()
def names_of(view: View) -> dict[str, frozenset[str]]:
    """Each folded name or alias of a thing, with all its names."""
    groups: list[Iterable[str]] = [(e.name, *e.aliases) for e in view.entities()]
    groups += [(case.customer, *case.aliases) for case in view.cases()]
    groups += [(name,) for name in view.subjects()]
    titles = [document.title for document in view.documents()]
    shorts = short_names(view.members(), titles)
    for dimension, members in view.members().items():
        groups += [(m, *m.split("/"), *shorts[dimension].get(m, ())) for m in members]
    names: dict[str, frozenset[str]] = {}
    for group in groups:
        folded = frozenset(fold(name) for name in group)
        for name in folded:
            names[name] = names.get(name, frozenset()) | folded
    return names


@derived()
def titles_of(view: View) -> dict[str, str]:
    return {document.id: document.title for document in view.documents()}


def told_by(view: View, passage: Passage, sentence: str = "") -> str:
    """A passage, or one sentence of it, with the headings that it stands under."""
    heading = (titles_of(view).get(passage.document, ""), *passage.sections, passage.page)
    return " ".join((*heading, passage.case or "", sentence or passage.text))


def names_held(need: Need, text: str) -> bool:
    folded = fold(text)
    return all(any(_stands(alias, folded) for alias in names) for names in need.names)


def held(text: str) -> frozenset[str]:
    return frozenset(terms(text))


def _stands(name: str, folded: str) -> bool:
    if not name.isascii():
        return name in folded
    return re.search(rf"(?<![a-z0-9]){re.escape(name)}(?![a-z0-9])", folded) is not None


@lru_cache(maxsize=4096)
def _apart(part: str) -> tuple[str, ...]:
    """Without words of talk, and single characters that only join: `供货给客户` has no `给客`.

    What is denied keeps its denial, `不做`, and what is nothing else stays whole.
    """
    pieces, denied = [""], False
    for token, tag in tagged_words(part):
        joins = token in PARTICLES or token in LIGHT_VERBS or tag[0] in _JOINS
        plain = token in PLAIN or (len(token) == 1 and joins and token not in _DENIES)
        if plain and not denied:
            pieces.append("")
        else:
            pieces[-1] += token
        denied = token in _DENIES
    return tuple(filter(None, pieces)) if any(len(p) > 1 for p in pieces) else (part,)


def _parts(run: str, bare: bool) -> list[str]:
    """Longest words of the language first, from the left."""
    parts, at = [""], 0
    while at < len(run):
        sizes = () if bare else _SIZES.get(run[at], ())
        size = next((n for n in sizes if at + n <= len(run) and run[at : at + n] in FUNCTION), 0)
        if size or run[at] in _ASKING:
            parts.append("")
        else:
            parts[-1] += run[at]
        at += size or 1
    return parts
