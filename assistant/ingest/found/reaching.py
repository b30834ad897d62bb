"""A change without times, that a report of a month tells: both its ends are of that report."""

from collections.abc import Sequence

from assistant.ingest.found.owner import covers
from assistant.ingest.found.telling import Told
from assistant.records import Document


def reached(told: Sequence[Told], document: Document, reported: str | None) -> list[Told]:
    """`由30天降至26天`: who asks for the month is told its 起点 and 当前."""
    if not reported or not covers(document):
        return list(told)
    return [
        each._replace(
            stated=each.stated._replace(period=reported), reasons=(*each.reasons, "期间取自报告")
        )
        if each.stated.stage and each.stated.period is None and each.stated.nature == "actual"
        else each
        for each in told
    ]
