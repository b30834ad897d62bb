"""Metrics that found figures propose: names people may use for them, units, what adds up."""

import re
from collections import Counter, defaultdict
from collections.abc import Iterable, Sequence
from typing import Final

import rjieba

from assistant.ingest.found.families import Family
from assistant.quantities import CNY, PERCENT, POINTS, TIMES, unit_word
from assistant.records import Audience, Figure, Metric

_HEADS: Final = re.compile(r"(?:总)?(?:规模|数目|数量|总量|总数|数|量|情况|合计)$")
_GIVEN: Final = re.compile(r"(?P<who>.{2,})(?:贡献|带来|创造|产生)(?P<of>.{2,})")
_DONE: Final = re.compile(r"^(?:已经|已)(?=\S{2})")
_CHANGE: Final = re.compile(r"(?P<of>.{2,})(?P<verb>提升|增长|下降|缩短|节省)$")
_SHORT: Final = {"净利润": "净利", "毛利": "毛利润", "毛利润": "毛利", "净利率": "净利润率"}
_EVERYWHERE: Final = re.compile(r"(?:国内|全国|全球)(?:市场)?(?=[\u4e00-\u9fff]{4})")
_AT_END: Final = re.compile(r"(?:报告|本)?[期月季年]末(?=[\u4e00-\u9fff]{2})")
_SIZES: Final = {"提升": ("升幅", "增幅"), "增长": ("增幅", "涨幅", "增速"), "下降": ("降幅",)}
_NO_COUNTS: Final = {CNY, PERCENT, POINTS, TIMES, "s", "year", "month", "byte", None}


def proposed(figures: Sequence[Figure], families: Sequence[Family]) -> list[Metric]:
    """One for each name that is not declared, as open as its most open figure."""
    units: defaultdict[str, Counter[str | None]] = defaultdict(Counter)
    audiences: dict[str, Audience] = {}
    for figure in figures:
        if figure.metric:
            units[figure.metric][figure.quantity.unit if figure.quantity else None] += 1
            old = audiences.get(figure.metric, figure.audience)
            audiences[figure.metric] = min(old, figure.audience, key=lambda a: a.rank)
    names = {name: _aliases(name, count.most_common(1)[0][0]) for name, count in units.items()}
    used = Counter(alias for name, held in names.items() for alias in {name, *held})
    return [
        Metric(
            name=name,
            aliases=tuple(alias for alias in names[name] if used[alias] == 1),
            unit=unit_word(count.most_common(1)[0][0]) or None,
            additive=tuple(f.dimension for f in families if f.total == name),
            share_of=next((f.total for f in families if f.share == name), None),
            audience=audiences[name],
            declared=False,
        )
        for name, count in units.items()
    ]


def _aliases(name: str, unit: str | None) -> tuple[str, ...]:
    found: list[str] = []
    for base in (name, _DONE.sub("", name)):
        if unit not in _NO_COUNTS:
            stem = _HEADS.sub("", base) or base
            found += [stem, *(f"{stem}{head}" for head in _counting(unit or ""))]
        elif change := _CHANGE.fullmatch(base):
            found += [f"{change['of']}{change['verb']}{head}" for head in ("幅度", "率", "比例")]
            found += [f"{change['of']}的{change['verb']}"]
            found += [f"{change['of']}{word}" for word in _SIZES.get(change["verb"], ())]
        elif base.endswith("占比"):
            stem = base.removesuffix("占比")
            found += [stem + head for head in ("比例", "比重", "份额", "的占比")]
            found += _held_against(stem)
        elif base in {"净利润", "毛利润"}:
            found.append(base.removesuffix("润"))
        elif base.endswith(("收入", "营收")):
            found += [base[:-2] + head for head in ("收入", "营收", "的收入")]
        found += [base, *_doing(base)]
        found += [_SHORT[base]] if base in _SHORT else []
        if given := _GIVEN.fullmatch(base):
            found += [f"{given['who']}{mid}{given['of']}" for mid in ("", "的", "贡献的")]
        if wide := _EVERYWHERE.match(base):
            found += [base[wide.end() :]]
        if dated := _AT_END.match(base):
            found += [base[dated.end() :]]
    return tuple(alias for alias in dict.fromkeys(found) if alias != name and len(alias) > 1)


def _held_against(stem: str) -> list[str]:
    """`老客占收入`, `老客占收入的比例` of 老客收入占比."""
    *before, of = rjieba.cut(stem) or [""]
    who = "".join(before)
    if len(who) < 2 or len(of) < 2:
        return []
    return [
        f"{who}{holds}{of}{rest}" for holds in ("占", "占了") for rest in ("", "的比例", "的比重")
    ]


def _counting(unit: str) -> Iterable[str]:
    return (f"{unit}数", "数", "数量", "数目", "规模", "量", "总量", "总数", f"总{unit}数")


def _doing(name: str) -> list[str]:
    """预订待交付, a name of verbs alone: people say 预订; 已上线: 已上."""
    tagged = rjieba.tag(name)
    if len(tagged) < 2 or any(tag[0] not in "vd" for _, tag in tagged):
        return []
    words = [word for word, tag in tagged if tag.startswith("v") and len(word) > 1]
    return words[:1] + ([name[:2]] if name.startswith("已") else [])
