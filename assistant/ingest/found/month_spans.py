"""Months that are told together: `1-7月`, `前三季度`, `截至7月末累计`."""

import re
from datetime import date
from typing import Final

from assistant.periods import covering

_MONTHS: Final = 12
_QUARTER: Final = 3
_AHEAD: Final = 6
"""Months that are yet to come, and not of the year before."""
_NUMERALS: Final = "零一二三四五六七八九十"
SPAN_OF_MONTHS: Final = re.compile(
    r"(?:(?P<year>(?:(?:19|20)?\d\d) ?年)|(?P<last>去年|上年|上一年)(?:度|的)?|今年|本年度?)?"
    r"(?:(?P<opens>\d{1,2}) ?月?\s*[-~～—–至到]\s*(?P<closes>\d{1,2}) ?月份?"
    r"|前(?P<count>[一二两三四五六七八九十\d]+)个?(?P<part>月|季度?)"
    r"|截至?(?P<until>\d{1,2}) ?月[末底]?累计)"
)

_FLOWS: Final = re.compile(
    r"(?:收入|营收|销售额|营业额|流水|利润(?:总额)?|净利|毛利|成本|费用|支出|开支|回款额?|产值|产量|销量|发货量"
    r"|订单(?:金?额|量|数)?|交付量?)$"
)


def flows(name: str) -> bool:
    """What is earned, spent and made month by month; 累计用户 are all that there have ever been."""
    return _FLOWS.search(name) is not None


def span_key(match: re.Match[str], today: date) -> str | None:
    """`2031-01/2031-07` of `1-7月`, the quarter, half or year that it is; of no named year the
    last one in which it was over. None for one that has not come, and for none at all.
    """
    opens, closes = _ends(match)
    if not 1 <= opens < closes <= _MONTHS:
        return None
    year = _year(match, closes, today)
    if (year, closes) > (today.year, today.month):
        return None
    first, last = f"{year}-{opens:02d}", f"{year}-{closes:02d}"
    return covering(first, last) or f"{first}/{last}"


def since_january(period: str | None) -> str | None:
    """The months of a year until the end of a period."""
    found = re.fullmatch(r"(\d{4})-(?:(\d\d)|Q([1-4])|H([12]))", period or "")
    if found is None:
        return None
    month = int(found[2] or 0) or int(found[3] or 0) * 3 or int(found[4]) * 6
    first, last = f"{found[1]}-01", f"{found[1]}-{month:02d}"
    return covering(first, last) or f"{first}/{last}"


def _ends(match: re.Match[str]) -> tuple[int, int]:
    if match["opens"]:
        return int(match["opens"]), int(match["closes"])
    if match["until"]:
        return 1, int(match["until"])
    count = match["count"].replace("两", "二")
    number = int(count) if count.isdigit() else max(_NUMERALS.find(count), 0)
    return 1, number * (1 if match["part"] == "月" else _QUARTER)


def _year(match: re.Match[str], closes: int, today: date) -> int:
    if match["year"]:
        digits = match["year"].rstrip("年 ")
        return int(digits) if len(digits) == len("2031") else 2000 + int(digits)
    if match["last"]:
        return today.year - 1
    near = closes <= today.month + _AHEAD or match[0].startswith(("今年", "本年"))
    return today.year if near else today.year - 1
