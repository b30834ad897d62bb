"""Which period a report is of, and which one a column beside others is compared with."""

import pytest

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
