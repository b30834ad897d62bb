"""Periods of headers, captions and labels: by their date, or counted from the report's period."""

import re
from datetime import date
from typing import Final, NamedTuple

from assistant.ingest.found.english_periods import in_short
from assistant.ingest.found.grids import plain
from assistant.periods import find_periods, period_bounds, previous_period, year_before

_SAME: Final = r"(?:上[年期]度?|去年|上一年度?)同期"
_RELATIVE: Final[tuple[tuple[str, int], ...]] = (
    (r"(?:上[年期]度?|去年|上一年度?|上年期)(?:年?末|期末|年底)", -1),
    (r"(?:期初|[本当]?年年?初)", -1),
    (r"(?:期末|[本当]?年年?末|[本当]期末|报告期末|本报告期末|本年度末)", 0),
    (rf"(?:{_SAME}|(?:上[年期]度?|去年|上一年度?))", -1),
    (r"(?:[本当]期|[本当今]年度?|(?:本)?报告期|[本当]月|[本当]季度?)", 0),
)
_BEFORE: Final = re.compile(r"上(?P<grain>月|季)度?(?!末|底)")
_GRAINS: Final = (
    (r"[本当]月", r"\d{4}-\d\d"), (r"[本当]季", r"\d{4}-Q\d"),
    (r"期初|上期期?末", r"\d{4}(?:-[QH]\d|-\d\d-\d\d)?"),
    (
        rf"(?!{_SAME})(?:[本今当]年|上一?年|去年|上期)(?!.*[末底初])",
        r"\d{4}(?:-H\d|-\d\d-\d\d)?",
    ),
)  # fmt: skip
"""Words that say a period by its length, and the keys of that length: 本年 of a monthly report is
no month.
"""
_SUMMED: Final = re.compile(r"累计")
_WHOLE: Final = re.compile(r"\d{4}(?:-H1|-Q1|-01)?")
"""Keys of periods that begin with the year, so that what adds up since then is theirs."""
_MONTHS: Final = re.compile(r"(\d{1,2})月?[-~～—–至到](\d{1,2})月(?:份)?")
_OF_LAST_YEAR: Final = re.compile(r"(?:去|上)年(?:\d|[一二三四]季|[上下]半年|Q\d|H\d)", re.I)
_SPANS: Final = {
    (1, 12): "", (1, 6): "-H1", (7, 12): "-H2",
    (1, 3): "-Q1", (4, 6): "-Q2", (7, 9): "-Q3", (10, 12): "-Q4",
}  # fmt: skip


class Anchor(NamedTuple):
    """What relative words count from."""

    period: str | None
    today: date


def resolve(key: str, anchor: Anchor) -> str | None:
    """A month or quarter without a year is of the report's year; a closing day is its period."""
    if key.startswith("*"):
        return anchor.period[:4] + key[1:] if anchor.period and "/" not in anchor.period else None
    if "/" in key or len(key) != 10:
        return key
    if key.endswith("-12-31"):
        return key[:4]
    if anchor.period and key == period_bounds(anchor.period)[1].isoformat():
        return anchor.period
    return key


def stated_period(text: str, anchor: Anchor) -> str | None:
    """The only period that a caption, heading or label states; None for none or several."""
    keys = {found.key for found in [own_period(plain(text), anchor)[0]] if found.found}
    return keys.pop() if len(keys) == 1 else None


class Own(NamedTuple):
    found: bool = False
    key: str | None = None
    unclear: bool = False


def own_period(text: str, anchor: Anchor) -> tuple[Own, str]:
    """The period that a text names by its date, and the text without it."""
    if (short := in_short(text)) is None:
        return Own(True, None, True), text
    text = short
    if months := _MONTHS.search(text):
        year = re.search(r"((?:19|20)\d\d)年?$", text[: months.start()].rstrip())
        start = year.start() if year else months.start()
        number = year[1] if year else (anchor.period or "")[:4]
        suffix = _SPANS.get((int(months[1]), int(months[2])))
        rest = re.sub(r"第?[一二三四1-4]季度|[上下]半年|[(（][)）]", "",
                      text[:start] + text[months.end() :])  # fmt: skip
        if suffix is None or not number:
            return Own(True, None, True), rest
        return Own(True, f"{number}{suffix}"), rest
    if re.search(r"年初至|累计至|截[至止]", text) and not re.search(r"\d", text):
        return Own(True, None, True), text
    found = [s for s in find_periods(text, anchor.today) if _dated(text[s.start : s.end])]
    if not found:
        return Own(), text
    keys = {resolve(span.key, anchor) for span in found}
    rest = text
    for span in reversed(found):
        rest = rest[: span.start] + re.sub(r"^(?:末|底(?!\w))", "", rest[span.end :])
    rest = re.sub(r"^(?:截[至止])|[(（][)）]|^末|^/|/$|^[-—]|[-—]$", "", rest).strip()
    key = _innermost(keys)
    return Own(True, key, key is None), rest


def _innermost(keys: set[str | None]) -> str | None:
    """`一季度 2月` is February: the one that lies within all others."""
    told = {key: period_bounds(key) for key in keys if key}
    if len(told) < len(keys):
        return None
    inner = [
        key
        for key, (first, last) in told.items()
        if all(begin <= first and last <= end for begin, end in told.values())
    ]
    return inner[0] if len(inner) == 1 else None


def _dated(words: str) -> bool:
    """A date, a month or a quarter, and `去年3月`; 去年 and 年底 count from the report instead."""
    return bool(_OF_LAST_YEAR.match(words)) or not re.match(
        r"[本当今去前明未近过最]|上(?!半年)|年?[底末初]$|this|last|next|past", words, re.I
    )


def relative(text: str, anchor: Anchor) -> tuple[str | None, str, bool]:
    """Period of 本期, 上年末, 期初 …, the text without it, and whether it has no key here."""
    if match := _BEFORE.search(text):
        rest = text[: match.start()] + text[match.end() :]
        grain = r"\d{4}-\d\d" if match["grain"] == "月" else r"\d{4}-Q\d"
        if anchor.period and re.fullmatch(grain, anchor.period):
            return previous_period(anchor.period), rest, False
        return None, rest, True
    for words, step in _RELATIVE:
        match = re.search(words, text)
        if match is None:
            continue
        rest = text[: match.start()] + text[match.end() :]
        if anchor.period is None or "/" in anchor.period or _otherwise_long(text, anchor.period):
            return None, rest, True
        if step and re.search(r"初|末|底", match[0]) and len(anchor.period) > 4:
            return str(int(anchor.period[:4]) - 1), rest, False  # the end of the year before
        return (year_before(anchor.period) if step else anchor.period), rest, False
    return None, text, False


def _otherwise_long(text: str, period: str) -> bool:
    return any(re.search(w, text) and not re.fullmatch(keys, period) for w, keys in _GRAINS)


def is_open(text: str, own: str | None, anchor: Anchor) -> bool:
    """Adds up since the beginning of a year that the report's period does not begin or end."""
    if not _SUMMED.search(text) or re.search(r"[本当][月季期]", text):
        return False
    if own and own != anchor.period and anchor.period:
        return len(own) == 4 and anchor.period.startswith(own)
    return anchor.period is None or _WHOLE.fullmatch(anchor.period) is None
