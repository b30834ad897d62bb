"""Of which periods two numbers are, and of which two a change says that it is."""

import re
from collections.abc import Sequence
from typing import Final

from assistant.ingest.checks.reading.naming import Named
from assistant.ingest.checks.reading.sentences import MASK, Number, Sentence, alike
from assistant.ingest.checks.reading.told import Since, Told, told_in
from assistant.periods import previous_period
from assistant.quantities import PERCENT

_OF_TWO: Final = re.compile(rf"{MASK}[^，,。；{MASK}]{{0,6}}[比较]{MASK}")
YEAR_CHARS: Final = 4
_PART_OF_YEAR: Final = re.compile(r"\d{4}-(?P<part>\d\d|[QH]\d)")


def own_period(sentence: Sentence, number: Number) -> str:
    """The one that its own clause names."""
    keys = _named(sentence, number)
    return "" if not keys or "/" in keys[-1] else keys[-1]


def of_these_periods(change: Told, new: Told, base: Told) -> bool:
    """`9月比7月多30万元` says itself which two it is of; and growth over a year is of one part of
    both years.
    """
    if _of_the_difference(change, new):
        return False
    own, before = (own_period(change.sentence, each.number) for each in (new, base))
    keys = _named(change.sentence, change.number)
    if len(keys) > 1 and _OF_TWO.search(change.number.words):
        return (own, before) == (keys[-2], keys[-1])
    ours, theirs = (_PART_OF_YEAR.fullmatch(key) for key in (own, before))
    return not (base.since == "year" and ours and theirs) or ours["part"] == theirs["part"]


def _of_the_difference(rate: Told, new: Told) -> bool:
    """`合计6亿元，比上半年多1亿元，+20%`: the rate is of what was before, which the difference in
    front of it leaves.
    """
    by = told_in(rate.sentence)[rate.at - 1]
    relative = by.role != "change" or by.at - 1 != new.at or rate.quantity.unit != PERCENT
    if relative or not alike(by.quantity, new.quantity):
        return False
    grown = by.quantity.value * by.way
    old = new.quantity.value - grown
    return old > 0 and abs(grown * 100 / old - rate.quantity.value) <= rate.quantity.slack


def _named(sentence: Sentence, number: Number) -> list[str]:
    """By the words before it, with the year of the report where they have none."""
    start, year = number.start - len(number.words), str(sentence.today.year)
    spans = (s for s in sentence.periods if start <= s.start and s.end <= number.start)
    return [span.key.replace("*", year) for span in spans]


def since_of(sentence: Sentence, base: Told, new: Told) -> Since:
    """`2030年收入3亿元，2029年2亿元`: the periods that stand in front of the two say it."""
    then, now = (own_period(sentence, each.number) for each in (base, new))
    if len(then) == YEAR_CHARS and not now:
        return "year"  # `收入3亿元，2029年2亿元`
    if not then or not now or then[:4] == now[:4]:
        return "step" if then and now and previous_period(now) == then else ""
    a_year = int(now[:4]) - int(then[:4]) == 1 and then[4:] == now[4:]
    return "year" if a_year else ""


def of_each_time(named: Sequence[Named]) -> bool:
    """`5月参评9项、获评3项，4月参评8项、获评2项`: each time has its own of one name."""
    periods = [each.period for each in named]
    return len(set(periods)) > 1 and all(periods)
