"""The metrics that a question names: by name, else by likeness. Pure."""

import re
from collections.abc import Iterable, Mapping
from types import MappingProxyType
from typing import NamedTuple

from assistant.indexes.derived import derived
from assistant.retrieval.asking import WHO_IS
from assistant.retrieval.language import Reading
from assistant.retrieval.lexicon import Lexicon, Mention, fold, metrics_in
from assistant.retrieval.linking import SUFFIXES, Cores, core, link, only_rate
from assistant.retrieval.natures import asks_nature
from assistant.retrieval.residue import content_runs, tagged_words
from assistant.retrieval.words import KINDS, LIGHT_VERBS

_OWNED = re.compile(r"([\u3400-\u9fff]{2,8})的(?=.{2})")
_OTHERS = re.compile(r"其[他它余]的?|别的")
_TOTAL = re.compile(r"总(?=[\u3400-\u9fff]{2})|合计|全部")  # `港口总吞吐` of 港口吞吐
_OTHER = re.compile(r"其[他它余]$")  # makes the word behind it another thing
_ADDED = re.compile(r"再?加上(?P<what>[^,，。?？]{3,16})[,，](?:合计|总计|[一总]共|加起来)")
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


def names_of(reading: Reading, lexicon: Lexicon) -> Named:
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
        beside, rest = _coordinated(rest, reading, lexicon)
        added, rest = _added(rest, reading, lexicon)
        more |= beside | added
        return Named(tuple(dict.fromkeys([*named, *more.values()])), (), more, rest)
    if choices:
        return Named((), tuple(dict.fromkeys(choices)), {}, rest)
    whole, joined = _joined(reading.text, lexicon)
    found = "".join(whole[m.start : m.end] for m in joined)
    if len(one := {n for m in joined for n in m.names("metric")}) == 1:
        left = tuple(r for r in rest if fold(r) not in found)
        return Named(tuple(one), (), {}, left)
    words = fold("".join(loose_words(reading)))
    if named_so := _of_others(reading, words, lexicon):
        return named_so
    if WHO_IS.search(reading.text) or _asks_aim_of(reading, lexicon):
        return Named(rest=rest)
    if words and (other := _OTHER.search(whole.partition(words)[0])):
        return Named(rest=(f"{other[0]}{words}", *rest))
    again = metrics_in(words, lexicon)
    if again:
        names = tuple(dict.fromkeys(n for m in again for n in m.names("metric")))
        left = _subtract(words, again)
        single = len(again[0].names("metric")) == 1
        return Named(names, (), {}, left) if single else Named((), names, {}, left)
    return _by_likeness(reading, words, lexicon)


def _joined(text: str, lexicon: Lexicon) -> tuple[str, list[Mention]]:
    """The text without what may stand within a name, and the names that it then has."""
    whole = fold(text.replace("的", ""))
    for said in (whole, _TOTAL.sub("", whole)):
        if found := metrics_in(said, lexicon):
            return said, found
    return whole, []


def _asks_aim_of(reading: Reading, lexicon: Lexicon) -> bool:
    """`西区5月的目标` names no metric, though a 收入目标 ends so; nor does `目标` alone, where a
    sentence tells of a 外销目标.
    """
    if not reading.residue or not all(map(asks_nature, reading.residue)):
        return False
    placed = any(m.names("member") or m.names("subject") for m in reading.mentions)
    names = lexicon.metric_names()
    so = {m for name, held in names.items() if name.endswith(reading.residue) for m in held}
    return placed or so <= lexicon.found


def _same_core(rest: tuple[str, ...], lexicon: Lexicon) -> tuple[dict[str, str], tuple[str, ...]]:
    """Words beside a named metric that are another metric but for words such as 合计."""
    found: dict[str, str] = {}
    for run in rest:
        equal = [c.name for c in link(fold(run), cores_of(lexicon)) if c.score == 1]
        if len(equal) == 1 and len(run) > 2:
            found[run] = equal[0]
    return found, tuple(run for run in rest if run not in found)


def _coordinated(
    rest: tuple[str, ...], reading: Reading, lexicon: Lexicon
) -> tuple[dict[str, str], tuple[str, ...]]:
    """`甲和乙增幅` are two metrics: 甲增幅, too, where it is one."""
    joined = [
        run for run in rest if re.search(rf"{re.escape(run)}(?:[和与、跟及]|加上?)", reading.text)
    ]
    if not joined:
        return {}, rest
    names = lexicon.metric_names()
    named = {name for mention in reading.mentions for name in mention.names("metric")}
    tails = {name[-2:] for name, metrics in names.items() if named & set(metrics)}
    found: dict[str, str] = {}
    for run in joined:
        held = {m for tail in tails for m in names.get(fold(run) + tail, ())} - named
        if len(held) == 1:
            found[run] = held.pop()
    return found, tuple(run for run in rest if run not in found)


def _added(
    rest: tuple[str, ...], reading: Reading, lexicon: Lexicon
) -> tuple[dict[str, str], tuple[str, ...]]:
    """`甲的收入，加上带出来的配件，合计多少`: what a clause adds is read on its own."""
    clause = _ADDED.search(reading.text)
    start, end = clause.span("what") if clause else (0, 0)
    if clause is None or any(start < m.end and m.start < end for m in reading.mentions):
        return {}, rest
    what = clause["what"]
    held = {"text": what, "residue": tuple(run for run in reading.residue if run in what)}
    found = names_of(reading.model_copy(update={**held, "mentions": (), "periods": ()}), lexicon)
    if len(found.metrics) != 1:
        return {}, rest
    left = tuple(run for run in rest if run not in what)
    return {what: found.metrics[0]}, (*left, *found.rest)


@derived()
def cores_of(lexicon: Lexicon) -> Cores:
    return Cores(lexicon.metric_names())


def loose_words(reading: Reading) -> list[str]:
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
    listing = reading.operations[:1] in {("members",), ("why",)} or words in KINDS
    if listing and not reading.asks_quantity:
        return Named(rest=rest)
    names, cores = lexicon.metric_names(), cores_of(lexicon)
    equal = [c.name for c in link(words, cores) if c.score == 1] if len(words) > 1 else []
    if len(equal) == 1:
        return _of_amount(reading, words, equal[0], lexicon)
    each = [[c.name for c in link(fold(run), cores) if c.score == 1] for run in rest]
    if len(each) > 1 and all(len(held) == 1 for held in each):
        linked = {run: held[0] for run, held in zip(rest, each, strict=True)}
        return Named(tuple(dict.fromkeys(linked.values())), (), linked, ())
    ending = {m for name, held in names.items() if name.endswith(words) for m in held}
    if len(ending) > 1 and len(words) > 1:
        return Named((), tuple(sorted(ending))[:MOST_CHOICES], {}, ())
    beginning = dict.fromkeys(m for n, held in names.items() if n.startswith(words) for m in held)
    if rest and len(beginning) > 1 and len(words) > 1 and reading.asks_quantity:
        return Named((), tuple(beginning)[:MOST_CHOICES], {}, ())
    if words in KINDS:
        return Named(rest=rest)
    main = [run for run in rest if 2 * len(run) >= sum(map(len, rest)) and run not in KINDS]
    for text, used in [(words, set(rest)), *((fold(run), {run}) for run in main)]:
        candidates = (
            link(text, cores, lexicon.found) if len(text) > 1 and not text.isascii() else []
        )
        left = tuple(run for run in rest if run not in used)
        called = {n for n, held in names.items() if candidates and candidates[0].name in held}
        if len(candidates) == 1 and not _other_deed(text, called):
            metric = candidates[0].name
            left += _owner(text, called)
            left += beside(text, called) if metric in lexicon.found else ()
            return Named((metric,), (), {text: metric}, left)
        if 1 < len(candidates) <= MOST_CHOICES:
            return Named((), tuple(c.name for c in candidates), {}, left)
    return Named(rest=rest)


def _of_amount(reading: Reading, words: str, name: str, lexicon: Lexicon) -> Named:
    """The metric; 毛利 where a table has its rate alone is none."""
    if name in lexicon.found and only_rate(reading.text, name):
        return Named(rest=reading.residue)
    return Named((name,), (), {words: name}, ())


def _of_others(reading: Reading, words: str, lexicon: Lexicon) -> Named | None:
    """`软件给别的产品带来的收入`: the only name that says 其他 as the question does."""
    said = words
    for other in _OTHERS.finditer(reading.text):
        behind = reading.text[other.end() :]
        run = next((fold(run) for run in reading.residue if behind.startswith(run)), "")
        said = said.replace(run, f"其他{run}", 1) if run else said
    candidates = link(said, cores_of(lexicon), lexicon.found) if said != words else []
    if len(candidates) != 1:
        return None
    return Named((candidates[0].name,), (), {said: candidates[0].name}, ())


def beside(words: str, names: Iterable[str]) -> tuple[str, ...]:
    """`海外地区营业收入` holds 营业收入 whole: what stands beside it is asked, too."""
    held = max((core(n) for n in names if core(n) in words), key=len, default="")
    parts = words.split(held, 1) if held else []
    return tuple(run for part in parts if len(core(part)) > 1 for run in content_runs(core(part)))


def _other_deed(words: str, names: Iterable[str]) -> bool:
    """`会员欠` is not how many 会员 there are."""
    last, tag = list(tagged_words(words))[-1]
    deed = tag[0] == "v" and len(last) == 1 and last not in LIGHT_VERBS
    return deed and last not in "".join(names)


def _owner(words: str, names: set[str]) -> tuple[str, ...]:
    """`丰谷的收入` is not our revenue: whose it is, where no name of the metric says it."""
    match = _OWNED.match(words)
    if match is None or any(set(match[1]) & set(name) for name in names):
        return ()
    return (match[1],)
