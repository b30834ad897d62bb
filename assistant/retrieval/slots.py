"""Gives each name of a question its slot: dimension, member, subject, period or none."""

import re

from assistant.indexes.base import MetricUse, View
from assistant.indexes.derived import derived
from assistant.quantities import read_quantity
from assistant.retrieval.language import Reading
from assistant.retrieval.lexicon import Mention
from assistant.retrieval.member_names import PLACES
from assistant.retrieval.words import PRONOUN

_SPREAD = re.compile(
    r"按(?:照)?(?:各|不同)?([\u3400-\u9fff]{2,6}?)(?:来|去|进行)?(?:拆分?|划分|分布|分组|分(?=$|[，,。？?看列别])|统计|汇总)"
)


_RANKS = re.compile(r"(?:最|第[一二三])[^,，。]*哪|哪[^,，。]*最")
_WHICH_KIND = re.compile(r"(?:哪[一几两三四五]?|什么)(?:种|款|类|型号)")
_KIND_OF = re.compile(r"(?:型号?|种类?|类[型别]?|款式?|品[种类名]|规格)$")
"""Of a dimension: its members are kinds of a thing."""


def dimension_of(
    reading: Reading,
    metrics: tuple[str, ...],
    rest: tuple[str, ...],
    uses: dict[str, MetricUse],
) -> tuple[tuple[str, ...], str | None, tuple[str, ...]]:
    """The dimension to break down by: named, asked for, or by the end of its name (`年限` of
    `签约年限`).

    A name that is a metric and a dimension of another asked metric is the dimension.
    """
    everywhere = {d for use in uses.values() for d in use.dimensions}
    named = [name for mention in reading.mentions for name in mention.names("dimension")]
    if not (PRONOUN.search(reading.text) or any(m.names("subject") for m in reading.mentions)):
        named += [name for name in metrics if name in everywhere and name not in named]
    for name in named:
        others = tuple(m for m in metrics if m != name)
        if any(name in uses[m].dimensions for m in others if m in uses):
            return others, name, rest
        counted = [m for m in uses if name in uses[m].dimensions and _counts(m, rest)]
        if metrics == (name,) and len(counted) == 1:
            return (counted[0],), name, ()
        spread = any(name in use.dimensions for metric, use in uses.items() if metric != name)
        grows = "growth" in reading.operations and "哪" in reading.text
        asked = "share" in reading.operations or grows or _RANKS.search(reading.text)
        if metrics == (name,) and spread and asked:
            return (), name, ()  # `各年限的占比加起来` asks of what is spread over them
    own = {d for m in metrics if m in uses for d in uses[m].dimensions}
    for dimension in sorted(own):
        if _asked_by(dimension, reading.text) or _noun_before(dimension, reading):
            return metrics, dimension, rest
    for run in rest:
        ends = [d for d in own if len(run) > 1 and d.endswith(run)]
        if len(ends) == 1:
            return metrics, ends[0], tuple(word for word in rest if word != run)
    loose = next((n for n in named if n not in metrics), None)
    return metrics, loose or _kind_of(own, reading) or _spread_over(reading), rest


def _kind_of(own: set[str], reading: Reading) -> str | None:
    """`哪种最多`: the only dimension whose members are kinds of a thing."""
    kinds = [d for d in own if _KIND_OF.search(d)] if _WHICH_KIND.search(reading.text) else []
    return kinds[0] if len(kinds) == 1 else None


def _spread_over(reading: Reading) -> str | None:
    """`按地区拆`: what a breakdown is asked by, though no figure has it."""
    chars = list(reading.text)
    taken = [(m.start, m.end) for m in reading.mentions if m.names("metric")]
    for start, end in (*taken, *((p.start, p.end) for p in reading.periods)):
        chars[start:end] = " " * (end - start)
    match = _SPREAD.search("".join(chars))
    return match[1] if match and not re.search("几|多少|什么|哪", match[1]) else None


def _asked_by(dimension: str, text: str) -> bool:
    """`哪种卡`, `什么型号`, `三种卡`, `各年限`: a question word or a number of kinds before a part
    of the dimension's name.
    """
    first, two, last = (re.escape(part) for part in (dimension[:1], dimension[:2], dimension[-1:]))
    asked = (
        rf"(?:哪|什么|啥|何|[这那]?几)[种个款类些条块项片家]?(?:{first}|{last})|[各每按][种个款类]?{two}|"
        rf"(?:[两一二三四五六七八九十\d]|每)[种款类](?:{first}|{two}|{last})"
    )
    if dimension[-1:] in PLACES:
        asked += rf"|[各每][个家]?{last}"
    return re.search(asked, text) is not None


def _noun_before(dimension: str, reading: Reading) -> bool:
    """`车里哪几种`, `车哪款` of a dimension 车型; the end of a metric's name is no such noun."""
    noun = rf"{re.escape(dimension[:1])}(?:里面?|中|都|,)?(?:哪|什么)[一几两三四五]?[种款类]"
    spans = [(m.start, m.end) for m in reading.mentions if m.names("metric")]
    return any(
        not any(start <= match.start() < end for start, end in spans)
        for match in re.finditer(noun, reading.text)
    )


def _counts(metric: str, rest: tuple[str, ...]) -> bool:
    """`哪种的卡最少`: what is ranked is counted by the metric whose name ends with it."""
    return any(f"{run}数" in metric or f"{run}量" in metric for run in rest)


def members_of(reading: Reading) -> dict[str, tuple[str, ...]]:
    found: dict[str, list[str]] = {}
    for mention in reading.mentions:
        if mention.names("metric") or _is_span(mention, reading.text):
            continue
        for target in mention.targets:
            if target.kind == "member" and target.name not in found.setdefault(
                target.dimension, []
            ):
                found[target.dimension].append(target.name)
    return {dimension: tuple(names) for dimension, names in found.items()}


def _is_span(mention: Mention, text: str) -> bool:
    apart = _YEAR.match(text, mention.start) and not _TERM.match(text, mention.start)
    return bool(apart and _SPAN.search(text[: mention.start]))


def with_numbers(
    reading: Reading, metrics: tuple[str, ...], members: dict[str, tuple[str, ...]], view: View
) -> dict[str, tuple[str, ...]]:
    """`9年的`, where the members are `1年`, `2年` …: a member that is missing, not none at all."""
    dimensions = {d for m in metrics if m in view.uses() for d in view.uses()[m].dimensions}
    for dimension in sorted(dimensions - members.keys()):
        known = [read_quantity(name) for name in view.members().get(dimension, ())]
        units = {quantity.unit if quantity else None for quantity in known}
        strange = [q.text for q in reading.stated if units == {q.unit} and q.unit is not None]
        if strange and not reading.years:
            return members | {dimension: tuple(strange)}
    return members


def with_peers(
    reading: Reading,
    metrics: tuple[str, ...],
    members: dict[str, tuple[str, ...]],
    subjects: tuple[str, ...],
    view: View,
) -> tuple[dict[str, tuple[str, ...]], tuple[str, ...]]:
    """A name of the glossary that has no value takes the slot of its kind: it is missing there.

    A card beside the cards that a metric is broken down by is a member without a value, a
    customer beside the customers that have one is a subject without a value.
    """
    kinds = _kinds(view)
    uses = [view.uses()[name] for name in metrics if name in view.uses()]
    of_subjects = {kinds.get(s) for use in uses for s in use.subjects} - {None}
    dimensions = {d for use in uses for d in use.dimensions}
    taken = {name for names in members.values() for name in names}
    for mention in reading.mentions:
        slots = {target.kind for target in mention.targets}
        if slots & {"subject", "member", "metric"} or not uses:
            continue
        name = mention.targets[0].name
        kind = kinds.get(name)
        fitting = [
            d for d in dimensions if kind in {kinds.get(m) for m in view.members().get(d, ())}
        ]
        rival = kind in RIVALS and of_subjects and _owns_metric(reading, mention.end)
        if rival:
            subjects = (name,)  # a customer beside it is only where its value would be
        elif kind and kind in of_subjects:
            subjects = (*subjects, name)
        elif kind and fitting and name not in taken:
            members = members | {fitting[0]: (*members.get(fitting[0], ()), name)}
    return members, tuple(dict.fromkeys(subjects))


RIVALS = frozenset({"competitor", "竞争对手", "竞品", "友商"})
"""Kinds of glossary names whose own values the documents do not hold."""


_STILL = re.compile(
    r"(?:如今|现在|现今|目前|当前|眼下|至今|今年|去年|到底|究竟|大概|大约|还|仍然?|又|总共|一共)*"
)
_HAS = re.compile(r"[在占]|(?:[剩有拿分][下了到有据]?)+(?:多少|几|百分)")


def _owns_metric(reading: Reading, end: int) -> bool:
    """`某竞品的份额`, `某竞品如今在客户那里占多少`: what follows the name is asked of it."""
    starts = {mention.start for mention in reading.mentions if mention.names("metric")}
    still = _STILL.match(reading.text, end)
    after = still.end() if still else end
    owned = after + reading.text.startswith("的", after)
    return owned in starts or _HAS.match(reading.text, after) is not None


@derived()
def _kinds(view: View) -> dict[str, str]:
    """Kind of each glossary name, and of the parts of a joint member (`A1/A2`)."""
    kinds = {entity.name: entity.kind for entity in view.entities()}
    for names in view.members().values():
        for name in names:
            parts = {kinds.get(part) for part in name.split("/")} - {None}
            if len(parts) == 1:
                kinds.setdefault(name, parts.pop() or "")
    return kinds


_BASIS = re.compile(r"以[^,，。以]{1,20}[为作]$")
"""`以去年12月为起点`: what follows is no name, though a member may be called so."""
_THEIRS = re.compile(r"[他她它]们?家的?(?!客户)|[这那该]家(?:客户|公司|企业)?的?")
"""Whose value is asked, and not what it is compared with."""
_SPAN = re.compile(r"(?:[去今前明全整]年|近|过去)$")
"""`去年一年`, `近一年`: a span of time, though a member may be called 1年."""
_TERM = re.compile(r"[一1]年(?:期|约|合同|的)")
_YEAR = re.compile("[一1]年")
"""What a month is made out to, though a member may be called so."""


def place_names(
    reading: Reading,
    metrics: tuple[str, ...],
    members: dict[str, tuple[str, ...]],
    subjects: tuple[str, ...],
    uses: dict[str, MetricUse],
) -> tuple[dict[str, tuple[str, ...]], tuple[str, ...], tuple[str, ...]]:
    """Gives each name its slot; a name without one must be in the evidence."""
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
        framed = (
            _is_span(mention, reading.text)
            or _BASIS.search(reading.text, 0, mention.start)
            or ("annualise" in reading.operations and _YEAR.fullmatch(names[0]))
        )
        unplaced = not (framed or any(n in placed for n in names) or mention.names("metric"))
        if slots and unplaced:
            said = reading.text[mention.start : mention.end]
            loose.append(said if slots == {"member"} else names[0])
    theirs = not reading.operations and _THEIRS.search(reading.text)
    missing = tuple(s for s in subjects if s in loose or (theirs and s not in fitting))
    placed_subjects = tuple(s for s in subjects if s in fitting or s in missing)
    return kept, placed_subjects, tuple(n for n in dict.fromkeys(loose) if n not in missing)
