"""Averages as prose tells them, by what and of what: `每位客户消费`, `单价`, `千次曝光收入`."""

import re
from collections.abc import Iterator
from decimal import Decimal
from typing import Final, NamedTuple

from assistant.ingest.checks.reading.facts import AGO
from assistant.ingest.checks.reading.naming import bare
from assistant.ingest.checks.reading.told import Told
from assistant.quantities import PERCENT, POINTS, TIMES

OTHERWISE: Final = re.compile(
    r"[/／×＊]|折(?!下来|合)|优惠|税|运费|另|分期|首付|定金|补贴|其中|分别|不等|最高|最低|去年|上年|同期|扣除|加上|[不包]?含|除外|已付|[年月]租"
)
"""What else the total may depend on."""
_FILLERS: Final = r"(?:约|为|是|达到?|仅|只有|有|的|\s)*$"
_PER: Final = re.compile(
    r"(?:每(?P<scale>[百千万亿]|\d+[百千万亿]?)?(?:个|一)?(?P<each>[一-鿿A-Za-z]{1,8}?)|"
    r"(?P<by>[人户单店车亩团班件票吨床台笔户]|单店|店|客户|网点|员工|会员|门店|学员|床位)均)"
    rf"(?P<what>[一-鿿]{{0,8}}?){_FILLERS}"
)
_PER_THOUSAND: Final = re.compile(
    rf"^[，,\s]*(?P<scale>[百千万])[次人件户票](?P<said>[一-鿿]{{3,8}}?){_FILLERS}"
)
"""`千次曝光收入`"""
_PRICE: Final = re.compile(
    r"(?:平均(?P<what>[一-鿿]{0,3}?)价格?|均价|单价|单产|单耗)(?:约|为|是|达到?|的|\s)*$"
)
_OF: Final = re.compile(r"(?P<total>[一-鿿]{3,8}?)(?:折合|折算|折|摊到|摊)(?:下来)?$")
"""`电费折合平均单价`: what it is an average of."""
_BY_UNIT: Final = re.compile(r"^/(?P<unit>[一-鿿]{1,4})")
_EACH: Final = re.compile("^[位名家台座辆份件]")
_BRACKET: Final = re.compile(r"[（(][^（()）]*[）)]$")
_DAYS: Final = frozenset("天日月年周季次")
_FACTORS: Final = {"百": 100, "千": 1000, "万": 10**4, "亿": 10**8}
NO_MEAN: Final = frozenset({PERCENT, POINTS, TIMES, "s"})
NEAR: Final = 24
_MEANS_ALIKE: Final[tuple[str, ...]] = (
    "收入 营收 创收 产值 销售额",
    "收益 净利润 利润 盈利 溢利",
    "贷款 余额",
    "工资 薪酬 人工成本",
)
"""What an average may call by another name than its total."""


class Mean(NamedTuple):
    told: Told
    per: str
    what: str
    scale: Decimal
    unit: str = ""
    """Behind the value: `3元/吨`."""

    @property
    def names(self) -> list[str]:
        """What its total may be called."""
        lines = (line.split() for line in _MEANS_ALIKE)
        alike = (w for words in lines if any(map(self.what.endswith, words)) for w in words)
        return [self.what, *alike] if len(self.what) > 1 else []


def means_of(told: Told) -> Iterator[Mean]:
    """Every way to part `每件商品运费` in what it is by and what of, the longest first."""
    if told.role not in {"mean", "level"} or told.quantity.unit in NO_MEAN:
        return
    said = told.sentence.text[max(told.number.start - NEAR, 0) : told.number.start]
    own = re.split(r"[，,、。；：:]", re.sub("人民币$", "", _BRACKET.sub("", said)))[-1]
    own = re.split(r"[（(]", own)[-1]
    if AGO.search(own) or OTHERWISE.search(own):
        return
    if match := _PER.search(own):
        yield from _of_each(told, match)
    elif thousand := _PER_THOUSAND.search(own):
        for end in range(len(thousand["said"]) - 1, 1, -1):
            said, what = thousand["said"][:end], bare(thousand["said"][end:])
            yield Mean(told, said, what, _factor(thousand["scale"]))
    elif price := _PRICE.search(own):
        of, unit = (
            _OF.search(own[: price.start()]),
            _BY_UNIT.match(told.sentence.text[told.number.end :]),
        )
        what = of["total"] if of else price["what"] or ""
        yield Mean(told, "", bare(what), Decimal(1), unit["unit"] if unit else "")


def _of_each(told: Told, match: re.Match[str]) -> Iterator[Mean]:
    scale = _factor(match["scale"])
    if match["by"]:
        yield Mean(told, match["by"], bare(match["what"]), scale)
        return
    full = match["each"] + match["what"]
    for said in (full, _EACH.sub("", full)) if _EACH.match(full) else (full,):
        for end in range(len(said), 0, -1):
            if said[0] not in _DAYS:
                yield Mean(told, said[:end], bare(said[end:]), scale)


def _factor(scale: str | None) -> Decimal:
    match = re.fullmatch(r"(\d*)([百千万亿]?)", scale or "")
    return Decimal(match[1] or 1) * _FACTORS.get(match[2], 1) if match else Decimal(1)
