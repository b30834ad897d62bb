"""Words by which English names tell their metrics apart, alone: those of one family. Pure.

`chartered vans` and `chartered hours` are 包租车数 and 包租时数: `chartered` is 包租, whatever noun
stands behind it, and `pledged` is, too, where `pledged vans` is another name of the first. A word
of one metric alone, or of names that begin otherwise, stays as it is.
"""

import re
from collections import defaultdict
from collections.abc import Iterator
from typing import Final

from assistant.indexes.derived import derived
from assistant.retrieval.lexicon import Lexicon
from assistant.retrieval.words import FUNCTION_EN, PLAIN_EN

_TELLS: Final = re.compile(r"[a-z]+(?:-[a-z]+)+|[a-z]{3,}(?:ed|en)")
"""A participle or words with hyphens: `chartered`, `door-to-door`; a noun is a thing of its own."""
_BEGINS: Final = re.compile(r"[\u3400-\u9fff]{2,}")
_DEALS: Final = r"(?:sales? (?=(?:contract|deal|agreement|volume)s?\b)|contract[ -](?=[a-z]))?"
"""`chartered sales contracts` are what is chartered."""
_SOLD: Final = (
    r"\b(?:sold|signed|placed) (?=(?:on|under|in|with)(?: the| our)? ?"
    r"(?:\d+-?(?:year|month)s? ?|\d+年 ?)?"
)
"""Sold on such terms: what is sold otherwise is not asked."""
_TERMS: Final = re.compile(r"(?<=[\u3400-\u9fff])[ -]?(?:contracts?[ -])?(?:terms|basis)\b", re.I)


def with_families(text: str, lexicon: Lexicon) -> str:
    """`"of pledged hours"` -> `"of包租hours"`; names that the text holds stay."""
    families = _families(lexicon)
    if not families:
        return text
    words = "|".join(map(re.escape, sorted(families, key=len, reverse=True)))
    pattern = re.compile(rf" ?(?<![\w(-])({words})(?: |-(?=contract)){_DEALS}", re.IGNORECASE)
    held = [(m.start, m.end) for m in lexicon.find(text.lower()) if m.end - m.start > 1]

    def named(match: re.Match[str]) -> str:
        start, end = match.span(1)
        taken = any(first < end and start < last for first, last in held)
        return match[0] if taken else families[match[1].lower()]

    said = _TERMS.sub("", pattern.sub(named, text))
    kinds = "|".join(map(re.escape, set(families.values())))
    return re.sub(rf"{_SOLD}(?:{kinds}))", "", said, flags=re.IGNORECASE)


@derived()
def _families(lexicon: Lexicon) -> dict[str, str]:
    """Each such word with what the names of all its metrics begin with, of two at least."""
    metrics: defaultdict[str, set[str]] = defaultdict(set)
    for name, meant in lexicon.metric_names().items():
        for word in _words(name):
            metrics[word].update(meant)
    for word, other in alike_words(lexicon):
        if len(metrics[word]) == 1 and len(metrics[other]) > 1:
            metrics[word] = metrics[word] | metrics[other]
    begins = {w: _BEGINS.match(_beginning(m)) for w, m in metrics.items() if len(m) > 1}
    return {word: match[0] for word, match in begins.items() if match and _TELLS.fullmatch(word)}


def _beginning(names: set[str]) -> str:
    """What all of them begin with: the first and the last in order differ earliest."""
    first, last = min(names), max(names)
    same = (a == b for a, b in zip(first, last, strict=False))
    return first[: next((at for at, each in enumerate(same) if not each), len(first))]


@derived()
def alike_words(lexicon: Lexicon) -> tuple[tuple[str, str], ...]:
    """Words in whose place another one stands in a name of the same metric, both ways:
    `big stores`, `large stores`.
    """
    frames: defaultdict[tuple[object, ...], set[str]] = defaultdict(set)
    for name, meant in lexicon.metric_names().items():
        words = name.split() if name.isascii() else []
        for at, word in enumerate(words):
            if len(words) > 1 and len(word) > 2:
                frames[(meant, at, *words[:at], None, *words[at + 1 :])].add(word)
    pairs = {(a, b) for held in frames.values() for a in held for b in held if a != b}
    return tuple(sorted(pairs))


def _words(name: str) -> Iterator[str]:
    if name.isascii() and " " in name:
        yield from (w for w in name.split() if w not in FUNCTION_EN | PLAIN_EN)
