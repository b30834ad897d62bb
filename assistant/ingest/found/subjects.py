"""Names that a document lists, and whom a sentence is about."""

import re
from collections import Counter
from collections.abc import Iterable, Iterator, Sequence
from typing import Final

from assistant.records import Entity, Passage

_NAME: Final = r"[A-Za-z][A-Za-z0-9.&-]{1,15}|[\u4e00-\u9fff]{2,6}"
_LIST: Final = re.compile(
    rf"(?<![\u4e00-\u9fffA-Za-z])(?P<names>(?:{_NAME})(?:\s*[、/]\s*(?:{_NAME}))+)"
    r"\s*等(?P<kind>\S{0,4})"
)
_KINDS: Final = (
    "客户",
    "用户",
    "公司",
    "企业",
    "厂商",
    "品牌",
    "门店",
    "经销商",
    "供应商",
    "学校",
    "医院",
    "银行",
)
CUSTOMERS: Final = {"customer", "client", "客户"}
COMPANIES: Final = {
    "competitor", "company", "organisation", "organization", "partner", "supplier", "subsidiary",
    "project",
    "友商", "竞争对手", "公司", "企业", "机构", "合作伙伴", "供应商", "子公司",
}  # fmt: skip
"""Kinds of names, customers apart, that a figure may be of."""
_BLOCK: Final = re.compile(r"^【(?P<name>[^】]{2,12})】")
_LABELLED: Final = re.compile(rf"^[^，。：:\n]{{0,8}}(?:{'|'.join(_KINDS)})[：:](.+[、/].+)$", re.M)
"""`三年期客户：丰谷、禾木等`."""
_QUOTED: Final = re.compile(
    r"^\s*(?:[-*•·●▪◆■–—]\s+|\d{1,2}[.、．]\s*)?(?P<kind>[^，。；：:“”「」\"\d]{0,12})"
    r"[“「\"](?P<name>[^“”「」\"，。\n]{2,14})[”」\"]"
)
_THING: Final = re.compile(r"(?:(?:新|单|产|爆|主推)[品款]|[机车户]型|系列|套餐|楼盘|专线|品牌)$")
_LAUNCHED: Final = re.compile(
    r"(?:已|正式)?(?:于|自|上市|上线|发布|推出|开售|开业|投产|首[日周月批发年])"
)
_FIELD: Final = re.compile(r"^(?:客户)?(?:背景|场景|需求|痛点|挑战|方案|突破点|成效|价值)\s*[：:]")


def customers_of(passages: Sequence[Passage]) -> list[str]:
    """Names of case blocks, and of lists that say what they list (A、B等客户)."""
    found = [name for passage in passages for name in _of_lists(passage.text)]
    found += [
        passage.sections[-1].strip("【】")
        for passage in passages
        if passage.sections and _FIELD.match(passage.text)
    ]
    found += [m["name"] for passage in passages if (m := _BLOCK.match(passage.text))]
    labelled = (m for p in passages for m in _LABELLED.finditer(p.text))
    found += [name for match in labelled for name in listed(match[1])[0]]
    return list(dict.fromkeys(found))


def of_kinds(entities: Sequence[Entity], kinds: set[str]) -> list[str]:
    return [
        name
        for entity in entities
        if entity.kind.casefold() in kinds
        for name in (entity.name, *entity.aliases)
    ]


def short_names(name: str, texts: Iterable[str]) -> tuple[str, ...]:
    """What its own block calls it: 华东钢铁 is 华钢 or 钢铁 where a sentence begins so."""
    if not re.fullmatch(r"[\u4e00-\u9fff]{4,8}", name):
        return ()
    starts: Counter[str] = Counter()
    for text in texts:
        for length in (2, 3):
            for match in re.finditer(rf"(?:^|[：:，。；\n])\s*([\u4e00-\u9fff]{{{length}}})", text):
                starts[match[1]] += 1
    return tuple(
        short
        for short in starts
        if short != name[: len(short)] and (name.endswith(short) or _contracted(short, name))
    )


def _contracted(short: str, name: str) -> bool:
    """Its first character and a later one, in order; two characters."""
    return len(short) == 2 and short[0] == name[0] and short[1] in name[2:]


def leading(text: str, names: Sequence[str]) -> str:
    """The name that a text begins with; the longest."""
    bare = text.lstrip(" 　\t")
    return max((n for n in names if bare.startswith(n)), key=len, default="")


def quoted(text: str) -> str:
    """`新品“青岚”于3月上市，…` is about 青岚, as a sentence is that says when a thing came."""
    match = _QUOTED.match(text)
    if match is None:
        return ""
    behind = text[match.end() :]
    thing = _THING.search(match["kind"]) or (not match["kind"] and _LAUNCHED.match(behind))
    return match["name"] if thing else ""


def listed(text: str) -> tuple[list[str], bool]:
    """Members of an enumeration, each as often as it stands, and whether it is left open (等)."""
    body = text.strip(" \t；;。，,")
    is_open = bool(re.search(r"等\S{0,4}$", body))
    body = re.sub(r"\s*等\S{0,4}$", "", body)
    names = [name.strip() for name in re.split(r"[、，,/]", body)]
    return [n for n in names if re.fullmatch(_NAME, n)], is_open


def _of_lists(text: str) -> Iterator[str]:
    for match in _LIST.finditer(text):
        if match["kind"].startswith(_KINDS):
            yield from (name.strip() for name in re.split(r"[、/]", match["names"]))


def entities_of(names: Sequence[str], aliases: dict[str, tuple[str, ...]]) -> list[Entity]:
    return [Entity(name=name, kind="customer", aliases=aliases.get(name, ())) for name in names]
