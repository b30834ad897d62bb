"""What an answer came to: its status, and the findings of the register that touch it."""

from assistant.answering.draft import Draft
from assistant.exchange import Status
from assistant.indexes.base import View
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
        if set(finding.figures) & set(draft.figures) or set(finding.passages) & draft.passages
    )
