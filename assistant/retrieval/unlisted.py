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
