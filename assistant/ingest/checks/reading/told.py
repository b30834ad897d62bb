"""What each number of a sentence says: a level, what it is compared with, a change, a plan."""

import re
from collections.abc import Sequence
from typing import Final, Literal, NamedTuple

from assistant.ingest.checks.reading.changing import DOWN, UP, from_to
from assistant.ingest.checks.reading.naming import PLAN, label_of
from assistant.ingest.checks.reading.sentences import MASK, Number, Sentence, once
from assistant.quantities import PERCENT, POINTS, TIMES, Quantity

Role = Literal["level", "base", "change", "share", "mean", "multiple", "plan", "rest", "gap"]
Since = Literal["", "year", "step", "start"]

_CLAUSE: Final = re.compile(r"[，,、。：:（()）；;]")
_FILLERS: Final = (
    r"(?:约|为|达到?|了|量|近|超过?|逾|仅|只|是|有|至少|高达|分别|合计|累计|[：:\s]|幅度"
    r"|比例|额|值|的)"
)
_MOVES: Final = re.compile(
    rf"(?P<word>{UP}|{DOWN}|便宜|[高低多少]出|走[高低]|微[增降]|略[增降]|[多少][\u4e00-\u9fff]{{0,2}}?)(?:出|了)?{_FILLERS}*$"
)
_HIGHER: Final = re.compile(r"\s*[，,]?[还又要也仍]?(?P<word>[高低])[出了]?(?:约|近|超过?|\s)*")
"""`比去年的3亿元高出20%`"""
_IN_TURN: Final = re.compile(r"分别|依次")
_JOINT: Final = frozenset("、和及与")
_SIGNED: Final = re.compile(r"[+＋]\s*$")
_NO_MOVE: Final = re.compile(
    r"(?:最|至|不|许|较|更|众|诸|大)[多少]\S{0,2}$|^(?!.*(?:[比较]|环比)).*新增\S{0,4}$|多[个项家种次元]|每[升增]"
)
_REACHES: Final = re.compile(rf"(?:{UP}|{DOWN})(?<![幅速])(?:了)?(?:至|到|为|成)\S{{0,6}}$")
_AGO: Final = (
    r"(?:去年|上年|上一?[月期季周届轮]|上个月|上半年同期|前一[年月期季周天日]|同期|同月|同季|此前|原来|原先|前值|基数|年初|期初|季初|月初"
    r"|[一两二三四五六七八九十\d][天日周月年]前|个月前|上次|昨[日天])"
)
_BASE: Final = re.compile(
    rf"(?:环比|同比)(?:{MASK}+|{_AGO})的$|(?:^|[，,（(])(?:而|其)?(?:{MASK}+[末底度的则为是有只仅约分别依次\s]*|(?:{MASK}+的?)?{_AGO}[^，,。；]{{0,8}})$"
)
_OF_BASE: Final = re.compile(r"(?:(?<![占同环])比(?![重例])|较|相比|高于|低于)[^，,。；]{1,14}$")
_WITH: Final = re.compile(r"[与和同跟][^，,。；]{1,12}$")
"""`与5月的6万件相比，`"""
_BASE_IN_BRACKETS: Final = re.compile(
    rf"(?:环比|同比|较|(?<!占)比)\s*(?:{MASK}+|{_AGO})[^，,。；（(]{{0,4}}[（(]\s*$"
)
"""`环比 9 月（6,435 万）`"""
NEAR: Final = 60
_BRACKETED: Final = re.compile(r"[（(][^（()）]*[)）]")
_SHARE: Final = re.compile(r"(?:占|比重|份额|占比|贡献)[^，,。；]{0,16}$")
_MEAN: Final = re.compile(
    r"(?:[人户单店日月周季年车台亩]均|平均|均价|每\S{1,4}|单[位店车台票吨](?!价))[^，,。；]{0,12}$"
)
_RATE: Final = re.compile(r"(?:[率度比]|进度|的)(?:约|为|达到?|是|\s)*$")
GROUND: Final = re.compile(r"(?:[\u4e00-\u9fff]{0,4}?的)?(?:基础|水平|基数)上?")
"""`计划在20家门店的基础上再开5家`: what is there already."""
_REST: Final = re.compile(
    r"(?:剩余|余下|尚余|还剩|剩下|结余|其余|还差|尚差|仍差|相差|还需|尚需|缺口|尚缺|还有)[^，,。；]{0,8}$"
)
_GAP: Final = re.compile(
    r"(?:相差|差距|差[值额]?|相距|之差|落差)(?:约|近|为|达|仅|只有|是|了|\s)*$"
)
_THAN: Final = re.compile(
    r"(?:(?<![占同环])比(?![重例])|较)[^，,。；]{1,14}(?<![最更较偏走])[高低贵](?:约|近|了|\s)*$"
)
"""`比甲店低5元`"""
_YEARLY: Final = re.compile(r"同比|去年|上年|同期|同月|同季|一年前")
_STEP: Final = re.compile(r"环比|上月|上期|上季|上周|上个月|前一[月期季周]|[周月]前")
_START: Final = re.compile(r"年初|期初|上年末|去年底|上年底")
_SINCE: Final[tuple[tuple[Since, re.Pattern[str]], ...]] = (
    ("year", _YEARLY),
    ("start", _START),
    ("step", _STEP),
)


_NOUN: Final = re.compile(r"[\u4e00-\u9fff]{2,4}?(?=[，,、；;）)]|上升|下降|增|减|提|降)")


class Told(NamedTuple):
    at: int
    """Among the numbers of its sentence."""
    sentence: Sentence
    number: Number
    role: Role
    word: str = ""
    """Of a change, with its way: up or down."""
    way: int = 0
    since: Since = ""
    """What a base lies back, or a change counts from."""
    bare: bool = False
    """A change whose words say nothing but the change."""

    @property
    def quantity(self) -> Quantity:
        return self.number.quantity

    @property
    def name(self) -> str:
        return label_of(self.sentence, self.number)

    @property
    def text(self) -> str:
        return self.number.text

    @property
    def is_level(self) -> bool:
        return self.role in {"level", "mean", "plan", "share"}


@once
def told_in(sentence: Sentence) -> list[Told]:
    told: list[Told] = []
    for at in range(len(sentence.numbers)):
        each = _told(sentence, at)
        if told and each.role == "level" and _goes_on(told[-1], each):
            each = each._replace(role="base", since=told[-1].since)
        told.append(each)
    return told


def _goes_on(before: Told, each: Told) -> bool:
    """`去年分别为1.2亿元和39%`: both are what is compared with."""
    joined = each.number.words.strip() in _JOINT
    return joined and before.role == "base" and bool(_IN_TURN.search(before.number.words))


def _told(sentence: Sentence, at: int) -> Told:
    number = sentence.numbers[at]
    words = number.words
    unit = number.quantity.unit
    since = _since(sentence, number)
    negative = number.quantity.value < 0
    measured = _measured(sentence, at)
    if (move := _move(words, measured, negative=negative)) is not None and unit != TIMES:
        return Told(at, sentence, number, "change", *move[:2], since, move[2])
    if unit == POINTS or _GAP.search(words) or (unit != PERCENT and _THAN.search(words)):
        return Told(at, sentence, number, "gap", since=since)
    if unit == TIMES:
        return Told(at, sentence, number, "multiple")
    grounded = bool(GROUND.match(sentence.text, number.end))
    role = (
        "base"
        if _WITH.search(words) and sentence.text.startswith(("比", "相"), number.end)
        else _role(words, number, grounded=grounded)
    )
    return Told(at, sentence, number, role, since=since)


def _measured(sentence: Sentence, at: int) -> str:
    """What is counted of two values alike: `31公斤小麦粉，比上月35公斤小麦粉`."""
    nouns = [_NOUN.match(sentence.text, n.end) for n in sentence.numbers[max(at - 2, 0) : at]]
    return (
        nouns[0][0]
        if len(nouns) == 2 and nouns[0] and nouns[1] and nouns[0][0] in nouns[1][0]
        else ""
    )


def _role(words: str, number: Number, *, grounded: bool) -> Role:
    own = _CLAUSE.split(words)[-1]
    if _REACHES.search(own):
        return "level"
    if _BASE.search(words) or _OF_BASE.search(own) or _BASE_IN_BRACKETS.search(words):
        return "base"
    if _REST.search(own):
        return "rest"
    if number.quantity.unit == PERCENT and _SHARE.search(own):
        return "share"
    if _MEAN.search(own):
        return "mean"
    rate = number.quantity.unit == PERCENT and _RATE.search(own)
    return "plan" if PLAN.search(own) and not (rate or grounded) else "level"


def _move(
    words: str, measured: str = "", *, negative: bool = False
) -> tuple[str, int, bool] | None:
    """The word and the way of a change, and whether its words say nothing else."""
    if _SIGNED.search(words) or negative:
        rest = _SIGNED.sub("", words)
        if negative:
            own = _CLAUSE.split(words)[-1]
            compares = re.fullmatch(r"\s*(?:同比|环比|较\S{1,6}|比\S{1,6})\s*", own)
            return ("-", -1, True) if compares else None
        return "+", 1, len(re.sub(r"同比|环比|[，,（(\s：:]", "", rest)) == 0
    if _REACHES.search(words) or (from_to(words) and not re.search("[幅速]为", words)):
        return None
    own = _CLAUSE.split(words)[-1]
    if higher := _HIGHER.fullmatch(words) or _HIGHER.fullmatch(own):
        return higher["word"], 1 if higher["word"] == "高" else -1, True
    match = _MOVES.search(own)
    if match is None or _NO_MOVE.search(own):
        return None
    way = -1 if re.match(r"便宜|走低|微降|略降|少|低出", match["word"]) else 1
    if re.fullmatch(DOWN, match["word"]):
        way = -1
    before = own[: match.start()]
    left = re.sub(
        rf"{MASK}+|同比|环比|{_AGO}|[比较]|也|均|又|再|其|的|末|底|整体|大幅|小幅|实现|相|约|仍|还|已|\s",
        "",
        before,
    )
    return match["word"], way, not left or left == measured


def _since(sentence: Sentence, number: Number) -> Since:
    """By the words of its own clause, dates and all."""
    said = written_before(sentence, number)
    if said.startswith(("）", ")")):  # what stands before the bracket goes on behind it
        said = _BRACKETED.sub("", sentence.text[max(number.start - NEAR, 0) : number.start])
    own = re.split(r"[，,。；;（(]", said)[-1] or re.split(r"[，,。；;（(]", said.rstrip("（("))[-1]
    for since, pattern in _SINCE:
        if pattern.search(own):
            return since
    behind = number.words.startswith(("）", ")")) and re.search("[较比]", own)
    since_then = behind or _BASE_IN_BRACKETS.search(number.words)
    return "step" if since_then and "年" not in own else ""


def written_before(sentence: Sentence, number: Number) -> str:
    """Its words with the periods that are masked in them."""
    return sentence.text[number.start - len(number.words) : number.start]


def words_of(told: Told) -> str:
    """Before its digits, with the bound that its text begins with: `高于1.8%`."""
    return told.number.words + re.split(r"[\d-]", told.text, maxsplit=1)[0]


def levels(told: Sequence[Told]) -> list[Told]:
    return [each for each in told if each.is_level]
