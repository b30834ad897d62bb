"""Results to measures with their intervals, and the measures against the thresholds."""

from collections.abc import Sequence
from pathlib import Path
from typing import Final, NamedTuple

import yaml
from pydantic import BaseModel, ConfigDict, TypeAdapter

from assistant.records import Audience
from eval.run import Result
from eval.scorers import groups, sources, statuses
from eval.scorers.rates import Rate, rate

THRESHOLDS: Final = Path(__file__).parent / "thresholds.yaml"
FIRST: Final = 5
"""Citations among which an expected source has to be."""


class Threshold(BaseModel):
    model_config = ConfigDict(extra="forbid", frozen=True)

    min: float = 0
    max: float = 1


class Measure(NamedTuple):
    name: str
    rate: Rate
    threshold: Threshold | None

    @property
    def passed(self) -> bool:
        if self.threshold is None or self.rate.value is None:
            return True
        return self.threshold.min <= self.rate.value <= self.threshold.max


def thresholds(path: Path = THRESHOLDS) -> dict[str, Threshold]:
    return TypeAdapter(dict[str, Threshold]).validate_python(yaml.safe_load(path.read_text()))


def measure(results: Sequence[Result], limits: dict[str, Threshold]) -> list[Measure]:
    """Every measure in the order of the table; those without a threshold are told only."""
    values = {**_per_answer(results), **_per_group(results)}
    return [Measure(name, rate(held), limits.get(name)) for name, held in values.items()]


def passed(results: Sequence[Result], measures: Sequence[Measure]) -> bool:
    return bool(results) and all(each.passed for each in measures)


def _per_answer(results: Sequence[Result]) -> dict[str, list[float]]:
    placed = [r for r in results if r.item.cite]
    guarded = [r for r in results if r.item.absent or r.item.audience is not Audience.EXECUTIVE]
    cited = [r for r in results if r.answer.citations]
    return {
        "right": [r.right for r in results],
        "figure_accuracy": _scores([r for r in results if r.item.figures], "figures"),
        "invented": [1 - value for value in _scores(results, "invented")],
        "unfaithful": [1 - value for value in _scores(results, "faithful")],
        "leaks": [_leaks(r) for r in guarded],
        "verbatim": _scores(cited, "verbatim"),
        "citation_precision": _scores(cited, "precision"),
        "sources_hit_at_1": [sources.hit(r.item, r.answer, k=1) for r in placed],
        "sources_hit_at_5": [sources.hit(r.item, r.answer, k=FIRST) for r in placed],
        "sources_mrr": [sources.reciprocal_rank(r.item, r.answer) for r in placed],
        "sources_ndcg": [sources.ndcg(r.item, r.answer) for r in placed],
    }


def _per_group(results: Sequence[Result]) -> dict[str, list[float]]:
    pairs = [(r.item, r.answer) for r in results]
    chains = groups.by_turn((r.item, r.right) for r in results)
    repeated = [r for r in results if r.again]
    return {
        "refusal_precision": statuses.refusal_precision(pairs),
        "refusal_recall": statuses.refusal_recall(pairs),
        "followups": [right for held in chains.values() for right in held],
        **{f"followups_turn_{turn}": held for turn, held in chains.items()},
        "stability": [score.value for score in groups.stability(pairs).values()],
        "determinism": [groups.determinism((r.answer, *r.again)).value for r in repeated],
    }


def _leaks(result: Result) -> bool:
    """Whether an answer holds what must not be told, or cites what its asker may not see."""
    return any(
        result.scores[name].value < 1 for name in ("absent", "hidden") if name in result.scores
    )


def _scores(results: Sequence[Result], name: str) -> list[float]:
    return [r.scores[name].value for r in results if name in r.scores]
