"""Kinds of benefits that cases tell, under names for people: what a list of cases narrows by."""

import re
from collections.abc import Iterator
from typing import Final

from assistant.records import Case
from assistant.retrieval.case_words import CONCEPTS, FIELDS

NAMES: Final = {
    "cost": "降低成本",
    "performance": "提速与性能",
    "utilisation": "提高利用率",
    "efficiency": "提升效率",
    "stability": "稳定可靠",
    "elasticity": "弹性灵活",
    "operations": "减轻运维",
    "compliance": "满足合规",
    "domestic": "国产替代",
    "won": "赢回客户",
}
"""By the concepts of `case_words`, in the order in which they are listed."""
_TOLD: Final = {concept.name: concept.told for concept in CONCEPTS}
_BEFORE: Final = tuple(field.words for field in FIELDS if field.name in {"背景", "场景"})
"""Headings of what was so before: what a customer needed is not yet what it got."""


def benefits_of(case: Case) -> tuple[str, ...]:
    sentences = tuple(_sentences(case))
    return tuple(label for name, label in NAMES.items() if any(map(_TOLD[name].search, sentences)))


def _sentences(case: Case) -> Iterator[str]:
    for field in case.fields:
        if not any(words.search(field.name) for words in _BEFORE):
            yield from re.split(r"[。！？!?\n]", field.text)
