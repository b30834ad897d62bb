"""Which kind of thing a question asks one of: `哪款卡` asks for a card that the glossary names.

Pure.
"""

import re
from typing import Final, NamedTuple

from assistant.indexes.base import View
from assistant.indexes.derived import derived
from assistant.retrieval.bilingual import translations
from assistant.retrieval.borders import cuts_word
from assistant.retrieval.lexicon import fold
from assistant.retrieval.people import WHO

_WHICH: Final = r"(?:哪[一几两三些]?(?:款|种|张|块|类|台|个|代)?|什么|啥|何种)(?:型号的?)?"
_SUFFIX: Final = re.compile(r"(?<=.)(?:型号|类型|种类|型|类|种)$")
"""Of a dimension: what it divides is called so without it."""


class KindAsked(NamedTuple):
    noun: str
    rest: str
    """The question without the words that ask for the kind."""
    names: tuple[str, ...]
    """Folded names and aliases of everything of the kind."""

    def told(self, sentence: str, but: str) -> bool:
        """Whether a sentence names one that the question does not name itself."""
        folded, asked = fold(sentence), fold(but)
        return any(_stands(name, folded) and not _stands(name, asked) for name in self.names)


def kind_asked(text: str, view: View) -> KindAsked | None:
    for noun, names in _kinds(view):
        for match in re.finditer(_WHICH + re.escape(noun), text):
            if not cuts_word(text, match.end()):
                return KindAsked(noun, f"{text[: match.start()]} {text[match.end() :]}", names)
    return None


@derived()
def _kinds(view: View) -> tuple[tuple[str, tuple[str, ...]], ...]:
    """Nouns of the kinds of the glossary and of the dimensions, the longest first.

    Whoever answers `谁` is asked for by other words.
    """
    found: dict[str, dict[str, None]] = {}
    for entity in view.entities():
        if entity.kind.casefold() not in WHO:
            for noun in translations(entity.kind.casefold()) or (entity.kind,):
                found.setdefault(noun, {}).update(dict.fromkeys((entity.name, *entity.aliases)))
    for dimension, members in view.members().items():
        noun = _SUFFIX.sub("", dimension)
        split = (part for member in members for part in (member, *member.split("/")))
        found.setdefault(noun, {}).update(dict.fromkeys(split))
    nouns = sorted(found, key=lambda noun: (-len(noun), noun))
    return tuple((noun, tuple(map(fold, found[noun]))) for noun in nouns)


def _stands(name: str, folded: str) -> bool:
    before = r"(?<![a-z0-9])" if name[0].isascii() else ""
    after = r"(?![a-z0-9])" if name[-1].isascii() else ""
    return bool(re.search(before + re.escape(name) + after, folded))
