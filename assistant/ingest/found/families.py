"""Numbers that belong together: parts of a total, members of a dimension, shares of it."""

import re
from collections import defaultdict
from collections.abc import Sequence
from decimal import Decimal
from typing import Final, NamedTuple

import rjieba

from assistant.ingest.found.breakdowns import broken_down
from assistant.ingest.found.flows import of_flows
from assistant.ingest.found.paralleled import in_turn
from assistant.ingest.found.rate_runs import in_rates
from assistant.ingest.found.shared_out import shared_out
from assistant.ingest.found.stated import REST
from assistant.ingest.found.telling import Told, with_unit
from assistant.ingest.found.under_whole import with_asides
from assistant.ingest.found.wholes import lists_of_wholes, members_of_wholes

_NUMBERED: Final = re.compile(
    r"(?P<member>\d+(?:\.\d+)?\s?(?P<unit>[^\d\s]{1,2}?))的?(?P<stem>[^\d\s]{2,})"
)
_TAKEN_APART: Final = re.compile(r"的?(?P<by>构成|分布|结构|拆分|组成|明细|占比|情况)$")
_UNIT_NAMES: Final = {
    "年": "年限",
    "月": "期限",
    "个月": "期限",
    "元": "价位",
    "岁": "年龄",
    "级": "级别",
}
TOLERANCE: Final = Decimal("0.1")
"""Parts may exceed their total by this share: rounding in both, and 约."""


class Family(NamedTuple):
    """A total and the dimension that takes it apart."""

    total: str
    dimension: str
    share: str = ""
    """The metric that states the parts in percent."""


def in_families(told: Sequence[Told]) -> tuple[list[Told], list[Family]]:
    made = broken_down(of_flows(in_rates(in_turn(told))))
    made = lists_of_wholes(shared_out(members_of_wholes(made)))
    made = [_noted(t) for t in made if t.stated.note != REST or t.stated.kind == "part"]
    made, families = _numbered(made)
    made, more = _listed(made)
    made, families = _bracketed(made, [*families, *more])
    made = list(with_asides(made))
    units = {t.name: t.quantity.unit for t in made if not t.dimensions and t.quantity.unit}
    made = [with_unit(t, units.get(t.name), "单位取自合计") if t.dimensions else t for t in made]
    return made, families


def _noted(each: Told) -> Told:
    rest = each.stated.note == REST
    return each._replace(stated=each.stated._replace(note="")) if rest else each


def _numbered(told: list[Told]) -> tuple[list[Told], list[Family]]:
    """Labels that differ in a number alone: 3年会员：…, 5年会员：…."""
    stems: defaultdict[str, set[str]] = defaultdict(set)
    units: dict[str, str] = {}
    for each in told:
        if match := _NUMBERED.fullmatch(each.sentence.label):
            stems[match["stem"]].add(match["member"])
            units[match["stem"]] = match["unit"]
    families: dict[str, Family] = {}
    for stem, members in stems.items():
        if len(members) > 1:
            parts = [t for t in told if t.name == t.sentence.label and _stem(t) == stem]
            dimension = stem + _UNIT_NAMES.get(units[stem], units[stem])
            families[stem] = Family(_total(stem, parts, told) or stem, dimension, f"{stem}占比")
    return [_member(t, families) for t in told], list(families.values())


def _stem(each: Told) -> str:
    match = _NUMBERED.fullmatch(each.sentence.label)
    return match["stem"] if match else ""


def _member(each: Told, families: dict[str, Family]) -> Told:
    match = _NUMBERED.fullmatch(each.sentence.label)
    family = families.get(match["stem"]) if match else None
    if not match or not family:
        return each
    label = each.sentence.label
    if each.name not in {label, f"{label}占比"}:
        return each
    name = family.share if each.name.endswith("占比") else family.total
    return _renamed(each, name, (family.dimension, match["member"]))


def _listed(told: list[Told]) -> tuple[list[Told], list[Family]]:
    """`包装规格：A 8K + B 6K`: the total whose name begins alike, by what is left of the label."""
    families: dict[str, Family] = {}
    for label in dict.fromkeys(t.name for t in told if _is_listed(t)):
        parts = [t for t in told if _is_listed(t) and t.name == label]
        apart = _TAKEN_APART.search(label)
        total = _total(label, parts, told)
        if apart:
            bare = label[: apart.start()]
            families[label] = Family(total or bare, f"{bare}{apart['by']}")
        elif total:
            families[label] = Family(total, label[_alike(label, total) :] or label)
        else:
            families[label] = Family(label, "项目")
    made = [
        _renamed(t, families[t.name].total, (families[t.name].dimension, t.stated.member))
        if _is_listed(t)
        else t
        for t in told
    ]
    return made, list(families.values())


def _is_listed(each: Told) -> bool:
    return each.stated.kind == "part" and each.name == each.sentence.label and not each.dimensions


def _bracketed(told: list[Told], families: list[Family]) -> tuple[list[Told], list[Family]]:
    kinds = {
        name: _kind([t.stated.member for t in told if t.name == name and t.stated.member])
        for name in {t.name for t in told if t.stated.kind == "part"}
    }
    made, found = [], list(families)
    for each in told:
        known = each.stated.member in dict(each.dimensions).values()
        if each.stated.kind == "part" and known and each.stated.by:
            family = Family(each.name, each.dimensions[0][0])
            found += [] if family in found else [family]
        if each.stated.kind == "part" and not known:
            dimension = each.stated.by or kinds[each.name]
            each = _renamed(each, each.name, (dimension, each.stated.member))
            family = Family(each.name, dimension)
            found += [] if family in found else [family]
        made.append(each)
    return made, found


def _renamed(each: Told, name: str, member: tuple[str, str]) -> Told:
    return each._replace(
        stated=each.stated._replace(name=name), dimensions=(*each.dimensions, member)
    )


def _total(label: str, parts: Sequence[Told], told: Sequence[Told]) -> str:
    """The figure of the same beginning and unit that the parts fit into; empty if none is sure."""
    unit = next((t.quantity.unit for t in parts if t.quantity.unit), None)
    amount = sum((t.quantity.value for t in parts), Decimal(0))
    fitting = [
        t
        for t in told
        if t.stated.kind in {"value", "end"}
        and not t.dimensions
        and t.name not in {label, ""}
        and t not in parts
        and _alike(t.name, label) > 1
        and (t.quantity.unit == unit or unit is None)
        and t.quantity.value * (1 + TOLERANCE) >= amount
    ]
    best = max(fitting, key=lambda t: _alike(t.name, label), default=None)
    return best.name if best else ""


def _kind(members: Sequence[str]) -> str:
    """社区门店 and 直营 are 门店类型: by the noun behind what tells a member apart."""
    for member in (m for m in members if not re.search(r"[与及和、/]", m)):
        *before, (word, tag) = rjieba.tag(member)
        shared = sum(other.endswith(word) for other in members)
        if before and tag == "n" and len(word) > 1 and (shared > 1 or len(members) == 2):
            return f"{word}类型"
    return "类别"


def _alike(left: str, right: str) -> int:
    """Characters that both begin with."""
    pairs = enumerate(zip(left, right, strict=False))
    return next((at for at, (a, b) in pairs if a != b), min(len(left), len(right)))
