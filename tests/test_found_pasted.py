"""A monthly report as people paste it into a chat: spaces beside digits, plus signs, slashes."""

from datetime import date
from pathlib import Path

import pytest

from assistant.ingest.corpus import read_corpus
from assistant.ingest.dating import about
from assistant.ingest.readers import read_front
from assistant.periods import find_periods
from tests.test_found_figures import told

COVER = "Page 1: 麦禾烘焙 2031年5月经营会\n汇报：门店部  2031.06.08  内部资料\n"


def found(folder: Path, text: str) -> set[str]:
    (folder / "report.txt").write_text(f"{COVER}Page 2: 经营\n{text}\n", "utf-8")
    return {told(figure) for figure in read_corpus(folder).figures}


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        pytest.param(
            "5 月收入 6.4 亿，较上月 6.0 亿增长 7%；目标 8.0 亿，完成率 80%",
            {
                "收入 2031-05: 640000000 CNY",
                "收入 2031-04: 600000000 CNY",
                "收入环比增长 2031-05: 7 percent",
                "收入 2031-05: 800000000 CNY (target)",
                "收入完成率 2031-05: 80 percent",
            },
            id="what it was, what was aimed at, how much of that is reached",
        ),
        pytest.param(
            "毛利率 26.4%（4 月 25.1%，+1.3pct），准时率 94%（4 月 92%，目标 96%）",
            {
                "毛利率 2031-05: 26.4 percent",
                "毛利率 2031-04: 25.1 percent",
                "准时率 2031-05: 94 percent",
                "准时率 2031-04: 92 percent",
                "准时率 2031-05: 96 percent (target)",
            },
            id="another month in a bracket",
        ),
        pytest.param(
            "逾期 2.43 亿，逾期率 12.5%（4 月 2.8 亿，15%）；NPS 46（4 月 43）；周转天数 54 天",
            {
                "逾期 2031-05: 243000000 CNY",
                "逾期率 2031-05: 12.5 percent",
                "逾期 2031-04: 280000000 CNY",
                "逾期率 2031-04: 15 percent",
                "NPS 2031-05: 46",
                "NPS 2031-04: 43",
                "周转天数 2031-05: 4665600 s",
            },
            id="several in a bracket, a score without unit, days",
        ),
        pytest.param(
            "1-5 月累计收入 30.2 亿，全年目标 72 亿",
            {"收入 2031-01/2031-05: 3020000000 CNY", "收入 2031: 7200000000 CNY (target)"},
            id="since January",
        ),
        pytest.param(
            "投诉 36 起，较上月 45 起下降 20%：破损 20 + 迟到 10 + 其他 6",
            {
                "投诉 2031-05: 36 起",
                "投诉 2031-04: 45 起",
                "投诉环比下降 2031-05: 20 percent",
                "投诉 破损 2031-05: 20 起",
                "投诉 迟到 2031-05: 10 起",
                "投诉 其他 2031-05: 6 起",
            },
            id="parts joined by plus",
        ),
        pytest.param(
            "退货 20 单原因：口味 11 + 迟到 5 + 其他 4",
            {
                "退货 2031-05: 20 单",
                "退货 口味 2031-05: 11 单",
                "退货 迟到 2031-05: 5 单",
                "退货 其他 2031-05: 4 单",
            },
            id="a label that counts",
        ),
        pytest.param(
            "产能：城东 1,000 箱，产出 880 箱，开工率 88%；城西 500 箱，产出 370 箱，开工率 74%",
            {
                "产能 城东 2031-05: 1000 箱",
                "产出 城东 2031-05: 880 箱",
                "开工率 城东 2031-05: 88 percent",
                "产能 城西 2031-05: 500 箱",
                "产出 城西 2031-05: 370 箱",
                "开工率 城西 2031-05: 74 percent",
            },
            id="places in turn",
        ),
        pytest.param(
            "待定大单：一期烤箱 0.93 亿 / 二期冷柜 0.47 亿",
            {
                "待定大单 一期烤箱 2031-05: 93000000 CNY",
                "待定大单 二期冷柜 2031-05: 47000000 CNY",
            },
            id="a list with slashes",
        ),
        pytest.param(
            "装机 1,280 MW（4 月 1,150 MW），缺 8kW 机型",
            {"装机 2031-05: 1280 MW", "装机 2031-04: 1150 MW", "机型缺 2031-05: 8 kW"},
            id="power is no money",
        ),
    ],
)
def test_prose_is_read_as_it_is_pasted(tmp_path: Path, text: str, expected: set[str]) -> None:
    assert found(tmp_path, text) == expected


def test_what_adds_up_is_of_what_it_adds_up_to(tmp_path: Path) -> None:
    text = (
        "5 月收入 6.48 亿\nPage 3: 区域表现\n"
        "国内 3.76 亿（58%）：城东 2.52 + 城西 1.24\n海外 2.72 亿（42%）：北岛 1.50 + 南岛 1.22\n"
        "南岛：甲港 0.72 + 乙港 0.50，乙港为新店"
    )
    figures = found(tmp_path, text)
    assert {
        "收入 国内 2031-05: 376000000 CNY",
        "收入 国内 城东 2031-05: 252000000 CNY",
        "收入 海外 2031-05: 272000000 CNY",
        "收入 海外 南岛 2031-05: 122000000 CNY",
        "收入 南岛 乙港 2031-05: 50000000 CNY",
    } <= figures
    assert not any(figure.startswith(("国内", "海外", "南岛")) for figure in figures)


def test_amounts_that_add_up_to_nothing_keep_their_own_name(tmp_path: Path) -> None:
    figures = found(tmp_path, "5 月收入 6.48 亿\n城东 3.76 亿：甲店 2.52 + 乙店 1.24\n城西 2.00 亿")
    assert "城东 2031-05: 376000000 CNY" in figures
    assert not any(figure.startswith("收入 城") for figure in figures)


SLASHED = """5 月收入 6.48 亿
前三名合计 1.51 亿，占 23.3%
Page 3: 产品表现（亿元）
产品 5月 / 4月 / 5月目标 / 完成率 / 毛利率
面包 4.10 / 4.00 / 4.00 / 102.5% / 28.5%
蛋糕柜 2.38 / 2.50 / 2.80 / 85% / 24.0%
"""


def test_a_table_typed_with_slashes_is_a_table(tmp_path: Path) -> None:
    assert {
        "收入 面包 2031-05: 410000000 CNY",
        "收入 面包 2031-04: 400000000 CNY",
        "收入 蛋糕柜 2031-05: 280000000 CNY (target)",
        "收入完成率 蛋糕柜 2031-05: 85 percent",
        "毛利率 蛋糕柜 2031-05: 24 percent",
    } <= found(tmp_path, SLASHED)


def test_a_list_of_the_largest_is_a_table_by_its_caption(tmp_path: Path) -> None:
    rows = "1 云杉酒店 0.71 / 0.60\n2 青石茶饮 0.50 / 0.45\n3 望江楼 0.30 / 0.28\n"
    text = f"{SLASHED}Page 4: 客户\nTop3（5月/4月，亿元）\n{rows}"
    figures = found(tmp_path, text)
    assert "收入 云杉酒店 2031-05: 71000000 CNY" in figures
    assert "收入 望江楼 2031-04: 28000000 CNY" in figures


def test_slashes_in_a_sentence_are_no_table(tmp_path: Path) -> None:
    text = "收入 / 成本 / 利润都已核对\n早班 6:30 / 晚班 14:30\n面包 12 / 蛋糕 8"
    assert not any("班" in figure for figure in found(tmp_path, text))


def test_plans_of_the_next_month_are_targets_of_it(tmp_path: Path) -> None:
    (tmp_path / "report.txt").write_text(
        f"{COVER}Page 2: 人员与 6 月计划\n6 月目标：收入 7.5 亿 = 面包 4.5 + 蛋糕 3.0\n"
        "6 月新签 10.0 亿，准时率 96%\n",
        "utf-8",
    )
    figures = {told(figure) for figure in read_corpus(tmp_path).figures}
    assert figures == {
        "收入 2031-06: 750000000 CNY (target)",
        "收入 面包 2031-06: 450000000 CNY (target)",
        "收入 蛋糕 2031-06: 300000000 CNY (target)",
        "新签 2031-06: 1000000000 CNY (target)",
        "准时率 2031-06: 96 percent (target)",
    }


def test_a_day_set_apart_on_the_cover_is_that_of_the_report() -> None:
    found = about(read_front(COVER, "a.txt"), COVER, "a.txt", ["Page 1: 麦禾烘焙 2031年5月经营会"])
    assert (found.date, found.period) == ("2031-06-08", "2031-05")


@pytest.mark.parametrize("text", ["营业 25 年", "3 月"])
def test_spans_of_years_are_no_years(text: str) -> None:
    assert [span.key for span in find_periods(text, date(2031, 5, 31))] == (
        ["*-03"] if "月" in text else []
    )
