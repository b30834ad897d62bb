"""Short names that a document gives its metrics: `养护合同额（AMC）`, 累计收入 beside 营业收入."""

import re
from collections import Counter
from collections.abc import Iterable, Mapping, Sequence
from typing import Final

from assistant.records import Figure, Metric

_SHORT: Final = r"\s?[(（](?:简称)?(?P<short>[A-Z][A-Za-z0-9&-]{1,9})[)）]"
_GENERAL: Final = "营业"
_OF_ALL: Final = frozenset({"收入", "成本"})


def short_names(
    figures: Sequence[Figure], metrics: Mapping[str, Metric], reported: str | None
) -> dict[str, str]:
    """Another name of a metric -> the one that more figures have; none that is declared."""
    names = Counter(figure.metric or "" for figure in figures)
    found = _abbreviated(figures, names) | _cumulated(figures, reported)
    return {name: other for name, other in found.items() if name not in metrics}


def _abbreviated(figures: Iterable[Figure], names: Counter[str]) -> dict[str, str]:
    found: dict[str, str] = {}
    for figure in figures:
        name = figure.metric or ""
        quotes = (source.quote for source in figure.sources)
        told = (re.search(re.escape(name) + _SHORT, quote) for quote in quotes if name)
        for short in (match["short"] for match in told if match):
            pair = (short, name) if names[name] > names[short] else (name, short)
            if short in names and short != name:
                found[pair[0]] = pair[1]
    return found


def _cumulated(figures: Iterable[Figure], reported: str | None) -> dict[str, str]:
    """收入 of a year or since its beginning is 营业收入, where that alone is told of the period."""
    periods: dict[str, set[str | None]] = {}
    for figure in figures:
        if figure.metric in _OF_ALL:
            periods.setdefault(figure.metric, set())
        if not figure.dimensions and figure.subject is None and figure.metric:
            held = periods.setdefault(figure.metric, set())
            held.add(figure.period if figure.nature == "actual" else "")
    return {
        name: _GENERAL + name
        for name in _OF_ALL
        if reported and name in periods and reported in periods.get(_GENERAL + name, ())
        if not any(period and "/" not in period for period in periods[name])
    }


def without_short(members: Mapping[str, str], short: str) -> dict[str, str]:
    """The member 东区 of `东区ARR`."""
    return {
        dimension: member.removesuffix(short).strip() or member
        for dimension, member in members.items()
    }
