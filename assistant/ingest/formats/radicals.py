"""Radicals that fonts put in the place of the characters that look like them."""

import re
import unicodedata
from typing import Final

_SHAPES: Final = re.compile(r"[\u2e80-\u2fdf\uf900-\ufaff\ufb00-\ufb06]")
"""Radicals, compatibility characters and ligatures."""
_ALIKE: Final = str.maketrans(
    "⺁⺅⺆⺇⺊⺎⺒⺓⺛⺜⺝⺠⺧⺩⺪⺫⺬⺮⺶⺹⺽⻁⻄⻅⻆⻉⻊⻋⻏⻑⻓⻔⻖⻗⻘⻙⻚⻛⻜⻝⻡⻢⻣⻤⻥⻦⻧⻨⻩⻪⻫⻬⻭⻮⻯⻰⻱⻲",
    "厂亻冂几卜兀巳幺旡日月民牛王疋目示竹羊耂臼虎西见角贝足车阝長长门阝雨青韦页风飞食首马骨鬼鱼鸟卤麦黄黾斉齐歯齿竜龙龜亀",
)
"""Of the CJK Radicals Supplement, as Unicode's EquivalentUnifiedIdeograph; NFKC has but two."""


def as_characters(text: str) -> str:
    """`⻓⾼` -> `长高`; other text as it is."""
    return _SHAPES.sub(lambda m: unicodedata.normalize("NFKC", m[0]), text.translate(_ALIKE))
