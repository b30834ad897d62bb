"""How many there are of what is counted, and how many came or went: a stock and its flows. Pure.

`现在有多少会员` asks for those at the end of the month, and for no 新增会员 or 流失会员;
`跑了几个会员` asks for these.
"""

import re
from collections.abc import Iterator
from typing import Final

from assistant.indexes.base import View
from assistant.quantities import unit_named
from assistant.quantities.units import MEASURE_WORDS
from assistant.retrieval.language import Reading
from assistant.retrieval.lexicon import fold
from assistant.retrieval.naming import Named

_UNITS: Final = "家个人名位台座辆户间"
_STILL: Final = r"(?:总数|数量|总共|一共|现在|目前|如今|月末|到底|大概|总|共|还|都|是|有)*"
_HOW_MANY: Final = re.compile(
    rf"(?P<what>[\u3400-\u9fffA-Za-z\d]{{2,14}}?){_STILL}(?:多少|几)(?P<unit>[{_UNITS}])?[了呢啊]?[?？。!！]*$"
)
"""`某业务客户现在有多少家`."""
_THERE_ARE: Final = re.compile(
    rf"(?P<whose>[\u3400-\u9fffA-Za-z\d]{{0,10}}?){_STILL}(?:有|是)(?:多少|几)(?P<unit>[{_UNITS}])?"
    r"(?P<what>[\u3400-\u9fff]{2,8}?)[了呢啊]?[?？。!！]*$"
)
"""`现在有多少会员`."""
_AT_END: Final = re.compile(r"^(?:[月期年季]末|当前|现有)|[月期年季]末$|总?数量?$")
_STANDING: Final = re.compile(r"[月期年季]末|有效|在[约册网营岗租管]|现有|存量")
_FLOW: Final = re.compile(
    r"新[增签开入招]|流失|离职|入职|注销|到期|退[出租卡会网]|净[增减]|关[闭停店]|下线|上线|分流|环比|同比|[增减]"
)
_OUT: Final = re.compile(r"流失|离职|注销|退出")
_WENT: Final = re.compile(
    rf"(?:跑|走|流失|丢|离开|离职)[了掉]*(?:多少|几)[{_UNITS}]?(?P<what>[\u3400-\u9fff]{{2,6}}?)[呢啊]?[?？。!！]*$|"
    rf"(?P<who>[\u3400-\u9fff]{{2,8}}?)(?:跑|走|流失|丢|离职)[了掉]+(?:多少|几)[{_UNITS}]?[?？。!！]*$"
)
_NET: Final = re.compile(
    rf"(?P<who>[\u3400-\u9fff]{{2,8}}?)净增[了加长]*(?:多少|几)[{_UNITS}]?[?？。!！]*$|"
    rf"净增[了加长]*(?:多少|几)[{_UNITS}]?(?P<what>[\u3400-\u9fff]{{2,6}}?)[?？。!！]*$"
)
_APART: Final = re.compile(r"[大小新老]$|重点|头部|潜在|活跃|其他")
"""Before the noun it makes some of them of all: `大客户`."""
_SOME: Final = re.compile(r"\d|以[上下]|[大小新老].{2}$|重点|头部")
"""In a name that counts some of all."""
_NOUN: Final = 2


def with_stock(found: Named, reading: Reading, view: View) -> Named:
    """The only metric that counts all of what is asked, or those who came or went."""
    for pattern, kept in ((_WENT, _OUT), (_NET, re.compile("净增"))):
        if said := pattern.search(reading.text):
            what = said["what"] or said["who"]
            held = [n for n in _own(view) if kept.search(n) and _called(n, what, kept)]
            return _only(held, found, what)
    return _of_stock(found, reading, view)


def _of_stock(found: Named, reading: Reading, view: View) -> Named:
    said = _THERE_ARE.search(reading.text) or _HOW_MANY.search(reading.text)
    if said is None or _FLOW.search(said[0]):
        return found
    start, end = said.span("what")
    exact = any(m.end == end and m.names("metric") for m in reading.mentions)
    if exact or (found.metrics and not _is_loose(found, reading)):
        return found
    units = {m.name: unit_named(m.unit)[0] for m in view.metrics() if m.unit}
    held = [
        name
        for name in _own(view)
        if units.get(name) in {said["unit"] or units.get(name), "个"} or said["unit"] == "个"
        if _stands(name, view) and _is_all(name, reading, start, end, view)
    ]
    plain = [name for name in held if not _SOME.search(name)]
    noun = reading.text[end - _NOUN : end]
    if not held and any(_FLOW.search(name) for name in found.linked.values()):
        return Named(rest=tuple(dict.fromkeys((*reading.residue, noun))))
    return _only(plain or held, found, noun)


def _is_loose(found: Named, reading: Reading) -> bool:
    """Whether what was found is only like what is said, or named before the noun that is asked."""
    named = {n for m in reading.mentions for n in m.names("metric") if not m.names("member")}
    return not set(found.metrics) & named


def _own(view: View) -> Iterator[str]:
    """The company's own metrics that count something."""
    uses = view.uses()
    for metric in view.metrics():
        counted = metric.unit and (unit_named(metric.unit)[0] or "") in MEASURE_WORDS
        if counted and metric.name in uses and "" in uses[metric.name].subjects:
            yield metric.name


def _stands(name: str, view: View) -> bool:
    """Whether it is of what there is: it says so, or others are said to be new or lost of it."""
    if _FLOW.search(name):
        return False
    others = (n for n in view.uses() if n != name and name in n)
    return bool(_STANDING.search(name)) or any(_FLOW.search(other) for other in others)


def _is_all(name: str, reading: Reading, start: int, end: int, view: View) -> bool:
    """Whether the name ends in the noun and nothing that is said with it is left out."""
    bare = fold(_AT_END.sub("", name))
    noun, before = fold(reading.text[end - _NOUN : end]), reading.text[start : end - _NOUN]
    apart = _APART.search(before)
    if not bare.endswith(noun) or (apart and apart[0] not in bare):
        return False
    own = view.uses()[name].dimensions
    headings = " ".join(s.section for f in view.figures(name) for s in f.sources)
    for mention in reading.mentions:
        text = fold(reading.text[mention.start : mention.end])
        placed = any(t.kind == "member" and t.dimension in own for t in mention.targets)
        if not (placed or text in bare or text in fold(headings)):
            return False
    runs = (fold(run).removesuffix(noun) for run in reading.residue)
    return all(run in bare for run in runs if run)


def _called(name: str, what: str, kept: re.Pattern[str]) -> bool:
    bare = kept.sub("", _AT_END.sub("", name)).removesuffix("环比")
    return fold(bare).endswith(fold(what[-_NOUN:]))


def _only(held: list[str], found: Named, noun: str) -> Named:
    if len(held) != 1:
        return found
    rest = tuple(run for run in found.rest if run not in held[0] and run != noun)
    return Named((held[0],), (), {}, rest)
