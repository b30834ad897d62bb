"""Numbers as people write them: Chinese numerals of years, and names that count something.

A member `4年` is found where 四年, 四年期 or 为期4年 is typed, and a name 三季 where 3季 is.
"""

import re
from decimal import Decimal
from typing import Final

from assistant.quantities import read_number
from assistant.quantities.units import MEASURE_WORDS
from assistant.retrieval.lexicon import Lexicon, Mention
from assistant.retrieval.nearby import NUMBER, Nearby, nearby_of

_DIGIT: Final = "零〇一二三四五六七八九"
_CALENDAR: Final = re.compile(
    rf"(?<![{_DIGIT}十百千万\d])(?:[一二][{_DIGIT}]{{3}}(?=年)|[一二三][{_DIGIT}](?=年[{_DIGIT}十\d]{{1,3}}月))"
)
"""二零二四年, 二四年十二月: years digit by digit."""
_CHINESE: Final = "[零〇一二两三四五六七八九十百千万亿]"
_SPELT: Final = re.compile(
    rf"百分之(?P<percent>{_CHINESE}+|\d+(?:\.\d+)?)"
    r"|(?<![一二两三四五六七八九十百几])(?P<tenths>[一二两三四五六七八九])成(?![为立功员本交长果都品份年])"
    rf"|(?<![\d.])(?<!{_CHINESE})(?P<count>(?={_CHINESE}*[十百千万亿]){_CHINESE}{{2,}})"
    rf"(?=多?(?:{'|'.join(MEASURE_WORDS)}|[元倍块]))"
)
_MODEL: Final = re.compile(rf"(?<![A-Za-z\d])(?P<letters>[A-Za-z]{{1,5}}) ?(?P<number>{_CHINESE}+)")
_NUMBERS: Final = ("one", "two", "three", "four", "five", "six", "seven", "eight", "nine", "ten")
_ENGLISH: Final = re.compile(
    rf"\b(?:one(?=-(?!\w+ (?:period|span|window|horizon)))|{'|'.join(_NUMBERS[1:])})\b"
    rf"(?=[ -](?:years?|months?)|-,? (?:(?:and|or) )?(?:{'|'.join(_NUMBERS)}|\d+)-)",
    re.IGNORECASE,
)
_LISTED: Final = re.compile(
    r"(?<![\d.])(?P<numbers>\d+(?:\s?(?P<to>[到至~-])\s?\d+"
    r"|(?:\s?(?:[、,，/和与及&]|,? and|,? or)\s?\d+)*))"
    r"(?:\s?(?P<measure>[\u4e00-\u9fff])|[ -](?P<english>year|month|day)s?(?![A-Za-z]))",
    re.IGNORECASE,
)
"""`1、2、3年`, `1, 2 and 3 years`: the measure of the last is that of all."""
_MEASURES: Final = {"year": "年", "month": "月", "day": "天"}
_MOST: Final = 12
"""Names that a range of numbers stands for."""
_ENGLISH_SPAN: Final = re.compile(
    r"\b(?:next|last|past|previous|over|in|within|after|before|every|coming|each of)(?: the)? $",
    re.IGNORECASE,
)
_ENGLISH_FOR: Final = re.compile(r"\bfor(?: all)?(?: the)? $", re.IGNORECASE)
_ENGLISH_GROWS: Final = re.compile(r"\b(?:grow|compound|cagr)", re.IGNORECASE)
_ENGLISH_AFTER: Final = re.compile(
    r"\s*(?:ago|later|from now|hence|growth|cagr|compound|old|period|span|window|horizon)\b",
    re.IGNORECASE,
)
_SPAN: Final = re.compile(
    r"(?:未来|今后|往后|接下来|近|最近|过去|前|后|连续|第|(?<![加算连带])上|(?<![看说算查列讲报问捋理数等签订谈拿定买])下|这|那|哪|几|每)$"
)
_SIGNED: Final = re.compile(r"[签约][了]?$")
_AFTER: Final = re.compile(
    r"[后前来内间度底末初多涨增升降跌减]|(?:大概|总共|一共|里|能|可以)[涨增升降跌减]|"
    r"(?:能|要|会)?(?:收入|营收|利润|产值|费用|花费?|赚|挣)|(?:能|可以?|要|会)[\u3400-\u9fff](?:多少|几)|之后|之前|以后|以前|以内|以来|复合|平均|累计"
)
_YEARLY: Final = re.compile("年的(?:收入|营收|利润|产值|费用|花费|[总全]?[销产]量)")
"""`一年的收入` is that of a year, and no `1年` that something is divided by."""
_TERM: Final = re.compile(r"期(?![限间末初内货望待权])")


def with_digits(text: str, lexicon: Lexicon) -> str:
    """`"二零二四年四年期的签约量"` -> `"2024年4年的签约量"`, where `4年` is a name."""
    text = _CALENDAR.sub(lambda match: _digits(match[0]), text)
    text = _spelt_out(_MODEL.sub(lambda match: _model(match, lexicon), text), lexicon)
    near = nearby_of(lexicon)
    if not near.numbered:
        return text
    text = _LISTED.sub(lambda match: _each_named(match, near), text)
    counts = list(_pattern(near).finditer(text))
    mentions = lexicon.find(text.lower()) if counts else []
    parts, at = [], 0
    for match in counts:
        if (found := _named(text, match, near, mentions)) is None:
            continue
        name, start, end = found
        behind = text[start - 1 : start]
        apart = " " if behind.isascii() and behind.isalpha() else ""  # `ERP一年` holds no `ERP1`
        parts += [text[at:start], apart, name]
        at = end
    return "".join([*parts, text[at:]])


def _spelt_out(text: str, lexicon: Lexicon) -> str:
    """`"三千六百台"` -> `"3600台"`, `"百分之七十"` -> `"70%"`, outside of names."""
    if not _SPELT.search(text):
        return text
    names = [(m.start, m.end) for m in lexicon.find(text.lower())]

    def written(match: re.Match[str]) -> str:
        numeral = match["percent"] or match["tenths"] or match["count"]
        number = read_number(numeral)
        if number is None or any(s < match.end() and match.start() < e for s, e in names):
            return match[0]
        if match["count"]:
            return str(number)
        return f"{number * 10 if match['tenths'] else number}%"

    return _SPELT.sub(written, text)


def _model(match: re.Match[str], lexicon: Lexicon) -> str:
    """`"K三百"` -> `"K300"`, `"K三百二"` -> `"K320"`, where that is a name."""
    number = match["number"]
    digits = _digits(number) if set(number) <= set(_DIGIT) else str(read_number(number) or "")
    name = f"{match['letters']}{digits}"
    return name if digits and lexicon.targets(name.casefold()) else match[0]


def with_english_digits(text: str) -> str:
    """`"over three years"` -> `"over 3 years"`; `"two- and three-year"` -> `"2- and 3-year"`."""
    return _ENGLISH.sub(lambda match: str(_NUMBERS.index(match[0].lower()) + 1), text)


def _each_named(match: re.Match[str], near: Nearby) -> str:
    """`"1, 2 and 3 years"` -> `"1年, 2年 and 3年"`, where each of these is a name."""
    english = match["english"]
    before, after = match.string[: match.start()], match.string[match.end() :]
    if english and _is_span(before, match[0], after):
        return match[0]
    measure = _MEASURES[english.lower()] if english else match["measure"]
    numbers = [int(number) for number in re.findall(r"\d+", match["numbers"])]
    if len(numbers) == 1 and not english:
        return match[0]  # the rule for one number minds what stands around it
    if match["to"]:
        numbers = list(range(numbers[0], min(numbers[1], numbers[0] + _MOST) + 1))
    if not all((Decimal(number), measure) in near.numbered for number in numbers):
        return match[0]
    names = [near.numbered[Decimal(number), measure] for number in numbers]
    return f"{'、'.join(names)}{' ' if english else ''}"


def _is_span(before: str, said: str, after: str) -> bool:
    """`over 3 years`, `grow for 3 years`; `in 3-year contracts` are those of a name."""
    within = _ENGLISH_SPAN.search(before) and not ("-" in said and before.endswith(" in "))
    grows = _ENGLISH_FOR.search(before) and _ENGLISH_GROWS.search(before)
    return bool(within or grows or _ENGLISH_AFTER.match(after))


def _pattern(near: Nearby) -> re.Pattern[str]:
    measures = sorted({measure for _, measure in near.numbered}, key=len, reverse=True)
    return re.compile(rf"(为期)?((?<![\d.{_DIGIT}两十百千])(?:{NUMBER}))({'|'.join(measures)})")


def _named(
    text: str, match: re.Match[str], near: Nearby, mentions: list[Mention]
) -> tuple[str, int, int] | None:
    """The name that is meant, and the places it takes; None where it is a time or another name."""
    number = read_number(match[2])
    if number is None:
        return None
    term = _TERM.match(text, match.end())
    apart = term or _SIGNED.search(text, 0, match.start()) or text.startswith("的", match.end())
    strange = f"{number}{match[3]}" if apart else None  # `九年期` is a member that is missing
    name = near.numbered.get((number, match[3]), strange)
    if number == 1 and _YEARLY.match(text, match.start(3)):
        return None
    pointed = term and text.endswith(("这", "那"), 0, match.start())  # `再看看这两年期的`
    span = not pointed and _SPAN.search(text, 0, match.start())
    if name is None or span or _AFTER.match(text, match.end()):
        return None
    start, end = match.span()
    if term:
        end = term.end()
    if any(m.start <= start and end <= m.end and m.end - m.start > len(name) for m in mentions):
        return None
    if any(m.start < end < m.end for m in mentions):
        end = match.end()
    return name, start, end


def _digits(numerals: str) -> str:
    return "".join("0" if char in "零〇" else str(_DIGIT.index(char) - 1) for char in numerals)
