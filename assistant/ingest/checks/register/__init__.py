"""Every check, in the order in which their findings are told."""

from typing import Final

from assistant.ingest.checks.figures.changes import amounts_of_change
from assistant.ingest.checks.figures.formulas import formula_metrics
from assistant.ingest.checks.figures.growth import growth_of_figures
from assistant.ingest.checks.figures.shares import stated_shares
from assistant.ingest.checks.figures.totals import parts_and_totals
from assistant.ingest.checks.figures.versions import restated_figures
from assistant.ingest.checks.growth.carried import growth_since_that_month
from assistant.ingest.checks.growth.geometric import geometric_series
from assistant.ingest.checks.growth.growth import changes_in_a_row
from assistant.ingest.checks.growth.onwards import changes_onwards
from assistant.ingest.checks.growth.points_apart import points_apart
from assistant.ingest.checks.growth.steps_by import steps_by
from assistant.ingest.checks.growth.turned_ways import turned_ways
from assistant.ingest.checks.growth.twice import changes_told_twice
from assistant.ingest.checks.lines.worked_out import worked_out
from assistant.ingest.checks.rates.costs_per_unit import costs_per_unit
from assistant.ingest.checks.rates.counted_shares import counted_shares
from assistant.ingest.checks.rates.done_beside import done_beside
from assistant.ingest.checks.rates.done_of_targets import done_of_targets
from assistant.ingest.checks.rates.done_of_years import done_of_years
from assistant.ingest.checks.rates.earnings import earnings_per_share
from assistant.ingest.checks.rates.known_rates import known_rates
from assistant.ingest.checks.rates.means_of_sections import means_of_sections
from assistant.ingest.checks.rates.named_wholes import shares_of_named_wholes
from assistant.ingest.checks.rates.odd_products import counted_products, products_in_all
from assistant.ingest.checks.rates.one_whole import shares_of_one_whole
from assistant.ingest.checks.rates.parts_named import shares_of_named_parts
from assistant.ingest.checks.rates.parts_of_total import bracketed_shares
from assistant.ingest.checks.rates.scaled_means import scaled_means
from assistant.ingest.checks.rates.shares_of_changes import shares_of_changes
from assistant.ingest.checks.rates.spoken_ratios import ratios_by_name
from assistant.ingest.checks.rates.utilised import shares_of_told_parts, utilised_capacity
from assistant.ingest.checks.register.base import Check
from assistant.ingest.checks.register.beside_tables import BESIDE_TABLES
from assistant.ingest.checks.register.changes_and_sums import CHANGES_AND_SUMS
from assistant.ingest.checks.register.dates import DATES
from assistant.ingest.checks.register.rates import RATES
from assistant.ingest.checks.sums.balances import balances
from assistant.ingest.checks.sums.closed_wholes import closed_wholes
from assistant.ingest.checks.sums.mistyped_parts import mistyped_parts
from assistant.ingest.checks.sums.moves_of_changes import moves_of_changes
from assistant.ingest.checks.sums.quarters import parts_of_years
from assistant.ingest.checks.sums.told_apart import counts_told_apart, plans_of_the_rest
from assistant.ingest.checks.tables.between_rows import between_rows
from assistant.ingest.checks.tables.case_rows import values_of_cases
from assistant.ingest.checks.tables.led_values import led_values
from assistant.ingest.checks.tables.listed_members import values_of_all_members
from assistant.ingest.checks.tables.moves_in_turn import moves_in_turn, typed_changes
from assistant.ingest.checks.tables.named_rows import values_of_named_rows
from assistant.ingest.checks.tables.prefixed_units import odd_totals
from assistant.ingest.checks.tables.ranked_changes import changes_of_ranked_rows
from assistant.ingest.checks.tables.remarks import priced_remarks
from assistant.ingest.checks.tables.row_spans import spans_of_rows
from assistant.ingest.checks.telling.among_listed import among_listed
from assistant.ingest.checks.telling.proved_values import proved_counts
from assistant.ingest.checks.telling.recomputed import recomputed
from assistant.ingest.checks.telling.slipped import slipped_values
from assistant.ingest.checks.telling.swapped_digits import swapped_digits
from assistant.ingest.checks.telling.swapped_elsewhere import swapped_elsewhere

WITHIN_A_REPORT: Final[tuple[Check, ...]] = (parts_and_totals, stated_shares, formula_metrics)
SURE: Final[frozenset[Check]] = frozenset(
    {
        balances,
        known_rates,
        earnings_per_share,
        changes_in_a_row,
        led_values,
        between_rows,
        parts_of_years,
        growth_since_that_month,
        ratios_by_name,
        worked_out,
        geometric_series,
        values_of_all_members,
        spans_of_rows,
        priced_remarks,
        points_apart,
        steps_by,
        typed_changes,
        moves_in_turn,
        values_of_cases,
        changes_of_ranked_rows,
        among_listed,
        done_of_targets,
        shares_of_changes,
        shares_of_named_wholes,
        bracketed_shares,
        products_in_all,
        moves_of_changes,
        plans_of_the_rest,
        counts_told_apart,
        done_of_years,
    }
)
"""They name both operands beside the result, or hold it against others themselves: that its value
fits still others is chance.
"""
TOLD_LAST: Final[tuple[Check, ...]] = (
    shares_of_one_whole,
    shares_of_named_parts,
    between_rows,
    led_values,
    slipped_values,
    worked_out,
    values_of_named_rows,
    recomputed,
    mistyped_parts,
    counted_shares,
    counted_products,
    products_in_all,
    changes_onwards,
    changes_told_twice,
    proved_counts,
    costs_per_unit,
    utilised_capacity,
    shares_of_told_parts,
    odd_totals,
    closed_wholes,
    swapped_digits,
    turned_ways,
    points_apart,
    scaled_means,
    swapped_elsewhere,
    means_of_sections,
    done_beside,
)
"""Only where others are silent: what other values nearby agree on, and what no word ties together
but how near the digits are.
"""
OF_FIGURES: Final[tuple[Check, ...]] = (growth_of_figures, amounts_of_change, restated_figures)
"""Wherever they stand, also in several reports."""
OF_TEXT: Final[tuple[Check, ...]] = (*CHANGES_AND_SUMS, *DATES, *RATES, *BESIDE_TABLES)
