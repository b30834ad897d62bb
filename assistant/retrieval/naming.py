"""The metrics that a question names: by name, else by likeness."""

from collections.abc import Iterable, Mapping
from types import MappingProxyType
from typing import NamedTuple

from assistant.indexes.base import View
from assistant.quantities import CNY, PERCENT, unit_named
from assistant.retrieval.language import Reading
from assistant.retrieval.lexicon import Lexicon, Mention, fold
from assistant.retrieval.linking import SUFFIXES, link
from assistant.retrieval.residue import content_runs

MOST_CHOICES = 5
"""Metrics that a question back offers."""


class Named(NamedTuple):
    """What a question names of the metrics."""

    metrics: tuple[str, ...] = ()
    choices: tuple[str, ...] = ()
    """Equally good ones, where no single one is meant."""
    linked: Mapping[str, str] = MappingProxyType({})
    """Words -> metric, for links by likeness."""
    rest: tuple[str, ...] = ()
    """Words that are left."""


def metrics_of(reading: Reading, lexicon: Lexicon, view: View) -> Named:
    found = _with_share(_metrics_of(reading, lexicon), reading, lexicon, view)
    found = _with_weight(found, reading, view)
    if not found.metrics and not found.choices:
        found = _by_unit(found, reading, view)
    if not found.metrics and not found.choices and not found.rest:
        found = found._replace(choices=_by_start(reading, view))
    if len(found.choices) < 2:
        return found
    kept, each = _of_asked_units(found.choices, reading, view)
    if len(kept) > 1 and not each:
        return found._replace(choices=kept)
    words = "".join(_loose_words(reading))
    linked = {words: kept[0]} if words and not found.linked else found.linked
    return found._replace(metrics=kept, choices=(), linked=linked)


def _with_share(found: Named, reading: Reading, lexicon: Lexicon, view: View) -> Named:
    """`大客户占收入多少`: of a name that stands for a count, the share that goes by both words.

    The count stays where it is asked, too: `几家`, or spread over each.
    """
    if "share" not in reading.operations or len(found.metrics) != 1:
        return found
    shares = {m.name for m in view.metrics() if m.unit and unit_named(m.unit)[0] == PERCENT}
    for mention in reading.mentions if found.metrics[0] not in shares else ():
        spoken = fold(reading.text[mention.start : mention.end])
        runs = [run for run in found.rest if len(run) > 1 and mention.names("metric")]
        for run in runs:
            held = {
                metric
                for name, metrics in lexicon.metric_names().items()
                if spoken in name and fold(run) in name
                for metric in shares.intersection(metrics)
            }
            if len(held) == 1:
                both = bool({"per_unit", "count"} & set(reading.operations)) or any(
                    quantity.unit not in {PERCENT, None} for quantity in reading.stated
                )
                metrics = (*held, *found.metrics) if both else tuple(held)
                rest = tuple(word for word in found.rest if word != run)
                return found._replace(metrics=metrics, rest=rest)
    return found


def _by_start(reading: Reading, view: View) -> tuple[str, ...]:
    """Metrics by the beginning of their names, where a dictionary takes it for plain words."""
    chars = list(fold(reading.text))
    for mention in reading.mentions:
        chars[mention.start : mention.end] = "\x00" * (mention.end - mention.start)
    return _longest("".join(chars), {name: name for name in view.uses()})


def by_end(text: str, view: View) -> tuple[str, ...]:
    """`占比是多少`: words of the language alone, which end the names of several metrics."""
    return _longest(fold(text)[::-1], {name: name[::-1] for name in view.uses()})


def _longest(text: str, names: Mapping[str, str]) -> tuple[str, ...]:
    """Those of which the longest beginning, of two characters and more, stands in the text."""
    lengths = {
        name: next((n for n in range(len(key) - 1, 1, -1) if fold(key[:n]) in text), 0)
        for name, key in names.items()
    }
    longest = max(lengths.values(), default=0)
    return tuple(n for n, size in lengths.items() if size == longest > 1)[:MOST_CHOICES]


def _of_asked_units(
    names: tuple[str, ...], reading: Reading, view: View
) -> tuple[tuple[str, ...], bool]:
    """`多少台` means the one that is counted in 台; all, where the unit does not decide.

    With it, whether every asked unit has exactly one: `多少台、占比多少` asks for two.
    """
    units = {m.name: unit_named(m.unit)[0] for m in view.metrics() if m.unit}
    asked = dict.fromkeys(filter(None, (_unit_of(t, units.values()) for t in reading.units)))
    if "share" in reading.operations:
        asked[PERCENT] = None
    groups = [[name for name in names if units.get(name) == unit] for unit in asked]
    groups = [group for group in groups if group]
    kept = tuple(dict.fromkeys(name for group in groups for name in group))
    return kept or names, bool(groups) and all(len(group) == 1 for group in groups)


def _unit_of(asked: str, units: Iterable[str]) -> str:
    """The unit that begins what follows `多少`, the longest first; money by its words."""
    if asked.startswith(("钱", "元", "块")):
        return CNY
    known = set(units)
    return next((asked[:n] for n in range(len(asked), 0, -1) if asked[:n] in known), "")


def _by_unit(found: Named, reading: Reading, view: View) -> Named:
    """`多少台车`: the only metric that is counted so and begins with what is counted."""
    units = {m.name: unit_named(m.unit)[0] for m in view.metrics() if m.unit}
    for asked in reading.units:
        unit = _unit_of(asked, units.values())
        noun = asked[len(unit) :][:1]
        held = [n for n, u in units.items() if u == unit and noun and n.startswith(noun)]
        if unit and len(held) == 1 and held[0] in view.uses():
            rest = tuple(run for run in found.rest if not run.startswith(noun))
            return found._replace(metrics=(held[0],), rest=rest)
    return found


def _with_weight(found: Named, reading: Reading, view: View) -> Named:
    """`按容量加权`: the metric whose name ends so, over a dimension that both have."""
    uses = view.uses()
    if "mean" not in reading.operations or len(found.metrics) != 1:
        return found
    own = uses[found.metrics[0]].dimensions if found.metrics[0] in uses else frozenset()
    for run in found.rest:
        held = [n for n, use in uses.items() if n.endswith(run) and own & use.dimensions]
        if len(held) == 1:
            rest = tuple(word for word in found.rest if word != run)
            return found._replace(metrics=(*found.metrics, *held), rest=rest)
    return found


def _metrics_of(reading: Reading, lexicon: Lexicon) -> Named:
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
    if named:
        more, rest = _same_core(tuple(run for run in rest if run not in SUFFIXES), lexicon)
        return Named(tuple(dict.fromkeys([*named, *more.values()])), (), more, rest)
    if choices:
        return Named((), tuple(dict.fromkeys(choices)), {}, rest)
    whole = fold(reading.text.replace("的", ""))
    joined = [m for m in lexicon.find(whole) if m.names("metric")]
    found = "".join(whole[m.start : m.end] for m in joined)
    if len(one := {n for m in joined for n in m.names("metric")}) == 1:
        left = tuple(r for r in rest if fold(r) not in found)
        return Named(tuple(one), (), {}, left)
    words = fold("".join(_loose_words(reading)))
    again = [m for m in lexicon.find(words) if m.names("metric")]
    if again:
        names = tuple(dict.fromkeys(n for m in again for n in m.names("metric")))
        left = _subtract(words, again)
        single = len(again[0].names("metric")) == 1
        return Named(names, (), {}, left) if single else Named((), names, {}, left)
    return _by_likeness(reading, words, lexicon)


def _same_core(rest: tuple[str, ...], lexicon: Lexicon) -> tuple[dict[str, str], tuple[str, ...]]:
    """Words beside a named metric that are another metric but for words such as 合计."""
    names = lexicon.metric_names()
    found: dict[str, str] = {}
    for run in rest:
        equal = [c.name for c in link(fold(run), names) if c.score == 1]
        if len(equal) == 1 and len(run) > 2:
            found[run] = equal[0]
    return found, tuple(run for run in rest if run not in found)


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


def _by_likeness(reading: Reading, words: str, lexicon: Lexicon) -> Named:
    rest = reading.residue
    if reading.operations[:1] in {("members",), ("why",)} and not reading.asks_quantity:
        return Named(rest=rest)
    names = lexicon.metric_names()
    equal = [c.name for c in link(words, names) if c.score == 1] if len(words) > 1 else []
    if len(equal) == 1:
        return Named((equal[0],), (), {words: equal[0]}, ())
    each = [[c.name for c in link(fold(run), names) if c.score == 1] for run in rest]
    if len(each) > 1 and all(len(held) == 1 for held in each):
        linked = {run: held[0] for run, held in zip(rest, each, strict=True)}
        return Named(tuple(dict.fromkeys(linked.values())), (), linked, ())
    ending = {m for name, held in names.items() if name.endswith(words) for m in held}
    if len(ending) > 1 and len(words) > 1:
        return Named((), tuple(sorted(ending))[:MOST_CHOICES], {}, ())
    main = [run for run in rest if 2 * len(run) >= sum(map(len, rest))]
    for text, used in [(words, set(rest)), *((fold(run), {run}) for run in main)]:
        candidates = link(text, names) if len(text) > 1 and not text.isascii() else []
        left = tuple(run for run in rest if run not in used)
        if len(candidates) == 1:
            return Named((candidates[0].name,), (), {text: candidates[0].name}, left)
        if 1 < len(candidates) <= MOST_CHOICES:
            return Named((), tuple(c.name for c in candidates), {}, left)
    return Named(rest=rest)
