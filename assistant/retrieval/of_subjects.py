"""The metric that a question means by somebody and by what it counts in. Pure."""

from assistant.indexes.base import View
from assistant.quantities import CNY, PERCENT, unit_named
from assistant.retrieval.language import Reading
from assistant.retrieval.naming import Named
from assistant.retrieval.of_units import MONEY, unit_of


def of_somebody(found: Named, reading: Reading, view: View) -> Named:
    """Where no metric is named."""
    counted = _of_subject(found, reading, view)
    return counted if counted.metrics else _spent(counted, reading, view)


def _spent(found: Named, reading: Reading, view: View) -> Named:
    """`某客户在云上花了多少钱`: the only amount of money that it has and that begins so."""
    subjects = {name for mention in reading.mentions for name in mention.names("subject")}
    words = [run for run in found.rest if not MONEY.fullmatch(run)]
    if not subjects or len(words) != 1 or not any(map(MONEY.match, reading.units)):
        return found
    uses = view.uses()
    held = [
        metric.name
        for metric in view.metrics()
        if metric.unit and unit_named(metric.unit)[0] == CNY and metric.name.startswith(words[0])
        if metric.name in uses and subjects & uses[metric.name].subjects
    ]
    if len(held) != 1:
        return found
    return found._replace(metrics=(held[0],), rest=(), linked={words[0]: held[0]})


def _of_subject(found: Named, reading: Reading, view: View) -> Named:
    """`河西超市订了几箱货`: the only thing of somebody that is counted so."""
    subjects = {name for mention in reading.mentions for name in mention.names("subject")}
    held = {
        name: {f.quantity.unit for f in view.figures(name, any_subject=True)
               if f.quantity and f.quantity.unit and f.subject in subjects}
        for name, use in view.uses().items()
        if subjects & use.subjects
    }  # fmt: skip
    known = {unit for units in held.values() for unit in units} - {CNY, PERCENT}
    for asked in reading.units:
        unit = unit_of(asked, known)
        names = [name for name, units in held.items() if units == {unit}]
        if unit in known and len(names) == 1:
            noun = asked[len(unit) :].strip("?？。")
            return found._replace(
                metrics=(names[0],), rest=tuple(run for run in found.rest if run != noun)
            )
    return found
