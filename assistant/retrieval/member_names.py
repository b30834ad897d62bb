"""What people call the members of a dimension, where exactly one can be meant. Pure."""

import re
from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from typing import Final

from assistant.retrieval.aged import ages_called
from assistant.retrieval.borders import known
from assistant.retrieval.residue import tagged_words
from assistant.retrieval.words import FUNCTION, KINDS, MEASURED_ELSE, PLAIN

_BRACKET: Final = re.compile(r"\s*[(（][^()（）]*[)）]$")
_MODEL: Final = re.compile(
    r"(?=[A-Za-z\d]*[A-Za-z])(?=[A-Za-z\d]*\d)[A-Za-z\d][A-Za-z\d.+-]*(?=[\s\u3400-\u9fff])"
)
"""Letters and digits before words that say what it is: K2 of `K2 茶柜`."""
_CJK: Final = re.compile(r"[\u3400-\u9fff]+")
_THREE: Final = re.compile(r"[\u3400-\u9fff]{3}")
"""挂机 of `壁挂机`, which a dictionary cuts in two and one."""
_FOUR: Final = re.compile(r"[\u3400-\u9fff]{4,6}")
_OF_ONE: Final = re.compile(r"[\u3400-\u9fff]{2}[课卡险车机茶酒油粉药灯泵阀业类品]")
"""A name of two characters and one that says what kind of thing it is."""
_NO_NAME: Final = FUNCTION | PLAIN | MEASURED_ELSE | frozenset(KINDS) | {
    "销售", "管理", "运营", "采购", "生产", "交付", "项目", "系统", "平台", "方案", "中心", "部门",
    "市场", "渠道", "会员", "用户", "员工", "人员", "合同", "订单", "集团", "银行", "证券", "保险",
    "科技", "医院", "学校", "大学", "技术", "工程", "设备", "门店", "研发", "维护", "支持", "合作",
}  # fmt: skip
"""Parts of names that tell none from another one in a question."""
_REST: Final = re.compile(r"其[他它余]|剩余")
_JOINT: Final = re.compile(r"[与和及、]")
_WHERE: Final = frozenset(
    {"外部", "内部", "国内", "国外", "境内", "境外", "本地", "外地", "其他", "线上", "线下"}
)
_OF_FIRMS: Final = re.compile(r"客户|公司|企业|厂商|品牌|供应商|伙伴|对手|店$|人$|名称$")
"""Of a dimension: its members are called by how they begin, as firms and people are."""
_GROUPS: Final = frozenset({"类别", "其中"})
"""Dimensions that only collect the parts of sums, which no table names."""
_HEAD: Final = 2
_ENDINGS: Final = (4, 3, 2, 1)
"""Characters of an ending that members share; the longest first."""
PLACES: Final = frozenset("店厂部区站院校仓馆所行")
"""Endings of one character that say what kind of thing it is."""
_NUMBERED: Final = re.compile(
    r"(?<=..)[一二三四五六七八九十\d]{1,2}号?(?:[厂店部区期线队仓]|车间)$"
)
"""What is told from the others by its number: 二厂 of `滨海二厂`."""


def called(members: Sequence[str], titles: Iterable[str]) -> dict[str, tuple[str, ...]]:
    """Further names of each member; `titles` of the reports begin with who reports."""
    endings = _shared_endings(members)
    begun = Counter(member[:_HEAD] for member in members)
    owners: defaultdict[str, set[str]] = defaultdict(set)
    reporting = tuple(titles)
    for member in members:
        for name in (member, *_names(member, endings, reporting)):
            owners[name].add(member)
        if begun[member[:_HEAD]] == 1 and (head := _head(member)):
            owners[head].add(member)
    found: defaultdict[str, list[str]] = defaultdict(list)
    for name, held in owners.items():
        if len(held) == 1 and (member := next(iter(held))) != name:
            found[member].append(name)
    return {member: tuple(names) for member, names in found.items()}


def short_names(
    members: Mapping[str, Sequence[str]], titles: Iterable[str]
) -> dict[str, dict[str, tuple[str, ...]]]:
    """What the members of each dimension are called, and by how the names end: 门诊 of 口腔门诊.

    What a column of a table holds goes before a part of some sum that is called so, too.
    """
    reporting = tuple(titles)
    found = {name: called(names, reporting) for name, names in members.items()}
    for name, names in members.items():
        for member, tail in _tails(names) if _tells(name) else ():
            if not any(tail in dimension for dimension in members):
                found[name][member] = (*found[name].get(member, ()), tail)
    told = {n for d, held in found.items() if _tells(d) for names in held.values() for n in names}
    for name in _GROUPS & found.keys():
        found[name] = {
            member: tuple(n for n in names if n not in told)
            for member, names in found[name].items()
        }
    return found


def _tells(dimension: str) -> bool:
    return dimension not in _GROUPS and not _OF_FIRMS.search(dimension)


def _tails(members: Sequence[str]) -> Iterator[tuple[str, str]]:
    """Each member with the word that its name ends in, where no other one has it."""
    for member in members:
        bare = _BRACKET.sub("", member)
        words = [word for word, _ in tagged_words(bare)]
        tail = words[-1] if len(words) > 1 and len(words[-1]) > _HEAD else bare[-_HEAD:]
        head = bare.removesuffix(tail)
        if _JOINT.search(bare):
            continue  # 布草 is not all of 客房与布草
        if head in _WHERE:
            continue  # nor is 工地 外部工地
        long = _FOUR.fullmatch(bare) or (_THREE.fullmatch(bare) and len(words[0]) == _HEAD)
        if not long or tail in _NO_NAME or _REST.match(bare):
            continue
        cut = words[-1] == tail or (known(head) and known(tail))
        cut = cut or (len(head) == 1 and known(tail))
        if cut and sum(tail in other for other in members) == 1:
            yield member, tail


def _names(member: str, endings: Sequence[str], titles: Sequence[str]) -> Iterator[str]:
    parts = tuple(part.strip() for part in member.split("/"))
    yield from parts if len(parts) > 1 else ()
    bare = _BRACKET.sub("", member)
    yield bare
    yield from ages_called(bare)
    if model := _MODEL.match(bare):
        yield model[0]
    yield from _plain(bare, next((kind for kind in KINDS if bare.endswith(kind)), ""))
    for ending in endings if _CJK.fullmatch(bare) else ():
        short = tuple(_plain(bare, ending)) if bare.endswith(ending) else ()
        yield from short
        if short and not known(bare[:_HEAD]):
            yield bare[:_HEAD]
    if numbered := _NUMBERED.search(bare):
        yield numbered[0]
    if any(title.startswith(bare[:_HEAD]) for title in titles) and len(bare) > _HEAD + 1:
        yield bare[_HEAD:]


def _head(member: str) -> str:
    """家用 of `家用水表`, 明河 of `明河电力`: what stands before what kind of thing it is."""
    if _OF_ONE.fullmatch(member) and len(tagged_words(member)) > 1:
        return "" if member[:_HEAD] in _NO_NAME else member[:_HEAD]
    words = [word for word, _ in tagged_words(member)] if _FOUR.fullmatch(member) else []
    split = len(words) > 1 and any(len("".join(words[:n])) == _HEAD for n in range(len(words)))
    head = member[:_HEAD]
    return head if split and head not in FUNCTION and head not in KINDS else ""


def _plain(name: str, ending: str) -> Iterator[str]:
    """`外部客户` is found as 外部, too."""
    bare = name.removesuffix(ending) if ending else ""
    if len(bare) > 1 and bare not in FUNCTION and bare not in KINDS:
        yield bare


def _shared_endings(members: Sequence[str]) -> tuple[str, ...]:
    """医院 of hospitals: what most of them, and two at least, end in."""
    found: list[str] = []
    for length in _ENDINGS:
        ends = Counter(m[-length:] for m in members if len(m) > length and _CJK.fullmatch(m))
        for ending, count in ends.most_common(1):
            kind = length > 1 or ending in PLACES
            if kind and count > 1 and 2 * count >= len(members):
                found.append(ending)
    return tuple(found)
