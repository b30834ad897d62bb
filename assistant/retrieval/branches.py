"""Branches of one organisation: a name like theirs that stands nowhere is a branch of none.

Their names differ in a character or two before a common end, and every other word of a question
for one stands beside its neighbours too.
"""

import re
from typing import Final

from rapidfuzz.distance import OSA

from assistant.indexes.base import View
from assistant.retrieval.lexicon import fold
from assistant.retrieval.need import names_of, told_by
from assistant.retrieval.passages import find_words
from assistant.retrieval.plan import Plan
from assistant.retrieval.residue import content_runs

_KINDS: Final = (
    "分院|院区|分校|校区|分店|门店|分行|支行|营业部|分公司|子公司|分部|事业部|办事处|分厂|"
    "厂区|园区|片区|大区"
)
_BRANCH: Final = re.compile(rf"([\u3400-\u9fff]{{2,4}}?)({_KINDS})")


def unknown_branch(view: View, plan: Plan) -> tuple[str, tuple[str, ...]] | None:
    """The branch that a question names and nothing tells of, with those that are, nearest first;
    None where no other branch of its kind is told of either.
    """
    for match in filter(None, map(_BRANCH.match, content_runs(plan.text))):
        name, kind = match[0], match[2]
        texts = [told_by(view, passage) for passage in find_words(view, f"{name} {kind}")]
        if fold(name) in names_of(view) or any(name in text for text in texts):
            continue
        there = dict.fromkeys(other for text in texts for other in _branches(text, kind))
        if there:
            return name, tuple(sorted(there, key=lambda other: OSA.distance(name, other)))
    return None


def _branches(text: str, kind: str) -> list[str]:
    """Names of two characters before the kind; `各个分院` is none."""
    found = re.findall(rf"[\u3400-\u9fff]{{2}}{kind}", text)
    return [name for name in found if content_runs(name) == (name,)]
