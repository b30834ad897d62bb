"""Words of the language by which a value changes, and what a number behind them states."""

import re
from typing import Final

from assistant.quantities import Quantity

WIDEST: Final = 3
"""Times its lower end that the upper one of a range of changes is."""

UP: Final = (
    r"(?:(?:同比|环比)?(?:净增加|净增|新增|增长|增加|增幅|增速|提升|提高|上升|上涨|涨幅|升幅|扩大|放大|扩张|扩充|扩建|攀升|上调|增|涨|升|多|快|翻|长(?=了)|抬升|抬高|抬|拉高|提)"
    r"(?:了|出|幅度?)?)"
)
DOWN: Final = (
    r"(?:(?:同比|环比)?(?:净减少|净减|下降|降低|减少|降幅|缩短|缩小|缩减|回落|下滑|下跌|跌幅|收窄|压缩|压降|节省|节约|下调|萎缩|减|降|缩|跌|少|慢|压下去|压低|压)"
    r"(?:了|幅度?)?)"
)
IMPROVING: Final = re.compile(r"提升|提高|改善|快")
"""May mean `better` where a smaller value is better."""
SMALLER_IS_BETTER: Final = re.compile(
    r"时延|延迟|耗时|时长|时间|周期|成本|能耗|费用|排名|名次|位次|损耗|投诉|(?:故障|流失|退\S|缺货|不良|报废|逾期|空置|空载|失败|错误|延误|事故|坏账)率"
)
_BASE: Final = r"(?:(?:较|比|相比|对比)[^，。；0-9]{0,10})"
_FILLER: Final = (
    r"(?:▢|同比|环比|年内|期内|全年|年均|累计|合计|共计?|大幅|小幅|整体|实现|均|也|约|的|其|和|以及|、|及|或|末|期"
    r"|幅度|达到?|为|超过?|近|仅|又|再|已|较|比|上年|去年|同期|年初|期初|上月|上期|\s)"
)
_MEASURE: Final = r"(?:/?[\u4e00-\u9fff]{1,4}(?=[，,（(])|[A-Za-z]{1,8}\/[a-z]{1,3}(?=[，,（(]))?"
"""A measure word that no list knows is left between its number and the comma: `122炉，`."""
_CHANGED: Final = re.compile(
    rf"^{_MEASURE}[，,、（()）\s：:]*(?:{_BASE}|{_FILLER})*(?P<word>{UP}|{DOWN})(?:{_FILLER})*$"
)
_FROM_TO: Final = re.compile(
    rf"^(?P<joint>[^。；]{{0,16}}?)(?P<verb>(?P<word>{UP}|{DOWN})(?:了)?(?:至|到|为|成))(?P<after>[^，。；]{{0,10}})$"
)
_MOVED: Final = re.compile(
    r"^(?P<joint>[\u4e00-\u9fffA-Za-z]{0,3}?)(?P<verb>(?P<word>[做跑掉冲拉扩推走爬拔挪]?)到|(?P<turned>变(?=[成为])|[改调]整?(?=[至到]))[成为至到])(?P<after>)$"
)
"""`从3亿做到4亿`, `从3亿到4亿`, `由3亿变为4亿`: says nothing of the way."""
_SIGNED: Final = re.compile(r"^[\u4e00-\u9fffA-Za-z]{0,4}[，,（(\s]*[+＋]\s*$")
"""`，+20%` behind what has changed."""
_UNSIGNED: Final = re.compile(r"^[\u4e00-\u9fffA-Za-z]{0,4}[，,（(\s]*$")
ARROW: Final = re.compile(r"\s*(?:→|⇒|->|—>|➜)\s*")
"""`8.1% → 9.3%`: from the one to the other, whichever is larger."""
YEARLY: Final = re.compile(r"年均|年化|复合|CAGR", re.I)
"""Growth of each year between, and not of the whole time."""
_MULTIPLE: Final = re.compile(
    rf"^{_MEASURE}[，,（(\s]*(?:约|已|达到?)*(?:是|为|相当于|(?:{UP})(?:至|到))[^，。；]{{0,10}}?的?(?:约)?$|^的(?:约)?$"
    r"|^[，,]\s?(?:也|已|几乎|接近|约为|差不多|最高|最多|合|即|约)+\s?$"
)
_ENDS: Final = re.compile(rf"(?:{UP}|{DOWN})(?:约|近|超过?)?$")
_PER_BASE: Final = re.compile(
    r"(?:较|比|相比|对比|高于|低于|(?:超过|多于|少于|不及)(?=去年|上年|年初|期初|上[月期季]|同期|▢))(?P<base>[^，。；]{0,10}?)的?(?:约)?$"
)


def direction(word: str) -> int:
    """Up, down, or 0 where the word says nothing of it."""
    return 1 if re.fullmatch(UP, word) else -1 if re.fullmatch(DOWN, word) else 0


def signed(words: str, *, negative: bool) -> bool:
    """`，+20%`, `（-4%）` behind the value that has changed so."""
    return bool((_UNSIGNED if negative else _SIGNED).match(words))


def changed(words: str) -> str | None:
    """The word of change, where the words before a number say nothing but the change."""
    match = _CHANGED.match(words)
    return match["word"] if match else None


def from_to(words: str) -> re.Match[str] | None:
    """`家增加至▢▢的` between two numbers: from the one to the other, with the word."""
    match = _FROM_TO.match(words) or _MOVED.match(words)
    return match if match and match["joint"].count("，") + match["joint"].count(",") <= 1 else None


def ends_in_change(words: str) -> bool:
    """`单吨成本下降` before a number that the two values after it must give."""
    return bool(_ENDS.search(words))


def is_change_to(words: str, quantity: Quantity) -> bool:
    """`缩短5天至80天`: nobody gives so wide a range of a change."""
    wide = quantity.upper is not None and quantity.upper > quantity.value * WIDEST
    both = quantity.unit is not None and quantity.text.count(quantity.text[-1]) > 1
    return wide and both and ends_in_change(words)


def is_multiple(words: str) -> bool:
    return bool(_MULTIPLE.match(words))


def compared(words: str) -> bool:
    """Ends as `比12月的`: the number behind it is the base of a comparison."""
    return bool(_PER_BASE.search(words))
