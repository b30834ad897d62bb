"""Which period a report is of, and which one a column beside others is compared with."""

from datetime import datetime
from pathlib import Path

import docx
import pytest

from assistant.ingest.corpus import read_corpus
from assistant.ingest.report import read_report
from tests.read_tables import found, told

QUARTER = "# 海泰面包集团 2031年二季度经营报告\n\n## 财务数据\n\n"


@pytest.mark.parametrize(
    ("head", "period"),
    [
        ("汇报时间为2031年6月12日周四，数据截至5月31日。", "2031-05"),
        ("汇报时间：2031年1月9日\n\n数据截止：2030年12月31日", "2030-12"),
        ("汇报时间：2031年1月9日\n\n数据截至12月底", "2030-12"),
        ("汇报时间：2031年1月9日", "2031-01"),
    ],
)
def test_a_report_is_of_the_month_that_its_data_end_with(head: str, period: str) -> None:
    document, _ = read_report(f"# 烤炉经营汇报\n\n{head}\n\n收入3亿元。", "a.md")
    assert document.period == period


def test_a_period_in_the_title_is_not_that_of_the_last_day() -> None:
    document, _ = read_report("# 烤炉2030年度报告\n\n数据截至12月31日\n\n收入3亿元。", "a.md")
    assert document.period == "2030"


def test_the_year_before_is_compared_with_the_whole_behind_its_parts() -> None:
    figures = found(
        "| 项目 | 一季度 | 二季度 | 上半年 | 上年同期 | 同比 |\n|---|---|---|---|---|---|\n"
        "| 营业收入（万元） | 63 | 65 | 128 | 125 | 2.40% |\n",
        title=QUARTER,
    )
    assert {label.removeprefix("海泰面包集团") for label in told(figures)} == {
        "营业收入 @ 2031-Q1 = 63万元", "营业收入 @ 2031-Q2 = 65万元",
        "营业收入 @ 2031-H1 = 128万元", "营业收入 @ 2030-H1 = 125万元",
        "营业收入增长率 @ 2031-H1 = 2.40%",
    }  # fmt: skip


@pytest.mark.parametrize(
    ("title", "period", "month"),
    [
        ("海泰面包2029年上半年经营报告", "2029-H1", "2029-03"),
        ("海泰面包2032年上半年经营报告", "2032-H1", "2032-03"),
        ("海泰面包2030年度报告", "2030", "2030-03"),
        ("海泰面包 FY2030 经营回顾", "2030", "2030-03"),
    ],
)
def test_a_month_has_the_year_of_the_title_whenever_the_file_was_saved(
    tmp_path: Path, title: str, period: str, month: str
) -> None:
    document = docx.Document()
    document.add_heading(title, 0)
    document.add_paragraph("3月订单数为40单。")
    document.core_properties.created = document.core_properties.modified = datetime(2031, 3, 20)
    document.save(str(tmp_path / "report.docx"))
    corpus = read_corpus(tmp_path)
    assert [d.period for d in corpus.documents] == [period]
    assert [f.period for f in corpus.figures] == [month]


@pytest.mark.parametrize(
    ("text", "values"),
    [
        ("5月烤炉从32座增至35座。", {("32座", None), ("35座", "2031-05")}),
        (
            "5月报损率从4%降到3%，收入300万元。",
            {("4%", None), ("3%", "2031-05"), ("300万元", "2031-05")},
        ),
        ("5月周期从8天缩短到6天，南店报损率最高，为2%。", {("8天", None), ("6天", "2031-05")}),
    ],
)
def test_a_month_before_a_change_is_that_of_its_end(
    tmp_path: Path, text: str, values: set[tuple[str, str | None]]
) -> None:
    (tmp_path / "report.md").write_text(f"# 海泰面包2031年5月月报\n\n{text}\n", "utf-8")
    assert {(f.text, f.period) for f in read_corpus(tmp_path).figures} == values


def test_a_date_that_the_report_states_is_what_this_year_counts_from(tmp_path: Path) -> None:
    text = "---\ndate: 2031-03-20\n---\n# 2030年度经营报告\n\n去年产量36吨，今年1月产量3吨。\n"
    (tmp_path / "report.md").write_text(text, "utf-8")
    assert {(f.text, f.period) for f in read_corpus(tmp_path).figures} == {
        ("36吨", "2030"),
        ("3吨", "2031-01"),
    }


@pytest.mark.parametrize(
    ("below", "period"), [("一、2030年回顾", "2031-03"), ("2030年度经营报告", "2030")]
)
def test_only_a_report_below_the_company_s_name_says_the_period(below: str, period: str) -> None:
    text = f"# 海泰面包\n\n## {below}\n\n汇报时间：2031年3月12日\n\n产量36吨。\n"
    document, _ = read_report(text, "a.md")
    assert document.period == period
