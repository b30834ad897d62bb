"""Changes and sums of prose, and what it counts."""

from typing import Final

from assistant.ingest.checks.growth.aims import aims_reached
from assistant.ingest.checks.growth.carried import carried_changes, growth_since_that_month
from assistant.ingest.checks.growth.comparing import stated_comparisons
from assistant.ingest.checks.growth.faster_than import faster_than
from assistant.ingest.checks.growth.fragments import gaps_of_fragments, gaps_of_neighbours
from assistant.ingest.checks.growth.gaps import gaps_of_two, stated_gaps
from assistant.ingest.checks.growth.gaps_and_rates import gaps_and_rates
from assistant.ingest.checks.growth.growth import changes_in_a_row, directions, stated_changes
from assistant.ingest.checks.growth.other_scales import other_scales
from assistant.ingest.checks.growth.points import points_of_shares
from assistant.ingest.checks.growth.points_then import points_then
from assistant.ingest.checks.growth.same_ends import changes_to_one_end
from assistant.ingest.checks.growth.shares_apart import shares_apart
from assistant.ingest.checks.growth.signed_words import signed_words
from assistant.ingest.checks.growth.spoken_directions import spoken_directions
from assistant.ingest.checks.growth.steps_by import steps_by
from assistant.ingest.checks.growth.than_it import apart_from_it
from assistant.ingest.checks.growth.than_then import than_then
from assistant.ingest.checks.growth.than_us import than_us
from assistant.ingest.checks.growth.trends import trends, trends_between
from assistant.ingest.checks.growth.verdicts import verdicts, verdicts_elsewhere
from assistant.ingest.checks.growth.whose_growth import growth_of_another
from assistant.ingest.checks.growth.years_in_all import years_in_all
from assistant.ingest.checks.rates.done_of_targets import gaps_to_aims
from assistant.ingest.checks.rates.done_of_years import done_of_years
from assistant.ingest.checks.rates.held_limits import held_limits, limits_kept_elsewhere
from assistant.ingest.checks.rates.parts_of_total import bracketed_shares
from assistant.ingest.checks.rates.peaks import peaks_and_means
from assistant.ingest.checks.rates.ratios import bare_rates, stated_ratios
from assistant.ingest.checks.rates.yearly import yearly_amounts
from assistant.ingest.checks.register.base import Check
from assistant.ingest.checks.sums.announced_elsewhere import announced_elsewhere
from assistant.ingest.checks.sums.balances import balances, counted_sums, remainders
from assistant.ingest.checks.sums.beyond_totals import beyond_totals
from assistant.ingest.checks.sums.complements import shares_of_the_rest
from assistant.ingest.checks.sums.composed import chained_wholes, composed_wholes
from assistant.ingest.checks.sums.counted_rows import counted_rows, counted_values
from assistant.ingest.checks.sums.ends_elsewhere import ends_elsewhere
from assistant.ingest.checks.sums.enumerated import announced_counts, spans_of_headings
from assistant.ingest.checks.sums.equal_sums import equal_sums
from assistant.ingest.checks.sums.graded import graded_lines
from assistant.ingest.checks.sums.graded_claims import graded_claims
from assistant.ingest.checks.sums.gross import gross
from assistant.ingest.checks.sums.halves import halves
from assistant.ingest.checks.sums.left_of_two import left_of_two
from assistant.ingest.checks.sums.list_lines import shares_of_lines, stock_lines
from assistant.ingest.checks.sums.lists import counts_and_lists, counts_behind_lists, names_twice
from assistant.ingest.checks.sums.moves_of_changes import moves_of_changes
from assistant.ingest.checks.sums.named_sums import named_sums
from assistant.ingest.checks.sums.net_moves import net_moves
from assistant.ingest.checks.sums.nets_elsewhere import nets_elsewhere
from assistant.ingest.checks.sums.prose_stocks import stocks_ahead, stocks_of_prose
from assistant.ingest.checks.sums.remaining import rates_of_what_is_left, remaining
from assistant.ingest.checks.sums.rest_of_rate import rests_beside_rates
from assistant.ingest.checks.sums.scores import scores
from assistant.ingest.checks.sums.spread_sums import spread_sums
from assistant.ingest.checks.sums.stocks_elsewhere import stocks_elsewhere
from assistant.ingest.checks.sums.sums import prose_sums, share_sums
from assistant.ingest.checks.sums.sums_above import sums_of_the_line_above
from assistant.ingest.checks.sums.told_apart import counts_told_apart, plans_of_the_rest
from assistant.ingest.checks.sums.two_parts import two_parts
from assistant.ingest.checks.sums.ups_and_downs import moves_of_rows, splits_of_rows, ups_and_downs
from assistant.ingest.checks.tables.text_cells import values_of_text_cells
from assistant.ingest.checks.telling.oddities import broken_sentences, missing_images
from assistant.ingest.checks.telling.other_subjects import other_subjects
from assistant.ingest.checks.telling.other_years import other_years
from assistant.ingest.checks.telling.places_of_us import places_of_us
from assistant.ingest.checks.wording.attitudes import attitudes
from assistant.ingest.checks.wording.codes import measured_models
from assistant.ingest.checks.wording.fields import uses_of_cases
from assistant.ingest.checks.wording.kinds import kinds_of_names, kinds_summed_up
from assistant.ingest.checks.wording.leanings import leanings
from assistant.ingest.checks.wording.moods import hottest_years, mixed_years, turned_markets
from assistant.ingest.checks.wording.none_and_some import none_and_some, only_ones_of_cases
from assistant.ingest.checks.wording.one_each import one_each, turned_times
from assistant.ingest.checks.wording.reasons import verdicts_and_reasons
from assistant.ingest.checks.wording.unchanged import unchanged

CHANGES_AND_SUMS: Final[tuple[Check, ...]] = (
    missing_images,
    broken_sentences,
    stated_ratios,
    bare_rates,
    changes_in_a_row,
    steps_by,
    stated_changes,
    other_scales,
    directions,
    stated_comparisons,
    than_then,
    spoken_directions,
    apart_from_it,
    than_us,
    faster_than,
    shares_apart,
    signed_words,
    aims_reached,
    held_limits,
    limits_kept_elsewhere,
    verdicts,
    verdicts_elsewhere,
    trends,
    trends_between,
    leanings,
    turned_markets,
    hottest_years,
    mixed_years,
    verdicts_and_reasons,
    kinds_of_names,
    kinds_summed_up,
    unchanged,
    other_years,
    values_of_text_cells,
    one_each,
    turned_times,
    none_and_some,
    only_ones_of_cases,
    uses_of_cases,
    measured_models,
    attitudes,
    places_of_us,
    other_subjects,
    stated_gaps,
    gaps_and_rates,
    changes_to_one_end,
    gaps_of_two,
    gaps_of_fragments,
    gaps_of_neighbours,
    points_of_shares,
    points_then,
    carried_changes,
    growth_since_that_month,
    prose_sums,
    scores,
    composed_wholes,
    chained_wholes,
    equal_sums,
    beyond_totals,
    named_sums,
    spread_sums,
    sums_of_the_line_above,
    graded_lines,
    graded_claims,
    halves,
    balances,
    stocks_of_prose,
    stocks_ahead,
    stocks_elsewhere,
    nets_elsewhere,
    ends_elsewhere,
    net_moves,
    moves_of_changes,
    counts_told_apart,
    plans_of_the_rest,
    bracketed_shares,
    years_in_all,
    done_of_years,
    growth_of_another,
    gross,
    left_of_two,
    counted_sums,
    remainders,
    remaining,
    rates_of_what_is_left,
    rests_beside_rates,
    share_sums,
    shares_of_lines,
    stock_lines,
    shares_of_the_rest,
    two_parts,
    counts_and_lists,
    counts_behind_lists,
    names_twice,
    ups_and_downs,
    moves_of_rows,
    splits_of_rows,
    gaps_to_aims,
    peaks_and_means,
    yearly_amounts,
    announced_counts,
    announced_elsewhere,
    counted_rows,
    counted_values,
    spans_of_headings,
)
