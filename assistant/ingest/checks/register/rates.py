"""Tables and rates, and what is told twice."""

from typing import Final

from assistant.ingest.checks.growth.based_growth import based_growth
from assistant.ingest.checks.growth.compound import compound_growth
from assistant.ingest.checks.growth.dated_growth import growth_between_periods, growth_told_twice
from assistant.ingest.checks.growth.geometric import geometric_series
from assistant.ingest.checks.growth.orders import stated_orders
from assistant.ingest.checks.rates.bases import averages_of_named
from assistant.ingest.checks.rates.beyond_wholes import parts_beyond_wholes
from assistant.ingest.checks.rates.daily import daily_means, means_by_months, totals_of_daily_means
from assistant.ingest.checks.rates.distributions import distributions
from assistant.ingest.checks.rates.done_elsewhere import done_elsewhere
from assistant.ingest.checks.rates.done_of_plans import done_of_plans
from assistant.ingest.checks.rates.done_of_targets import done_of_targets
from assistant.ingest.checks.rates.earnings import earnings_per_share
from assistant.ingest.checks.rates.formers import former_and_latter, shares_of_two
from assistant.ingest.checks.rates.heads_per_unit import heads_per_unit
from assistant.ingest.checks.rates.implied_wholes import implied_wholes
from assistant.ingest.checks.rates.known_rates import known_rates, rates_beside
from assistant.ingest.checks.rates.least_shares import least_shares
from assistant.ingest.checks.rates.leaving import rates_of_leaving
from assistant.ingest.checks.rates.list_shares import list_shares
from assistant.ingest.checks.rates.listed_means import listed_means, means_of_lines
from assistant.ingest.checks.rates.means import means
from assistant.ingest.checks.rates.multiples import named_multiples
from assistant.ingest.checks.rates.multiples_of_then import multiples_of_then
from assistant.ingest.checks.rates.named_wholes import shares_of_named_wholes
from assistant.ingest.checks.rates.odd_products import odd_products
from assistant.ingest.checks.rates.one_divisor import rates_of_one_divisor
from assistant.ingest.checks.rates.parts_of_total import parts_of_totals
from assistant.ingest.checks.rates.paybacks import paybacks
from assistant.ingest.checks.rates.products import products
from assistant.ingest.checks.rates.prose_shares import prose_shares
from assistant.ingest.checks.rates.ranges import (
    backward_ranges,
    means_beyond_extremes,
    means_outside_ranges,
)
from assistant.ingest.checks.rates.rates_ago import rates_of_then
from assistant.ingest.checks.rates.repeated_relations import repeated_relations
from assistant.ingest.checks.rates.said_bounds import said_bounds
from assistant.ingest.checks.rates.scaled_wholes import scaled_wholes
from assistant.ingest.checks.rates.shares_of_all import shares_of_all
from assistant.ingest.checks.rates.shares_of_changes import shares_of_changes
from assistant.ingest.checks.rates.shares_of_it import shares_of_it
from assistant.ingest.checks.rates.shares_to_all import shares_to_all
from assistant.ingest.checks.rates.short_of_plans import short_of_plans
from assistant.ingest.checks.rates.spoken_fractions import spoken_fractions
from assistant.ingest.checks.rates.spoken_ratios import ratios_by_name
from assistant.ingest.checks.rates.thresholds import annual_thresholds
from assistant.ingest.checks.rates.versus import values_versus_named
from assistant.ingest.checks.rates.wholes_below_parts import wholes_below_parts
from assistant.ingest.checks.rates.written_rates import written_rates
from assistant.ingest.checks.rates.yearly import yearly_differences
from assistant.ingest.checks.register.base import Check
from assistant.ingest.checks.sums.complements import complements
from assistant.ingest.checks.sums.identities import differences, named_differences
from assistant.ingest.checks.sums.quarter_splits import splits_by_quarters
from assistant.ingest.checks.sums.quarters import parts_of_years
from assistant.ingest.checks.sums.subsets import larger_parts
from assistant.ingest.checks.tables.compared_cells import compared_cells
from assistant.ingest.checks.tables.cumulative import columns_run_up
from assistant.ingest.checks.tables.date_ranks import ranks_of_days
from assistant.ingest.checks.tables.dated_rows import counts_of_dated_rows, terms_of_rows
from assistant.ingest.checks.tables.days_ahead_of_rows import days_ahead_of_rows
from assistant.ingest.checks.tables.growing_rows import rows_at_a_rate
from assistant.ingest.checks.tables.limits import limits
from assistant.ingest.checks.tables.means import averages_of_tables
from assistant.ingest.checks.tables.mined import columns_of_tables
from assistant.ingest.checks.tables.mistyped_totals import mistyped_totals
from assistant.ingest.checks.tables.monthly_means import monthly_means
from assistant.ingest.checks.tables.movers import movers
from assistant.ingest.checks.tables.nets import nets_of_tables
from assistant.ingest.checks.tables.only_ones import only_ones
from assistant.ingest.checks.tables.our_places import our_places
from assistant.ingest.checks.tables.ours import compared_with_ours
from assistant.ingest.checks.tables.paired_ranks import paired_ranks
from assistant.ingest.checks.tables.places import places_of_values
from assistant.ingest.checks.tables.places_before import places_before
from assistant.ingest.checks.tables.prices_of_rows import prices_of_rows
from assistant.ingest.checks.tables.ranked_changes import changes_of_ranked_rows
from assistant.ingest.checks.tables.ranks import nth_ranks, ranks
from assistant.ingest.checks.tables.remarks import priced_remarks
from assistant.ingest.checks.tables.row_dates import dates_of_rows
from assistant.ingest.checks.tables.scaled_columns import scaled_averages
from assistant.ingest.checks.tables.seconds import seconds
from assistant.ingest.checks.tables.shares import table_growth, table_shares
from assistant.ingest.checks.tables.shares_in_turn import shares_in_turn
from assistant.ingest.checks.tables.shares_of_a_row import shares_of_a_row
from assistant.ingest.checks.tables.stocks import net_of_tables, stocks_of_tables
from assistant.ingest.checks.tables.sums import table_sums
from assistant.ingest.checks.tables.timelines import dates_of_timelines
from assistant.ingest.checks.tables.top_lists import top_lists
from assistant.ingest.checks.tables.turned_signs import turned_signs
from assistant.ingest.checks.tables.value_ranges import value_ranges
from assistant.ingest.checks.tables.weighted import weighted_totals
from assistant.ingest.checks.tables.worded_cells import worded_cells
from assistant.ingest.checks.tables.yearly_rows import growth_of_yearly_rows
from assistant.ingest.checks.telling.among_listed import among_listed
from assistant.ingest.checks.telling.defined_counts import defined_counts
from assistant.ingest.checks.telling.events import dates_of_events
from assistant.ingest.checks.telling.mentions import same_thing_twice
from assistant.ingest.checks.telling.opposites import opposites
from assistant.ingest.checks.telling.places_ahead import places_ahead
from assistant.ingest.checks.telling.prose_ranks import (
    first_behind_others,
    prose_multiples,
    prose_ranks,
)
from assistant.ingest.checks.telling.ranked_values import ranked_values
from assistant.ingest.checks.telling.ranks_behind import ranks_behind
from assistant.ingest.checks.telling.ranks_in_lists import ranks_in_lists
from assistant.ingest.checks.telling.restated import repeated_sentences, restated
from assistant.ingest.checks.telling.said_of_one import said_of_one
from assistant.ingest.checks.telling.series_claims import claims_of_series, growth_in_series
from assistant.ingest.checks.telling.share_places import places_of_shares
from assistant.ingest.checks.telling.told_again import told_again
from assistant.ingest.checks.telling.turned_repeats import turned_repeats
from assistant.ingest.checks.telling.units_apart import units_apart

RATES: Final[tuple[Check, ...]] = (
    table_sums,
    mistyped_totals,
    table_shares,
    table_growth,
    rows_at_a_rate,
    columns_of_tables,
    columns_run_up,
    weighted_totals,
    scaled_averages,
    prose_shares,
    done_of_targets,
    short_of_plans,
    shares_of_changes,
    shares_of_named_wholes,
    parts_beyond_wholes,
    wholes_below_parts,
    annual_thresholds,
    parts_of_totals,
    least_shares,
    list_shares,
    shares_of_all,
    shares_to_all,
    shares_in_turn,
    shares_of_a_row,
    worded_cells,
    shares_of_it,
    implied_wholes,
    scaled_wholes,
    distributions,
    known_rates,
    done_elsewhere,
    done_of_plans,
    rates_beside,
    rates_of_one_divisor,
    rates_of_then,
    rates_of_leaving,
    ratios_by_name,
    written_rates,
    averages_of_tables,
    stocks_of_tables,
    net_of_tables,
    shares_of_two,
    former_and_latter,
    complements,
    differences,
    named_differences,
    nets_of_tables,
    ranks,
    ranks_of_days,
    nth_ranks,
    changes_of_ranked_rows,
    seconds,
    top_lists,
    movers,
    places_of_values,
    places_before,
    ranked_values,
    ranks_behind,
    ranks_in_lists,
    stated_orders,
    our_places,
    only_ones,
    prose_ranks,
    places_of_shares,
    among_listed,
    first_behind_others,
    places_ahead,
    prose_multiples,
    named_multiples,
    multiples_of_then,
    compared_with_ours,
    compared_cells,
    limits,
    turned_signs,
    paired_ranks,
    said_bounds,
    value_ranges,
    spoken_fractions,
    opposites,
    units_apart,
    turned_repeats,
    heads_per_unit,
    values_versus_named,
    larger_parts,
    paybacks,
    products,
    priced_remarks,
    prices_of_rows,
    odd_products,
    repeated_relations,
    means,
    daily_means,
    means_by_months,
    totals_of_daily_means,
    listed_means,
    means_of_lines,
    monthly_means,
    yearly_differences,
    averages_of_named,
    earnings_per_share,
    compound_growth,
    geometric_series,
    based_growth,
    growth_between_periods,
    growth_told_twice,
    growth_of_yearly_rows,
    dates_of_events,
    dates_of_rows,
    days_ahead_of_rows,
    dates_of_timelines,
    defined_counts,
    counts_of_dated_rows,
    terms_of_rows,
    parts_of_years,
    claims_of_series,
    growth_in_series,
    splits_by_quarters,
    backward_ranges,
    means_outside_ranges,
    means_beyond_extremes,
    same_thing_twice,
    restated,
    said_of_one,
    told_again,
    repeated_sentences,
)
