"""`某客户签几年`: the metric whose value for somebody is a span of time. Pure."""

import re
from typing import Final

from assistant.indexes.base import MetricUse, View
from assistant.quantities import read_quantity
from assistant.records import Figure
from assistant.retrieval.language import Reading
from assistant.retrieval.words import PRONOUN

_ASKED: Final = re.compile(
    r"几年|哪一年期|多久|多少年|多长时间|期限|how (?:many years|long)", re.IGNORECASE
)
_BINDS: Final = re.compile("签|约|租|包|合同|合作|服务|绑|锁|续|订|期")
_SO_MANY: Final = re.compile(r"[这那]?[两三四五六七八九十几\d]+[家个位者]")
"""`甲、乙、丙这三家`."""


def terms_of(
    subjects: tuple[str, ...],
    metrics: tuple[str, ...],
    reading: Reading,
    uses: dict[str, MetricUse],
    view: View,
) -> tuple[str, ...]:
    """A subject and a span of time, asked (`签几年`, and no deed) or put for confirmation, mean the
    metric that has such a value for it; none where a metric is named that has nothing of it.
    """
    stated = reading.confirms and any(q.unit in {"year", "month"} for q in reading.stated)
    if not subjects or not (stated or _ASKED.search(reading.text)):
        return ()
    own = [name for name in metrics if name in uses and set(subjects) & uses[name].subjects]
    held = [f for subject in subjects for f in view.figures_of_subject(subject) if is_time(f)]
    terms = tuple(dict.fromkeys(f.metric for f in held if f.metric))
    if any(not (_BINDS.search(w) or set(w) & set("".join(terms))) for w in _words(reading)):
        return ()
    if own:
        return tuple(name for name in own if name in terms) if len(own) < len(metrics) else ()
    if metrics and not any(set(name) & set("".join(terms)) for name in metrics):
        return ()
    return terms[:1]


def is_time(figure: Figure) -> bool:
    value = figure.quantity or read_quantity(figure.text)
    return value is not None and value.unit in {"year", "month"}


def _words(reading: Reading) -> list[str]:
    """What is left over: of the clause that asks, where it says itself of what and of whom."""
    clause = next((c for c in re.split("[,;。]", reading.text) if _ASKED.search(c)), "")
    start = reading.text.find(clause)
    held = [m for m in reading.mentions if start <= m.start and m.end <= start + len(clause)]
    whole = any(m.names("metric") for m in held) and (
        PRONOUN.search(clause) or any(m.names("subject") for m in held)
    )
    words = [w for w in reading.residue if w in clause] if whole else list(reading.residue)
    return [w for w in words if not _SO_MANY.fullmatch(w)]
