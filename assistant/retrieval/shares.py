"""The percentages that a question for a share means: by a count, an amount, or words. Pure."""

from collections.abc import Iterable

from assistant.indexes.base import FigureQuery, View
from assistant.indexes.derived import derived
from assistant.quantities import PERCENT, POINTS, TIMES, unit_named
from assistant.retrieval.language import Reading
from assistant.retrieval.lexicon import Lexicon, fold
from assistant.retrieval.linking import core
from assistant.retrieval.naming import Named


def with_share(found: Named, reading: Reading, lexicon: Lexicon, view: View) -> Named:
    """`大客户占收入多少`: of a name that stands for a count, the share that goes by both words.

    The count stays where it is asked, too: `几家`, or spread over each.
    """
    if "share" in reading.operations and len(found.choices) > 1:
        stated = tuple(name for name in found.choices if "占" in name)
        return found._replace(metrics=stated, choices=()) if len(stated) == 1 else found
    if "share" in reading.operations and len(found.metrics) == 2:
        return _share_of_both(found, lexicon, view)
    if "share" not in reading.operations or len(found.metrics) != 1:
        return found
    shares = {m.name for m in view.metrics() if m.unit and unit_named(m.unit)[0] == PERCENT}
    for mention in reading.mentions if found.metrics[0] not in shares else ():
        said = fold(reading.text[mention.start : mention.end])
        spoken = core(said)
        runs = [run for run in found.rest if len(run) > 1 and mention.names("metric")]
        for run in runs:
            held = {
                metric
                for name, metrics in lexicon.metric_names().items()
                if spoken in name and fold(run) in name
                for metric in shares.intersection(metrics)
            }
            if len(held) > 1:  # how it grew is no share
                held = {name for name in held if "占" in name}
            if len(held) == 1 and _has_members(held, reading, view):
                both = said == fold(found.metrics[0]) or bool(
                    {"per_unit", "count"} & set(reading.operations)
                )
                both = both or any(
                    quantity.unit not in {PERCENT, None} for quantity in reading.stated
                )
                metrics = (*held, *found.metrics) if both else tuple(held)
                rest = tuple(word for word in found.rest if word != run)
                return found._replace(metrics=metrics, rest=rest)
    return found


def share_by_words(found: Named, reading: Reading, lexicon: Lexicon, view: View) -> Named:
    """`老客户占收入几成`: the only percentage whose name holds every word, where none is named."""
    text = fold(reading.text)
    runs = [part for run in reading.residue for part in fold(run).split("占") if len(part) > 1]
    named = any(fold(name) in text for name in (*found.metrics, *found.choices))
    if "share" not in reading.operations or len(runs) < 2 or named:
        return found
    held = {
        metric
        for name, metrics in lexicon.metric_names().items()
        if all(run in name for run in runs)
        for metric in metrics
        if metric in view.uses() and in_percent(view, metric)
    }
    if len(held) != 1:
        return found
    return Named(tuple(held), (), {"".join(runs): next(iter(held))}, ())


def _has_members(names: Iterable[str], reading: Reading, view: View) -> bool:
    """Whether the metrics are broken down by what the question names of another's members."""
    asked = {t.dimension for m in reading.mentions for t in m.targets if t.kind == "member"}
    uses = view.uses()
    return not asked or all(asked & uses[name].dimensions for name in names if name in uses)


def _share_of_both(found: Named, lexicon: Lexicon, view: View) -> Named:
    """`收入里大客户占多少`: an amount and a count have no share; a percentage of both names has."""
    units = {m.name: unit_named(m.unit)[0] for m in view.metrics() if m.unit}
    if len({units.get(name) for name in found.metrics}) < 2:
        return found
    near = {
        metric
        for name, metrics in lexicon.metric_names().items()
        if all(_holds_end_of(name, each) for each in found.metrics)
        for metric in metrics
        if units.get(metric) == PERCENT
    }
    if len(near) > 1:  # that of the part itself, and not of some of it
        parts = tuple(map(fold, found.metrics))
        near = {name for name in near if "占" in name and fold(name).startswith(parts)}
    return found._replace(metrics=tuple(near)) if len(near) == 1 else found


def _holds_end_of(name: str, metric: str) -> bool:
    """The first or last two characters of a metric's core stand in another name."""
    bare = fold(core(metric))
    return bare[:2] in name or bare[-2:] in name


@derived(most=4096)
def in_percent(view: View, metric: str) -> bool:
    """Whether a metric is a rate, by the unit of its catalogue or of its figures."""
    if any(m.name == metric and m.unit in {"%", PERCENT} for m in view.metrics()):
        return True
    return any(
        f.quantity and f.quantity.unit in {PERCENT, POINTS, TIMES}
        for f in view.select_figures(FigureQuery(metric=metric), 3, 0)[1]
    )


def stated_share_of(metric: str, view: View) -> tuple[str, ...]:
    """The only percentage that is given as the share of a metric; points are asked of no count."""
    shares = tuple(m.name for m in view.metrics() if m.share_of == metric)
    return shares if len(shares) == 1 else ()


def with_base(
    metrics: tuple[str, ...], rest: tuple[str, ...], view: View
) -> tuple[tuple[str, ...], tuple[str, ...]]:
    """`4年的，台数和占比`: beside a stated share, what it is a share of, by how that is counted."""
    known = {m.name: m for m in view.metrics()}
    share = known.get(metrics[0]) if len(metrics) == 1 else None
    base = known.get(share.share_of or "") if share else None
    if base is None:
        return metrics, rest
    counted = {word for word in rest if word in {base.unit, f"{base.unit}数", f"{base.unit}量"}}
    english = {part for alias in base.aliases if alias.isascii() for part in alias.lower().split()}
    counted |= {word for word in rest if word.lower() in english and word.endswith("s")}
    if not counted:
        return metrics, rest
    return (base.name, *metrics), tuple(word for word in rest if word not in counted)
