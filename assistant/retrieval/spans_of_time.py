"""Spans of time: those of months or quarters written out, and numbers of years. Pure."""

import re
from typing import Final

from assistant.quantities import read_number

_NUMBER: Final = r"(\d{1,2}|[一二两三四五六七八九十])"
YEARS: Final = re.compile(
    rf"(?<![\d.\-−负]){_NUMBER}\s?年"
    r"(?:后|之后|以后|累计|下来|滚|[里内]?[一总]共[涨增翻]|都[按照是涨保维]|[跑走]完|涨下来)"
    rf"|(?:跑|走|撑|连续|持续|保持|维持|坚持|增长|涨|滚)[满了足上个完过够]*{_NUMBER}\s?年"
    r"|未来([一二两三四五六七八九十\d])年"
    r"|\b(?:in|over|after|for) (\d{1,2}) years?\b"
)
"""So many years that a rate holds for: `三年后`, `跑满三年`, `over 3 years`."""
_FIRST: Final = re.compile(
    r"[前头](?P<count>[两二三四五六七八九十]|\d{1,2})个?(?P<part>季度|月)(?:份)?"
    r"(?:\s?[（(]1?[\d一]?[到至~-]\d{1,2}月(?:份)?[)）])?"
)
_SHORTENED: Final = re.compile(
    r"(?<![A-Za-z\d.,/-])(?P<first>1[0-2]|[1-9]|[一二三四五六七八九十])(?P<to>[到至~～—–-])"
    r"(?=(?:1[0-2]|[1-9]|十[一二]?|[二三四五六七八九])月(?!龄))"
)
"""`2到5月`: the first of them is a month, too."""
_YEAR_TO: Final = re.compile(
    r"(?P<year>今年|本年)(?:截[至止])?[到至]?(?<=[到至止])(?=(?:1[0-2]|[2-9]|十[一二]?|[二三四五六七八九])月)"
)
"""`今年到8月底`: since January."""
_OWN_NAME: Final = re.compile(
    r"(?:1[到至~～—–-](?:3|6|(?<=年1.)12)|4[到至~～—–-]6|7[到至~～—–-](?:9|12)|10[到至~～—–-]12)月"
)
"""Those that are a quarter, a half or a year."""
_LIST: Final = re.compile(
    r"(?<![\d.])(?P<first>\d{1,2}(?:、\d{1,2})+)(?:这?[两二三四五六]个月(?:份)?|月份?(?![、\d]))"
)


_POINTS: Final = re.compile(r"(?<=[率涨跌降增升占高低差])(?P<done>[了到是有]?)几个?点(?!\d)")


def written_out(text: str) -> str:
    """`前三季度收入` -> `第一季度、第二季度、第三季度收入合计`; a list of months month by month;
    `涨几个点` -> `涨百分之几`.
    """
    text = _POINTS.sub(r"\g<done>百分之几", text)
    text = _YEAR_TO.sub(r"\g<year>1月到", text)
    text = _SHORTENED.sub(_as_month, text)
    text = _LIST.sub(lambda m: "、".join(f"{n}月" for n in m["first"].split("、")), text)
    match = _FIRST.search(text)
    count = int(read_number(match["count"].replace("两", "二")) or 0) if match else 0
    if match is None or not 1 < count <= (4 if match["part"] == "季度" else 12):
        return text
    unit = "第{}季度" if match["part"] == "季度" else "{}月"
    names = [unit.format("一二三四"[n - 1] if "季" in unit else n) for n in range(1, count + 1)]
    rest = text[match.end() :]
    end = re.search(r"[?？。!！]*$", rest)
    tail = end[0] if end else ""
    summed = "" if re.search("分别|各", text) else "一共"
    return f"{text[: match.start()]}{'、'.join(names)}{rest[: len(rest) - len(tail)]}{summed}{tail}"


def _as_month(span: re.Match[str]) -> str:
    known = _OWN_NAME.match(span.string, span.start())
    return span[0] if known else f"{span['first']}月{span['to']}"
