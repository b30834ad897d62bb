"""Months dropped in raw: which month, which report, which value holds, and what is put of them."""

import re

import pytest

from assistant.exchange import Answer
from tests.raw_railway_months import RAILWAY

RIGHT, WRONG = "是的，与资料一致：", "不对，资料里是："


def texts(answer: Answer) -> list[str]:
    """The values that the text prints, in order."""
    return re.findall(r"\*\*([^*]+)\*\*\[", answer.answer)


@pytest.mark.parametrize(
    ("question", "verdict"),
    [
        ("3月比2月投诉净增3件对吗", RIGHT),
        ("3月比2月投诉净增5件对吗", WRONG),
        ("本月票务收入比上月多190万元对吗", RIGHT),
        ("本月票务收入比上月多690万元对吗", WRONG),
        ("本月票务收入比上月减少190万元对吗", WRONG),
        ("本月票务收入比上月增长28%对吗", RIGHT),
        ("本月票务收入比上月增长35%对吗", WRONG),
        ("本月上座率比上月高4.9个百分点吗", RIGHT),
        ("本月上座率比上月高6个百分点吗", WRONG),
    ],
)
def test_a_difference_that_is_put_is_judged_by_its_size(question: str, verdict: str) -> None:
    assert RAILWAY.ask(question).answer.startswith(verdict)


def test_the_months_of_a_quarter_are_told_as_they_hold() -> None:
    answer = RAILWAY.ask("1-3月每个月的票务收入")
    assert texts(answer) == ["765万元", "690万元", "880万元", "740万元"]
    assert "票务收入在此前的《岚溪索道2031年1月经营月报》中写为 **740万元**" in answer.answer


def test_an_older_value_in_a_list_of_reports_was_corrected_later() -> None:
    answer = RAILWAY.ask("历次汇报里员工有多少")
    assert texts(answer)[-2:] == ["352人", "328人"]
    assert "之后的《岚溪索道2031年3月经营月报》中更正为 **328人**" in answer.answer


@pytest.mark.parametrize(
    ("question", "value"),
    [
        ("上个月票务收入", "690万元"),
        ("上上个月投诉多少", "35件"),
        ("How much 票务收入 last month?", "690万元"),
        ("What was 员工 in the same month last year?", "310人"),
        ("上期的票务收入", "690万元"),
        ("上上上次汇报里票务收入多少", "610万元"),
        ("上月的汇报里上座率", "49.9%"),
        ("去年同期的汇报里上座率", "48.2%"),
    ],
)
def test_a_month_or_report_is_counted_back(question: str, value: str) -> None:
    assert texts(RAILWAY.ask(question))[:1] == [value]


@pytest.mark.parametrize(
    "question", ["下个月票务收入多少", "下月投诉多少", "下季度票务收入", "4月票务收入多少"]
)
def test_a_month_to_come_has_no_value(question: str) -> None:
    answer = RAILWAY.ask(question)
    assert answer.status == "not_found"
    assert not answer.figures


@pytest.mark.parametrize("question", ["线下月均投诉多少", "以下月份的投诉"])
def test_two_words_that_meet_name_no_month(question: str) -> None:
    assert "2031年4月" not in RAILWAY.ask(question).answer


@pytest.mark.parametrize(
    ("turns", "value"),
    [
        (("1月的汇报里有多少员工", "最新的呢"), "352人"),
        (("1月的汇报里有多少投诉", "上座率呢", "最近一次呢"), "54.3%"),
        (("1月的汇报里有多少员工", "2月的呢"), "332人"),
        (("1月的汇报里有多少员工", "2月的呢", "最近一次呢", "去年同期呢"), "310人"),
        (("1月的汇报里有多少员工", "12月的呢"), "340人"),
        (("本月票务收入", "去年同期呢", "1月呢"), "765万元"),
        (("1月票务收入", "现在呢"), "880万元"),
    ],
)
def test_a_follow_up_leaves_the_report_or_year_before(turns: tuple[str, ...], value: str) -> None:
    assert texts(RAILWAY.ask(*turns))[:1] == [value]


def test_what_a_sentence_corrects_is_read_as_corrected() -> None:
    held = {(f.document[-9:], f.metric, *f.dimensions.values(), f.period, f.text)
            for f in RAILWAY.corpus.figures if f.nature == "actual"}  # fmt: skip
    assert ("31年2月经营月报", "票务收入", "西线", "2031-01", "365万元") in held
    assert not {name for _, name, *_ in held} & {"调整", "更正"}
    assert {f.kind for f in RAILWAY.corpus.findings} == {"restated"}


@pytest.mark.parametrize(
    ("question", "values"),
    [
        ("2031年票务收入的目标定为多少", ["1.1亿元", "1亿元"]),
        ("票务收入的目标上调了多少", ["1亿元", "1.1亿元", "10.00%", "1000万元"]),
        ("1月西线收入多少", ["365万元", "340万元"]),
        ("1月的票务收入为什么改了", ["740万元", "765万元", "3.38%", "25万元"]),
        ("票务收入目标今年改过没有", ["1亿元", "1.1亿元", "10.00%", "1000万元"]),
    ],
)
def test_what_was_said_before_is_told(question: str, values: list[str]) -> None:
    assert texts(RAILWAY.ask(question)) == values


def test_why_a_value_was_corrected_is_told_in_the_words_of_the_report() -> None:
    assert "补记团队票款后" in RAILWAY.ask("1月票务收入为什么改了").answer
    assert "没有写明原因" in RAILWAY.ask("1月投诉为什么改了").answer


@pytest.mark.parametrize(
    ("question", "value"),
    [
        ("本月东线收入多少", "470万元"),
        ("东线收入较去年同期增长了多少", "330万元"),
        ("去年同期的汇报里有多少投诉", "21件"),
        ("上上次汇报里投诉有几件", "32件"),
        ("本月日均客流多少人次", "2.8万人次"),
    ],
)
def test_an_older_report_in_other_words_measures_the_same(question: str, value: str) -> None:
    assert texts(RAILWAY.ask(question))[:1] == [value]


def test_a_share_moves_by_points() -> None:
    answer = RAILWAY.ask("本月东线收入占比比上月高出多少")
    assert [c.unit for c in answer.computations] == ["percentage_point"]
    assert answer.computations[0].value == pytest.approx(-0.21)


@pytest.mark.parametrize(
    ("question", "reports"),
    [
        ("最新的汇报是哪个月的", 1),
        ("目前用的是哪份汇报", 1),
        ("有哪几个月的汇报", 4),
        ("都有哪几个月的汇报", 4),
    ],
)
def test_the_reports_are_listed(question: str, reports: int) -> None:
    answer = RAILWAY.ask(question)
    assert answer.status == "answered"
    assert len({citation.document_id for citation in answer.citations}) == reports


def test_what_was_corrected_is_listed() -> None:
    every, newest = RAILWAY.ask("哪些数字更正过"), RAILWAY.ask("最新汇报更正了哪些数字")
    assert every.answer.count("→") == 6
    assert newest.answer.count("→") == 3
    assert "**328人**" in newest.answer
    assert "**765万元**" not in newest.answer


def test_the_report_of_a_value_may_be_asked_in_english() -> None:
    answer = RAILWAY.ask("Which report is the 员工 from?")
    assert texts(answer) == ["352人"]
    assert "newest report" in answer.notes[0]
