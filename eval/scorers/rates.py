"""Shares with their uncertainty: a seeded bootstrap, so that a run can be repeated."""

import random
from collections.abc import Sequence
from statistics import fmean, quantiles
from typing import NamedTuple

RESAMPLES = 1000
SEED = 20250109
"""Any number; fixed, so that the same answers give the same interval."""


class Rate(NamedTuple):
    """A mean with its 95 % interval over `of` cases; None where there was no case."""

    value: float | None
    low: float | None
    high: float | None
    of: int


def rate(values: Sequence[float]) -> Rate:
    """The mean and the 2.5th and 97.5th percentile of means of resamples."""
    if not values:
        return Rate(None, None, None, 0)
    mean = fmean(values)
    if len(set(values)) == 1:  # every resample is the same
        return Rate(mean, mean, mean, len(values))
    chance = random.Random(SEED)
    means = sorted(fmean(chance.choices(values, k=len(values))) for _ in range(RESAMPLES))
    return Rate(mean, means[int(0.025 * RESAMPLES)], means[int(0.975 * RESAMPLES) - 1], len(values))


def latency_ms(seconds: Sequence[float]) -> dict[str, float]:
    """Percentiles in milliseconds; empty below two measurements."""
    if len(seconds) < 2:
        return {}
    cuts = quantiles(seconds, n=100, method="inclusive")
    return {name: cuts[at] * 1000 for name, at in (("p50", 49), ("p95", 94), ("p99", 98))}
