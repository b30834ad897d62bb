"""The metrics that a question means: by name, else by what else tells them apart. Pure."""

import re
from collections.abc import Mapping

from assistant.indexes.base import View
from assistant.periods import period_matches
from assistant.quantities import PERCENT, unit_named
from assistant.quantities.units import is_money
from assistant.retrieval.by_members import by_members
from assistant.retrieval.counted_noun import tells_otherwise, unless_done, unless_gone, with_counted
from assistant.retrieval.counted_of import with_noun_behind
from assistant.retrieval.for_one import for_one
from assistant.retrieval.language import Reading
from assistant.retrieval.lexicon import Lexicon, fold
from assistant.retrieval.linking import core, only_rate
from assistant.retrieval.naming import MOST_CHOICES, Named, loose_words, names_of
from assistant.retrieval.of_subjects import of_somebody
from assistant.retrieval.of_thing import of_thing
from assistant.retrieval.of_units import unit_of
from assistant.retrieval.of_whom import of_whom
from assistant.retrieval.said_longer import said_longer
from assistant.retrieval.shares import share_by_words, with_share
from assistant.retrieval.stated_shares import of_other_few, with_stated_share
from assistant.retrieval.stocks import with_stock
from assistant.retrieval.summed_up import of_months
from assistant.retrieval.words import KINDS

_BY_PERCENT = re.compile(r"[涨升增跌降减][^,，。占]{0,3}百分之")  # a growth, and no share
FRAMES = frozenset(
    {"同期", "同比", "环比", "本月", "本季", "本年", "上月", "当月", "去年", "累计", "合计", "其中"}
)
"""Beginnings of names that are words of time: alone they mean no metric."""
_HEAD = re.compile(
    r"费用|成本|支出|开支|金额|\s(?:expenses?|costs?|expenditures?|spending)\b", re.IGNORECASE
)
_MEASURED = re.compile(
    r"[额款费率数量价值润本]$|收入|支出|费用|预算|投入"
    r"|(?:sales|revenues?|income|profits?|earnings|expenses?|costs?|charges?|assets|liabilities|tax"
    r"|equity|cash|debt|receivables?|payables?|inventor\w+|goodwill|taxes|stock|shares?|securities"
    r"|dividends?|purchases?|proceeds|payments?|investments?|expenditures?)$",
    re.IGNORECASE,
)


def metrics_of(reading: Reading, lexicon: Lexicon, view: View) -> Named:
    found = of_months(unless_done(names_of(reading, lexicon), reading, view), reading, view)
    found = of_other_few(said_longer(found, reading, lexicon), reading, view)
    found = for_one(found, reading, view)
    found = with_noun_behind(_counted_otherwise(found, reading, view), reading, lexicon, view)
    found = share_by_words(found, reading, lexicon, view)
    found = with_share(found, reading, lexicon, view)
    found = with_stated_share(found, reading, view)
    found = _with_weight(found, reading, view)
    found = _of_period(found, reading, view)
    found = by_members(found, reading, lexicon, view)
    if not found.metrics and not found.choices:
        found = _by_unit(found, reading, view)
    found = with_counted(found, reading, view)
    if not found.metrics and not found.choices:
        found = of_somebody(found, reading, view)
    if not found.metrics and not found.choices and not found.rest:
        found = found._replace(choices=_by_start(reading, view))
    found = of_thing(of_whom(found, reading, view), reading, lexicon, view)
    found = _without_heads(found, reading, view)
    found = with_stock(unless_gone(_of_amounts(found, reading), reading, view), reading, view)
    if len(found.choices) < 2:
        return found
    kept, each = of_asked_units(found.choices, reading, view)
    if len(kept) > 1 and not each:
        return found._replace(choices=kept)
    said = "" if found.linked else "".join(loose_words(reading))
    linked = {said: kept[0]} if said else found.linked
    return found._replace(metrics=kept, choices=(), linked=linked)


def _without_heads(found: Named, reading: Reading, view: View) -> Named:
    """`人工成本` of an amount of money that a row calls 人工."""
    behind = {
        head[0].strip()
        for mention in reading.mentions
        for name in mention.names("metric")
        if name in found.metrics and not _MEASURED.search(name)
        if (head := _HEAD.match(reading.text, mention.end)) and _is_money(name, view)
    }
    rest = tuple(run for run in found.rest if run not in behind)
    return found if rest == found.rest else found._replace(rest=rest)


def _is_money(name: str, view: View) -> bool:
    return any(figure.quantity and is_money(figure.quantity.unit) for figure in view.figures(name))


def _of_amounts(found: Named, reading: Reading) -> Named:
    """`应收多少`: of 应收账款余额 and 应收账款占比, a rate would be said so."""
    amounts = tuple(name for name in found.choices if not only_rate(reading.text, name))
    asks_share = "share" in reading.operations
    if asks_share or not amounts or len(amounts) == len(found.choices):
        return found
    if len(amounts) > 1:
        return found
    words = "".join(loose_words(reading))
    rest = tuple(run for run in found.rest if fold(run) not in fold(amounts[0]))
    return found._replace(metrics=amounts, choices=(), linked={words: amounts[0]}, rest=rest)


def _by_start(reading: Reading, view: View) -> tuple[str, ...]:
    """Metrics by the beginning of their names, where a dictionary takes it for plain words."""
    chars = list(fold(reading.text))
    spans = [(m.start, m.end) for m in reading.mentions]
    for start, end in (*spans, *((p.start, p.end) for p in reading.periods)):
        chars[start:end] = "\x00" * (end - start)
    return _longest("".join(chars), {name: name for name in view.uses()})


def by_end(text: str, view: View) -> tuple[str, ...]:
    """`占比是多少`: words of the language alone, which end the names of several metrics."""
    return _longest(fold(text)[::-1], {name: name[::-1] for name in view.uses()})


def _longest(text: str, names: Mapping[str, str]) -> tuple[str, ...]:
    """Those of which the longest beginning, of two characters and more, stands in the text."""
    lengths = {
        name: next(
            (
                n
                for n in range(len(key) - 1, 1, -1)
                if _stands(key[:n], key[n:], text) and not {key[:n], key[:n][::-1]} & FRAMES
            ),
            0,
        )
        for name, key in names.items()
    }
    longest = max(lengths.values(), default=0)
    return tuple(n for n, size in lengths.items() if size == longest > 1)[:MOST_CHOICES]


def _stands(begin: str, rest: str, text: str) -> bool:
    """Anywhere; of a Latin name whole words alone: `in` is no beginning of `Income`."""
    if not begin.isascii():
        return fold(begin) in text
    whole = begin[-1].isalnum() and not rest[:1].isalnum()
    return whole and re.search(rf"\b{re.escape(fold(begin))}\b", text) is not None


def _of_period(found: Named, reading: Reading, view: View) -> Named:
    """`1月收入` beside another metric: of those that end so, the only one that has this period."""
    asked = [p.key for p in reading.periods]
    for run in found.rest if found.metrics else ():
        held = [
            name
            for name, use in view.uses().items()
            if name.endswith(run) and len(run) > 1 and "" in use.subjects
            if any(period_matches(key, period) for key in asked for period in use.periods if period)
        ]
        if len(held) == 1:
            rest = tuple(word for word in found.rest if word != run)
            behind = _stand_before(found.metrics, run, reading)
            both = (*found.metrics, *held) if behind else (*held, *found.metrics)
            return found._replace(metrics=tuple(dict.fromkeys(both)), rest=rest)
    return found


def _stand_before(metrics: tuple[str, ...], run: str, reading: Reading) -> bool:
    """`成本占收入`: the first is a share of the second, which is linked."""
    at = reading.text.find(run)
    named = (m for m in reading.mentions if set(m.names("metric")) & set(metrics))
    return any(mention.start < at for mention in named)


def _counted_otherwise(found: Named, reading: Reading, view: View) -> Named:
    """`签约的客户几家`: of a name that begins several metrics, the one that is counted so.

    The other words of its name have to be said, too, where several are.
    """
    units = {m.name: unit_named(m.unit)[0] for m in view.metrics() if m.unit}
    asked = {unit_of(text, units.values()) for text in reading.units} - {""}
    if len(found.metrics) != 1 or not asked or units.get(found.metrics[0]) in asked:
        return found
    spoken = [fold(reading.text[m.start : m.end]) for m in reading.mentions if m.names("metric")]
    for name, unit in units.items():
        rest = [fold(name).removeprefix(word) for word in spoken if fold(name).startswith(word)]
        said = [tail for tail in rest if tail and core(tail) in fold(reading.text)]
        if unit in asked and said and name in view.uses():
            left = tuple(run for run in found.rest if run not in name)
            return found._replace(metrics=(name,), rest=left)
    own = rf"(?P<head>.+?){re.escape(units.get(found.metrics[0]) or '?')}[数量]?"
    head = re.fullmatch(own, found.metrics[0])  # 签约 of 签约桶数, and of 签约客户数
    if head is None or fold(head["head"]) not in spoken:
        return found
    uses = view.uses()
    begun = [n for n, u in units.items() if u in asked and n.startswith(head["head"]) and n in uses]
    nouns = [text[1:].lstrip("的") for text in reading.units if text[:1] in asked]
    if any(n[:2] not in {*KINDS, ""} and n[:2] not in "".join(begun) for n in nouns):
        return found
    return found._replace(metrics=tuple(begun)) if len(begun) == 1 else found


def of_asked_units(
    names: tuple[str, ...], reading: Reading, view: View
) -> tuple[tuple[str, ...], bool]:
    """`多少台` means the one that is counted in 台; all, where the unit does not decide.

    With it, whether every asked unit has exactly one: `多少台、占比多少` asks for two.
    """
    units = {m.name: unit_named(m.unit)[0] for m in view.metrics() if m.unit}
    asked = dict.fromkeys(filter(None, (unit_of(t, units.values()) for t in reading.units)))
    if "share" in reading.operations and not _BY_PERCENT.search(reading.text):
        asked[PERCENT] = None
    groups = [[name for name in names if units.get(name) == unit] for unit in asked]
    groups = [group for group in groups if group]
    kept = tuple(dict.fromkeys(name for group in groups for name in group))
    return kept or names, bool(groups) and all(len(group) == 1 for group in groups)


def _by_unit(found: Named, reading: Reading, view: View) -> Named:
    """`多少台车`: the only metric that is counted so and begins with what is counted."""
    units = {m.name: unit_named(m.unit)[0] for m in view.metrics() if m.unit}
    for asked in reading.units:
        unit = unit_of(asked, units.values())
        noun = asked[len(unit) :][:1]
        held = [n for n, u in units.items() if u == unit and noun and n.startswith(noun)]
        if unit and len(held) == 1 and held[0] in view.uses():
            rest = tuple(run for run in found.rest if not run.startswith(noun))
            return found._replace(metrics=(held[0],), rest=rest)
    return found


def by_unit(text: str, view: View) -> tuple[str, ...]:
    """`那多少台`: the company's own metrics that are counted so."""
    units = {m.name: unit_named(m.unit)[0] for m in view.metrics() if m.unit}
    asked = {unit_of(after, units.values()) for after in re.findall(r"(?:多少|几)(.{1,4})", text)}
    uses = view.uses()
    held = (name for name, unit in units.items() if unit in asked - {""} and name in uses)
    held = (name for name in held if not tells_otherwise(text, name, view))
    return tuple(name for name in held if "" in uses[name].subjects)[:MOST_CHOICES]


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
