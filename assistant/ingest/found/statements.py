"""Numbers of a sentence with what it says of them: name, kind, period, parts of a whole."""

import re
from collections.abc import Iterator
from datetime import date
from typing import Final

from assistant.ingest.found.aims import (
    at_another_time,
    beside_plan,
    held_against,
    of_its_plan,
)
from assistant.ingest.found.corrected import corrected
from assistant.ingest.found.dates import BASE, DEFINED, dated, newest
from assistant.ingest.found.naming import Name, name_after, name_before
from assistant.ingest.found.pluses import sum_of_names
from assistant.ingest.found.sentences import HIDDEN, WHOLE_YEAR, Clause, Sentence
from assistant.ingest.found.since import since_base, since_said
from assistant.ingest.found.stated import (
    REST,
    Stated,
    alike_times,
    begins_with_parts,
    enumerated,
    of_another_kind,
    regrouped,
)
from assistant.ingest.found.verbs import CHANGES, FLOW, change_of
from assistant.ingest.found.wording import (
    SCORE,
    Place,
    also_counted,
    is_named,
    is_scaled,
    rated,
    with_word,
    worded,
)
from assistant.quantities import Quantity

_VERBS: Final = "|".join(sorted(CHANGES, key=len, reverse=True))
_GOES_TO: Final = re.compile(r"[至到]\s*(?:□+\S?\s*的?)?\s*$")
_NOW: Final = re.compile(r"\s*(?:目前|当前|现在|现|如今|最新)(?:已|已经)?(?:有|达到?|为)?\s*")
_IN_TURN: Final = re.compile(
    rf"[\s，,、和及）)]*(?P<among>其中[，,：:]?)?\s*{HIDDEN}+(?:[份末底初])?(?:预[测计期])?(?:为|是|达到?)?\s*"
)
"""`7月收入23万元，8月24万元`: only another time stands before it."""
_REST: Final = re.compile(r"其他|其余|其它")
_REST_OF_LIST: Final = re.compile(
    rf"[\s，,、和及与]*(?P<rest>{_REST.pattern})(?:为|是|共|的|有)*\s*"
)
_BOUND: Final = re.compile(
    r"[\d,.]+[^\d，,、。；%％]{1,3}?及?(?:以[上下内]|之内)(?!较|比|占)(?:的?[\u4e00-\u9fff]{2,8})?"
)
"""`逾期60天以上52万元`: a limit is part of the name."""
_NEAR: Final = 60
"""Characters around a number among which its name stands."""
_RULE: Final = re.compile(rf"每(?:{_VERBS}|\S{{0,2}}□)")
"""`油价每上涨10%，…` says what would follow, and no figure."""
_PER_SO_MANY: Final = re.compile(r"每\s*\d+\s*[^\s\d]")
"""`每10股派发红利5元` is no 红利 of 5元."""
_LISTED: Final = re.compile(r"[、/]\s*$")
"""What stands before is the end of the item before: `12条线路、30座车站`."""
_BARE_CHANGE: Final = re.compile(rf"(?:同比|环比)(?:{'|'.join({*CHANGES.values()})})")
_OPENS: Final = re.compile(r"\s*[（(]")
_OPENED: Final = re.compile(r"\S[（(]\s*$")
_CLOSES: Final = re.compile(r"[）)]")
_LASTING: Final = re.compile(
    r"(?:^[A-Z]{2,6}|天数|账期|交期|工期|库龄|时长|时间|时|周期|延迟|时延|要求|间隔|寿命|增长|下降|缩短|节省)$"
)
"""What lasts: 汇报30分钟 is no figure of 汇报."""
_AT_MOST: Final = re.compile(rf"(?:最高|最多|最大|至多)\S{{0,4}}\s*{HIDDEN}+\s*$")
_CLOSED: Final = re.compile(r"^[\s，,。；;、）)]*$")
_ENDS: Final = re.compile(r"\s*[（(，,。；;]")


def statements(sentence: Sentence, text: str, today: date) -> list[Stated]:
    """In order; a number whose name is not sure is left out."""
    told = corrected(list(_stated(sentence, text, today)), text)
    return sum_of_names(sentence, text, told, today) or regrouped(told)


def _stated(sentence: Sentence, text: str, today: date) -> Iterator[Stated]:
    if _RULE.search(sentence.named[sentence.start : sentence.end]):
        return
    reading = _Reading(sentence, text, today)
    for clause in sentence.clauses:
        if parts := enumerated(sentence, clause, reading.last):
            parts_dated = (reading.dated(part, clause) for part in parts)
            yield from filter(None, parts_dated)
        else:
            yield from reading.of_clause(clause)


class _Reading:
    """A sentence, number by number, with what the next one may go on about."""

    def __init__(self, sentence: Sentence, text: str, today: date) -> None:
        self.sentence, self.text, self.today = sentence, text, today
        self.label = sentence.label
        self.last: Stated | None = None
        self.told: list[Stated] = []
        self.base: Stated | None = None
        """What a change is counted from, where it was just told."""

    def dated(self, made: Stated, clause: Clause) -> Stated | None:
        since = newest(self.last, self.told)
        return dated(made, self.sentence, clause, self.last, self.text, self.today, since)

    def of_clause(self, clause: Clause) -> Iterator[Stated]:
        whole: Stated | None = None
        at = clause.start
        ends = [n.start for n in clause.numbers[1:]] + [clause.end]
        for number, follows in zip(clause.numbers, ends, strict=False):
            if follows < clause.end and _BOUND.fullmatch(self.text, number.start, follows):
                continue
            per = _PER_SO_MANY.search(self.text, max(at, clause.start), number.start)
            near = per.end() if per else max(at, number.start - _NEAR)
            before = self.sentence.named[near : number.start]
            if self.last and self.last.end == at and _OPENS.match(before):
                whole = self.last
            elif whole and _CLOSES.search(before):
                whole = None
            after = self.sentence.named[number.end : min(follows, number.end + _NEAR)]
            first = number is clause.numbers[0]
            place = Place(number, before, after, self.label, self.last, first, self.told)
            made = _inside(whole, place) if whole else rated(_alone(place), per, self.last)
            at = number.end
            made = self._made(made, clause, whole, before)
            if made:
                yield made
            if not whole and not self.base:
                self.last = made  # behind a number that is left out nothing goes on
                self.label = self.label if DEFINED.search(self.label) else ""

    def _made(
        self, made: Stated | None, clause: Clause, whole: Stated | None, before: str
    ) -> Stated | None:
        made = self.dated(made, clause) if made else None
        aim = made and whole and made.nature == "target" and made.name == whole.name
        if made and whole and (made.kind in {"change", "share"} or (aim and HIDDEN not in before)):
            made = made._replace(period=whole.period)
        turn = _IN_TURN.fullmatch(before)
        ahead = made and made.nature == "forecast" and made.period == WHOLE_YEAR
        if made and self.last and turn and not ahead and not alike_times(made, self.last):
            numbers = (n for c in self.sentence.clauses for n in c.numbers)
            behind = [n.quantity for n in numbers if n.start >= self.last.end]
            made = made if turn["among"] or begins_with_parts(behind, self.last.quantity) else None
        if made and self.last and made.kind == "end" and of_another_kind(made, self.last):
            made = None  # `周期缩短到6天，破损率最高，为2%`: of what is named in between
        base = self.base or self._source()
        if made and made.kind == "change" and base and self.told:
            made = made._replace(name=since_base(made.name, self.told[-1], base, self.today))
        elif made and made.kind == "change":
            name = since_said(made, self.sentence, clause, self.text, self.today)
            made = made._replace(name=name)
        self.base = made if made and made.note == BASE else None
        if made and self.base:
            return made._replace(note="")
        self.told += [made] if made and made.kind in {"value", "end"} else []
        return made

    def _source(self) -> Stated | None:
        """Where the last figure has come from, if that has a time of its own."""
        if self.last is None or self.last.kind != "end" or len(self.told) < 2:
            return None
        source = self.told[-2]
        return source if source.period and source.name == self.last.name else None


def _alone(place: Place) -> Stated | None:
    """Of no bracket: of the name before it, or told in turn with the figure before."""
    start, end, quantity = place.number
    quantity = with_word(quantity, place.after)
    place = place._replace(number=place.number._replace(quantity=quantity))
    if planned := beside_plan(place.before, quantity, place.told):
        return planned._replace(start=start, end=end)
    if also := also_counted(place):
        return Stated(start, end, quantity, also, "value")
    if before := held_against(place.before, place.after, quantity, place.told):
        return before._replace(start=start, end=end)
    rest = _REST_OF_LIST.fullmatch(place.before)
    if rest and (not place.last or place.last.quantity.unit == quantity.unit):
        return Stated(start, end, quantity, rest["rest"], "value", note=REST)
    turn = _IN_TURN.fullmatch(place.before)
    if place.last is None or not turn:
        plain = _plain(place)
        return plain and plain._replace(name=of_its_plan(plain.name, place.told))
    same = place.last.quantity.unit == quantity.unit
    name = place.last.name.removeprefix("累计" if turn["among"] else "")
    return Stated(start, end, quantity, name, place.last.kind) if same else None


def _plain(place: Place) -> Stated | None:
    quantity = place.number.quantity
    if quantity.bound == "exact" and _AT_MOST.search(place.before):
        quantity = quantity.model_copy(update={"bound": "at_most"})
    listed = _LISTED.search(place.before)
    name = Name("") if listed else name_before(place.before, quantity.text)
    reasons: tuple[str, ...] = ()
    if quantity.unit is None and not is_scaled(quantity):
        score = SCORE.fullmatch(name.words) and _ENDS.match(place.after)
        if name.kind != "change" and not score and not _CLOSED.match(place.after):
            return None
        reasons = ("没有单位",)
    if name.kind == "none":
        return None
    if not name.words and place.last and _NOW.fullmatch(place.before):
        name = Name("", "end")
    if place.last and (name.kind == "end" or (not place.first and _GOES_TO.search(place.before))):
        return Stated(*place.number[:2], quantity, place.last.name, "end", reasons=reasons)
    words, kind, reason = worded(name, quantity, place)
    if len(words) < 2 or (quantity.unit == "s" and not _LASTING.search(words)):
        return None
    if kind == "value" and words != place.label and not is_named(words, quantity):
        return None
    if kind == "value" and _OPENED.search(place.before) and _CLOSES.match(place.after):
        kind = "bracketed"
    return Stated(*place.number[:2], quantity, words, kind, reasons=(*reasons, *reason))


def _inside(whole: Stated, place: Place) -> Stated | None:
    """`1.2万（门店 7.5K，加盟 4.5K）`, `1.26亿（占比49%）`, `3亿（同比增长12%）`."""
    start, end, quantity = place.number
    if then := at_another_time(place.before, place.after, quantity, (*place.told, whole)):
        return then._replace(start=start, end=end)
    if planned := beside_plan(place.before, quantity, (whole,)):
        return planned._replace(start=start, end=end)
    name = name_before(place.before, quantity.text)
    if name.kind in {"share", "change"}:
        noun = "占比" if name.kind == "share" else change_of(place.before, quantity.text)
        bare = name.words in {"", noun} or _BARE_CHANGE.fullmatch(name.words)
        words = whole.name + (name.words or noun) if bare else name.words
        return Stated(*place.number[:2], quantity, words, name.kind)
    if FLOW.fullmatch(name.words) and whole.kind in {"change", "value"}:
        return Stated(start, end, quantity, name.words, "value")
    rest = _REST.search(place.before)
    member = name_after(place.after) or name.words or (rest[0] if rest else "")
    if not member or not _alike(quantity, whole.quantity):
        return None
    return Stated(*place.number[:2], quantity, whole.name, "part", member=member)


def _alike(part: Quantity, whole: Quantity) -> bool:
    return (part.unit in {whole.unit, None} or whole.unit is None) and part.value <= whole.value
