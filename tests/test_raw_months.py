"""Several reports that nobody has curated: each keeps its cases; what changed between two."""

import pytest

from assistant.browsing import CaseFilter
from assistant.errors import RecordError
from assistant.periods import possible
from assistant.records import Audience
from assistant.retrieval.occasions import asked_of
from tests.raw_corpora import RawCorpus
from tests.raw_months import FEBRUARY, JANUARY, LAST_MARCH, LAUNDRY, MARCH


def test_each_report_keeps_its_own_cases() -> None:
    held = {(case.customer, case.document) for case in LAUNDRY.raw_view.cases()}
    assert held == {
        ("银杉旅馆", LAST_MARCH),
        ("银杉旅馆", JANUARY),
        ("长汀医院", JANUARY),
        ("长汀医院", FEBRUARY),
        ("青浦学校", FEBRUARY),
        ("青浦学校", MARCH),
        ("银杉旅馆", MARCH),
    }


def test_a_customer_is_listed_once_as_the_newest_report_tells() -> None:
    found = LAUNDRY.browser().cases(Audience.EXECUTIVE, CaseFilter()).cases
    assert {case.customer: case.document for case in found} == {
        "银杉旅馆": MARCH,
        "长汀医院": FEBRUARY,
        "青浦学校": MARCH,
    }


@pytest.mark.parametrize(
    ("question", "told", "untold"),
    [
        ("1月的汇报写了哪些客户案例", ("110间", "400张"), ("青浦学校",)),
        ("2月的汇报写了哪些客户案例", ("420张", "700人"), ("银杉旅馆",)),
        ("去年3月的汇报讲了哪些案例", ("90间",), ("长汀医院", "青浦学校")),
        ("本月汇报有哪些案例", ("760人",), ("长汀医院", "700人")),
        ("上个月的汇报讲了哪些案例", ("420张", "700人"), ("银杉旅馆",)),
        ("现在有哪些客户案例", ("110间", "420张", "760人"), ("90间",)),
    ],
)
def test_cases_are_asked_of_any_report(
    question: str, told: tuple[str, ...], untold: tuple[str, ...]
) -> None:
    answer = LAUNDRY.ask(question).answer
    assert all(part in answer for part in told)
    assert not any(part in answer for part in untold)


def changed(older: str, newer: str) -> set[tuple[str, str, str, str]]:
    found = LAUNDRY.browser().changes(Audience.EXECUTIVE, older, newer).changed
    return {(each.new.label, each.old.text, each.new.text, each.way) for each in found}


def test_what_a_report_between_restated_is_compared_as_restated() -> None:
    found = changed("2032-01", "2032-03")
    assert ("营业收入", "512万元", "540万元", "moved") in found
    assert ("营业收入", "500万元", "512万元", "restated") in found


def test_a_value_that_stayed_has_not_changed() -> None:
    assert "门店" not in {label for label, *_ in changed("2032-01", "2032-02")}
    assert ("门店", "12家", "13家", "moved") in changed("2032-02", "2032-03")


def test_a_column_that_is_compared_with_is_not_news() -> None:
    found = LAUNDRY.browser().changes(Audience.EXECUTIVE)
    assert {(f.label, f.text) for f in found.new if "2031" in (f.period or "")} <= {
        ("烘干机", "18台")
    }


def test_cases_are_new_told_otherwise_or_gone_by_customer() -> None:
    found = LAUNDRY.browser().changes(Audience.EXECUTIVE, "2032-02", "2032-03")
    assert found.new_cases == ("银杉旅馆",)
    assert found.changed_cases == ("青浦学校",)
    assert found.gone_cases == ("长汀医院",)


def test_a_restatement_is_a_finding_of_the_report_that_brought_it() -> None:
    one = " ".join(LAUNDRY.browser().changes(Audience.EXECUTIVE, "2032-01", "2032-02").findings)
    other = " ".join(LAUNDRY.browser().changes(Audience.EXECUTIVE, "2032-02", "2032-03").findings)
    assert "512" in one
    assert "27.1%" not in one
    assert "27.1%" in other
    assert "512" not in other


@pytest.mark.parametrize("name", ["2032-04", "2031-04"])
def test_the_month_that_a_report_was_written_in_names_no_report(name: str) -> None:
    with pytest.raises(RecordError, match=f"没有「{name}」的汇报.*2032年3月月报"):
        LAUNDRY.browser().changes(Audience.EXECUTIVE, "2032-01", name)


@pytest.mark.parametrize(
    ("question", "told", "untold"),
    [
        ("跟上次汇报比，新增了哪些案例", ("银杉旅馆",), ("青浦学校", "长汀医院", "毛利率")),
        ("这次汇报不再提及哪些客户案例", ("长汀医院",), ("青浦学校", "银杉旅馆")),
        ("与1月汇报相比，2月汇报少了哪几个客户", ("银杉旅馆",), ("青浦学校", "门店")),
        ("1月汇报比2月汇报多了哪些案例", ("银杉旅馆",), ("青浦学校",)),
        ("哪些客户在1月和2月的汇报里都有", ("长汀医院",), ("青浦学校", "银杉旅馆")),
        ("跟上次汇报比，新增了哪些指标", ("烘干机",), ("460万元", "青浦学校有住校生")),
        ("和1月的汇报比，2月的汇报不再给出哪些数字", ("送货车",), ("营业收入",)),
        ("2月汇报和1月汇报相比，更正了哪几个数字", ("500万元", "512万元"), ("30%", "460")),
        ("最近一次汇报更正了哪些数字", ("28.6%", "27.1%"), ("512万元", "540万元")),
        ("1月汇报更正了哪些数字", ("没有更正",), ("万元",)),
        ("和去年同期的汇报比，变化有哪些", ("410万元", "540万元", "青浦学校"), ("长汀医院",)),
        ("毛利率从上次汇报以来有哪些变化", ("27.1%", "29%", "1.90个百分点", "28.6%"), ()),
    ],
)
def test_the_asked_part_of_what_changed_is_told(
    question: str, told: tuple[str, ...], untold: tuple[str, ...]
) -> None:
    answer = LAUNDRY.ask(question).answer
    assert [part for part in told if part not in answer] == []
    assert [part for part in untold if part in answer] == []


def test_a_report_that_is_not_there_is_compared_with_nothing() -> None:
    answer = LAUNDRY.ask("4月汇报比3月汇报变了什么")
    assert answer.status == "not_found"
    assert "没有「4月汇报」" in answer.answer
    assert "2032年3月月报" in answer.answer


@pytest.mark.parametrize(
    ("question", "told", "untold"),
    [
        ("1月银杉旅馆的情况", ("110间", "窗帘"), ("低温",)),
        ("去年3月银杉旅馆的方案是什么", ("每天收送两次",), ("窗帘", "低温")),
        ("2月青浦学校的情况", ("700人",), ("760人",)),
        ("2月有哪些客户案例", ("420张", "700人"), ("银杉旅馆",)),
        ("2月新签了哪家客户", ("青浦学校有住校生700人",), ("3月续签",)),
        ("银杉旅馆的情况", ("低温",), ("窗帘", "90间")),
    ],
)
def test_a_month_beside_a_customer_is_that_of_a_report(
    question: str, told: tuple[str, ...], untold: tuple[str, ...]
) -> None:
    answer = LAUNDRY.ask(question).answer
    assert [part for part in told if part not in answer] == []
    assert [part for part in untold if part in answer] == []


@pytest.mark.parametrize(
    "question", ["2月银杉旅馆的情况", "银杉旅馆2月有案例吗", "4月银杉旅馆的情况"]
)
def test_a_customer_of_whom_the_month_tells_nothing_is_refused(question: str) -> None:
    answer = LAUNDRY.ask(question)
    assert answer.status == "not_found"
    assert "月报》" in answer.answer


@pytest.mark.parametrize("question", ["长汀医院还在合作吗", "长汀医院的情况"])
def test_a_case_that_a_later_report_says_has_ended_is_told_as_such(question: str) -> None:
    told = LAUNDRY.ask(question).answer
    assert told.startswith("之后的汇报写到：长汀医院因自建洗衣房，3月12日终止合作。")
    assert "420张" in told


def test_which_report_was_taken_for_a_year_is_said() -> None:
    found = LAUNDRY.browser().changes(Audience.EXECUTIVE, "2031", "2032")
    assert (found.older.id, found.newer.id) == (LAST_MARCH, MARCH)
    assert found.notes == ("「2032」有 3 份汇报，取的是《北岭洗护2032年3月月报》（2032-04-06）。",)


@pytest.mark.parametrize(
    ("key", "read"),
    [("2031-02-30", "2031-02"), ("2032-02-29", "2032-02-29"), ("2031-02", "2031-02"),
     ("2031-Q1", "2031-Q1"), ("*-02-30", "*-02")],
)  # fmt: skip
def test_a_day_that_a_month_has_not_is_of_the_month(key: str, read: str) -> None:
    assert possible(key) == read


@pytest.mark.parametrize(
    ("question", "part"),
    [
        ("比上次汇报新增了哪些客户", "new"),
        ("这次汇报里新增了哪些客户", None),
        ("这次汇报里新增了哪些案例", "new"),
        ("2月汇报里至少有哪些案例", None),
        ("哪些客户不再合作", None),
        ("新增了哪些案例", None),
        ("2月汇报不再提及哪些客户", "gone"),
        ("上次汇报以来银杉旅馆新增了哪些指标", None),
    ],
)
def test_the_part_of_what_changed_is_read_where_reports_are_compared(
    question: str, part: str | None
) -> None:
    focus = asked_of(question, LAUNDRY.raw_view).focus
    assert (focus and focus.part) == part


def test_problems_of_one_report_are_none_of_another() -> None:
    asked = "{}月的报告有没有问题"
    texts = {
        f"青川窑业2031年{month}月月报.md": f"# 青川窑业2031年{month}月月报\n\n"
        f"报告日期：2031年{month + 1}月6日\n\n{text}\n"
        for month, text in ((4, "窑炉从30座增至36座，增长25%。"), (5, "窑炉40座。"))
    }
    kilns = RawCorpus(texts)
    assert kilns.ask(asked.format(4)).status == "answered"
    told = kilns.ask(asked.format(5))
    assert told.status == "not_found"
    assert told.answer.startswith("没有登记到数据问题")


def test_every_step_of_a_chain_of_corrections_is_told() -> None:
    values = {4: (4, 310), 5: (4, 322), 6: (4, 325)}
    texts = {
        f"青川窑业2031年{month}月月报.md": f"# 青川窑业2031年{month}月月报\n\n"
        f"报告日期：2031年{month + 1}月6日\n\n{of}月出窑量{value}吨。\n"
        for month, (of, value) in values.items()
    }
    answer = RawCorpus(texts).ask("哪些数后来改过").answer
    assert all(f"{value}吨" in answer for _, value in values.values())


def test_what_two_companies_say_is_no_correction() -> None:
    texts = {
        f"{name}2031年{month}月月报.md": f"# {name}2031年{month}月月报\n\n"
        f"报告日期：2031年{month + 1}月6日\n\n4月出窑量{value}吨。\n"
        for name, month, value in (
            ("青川窑业", 4, 310), ("青川窑业", 5, 310), ("红土砖厂", 4, 270), ("红土砖厂", 5, 270)
        )
    }  # fmt: skip
    assert "270吨" not in RawCorpus(texts).ask("哪些数后来改过").answer


@pytest.mark.parametrize("question", ["Which report is the newest?", "你依据的是哪份月报"])
def test_the_newest_report_is_told_where_it_is_asked_for(question: str) -> None:
    assert LAUNDRY.ask(question).answer.count("月月报") == 1


def test_a_metric_without_a_month_is_corrected_in_any() -> None:
    assert {"28.6%", "27.1%"} <= {f.text for f in LAUNDRY.ask("毛利率为什么改了").figures}
