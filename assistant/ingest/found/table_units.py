"""Units as tables write them: behind a name in brackets, in a caption, and what each fits."""

import re
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
    r"(?:单位|计量单位)(?:均?[为是]|[:：])\s*(?P<listed>[^。；;\n|)）]{1,30})"
    rf"|(?:均?以|均?为|人民币|[(（])\s*(?:人民币)?\s*(?P<money>{_MONEY})(?=$|[列表计为,，)）。\s])"
)
_RATE: Final = re.compile(
    r"率$|率[(（]|比例|比重|占比|百分比|倍数?$|系数|每股|折扣|增减|增幅|[^本]期限|天数|次数|评分|得分"
)
_COUNT: Final = re.compile(
    r"人数|人员|数量|户数|家数|股数|台数|件数|总数$|[^金基参系指倍额]数$|[销产]量|库存量|面积|员工$"
)


class Units(NamedTuple):
    """What a caption says: of amounts of money, and of rates or the things counted."""

    money: str | None = None
    other: tuple[str, ...] = ()


def is_unit(word: str) -> bool:
    """`万元`, `%`, `万吨`, `元/股`; a remark in brackets is none."""
    word = word.strip()
    if not word or len(word) > 8:
        return False
    bare = re.sub(r"^(?:人民币)", "", word)
    name, _ = split_unit(bare)
    parts = re.split(r"[/／]", name or "")
    known = {*WRITINGS, *MEASURE_WORDS, "人次", "车次", "平米", "兆瓦"}
    return bool(name) and parts[0] in known and all(is_unit_word(part) for part in parts[1:])


def is_unit_word(word: str) -> bool:
    return bool(re.fullmatch(r"[^\W\d]{1,4}", word))


def with_unit(text: str) -> tuple[str, str | None]:
    """A name without its unit in brackets, and the unit: `收入(万元)` -> `收入`, `万元`."""
    if (named := re.fullmatch(r"单位[:：](.+)", text)) and is_unit(named[1]):
        return "", _spelt(named[1])
    for match in _BRACKETS.finditer(text):
        word = _NAMED.sub("", match[1])
        if is_unit(word):
            return text[: match.start()] + text[match.end() :], _spelt(word)
    if (split := re.fullmatch(r"(.+?)[,，/:：]\s*(?:单位[:：])?([^,，/:：]+)", text)) and is_unit(
        split[2]
    ):
        return split[1], _spelt(split[2])
    if text.endswith(("%", "％")) and len(text) > 1:
        return text[:-1], "%"
    return text, None


def of_caption(text: str) -> Units | None:
    """`单位：万元 币种：人民币`, `（人民币千元，每股收益除外）`; None where none is told."""
    text = plain(text)
    found = list(_CAPTION.finditer(text))
    words = [
        _NAMED.sub("", word)
        for match in found
        for word in re.split(r"[、,，\s]|币种[:：]", match["listed"] or match["money"] or "")
    ]
    known = [_spelt(word) for word in words if is_unit(word)]
    amounts = list(dict.fromkeys(word for word in known if _is_amount(word)))
    if not known or len(amounts) > 1:
        return Units() if len(amounts) > 1 else None
    return Units(next(iter(amounts), None), tuple(w for w in known if not _is_amount(w)))


def unit_for(name: str, caption: Units | None) -> str | None:
    """The unit that a caption gives a quantity of this name; None where it cannot be meant."""
    if caption is None:
        return None
    if name.startswith("每股") or "每股" in name:
        return "元" if caption.money else None  # statements in thousands except it
    if _RATE.search(name):
        return "%" if "%" in caption.other else None
    if _COUNT.search(name):
        counted = [word for word in caption.other if word != "%"]
        return counted[0] if len(counted) == 1 else None
    if caption.money:
        return caption.money
    return caption.other[0] if len(caption.other) == 1 else None


def is_rate(name: str) -> bool:
    return _RATE.search(name) is not None


def _is_amount(word: str) -> bool:
    name, _ = split_unit(word)
    return "/" not in word and is_money(unit_named(name or "")[0])


def _spelt(word: str) -> str:
    """`元/股` is money a share: the share is the metric's, the unit is 元."""
    word = re.sub(r"^人民币(?=.)", "", plain(word))
    return re.split(r"[/／]", word)[0] if re.search(r"[/／](?:股|人)$", word) else word
