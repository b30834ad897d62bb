"""Whether two figures are of one time, so that one may be a share of the other. Pure."""

import re

from assistant.records import Figure
from assistant.retrieval.plan import Plan


def of_one_time(plan: Plan, part: Figure, total: Figure) -> bool:
    """A year's profit is no share of a quarter's revenue, unless both times are asked for; what
    stands at the end of a period is of it.
    """
    if len(plan.periods) > 1 or None in (part.period, total.period):
        return True
    short, long = sorted((part.period or "", total.period or ""), key=len)
    return short == long or (long.startswith(short) and bool(re.search(r"-12$|-\d\d-\d\d$", long)))
