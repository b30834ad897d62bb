"""Picks the sentences of passages that answer a question of fact."""

import re
from typing import Final

from assistant.records import Passage
from assistant.retrieval.asked import Asked, continues, enumerates, has_quantity
from assistant.retrieval.coverage import covered
from assistant.retrieval.lexicon import fold
from assistant.retrieval.need import Need, held, names_held
from assistant.retrieval.of_time import of_years

_SENTENCE: Final = re.compile(r"[^。！？!?\n]+[。！？!?]*[”」』）)]*")
_STOP: Final = re.compile(
    r"(?<=[a-z0-9%)\]]\.)(?<!Inc\.)(?<!Ltd\.)(?<!\b(?:vs|No|Mr|Ms|Dr|Co)\.)\s+(?=[\"“‘]?[A-Z])"
)
"""Between two sentences in Latin letters."""
_CLAUSE: Final = re.compile(r"[^；;]+[；;]?")
_PARTS: Final = re.compile(r"[、，,；;：:]")
_MADE_OF: Final = re.compile(
    r"(?<=[，,；;])(?:其中)?(?:包括|包含|涵盖|涉及|including|such as)[^；;。]*"
)
"""What a number before it is made of."""
_FREE: Final = re.compile(r"(?<![a-z0-9/])\d[\d.,]*(?![\d/])")
"""A number that is no part of a name such as `X10/20`."""
PAIRED: Final = 3
"""Parts with numbers from which on a sentence is a list of names with their numbers."""
LONG: Final = 120
"""Characters beyond which a sentence is told by its clauses between semicolons."""
_RULE: Final = re.compile(r"[|:\-\s]+")
_MARK: Final = re.compile(r"^\s*(?:[-*+•]|\d+[.)、])\s+")
KEEP: Final = 0.6
"""Sentences that hold this share of what the best one holds are told with it."""
TOLD: Final = 0.45
"""Share of what is asked that the sentence of a number holds with its headings."""
BEYOND: Final = 0.15
"""Share of what the headings leave open that one sentence holds for it to be the one."""
MOST: Final = 3
"""Sentences that tell one fact at most."""
_AMOUNTS: Final = re.compile(r"\|\s*[(（]?[-−+]?\d[\d,]*(?:\.\d+)?%?[)）]?\s*(?=\|)")
_YEARS: Final = re.compile(r"\|\s*(?:19|20)\d\d\s*年?[^|]{0,12}(?=\|)")
"""Of a header, which tells no fact."""
_FILLED: Final = re.compile(r"[^|\s][^|]*(?=\|)")
NAMED: Final = 0.8
"""Share of a question's content in a heading from which on the heading is what is asked for."""
_NAME: Final = 24
"""Characters of a paragraph among which the name stands that it is about."""
WHOLE: Final = 6
"""Sentences of a list or of reasons that are told at most, unless it is a list of items."""


def sentences_of(passage: Passage) -> list[str]:
    """Without the marks of list items, each verbatim otherwise."""
    if passage.text.startswith("!["):
        return []
    if passage.kind == "table":
        rows = (row.strip() for row in passage.text.split("\n"))
        return [row for row in rows if not _RULE.fullmatch(row)]
    found = [
        sentence
        for match in _SENTENCE.finditer(passage.text)
        for sentence in _STOP.split(_MARK.sub("", match[0]).strip())
    ]
    return [
        clause.strip()
        for sentence in found
        for clause in (_CLAUSE.findall(sentence) if len(sentence) > LONG else [sentence])
        if clause.strip()
    ]


def tell(
    passage: Passage,
    heading: str,
    need: Need,
    asked: Asked,
    *,
    whole: bool,
    periods: tuple[str, ...] = (),
) -> list[str]:
    """The sentences of a passage that tell what is asked, in its order; empty if none fits.

    A list or reasons come whole: with the items below the sentence that introduces them.
    """
    sentences = sentences_of(passage)
    if passage.kind == "table":
        return _rows(sentences, need, asked)
    above = held(heading)
    beyond = need.without(above)
    scores = [beyond.share(held(s)) + 0.01 * names_held(need, s) for s in sentences]
    if max(scores, default=0.0) < BEYOND:
        beyond = need
        scores = [need.share(held(s)) + 0.01 * names_held(need, s) for s in sentences]
    fitting = [asked.fits(s) for s in sentences]
    if asked.belongs and any(names_held(need, s) for s in sentences):
        fitting = [fits and names_held(need, s) for fits, s in zip(fitting, sentences, strict=True)]
    if asked.number:
        latin = {term for term in need.weights if term.isascii() and term.isalpha()}
        fitting = [
            fits
            and names_held(need, f"{heading} {s}")
            and need.share(held(s) | above) >= TOLD
            and _number_follows(s, need)
            and of_years(passage, s, periods)
            and latin <= held(s) | above
            for fits, s in zip(fitting, sentences, strict=True)
        ]
    if asked.number and not any(fitting):
        return []
    if not (asked.number or asked.when) and need.weights and _titled(passage, need):
        return sentences if passage.kind == "list" or whole else sentences[:MOST]
    if not asked.who and _led(passage, need) and max(scores) < BEYOND:
        return sentences[:WHOLE]
    if not any(fitting):
        fitting = [True] * len(sentences)
    best = max((score for score, fits in zip(scores, fitting, strict=True) if fits), default=0.0)
    if beyond is need and need.weights and best < KEEP * need.share(above):
        return sentences if whole or len(sentences) <= MOST else sentences[:MOST]
    chosen = [fits and score >= KEEP * best for score, fits in zip(scores, fitting, strict=True)]
    return _ordered(passage, sentences, scores, chosen, whole=whole or asked.listed)


def _number_follows(sentence: str, need: Need) -> bool:
    """Whether a number stands in the clause that says what is asked, or behind it.

    `成本3亿元，主要由于分红减免了税` says no amount of 分红; `增长3亿元，包括分红、利息` does.
    """
    text = _MADE_OF.sub(lambda listed: " " * len(listed[0]), fold(sentence))
    for place in (text.rfind(term) for term in need.weights if term.isascii() and len(term) > 1):
        if place >= 0 and not has_quantity(text[_clause_start(text, place) :]):
            return False
    at = min((place for term in need.weights if (place := text.find(term)) >= 0), default=-1)
    return at < 0 or has_quantity(text[_clause_start(text, at) :])


def _clause_start(text: str, at: int) -> int:
    return max(text.rfind(mark, 0, at) for mark in "，,；;") + 1


def _rows(rows: list[str], need: Need, asked: Asked) -> list[str]:
    """A number of a table is told as a figure, with its column, or not at all; a row of words is
    told where it holds itself what is asked.
    """
    if asked.number:
        return []
    worded = [
        row
        for row in rows
        if len(_AMOUNTS.findall(row)) < 2
        and len(_FILLED.findall(row)) > 1
        and len(_YEARS.findall(row)) < 2
    ]
    return [row for row in worded if need.weights and need.share(held(row)) >= NAMED][:MOST]


def _led(passage: Passage, need: Need) -> bool:
    """Whether a paragraph begins with the name that is asked about: all of it is of that."""
    begins = fold(passage.text)[:_NAME]
    return passage.kind == "paragraph" and any(
        begins.startswith(name) for names in need.names for name in names
    )


def _titled(passage: Passage, need: Need) -> bool:
    """Whether the innermost heading says nearly all that is asked: then the passage is it."""
    return need.share(held("".join(passage.sections[-1:]))) >= NAMED


def short(sentence: str, most: int = 60) -> str:
    """The sentence, or its clauses up to a length: still verbatim."""
    if len(sentence) <= most:
        return sentence
    cut = max(sentence.rfind(mark, 0, most) for mark in "，,、：")
    return sentence[: cut if cut > most // 3 else most]


def _ordered(
    passage: Passage, sentences: list[str], scores: list[float], chosen: list[bool], *, whole: bool
) -> list[str]:
    if not whole:
        kept = sorted((i for i, c in enumerate(chosen) if c), key=lambda i: (-scores[i], i))[:MOST]
        return [sentences[i] for i in sorted(kept)]
    if passage.kind == "list" and sum(chosen) > 1:
        return sentences
    first = next((i for i, c in enumerate(chosen) if c), 0)
    kept = [
        i
        for i, sentence in enumerate(sentences)
        if chosen[i] or (i > first and (continues(sentence) or sentences[i - 1].endswith("；")))
    ]
    if kept and sentences[kept[-1]].endswith(("：", ":")):
        kept.extend(range(kept[-1] + 1, len(sentences)))
    listing = [i for i in kept if enumerates(sentences[i])]
    return [sentences[i] for i in (kept if len(kept) <= WHOLE else listing or kept)]


def pick(
    passages: list[Passage], words: tuple[str, ...], periods: tuple[str, ...] = ()
) -> tuple[Passage, str] | None:
    """The first sentence with a quantity that holds, with its headings, every one of the words."""
    for passage in passages:
        if passage.kind == "table":
            continue  # which of its numbers is meant, only its columns say
        heading = fold(" ".join((*passage.sections, passage.page)))
        before = ""
        for sentence in sentences_of(passage):
            evidence = f"{heading} {fold(sentence)}"
            if (
                has_quantity(sentence)
                and of_years(passage, sentence, periods)
                and all(_says(fold(word), evidence, before) for word in words)
                and not _of_part(evidence, words)
                and all(_has_own(sentence, word) for word in words)
            ):
                return passage, sentence
            before = fold(sentence)
    return None


def _says(word: str, evidence: str, before: str) -> bool:
    """`Expenditures in Asia were 5` says it of capital expenditures, after a sentence of these."""
    *_, noun = word.split() or [""]
    return covered(word, evidence) or (
        noun != word and covered(noun, evidence) and covered(word, before)
    )


def _of_part(evidence: str, words: tuple[str, ...]) -> bool:
    """`Asia spent 12, including 3 for research` says nothing of the research of Asia alone."""
    head, _, part = evidence.partition("including ")
    inside = [covered(fold(word), part) and not covered(fold(word), head) for word in words]
    return bool(part) and any(inside) and not all(inside)


def _has_own(sentence: str, word: str) -> bool:
    """In a sentence that pairs names with numbers, the word's own part has one as well."""
    parts = [part for part in _PARTS.split(fold(sentence)) if part]
    if sum(has_quantity(part) for part in parts) < PAIRED or not (word := fold(word)):
        return True
    own = [part.replace(word, " ") for part in parts if word in part]
    return not own or any(_FREE.search(part) for part in own)
