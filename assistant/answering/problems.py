"""`月报里有没有出入`: what the register holds, each with the figure or passage that it is about."""

import re
from typing import Final

from assistant.answering.draft import Draft
from assistant.answering.figures import line
from assistant.answering.frames import frame
from assistant.indexes.base import View
from assistant.records import Finding
from assistant.retrieval.editions import Edition
from assistant.retrieval.plan import Plan

_ASKED: Final = re.compile(
    r"(?:汇报|报告|月报|季报|年报|数据|数字|指标)[里中上]?(?:都|还)?(?:有(?:什么|哪些|啥|没有)|存在(?:什么|哪些))"
    r"(?:数据|数字)?(?:问题|错误|矛盾|毛病|不一致|出入|疑点)"
    r"|(?:哪些|什么)(?:数据|数字|指标)(?:有问题|有错误?|对不上|不一致|互相矛盾)"
    r"|\b(?:what is|what's|anything) wrong (?:with|in) the (?:report|data|figures|numbers)\b"
    r"|\b(?:problems|errors|inconsistencies) (?:with|in) the (?:report|data|figures|numbers)\b",
    re.IGNORECASE,
)
MOST: Final = 10
"""Problems that are told; the figures of each stand in the answer, the problem in its notes."""


def tell_problems(draft: Draft, view: View, plan: Plan) -> bool:
    """The warnings of the register; what a later report restates is none."""
    if not _ASKED.search(plan.text) or plan.metrics or plan.subjects or plan.case:
        return False
    held = [f for f in view.findings() if f.severity == "warning" and f.kind != "restated"]
    if isinstance(view, Edition) and view.reach == "only":
        held = [f for f in held if view.told_in(f.document) == view.report]
    draft.as_composed = True
    if not held:
        draft.missing = True
        draft.say(frame("no_problems", plan.language))
        return True
    draft.say(frame("problems", plan.language))
    for finding in held[:MOST]:
        _tell(draft, view, plan, finding)
    if len(held) > MOST:
        draft.note(frame("more_problems", plan.language))
    return True


def _tell(draft: Draft, view: View, plan: Plan, finding: Finding) -> None:
    figures = view.figures_by_id(finding.figures[:1])
    if figures:
        draft.say("- " + line(draft, plan, figures[0]))
        return
    base = view.base if isinstance(view, Edition) else view  # also of older reports
    for passage in base.passages(finding.document):
        if passage.id in finding.passages:
            draft.say("- " + draft.quote(passage, passage.text.strip().split("\n")[0]))
            return
