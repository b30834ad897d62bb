"""What a question asks of the prose beyond one fact: overview, points, reasons, contrast. Pure."""

import re
from typing import Final, Literal

from assistant.indexes.base import View
from assistant.quantities import read_number
from assistant.records import Record
from assistant.retrieval.asking import (
    AND,
    CONTRAST,
    CONTRAST_FRAME,
    COUNT,
    EVERYWHERE,
    FEW,
    FRAME,
    OVERVIEW,
    STATE,
    WHOLE_OF,
    WHY,
)
from assistant.retrieval.case_words import BESIDE, CASE
from assistant.retrieval.language import Reading
from assistant.retrieval.lexicon import TargetKind, fold
from assistant.retrieval.residue import words_of
from assistant.retrieval.words import FUNCTION

TopicForm = Literal["overview", "points", "reasons", "compare", "customer"]
_KIND: Final = re.compile(
    r"(?<=..)(?:[这那]个?|该)(?:场景|方面|领域|行业|部分|板块|章节?|产品|客户|业务|方向)$"
)
"""What kind of thing the topic is, said after it."""
SEVERAL: Final = 5
"""Points of `几句话`."""
_ENGLISH: Final = {"one": 1, "two": 2, "three": 3, "four": 4, "five": 5}


class TopicPlan(Record):
    """What the prose is asked for."""

    form: TopicForm
    topics: tuple[str, ...]
    """Names or words that the passages must be about; none is the whole report."""
    most: int | None = None
    """Sentences or points asked for."""


def plan_topic(reading: Reading, view: View, focus: tuple[str, ...] = ()) -> TopicPlan | None:
    """None where the question asks a fact or a figure; `focus` are names of the turns before."""
    text = reading.text
    if names := everything_of(reading):
        return TopicPlan(form="customer", topics=names)
    if CASE.search(text) or reading.page:
        return None
    if "why" in reading.operations or WHY.search(text):
        return TopicPlan(form="reasons", topics=(text,))
    if CONTRAST.search(text) and (sides := _sides(text)) and not _measured(reading):
        return TopicPlan(form="compare", topics=sides)
    names = _names(reading)
    if names and EVERYWHERE.search(text):
        return TopicPlan(form="customer", topics=names)
    if not OVERVIEW.search(text):
        return None
    topic = topic_of(text)
    if (
        names
        and all(name in topic or len(topic) <= 2 for name in names[:1])
        and _bare(topic, names)
    ):
        return TopicPlan(form="customer", topics=names, most=most_of(text))
    if not topic and focus:
        return TopicPlan(form="customer", topics=focus, most=most_of(text))
    if len(topic) < 2 or _is_subject(topic, view):
        topic = ""
    form: TopicForm = "points" if most_of(text) else "overview"
    return TopicPlan(form=form, topics=(topic,) if topic else (), most=most_of(text))


def everything_of(reading: Reading) -> tuple[str, ...]:
    """`X的情况汇总一下，案例和份额都要`: the case is a part of what is asked."""
    text = reading.text
    beside = BESIDE.search(text) and (EVERYWHERE.search(text) or OVERVIEW.search(text))
    return _names(reading) if beside or WHOLE_OF.search(text) else ()


def most_of(text: str) -> int | None:
    """`三点` -> 3, `一句话` -> 1."""
    match = COUNT.search(text)
    if match is None:
        return SEVERAL if FEW.search(text) else None
    word = (match[1] or match[2]).lower()
    number = _ENGLISH.get(word) or read_number(word)
    return int(number) if number else None


def topic_of(text: str) -> str:
    """`"一句话说说未来三年的预期"` -> `"未来三年预期"`: what is left without the asking."""
    text = COUNT.sub(" ", text)
    bare = "".join(FRAME.sub(" ", text).split()) if not text.isascii() else _english(text)
    return _KIND.sub("", bare.strip(",.，。;；"))


def _english(text: str) -> str:
    return " ".join(FRAME.sub(" ", text).split())


def _is_subject(topic: str, view: View) -> bool:
    """What every report has in its title is no part of a report: it is all of it."""
    titles = [fold(document.title) for document in view.documents() if document.kind == "report"]
    words = [w for w in words_of(fold(topic)) if not (STATE.fullmatch(w) or w in FUNCTION)]
    return bool(words and titles) and all(word in title for title in titles for word in words)


def _bare(topic: str, names: tuple[str, ...]) -> bool:
    """Whether a topic is names and words such as 情况 alone."""
    for name in sorted(names, key=len, reverse=True):
        topic = topic.replace(name, "")
    return len(STATE.sub("", topic)) <= 1


def _names(reading: Reading) -> tuple[str, ...]:
    kinds: tuple[TargetKind, ...] = ("case", "subject", "entity", "member")
    found = [n for m in reading.mentions for kind in kinds for n in m.names(kind)[:1]]
    return tuple(dict.fromkeys(found))


def _sides(text: str) -> tuple[str, ...]:
    """`"A和B这两个场景有什么区别"` -> `("A", "B")`."""
    bare = CONTRAST_FRAME.sub("", re.sub(r"[？?。！!]", "", text))
    bare = CONTRAST.sub("", bare).removesuffix("的")
    sides = [topic_of(side) for side in AND.split(bare)]
    sides = [side for side in sides if len(side) > 1]
    return tuple(sides) if 2 <= len(sides) <= 3 else ()


def _measured(reading: Reading) -> bool:
    """Two figures are compared by arithmetic."""
    return reading.asks_quantity or any(m.names("metric") for m in reading.mentions)
