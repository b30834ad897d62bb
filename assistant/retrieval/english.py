"""Turns the content words of an English question into names of the view, by a dictionary.

`"income of the group"` -> `"集团收入"`: each phrase has the Chinese words that it may be and that
the view's names or headings hold; a name made of several of them takes their place.
What the dictionary or the view lacks stays as it is, and counts as unknown.
"""

import re
from collections import Counter, defaultdict
from collections.abc import Iterator, Mapping
from functools import lru_cache
from importlib.resources import files
from typing import Final, NamedTuple

from assistant.indexes.base import View
from assistant.indexes.derived import derived
from assistant.retrieval.dictionary import translations
from assistant.retrieval.lexicon import Lexicon, fold
from assistant.retrieval.linking import core
from assistant.retrieval.nearby import nearby_of, parts_of
from assistant.retrieval.words import FUNCTION_EN, PLAIN_EN

_WORD: Final = re.compile(r"(?<![A-Za-z0-9])[A-Za-z]+(?:-[A-Za-z]+)*(?![A-Za-z0-9])")
_CJK: Final = re.compile(r"[\u3400-\u9fff]")
_ENDINGS: Final = (("ies", "y"), ("es", ""), ("s", ""), ("ed", ""), ("ed", "e"), ("d", ""),
                   ("ing", ""), ("ing", "e"))  # fmt: skip
_APART: Final = re.compile(
    r"\b(?:not|no|never|without|how|what|which|times|by|than|per|and|or|divided|minus|plus"
    r"|as|percent(?:age)?|share|(?:is|are|was|were) the)\b|n't\b|[,;:]",
    re.IGNORECASE,
)
"""Between two words it keeps them from being one name."""
_PASSIVE: Final = re.compile(r" (?:(?:is|are|was|were|(?:has|have|had) been|be(?:ing)?) )+")
_SAYS_NOTHING: Final = FUNCTION_EN | PLAIN_EN
_MOST_WORDS: Final = 4
_MOST_HEADINGS: Final = 2000
"""Headings that are read for words."""


class Phrase(NamedTuple):
    start: int
    end: int
    words: tuple[str, ...]
    """What it may be in Chinese, best first."""
    weak: bool
    """Words of questions, or a name itself: part of a name, but never all of it."""
    alone: str
    """What it is where no name holds it; empty for words of questions, and for verbs, which mean
    too many things.
    """


class Vocabulary:
    """The Chinese words that a view's names and headings are made of, by their English."""

    def __init__(self, view: View, lexicon: Lexicon) -> None:
        self.lexicon = lexicon
        headings = {h for place in view.headings()[:_MOST_HEADINGS] for h in place.sections}
        names = {name for name in lexicon.names() if _CJK.search(name)}
        self.by_part: defaultdict[str, set[str]] = defaultdict(set)
        self.count: Counter[str] = Counter()
        for text in (*names, *map(fold, headings)):
            parts = parts_of(text)
            self.count.update(parts)
            if text in names:
                for part in parts:
                    self.by_part[part].add(text)
        self.count.update(m.unit for m in view.metrics() if m.unit and _CJK.search(m.unit))
        self.english: Mapping[str, tuple[str, ...]] = translations(frozenset(self.count))
        self.english = {**self.english, **self._phrases(names)}

    def _phrases(self, names: set[str]) -> dict[str, tuple[str, ...]]:
        """What business calls things in several words: those that a name holds, first."""
        found = {}
        for said, words in _business():
            held = tuple(word for word in words if any(word in name for name in names))
            for word in held:
                self.by_part[word] |= {name for name in names if word in name}
            if held:
                found[said] = tuple(dict.fromkeys((*held, *self.english.get(said, ()))))
        return found


@lru_cache(maxsize=1)
def _business() -> tuple[tuple[str, tuple[str, ...]], ...]:
    text = (files("assistant.retrieval") / "business_phrases.en.txt").read_text(encoding="utf-8")
    lines = (line.split() for line in text.splitlines() if line.strip())
    return tuple(
        (" ".join(w for w in line if w.isascii()), tuple(w for w in line if not w.isascii()))
        for line in lines
    )


@derived()
def vocabulary_of(view: View, lexicon: Lexicon) -> Vocabulary:
    return Vocabulary(view, lexicon)


_BESIDE_NOUN: Final = re.compile(
    r"(?P<name>[\u3400-\u9fff]+) ?(?P<noun>[A-Za-z]{3,})(?![A-Za-z0-9])"
)
_OF_DEALS: Final = re.compile("(?:contract|deal|agreement|arrangement)s?", re.IGNORECASE)
"""`长租 contracts` are what 长租 is."""
_ARTICLE: Final = re.compile(r"\b(?:the|an?|our|its|their|this|that)\s(?:[\w-]+\s)?$", re.I)
"""A noun follows, beside one that tells it from others."""


def to_chinese(text: str, vocabulary: Vocabulary) -> str:
    """`text` is normalised; names that it holds already stay."""
    text = _drawn_together(_with_noun(text, vocabulary), vocabulary.lexicon)
    phrases = list(_phrases(text, vocabulary))
    edits: list[tuple[int, int, str]] = []
    while found := _best_name(text, phrases, vocabulary):
        name, used = found
        edits.append((used[0].start, used[0].end, name))
        edits += [(phrase.start, phrase.end, "") for phrase in used[1:]]
        phrases = [phrase for phrase in phrases if phrase not in used]
    for phrase in phrases:
        if phrase.alone:
            edits.append((phrase.start, phrase.end, phrase.alone))
    for start, end, word in sorted(edits, reverse=True):
        text = text[:start] + word + text[end:]
    # A pause keeps Latin words words beside Chinese, where spaces do not count.
    return re.sub(r"(?<=[a-zA-Z0-9]) (?=[\u3400-\u9fff])|(?<=[\u3400-\u9fff]) (?=[a-zA-Z0-9])",
                  ", ", " ".join(text.split()))  # fmt: skip


def _with_noun(text: str, vocabulary: Vocabulary) -> str:
    """`长租 customers` -> `长租客户`, where that is a name."""

    def named(match: re.Match[str]) -> str:
        nouns = _translated("", match["noun"].lower(), vocabulary)
        names = (match["name"] + noun for noun in nouns)
        kept = match["name"] if _OF_DEALS.fullmatch(match["noun"]) else match[0]
        return next((n for n in names if vocabulary.lexicon.targets(fold(n))), kept)

    return _BESIDE_NOUN.sub(named, text)


def _drawn_together(text: str, lexicon: Lexicon) -> str:
    """`"how many cards have been sold"` -> `"how many cards sold"`, or `"sold cards"`: a metric."""
    content = [m for m in _WORD.finditer(text) if m[0].lower() not in FUNCTION_EN]
    names = lexicon.metric_names()
    for size in range(_MOST_WORDS, 1, -1):
        for first in range(len(content) - size + 1):
            run = content[first : first + size]
            span = slice(run[0].start(), run[-1].end())
            order = reversed(run) if size == 2 and _PASSIVE.search(text[span]) else run
            for said in (fold(" ".join(word[0] for word in words)) for words in (run, order)):
                if said in names and fold(text[span]) != said and not _APART.search(text[span]):
                    return text[: span.start] + said + text[span.stop :]
    return text


def _phrases(text: str, vocabulary: Vocabulary) -> Iterator[Phrase]:
    """The longest phrases that the dictionary has, left to right."""
    mentions = vocabulary.lexicon.find(text.lower())
    taken = {i for m in mentions for i in range(m.start, m.end)}
    single = {m.start for m in mentions if text[m.start : m.end].isalpha()}
    words = [m for m in _WORD.finditer(text) if m.start() not in taken - single]
    at = 0
    while at < len(words):
        for size in range(min(_MOST_WORDS, len(words) - at), 0, -1):
            run = words[at : at + size]
            said = text[run[0].start() : run[-1].end()].lower().replace("-", " ")
            nouns, verbs = _translated("", said, vocabulary), _translated("to ", said, vocabulary)
            if nouns and _ARTICLE.search(text[: run[0].start()]):
                verbs = ()  # `in the bread market`: nobody markets anything
            if nouns or verbs:
                weak = all(w.start() in single or w[0].lower() in _SAYS_NOTHING for w in run)
                alone = "" if weak else max(nouns, key=lambda w: vocabulary.count[w], default="")
                yield Phrase(run[0].start(), run[-1].end(), (*nouns, *verbs), weak, alone)
                at += size - 1
                break
        at += 1


def _translated(before: str, said: str, vocabulary: Vocabulary) -> tuple[str, ...]:
    stems = [said]
    stems += [said[: -len(a)] + b for a, b in _ENDINGS if said.endswith(a) and len(said) > 4]
    found = [word for stem in stems for word in vocabulary.english.get(before + stem, ())]
    return tuple(dict.fromkeys(found))


def _best_name(
    text: str, phrases: list[Phrase], vocabulary: Vocabulary
) -> tuple[str, list[Phrase]] | None:
    """The one name that the phrases make up but for words such as 数; None where two do."""
    near = nearby_of(vocabulary.lexicon)
    latin = set(re.findall(r"[a-z0-9]+", text.lower()))
    scored: list[tuple[tuple[int, int], str, list[Phrase]]] = []
    for name in {n for p in phrases for w in p.words for n in vocabulary.by_part.get(w, ())}:
        used = [p for p in phrases if any(w in name for w in p.words)]
        left = name
        for phrase in used:
            left = left.replace(max((w for w in phrase.words if w in name), key=len), "")
        outside = set(re.findall(r"[a-z0-9]+", left))
        bare = _CJK.sub("", left) if not outside <= latin else ""
        rest = "".join(_CJK.findall(left))
        if bare or all(p.weak for p in used) or (rest and core("#" + rest) != "#"):
            continue
        scored.append(((len(name) - len(left), -len(rest)), name, used))
    if not scored:
        return None
    best = max(score for score, _, _ in scored)
    first = [(name, used) for score, name, used in scored if score == best]
    if len(near.meant({name for name, _ in first})) != 1:
        return None
    return min(first)
