"""What kind of thing a question of fact asks for, and whether a sentence tells one. Pure."""

import re
from datetime import date
from typing import Final, NamedTuple

from assistant.periods import find_periods
from assistant.quantities import find_quantities, unit_named
from assistant.quantities.units import MEASURE_WORDS, WRITINGS, is_money

_WHEN: Final = re.compile(
    r"什么时[候间]|何时|几几年|[哪几]一?天|(?<!第)几点|哪一?年|几月|哪个?月|几号|日期|时间|"
    r"\bwhen\b|(?:what|which) (?:date|time|day|hour)",
    re.IGNORECASE,
)
_DATED: Final = re.compile(
    r"\d+\s?[年月日点]|\d{1,2}:\d{2}|[去今前]年|世纪|年代|[一二三四五六七八九十〇零]+[年月日]"
)
_NUMBER: Final = re.compile(
    r"(?<![第哪的这那他它余])(?:多少|(?<!几)几(?!几)(?=[家个名人位台张块套件吨辆次条款项种户座间箱倍成年天]))|百分之几|"
    r"多[大高长久快重深宽](?![的学])|how (?:much|many|long|large|big)|percent|"
    r"(?:what|how)\b.{0,24}\bshare\b",
    re.IGNORECASE,
)
_MEASURE: Final = re.compile(
    r"(规模|金额|数[量目额]|占比|涨幅|收入|成本|利润|费用|价格|[^力质尽音考掂打测估商衡肚胆]量|[^表金超]额|[^效]率)"
    r"(?:是|呢|有)?[?？。!！]*$"
)
"""A question that ends in the name of a measure asks for its number."""
_MEASURE_EN: Final = re.compile(
    r"\bwhat(?:'s| is| was| were| are)\b[^?]*?\b(?:revenue|income|profit|margin|cost|price|expense|"
    r"rate|share|volume|headcount)s?(?: (?:target|goal|plan|budget|forecast)s?)?"
    r"(?= (?:for|in|of)\b|[?,.]|$)"
    r"|\bin (?:rmb|cny|yuan|usd|dollars|percent)\b",
    re.IGNORECASE,
)
_WHO: Final = re.compile(
    r"(?<![和跟与同对向给为被比是])谁(?!的)|是谁|[哪那]位|什么人|哪个人|\bwho\b", re.IGNORECASE
)
_UNIT: Final = re.compile(r"(?:多少|几)(?:个(?=百分点))?([^\s，,。？?的了]{1,3})")
_LIST: Final = re.compile(
    r"哪些|哪几|[的这那]几[个种类点项条大]|有谁|都[有是]谁|[有是]谁|分别|各[个有是]|名单|列[举出]|包括|有什么|"
    r"\b(?:which|list|what are|who are)\b",
    re.IGNORECASE,
)
_RANK: Final = re.compile(r"第几|排[名行]|名次|排(?=第)|\brank", re.IGNORECASE)
_RANKED: Final = re.compile(
    r"第[一二三四五六七八九十\d]+|No\. ?\d|榜首|首位|领先|top ?\d", re.IGNORECASE
)
_CONTINUES: Final = re.compile(
    r"^(?:此外|另外|还有|其中|同时|并且|以及|[二三四五]是|第[二三四五]|其[二三四])"
)
_PARTS: Final = re.compile(r"、|；|[一二三]是|分别|包括|有[^，。]{1,8}和|和|以及")


BELONGS: Final = re.compile(
    r"(?:哪一?个|什么|啥)(?:部门|单位|团队)(?:里|下)?(?:的人)?|"
    r"\b(?:which|what) (?:department|team|unit)\b",
    re.IGNORECASE,
)
"""Asks where somebody belongs, in words that the answer need not hold."""
_BELONGS_TO: Final = re.compile(
    r"来自|隶属|任职|就职|[\u4e00-\u9fff](?:部|组|中心|团队|公司)(?=的|[，,。；]|$|总监|总?经理|主任|主管|负责人)"
)


class Asked(NamedTuple):
    when: bool
    number: bool
    unit: str | None
    """The unit a number is asked in; `money` for 钱."""
    measure: str
    """The character behind 多少, whatever it is."""
    listed: bool
    rank: bool
    who: bool = False
    belongs: bool = False
    noun: str = ""
    """The measure that the question ends with."""

    def fits(self, sentence: str) -> bool:
        """Whether a sentence holds what kind of thing is asked for."""
        if self.noun and self.noun in sentence:
            clauses = [c for c in re.split(r"[，,；;。]", sentence) if self.noun in c]
            if not any(has_quantity(clause) for clause in clauses):
                return False  # it tells the number of something else
        if self.number:
            spelt = self.unit not in {"year", "month"} and self._measured(sentence)
            return has_quantity(sentence, self.unit) or spelt
        if self.when:
            return bool(_DATED.search(sentence))
        if self.belongs:
            return bool(_BELONGS_TO.search(sentence))
        return not self.rank or bool(_RANKED.search(sentence))

    def any_kind(self) -> "Asked":
        """Whatever a sentence tells."""
        return self._replace(when=False, number=False, unit=None, rank=False, who=False)

    def _measured(self, sentence: str) -> bool:
        """`十五路` for 多少路: a number before the same word, in whatever digits."""
        numeral = rf"[\d一二两三四五六七八九十百千万亿]+{re.escape(self.measure)}"
        return bool(self.measure) and bool(re.search(numeral, sentence))


def asked_of(question: str) -> Asked:
    when = bool(_WHEN.search(question))
    number = bool(_NUMBER.search(question)) and not re.search(r"(?<!第)几点", question)
    noun = _MEASURE.search(question)
    number = number or bool(noun) or bool(_MEASURE_EN.search(question))
    return Asked(
        when and not number,
        number,
        _unit(question) if number else None,
        _measure(question) if number else "",
        bool(_LIST.search(question)) and not number,
        bool(_RANK.search(question)) and not number,
        bool(_WHO.search(question)) and not number,
        bool(BELONGS.search(question)),
        noun[1] if noun else "",
    )


def continues(sentence: str) -> bool:
    """Whether a sentence goes on with what the one before it began."""
    return bool(_CONTINUES.match(sentence))


def enumerates(sentence: str) -> bool:
    return bool(_PARTS.search(sentence))


def has_quantity(sentence: str, unit: str | None = None) -> bool:
    """A number that is no date; of the unit, if one is asked."""
    spans = find_quantities(sentence)
    dates = find_periods(sentence, date.today()) if spans else []
    dated = [range(s.start, s.end) for s in dates]
    for span in spans:
        calendar = len(re.sub(r"\D", "", span.quantity.text)) == 4  # `2023年` is no span of years
        lasts = unit in {"year", "month", "s"} and not calendar
        if any(span.start in taken for taken in dated) and not lasts:
            continue
        found = span.quantity.unit
        if unit is None or unit == found or (unit == "money" and is_money(found)):
            return True
        if found is None and sentence[span.end :].lstrip().startswith(unit):
            return True
    return False


def _measure(question: str) -> str:
    match = _UNIT.search(question)
    return match[1][:1] if match and match[1][:1] not in "个种项条点次" else ""


def _unit(question: str) -> str | None:
    if "百分之" in question or re.search("percent", question, re.IGNORECASE):
        return "percent"
    match = _UNIT.search(question)
    if match is None:
        return None
    after = match[1]
    if after.startswith(("钱", "元")):
        return "money"
    for size in range(len(after), 0, -1):
        if after[:size] in WRITINGS:
            return unit_named(after[:size])[0]
        if after[:size] in MEASURE_WORDS:
            return None if after[:size] in {"个", "种", "项", "条", "点", "次"} else after[:size]
    return None
