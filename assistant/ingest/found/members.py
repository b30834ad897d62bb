"""Sentences about a member of a document's tables: 外卖仍为第二，收入340万元 is of 外卖 alone."""

import re
from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from types import MappingProxyType
from typing import Final, NamedTuple

import rjieba

from assistant.ingest.found.sentences import MONEY
from assistant.ingest.found.telling import Told
from assistant.ingest.found.wording import unchanged
from assistant.quantities import CNY
from assistant.quantities.units import MEASURE_WORDS
from assistant.records import Figure

_BRACKET: Final = re.compile(r"\s*[(（].*[)）]$")
_GENERAL: Final = re.compile(r"(?<=..)(?:服务|业务|板块|事业部|产品)$")
"""What several members end in, and are called without."""
_MODEL: Final = re.compile(r"[A-Za-z][A-Za-z0-9.+-]*\d[A-Za-z0-9.+-]*|\d+[A-Za-z][A-Za-z0-9.+-]*")
_REST: Final = re.compile(r"其[他它余]|合计|总计|小计|全部")
_POINTS: Final = re.compile(
    r"^(?:该|此|上述|其(?![他它余中]))(?:款?产品|机型|渠道|地区|业务|项目|门店)?"
)
_SEVERAL: Final = re.compile(r"前?[两二三四]者?[项者类]|上述|以上|合计|合称")
"""`前两项合称…`: no more of the one that was told last."""
_POINT: Final = re.compile(r"\s*(?:[-*•·●]|\d{1,2}[.、．)])\s*")
_NUMBERED: Final = re.compile(r"^(?:[一二三四五六七八九十]是|第[一二三四五六七八九十][，,、是])")
_AIM: Final = re.compile(
    r"(?:[年月季]度|全年)?(?:目标|计划|预算|任务|指标)(?:值|额|数)?(?P<rate>完成率)?"
)
_OF_YEAR: Final = re.compile("全年|年度")
_AMONG: Final = re.compile(r"^其中[，,：:]?\s*")
_HEAD: Final = re.compile(r"^[^：:，,。；;\d]{2,12}[：:][\s*]*")
"""`设备问题：`, before what its line tells."""
_CASE: Final = re.compile(
    r"[\s\-*•·]*(?:[一-鿿]{2})?案例\s?[一二三四五六七八九十\d]*\s?[：:、][\s*]*"
)
"""Before the name of whom its line tells."""
_KINDS: Final = {"value", "end"}
_AHEAD: Final = 8
"""Characters behind a name that tell whether it is one."""


class Members(NamedTuple):
    """By what people call a member: its dimension and its name in the table."""

    called: Mapping[str, tuple[str, str]]
    measured: Mapping[str, tuple[str, ...]]
    """Metrics of a dimension."""
    counted: Mapping[tuple[str, str, str], frozenset[str]] = MappingProxyType({})
    """Dimension, member and unit -> the metrics that are counted so."""


def members_of(tables: Iterable[Figure]) -> Members:
    called: defaultdict[str, set[tuple[str, str]]] = defaultdict(set)
    measured: defaultdict[str, dict[str, None]] = defaultdict(dict)
    counted: defaultdict[tuple[str, str, str], set[str]] = defaultdict(set)
    for figure in tables:
        if len(figure.dimensions) != 1 or figure.subject or not figure.metric:
            continue
        (dimension, member), *_ = figure.dimensions.items()
        measured[dimension][figure.metric] = None
        if figure.quantity and figure.quantity.unit:
            counted[dimension, member, figure.quantity.unit].add(figure.metric)
        for name in names_of(member):
            called[name].add((dimension, member))
    for dimension, member in {place for held in tuple(called.values()) for place in held}:
        if (short := _GENERAL.sub("", member)) != member:
            alike = [m for m in called if m != member and m.endswith(member[len(short) :])]
            if alike:
                called[short].add((dimension, member))
    sure = {name: held.copy().pop() for name, held in called.items() if len(held) == 1}
    return Members(
        sure,
        {dimension: tuple(names) for dimension, names in measured.items()},
        {place: frozenset(metrics) for place, metrics in counted.items()},
    )


def names_of(member: str) -> tuple[str, ...]:
    """`K3 Pro（大号）` is K3 Pro; `K2 茶柜` is K2."""
    if _REST.match(member):
        return ()
    bare = _BRACKET.sub("", member)
    model = _MODEL.match(bare)
    names = (member, bare, model[0] if model else "")
    return tuple(dict.fromkeys(n for n in names if len(n) > 1 and not n.isdigit()))


def of_members(told: Sequence[Told], members: Members, reported: str | None) -> list[Told]:
    """What is told of a member, as figures of it; what 该 points to nowhere is left out."""
    made = (_of_member(each, members, reported) for each in told)
    return [each for each in made if each.dimensions or not _POINTS.match(each.name)]


def named_by_members(told: Sequence[Told], members: Members) -> list[Told]:
    """`跌倒11例，其中城北6例` is 跌倒 of 城北; a member's name alone says not what is measured,
    unless the table counts one thing alone so: `镀锌540卷`.
    """
    made: list[Told] = []
    for each in told:
        named = not each.dimensions and not each.subject
        member = _called(each.name, members) if named else None
        if counted := _counted(each, members):
            made.append(counted)
        elif member is None:
            made.append(each)
        elif whole := _taken_apart(each, made):
            stated = each.stated._replace(name=whole.name, kind="part", member=each.name)
            made.append(each._replace(stated=stated, dimensions=(member,)))
    return made


def _counted(each: Told, members: Members) -> Told | None:
    """A number that is called as a member, or a part of one, under the only metric of its unit."""
    place, unit = members.called.get(each.name), each.quantity.unit
    if place is None or each.subject or unit not in MEASURE_WORDS:
        return None
    metrics = members.counted.get((*place, unit), ())
    if len(metrics) != 1:
        return None
    stated = each.stated._replace(name=next(iter(metrics)))
    reasons = (*each.reasons, f"「{each.name}」在表中是{place[0]}")
    return each._replace(stated=stated, dimensions=(place, *each.dimensions), reasons=reasons)


def _called(name: str, members: Members) -> tuple[str, str] | None:
    """The one member of this name, or that begins so: 城北 of 城北医院, beside 城南医院."""
    if name in members.called:
        return members.called[name]
    begun = [called for called in members.called if called.startswith(name)]
    shared = [c for c in begun if _ends_many(c.removeprefix(name), c, members)]
    found = {members.called[called] for called in shared or begun}
    return found.pop() if len(found) == 1 else None


def _ends_many(ending: str, member: str, members: Members) -> bool:
    others = (m for m in members.called if m != member)
    return len(ending) > 1 and any(other.endswith(ending) for other in others)


def _taken_apart(each: Told, before: Sequence[Told]) -> Told | None:
    """What a member is told of: the figure before 其中, in its sentence or its line."""
    text = each.passage.text
    line = text.rfind("\n", 0, each.sentence.start)
    near = [t for t in before if t.passage is each.passage and t.sentence.start > line]
    alike = [t for t in near if t.quantity.unit == each.quantity.unit]
    if alike and alike[-1].stated.kind == "part":  # `其中甲2万台，单价5元；乙3万台，单价6元`
        return alike[-1] if each.stated.start == _first(each) else None
    wholes = [t for t in alike if not t.dimensions]
    own = text[each.sentence.start : each.stated.start]
    opened = "其中" in own if wholes and wholes[-1].sentence is each.sentence else _AMONG.match(own)
    if opened and wholes and wholes[-1].stated.kind == "change":
        wholes = [t for t in wholes if t.stated.kind != "change"]
    fits = wholes and wholes[-1].quantity.value >= each.quantity.value
    return wholes[-1] if fits and opened else None


def _first(each: Told) -> int:
    """Where the first number of its sentence begins."""
    return next(n.start for c in each.sentence.clauses for n in c.numbers)


def _of_member(each: Told, members: Members, reported: str | None) -> Told:
    if each.dimensions or each.subject or each.stated.stage:
        return each
    own = _leading(each.name, members)
    another = any(each.name.startswith(name) for name in members.called)
    name = own or ("" if another else _topic(each, members))
    if not name:
        return each
    dimension, member = members.called[name]
    said = _POINTS.sub("", each.name.removeprefix(own).lstrip(" 的"))
    metric, change = unchanged(said), said[len(unchanged(said)) :]
    known = _metric(metric, members.measured[dimension]) or _aimed_at(each, said, name, members)
    of_sentence = _topic(each, members, paragraph=False)
    if not known and (own or not of_sentence):
        return each
    stated = each.stated._replace(name=f"{known or metric}{change}")
    if known and not change and stated.kind in _KINDS:
        of_year = _OF_YEAR.match(said)
        stated = stated._replace(
            period=stated.period or (reported[:4] if reported and of_year else reported)
        )
    reasons = (*each.reasons, f"「{name}」在表中是{dimension}")
    return each._replace(stated=stated, dimensions=((dimension, member),), reasons=reasons)


def _aimed_at(each: Told, said: str, name: str, members: Members) -> str:
    """`城北月度目标400万元，完成95%` is of what the table measures first in that unit."""
    match = _AIM.fullmatch(said)
    unit = CNY if match and match["rate"] else each.quantity.unit
    place = members.called[name]
    counted = members.counted.get((*place, unit or ""), frozenset())
    measured = members.measured[place[0]]
    first = next((m for m in measured if m in counted or (unit == CNY and MONEY.search(m))), "")
    return f"{first}{match['rate'] or ''}" if match and first else ""


def _topic(each: Told, members: Members, *, paragraph: bool = True) -> str:
    """The member that the sentence begins with, else its paragraph."""
    text = each.passage.text
    before = text[each.sentence.start : each.stated.start]
    own = _leading(before, members) or _leading(_HEAD.sub("", before), members)
    if own and _listed(before, own):
        return ""
    line = text[text.rfind("\n", 0, each.sentence.start) + 1 : each.stated.start]
    if case := _CASE.match(line):
        return own or _leading(line[case.end() :], members)
    return own or (_above(text, each.sentence.start, members) if paragraph else "")


def _above(text: str, at: int, members: Members) -> str:
    """The member that its line begins with; that of the first line, where no point stands apart."""
    if _SEVERAL.match(text[at:].lstrip(" 　\t-*•·")):
        return ""
    line = text[text.rfind("\n", 0, at) + 1 :]
    apart = _POINT.match(line) and _POINT.match(text)
    return _leading(line, members) or ("" if apart else _leading(text, members))


def _listed(text: str, name: str) -> bool:
    """`外卖320单 / 堂食110单`: a name with its own number is not what the next item is of."""
    after = text.lstrip(" 　\t-*•·").removeprefix(name)
    return bool(re.match(r"\s*\d", after) and re.search(r"\s[/／|+＋]\s|\d\S?[+＋]", after))


def _leading(text: str, members: Members) -> str:
    """With no noun behind it that makes it another name: 海外 is not 海外事业部."""
    bare = _AMONG.sub("", _NUMBERED.sub("", text.lstrip(" 　\t-*•·")))
    name = max((n for n in members.called if bare.startswith(n)), key=len, default="")
    after = bare[len(name) : len(name) + _AHEAD]
    word, tag = next(iter(rjieba.tag(after)), ("", "")) if name else ("", "")
    if _AIM.match(after) or (name and word == members.called[name][0]):
        return name  # `城北网点` is 城北 of the dimension 网点
    measure = any(metric.endswith(word) for held in members.measured.values() for metric in held)
    return name if name and (not tag.startswith("n") or measure) else ""


def _metric(said: str, measured: Sequence[str]) -> str:
    """The one metric of the dimension that is said, whole or by its end: 收入 of 营业收入."""
    if said in measured:
        return said
    ending = [name for name in measured if len(said) > 1 and name.endswith(said)]
    return ending[0] if len(ending) == 1 else ""
