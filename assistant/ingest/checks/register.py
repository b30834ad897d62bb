"""Every check, in the order in which their findings are told."""

from collections.abc import Callable, Iterable
from typing import Final

from assistant.ingest.checks.figures.formulas import formula_metrics
from assistant.ingest.checks.figures.growth import growth_of_figures
from assistant.ingest.checks.figures.shares import stated_shares
from assistant.ingest.checks.figures.totals import parts_and_totals
from assistant.ingest.checks.figures.versions import restated_figures
from assistant.ingest.checks.growth.based_growth import based_growth
from assistant.ingest.checks.growth.carried import carried_changes
from assistant.ingest.checks.growth.comparing import stated_comparisons
from assistant.ingest.checks.growth.compound import compound_growth
from assistant.ingest.checks.growth.dated_growth import growth_between_periods, growth_told_twice
from assistant.ingest.checks.growth.fragments import gaps_of_fragments
from assistant.ingest.checks.growth.gaps import stated_gaps
from assistant.ingest.checks.growth.growth import changes_in_a_row, directions, stated_changes
from assistant.ingest.checks.growth.onwards import changes_onwards
from assistant.ingest.checks.growth.orders import stated_orders
from assistant.ingest.checks.growth.points import points_of_shares
from assistant.ingest.checks.growth.trends import trends
from assistant.ingest.checks.growth.twice import changes_told_twice
from assistant.ingest.checks.rates.bases import averages_of_named
from assistant.ingest.checks.rates.beyond_wholes import parts_beyond_wholes
from assistant.ingest.checks.rates.counted_shares import counted_shares
from assistant.ingest.checks.rates.daily import daily_means
from assistant.ingest.checks.rates.distributions import distributions
from assistant.ingest.checks.rates.done_elsewhere import done_elsewhere
from assistant.ingest.checks.rates.earnings import earnings_per_share
from assistant.ingest.checks.rates.formers import shares_of_two
from assistant.ingest.checks.rates.known_rates import known_rates, rates_beside
from assistant.ingest.checks.rates.list_shares import list_shares
from assistant.ingest.checks.rates.listed_means import listed_means
from assistant.ingest.checks.rates.means import means
from assistant.ingest.checks.rates.multiples import named_multiples
from assistant.ingest.checks.rates.odd_products import odd_products
from assistant.ingest.checks.rates.one_whole import shares_of_one_whole
from assistant.ingest.checks.rates.parts_named import shares_of_named_parts
from assistant.ingest.checks.rates.plausible import (
    amounts_beyond_all,
    amounts_of_odd_scale,
    backward_ranges,
    negative_counts,
    shares_above_all,
)
from assistant.ingest.checks.rates.products import products
from assistant.ingest.checks.rates.prose_shares import prose_shares
from assistant.ingest.checks.rates.ratios import bare_rates, stated_ratios
from assistant.ingest.checks.rates.shares_of_all import shares_of_all
from assistant.ingest.checks.rates.versus import values_versus_named
from assistant.ingest.checks.rates.written_rates import written_rates
from assistant.ingest.checks.reading.evidence import Evidence
from assistant.ingest.checks.sums.balances import balances, counted_sums, remainders
from assistant.ingest.checks.sums.complements import complements
from assistant.ingest.checks.sums.composed import chained_wholes, composed_wholes
from assistant.ingest.checks.sums.counted_rows import counted_rows, counted_values
from assistant.ingest.checks.sums.enumerated import announced_counts, spans_of_headings
from assistant.ingest.checks.sums.graded import graded_lines
from assistant.ingest.checks.sums.halves import halves
from assistant.ingest.checks.sums.identities import differences, named_differences
from assistant.ingest.checks.sums.lists import counts_and_lists, counts_behind_lists, names_twice
from assistant.ingest.checks.sums.mistyped_parts import mistyped_parts
from assistant.ingest.checks.sums.named_sums import named_sums
from assistant.ingest.checks.sums.prose_stocks import stocks_of_prose
from assistant.ingest.checks.sums.quarter_splits import splits_by_quarters
from assistant.ingest.checks.sums.quarters import parts_of_years
from assistant.ingest.checks.sums.remaining import remaining
from assistant.ingest.checks.sums.spread_sums import spread_sums
from assistant.ingest.checks.sums.subsets import larger_parts
from assistant.ingest.checks.sums.sums import prose_sums, share_sums
from assistant.ingest.checks.sums.ups_and_downs import ups_and_downs
from assistant.ingest.checks.tables.between_rows import between_rows
from assistant.ingest.checks.tables.changes import growth_beside_tables
from assistant.ingest.checks.tables.cumulative import columns_run_up
from assistant.ingest.checks.tables.led_values import led_values
from assistant.ingest.checks.tables.means import averages_of_tables
from assistant.ingest.checks.tables.mentions import text_and_tables
from assistant.ingest.checks.tables.mined import columns_of_tables
from assistant.ingest.checks.tables.nets import nets_of_tables
from assistant.ingest.checks.tables.only_ones import only_ones
from assistant.ingest.checks.tables.places import places_before, places_of_values
from assistant.ingest.checks.tables.ranks import nth_ranks, ranks
from assistant.ingest.checks.tables.row_dates import dates_of_rows
from assistant.ingest.checks.tables.row_values import shares_of_rows, values_of_rows
from assistant.ingest.checks.tables.rows import changes_of_rows
from assistant.ingest.checks.tables.scaled_columns import scaled_averages
from assistant.ingest.checks.tables.shares import table_growth, table_shares
from assistant.ingest.checks.tables.stocks import net_of_tables, stocks_of_tables
from assistant.ingest.checks.tables.sums import table_sums
from assistant.ingest.checks.tables.together import shares_together
from assistant.ingest.checks.tables.weighted import weighted_totals
from assistant.ingest.checks.tables.words import words_of_rows
from assistant.ingest.checks.telling.dates import impossible_dates
from assistant.ingest.checks.telling.deadlines import past_deadlines
from assistant.ingest.checks.telling.durations import durations, skipped_steps
from assistant.ingest.checks.telling.events import dates_of_events
from assistant.ingest.checks.telling.mentions import same_thing_twice
from assistant.ingest.checks.telling.oddities import broken_sentences, missing_images, skipped_pages
from assistant.ingest.checks.telling.paces import paces
from assistant.ingest.checks.telling.prose_ranks import prose_multiples, prose_ranks
from assistant.ingest.checks.telling.proved_values import proved_counts
from assistant.ingest.checks.telling.recomputed import recomputed
from assistant.ingest.checks.telling.references import page_references, table_references
from assistant.ingest.checks.telling.restated import repeated_sentences, restated
from assistant.ingest.checks.telling.series_claims import claims_of_series, growth_in_series
from assistant.ingest.checks.telling.slipped import slipped_values
from assistant.ingest.checks.telling.steps import ends_before_beginnings, steps_in_order
from assistant.ingest.checks.telling.tenses import tenses
from assistant.ingest.checks.telling.told_again import told_again
from assistant.records import Finding

Check = Callable[[Evidence], Iterable[Finding]]

WITHIN_A_REPORT: Final[tuple[Check, ...]] = (parts_and_totals, stated_shares, formula_metrics)
SURE: Final[frozenset[Check]] = frozenset({known_rates, earnings_per_share, changes_in_a_row})
"""They name both operands beside the result: that its value fits others, too, is chance."""
TOLD_LAST: Final[tuple[Check, ...]] = (
    shares_of_one_whole,
    shares_of_named_parts,
    between_rows,
    led_values,
    slipped_values,
    recomputed,
    mistyped_parts,
    counted_shares,
    changes_onwards,
    changes_told_twice,
    proved_counts,
)
"""Only where others are silent: what other values nearby agree on, and what no word ties together
but how near the digits are.
"""
OF_FIGURES: Final[tuple[Check, ...]] = (growth_of_figures, restated_figures)
"""Wherever they stand, also in several reports."""
OF_TEXT: Final[tuple[Check, ...]] = (
    missing_images,
    broken_sentences,
    stated_ratios,
    bare_rates,
    changes_in_a_row,
    stated_changes,
    directions,
    stated_comparisons,
    trends,
    stated_gaps,
    gaps_of_fragments,
    points_of_shares,
    carried_changes,
    prose_sums,
    composed_wholes,
    chained_wholes,
    named_sums,
    spread_sums,
    graded_lines,
    halves,
    balances,
    stocks_of_prose,
    counted_sums,
    remainders,
    remaining,
    share_sums,
    counts_and_lists,
    counts_behind_lists,
    names_twice,
    ups_and_downs,
    announced_counts,
    counted_rows,
    counted_values,
    spans_of_headings,
    shares_above_all,
    negative_counts,
    amounts_beyond_all,
    amounts_of_odd_scale,
    impossible_dates,
    durations,
    paces,
    skipped_steps,
    ends_before_beginnings,
    steps_in_order,
    tenses,
    past_deadlines,
    page_references,
    table_references,
    table_sums,
    table_shares,
    table_growth,
    columns_of_tables,
    columns_run_up,
    weighted_totals,
    scaled_averages,
    prose_shares,
    parts_beyond_wholes,
    list_shares,
    shares_of_all,
    distributions,
    known_rates,
    done_elsewhere,
    rates_beside,
    written_rates,
    averages_of_tables,
    stocks_of_tables,
    net_of_tables,
    shares_of_two,
    complements,
    differences,
    named_differences,
    nets_of_tables,
    ranks,
    nth_ranks,
    places_of_values,
    places_before,
    stated_orders,
    only_ones,
    prose_ranks,
    prose_multiples,
    named_multiples,
    values_versus_named,
    larger_parts,
    products,
    odd_products,
    means,
    daily_means,
    listed_means,
    averages_of_named,
    earnings_per_share,
    compound_growth,
    based_growth,
    growth_between_periods,
    growth_told_twice,
    dates_of_events,
    dates_of_rows,
    parts_of_years,
    claims_of_series,
    growth_in_series,
    splits_by_quarters,
    backward_ranges,
    same_thing_twice,
    restated,
    told_again,
    repeated_sentences,
    text_and_tables,
    growth_beside_tables,
    changes_of_rows,
    values_of_rows,
    shares_of_rows,
    shares_together,
    words_of_rows,
    skipped_pages,
)
