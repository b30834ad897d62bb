"""The words of a question that its answer has to hold, by a dictionary; and whether it does.

Character pairs weigh passages well; over the borders of words they are noise. Where they leave a
question open, a sentence that holds every word of it, under its headings, still tells it.
"""

from itertools import groupby
from typing import Final, NamedTuple

from assistant.indexes.base import View
from assistant.retrieval.bilingual import translations
from assistant.retrieval.case_facets import front_of
from assistant.retrieval.case_words import CONCEPTS
from assistant.retrieval.coverage import covered
from assistant.retrieval.lexicon import fold
from assistant.retrieval.need import VAGUE, Need, weight
from assistant.retrieval.residue import tagged_words
from assistant.retrieval.words import FUNCTION, FUNCTION_EN, LIGHT_VERBS, PARTICLES, SAID

_OPEN: Final = frozenset("cdefhkmopqrtuyx")
"""First letters of word classes that name nothing, time among them: periods are read apart."""

_CHARACTER: Final = ("zg", "nr")
"""The word classes of a character that is no word, and of one that is a surname."""


class Wording(NamedTuple):
    words: tuple[str, ...]
    """Folded, in the order of the question, without the names it has."""

    def held(self, view: View, told: str) -> bool:
        """Whether a text holds each of the words, or what they mean."""
        folded = fold(told)
        return all(
            (covered(word, folded) if len(word) > 1 else word in folded)
            or _meant(word, told)
            or _of_customer(view, word, folded)
            for word in self.words
        )

    def telling(self, view: View) -> bool:
        """Whether one of the words stands in few passages, or in none."""
        return any(weight(view, word[:2]) >= VAGUE for word in self.words if len(word) > 1)


def wording_of(text: str, need: Need) -> Wording:
    """`"最近增长靠谁"` -> `("增长",)`: without names and words of the language."""
    folded = SAID.sub(" ", fold(text))
    for alias in sorted({a for names in need.names for a in names}, key=len, reverse=True):
        folded = folded.replace(alias, " ")
    found = [token for token, tag in _joined(tagged_words(folded)) if _asks(token, tag)]
    return Wording(tuple(dict.fromkeys(found)))


def _joined(tokens: list[tuple[str, str]]) -> list[tuple[str, str]]:
    """A name that no dictionary has comes in single characters: they are one word."""
    found: list[tuple[str, str]] = []
    for single, group in groupby(tokens, key=_may_be_of_name):
        each = list(group)
        name = "".join(token for token, _ in each)
        strange = any(tag.startswith(_CHARACTER) for _, tag in each)
        found += [(name, "nz")] if single and strange and len(name) > 1 else each
    return found


def _may_be_of_name(token: tuple[str, str]) -> bool:
    text, tag = token
    return len(text) == 1 and tag[0] not in _OPEN and not _is_word(text)


def _is_word(char: str) -> bool:
    return char in FUNCTION or char in LIGHT_VERBS or char in PARTICLES or not char.strip()


def _asks(token: str, tag: str) -> bool:
    if not token.strip() or token in FUNCTION or token in LIGHT_VERBS:
        return False
    if token.isascii():
        return token[0].isalpha() and token not in FUNCTION_EN and len(token) > 1
    return tag[0] not in _OPEN and not (tag[0] in "az" and len(token) == 1)


def _meant(word: str, told: str) -> bool:
    """A word for a field of business is told by words of that field."""
    if any(translated in told for translated in translations(word)):
        return True
    return any(c.asked.fullmatch(word) and c.told.search(told) for c in CONCEPTS)


def _of_customer(view: View, word: str, folded: str) -> bool:
    """What the front matter of a case says of its customer, where a text names that one."""
    return any(
        word in front_of(case)
        for case in view.cases()
        if any(fold(name) in folded for name in (case.customer, *case.aliases))
    )
