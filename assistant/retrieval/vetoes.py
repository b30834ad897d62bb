"""Which unknown words of a question forbid to answer it by a figure. Pure.

People say much around a figure (`仓里还有多少等着客户来提的`); what makes it another figure is a
name, a word beside the metric (`海外收入`, `客户流失`), the noun that is asked for in the end, or a
word for something else that is measured.
"""

import re
from collections.abc import Iterable, Mapping
from types import MappingProxyType
from typing import Final

import rjieba

from assistant.indexes.base import View
from assistant.retrieval.language import Reading
from assistant.retrieval.narrowed import narrows
from assistant.retrieval.taken_out import is_taken_out
from assistant.retrieval.words import KINDS, MEASURED_ELSE, PARTICLES

_NAMES: Final = ("nr", "ns", "nt", "nz", "nrt", "nrfg")
"""Word classes of people, places, organisations and other names."""
_FIRM: Final = re.compile(
    r"[\u3400-\u9fff]{2,6}(?:证券|银行|保险|信托|基金|集团|股份|科技|航空|大学|学院|医院|制药|电器)"
)
"""How organisations are called."""
_VAGUE: Final = (
    "情况", "水平", "方面", "表现", "数字", "数据", "数值", "口径", "结果", "规模", "程度", "整体",
    "总体", "板块",
)  # fmt: skip
"""Nouns that tell no metric from another one."""
_CHANGE: Final = re.compile(
    r"(?:提|上|下|增|减|缩)?[升涨增降减跌](?:低|长|加|少|幅|了)?|提高|下滑|改善|优化|"
    r"gains?|improve(?:d|ments?)?|increased?|uplift|boost(?:ed)?|reduc(?:ed|tion)|savings?|cut",
    re.IGNORECASE,
)
_OWNER: Final = re.compile(r"(?:^|[,，。；;?？、\s])([\u3400-\u9fff]{2,8})的$")
_NO_OWNER: Final = re.compile(
    r"[按把被将]|^(?:[哪几每各]|什么|[一二两三四五六七八九十\d]+[种款类个])"
)
"""`哪种车的`, `三款车的`: a kind, and nobody's."""
_HEADS: Final = (*"率额量数价费度比值款金", "收入", "营收")
"""How the names of what is measured end; a dictionary takes the last two for verbs."""
_BETWEEN: Final = re.compile(
    r"(?:[的之在\s]|掉的|产生|形成|取得|发生|[这上本当]个?[月季年]|[今去]年|现在|目前|[一总]共"
    r"|系列|产品线?|业务线?|板块|品?类|项目|这块|那块)*"
)
_GIVER: Final = re.compile(
    r"(?:^|[,，。；;?？])(?P<who>[\u3400-\u9fff]{3,10}?)\s*[这上本]?个?月?(?:一?共|总共)?[给为帮]"
    r"(?:我们?|咱们?|公司|我司)"
)
"""`某商行给公司带来多少收入`: of whom it comes."""
_ASKED: Final = re.compile(r"[\s,，。？?!！的是有为一共总合计了大概约在达到还]*(?:多少|几|何)")
_COUNTED: Final = re.compile(rf"({'|'.join(KINDS)})有?(?:多少|几)")
_LAST: Final = re.compile(r"[\s,，。？?!！的了]*$")
_TAKES: Final = re.compile(
    r"(?:吃|消化|消耗|领|提|带|占|用|要|分|搬)[掉走下去]?|认领|包揽|瓜分|贡献"
)
"""What is done by whoever has a part."""
NEEDS: Final = re.compile(r"(需要?|得要|要)(?:再|先)?[用买配备占]?(?:多少|几)")
"""Asks for a need, which is no value of what there is."""

NONE: Final[Mapping[str, str]] = MappingProxyType({})


def vetoes(
    words: tuple[str, ...], reading: Reading, *, implied: bool, linked: Mapping[str, str] = NONE
) -> tuple[str, ...]:
    """Those of the words that the evidence has to hold; `implied` says that no metric is named,
    `linked` are words that stand for one.
    """
    named = _named(reading, linked)
    needed = NEEDS.findall(reading.text) if implied else ()
    held = (
        word
        for word in words
        if is_taken_out(word, reading.text)
        or (
            not (_only_moves(word, reading, linked) or _takes(word, reading))
            and (word.isascii() or _forbids(word, reading, implied, named))
        )
    )
    return (*held, *("需要" for _ in needed))


def _only_moves(word: str, reading: Reading, linked: Mapping[str, str]) -> bool:
    """`成本降低多少` of 成本降幅 names it again; `降低10%` says by how much."""
    if not _CHANGE.fullmatch(word):
        return False
    names = [*linked.values(), *(n for m in reading.mentions for n in m.names("metric"))]
    again = any(_CHANGE.search(name) for name in names)
    return again or bool(re.search(rf"{re.escape(word)}[了约]?\d", reading.text))


def _takes(word: str, reading: Reading) -> bool:
    """`网店吃掉了多少`, of a metric that is named: how a member came to have its part."""
    ends = [m.end for m in reading.mentions if m.names("member")]
    named = any(m.names("metric") for m in reading.mentions)
    return bool(named and _TAKES.fullmatch(word)) and any(
        reading.text.startswith(word, end) for end in ends
    )


def undated(reading: Reading) -> str:
    """Without the periods, which have a slot."""
    chars = list(reading.text)
    for period in reading.periods:
        chars[period.start : period.end] = " " * (period.end - period.start)
    return "".join(chars)


def heads(words: tuple[str, ...], reading: Reading, view: View) -> tuple[str, ...]:
    """Of the words, those that follow a metric: they are what is asked, the metric tells whose.

    `大客户收入` is not the number of large customers, though the sentence with it may say 收入.
    """
    measured = [metric.name for metric in view.metrics()]
    nouns = [
        word
        for word in words
        if not word.isascii()
        and (_class(word).startswith("n") or any(name.endswith(word) for name in measured))
    ]
    return tuple(w for w in nouns if _follows_metric(w, reading) or _asked_for(w, reading))


def owners(reading: Reading) -> tuple[str, ...]:
    """`X的<metric>`: the whole of X, where a dictionary takes a part of it for plain words.

    A name that is unknown, or hidden from the asker, must not vanish because it is made of such.
    """
    found: list[str] = []
    named = [m for m in reading.mentions if m.names("metric")]
    for mention in named:
        match = _OWNER.search(reading.text, 0, mention.start)
        if match is None or _NO_OWNER.search(match[1]):
            continue
        start, end = match.span(1)
        spans = [(m.start, m.end) for m in reading.mentions]
        spans += [(p.start, p.end) for p in reading.periods]
        known = any(first < end and start < last for first, last in spans)
        if not known and any(len(run) == 1 and run in match[1] for run in reading.residue):
            found.append(match[1])
    giver = _GIVER.search(undated(reading)) if named else None
    if giver and not any(m.start < giver.end("who") for m in reading.mentions):
        found.append(giver["who"])
    return (*found, *(_joined(reading) if named else ()))


def _joined(reading: Reading) -> list[str]:
    """`云和炉料`: a name of which a dictionary takes the second character for a conjunction."""
    rest = "|".join(map(re.escape, sorted(reading.residue, key=len, reverse=True)))
    single = "".join(run for run in reading.residue if len(run) == 1)
    if not rest or not single:
        return []
    pattern = rf"(?:^|(?<=[,，。；;?？、\s]))[{re.escape(single)}][和与跟同及或](?:{rest})"
    return [name for name in re.findall(pattern, reading.text) if _class(name[0]) != "n"]


def _named(reading: Reading, linked: Iterable[str]) -> tuple[tuple[int, int], ...]:
    """Where the question says its metrics."""
    spans = [(m.start, m.end) for m in reading.mentions if m.names("metric")]
    found = (re.search(re.escape(word), reading.text, re.IGNORECASE) for word in linked)
    counted = (match.span(1) for match in _COUNTED.finditer(reading.text)) if spans else ()
    return (*spans, *(match.span() for match in found if match), *counted)


def _forbids(
    word: str, reading: Reading, implied: bool, named: tuple[tuple[int, int], ...]
) -> bool:
    of_it = re.search(rf"{re.escape(word)}占(?![地用有据着住满])", reading.text)  # the share of it
    if of_it or is_another(word) or narrows(word, reading):
        return True
    tagged = [(str(token), str(tag)) for token, tag in rjieba.tag(word, hmm=False)]
    if implied and (_names_something(tagged) or word.endswith(_HEADS)):
        return True
    nominal = tagged[-1][1][0] in "nv"
    return nominal and (_beside(word, reading, named) or _asked_for(word, reading))


def _names_something(tagged: list[tuple[str, str]]) -> bool:
    """`车位停` names 车位, and then what is done there."""
    return tagged[-1][1].startswith("n") or any(
        len(token) > 1 and tag.startswith("n") for token, tag in tagged
    )


def is_another(word: str) -> bool:
    """A name, or a word for something else that is measured: it is never read as a metric."""
    tagged = [(str(token), str(tag)) for token, tag in rjieba.tag(word, hmm=False)]
    named = any(tag in _NAMES for _, tag in tagged) or _strange(tagged) or _FIRM.fullmatch(word)
    return bool(named) or any(token in MEASURED_ELSE for token in (word, *(t for t, _ in tagged)))


def tells_apart(word: str) -> bool:
    """`海外地区`, `人员` or `单一` beside a metric makes it another; `情况` does not."""
    return _class(word)[0] in "nbj" and not word.endswith(_VAGUE)


def _class(word: str) -> str:
    """The word class of its last part."""
    return str(rjieba.tag(word, hmm=False)[-1][1])


def strange_names(word: str, text: str) -> list[str]:
    """A single character that begins a name, with the character behind it: `晨` of `晨曦是…`."""
    if len(word) != 1 or not _class(word).startswith("nr"):
        return []
    found = re.findall(rf"{re.escape(word)}[\u3400-\u9fff]", text)
    return [name for name in found if name[1] not in PARTICLES]  # a verb behind it is none of it


def is_strange(word: str) -> bool:
    """No word of a dictionary: a name."""
    return _strange([(str(token), str(tag)) for token, tag in rjieba.tag(word, hmm=False)])


def _strange(tagged: list[tuple[str, str]]) -> bool:
    """Characters that no dictionary joins and that are not all verbs: a name."""
    single = len(tagged) > 1 and all(len(token) == 1 for token, _ in tagged)
    return single and any(tag[0] in "ngjbt" for _, tag in tagged)


def _beside(word: str, reading: Reading, named: tuple[tuple[int, int], ...]) -> bool:
    text, at = undated(reading), reading.text.find(word)
    if word in _VAGUE:
        named = tuple((m.start, m.end) for m in reading.mentions if m.names("metric"))
    for start, end in named if at >= 0 else ():
        after = at >= end and _BETWEEN.fullmatch(text[end:at])
        before = at < start and _BETWEEN.fullmatch(text[at + len(word) : start])
        if after or before:
            return True
    return False


def _follows_metric(word: str, reading: Reading) -> bool:
    ends = [m.end for m in reading.mentions if m.names("metric")]
    starts = (m.start() for m in re.finditer(re.escape(word), reading.text))
    return any(_BETWEEN.fullmatch(reading.text[e:s]) for s in starts for e in ends if s >= e)


def _asked_for(word: str, reading: Reading) -> bool:
    """The noun before `多少`, or at the end where that is not said, behind the metric: the metric
    only qualifies it.
    """
    at = reading.text.find(word)
    first = min((m.end for m in reading.mentions if m.names("metric")), default=len(reading.text))
    asked = _ASKED if re.search("多少|几", reading.text) else _LAST
    return at >= first and bool(asked.match(reading.text, at + len(word)))
