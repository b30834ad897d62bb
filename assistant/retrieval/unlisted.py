"""`甲、乙那些没写数的`: members without a value; the whole less the others tells it. Pure."""

import re
from collections.abc import Mapping
from typing import Final

from assistant.indexes.base import View
from assistant.retrieval.language import Reading

NO_VALUE: Final = re.compile(
    r"(?:没有?|未)(?:单独|逐一|具体|明确)?(?:[列写标给报](?:出|明|了)?|有)(?:数量?|数字|数据|量)?的|"
    r"(?:没有?|未)(?:单独|逐一)?[列写]"
)
_SUNDRY: Final = re.compile(r"^(?:杂牌?|零散的?|零碎的?|散|小众)(?P<of>.{1,2})$")
"""`杂车`: what is left over of the kind that is counted."""


def unlisted_in(
    reading: Reading,
    metrics: tuple[str, ...],
    members: Mapping[str, tuple[str, ...]],
    view: View,
) -> str | None:
    """The dimension of which the named members have no value, where a question says that."""
    if len(metrics) != 1 or len(members) != 1 or not NO_VALUE.search(reading.text):
        return None
    ((dimension, names),) = members.items()
    held = {f.dimensions.get(dimension) for f in view.figures(metrics[0], any_subject=True)}
    return dimension if held - {None} and not held & set(names) else None


def without_sundry(
    rest: tuple[str, ...], reading: Reading, metrics: tuple[str, ...], view: View
) -> tuple[str, ...]:
    """Without words that only say again that the rest is of the kind that is counted."""
    if not NO_VALUE.search(reading.text):
        return rest
    uses = view.uses()
    kinds = {m.unit or "" for m in view.metrics() if m.name in metrics}
    kinds |= {d for name in metrics if name in uses for d in uses[name].dimensions}
    return tuple(
        word
        for word in rest
        if not ((said := _SUNDRY.match(word)) and any(said["of"] in kind for kind in kinds))
    )


def without_valueless(
    reading: Reading,
    metrics: tuple[str, ...],
    members: dict[str, tuple[str, ...]],
    view: View,
) -> dict[str, tuple[str, ...]]:
    """`总量扣掉甲、乙以后，丙、丁还有多少`: members without a value that are named behind all that
    have one are what is left of the whole.
    """
    if not (reading.excludes or "remainder" in reading.operations) or len(metrics) != 1:
        return members
    figures = view.figures(metrics[0], any_subject=True)
    kept = dict(members)
    for dimension, names in members.items():
        held = {f.dimensions.get(dimension) for f in figures} - {None}
        valued = [name for name in names if name in held]
        behind = names[len(valued) :]
        complete = bool(valued and behind) and set(valued) == held and not set(behind) & held
        if complete and _said_in_order(reading, valued, behind):
            kept[dimension] = tuple(valued)
    return kept


def _said_in_order(reading: Reading, first: list[str], then: tuple[str, ...]) -> bool:
    at = {target.name: mention.start for mention in reading.mentions for target in mention.targets}
    return max(at.get(name, 0) for name in first) < min(at.get(name, 0) for name in then)
