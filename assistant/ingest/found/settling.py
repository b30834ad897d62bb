"""Found figures beside declared ones: what a table declares wins, and is not told twice."""

import re
from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from decimal import Decimal
from typing import Final

from assistant.ingest.checks.reading.slips import slip_of
from assistant.ingest.slots import slot_id, slot_label
from assistant.records import Audience, Figure, Finding, Metric, content_id

FARTHEST: Final = Decimal("1.5")
"""Times that one of two values of one thing is the other."""
Members = Mapping[str, Mapping[str, str]]
"""By metric: the names that its figures are told of, each with its dimension."""


def settled(
    declared: Sequence[Figure],
    found: Iterable[Figure],
    metrics: Mapping[str, Metric],
    reported: str | None = None,
) -> tuple[list[Figure], list[Finding]]:
    """Those to keep, and what contradicts a declared figure.

    A sentence that a declared figure quotes is read by a person already: nothing is found in it.
    Nor is the value that a table has of the `reported` period, where a sentence leaves that open.
    """
    quoted: defaultdict[str, list[tuple[int, int]]] = defaultdict(list)
    for figure in declared:
        for source in figure.sources:
            if source.passage:
                quoted[source.document].append((source.start, source.end))
    slots = {_slot(figure, metrics): figure for figure in declared}
    members = _members(declared, metrics)
    kept, findings = [], []
    for figure in (_of_dimension(each, members, metrics) for each in found):
        known = slots.get(_slot(figure, metrics))
        if not known and reported and figure.period is None:
            same = slots.get(_slot(figure.model_copy(update={"period": reported}), metrics))
            known = same if same and _same(same, figure) else None
        apart = known and not _same(known, figure) and _is_near(known, figure)
        if known and apart and not _of_a_member(figure, members, metrics):
            findings.append(_contradiction(known, figure))
        if known or any(
            start < source.end and source.start < end
            for source in figure.sources
            for start, end in quoted[source.document]
        ):
            continue
        kept.append(_of_metric(figure, metrics))
    return kept, findings


def _of_metric(figure: Figure, metrics: Mapping[str, Metric]) -> Figure:
    """Under the name of the catalogue, where it has one, and as strict as its metric."""
    metric = metrics.get(canonical(figure.metric or "", metrics))
    if metric is None:
        return figure
    audience = Audience.strictest(figure.audience, metric.audience)
    moved = _moved(figure, metric.name, figure.dimensions)
    return moved.model_copy(update={"audience": audience})


def _moved(figure: Figure, metric: str, dimensions: dict[str, str]) -> Figure:
    slot = (metric, figure.subject, dimensions)
    value = figure.value_text or ""
    return figure.model_copy(
        update={
            "id": slot_id(figure.document, *slot, figure.period, figure.nature, value),
            "metric": metric,
            "dimensions": dimensions,
            "label": slot_label(*slot),
        }
    )


def _slot(figure: Figure, metrics: Mapping[str, Metric]) -> tuple[object, ...]:
    """What it is a value of; a name that a catalogue has as an alias is the metric's."""
    return (
        figure.document,
        canonical(figure.metric or "", metrics),
        figure.subject,
        tuple(sorted(figure.dimensions.items())),
        figure.period,
        figure.nature,
    )


def _members(declared: Sequence[Figure], metrics: Mapping[str, Metric]) -> Members:
    members: defaultdict[str, dict[str, str]] = defaultdict(dict)
    for figure in declared:
        held = members[canonical(figure.metric or "", metrics)]
        held.update((member, dimension) for dimension, member in figure.dimensions.items())
    return members


def _of_dimension(found: Figure, members: Members, metrics: Mapping[str, Metric]) -> Figure:
    """Under the dimension that is declared for its member, which prose does not name."""
    held = members.get(canonical(found.metric or "", metrics), {})
    named = {member: _in_full(member, held) for member in found.dimensions.values()}
    dimensions = {held.get(named[m], name): named[m] for name, m in found.dimensions.items()}
    if dimensions == found.dimensions or len(dimensions) < len(found.dimensions):
        return found
    return _moved(found, found.metric or "", dimensions)


def _in_full(member: str, held: Mapping[str, str]) -> str:
    """家用 is 家用水表, where one member alone begins so."""
    begun = [name for name in held if name.startswith(member)] if len(member) > 1 else []
    return begun[0] if member not in held and len(begun) == 1 else member


def _of_a_member(found: Figure, members: Members, metrics: Mapping[str, Metric]) -> bool:
    """The sentence names a member that the figure lacks: it may not be of the whole."""
    held = members.get(canonical(found.metric or "", metrics), {})
    names = held.keys() - found.dimensions.values()
    return any(name in source.quote for name in names for source in found.sources)


def canonical(name: str, metrics: Mapping[str, Metric]) -> str:
    if name in metrics:
        return name
    return next((m.name for m in metrics.values() if name in m.aliases), name)


def _same(declared: Figure, found: Figure) -> bool:
    if declared.quantity is None or found.quantity is None:
        return declared.value_text == found.value_text
    a, b = declared.quantity, found.quantity
    if a.unit and b.unit and a.unit != b.unit:
        return True  # another unit is another thing: no contradiction that could be told
    if a.unit is None and re.sub(r"\D", "", a.text) == re.sub(r"\D", "", b.text):
        return True  # the same digits: the table leaves out the unit alone
    return abs(a.value - b.value) <= a.slack + b.slack


def _is_near(declared: Figure, found: Figure) -> bool:
    """What is far from the table's value, and no slip of it, is of a part that no word names."""
    if declared.quantity is None or found.quantity is None or declared.confidence is None:
        return True
    ours, theirs = (abs(figure.quantity.value) for figure in (declared, found) if figure.quantity)
    near = max(ours, theirs) <= min(ours, theirs) * FARTHEST
    return near or bool(slip_of(found.quantity, declared.quantity.value))


def _contradiction(declared: Figure, found: Figure) -> Finding:
    place = found.sources[0]
    where = place.page or place.section
    table = "指标表" if declared.confidence is None else "表格"
    return Finding(
        id=content_id("contradiction", declared.id, found.id, found.text),
        kind="contradiction",
        what=f"「{declared.label}」{table}写 {declared.text}，正文（{where}）写 {found.text}，"
        f"以{table}为准。",
        document=place.document,
        place=where,
        severity="warning",
        metrics=(declared.metric,) if declared.metric else (),
        figures=(declared.id,),
        passages=(place.passage,) if place.passage else (),
        audience=Audience.strictest(declared.audience, found.audience),
    )
