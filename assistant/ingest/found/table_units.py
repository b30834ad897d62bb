"""Units as tables write them: behind a name in brackets, in a caption, and what each fits."""

import re
from collections.abc import Iterable
from typing import Final, NamedTuple

from assistant.ingest.found.grids import plain
from assistant.quantities import unit_named
from assistant.quantities.reading import split_unit
from assistant.quantities.units import MEASURE_WORDS, WRITINGS, is_money

_BRACKETS: Final = re.compile(r"[(（\[【]([^()（）\[\]【】]*)[)）\]】]")
_NAMED: Final = re.compile(r"^(?:(?:金额|货币)?单位|币种)?[:：]?\s*(?:均?为|人民币)?\s*")
_SCALED: Final = r"(?:亿|千万|百万|十万|万|千|百)?"
_MONEY: Final = rf"{_SCALED}(?:元|美元|港元|港币|欧元)"
_CAPTION: Final = re.compile(
    r"(?<![制报送列])单位(?:均?[为是]|[:：])\s*(?P<listed>[^。；;\n|()（）]{1,30})"
    rf"|(?:均?以|均?为|人民币|[(（])\s*(?:人民币)?\s*(?P<money>{_MONEY})(?=$|[列表计为,，)）。\s])"
)
_APART: Final = re.compile(
    r"(?P<names>[^\s:,;()|。]{1,20}?)(?:的?单位)?(?:[:为]|以(?=[^\s:,;、()|。为]{1,8}计))\s*"
    r"(?P<unit>[^\s:,;、()|。为]{1,8}?)计?(?=[\s,;、()|。]|$)"
)
"""`销量、库存：箱` in a caption: the unit of these alone."""
_LISTED: Final = re.compile(r"(?<![制报送列])单位[:为是][^。\n]*")
_ENGLISH: Final = re.compile(
    r"(?:[(（]|(?:\b(?:dollars|amounts|figures|U\.?S\.? ?\$|US\$|USD|EUR|RMB)|[$€]),? ?)\s*"
    r"in (?P<scale>thousands|millions|billions)(?: of (?:U\.?S\.? )?(?:dollars|euros|yuan|RMB))?",
    re.IGNORECASE,
)
"""`(In thousands, except per share data)`, `dollars in millions`."""
_IN_BRACKETS: Final = re.compile(
    r"[(（][^()（）]*\bin (?:thou|m|b)\w+[^()（）]*[)）]?", re.IGNORECASE
)
_SIGNS: Final = {"美元": r"\$|dollar|USD", "欧元": r"€|euro|EUR", "元": r"¥|￥|RMB|CNY|yuan"}
_WORDS: Final = {"美元": "USD", "欧元": "EUR", "元": "yuan"}
"""As an English source writes them behind a scale."""
_ALL: Final = re.compile(r"(?:金额|货币|计量)?(?:单位)?|币种|金额|其[余他]|(?:除.*|另有.*|均)")
_RATE: Final = re.compile(
    r"率$|进度$|率[(（]|比例|比重|占比|百分比|倍数?$|系数|每股|折扣|增减|增幅|[^本]期限|天数|次数|评分|得分"
)
_EN_RATE: Final = re.compile(
    r"(?:\b(?:margin|rate|ratio|yield|turnover|percent(?:age)?|growth)s?|%)$", re.IGNORECASE
)
_EN_SHARE: Final = re.compile(r"\bper (?:\w+ )?share\b", re.IGNORECASE)
_EN_COUNT: Final = re.compile(
    r"\b(?:shares|employees|headcount|stores|units|customers|square feet|number of)\b",
    re.IGNORECASE,
)
_COUNT: Final = re.compile(
    r"人数|人员|数量|户数|家数|股数|台数|件数|总数$|[^金基参系指倍额]数$|[销产]量|(?<!现金流)量$"
    r"|面积|员工$|[人车台班架场床]次$|[日天]$"
)
_AIM: Final = re.compile(
    r"(?:[\d一二三四]{0,2}[年季月]度?|本[年季月])?(?:目标|计划|预算|实际|上年同期|去年同期)"
)
_AMOUNT: Final = re.compile(
    r"(?:费|费用|经费|成本|支出|工资|薪酬|奖金|津贴|补助|补贴|收入|款项?|金|(?<!名)额|价值|利润|保险|福利"
    r"|营收|产值|毛利|净利|资产|负债|权益|预算|投资|投入|应收|应付)$"
)
"""`员工薪酬` is money, though it names whom it is for."""
_MORE_WORDS: Final = (
    "人次", "车次", "台次", "床次", "班次", "架次", "场次", "人天", "人月", "人日", "床日", "例",
    "单", "场", "袋", "瓶", "盒", "罐", "卷", "根", "支", "片", "双", "平米", "立方米", "平方公里",
    "兆瓦", "兆瓦时", "千米", "毫米", "吨公里", "标箱", "TEU", "kg", "km", "kWh", "MWh", "MW", "GW",
    "GWh", "m2", "m3", "票", "剂", "餐", "册", "尾", "羽", "杯", "碗", "束", "课时", "学时",
    "工时", "工日", "人份", "人时", "件次", "趟", "捆", "筐", "斤", "公升", "毫升", "方", "立方",
)  # fmt: skip
"""Measure words that tables write beside a name, and prose too rarely to be read there."""

_IN_WORDS: Final = {"m2": "平方米", "m3": "立方米", "km2": "平方公里"}
"""As prose writes what a table writes as ㎡."""


class Units(NamedTuple):
    """What a caption says: of amounts of money, and of rates or the things counted."""

    money: str | None = None
    other: tuple[str, ...] = ()
    named: tuple[tuple[str, str], ...] = ()
    """The names that have a unit of their own, the longest first."""
    scale: str = ""
    """Of an English caption, which leaves the currency to the signs in the cells."""
    of_amounts: bool = False
    """Said of a whole document: of what is called an amount, and of its aims, alone."""


def is_unit(word: str) -> bool:
    """`万元`, `%`, `万吨`, `元/股`; a remark in brackets is none."""
    word = word.strip()
    if not word or len(word) > 8:
        return False
    bare = re.sub(r"^(?:人民币)", "", word)
    name, _ = split_unit(bare)
    parts = re.split(r"[/／]", name or "")
    known = {*WRITINGS, *MEASURE_WORDS, *_MORE_WORDS}
    return bool(name) and parts[0] in known and all(is_unit_word(part) for part in parts[1:])


def is_unit_word(word: str) -> bool:
    return bool(re.fullmatch(r"[^\W\d]{1,4}", word))


def with_unit(text: str) -> tuple[str, str | None]:
    """A name without its unit in brackets, and the unit: `收入(万元)` -> `收入`, `万元`."""
    if (named := re.fullmatch(r"单位[:：](.+)", text)) and is_unit(named[1]):
        return "", _spelt(named[1])
    for match in _BRACKETS.finditer(text):
        word = _NAMED.sub("", match[1])
        if is_unit(word) or re.fullmatch("[百千]?万|亿", word):
            return text[: match.start()] + text[match.end() :], _spelt(word)
    if (split := re.fullmatch(r"(.+?)[,，/:：]\s*(?:单位[:：])?([^,，/:：]+)", text)) and is_unit(
        split[2]
    ):
        return split[1], _spelt(split[2])
    if text.endswith(("%", "％")) and len(text) > 1:
        return text[:-1], "%"
    return text, None


def without_scale(text: str) -> str:
    """`Years ended ($ in millions, except per share data)` -> `Years ended`."""
    return _IN_BRACKETS.sub("", text).strip() if _ENGLISH.search(text) else text


def of_caption(text: str) -> Units | None:
    """`单位：万元 币种：人民币`, `（人民币千元，每股收益除外）`; None where none is told.

    `单位：万元（销量：箱；损耗率：%）` sets names apart.
    """
    if match := _ENGLISH.search(text):
        money = next((m for m, sign in _SIGNS.items() if re.search(sign, match[0], re.I)), None)
        return Units(money, scale=match["scale"].lower().removesuffix("s"))
    text = "\n".join(re.sub(r"(?=币种)", " ", plain(line)) for line in text.split("\n"))
    named = _apart(text)
    text = _LISTED.sub(lambda listed: _APART.sub(_of_all, listed[0]), text)
    found = list(_CAPTION.finditer(text))
    words = [
        _NAMED.sub("", word)
        for match in found
        for word in re.split(r"[、,，\s]|币种[:：]", match["listed"] or match["money"] or "")
    ]
    known = [_spelt(word) for word in words if is_unit(word)]
    amounts = list(dict.fromkeys(word for word in known if _is_amount(word)))
    if not known or len(amounts) > 1:
        return Units(named=named) if amounts or named else None
    return Units(next(iter(amounts), None), tuple(w for w in known if not _is_amount(w)), named)


def _of_all(pair: re.Match[str]) -> str:
    """What a caption says of a name is taken out; `金额：万元` says it of all."""
    if pair["names"] == "金额":
        return f"单位:{pair['unit']}"
    return pair[0] if _ALL.fullmatch(pair["names"]) else ""


def _apart(text: str) -> tuple[tuple[str, str], ...]:
    """Pairs of name and unit behind the word that tells units."""
    pairs = [
        (name, _spelt(match["unit"]))
        for listed in _LISTED.finditer(text)
        for match in _APART.finditer(listed[0])
        if is_unit(match["unit"]) and not _ALL.fullmatch(match["names"])
        for name in match["names"].split("、")
        if name
    ]
    return tuple(sorted(pairs, key=lambda pair: -len(pair[0])))


def unit_for(name: str, caption: Units | None) -> str | None:
    """The unit that a caption gives a quantity of this name; None where it cannot be meant."""
    if caption is None:
        return None
    if caption.scale:
        return _of_statement(name, caption)
    own = (unit for part, unit in caption.named if re.search(rf"{re.escape(part)}[数量额]*$", name))
    if unit := next(own, None):
        return unit
    if name.startswith("每股") or "每股" in name:
        return "元" if caption.money else None  # statements in thousands except it
    if _AMOUNT.search(name):
        return caption.money
    if _RATE.search(name):
        return "%" if "%" in caption.other else None
    if _COUNT.search(name):
        counted = [word for word in caption.other if word != "%"]
        return counted[0] if len(counted) == 1 else None
    if caption.of_amounts:
        return caption.money if _AIM.fullmatch(name) else None
    if caption.money:
        alone = not {*caption.other} - {"%"}
        return caption.money if alone else None  # `单位：家、万元` leaves it open
    return caption.other[0] if len(caption.other) == 1 else None


def with_sign(units: Units, cells: Iterable[str]) -> Units:
    """The currency of a table whose caption tells the scale alone: that of its signs."""
    if not units.scale or units.money:
        return units
    text = " ".join(cells)
    return units._replace(money=next((m for m, s in _SIGNS.items() if re.search(s, text)), None))


def _of_statement(name: str, caption: Units) -> str | None:
    """A statement in thousands is not so of rates, of shares and of what one earns."""
    if _EN_SHARE.search(name):
        return caption.money
    if _EN_RATE.search(name) or counts(name):
        return None
    return f"{caption.scale} {_WORDS.get(caption.money or '', '')}".strip()


def is_amount(name: str) -> bool:
    """`电费`, `营业收入`: money by its name."""
    return _AMOUNT.search(name) is not None


def counts(name: str) -> bool:
    """`Weighted average shares outstanding`: no money."""
    return _EN_COUNT.search(name) is not None


def is_rate(name: str) -> bool:
    return (_EN_RATE if name.isascii() else _RATE).search(name) is not None


def _is_amount(word: str) -> bool:
    name, _ = split_unit(word)
    return "/" not in word and is_money(unit_named(name or "")[0])


def _spelt(word: str) -> str:
    """`元/股` is money a share: the share is the metric's, the unit is 元."""
    word = re.sub(r"^人民币(?=.)", "", plain(word))
    word = re.sub(r"(?<![A-Za-z])k?m[23]$", lambda unit: _IN_WORDS.get(unit[0], unit[0]), word)
    return re.split(r"[/／]", word)[0] if re.search(r"[/／](?:股|人)$", word) else word
