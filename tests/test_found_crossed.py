"""Tables with more than one column of names, and with members in their columns."""

from collections.abc import Iterable
from pathlib import Path

import pytest

from assistant.ingest.corpus import read_corpus
from assistant.records import Figure
from tests.read_tables import found, told

MONTH = "# 麦禾烘焙2031年5月经营月报\n\n"


def placed(figures: Iterable[Figure]) -> set[tuple[str | None, tuple[str, ...], str | None, str]]:
    """Metric, `dimension=member`, period and value."""
    return {
        (f.metric, tuple(sorted(f"{k}={v}" for k, v in f.dimensions.items())), f.period, f.text)
        for f in figures
    }


def test_a_column_of_metrics_before_that_of_their_members() -> None:
    figures = found(
        "| 指标 | 片区 | 2031年4月 | 2031年5月 |\n|---|---|---|---|\n"
        "| 客流（万人次） | 江心 | 4.1 | 4.6 |\n| 客流（万人次） | 河西 | — | 2.0 |\n"
        "| 客流（万人次） | 小计 | 4.1 | 6.6 |\n"
        "| 出炉批次（次） | 江心 | 310 | 322 |\n| 出炉批次（次） | 合计 | 310 | 322 |\n",
        title=MONTH,
    )
    assert placed(figures) == {
        ("客流", ("片区=江心",), "2031-04", "4.1万人次"),
        ("客流", ("片区=江心",), "2031-05", "4.6万人次"),
        ("客流", ("片区=河西",), "2031-05", "2.0万人次"),
        ("客流", (), "2031-04", "4.1万人次"),
        ("客流", (), "2031-05", "6.6万人次"),
        ("出炉批次", ("片区=江心",), "2031-04", "310次"),
        ("出炉批次", ("片区=江心",), "2031-05", "322次"),
        ("出炉批次", (), "2031-04", "310次"),
        ("出炉批次", (), "2031-05", "322次"),
    }


def test_a_metric_that_was_merged_over_its_rows_is_told_once() -> None:
    figures = found(
        "单位：万元\n\n| 指标 | 片区 | 5月 |\n|---|---|---|\n"
        "| 销售额 | 江心 | 46 |\n|  | 河西 | 20 |\n|  | 小计 | 66 |\n"
        "| 毛利 | 江心 | 18 |\n|  | 河西 | 9 |\n|  | 小计 | 27 |\n",
        title=MONTH,
    )
    assert ("毛利", ("片区=河西",), "2031-05", "9万元") in placed(figures)
    assert ("毛利", (), "2031-05", "27万元") in placed(figures)
    assert len(figures) == 6


def test_one_of_several_sums_of_a_metric_is_not_its_total() -> None:
    figures = found(
        "单位：万元\n\n| 指标 | 片区 | 5月 |\n|---|---|---|\n"
        "| 销售额 | 江心 | 46 |\n| 销售额 | 河西 | 20 |\n| 销售额 | 小计 | 66 |\n"
        "| 销售额 | 湖东 | 10 |\n| 销售额 | 合计 | 76 |\n",
        title=MONTH,
    )
    assert {f.text for f in figures if not f.dimensions} == {"76万元"}


def test_names_with_units_are_metrics_whatever_stands_over_them() -> None:
    figures = found(
        "| 类别 | 片区 | 5月 |\n|---|---|---|\n| 产量（吨） | 江心 | 12 |\n"
        "| 能耗（千瓦时） | 江心 | 90 |\n",
        title=MONTH,
    )
    assert placed(figures) == {
        ("产量", ("片区=江心",), "2031-05", "12吨"),
        ("能耗", ("片区=江心",), "2031-05", "90千瓦时"),
    }


def test_metrics_before_members_under_no_header() -> None:
    figures = found(
        "单位：万元\n\n| | | 5月 |\n|---|---|---|\n| 收入 | 堂食 | 10 |\n| | 外卖 | 5 |\n"
        "| 成本 | 食材 | 4 |\n",
        title=MONTH,
    )
    assert placed(figures) == {
        ("收入", ("项目=堂食",), "2031-05", "10万元"),
        ("收入", ("项目=外卖",), "2031-05", "5万元"),
        ("成本", ("项目=食材",), "2031-05", "4万元"),
    }


STAFF = (
    "表二 月末在册员工（2031年5月31日，单位：人）\n\n"
    "| 片区 | 面包师 | 收银 | 配送 | 合计 | 2031年4月30日合计 |\n|---|---|---|---|---|---|\n"
    "| 江心 | 12 | 8 | 5 | 25 | 24 |\n| 河西 | 9 | 7 | 4 | 20 | 21 |\n"
    "| 全公司合计 | 21 | 15 | 9 | 45 | 45 |\n"
)


def test_columns_that_add_up_are_members_of_what_the_title_names() -> None:
    held = placed(found(STAFF, title=MONTH))
    assert ("月末在册员工", ("片区=江心", "类别=面包师"), "2031-05-31", "12人") in held
    assert ("月末在册员工", ("类别=配送",), "2031-05-31", "9人") in held
    assert ("月末在册员工", ("片区=河西",), "2031-05-31", "20人") in held
    assert ("月末在册员工", ("片区=河西",), "2031-04-30", "21人") in held
    assert ("月末在册员工", (), "2031-04-30", "45人") in held
    assert len(held) == 15


def test_what_is_counted_at_the_end_is_asked_without_saying_so(tmp_path: Path) -> None:
    (tmp_path / "a.md").write_text(MONTH + STAFF, "utf-8")
    (metric,) = read_corpus(tmp_path).metrics
    assert (metric.name, metric.aliases) == ("月末在册员工", ("在册员工",))


def test_columns_that_do_not_add_up_are_left() -> None:
    figures = found(STAFF.replace("| 12 | 8 |", "| 13 | 8 |").replace("| 21 |", "| 22 |"))
    assert all("类别" not in figure.dimensions for figure in figures)


def test_a_corner_names_rows_and_columns() -> None:
    figures = found(
        "各区域分产品销量（单位：吨）\n\n"
        "| 区域\\产品 | 吐司 | 蛋糕 | 合计 |\n|---|---|---|---|\n"
        "| 华东 | 30 | 20 | 50 |\n| 华北 | 15 | 5 | 20 |\n| 合计 | 45 | 25 | 70 |\n",
        title=MONTH,
    )
    held = placed(figures)
    assert ("销量", ("产品=蛋糕", "区域=华北"), "2031-05", "5吨") in held
    assert ("销量", ("区域=华东",), "2031-05", "50吨") in held
    assert ("销量", (), "2031-05", "70吨") in held


@pytest.mark.parametrize(
    "heads",
    [
        "| 片区 | 收入（万元） | 收入（万元） | 毛利（万元） | 毛利（万元） |\n"
        "|---|---|---|---|---|\n| | 堂食 | 外卖 | 堂食 | 外卖 |\n",
        "| 片区 | 收入（万元） 堂食 | 收入（万元） 外卖 | 毛利（万元） 堂食 | 毛利（万元） 外卖 |\n"
        "|---|---|---|---|---|\n",
    ],
    ids=["in two rows", "joined by a reader"],
)
def test_a_block_of_members_for_each_metric(heads: str) -> None:
    figures = found(f"{heads}| 江心 | 30 | 20 | 12 | 7 |\n| 河西 | 15 | 5 | 6 | 2 |\n", title=MONTH)
    held = placed(figures)
    assert ("毛利", ("片区=江心", "类别=外卖"), "2031-05", "7万元") in held
    assert {f.metric for f in figures} == {"收入", "毛利"}
    assert len(held) == 8


def test_a_block_of_metrics_for_each_member() -> None:
    figures = found(
        "单位：万元\n\n"
        "| 月份 | 堂食 收入 | 堂食 成本 | 外卖 收入 | 外卖 成本 |\n|---|---|---|---|---|\n"
        "| 2031年4月 | 30 | 20 | 12 | 7 |\n| 2031年5月 | 33 | 21 | 15 | 9 |\n",
        title=MONTH,
    )
    held = placed(figures)
    assert ("成本", ("类别=外卖",), "2031-04", "7万元") in held
    assert ("收入", ("类别=堂食",), "2031-05", "33万元") in held
    assert len(held) == 8


def test_projects_with_their_budget_progress_and_end() -> None:
    figures = found(
        "单位：万元\n\n| 工程名称 | 总预算 | 已完成投资 | 投资进度 | 预计投产 |\n"
        "|---|---|---|---|---|\n"
        "| 中央厨房二期 | 860 | 559 | 65.0% | 2031年11月 |\n| 冷库改造 | 120 | 60 | 50.0% | — |\n"
        "| 合计 | 980 | 619 | 63.2% | — |\n",
        title=MONTH,
    )
    held = {(f.metric, f.dimensions.get("工程"), f.nature, f.text) for f in figures}
    assert held == {
        ("总预算", "中央厨房二期", "target", "860万元"),
        ("总预算", "冷库改造", "target", "120万元"),
        ("已完成投资", "中央厨房二期", "actual", "559万元"),
        ("已完成投资", "冷库改造", "actual", "60万元"),
        ("投资进度", "中央厨房二期", "actual", "65.0%"),
        ("投资进度", "冷库改造", "actual", "50.0%"),
        ("预计投产", "中央厨房二期", "forecast", "2031年11月"),
        ("总预算", None, "target", "980万元"),
        ("已完成投资", None, "actual", "619万元"),
        ("投资进度", None, "actual", "63.2%"),
    }


def test_a_total_by_name_is_no_member_and_a_subtotal_not_the_whole() -> None:
    figures = found(
        "| 片区 | 收入（万元） | 订单（单） |\n|---|---|---|\n| 江心 | 30 | 900 |\n"
        "| 河西 | 20 | 500 |\n| 直营小计 | 50 | 1400 |\n| 湖东 | 10 | 300 |\n"
        "| 公司合计 | 60 | 1700 |\n",
        title=MONTH,
    )
    held = placed(figures)
    assert ("收入", (), "2031-05", "60万元") in held
    assert not {member for _, members, _, _ in held for member in members if "计" in member}
    assert "50万元" not in {text for *_, text in held}


def test_a_subtotal_behind_its_group_is_that_of_the_group() -> None:
    figures = found(
        "| 大区 | 片区 | 收入（万元） |\n|---|---|---|\n| 华东 | 江心 | 30 |\n"
        "|  | 小计 | 30 |\n| 华北 | 河西 | 20 |\n|  | 小计 | 20 |\n| 合计 |  | 50 |\n",
        title=MONTH,
    )
    assert told(figures) == {
        "收入（华东、江心） @ 2031-05 = 30万元", "收入（华东） @ 2031-05 = 30万元",
        "收入（华北、河西） @ 2031-05 = 20万元", "收入（华北） @ 2031-05 = 20万元",
        "收入 @ 2031-05 = 50万元",
    }  # fmt: skip
