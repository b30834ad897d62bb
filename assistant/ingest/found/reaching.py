"""A change without times, that a report of a month tells: both its ends are of that report."""

from collections.abc import Sequence

from assistant.ingest.found.owner import covers
from assistant.ingest.found.telling import Told
from assistant.records import Document
from assistant.series import REACHED


def reached(told: Sequence[Told], document: Document, reported: str | None) -> list[Told]:
    """`由30天降至26天`: who asks for the month is told its 起点 and 当前. The start of what has a
    time of its own stays without one.
    """
    if not reported or not covers(document):
        return list(told)
    ends = [each.stated.stage == REACHED for each in told[1:]]
    return [
        each._replace(
            stated=each.stated._replace(period=reported), reasons=(*each.reasons, "期间取自报告")
        )
        if _is_open(each) and (each.stated.stage == REACHED or before_end)
        else each
        for each, before_end in zip(told, (*ends, False), strict=False)
    ]


def _is_open(each: Told) -> bool:
    stated = each.stated
    return bool(stated.stage) and stated.period is None and stated.nature == "actual"
