"""A metric that only its member meant, where what is done there may be said of another. Pure."""

from assistant.indexes.base import View
from assistant.retrieval.by_meaning import words_said
from assistant.retrieval.described import held_by, told_of
from assistant.retrieval.language import Reading
from assistant.retrieval.of_member import with_left_out
from assistant.retrieval.plan import Plan
from assistant.retrieval.residue import tagged_words


def unless_another(plan: Plan, reading: Reading, view: View) -> Plan:
    """`北区收回多少` of several metrics that are told of 北区 is asked back; one alone is taken,
    and one whose words or sentences say what is done; none that leaves somebody out.
    """
    plan = with_left_out(plan, reading, view)
    dimensions = {*plan.members, *filter(None, [plan.by])}
    if not plan.implied or len(plan.metrics) != 1 or not dimensions or plan.stated:
        return plan
    uses, metrics = view.uses(), {m.name: m for m in view.metrics()}
    units = {name: metrics[name].unit for name in uses if name in metrics}
    first = plan.metrics[0]
    others = tuple(
        name
        for name, use in uses.items()
        if name in metrics and dimensions <= use.dimensions and units[name] == units[first]
    )
    quotes = (source.quote for f in view.figures(first) for source in f.sources)
    told = " ".join((told_of(metrics[first]), *quotes))
    if len(others) < 2 or all(held_by(deed, told) for deed in _deeds(reading)):
        return plan
    return plan.model_copy(update={"metrics": (), "implied": False, "choices": others})


def _deeds(reading: Reading) -> list[str]:
    """Verbs that no slot has."""
    needed = words_said(reading)
    return [word for word, tag in tagged_words(reading.text) if tag[0] == "v" and needed.get(word)]
