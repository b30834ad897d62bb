"""Periods: read from text, compared, stepped back, printed."""

from assistant.periods.keys import (
    PRESENT,
    covering,
    period_bounds,
    period_matches,
    period_within,
    period_words,
    period_years,
    possible,
    previous_period,
    year_before,
)
from assistant.periods.reading import PeriodSpan, find_periods, read_period, written_periods
from assistant.periods.spacing import closed

__all__ = [
    "PRESENT",
    "PeriodSpan",
    "closed",
    "covering",
    "find_periods",
    "period_bounds",
    "period_matches",
    "period_within",
    "period_words",
    "period_years",
    "possible",
    "previous_period",
    "read_period",
    "written_periods",
    "year_before",
]
