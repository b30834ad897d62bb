"""Question to plan: which metrics, subjects, members, periods and operation are meant. Pure."""

import re
from typing import Literal

from assistant.indexes.base import MetricUse, View
from assistant.records import Record
from assistant.retrieval.language import Language, Reading, content_runs
from assistant.retrieval.lexicon import Lexicon, Mention, fold
from assistant.retrieval.linking import link
from assistant.retrieval.words import FOLLOW_UP, GREETING, HELP, Operation

Intent = Literal["figure", "members", "text", "page", "define", "greeting", "help"]


class Plan(Record):
    """What is meant, in names of the view. Kept as the state of a conversation."""

    text: str
    language: Language = "zh"
    intent: Intent = "text"
    metrics: tuple[str, ...] = ()
    choices: tuple[str, ...] = ()
    """Metrics that are equally meant; the answer asks back."""
    subjects: tuple[str, ...] = ()
    members: dict[str, tuple[str, ...]] = {}
    by: str | None = None
    """Dimension to break down by."""
    periods: tuple[str, ...] = ()
    operation: Operation | None = None
    asks_quantity: bool = False
    decimals: int | None = None
    years: int | None = None
    top: int | None = None
    nth: int | None = None
    ascending: bool = False
    page: str | None = None
    linked: dict[str, str] = {}
    """Words -> metric, where the link is by likeness and has to be said."""
    unknown: tuple[str, ...] = ()
    """Names and words that no slot took; the evidence must hold them."""


def make_plan(reading: Reading, view: View, lexicon: Lexicon, previous: Plan | None = None) -> Plan:
    plan = _plan(reading, view, lexicon)
    if previous and _leans(reading, plan):
        plan = _inherit(plan, previous)
    return plan


def _plan(reading: Reading, view: View, lexicon: Lexicon) -> Plan:
    base = Plan(
        text=reading.text,
        language=reading.language,
        decimals=reading.decimals,
        years=reading.years,
        top=reading.top,
        nth=reading.nth,
        ascending=reading.ascending,
        page=reading.page,
        periods=_periods(reading),
        asks_quantity=reading.asks_quantity,
        operation=reading.operations[0] if reading.operations else None,
    )
    if re.search(GREETING, reading.text, re.IGNORECASE):
        return base.model_copy(update={"intent": "greeting"})
    if re.search(HELP, reading.text, re.IGNORECASE):
        return base.model_copy(update={"intent": "help"})
    if reading.page and not any(m.names("metric") for m in reading.mentions):
        return base.model_copy(update={"intent": "page"})
    return _with_names(base, reading, view, lexicon)


def _with_names(base: Plan, reading: Reading, view: View, lexicon: Lexicon) -> Plan:
    uses = view.uses()
    metrics, choices, linked, rest = _metrics(reading, lexicon)
    members = _members(reading)
    subjects = tuple(dict.fromkeys(n for m in reading.mentions for n in m.names("subject")))
    if not metrics and not choices:
        metrics = _metrics_of(members, subjects, base, uses, view)
    members, subjects, loose = _slots(reading, metrics or choices, members, subjects, uses)
    by = next(
        (
            n
            for m in reading.mentions
            for n in m.names("dimension")
            if not m.names("metric") or len(metrics) > 1
        ),
        None,
    )
    intent: Intent = "figure" if metrics or choices else "text"
    if base.operation == "define" and metrics and not base.asks_quantity:
        intent = "define"
    if _asks_members(base, metrics, members, view):
        intent = "members"
    return base.model_copy(
        update={
            "intent": intent,
            "metrics": metrics,
            "choices": choices,
            "subjects": subjects,
            "members": members,
            "by": by,
            "linked": linked,
            "unknown": (*loose, *rest),
            "operation": _operation(reading, metrics, members, view),
        }
    )


def _periods(reading: Reading) -> tuple[str, ...]:
    """A year that only completes the months named after it is no period of its own."""
    keys = list(dict.fromkeys(mention.key for mention in reading.periods))
    finer = {key[:4] for key in keys if len(key) > 4 and "/" not in key}
    return tuple(key for key in keys if not (len(key) == 4 and key in finer))


def _metrics(
    reading: Reading, lexicon: Lexicon
) -> tuple[tuple[str, ...], tuple[str, ...], dict[str, str], tuple[str, ...]]:
    """Metrics, equally good ones, links by likeness, and the words that are left."""
    named: list[str] = []
    choices: list[str] = []
    for mention in reading.mentions:
        metrics = mention.names("metric")
        exact = tuple(
            m for m in metrics if fold(m) == fold(reading.text[mention.start : mention.end])
        )
        if len(exact or metrics) == 1:
            named.extend(exact or metrics)
        else:
            choices.extend(metrics)
    rest = reading.residue
    if named or choices:
        return (
            tuple(dict.fromkeys(named)),
            tuple(dict.fromkeys(choices)) if not named else (),
            {},
            rest,
        )
    words = fold("".join(_loose_words(reading)))
    again = [m for m in lexicon.find(words) if m.names("metric")]
    if again:
        names = tuple(dict.fromkeys(n for m in again for n in m.names("metric")))
        left = _subtract(words, again)
        return (
            (names, (), {}, left) if len(again[0].names("metric")) == 1 else ((), names, {}, left)
        )
    return _by_likeness(rest, words, lexicon)


def _loose_words(reading: Reading) -> list[str]:
    """Residue and glossary names that may be part of a metric's name, in order of the text."""
    entities = [
        (m.start, reading.text[m.start : m.end])
        for m in reading.mentions
        if not m.names("subject") and not m.names("member")
    ]
    runs = [(reading.text.find(run), run) for run in reading.residue]
    return [word for _, word in sorted(entities + runs)]


def _subtract(words: str, mentions: list[Mention]) -> tuple[str, ...]:
    chars = list(words)
    for mention in mentions:
        chars[mention.start : mention.end] = "\x00" * (mention.end - mention.start)
    return tuple(run for part in "".join(chars).split("\x00") if part for run in content_runs(part))


def _by_likeness(
    rest: tuple[str, ...], words: str, lexicon: Lexicon
) -> tuple[tuple[str, ...], tuple[str, ...], dict[str, str], tuple[str, ...]]:
    names = lexicon.metric_names()
    for text, used in [(words, set(rest)), *((fold(run), {run}) for run in rest)]:
        candidates = link(text, names) if len(text) > 1 else []
        left = tuple(run for run in rest if run not in used)
        if len(candidates) == 1:
            return (candidates[0].name,), (), {text: candidates[0].name}, left
        if 1 < len(candidates) <= 5:
            return (), tuple(c.name for c in candidates), {}, left
    return (), (), {}, rest


def _members(reading: Reading) -> dict[str, tuple[str, ...]]:
    found: dict[str, list[str]] = {}
    for mention in reading.mentions:
        if mention.names("metric"):
            continue
        for target in mention.targets:
            if target.kind == "member" and target.name not in found.setdefault(
                target.dimension, []
            ):
                found[target.dimension].append(target.name)
    return {dimension: tuple(names) for dimension, names in found.items()}


def _metrics_of(
    members: dict[str, tuple[str, ...]],
    subjects: tuple[str, ...],
    base: Plan,
    uses: dict[str, MetricUse],
    view: View,
) -> tuple[str, ...]:
    """A member alone (`A1 多少`) means the metric that is broken down by its dimension."""
    if not members or not (base.asks_quantity or base.operation):
        return ()
    metrics = [
        m for m in view.metrics() if m.name in uses and set(members) & uses[m.name].dimensions
    ]
    shares = [m.name for m in metrics if m.share_of]
    plain = [m.name for m in metrics if not m.share_of]
    wanted = shares if base.operation == "share" and shares else plain or shares
    return tuple(wanted[:1])


def _slots(
    reading: Reading,
    metrics: tuple[str, ...],
    members: dict[str, tuple[str, ...]],
    subjects: tuple[str, ...],
    uses: dict[str, MetricUse],
) -> tuple[dict[str, tuple[str, ...]], tuple[str, ...], tuple[str, ...]]:
    """Gives each name the slot that the metrics have for it; what has none must be in the evidence."""
    used = [uses[name] for name in metrics if name in uses]
    dimensions = frozenset().union(*(use.dimensions for use in used)) if used else frozenset()
    known = frozenset().union(*(use.subjects for use in used)) if used else frozenset()
    kept = {d: names for d, names in members.items() if d in dimensions or not used}
    taken = {name for names in kept.values() for name in names}
    fitting = tuple(s for s in subjects if s in known and s not in taken)
    loose: list[str] = []
    for mention in reading.mentions:
        names = [target.name for target in mention.targets]
        placed = taken | set(fitting) | set(metrics)
        slots = {target.kind for target in mention.targets} - {"dimension"}
        if slots and not any(n in placed for n in names) and not mention.names("metric"):
            loose.append(names[0])
    missing = tuple(s for s in subjects if s in loose)
    return kept, fitting or missing, tuple(n for n in dict.fromkeys(loose) if n not in missing)


def _asks_members(
    base: Plan, metrics: tuple[str, ...], members: dict[str, tuple[str, ...]], view: View
) -> bool:
    """`4年的有哪些`: a dimension whose name is also a metric with text values lists its subjects."""
    texts = {m.name for m in view.metrics()} & set(members)
    return (
        (bool(texts)
        and base.operation in {"members", "count"}
        and not base.asks_quantity)
        or (bool(texts) and base.operation in {"members", "count"} and not set(metrics) - texts)
    )


def _operation(
    reading: Reading, metrics: tuple[str, ...], members: dict[str, tuple[str, ...]], view: View
) -> Operation | None:
    shares = {m.name for m in view.metrics() if m.share_of}
    for operation in reading.operations:
        if operation == "share" and metrics and set(metrics) <= shares:
            continue
        if operation in {"members", "define", "why", "count"} and metrics and reading.asks_quantity:
            continue
        if operation == "breakdown" and (
            len(metrics) > 1 or any(len(v) > 1 for v in members.values())
        ):
            continue
        return operation
    return None


def _leans(reading: Reading, plan: Plan) -> bool:
    if plan.intent in {"greeting", "help", "page"}:
        return False
    names_nothing = not plan.metrics and not plan.choices and not reading.residue
    return bool(re.search(FOLLOW_UP, reading.text, re.IGNORECASE)) or names_nothing


def _inherit(plan: Plan, previous: Plan) -> Plan:
    """Replaces the slots that the follow-up names, keeps the others."""
    metrics = plan.metrics or previous.metrics
    same = not plan.metrics
    return plan.model_copy(
        update={
            "metrics": metrics,
            "intent": plan.intent if plan.metrics else previous.intent,
            "subjects": plan.subjects or previous.subjects,
            "members": plan.members or (previous.members if same else {}),
            "periods": plan.periods or (previous.periods if same else ()),
            "operation": plan.operation
            or (previous.operation if plan.periods or plan.members or plan.subjects else None),
        }
    )
