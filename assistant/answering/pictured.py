"""A bar for each of several values of one metric that are told side by side."""

from collections.abc import Callable, Sequence
from typing import Final

from assistant.answering.draft import Draft
from assistant.exchange import FigureShown
from assistant.periods import period_words
from assistant.retrieval.language import Language

MOST: Final = 12
"""Bars that can be told apart beside an answer."""
Name = Callable[[FigureShown], str | None]


def picture(draft: Draft, language: Language) -> None:
    """Draws what this question was told, where no table has drawn it: `A`, `B` and `C`, or two
    months. A total that stands beside its parts is left out.
    """
    told = [draft.figures[id] for id in draft.used]
    known = [f for f in told if isinstance(f.value, int | float) and f.unit]
    if draft.chart or len({(f.metric, f.unit) for f in known}) != 1:
        return
    ways: tuple[Name, ...] = (
        lambda f: next(iter(f.dimensions.values())) if len(f.dimensions) == 1 else None,
        lambda f: f.subject if not f.dimensions else None,
        lambda f: period_words(f.period, language) if f.period and not f.dimensions else None,
    )
    for name in ways:
        bars = [(each, f) for f in known if (each := name(f))]
        if 1 < len(bars) <= MOST and len({each for each, _ in bars}) == len(bars):
            draft.chart = _bars(bars)
            return


def _bars(bars: Sequence[tuple[str, FigureShown]]) -> dict[str, object]:
    metric = bars[0][1].metric or ""
    return {
        "title": {"text": metric},
        "tooltip": {},
        "xAxis": {"type": "category", "data": [name for name, _ in bars]},
        "yAxis": {"type": "value"},
        "series": [{"type": "bar", "name": metric, "data": [f.value for _, f in bars]}],
    }
