"""Who is behind a growth: how it is asked, and which sentence tells it. Pure."""

import re
from typing import Final

_GROWTH: Final = r"(?:增长|增量|增速|上涨|上升|提升|起量|涨|growth|grow|grew)"
_BEHIND: Final = r"(?:靠|归功于?|来自|源自|源于|出自|依靠|依赖|凭|仰仗|仗着?|得益于)"
_WHO: Final = (
    r"(?:谁|哪[些几一两三]?[个家位类]?(?:大?客户|公司|企业|厂商|品牌)?|"
    r"什么(?:客户|公司|企业)|几家)"
)
_PULLS: Final = r"(?:带|拉|撑|扛|推|驱)[动起出高升]*|贡献|支撑"
_ASKS: Final = (
    re.compile(
        rf"{_GROWTH}.{{0,12}}{_BEHIND}(?:的|了|着)?(?:都|主要)?(?:是|有)?{_WHO}"
        rf"(?:[来去]|给|主要|一起)*(?:(?:{_PULLS})(?:起来)?)?",
        re.I,
    ),
    re.compile(rf"{_WHO}.{{0,6}}(?:{_PULLS})(?!产品)", re.I),
    re.compile(rf"谁把.{{1,12}}(?:{_PULLS})", re.I),
    re.compile(r"(?:who|which \w+).{0,20}(?:behind|driv\w+|drove|contribut\w+)", re.I),
    re.compile(rf"(?:{_PULLS}){_GROWTH}的?(?:都|主要)?(?:是|有)?{_WHO}", re.I),
)
_FROM: Final = re.compile(
    rf"{_GROWTH}[^。；;]{{0,10}}?(?:{_BEHIND}|是由|由|主要是|from|driven by|thanks to)", re.I
)
"""A growth and where it comes from; who it is follows."""


def asks_drivers(text: str) -> bool:
    """`最近涨得这么好都是谁带起来的`, `增长靠谁`."""
    return bool(re.search(_GROWTH, text, re.I)) and any(words.search(text) for words in _ASKS)


def grows(sentence: str) -> bool:
    return bool(re.search(_GROWTH, sentence, re.I))


def besides(text: str) -> str:
    """What else a question says: of what, and when."""
    for words in _ASKS:
        text = words.sub(" ", text)
    return re.sub(rf"{_GROWTH}得?(?:这么|那么|很|挺)?[好快猛多]?|起来的?", " ", text, flags=re.I)


_BUSINESS: Final = re.compile(
    r"收入|营收|营业额|销售额|业绩|生意|业务|规模|大盘|体量|盘子|revenue|sales", re.I
)
"""What grows where a text says no more than that it grows."""


def of_business(text: str) -> str:
    """The question without a word for the business as a whole."""
    return _BUSINESS.sub(" ", text)


def told_behind(sentence: str) -> str:
    """The part of a sentence that names whom a growth comes from; empty where it tells none."""
    if match := _FROM.search(sentence):
        return sentence[match.end() :]
    match = re.search(
        rf"(?P<who>[^。；;]*[^被])(?:{_PULLS})了?[^。；;]{{0,10}}{_GROWTH}", sentence, re.I
    )
    return match["who"].split("被")[-1][-12:] if match else ""  # `甲被乙带动`: it comes from 乙
