"""A monthly deck: tables of one metric at several times, runs of names, its month left out."""

from pathlib import Path

import pytest

from assistant.ingest.corpus import read_corpus
from tests.read_tables import found as tables
from tests.read_tables import told as of_table
from tests.test_found_figures import told

TITLE = "# 麦禾烘焙 2031年5月经营月报\n\n"
SHOPS = (
    "## 三店收入（万元）\n\n| 门店 | 店长 | 5月收入 | 5月目标 | 4月收入 | 去年5月 |\n"
    "|---|---|---|---|---|---|\n| 江心旗舰店 | 林一 | 33.1 | 32 | 30.5 | 28.2 |\n"
    "| 河西店 | 周二 | 23.7 | 25 | 24.4 | — |\n| 城北店 | 吴三 | 21.5 | 20 | 19.6 | 18.8 |\n"
    "| 合计 |  | 78.3 | 77 | 74.5 | 47.0 |\n\n"
)
ITEMS = (
    "## 品类\n\n| 品类 | 5月收入（万元） | 5月量 |\n|---|---|---|\n| 面包 | 40.2 | 540箱 |\n"
    "| 蛋糕 | 28.6 | 95个 |\n\n"
)


def prose(folder: Path, text: str, before: str = "") -> set[str]:
    (folder / "report.md").write_text(f"{TITLE}{before}## 要点\n\n{text}\n", "utf-8")
    figures = read_corpus(folder).figures
    return {told(f) for f in figures if not f.reasons or not f.reasons[0].startswith("行")}


def test_a_column_without_a_metric_has_that_of_the_first_one() -> None:
    said = of_table(tables(SHOPS, title=TITLE))
    assert {
        "收入（河西店） @ 2031-05 = 23.7万元", "收入（河西店） @ 2031-05 = 25万元",
        "收入（河西店） @ 2031-04 = 24.4万元", "收入（城北店） @ 2030-05 = 18.8万元",
        "收入 @ 2030-05 = 47.0万元",
    } <= said  # fmt: skip
    assert "收入（河西店） @ 2030-05" not in " ".join(said)


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        pytest.param(
            "| 科目（万元） | 5月 | 4月 | 5月占收入 |\n|---|---|---|---|\n"
            "| 人力 | 28.0 | 27.0 | 37.0% |\n",
            "人力占收入 @ 2031-05 = 37.0%",
            id="a share whose header ends in its whole",
        ),
        pytest.param(
            "| 型号 | 4月 |  | 5月合计 |  |\n|---|---|---|---|---|\n"
            "|  | 销量（台） | 收入（万元） | 销量（台） | 收入（万元） |\n"
            "| K2 | 1 | 12 | 3 | 36 |\n",
            "销量（K2） @ 2031-05 = 3台",
            id="the months of a header together",
        ),
        pytest.param(
            "| 客户 | 金额（万元） |  |\n|---|---|---|\n|  | 合同额 | 其中逾期 |\n"
            "| 河西超市 | 47 | 9 |\n",
            "河西超市逾期 @ 2031-05 = 9万元",
            id="an upper header that says amounts alone",
        ),
        pytest.param(
            "| 仓库 | 期初库存（箱） | 本月产量（箱） | 期末库存（箱） |\n|---|---|---|---|\n"
            "| 东仓 | 31 | 70 | 39 |\n",
            "库存（东仓） @ 2031-04 = 31箱",
            id="the opening of the month that is reported",
        ),
    ],
)  # fmt: skip
def test_headers_of_a_deck(text: str, expected: str) -> None:
    assert expected in of_table(tables(text, title=TITLE))


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        pytest.param(
            "客流2,210人次（4月2,085）；毛利率32%",
            {
                "客流 2031-05: 2210 人次", "客流 2031-04: 2085 人次", "毛利率 2031-05: 32 percent",
            },
            id="the month of the report, and a number that lacks its unit",
        ),
        pytest.param(
            "客流（人次）：江心905+河西701+城北604=2,210",
            {
                "客流 江心旗舰店 2031-05: 905 人次", "客流 河西店 2031-05: 701 人次",
                "客流 城北店 2031-05: 604 人次",
            },
            id="short names of the rows of a table, with their sum",
        ),
        pytest.param(
            "店员53人：江心21、河西18、城北14",
            {
                "店员 2031-05: 53 人", "店员 江心旗舰店 2031-05: 21 人",
                "店员 河西店 2031-05: 18 人", "店员 城北店 2031-05: 14 人",
            },
            id="a label that counts what follows it",
        ),
        pytest.param(
            "离职9（店员5+司机4）",
            {
                "离职 2031-05: 9", "离职 店员 2031-05: 5",
                "离职 司机 2031-05: 4",
            },
            id="parts in a bracket",
        ),
    ],
)  # fmt: skip
def test_runs_of_names_in_a_deck(tmp_path: Path, text: str, expected: set[str]) -> None:
    assert expected <= prose(tmp_path, text, SHOPS)


def test_a_bracket_that_adds_up_to_nothing_tells_no_figure(tmp_path: Path) -> None:
    assert prose(tmp_path, "会员日（周三4+周五3）") == set()


def test_what_is_counted_of_a_member_is_its_only_count(tmp_path: Path) -> None:
    text = "面包540箱（4月512箱，目标550箱），箱均744元\n吐司330箱+欧包210箱"
    assert {
        "量 面包 2031-04: 512 箱", "量 面包 2031-05: 550 箱 (target)",
        "量 面包 吐司 2031-05: 330 箱", "量 面包 欧包 2031-05: 210 箱",
    } <= prose(tmp_path, text, ITEMS)  # fmt: skip


def test_a_run_without_a_label_is_of_what_its_heading_names(tmp_path: Path) -> None:
    text = "新会员1,700人\n\n## 新会员从哪来\n\n外卖平台705 + 团购310 + 会员介绍440 + 路过245"
    assert "新会员 团购 2031-05: 310 人" in prose(tmp_path, text)


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        pytest.param("4月是淡季，当月产量300吨。", "产量 2031-04: 300 吨", id="that month"),
        pytest.param(
            "5月产量51万吨，4月为48万吨，去年同期为40万吨。",
            "产量 2030-05: 400000 吨",
            id="a year before the newest",
        ),
        pytest.param(
            "5月离职人数已从4月的31人降到12人。", "离职人数 2031-05: 12 人", id="a fall of a month"
        ),
    ],
)
def test_the_time_of_a_number(tmp_path: Path, text: str, expected: str) -> None:
    assert expected in prose(tmp_path, text)
