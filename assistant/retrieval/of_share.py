"""`具体多少台` after the share of a part: the amount that it is a share of, of this part. Pure."""

from assistant.indexes.base import View
from assistant.quantities import unit_named
from assistant.retrieval.conversation import Memory, plans_of
from assistant.retrieval.language import Reading
from assistant.retrieval.of_units import unit_of
from assistant.retrieval.plan import Plan


def amount_of_share(plan: Plan, reading: Reading, memory: Memory, view: View) -> Plan | None:
    """None where a question names anything but a part, or counts in another unit."""
    base = next(iter(plans_of(memory)), None)
    if base is None or len(base.metrics) != 1:
        return None
    known = {m.name: m for m in view.metrics()}
    share = known.get(base.metrics[0])
    whole = known.get(share.share_of or "") if share else None
    unit = unit_named(whole.unit)[0] if whole and whole.unit else None
    named = plan.choices or plan.subjects or plan.operation or (plan.metrics and not plan.implied)
    if whole is None or unit is None or named or set(plan.unknown) - {unit}:
        return None
    if unit not in {unit_of(text, (unit,)) for text in reading.units}:
        return None
    same: dict[str, object] = {"subjects": base.subjects, "members": plan.members or base.members}
    told = {"intent": "figure", "metrics": (whole.name,), "implied": False}
    periods = plan.periods or base.periods
    return plan.model_copy(update={**told, **same, "periods": periods, "unknown": (), "heads": ()})
