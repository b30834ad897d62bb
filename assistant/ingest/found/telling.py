"""Every number of a document's prose with its sentence, its subject and its unit."""

import re
from collections.abc import Iterator, Sequence
from datetime import date
from typing import Final, NamedTuple

import rjieba

from assistant.ingest.blocks import MOST_OF_PROSE
from assistant.ingest.found.customers import listed_customers
from assistant.ingest.found.sentences import MONEY, RATE, Sentence, sentences_of
from assistant.ingest.found.stated import Stated
from assistant.ingest.found.statements import statements
from assistant.ingest.found.subjects import leading, quoted
from assistant.ingest.found.unread import is_english, is_row
from assistant.quantities import CNY, PERCENT, POINTS, TIMES, Quantity
from assistant.quantities.units import MEASURE_WORDS
from assistant.records import Passage
from assistant.series import BEGUN, REACHED

_CHANGES: Final = re.compile(r"(?:增长|下降|提升|净增|净减|缺口|差距)$")
_COUNTS: Final = re.compile(rf"({'|'.join(MEASURE_WORDS)})数$")
"""门店家数 counts 家."""
_UNMEASURED: Final = re.compile(
    r"\s*(?:同比|环比|较|[，,。；;、（()）/／：:+＋=]|$|占)", re.MULTILINE
)
_SCALED: Final = re.compile("[万亿千kK]")
_PLANNED: Final = re.compile(r"计划|目标|规划|展望|预测|预算")
_SHORT: Final = 6
"""Characters of a name that may leave out its head."""
LISTED: Final = "主体取自客户名单"
_LENT: Final = "由上文得出"
_RATES: Final = {PERCENT, POINTS, TIMES, "s", "year", "month"}


class Told(NamedTuple):
    passage: Passage
    sentence: Sentence
    stated: Stated
    subject: str | None = None
    dimensions: tuple[tuple[str, str], ...] = ()
    reasons: tuple[str, ...] = ()

    @property
    def quantity(self) -> Quantity:
        return self.stated.quantity

    @property
    def name(self) -> str:
        return self.stated.name


def told_in(
    passages: Sequence[Passage], customers: Sequence[str], others: Sequence[str], today: date
) -> list[Told]:
    """In the order of the document; tables are read elsewhere. Passages are about customers, a
    sentence may be about another company.
    """
    names = [*customers, *others]
    told: list[Told] = []
    for position, passage in enumerate(passages):
        if passage.kind == "table" or len(passage.text) > MOST_OF_PROSE:
            continue
        about = _about(passages, position, customers)
        told += _with_units(list(_of_passage(passage, about, names, today)))
    return told


def _of_passage(
    passage: Passage, about: tuple[str, str], names: Sequence[str], today: date
) -> Iterator[Told]:
    text = passage.text
    planned = any(_PLANNED.search(heading) for heading in passage.sections)
    for sentence in sentences_of(text, today):
        if is_english(text[sentence.start : sentence.end]) or is_row(sentence, text):
            continue
        sentence = sentence._replace(planned=planned)
        said = text[sentence.start : sentence.end]
        own = leading(said, names) or leading(quoted(said), names)
        stated = _staged(statements(sentence, text, today), sentence, text)
        customers = listed_customers(stated, sentence, text)
        for at, each in enumerate(stated):
            if each.start in customers:
                name, metric = customers[each.start]
                yield Told(passage, sentence, each._replace(name=metric), name, (), (LISTED,))
                continue
            named = leading(each.name, names) or _inside(each.name, names)
            own = named or own  # what follows goes on about it
            subject = own or about[0] or None
            rest = each.name.partition(named)[2].lstrip(" 的") if named else each.name
            if named and len(rest) < 2:
                rest = _among(stated[:at], each, text)
                if not rest:
                    continue
            reasons = (about[1],) if subject and not own else ()
            yield Told(passage, sentence, each._replace(name=rest), subject, (), reasons)


def _among(before: Sequence[Stated], each: Stated, text: str) -> str:
    """`签约310台，其中甲厂一家142台` is 签约 of that firm."""
    alike = [s for s in before if s.quantity.unit == each.quantity.unit and s.kind == "value"]
    inside = alike and alike[-1].quantity.value >= each.quantity.value
    said = text[before[-1].end : each.start] if before else ""
    return alike[-1].name if inside and "其中" in said else ""


def _inside(name: str, names: Sequence[str]) -> str:
    """`我们在丰谷的份额` is of 丰谷."""
    return max(
        (n for n in names if re.search(rf"[在对给向]{re.escape(n)}的", name)), key=len, default=""
    )


def _about(passages: Sequence[Passage], position: int, names: Sequence[str]) -> tuple[str, str]:
    """Whom a passage is about, and why: its case, its beginning, or its two neighbours."""
    passage = passages[position]
    if passage.case:
        return passage.case, "主体取自案例"
    for section in reversed(passage.sections):
        if (name := section.strip("【】 ")) in names:
            return name, "主体取自标题"
    if own := leading(passage.text, names):
        return own, "主体取自段首"
    around = [passages[i] for i in (position - 1, position + 1) if 0 <= i < len(passages)]
    if len(around) == 2 and not any(name in passage.text for name in names):
        before, after = around
        name = leading(before.text, names)
        if name and name in after.text and before.sections == passage.sections == after.sections:
            return name, "主体取自前后两段"
    return "", ""


def _staged(stated: list[Stated], sentence: Sentence, text: str) -> list[Stated]:
    """A change without periods has a start and an end; of `5月从8天缩短到6天` 5月 is the end's."""
    made = list(stated)
    for at, each in enumerate(stated):
        before = made[at - 1]
        if at and each.kind == "end" and _is_of_the_end(before, each, sentence, text):
            made[at] = each._replace(period=before.period)
            before = before._replace(period=None, stage=BEGUN)
            made[at - 1] = before
            continue
        undated = each.period is None and before.period is None
        if at and each.kind == "end" and undated and each.nature == before.nature:
            made[at - 1] = before._replace(stage=BEGUN)
            made[at] = each._replace(stage=REACHED)
    return made


def _is_of_the_end(start: Stated, end: Stated, sentence: Sentence, text: str) -> bool:
    """The period stands in front of what has changed, and none behind 从."""
    source = max(text.rfind(word, sentence.start, start.start) for word in "从由")
    times = [p for p in sentence.periods if sentence.start <= p.start < end.start]
    return bool(source >= 0 and start.period and times and all(p.end <= source for p in times))


def _with_units(told: list[Told]) -> list[Told]:
    """A number without its unit has that of its name (收入) or of those told beside it."""
    made: list[Told] = []
    for each in told:
        if each.quantity.unit is None and each.stated.kind != "change":  # 提升30: a sign is missing
            each = _money(each, made) or _counted(each, told) or each
        elif each.quantity.unit == CNY:
            each = _headed(each, made)
        made.append(each)
    return made


def _headed(each: Told, before: list[Told]) -> Told:
    """`华东区收入1.9亿元，华南区1.2亿元`: what is told beside a revenue is one."""
    last = before[-1] if before else None
    head = MONEY.search(last.name) if last and last.sentence.start == each.sentence.start else None
    if each.stated.kind != "value" or MONEY.search(each.name) or not head or not last:
        return each
    if last.quantity.unit != CNY or len(each.name) > _SHORT or _CHANGES.search(each.name):
        return each
    if any(tag[0] == "v" for _, tag in rjieba.tag(each.name)):  # 收费 beside a cost is none
        return each
    stated = each.stated._replace(name=each.name + head[0])
    return each._replace(stated=stated, reasons=(*each.reasons, f"「{head[0]}」{_LENT}"))


def _money(each: Told, before: list[Told]) -> Told | None:
    if each.stated.kind == "part":
        return _of_yi(each)
    if MONEY.search(re.sub(r"(?:目标值?|增长|下降)?）?$", "", each.name)):
        return _unit(each, CNY, "元由指标名得出")
    line = each.passage.text.rfind("\n", 0, each.sentence.start)
    near = (t for t in before if t.sentence.start > line)
    amounts = [t for t in near if t.quantity.unit == CNY and MONEY.search(t.name)]
    if amounts and "亿" in each.quantity.text:
        head = MONEY.search(amounts[-1].name)
        assert head
        name = each.name
        if each.stated.kind == "value" and not name.endswith(("增长", "下降")):
            name += head[0]
        each = each._replace(stated=each.stated._replace(name=name))
        return _unit(each, CNY, f"「{head[0]}」{_LENT}")
    return _of_yi(each)


def _of_yi(each: Told) -> Told | None:
    """`订单 9.3 亿，`: hundreds of millions of nothing else are money."""
    behind = each.passage.text[each.stated.end :]
    if each.quantity.text.endswith("亿") and _UNMEASURED.match(behind):
        return _unit(each, CNY, "「亿」后没有别的单位")
    return None


def _counted(each: Told, told: list[Told]) -> Told | None:
    if RATE.search(each.name):
        return None
    if named := _COUNTS.search(each.name):
        return _unit(each, named[1], "单位由指标名得出")
    beside = {
        t.quantity.unit
        for t in told
        if t.sentence.start == each.sentence.start
        and t.quantity.unit not in {None, CNY} | _RATES
        and bool(_SCALED.search(t.quantity.text)) >= bool(_SCALED.search(each.quantity.text))
    }
    return _unit(each, beside.pop(), "单位取自同句") if len(beside) == 1 else None


def _unit(each: Told, unit: str | None, reason: str) -> Told:
    quantity = each.quantity.model_copy(update={"unit": unit})
    return each._replace(
        stated=each.stated._replace(quantity=quantity), reasons=(*each.reasons, reason)
    )


def with_unit(each: Told, unit: str | None, reason: str) -> Told:
    """Unless it has one."""
    return each if each.quantity.unit else _unit(each, unit, reason)


def bare_name(each: Told) -> str:
    """Its name without what only the figure before it has lent it."""
    head = MONEY.search(each.name)
    lent = head and any(reason.endswith(_LENT) for reason in each.reasons)
    return each.name[: head.start()] if head and lent else each.name
