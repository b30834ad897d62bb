"""Values that cannot be, dates, and what refers to another place."""

from typing import Final

from assistant.ingest.checks.rates.plausible import (
    amounts_beyond_all,
    amounts_of_odd_scale,
    negative_counts,
    shares_above_all,
)
from assistant.ingest.checks.register.base import Check
from assistant.ingest.checks.tables.row_spans import spans_of_rows
from assistant.ingest.checks.telling.backwards import backwards
from assistant.ingest.checks.telling.clocks import clocks
from assistant.ingest.checks.telling.dates import impossible_dates
from assistant.ingest.checks.telling.dates_of_halves import dates_of_halves
from assistant.ingest.checks.telling.days_of_spans import days_of_spans
from assistant.ingest.checks.telling.deadlines import past_deadlines
from assistant.ingest.checks.telling.due_of_cases import due_of_cases
from assistant.ingest.checks.telling.durations import durations, skipped_steps
from assistant.ingest.checks.telling.earlier_by import earlier_by
from assistant.ingest.checks.telling.elapsed import elapsed
from assistant.ingest.checks.telling.months_in_a_row import months_in_a_row
from assistant.ingest.checks.telling.of_the_month import sums_of_the_month
from assistant.ingest.checks.telling.paces import paces
from assistant.ingest.checks.telling.present_values import present_values
from assistant.ingest.checks.telling.references import (
    chapter_references,
    page_references,
    table_references,
)
from assistant.ingest.checks.telling.spelled_periods import (
    listed_months,
    parts_of_other_times,
    spelled_periods,
)
from assistant.ingest.checks.telling.steps import ends_before_beginnings, steps_in_order
from assistant.ingest.checks.telling.tenses import tenses
from assistant.ingest.checks.telling.terms import months_of_terms
from assistant.ingest.checks.telling.years_in_turn import years_in_turn
from assistant.ingest.checks.telling.years_said import years_said

DATES: Final[tuple[Check, ...]] = (
    shares_above_all,
    negative_counts,
    amounts_beyond_all,
    amounts_of_odd_scale,
    impossible_dates,
    backwards,
    clocks,
    elapsed,
    years_said,
    years_in_turn,
    spelled_periods,
    listed_months,
    parts_of_other_times,
    durations,
    days_of_spans,
    dates_of_halves,
    earlier_by,
    months_in_a_row,
    months_of_terms,
    spans_of_rows,
    paces,
    present_values,
    sums_of_the_month,
    skipped_steps,
    ends_before_beginnings,
    steps_in_order,
    tenses,
    past_deadlines,
    due_of_cases,
    page_references,
    table_references,
    chapter_references,
)
