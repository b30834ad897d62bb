"""Several reports: the newest by default, a named one alone, restated values with what was said."""

import re
from pathlib import Path

import pytest

from assistant.answering.breaker import Guarded
from assistant.answering.chain import Assistant
from assistant.answering.draft import Draft
from assistant.answering.suggest import starters
from assistant.answering.trial import best_said
from assistant.answering.wording import Wording
from assistant.exchange import Answer, Asker, Question
from assistant.indexes.base import View
from assistant.ingest.corpus import read_corpus
from assistant.journal import Conversations
from assistant.records import Audience
from assistant.retrieval.editions import Edition, edition, newest_of
from assistant.retrieval.plan import Plan
from assistant.retrieval.reports import reports_in, series_in
from tests.invented_mill import VIEW as ONE_REPORT
from tests.memory_view import MemoryView
from tests.model_fakes import Scripted
from tests.months import (
    FEBRUARY,
    JANUARY,
    MARCH,
    Months,
    answers,
    ask,
    copy_months,
    corpus_of,
    view_of,
)


def texts(answer: Answer) -> list[str]:
    """The values that the text prints, in order."""
    return re.findall(r"\*\*([^*]+)\*\*\[", answer.answer)


def from_(answer: Answer) -> set[str]:
    return {citation.document_id for citation in answer.citations}


@pytest.mark.parametrize(
    ("months", "expected", "report"),
    [(1, "1.2万人", JANUARY), (2, "1.32万人", FEBRUARY), (3, "1.4万人", "metrics/2031-03")],
)
def test_the_newest_report_is_the_default(months: int, expected: str, report: str) -> None:
    answer = ask(months, "会员数是多少")
    assert texts(answer) == [expected]
    assert from_(answer) == {report}


def test_an_answer_from_the_newest_of_several_says_so() -> None:
    (note,) = ask(3, "会员数是多少").notes
    assert "最新的汇报《澄江轮渡经营汇报（2031年3月）》（2031-03-11）" in note
    assert ask(1, "会员数是多少").notes == ()


def test_what_only_an_older_report_has_is_told_as_of_it() -> None:
    answer = ask(3, "船员数是多少")
    assert texts(answer) == ["86人"]
    assert any(
        "较早的汇报《澄江轮渡经营汇报（2031年1月）》（2031-01-10）" in n for n in answer.notes
    )


@pytest.mark.parametrize(
    ("question", "expected", "date"),
    [
        ("一月的汇报里会员数是多少", "1.2万人", "2031-01-10"),
        ("在2031年1月的汇报中，会员数是多少", "1.2万人", "2031-01-10"),
        ("上次汇报的会员数", "1.32万人", "2031-02-12"),
        ("上个月的汇报里会员数是多少", "1.32万人", "2031-02-12"),
        ("上上次汇报的会员数", "1.2万人", "2031-01-10"),
        ("第一次汇报的会员数", "1.2万人", "2031-01-10"),
        ("本次汇报的会员数", "1.4万人", "2031-03-11"),
        ("2月汇报說的會員數是多少", "1.32万人", "2031-02-12"),
        ("How many members were in the January report?", "1.2万人", "2031-01-10"),
        ("members in the last report", "1.32万人", "2031-02-12"),
    ],
)
def test_a_named_report_answers_alone(question: str, expected: str, date: str) -> None:
    answer = ask(3, question)
    assert texts(answer) == [expected]
    assert answer.as_of == date


@pytest.mark.parametrize(
    ("question", "expected"),
    [
        ("上月的会员数", "1.32万人"),
        ("2031年1月的会员数", "1.2万人"),
        ("本月的会员数", "1.4万人"),
        ("上个月的客运收入", "590万元"),
    ],
)
def test_a_month_is_that_of_the_period_or_else_of_the_report(question: str, expected: str) -> None:
    assert texts(ask(3, question)) == [expected]


def test_a_report_that_does_not_exist_is_refused_with_those_that_do() -> None:
    answer = ask(3, "四月的汇报里会员数是多少")
    assert answer.status == "not_found"
    assert "没有「四月的汇报」" in answer.answer
    assert "2031年2月" in answer.answer


def test_what_a_named_report_lacks_is_not_taken_from_another() -> None:
    answer = ask(3, "本次汇报里船员数是多少")
    assert answer.status == "not_found"
    assert answer.figures == ()
    assert "《澄江轮渡经营汇报（2031年1月）》（2031-01-10）里有" in answer.answer


def test_a_restated_figure_tells_what_was_said_before() -> None:
    answer = ask(2, "2030年12月的客运收入")
    assert texts(answer) == ["558万元", "560万元"]
    assert "在此前的《澄江轮渡经营汇报（2031年1月）》中写为 **560万元**[2]" in answer.answer
    assert from_(answer) == {JANUARY, FEBRUARY}
    assert answer.choices == ()


def test_an_older_report_tells_what_was_corrected_later() -> None:
    answer = ask(2, "一月的汇报里2030年12月的客运收入")
    assert texts(answer)[0] == "560万元"
    assert "之后的《澄江轮渡经营汇报（2031年2月）》中更正为 **558万元**" in answer.answer


def test_an_equal_value_is_one_figure_with_two_sources() -> None:
    base = view_of(2)
    (january,) = (f for f in base.figures("客运收入") if f.period == "2030-11")
    again = january.model_copy(
        update={"id": "again", "document": FEBRUARY, "sources": base.figures("夜航班次")[0].sources}
    )
    held = corpus_of(2)
    both = MemoryView(metrics=held.metrics, figures=(*held.figures, again),
                      documents=base.documents(), passages=held.passages)  # fmt: skip
    (merged,) = (f for f in newest_of(both).figures("客运收入") if f.period == "2030-11")
    assert [source.document for source in merged.sources] == [FEBRUARY, JANUARY]


def test_a_newer_list_stands_for_the_older_as_a_whole() -> None:
    assert texts(ask(2, "会员数按卡种的分布")) == ["8600人", "3400人", "1200人", "1.32万人"]
    older = ask(2, "年卡的会员数")
    assert texts(older) == ["1000人"]
    assert any("较早的汇报" in note for note in older.notes)


def test_a_forecast_stays_beside_what_came() -> None:
    answer = ask(2, "2031年1月的客运收入")
    assert texts(answer) == ["612万元", "600万元"]
    assert "（2031年1月）（预测）：**600万元**" in answer.answer


def test_sentences_come_from_the_newest_that_has_them() -> None:
    assert from_(ask(2, "汇报人是谁")) == {FEBRUARY}
    assert "顾川" in ask(2, "上次汇报谁讲的").answer
    assert from_(ask(2, "旧渡轮怎么排班")) == {JANUARY}
    assert "14:00-14:40" in ask(3, "二月的汇报是什么时候开的").answer


def test_a_case_is_told_as_the_newest_report_tells_it() -> None:
    assert from_(ask(2, "青禾旅行社的案例")) == {"cases/qinghe-02"}
    assert from_(ask(2, "一月的汇报里青禾旅行社的案例")) == {"cases/qinghe-01"}
    older = ask(3, "北岸学校的案例")
    assert any("较早的汇报" in note for note in older.notes)


@pytest.mark.parametrize(
    ("turns", "expected"),
    [
        (("一月的汇报里会员数是多少", "其中年卡呢"), ["1000人"]),
        (("会员数是多少", "上次汇报呢"), ["1.32万人"]),
        (("一月的汇报里会员数是多少", "准点率呢"), ["94%"]),
        (("一月的汇报里，会员数是多少？准点率是多少？",), ["1.2万人", "94%"]),
        (("一月的汇报里会员数是多少", "码头数是多少"), ["6座"]),
    ],
    ids=["a part", "another report", "another metric", "one message", "a question of its own"],
)
def test_a_follow_up_stays_with_its_report(turns: tuple[str, ...], expected: list[str]) -> None:
    assert texts(ask(3, *turns)) == expected


def test_staying_with_a_report_is_said() -> None:
    told = answers(3, ("一月的汇报里会员数是多少", "准点率呢"))
    assert any("沿用上文的汇报" in note for note in told[1].notes)


def test_one_report_is_answered_as_ever() -> None:
    assert newest_of(ONE_REPORT) is ONE_REPORT
    assert newest_of(view_of(1)) is view_of(1)


def test_reports_of_two_companies_restate_nothing_of_each_other() -> None:
    january, february = (
        d.model_copy(update={"id": f"reports/{name}", "title": f"{name}年度报告2030"})
        for d, name in zip(reports_in(view_of(2)), ("临江纸业", "松涛轮渡"), strict=True)
    )
    in_folders = (january.model_copy(update={"id": "临江/2030"}),
                  february.model_copy(update={"id": "松涛/2031"}))  # fmt: skip
    for documents in ((january, february), in_folders):
        apart = MemoryView(documents=documents)
        assert len(series_in(apart)) == 2
        assert newest_of(apart) is apart


@pytest.mark.parametrize(
    ("titles", "series"),
    [
        pytest.param(("轻轨6号线（2030年）", "轻轨7号线（2031年）"), 2, id="two lines"),
        pytest.param(("轻轨6号线（2030年）", "轻轨6号线（2031年）"), 1, id="one line, twice"),
        pytest.param(("第6期经营汇报（2030年）", "第7期经营汇报（2031年）"), 1, id="two issues"),
        pytest.param(("203001经营汇报", "203002经营汇报"), 1, id="two months, packed"),
    ],
)
def test_a_number_within_a_title_tells_things_apart(titles: tuple[str, str], series: int) -> None:
    named = tuple(
        d.model_copy(update={"id": f"reports/{title}", "title": title})
        for d, title in zip(reports_in(view_of(2)), titles, strict=True)
    )
    assert len(series_in(MemoryView(documents=named))) == series


@pytest.mark.parametrize(
    ("text", "older"),
    [
        pytest.param("食堂为什么停业", [], id="no report has a word of it"),
        pytest.param("手写日志", [JANUARY], id="one older report has it"),
    ],
)
def test_an_older_report_is_read_only_where_its_passages_may_say_more(
    text: str, older: list[str]
) -> None:
    read: list[str] = []

    def planned(view: View, text: str, draft: Draft | None) -> tuple[Draft, Plan]:
        read.append(view.report if isinstance(view, Edition) else "")
        return draft or Draft("zh"), Plan(text=text, language="zh", intent="text")

    scope = edition(view_of(3), "current")
    best_said(scope, text, None, planned, (Draft("zh"), Plan(text=text, language="zh")))
    assert read == older


def test_a_view_of_one_report_holds_nothing_of_another() -> None:
    only = edition(view_of(3), "only", FEBRUARY)
    assert {f.document for name in only.uses() for f in only.figures(name, any_subject=True)} == {
        FEBRUARY
    }
    assert "年卡" not in only.members()["卡种"]
    assert "船员数" not in only.uses()
    assert {case.document for case in only.cases()} == {"cases/qinghe-02", "cases/yunping-02"}
    shown = {p.document for p in only.passages()} | {h.document for h in only.headings()}
    assert not shown & {JANUARY, MARCH}
    found = (only.passage(hit.id) for hit in only.keyword("会员数为", 10))
    assert {passage.document for passage in found if passage} == {FEBRUARY}


@pytest.mark.parametrize("audience", [Audience.SALES, Audience.PUBLIC])
def test_a_report_that_an_audience_does_not_see_is_no_report_to_it(audience: Audience) -> None:
    view = newest_of(view_of(2, audience))
    assert isinstance(view, Edition)
    hidden = ask(2, "客运收入比上次汇报涨了多少", audience=audience)
    assert hidden.status == "not_found"
    assert hidden.figures == ()
    assert "612" not in hidden.answer


def test_questions_to_begin_with_and_to_go_on_are_answered() -> None:
    for audience in Audience:
        begun = starters(newest_of(view_of(3, audience)), "zh")
        assert begun[0] == "上次汇报以来有什么变化？"
        told = [ask(3, question, audience=audience) for question in begun]
        told += [ask(3, question, audience=audience) for question in told[-1].suggestions]
        assert {answer.status for answer in told} == {"answered"}


def test_a_row_belongs_to_the_report_that_it_quotes_or_its_table_names(tmp_path: Path) -> None:
    folder = copy_months(3, tmp_path)
    (folder / "metrics/2031-01-fleet.csv").write_text("metric,value\n趸船数,4座\n", "utf-8")
    (folder / "metrics/fleet.csv").write_text("metric,value\n缆桩数,40座\n", "utf-8")
    figures = read_corpus(folder).figures
    told = {f.metric: f.document for f in figures if f.metric in {"趸船数", "缆桩数", "船员数"}}
    assert told == {"趸船数": JANUARY, "缆桩数": MARCH, "船员数": JANUARY}
    quoted = {f.document for f in figures if f.sources[0].document == FEBRUARY}
    assert quoted == {FEBRUARY}


def test_a_report_without_a_date_is_of_the_month_in_its_name(tmp_path: Path) -> None:
    folder = copy_months(2, tmp_path)
    for month in ("01", "02"):
        path = folder / f"reports/2031-{month}.md"
        text = path.read_text("utf-8")
        path.write_text(re.sub(r"\A---.*?---\n", "", text, flags=re.S), "utf-8")
    dates = {d.id: d.date for d in read_corpus(folder).documents if d.kind == "report"}
    assert dates == {JANUARY: "2031-01", FEBRUARY: "2031-02"}


def test_parts_are_added_up_within_one_report() -> None:
    assert [f.what for f in corpus_of(3).findings if f.kind == "does_not_add_up"] == []


def test_no_model_words_what_only_reports_tell_apart() -> None:
    model = Scripted("会员数从{f2}降至{f1}。")
    assistant = Assistant(Months(2), Conversations(), words=Wording(Guarded(model)))
    asker = Asker(id="a", audience=Audience.EXECUTIVE)
    for question in ("会员数比上次汇报涨了多少", "2030年12月的客运收入", "上次汇报以来有什么变化"):
        answer = assistant.ask(Question(text=question, asker=asker))
        assert answer.answer == ask(2, question).answer
