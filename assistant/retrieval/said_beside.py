"""Names beside a question of figures that ask for nothing: who told it, examples. Pure."""

import re
from typing import Final

from assistant.indexes.base import View
from assistant.retrieval.language import Reading
from assistant.retrieval.people import PEOPLE

_TELLS: Final = re.compile(
    r"(?:在?(?:会|汇报|报告|讲话|PPT)[上中里]|刚才?|之前|当时|昨天|今天)*"
    r"(?:说|讲|提|报|介绍|汇报|透露)(?:到|过|的|了)?(?!什么|啥|谁)"
)
_SUCH: Final = re.compile(
    r"(?:他们|它们|等)?(?:[这那]一?[档批组类拨堆]|[这那][几些](?:家|个|客户)?|之类|等等?[客公企])"
)


def without_beside(
    loose: tuple[str, ...],
    subjects: tuple[str, ...],
    reading: Reading,
    metrics: tuple[str, ...],
    members: dict[str, tuple[str, ...]],
    view: View,
) -> tuple[tuple[str, ...], tuple[str, ...]]:
    """Names that no slot took and subjects, without whoever is only said beside."""
    if not metrics:
        return loose, subjects
    return _without_tellers(loose, reading, view), _without_examples(
        subjects, reading, metrics, members, view
    )


def _without_tellers(loose: tuple[str, ...], reading: Reading, view: View) -> tuple[str, ...]:
    """`王工说产量大概几万吨`: a person of the glossary who said so."""
    people = {e.name for e in view.entities() if e.kind.casefold() in PEOPLE}
    told = {
        target.name
        for mention in reading.mentions
        for target in mention.targets
        if target.name in people and _TELLS.match(reading.text, mention.end)
    }
    return tuple(name for name in loose if name not in told)


def _without_examples(
    subjects: tuple[str, ...],
    reading: Reading,
    metrics: tuple[str, ...],
    members: dict[str, tuple[str, ...]],
    view: View,
) -> tuple[str, ...]:
    """`只租一年的面积，甲、乙他们那档`: those who are in the asked group only say which it is."""
    uses = view.uses()
    groups = [d for d in members if d in uses and all(d in uses[m].dimensions for m in metrics)]
    ends = [m.end for m in reading.mentions if set(m.names("subject")) & set(subjects)]
    if not groups or not ends or not _SUCH.match(reading.text, max(ends)):
        return subjects
    within = {
        figure.subject
        for group in groups
        for figure in view.figures(group, any_subject=True)
        if figure.text in members[group]
    }
    return () if set(subjects) <= within else subjects
