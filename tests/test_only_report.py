"""One report alone: what comes before it is no report, and the period before its own is."""

import pytest

from tests.raw_corpora import RawCorpus

SAWMILL = RawCorpus(
    {
        "松岭锯木2031年度报告.md": "# 松岭锯木2031年度报告\n\n报告日期：2032年3月8日\n\n"
        "2031年锯材收入640万元，2030年锯材收入590万元。\n\n"
        "三年以上期限的订单有18份。\n"
    }
)


@pytest.mark.parametrize(
    ("question", "value"),
    [("上期锯材收入多少", "590万元"), ("本期锯材收入多少", "640万元"), ("锯材收入", "640万元")],
)
def test_the_issue_before_is_the_period_before(question: str, value: str) -> None:
    assert [figure.text for figure in SAWMILL.ask(question).figures][:1] == [value]


def test_what_no_period_before_has_is_not_told_of_this_one() -> None:
    assert SAWMILL.ask("上上期锯材收入多少").status != "answered"


def test_a_term_names_no_issue() -> None:
    assert "18份" in SAWMILL.ask("三年以上期限的订单有多少").answer


@pytest.mark.parametrize("question", ["最新的汇报是哪一期", "有哪几个月的汇报"])
def test_the_only_report_is_told_where_reports_are_asked_for(question: str) -> None:
    answer = SAWMILL.ask(question)
    assert answer.status == "answered"
    assert "松岭锯木2031年度报告" in answer.answer
