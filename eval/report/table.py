"""The run on the console: right answers by kind and persona, measures, and every failure."""

from collections import Counter, defaultdict
from collections.abc import Sequence
from statistics import median

from rich.console import Console
from rich.table import Table

from eval.gate import Measure
from eval.run import Result
from eval.scorers import groups
from eval.scorers.rates import latency_ms

PERSONAS = 5
"""Columns of the table; those who ask less often share one."""


def show(results: Sequence[Result], measures: Sequence[Measure], console: Console) -> None:
    console.print(_by_kind(results))
    console.print(_measures(measures))
    times = latency_ms([r.seconds for r in results])
    console.print(", ".join(f"{name} {ms:.1f} ms" for name, ms in times.items()))
    for line in failures(results):
        console.print(line, markup=False)


def failures(results: Sequence[Result]) -> list[str]:
    """A line for each wrong answer, family that is not of one mind, and changing answer."""
    lines = [
        f"{r.item.id} {' → '.join(r.item.turns)!r}: {'; '.join(r.faults)}"
        for r in results
        if r.faults
    ]
    families = groups.stability((r.item, r.answer) for r in results)
    lines += [f"family {name}: {score.reason}" for name, score in families.items() if score.reason]
    repeats = [(r.item.id, groups.determinism((r.answer, *r.again))) for r in results]
    return lines + [f"{id}: {score.reason}" for id, score in repeats if score.reason]


def _by_kind(results: Sequence[Result]) -> Table:
    often = Counter(result.item.persona for result in results)
    shown = {persona for persona, _ in often.most_common(PERSONAS)}
    cells: defaultdict[str, defaultdict[str, list[Result]]] = defaultdict(lambda: defaultdict(list))
    for result in results:
        for kind in (result.item.kind, "all"):
            persona = result.item.persona if result.item.persona in shown else "others"
            for column in (persona, "all"):
                cells[kind][column].append(result)
    personas = sorted(cells["all"].keys() - {"all"})
    table = Table("kind", *personas, "all", "median ms")
    for kind in [*sorted(cells.keys() - {"all"}), "all"]:
        row = [_share(cells[kind][persona]) for persona in [*personas, "all"]]
        milliseconds = median([r.seconds for r in cells[kind]["all"]] or [0]) * 1000
        table.add_row(kind, *row, f"{milliseconds:.1f}")
    return table


def _share(held: Sequence[Result]) -> str:
    return f"{sum(r.right for r in held)}/{len(held)}" if held else ""


def _measures(measures: Sequence[Measure]) -> Table:
    table = Table("measure", "value", "95 % interval", "of", "has to be", "")
    for name, rate, threshold in measures:
        if rate.value is None:
            continue
        wanted = ""
        if threshold:
            wanted = f"≤ {threshold.max:g}" if threshold.max < 1 else f"≥ {threshold.min:g}"
        kept = Measure(name, rate, threshold).passed
        table.add_row(
            name, f"{rate.value:.4f}", f"{rate.low:.3f} to {rate.high:.3f}", str(rate.of), wanted,
            "" if kept else "[bold red]not kept[/]",
        )  # fmt: skip
    return table
