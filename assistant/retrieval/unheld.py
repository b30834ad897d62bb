"""What a question asks of its figures that no slot of them took. Pure."""

import re
from collections.abc import Iterator, Mapping
from typing import Final

from assistant.indexes.base import View
from assistant.retrieval.language import Reading
from assistant.retrieval.lexicon import fold
from assistant.retrieval.lost import lost
from assistant.retrieval.naming import beside
from assistant.retrieval.plan import Plan
from assistant.retrieval.residue import words_of
from assistant.retrieval.shares import in_percent
from assistant.retrieval.strays import strays
from assistant.retrieval.vetoes import owners, tells_apart
from assistant.retrieval.words import FUNCTION, KINDS, PRONOUN

_MEASURE: Final = re.compile(
    r"[率额量数价费度比值款金]$|收入|营收|利润|成本|规模|份额|占|客户|[提上下][升降]|[增减]|降低|整体|其他"
)
"""What is measured, and how it moves: told apart elsewhere."""


def unheld(
    base: Plan,
    reading: Reading,
    metrics: tuple[str, ...],
    members: dict[str, tuple[str, ...]],
    linked: Mapping[str, str],
    view: View,
) -> tuple[str, ...]:
    """What no slot took: spans, owners, and a rate that was linked to what is no rate."""
    if base.claimed:
        return ()
    behind = "" if "占" in reading.text else fold(reading.text)
    rates = (
        said[0]
        for word, metric in linked.items()
        if (said := re.search(f"{re.escape(word)}比[率例重]", behind) or re.search(".+率$", word))
        and not in_percent(view, metric)
    )
    named = (
        {m.name: (m.name, *m.aliases) for m in view.metrics() if not m.declared} if linked else {}
    )
    others = (
        word
        for words, metric in linked.items()
        for word in beside(words, map(fold, named.get(metric, ())))
        if tells_apart(word)
    )
    strange = (
        *_before_pronoun(reading),
        *_of_another(linked, view),
        *_denied(linked, reading, view),
        *_longer(reading, view),
        *lost(reading, metrics, view),
    )
    return (*strays(reading, metrics, members, view), *owners(reading), *rates, *others, *strange)


def _longer(reading: Reading, view: View) -> Iterator[str]:
    """`豆干条` of a member 豆干, where another name has it: not all of 豆干 is asked."""
    spoken = ((reading.text[m.start : m.end + 1], m) for m in reading.mentions if m.names("member"))
    for longer, mention in spoken:
        behind = reading.text[mention.end : mention.end + 1]
        if behind in reading.residue and "\u4e00" <= behind <= "\u9fff":
            held = (fold(longer) in fold(name) for name in (*view.uses(), *_members(view)))
            if any(held):
                yield longer


def _members(view: View) -> Iterator[str]:
    return (name for names in view.members().values() for name in names)


def _denied(linked: Mapping[str, str], reading: Reading, view: View) -> Iterator[str]:
    """`没签收的概率` is what 签收率 leaves of the whole, and not that rate."""
    for words, metric in linked.items():
        for run in reading.residue if in_percent(view, metric) else ():
            if fold(run) in words and (said := re.search(f"[没未不]{run}", reading.text)):
                yield said[0]


def _of_another(linked: Mapping[str, str], view: View) -> Iterator[str]:
    """`硬件采购成本` linked to 软件采购成本: a word that only names of other metrics have."""
    for words, metric in linked.items():
        names = (n for m in view.metrics() if m.name == metric for n in (m.name, *m.aliases))
        own = fold(" ".join(names))
        others = fold(" ".join(m.name for m in view.metrics() if m.name != metric))
        for word in words_of(words):
            told = len(word) > 1 and not word.isascii() and word not in FUNCTION
            if told and word not in own and word in others and not _MEASURE.search(word):
                yield word


def _before_pronoun(reading: Reading) -> tuple[str, ...]:
    """`我要写甲的档案，他们买了多少`: whoever the clause before names, where no slot took it."""
    pronoun = PRONOUN.search(reading.text)
    before = reading.text[: pronoun.start()] if pronoun else ""
    named = any(mention.end <= len(before) for mention in reading.mentions)
    if named or not re.search("[,，。]", before):
        return ()
    return tuple(word for word in reading.residue if word in before)


def unless_strange(by: str | None, reading: Reading) -> tuple[str | None, tuple[str, ...]]:
    """`渔业行业的客户数` names a member that is not there, and no breakdown by 行业."""
    named = (run for run in reading.residue if by and f"{run}{by}" in reading.text)
    strange = tuple(run for run in named if run not in KINDS and len(run) > 1)
    return (None if strange else by), strange
