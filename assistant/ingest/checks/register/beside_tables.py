"""Prose beside tables, and pages that are skipped."""

from typing import Final

from assistant.ingest.checks.register.base import Check
from assistant.ingest.checks.tables.aims_of_rows import aims_of_rows
from assistant.ingest.checks.tables.case_rows import terms_of_cases, values_of_cases
from assistant.ingest.checks.tables.categories import counts_of_kinds
from assistant.ingest.checks.tables.changes import growth_beside_tables
from assistant.ingest.checks.tables.column_shares import shares_of_columns
from assistant.ingest.checks.tables.listed_members import values_of_all_members
from assistant.ingest.checks.tables.listed_rows import lists_of_rows
from assistant.ingest.checks.tables.members import values_of_members
from assistant.ingest.checks.tables.mentions import text_and_tables
from assistant.ingest.checks.tables.moves_in_turn import moves_in_turn, typed_changes
from assistant.ingest.checks.tables.points_of_rows import points_of_rows
from assistant.ingest.checks.tables.prefixed_units import odd_prefixes
from assistant.ingest.checks.tables.row_means import means_of_rows
from assistant.ingest.checks.tables.row_pairs import changes_between_cells
from assistant.ingest.checks.tables.row_values import shares_of_rows, values_of_rows
from assistant.ingest.checks.tables.rows import changes_of_rows
from assistant.ingest.checks.tables.rows_over import rows_over
from assistant.ingest.checks.tables.several_rows import sums_of_several, values_of_several
from assistant.ingest.checks.tables.together import shares_together
from assistant.ingest.checks.tables.verdicts_of_rows import verdicts_of_rows
from assistant.ingest.checks.tables.words import words_of_rows
from assistant.ingest.checks.telling.oddities import skipped_pages

BESIDE_TABLES: Final[tuple[Check, ...]] = (
    text_and_tables,
    growth_beside_tables,
    lists_of_rows,
    values_of_all_members,
    typed_changes,
    changes_of_rows,
    aims_of_rows,
    points_of_rows,
    moves_in_turn,
    changes_between_cells,
    values_of_rows,
    values_of_cases,
    terms_of_cases,
    values_of_members,
    means_of_rows,
    shares_of_rows,
    shares_together,
    shares_of_columns,
    values_of_several,
    sums_of_several,
    rows_over,
    counts_of_kinds,
    words_of_rows,
    verdicts_of_rows,
    odd_prefixes,
    skipped_pages,
)
