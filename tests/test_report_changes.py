"""What changed between reports: of one metric, of each report, of everything; chat and command."""

import json
import re
import sys
from dataclasses import replace

import pytest

from assistant import bootstrap, cli
from assistant.cli import printing
from assistant.errors import RecordError
from assistant.exchange import Answer
from assistant.records import Audience
from assistant.retrieval.occasions import asked_of
from tests.api_fakes import Script, answer
from tests.months import FEBRUARY, JANUARY, MARCH, ask, browser, view_of


def computed(answer: Answer) -> list[tuple[str, str]]:
    return [(c.formula, c.text) for c in answer.computations]


@pytest.mark.parametrize(
    "question",
    [
        "会员数比上次汇报涨了多少",
        "会员数比上月涨了多少",
        "会员数和上个月的汇报相比涨了多少",
        "会员数较上次增长了多少",
        "会员数比一月的汇报涨了多少",
        "会员数从上次汇报以来涨了多少",
        "members growth since the last report",
    ],
)
def test_a_stock_grows_from_one_report_to_the_next(question: str) -> None:
    told = ask(2, question)
    assert ("(1.32万人 − 1.2万人) / 1.2万人", "10.00%") in computed(told)
    assert ("1.32万人 − 1.2万人", "1200人") in computed(told)
    assert {citation.document_id for citation in told.citations} == {JANUARY, FEBRUARY}
    assert "澄江轮渡经营汇报（2031年1月）" in told.answer


def test_a_monthly_value_grows_by_its_periods() -> None:
    told = ask(2, "客运收入比上月涨了多少")
    assert ("(612万元 − 558万元) / 558万元", "9.68%") in computed(told)
    of_reports = ask(2, "客运收入比上次汇报涨了多少")
    assert ("(612万元 − 560万元) / 560万元", "9.29%") in computed(of_reports)
    assert "（2030年12月）" in of_reports.answer


def test_shares_differ_by_points_and_members_each_by_themselves() -> None:
    assert computed(ask(2, "准点率比上次汇报变化多少")) == [("95.5% − 94%", "1.50个百分点")]
    each = ask(2, "各卡种的会员数比上次汇报涨了多少")
    assert ("(8600人 − 8000人) / 8000人", "7.50%") in computed(each)
    assert ("(3400人 − 3000人) / 3000人", "13.33%") in computed(each)


def test_two_named_reports_are_compared() -> None:
    told = ask(3, "一月汇报和三月汇报的会员数差多少")
    assert ("1.4万人 − 1.2万人", "2000人") in computed(told)


def test_what_one_of_the_reports_lacks_is_said() -> None:
    told = ask(3, "船员数比上次汇报多了多少")
    assert computed(told) == []
    assert "没有给出船员数" in told.answer
    assert "（《澄江轮渡经营汇报（2031年1月）》）：**86人**" in told.answer


@pytest.mark.parametrize("question", ["历次汇报的会员数", "会员数按月", "每次汇报的会员数是多少"])
def test_each_report_has_a_row(question: str) -> None:
    told = ask(3, question)
    assert re.findall(r"\*\*(.+?)\*\*\[", told.answer) == ["1.2万人", "1.32万人", "1.4万人"]
    dates = ["2031-01-10", "2031-02-12", "2031-03-11"]
    assert isinstance(told.chart, dict)
    assert told.chart["xAxis"] == {"type": "category", "data": dates}


def test_the_year_before_is_of_the_same_month() -> None:
    assert "2030年1月的数值" in ask(2, "去年同期的客运收入").answer


@pytest.mark.parametrize(
    "question",
    [
        "上次汇报以来有什么变化",
        "和上个月比有什么变化",
        "这次汇报和上次有什么不同",
        "与一月的汇报相比有哪些变化？",
        "跟上次比变了什么",
        "what changed since the last report?",
    ],
)
def test_the_chat_tells_what_changed(question: str) -> None:
    told = ask(2, question)
    assert told.status == "answered"
    assert ("1.32万人 − 1.2万人", "1200人") in computed(told)
    for part in ("558万元", "夜航班次", "船员数", "年卡", "学生卡", "云屏酒店", "北岸学校"):
        assert part in told.answer
    assert "码头数" not in told.answer
    assert {JANUARY, FEBRUARY, "cases/yunping-02", "cases/beian-01"} <= {
        citation.document_id for citation in told.citations
    }


def test_what_is_foreseen_in_one_and_measured_in_the_next_has_come() -> None:
    told = ask(2, "上次汇报以来有什么变化").answer
    assert re.search(r"600万元\*\*\[\d\]（2031年1月）（预测） → \*\*612万元", told)


def test_what_changed_may_be_asked_of_one_name() -> None:
    told = ask(2, "青禾旅行社和上次汇报比有什么变化")
    assert "18元" in told.answer
    assert "17元" in told.answer
    assert "会员数" not in told.answer


def test_what_changed_after_a_figure_is_asked_of_it() -> None:
    told = ask(3, "会员数是多少", "有什么变化")
    assert ("1.4万人 − 1.32万人", "800人") in computed(told)
    assert "准点率" not in told.answer


def test_a_long_list_is_cut_counted_and_can_be_seen(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("assistant.answering.changes.CHANGED", 2)
    told = ask(2, "上次汇报以来有什么变化")
    assert "其余 14项 − 8项 = **6项** 未列出" in told.answer
    assert "`assistant diff 2031-01 2031-02`" in told.answer


@pytest.mark.parametrize(
    "question", ["上次汇报以来有什么变化", "和上个月比有什么变化", "会员数比上次汇报涨了多少",
                 "what changed since the last report?"]
)  # fmt: skip
def test_one_report_has_nothing_to_compare_with(question: str) -> None:
    told = ask(1, question)
    assert told.status == "not_found"
    assert "澄江轮渡经营汇报（2031年1月）" in told.answer
    assert "只有一份汇报" in told.answer or "only one report" in told.answer


@pytest.mark.parametrize("audience", [Audience.SALES, Audience.PUBLIC])
def test_changes_are_those_that_the_asker_may_see(audience: Audience) -> None:
    told = ask(2, "上次汇报以来有什么变化", audience=audience)
    assert "客运收入" not in told.model_dump_json()
    assert "95.5%" in told.answer
    assert ("会员数" in told.answer) is audience.sees(Audience.SALES)
    found = browser(2).changes(audience)
    assert "客运收入" not in found.model_dump_json()


@pytest.mark.parametrize(
    ("text", "kind"),
    [
        ("2030年11月和2030年12月的客运收入", ""),
        ("上次签约是什么时候", ""),
        ("会员数和船员数有什么区别", ""),
        ("一月的汇报里，青禾和北岸两个客户区别在哪", "of"),
        ("客运收入和上个月比有什么变化", "changes"),
        ("历次汇报的会员数", "each"),
        ("十二月的汇报里会员数", "none"),
        ("和去年比有什么变化", "none"),
        ("2031年有什么变化", ""),
        ("一月和二月的汇报里会员数各多少", "each"),
        ("本报告期的会员数", ""),
    ],
)
def test_words_for_reports_are_told_from_others(text: str, kind: str) -> None:
    assert asked_of(text, view_of(3)).kind == kind


@pytest.mark.parametrize(
    ("older", "newer", "expected"),
    [
        ("", "", (FEBRUARY, MARCH)),
        ("2031-01", "", (JANUARY, MARCH)),
        ("2031-02", "2031-01", (JANUARY, FEBRUARY)),
        ("corpus/reports/2031-01.md", "reports/2031-02", (JANUARY, FEBRUARY)),
        ("2031年1月", "澄江轮渡经营汇报（2031年2月）", (JANUARY, FEBRUARY)),
    ],
)
def test_reports_are_compared_by_what_people_call_them(
    older: str, newer: str, expected: tuple[str, str]
) -> None:
    found = browser(3).changes(Audience.EXECUTIVE, older, newer)
    assert (found.older.id, found.newer.id) == expected


@pytest.mark.parametrize(
    ("months", "older", "newer", "told"),
    [
        (1, "", "", "只有一份汇报"),
        (3, "2030-07", "", "2031-01"),
        (3, "2031-02", "2031-02", "自己"),
        (3, "", "2031-01", "之前没有别的汇报"),
    ],
)
def test_a_report_that_cannot_be_compared_is_explained(
    months: int, older: str, newer: str, told: str
) -> None:
    with pytest.raises(RecordError) as error:
        browser(months).changes(Audience.EXECUTIVE, older, newer)
    assert told in str(error.value)


def run_diff(monkeypatch: pytest.MonkeyPatch, months: int, *arguments: str) -> int:
    service = replace(Script(answer()).service(), browse=browser(months))
    monkeypatch.setattr(bootstrap, "build", lambda *_, **__: service)
    monkeypatch.setattr(sys, "argv", ["assistant", "diff", *arguments])
    monkeypatch.setattr(printing.OUT, "width", 160)
    with pytest.raises(SystemExit) as ended:
        cli.main()
    return int(ended.value.code or 0)


def test_the_command_tells_all_of_it(
    monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    assert run_diff(monkeypatch, 2, "2031-01", "2031-02") == 0
    told = capsys.readouterr().out
    for part in ("1200人", "10.00%", "560万元（2030-12）", "558万元（2030-12）", "更正",
                 "预测转实际", "夜航班次", "船员数", "云屏酒店", "北岸学校"):  # fmt: skip
        assert part in told


def test_the_command_has_it_as_json_for_an_audience(
    monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    assert run_diff(monkeypatch, 2, "2031-01", "2031-02", "--json", "--audience", "public") == 0
    found = json.loads(capsys.readouterr().out)
    assert [each["new"]["label"] for each in found["changed"]] == ["准点率"]
    assert [each["label"] for each in found["new"]] == ["夜航班次"]
    assert [each["label"] for each in found["gone"]] == ["船员数"]
    assert found["new_cases"] == []


def test_the_command_explains_what_it_cannot_do(
    monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    assert run_diff(monkeypatch, 1) == 1
    assert "assistant ingest" in capsys.readouterr().err
