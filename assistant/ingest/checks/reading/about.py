"""Of what else than all of it, and than now, a sentence speaks: a case, a member, time to come."""

import re
from collections.abc import Mapping
from typing import Final

from assistant.ingest.checks.reading.evidence import Evidence
from assistant.ingest.checks.reading.grid import Grid
from assistant.ingest.checks.reading.sentences import MASK, Number, Sentence
from assistant.ingest.checks.reading.told import GROUND, Told, told_in
from assistant.periods import PeriodSpan, find_periods, period_bounds
from assistant.quantities.units import is_money

PRICED: Final = re.compile("[均单售报]价")
_LABELLED: Final = re.compile(r"[-*+•·\s]*(?P<label>[^：:，。；\d]{2,10})[：:](?P<rest>.+)")
_LISTED: Final = re.compile(rf"、(?P<who>[^，,。；;：:、\d{MASK}]{{2,12}})$")
_CASE: Final = re.compile(r"案例|个案|标杆|典型|故事")
_AHEAD: Final = re.compile(
    r"计划|规划|目标|预算|预测|展望|安排|部署|打法|打算|思路|举措|下一步|明年|来年"
)
_AIMS: Final = re.compile("目标|预算|计划")
_PLANNED: Final = re.compile(r"计划|预计|力争|拟")
_TO_BE: Final = re.compile("达到|[做升增扩压降][到至]|提[升高]?[到至]|恢复|再|新增|实现|力争")
_HEAD: Final = re.compile(r"^[^：:。；\n]{0,24}[：:]")
_ITEM: Final = re.compile(
    r"^(?:[-*+•]\s+)?[^，,；;。：:（()）\n]{2,20}[（(][^（()）\d]{2,10}[）)][。：:]"
    r"|^(?:[-*+•]\s+)?[【「][^】」\n]{2,16}[】」]"
)
_NO_ONE: Final = re.compile(
    r"公司|集团|我们|我司|全[国行院司]|截至|截止|其中|[在从自至到以按较比-]"
)
_PEER: Final = re.compile(r"[^，,。；：:、]{0,3}[、，,和及][^，,。；：:、]{1,12}")
_MEASURE: Final = re.compile(
    rf"(?P<what>[^，,。；：:、{MASK}]{{2,14}}?)(?:[分按][^，,。；：:、]{{1,5}}?)?(?:分别|依次)?"
    r"(?:[为是：:]|看[，,])[^，,。；：:、]{1,12}$"
)
_THAN_WE: Final = re.compile(r"[^，,。；]{0,4}[，,]?[比较](?:本公司|本行|本院|公司|我[们司方行院])")
_NAME: Final = re.compile(r"[\u4e00-\u9fffA-Za-z]{2}")


def of_a_case(sentence: Sentence) -> bool:
    """By its section, or by what its line begins with."""
    passage = sentence.passage
    head = _HEAD.match(line_of(sentence))
    titles = (*passage.sections[-2:], head[0] if head else "")
    return bool(passage.case) or any(map(_CASE.search, titles))


def of_an_item(sentence: Sentence) -> bool:
    """`东港店（海州）。收入600万元`, `【东港店】收入600万元`: its line begins with one of many."""
    return bool(_ITEM.match(line_of(sentence)))


def line_of(sentence: Sentence) -> str:
    """Of its passage, up to the sentence and with it."""
    before, own, _ = sentence.passage.text.partition(sentence.text)
    return f"{before.rpartition(chr(10))[2]}{own}"


def opens_line(sentence: Sentence) -> bool:
    """What the line before says is another matter, unless it announces this one: `如下：`."""
    before = sentence.passage.text.partition(sentence.text)[0].rstrip("-*+•·●▪◆■ \t\n")
    first = line_of(sentence).lstrip("-*+•·●▪◆■ \t").startswith(sentence.text)
    return first and not before.endswith(("：", ":"))


def of_a_member(evidence: Evidence, sentence: Sentence, number: Number, name: str) -> bool:
    """A row that has a part in the total of a table is named before the number."""
    before = sentence.text[: number.start]
    members = evidence.remembered(_members)[sentence.passage.document]
    return any(m in before and m not in name and name not in m for m in members)


def names_a_member(evidence: Evidence, sentence: Sentence, whole: str) -> bool:
    """`占北区收入的` is of a part of what a table adds up."""
    members = evidence.remembered(_members)[sentence.passage.document]
    return any(member in whole for member in members)


def of_two_members(evidence: Evidence, *told: Told) -> bool:
    """Each names rows that have a part in the total of a table, and none that the other names."""
    members = evidence.remembered(_members)[told[0].sentence.passage.document]
    ours, others = ({m for m in members if m in t.sentence.clause(t.number)} for t in told)
    return bool(ours and others) and not ours & others


def _members(evidence: Evidence) -> Mapping[str, frozenset[str]]:
    """By document."""
    return {
        document: frozenset(
            grid.labels[row]
            for grid in evidence.grids_of(document)
            if grid.total_row is not None
            for row in grid.parts
            if _NAME.search(grid.labels[row])
        )
        for document in {passage.document for passage in evidence.passages}
    }


def of_two_owners(*told: tuple[Sentence, Number]) -> bool:
    """`甲店5月收入` and `乙店5月收入`, by what stands before the period."""
    clauses = [sentence.clause(number).partition(MASK) for sentence, number in told]
    owners = [_NO_ONE.sub("", before).strip() if mask else "" for before, mask, _ in clauses]
    return all(owners) and len(set(owners)) > 1


def are_two(*told: tuple[Sentence, Number]) -> bool:
    """Of two measures; of one of several lines; or held against ours: `91座，比我们多30座`."""
    theirs = any(_THAN_WE.match(sentence.text, number.end) for sentence, number in told)
    of_lines = (of_a_line(s, re.split(r"[，,：:]", s.clause(n))[-1]) for s, n in told)
    return theirs or of_two_measures(*told) or len({*of_lines}) > 1


def of_two_measures(*told: tuple[Sentence, Number]) -> bool:
    """`利用率为东厂80%、西厂70%` and `良率为东厂98%、西厂97%`: 西厂 has both."""
    measures = [_listed_measure(sentence, number) for sentence, number in told]
    pairs = [{m[at : at + 2] for at in range(len(m) - 1)} for m in measures]
    return len(pairs) > 1 and all(pairs) and not set.intersection(*pairs)


def _listed_measure(sentence: Sentence, number: Number) -> str:
    """What the list that it stands in says to be measured of each; empty where it is no list."""
    numbers = sentence.numbers
    at = numbers.index(number)
    while at and _PEER.fullmatch(numbers[at].words):
        at -= 1
    head = _MEASURE.search(numbers[at].words)
    follows = numbers[at + 1 : at + 2]
    listed = follows and _PEER.fullmatch(follows[0].words)
    return head["what"] if head and listed else ""


def of_a_price(sentence: Sentence, number: Number) -> bool:
    """`分产品看，甲线均价8元；乙线6元`: each amount of the line is a price."""
    before = f"{line_of(sentence).removesuffix(sentence.text)}{sentence.text[: number.start]}"
    said = before.rpartition("。")[2]
    return is_money(number.quantity.unit) and bool(PRICED.search(said))


def of_other_values(told: Told, grid: Grid, row: int, column: int) -> bool:
    """One of several beside their total; a price beside no column of prices; or how a value has
    changed that the row has not: `甲线日均订单90单，环比增长25%`.
    """
    if row == grid.total_row and (of_a_line(told.sentence, told.name) or _is_listed(told, grid)):
        return True
    if of_a_price(told.sentence, told.number):
        return not PRICED.search(grid.names[column])
    levels = [t for t in told_in(told.sentence)[: told.at] if t.is_level]
    known = {cell.value for cell in grid.cells[row] if cell}
    return told.role == "change" and bool(levels) and levels[-1].quantity.value not in known


def _is_listed(told: Told, grid: Grid) -> bool:
    """`、北坡12万元` of a list, that is called as no column is."""
    item = _LISTED.search(told.number.words)
    pairs = {item["who"][at : at + 2] for at in range(len(item["who"]) - 1)} if item else set()
    return bool(pairs) and not any(pair in name for pair in pairs for name in grid.names)


def of_a_line(sentence: Sentence, name: str) -> bool:
    """`东港：出租率81%` beside `西港：出租率79%`: one of several lines that tell it."""
    lines = [m for line in sentence.passage.text.split("\n") if (m := _LABELLED.match(line))]
    told = [m["label"] for m in lines if name in m["rest"]]
    own = _LABELLED.match(line_of(sentence))
    return own is not None and own["label"] in told and len({*told}) > 1


def is_ahead(evidence: Evidence, sentence: Sentence, number: Number) -> bool:
    """Its heading speaks of plans or of a later year than the document's, and the words before it
    of what is meant to be; what a plan builds on is there already.
    """
    title = sentence.passage.sections[-1] if sentence.passage.sections else ""
    today = evidence.today(sentence.passage)
    spans = find_periods(title, today)
    years = (span.key[:4] for span in spans)
    later = any(year.isdecimal() and int(year) > today.year for year in years)
    if len(spans) == 1 and _is_bare(title, spans[0]) and _is_to_come(evidence, sentence, spans[0]):
        return True
    if _of_later(evidence, sentence):
        return True
    if GROUND.match(sentence.text, number.end) or not (later or _AHEAD.search(title)):
        return False
    if later and _AIMS.search(title):
        return True
    before = line_of(sentence).removesuffix(sentence.text) + sentence.text[: number.start]
    planned = _PLANNED.search(before.rpartition("。")[2])
    return bool(planned or _TO_BE.search(sentence.clause(number)))


def _of_later(evidence: Evidence, sentence: Sentence) -> bool:
    """`10月预测：收入9亿元；订单目标8亿元`: all of the line, or of it behind a full stop, is of a
    later time.
    """
    line = line_of(sentence)
    before = line.removesuffix(sentence.text).rpartition("。")[2]
    heads = [_HEAD.match(words) for words in (line, f"{before}{sentence.text}")]
    for said in (head[0] for head in heads if head and _AHEAD.search(head[0])):
        spans = find_periods(said, evidence.today(sentence.passage))
        if len(spans) == 1 and _is_to_come(evidence, sentence, spans[0]):
            return True
    return False


def _is_bare(title: str, span: PeriodSpan) -> bool:
    """A heading that says a time alone: `四、11月`."""
    return not re.search(r"[^\W\d_一二三四五六七八九十]", title[: span.start] + title[span.end :])


def _is_to_come(evidence: Evidence, sentence: Sentence, span: PeriodSpan) -> bool:
    """Behind the time that the document reports."""
    document = evidence.documents.get(sentence.passage.document)
    own = document.period if document else ""
    if not re.fullmatch(r"\d{4}-\S{2}", own) or "/" in span.key:
        return False
    key = span.key.replace("*", own[:4])
    return re.match(r"\d{4}", key) is not None and period_bounds(key)[0] > period_bounds(own)[1]
