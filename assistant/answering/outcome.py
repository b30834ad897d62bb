"""What an answer came to: its status, and the findings of the register that touch it."""

from assistant.answering.draft import Draft, escape
from assistant.exchange import Status
from assistant.indexes.base import View
from assistant.records import Finding
from assistant.retrieval.plan import SMALL_TALK, Plan


def status_of(draft: Draft, plans: tuple[Plan, ...]) -> Status:
    if draft.choices:
        return "clarify"
    if {plan.intent for plan in plans} <= SMALL_TALK | {"define"} and not draft.missing:
        return "answered"
    answering = {citation.n for citation in draft.citations} - draft.nearest
    return "answered" if answering or draft.figures else "not_found"


def findings_of(view: View, plans: tuple[Plan, ...], draft: Draft) -> tuple[str, ...]:
    """Warnings of the register that touch a figure or passage of this answer; all, if asked.

    What an earlier report said is told in the answer itself.
    """
    asked = any(plan.operation == "check" for plan in plans)
    return tuple(
        finding.what
        for finding in view.findings()
        if asked or (finding.severity == "warning" and finding.kind != "restated")
        if _touches(finding, draft)
    )


def _touches(finding: Finding, draft: Draft) -> bool:
    """A figure of it, or a passage; of a table that is cited for other metrics alone it is not."""
    if set(finding.figures) & set(draft.figures):
        return True
    text = "\n".join(draft.lines)
    shown = (f for f in draft.figures.values() if f"**{escape(f.text)}**[{f.citation}]" in text)
    told = {figure.metric for figure in shown}
    cited = {figure.citation for figure in draft.figures.values()}
    alone = bool(told) and {citation.n for citation in draft.citations} == cited
    other = alone and bool(finding.metrics) and not told & set(finding.metrics)
    return bool(set(finding.passages) & draft.passages) and not other
