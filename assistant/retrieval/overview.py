"""Key sentences of a section or topic: by what they hold, where they stand, and their figures."""

import re
from collections import Counter
from itertools import pairwise
from typing import Final, NamedTuple

from assistant.indexes.base import View
from assistant.records import Passage
from assistant.retrieval.asked import has_quantity
from assistant.retrieval.asking import HOW
from assistant.retrieval.coverage import covered
from assistant.retrieval.lexicon import fold
from assistant.retrieval.need import Need, content_terms, held, names_held, titles_of, weight
from assistant.retrieval.sentences import sentences_of

PAGE_LABEL: Final = re.compile(r"^(?:Page\s?\d+|P\d+|第\s?\d+\s?页)[\s:：·.、-]*", re.IGNORECASE)
_SUMMARY: Final = re.compile(
    r"摘要|总结|概要|概述|小结|结论|要点|summary|conclusion", re.IGNORECASE
)
_RESULTS: Final = re.compile(
    r"结果|损益|盈亏|业绩|成绩|表现|成果|\bresults?\b|performance", re.IGNORECASE
)
_EXPLAINS: Final = re.compile(
    r"(?:为什么|为何|为啥)[^？?]{0,12}[：:]|(?:主因|原因)[^，。；]{0,6}[：:是为]"
)
_CAUSE: Final = re.compile(
    r"因为|由于|得益于|原因|因此|所以|导致|使得|为了|才能|从而|以便|这样|一是|取决于|源于|缘于|主要[是因系]|主因|"
    r"受[^，。；]{2,24}?(?:影响|拖累|带动|拉动|推动|提振|冲击|制约)|"
    r"because|due to|thanks to|therefore|since"
)
_REASONS: Final = re.compile(r"原因|为什么|为何|理由|考虑|\breasons?\b|\bwhy\b", re.IGNORECASE)
_CONTRAST: Final = re.compile(
    r"相比|与.{1,8}不同|区别|差异|不一样|反而|而.{1,8}则|更|却|compared|unlike"
)


SAME: Final = 0.65
"""Share of a heading and a topic that is the same from which on the topic is the heading."""
SHORT: Final = 160
"""Characters of a paragraph that is told in one piece."""


MANY: Final = 200
"""Passages by keyword that are looked through for a name."""
GIVES: Final = 0.5


class Key(NamedTuple):
    """A sentence with the place it stands in and how much it tells."""

    passage: Passage
    text: str
    score: float


_AHEAD: Final = re.compile(r"(?:今后|往后|将来|接下来|以后)的?(?=[一二两三四五六七八九十\d几])")
_EACH: Final = re.compile(r"^(?:其中|这|那)?(?:几个?|各个?|每一?个|所有|全部|一些)(?=..)")
_COURSE: Final = re.compile(
    r"(?<=..)(?:趋势|走势|走向|动向|变化|形势|格局|态势|局面|情况|状况|现状|概况|详情|分别|各自|内容|"
    r"[几各]?个?方面)+$"
)
"""How something goes, said after what it is."""

_SPAN: Final = re.compile(r"[一二两三四五六七八九十\d]{1,2}个?(?:年|月|季度)")
_WHEN: Final = re.compile(
    r"(?:未来|过去|近)?(?:[一二两三四五六七八九十]|\d{1,2})个?(?:年|月|季度)|(?:\d{4}|\d{2}|[今去前明])年"
)
BRIEF: Final = 6
"""Characters of a topic that, if told at all, is told in nearly these words."""


def essence(topic: str) -> str:
    """`"几个重点客户的现状"` -> `"重点客户"`: folded, without what headings leave out or add."""
    bare = _EACH.sub("", _AHEAD.sub("未来", fold(topic).replace("的", "")))
    return _COURSE.sub("", bare)


def spans_of(topic: str) -> list[str]:
    """`"未来三年需求"` -> `["三年"]`."""
    return _SPAN.findall(topic)


def tells(topic: str, told: str) -> bool:
    """Whether a text tells of a span of years that a topic names, and of a short topic's words."""
    told = fold(told)
    if not all(span in told for span in spans_of(topic)):
        return False
    bare = _WHEN.sub("", topic)
    return len(bare) > BRIEF or covered(bare, told)


def heading_of(passage: Passage) -> str:
    """The innermost heading without its page label."""
    return PAGE_LABEL.sub("", passage.sections[-1]) if passage.sections else ""


def section(view: View, topic: str) -> tuple[Passage, ...]:
    """Passages below the outermost heading that a topic names; else below every heading that has
    the topic in it."""
    if len(fold(topic)) < 2:
        return ()
    places = [place for place in view.headings() if not place.case]
    return called(view, topic) or view.passages_below(
        p for p in places if any(fold(topic) in fold(h) for h in p.sections)
    )


def called(view: View, topic: str) -> tuple[Passage, ...]:
    """Passages below the outermost heading that a topic names."""
    asked = essence(topic)
    places = [place for place in view.headings() if not place.case] if len(asked) > 1 else []
    fits = {
        place.sections[: depth + 1]: max(
            _fit(fold(topic), fold(PAGE_LABEL.sub("", heading))),
            _fit(asked, essence(PAGE_LABEL.sub("", heading))),
        )
        for place in places
        for depth, heading in enumerate(place.sections)
    }
    path = max(fits, key=lambda path: (fits[path], -len(path)), default=())
    if not path or fits[path] < SAME:
        return ()
    return view.passages_below(p for p in places if p.sections[: len(path)] == path)


def begun(view: View, topic: str) -> tuple[Passage, ...]:
    """Passages below two headings and more that begin with a topic: its parts."""
    asked = fold(topic)
    places = [p for p in view.headings() if not p.case and p.sections and len(asked) > 1]
    parts = [p for p in places if fold(PAGE_LABEL.sub("", p.sections[-1])).startswith(asked)]
    return view.passages_below(parts) if len({p.sections for p in parts}) > 1 else ()


def sections_below(view: View, heading: str) -> tuple[str, ...]:
    """Headings right below the one that is called so, in order: what it is made of."""
    found: dict[str, None] = {}
    for place in view.headings():
        for above, below in pairwise(place.sections):
            if fold(PAGE_LABEL.sub("", above)) == fold(heading):
                found.setdefault(below)
    return tuple(found)


def naming(view: View, need: Need) -> tuple[Passage, ...]:
    """Passages that name what is asked or stand under its name, in the order of the documents."""
    titles = titles_of(view)
    under = [
        place
        for place in view.headings()
        if names_held(
            need,
            " ".join(
                (titles.get(place.document, ""), *place.sections, place.page, place.case or "")
            ),
        )
    ]
    found = {passage.id: passage for passage in view.passages_below(under)}
    for alias in {alias for names in need.names for alias in names}:
        for hit in view.keyword(alias, MANY):
            if hit.id not in found and (passage := view.passage(hit.id)):
                found[hit.id] = passage
    order = {document.id: n for n, document in enumerate(view.documents())}
    return tuple(sorted(found.values(), key=lambda p: (order.get(p.document, -1), p.order)))


def keys(
    view: View, passages: tuple[Passage, ...], need: Need | None = None, *, whole: bool = False
) -> list[Key]:
    """Every sentence of the passages with its score, in their order; `whole` keeps a short
    paragraph in one piece."""
    told = [(n, p, i, s) for n, p in enumerate(passages) for i, s in enumerate(_told(p, whole))]
    held_by = {sentence: frozenset(content_terms(sentence)) for *_, sentence in told}
    counts = Counter(t for *_, sentence in told for t in held_by[sentence])
    found = []
    for number, passage, place, sentence in told:
        terms = held_by[sentence]
        central = sum(weight(view, t) for t in terms if counts[t] > 1) / (len(terms) + 8)
        score = central + (0.5 if place == 0 else 0) + (0.4 if has_quantity(sentence) else 0)
        score += 1 - number / len(passages)
        if need is not None:
            score += 3 * need.share(held(f"{heading_of(passage)} {sentence}"))
        if len(sentence) < 10 or sentence.endswith(("：", ":")):
            score -= 0.6
        found.append(Key(passage, sentence, score))
    return found


def results_first(found: list[Key], asked: str) -> list[Key]:
    """Where a question asks how it went, sentences on the results tell more than others."""
    if not HOW.search(asked):
        return found
    return [
        key._replace(score=key.score + 2 * bool(_RESULTS.search(heading_of(key.passage))))
        for key in found
    ]


def _told(passage: Passage, whole: bool) -> list[str]:
    short = passage.kind == "paragraph" and len(passage.text) <= SHORT
    if whole and short and sentences_of(passage):
        return [passage.text]
    return sentences_of(passage)


def best(found: list[Key], most: int) -> list[Key]:
    """The best sentences, from as many headings as there are, in the order of the report."""
    chosen: list[Key] = []
    ranked = sorted(found, key=lambda key: -key.score)
    for rounds in range(1, 4):
        for key in ranked:
            here = sum(k.passage.sections == key.passage.sections for k in chosen)
            if len(chosen) < most and key not in chosen and here < rounds:
                chosen.append(key)
    return [key for key in found if key in chosen]


def summaries(passages: tuple[Passage, ...]) -> tuple[Passage, ...]:
    """The part that sums the report up, by its heading; else all of it."""
    summed = tuple(p for p in passages if any(_SUMMARY.search(h) for h in p.sections))
    return summed or passages


def gives_reasons(passage: Passage) -> bool:
    """Whether a passage says that it gives reasons."""
    return bool(_REASONS.search(heading_of(passage) + passage.text))


def links_cause(sentence: str) -> bool:
    return bool(_CAUSE.search(sentence) or _EXPLAINS.search(sentence))


def causal(passage: Passage, need: Need) -> float:
    """How much of what is asked stands in one sentence that links it to a cause; at least
    `GIVES` where the passage says that it gives reasons."""
    linked = (need.share(held(s)) for s in sentences_of(passage) if _CAUSE.search(s))
    return max([GIVES if gives_reasons(passage) else 0.0, *linked])


def contrasting(text: str) -> bool:
    return bool(_CONTRAST.search(text))


def _fit(asked: str, name: str) -> float:
    """1 for the same words, else the share of the longer that the shorter is, if it is in it."""
    if not name:
        return 0.0
    if name in asked or asked in name:
        return min(len(name), len(asked)) / max(len(name), len(asked))
    return 0.0
