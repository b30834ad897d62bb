"""Units of tables and numbers: with exceptions by name, of people, of what is aimed at."""

from datetime import date

import pytest

from assistant.ingest.found.sentences import sentences_of
from assistant.ingest.found.table_units import Units, of_caption, unit_for
from tests.read_tables import found, told

MONTH = "# 麦禾烘焙2031年5月经营月报\n\n"


@pytest.mark.parametrize(
    ("caption", "units"),
    [
        ("单位：万元", Units("万元")),
        ("单位：元 币种：人民币", Units("元")),
        ("√适用 □不适用\n单位：元", Units("元")),
        ("表3 门店经营（单位：家）", Units(None, ("家",))),
        ("单位：万元、%", Units("万元", ("%",))),
        ("单位：万元（销量：箱；损耗率：%）", Units("万元", (), (("损耗率", "%"), ("销量", "箱")))),
        ("金额单位：万元；销量单位：箱", Units("万元", (), (("销量", "箱"),))),
        ("单位：金额：万元；数量：吨", Units("万元", (), (("数量", "吨"),))),
        ("单位：收入为万元，产量为吨", Units(None, (), (("收入", "万元"), ("产量", "吨")))),
        ("单位：万元，产量、库存：吨", Units("万元", (), (("产量", "吨"), ("库存", "吨")))),
        ("单位：万元，另有注明的除外", Units("万元")),
        ("本页为经营数据", None),
    ],
)
def test_a_caption_says_units(caption: str, units: Units | None) -> None:
    assert of_caption(caption) == units


@pytest.mark.parametrize(
    ("name", "unit"),
    [
        ("销售额", "万元"), ("员工薪酬", "万元"), ("销量", "箱"),
        ("期末库存量", None), ("综合损耗率", "%"), ("出勤人次", None), ("平均周转日", None),
    ],
)  # fmt: skip
def test_a_caption_gives_its_unit_only_to_what_it_can_mean(name: str, unit: str | None) -> None:
    assert unit_for(name, of_caption("单位：万元（销量：箱；损耗率：%）")) == unit


@pytest.mark.parametrize(
    ("name", "unit"), [("合同总额", "亿元"), ("毛利", "亿元"), ("炉数量", "座"), ("年初在手", None)]
)
def test_a_caption_of_money_and_of_things_leaves_open_what_no_name_tells(
    name: str, unit: str | None
) -> None:
    assert unit_for(name, of_caption("单位：座、亿元")) == unit


def test_money_is_counted_in_no_heads_and_a_scale_alone_is_a_scale() -> None:
    assert unit_for("人均工资", of_caption("单位：人")) is None
    figures = found("| 项目 | 5月（万） |\n|---|---|\n| 净利润 | 10 |\n", title=MONTH)
    assert told(figures) == {"净利润 @ 2031-05 = 10万"}
    assert [f.quantity.value for f in figures if f.quantity] == [100000]


def test_columns_that_a_caption_sets_apart_have_their_own_units() -> None:
    figures = found(
        "单位：万元（销量：箱；毛利率：%）\n\n"
        "| 产品 | 2031年5月 销量 | 2031年5月 收入 | 2031年5月 毛利率 |\n|---|---|---|---|\n"
        "| 吐司 | 1,200 | 36.5 | 41.2 |\n| 配料 | — | 5.0 | 20.0 |\n"
        "| 合计 | 1,200 | 41.5 | 38.6 |\n",
        title=MONTH,
    )
    assert told(figures) == {
        "销量（吐司） @ 2031-05 = 1,200箱", "收入（吐司） @ 2031-05 = 36.5万元",
        "毛利率（吐司） @ 2031-05 = 41.2%", "收入（配料） @ 2031-05 = 5.0万元",
        "毛利率（配料） @ 2031-05 = 20.0%", "销量 @ 2031-05 = 1,200箱",
        "收入 @ 2031-05 = 41.5万元", "毛利率 @ 2031-05 = 38.6%",
    }  # fmt: skip


def test_aims_beside_periods_are_targets_with_their_bounds() -> None:
    figures = found(
        "| 指标 | 单位 | 2031年5月 | 2031年4月 | 控制目标 | 年度目标 |\n|---|---|---|---|---|---|\n"
        "| 退货率 | % | 1.8 | 2.0 | ≤2.5 | ≤2.0 |\n| 准时送达率 | % | 96.1 | 95 | ≥95.0 | ≥97 |\n",
        title=MONTH,
    )
    aims = {(f.metric, f.period, f.text) for f in figures if f.nature == "target"}
    assert aims == {
        ("退货率", "2031-05", "≤2.5%"), ("退货率", "2031", "≤2.0%"),
        ("准时送达率", "2031-05", "≥95.0%"), ("准时送达率", "2031", "≥97%"),
    }  # fmt: skip
    bounds = {f.quantity.bound for f in figures if f.quantity and f.nature == "target"}
    assert bounds == {"at_most", "at_least"}


def test_how_far_a_plan_is_met_is_no_target() -> None:
    figures = found(
        "单位：万元\n\n| 项目 | 5月实际 | 5月预算 | 预算完成率 |\n|---|---|---|---|\n"
        "| 净利润 | 30 | 40 | 75% |\n",
        title=MONTH,
    )
    assert [(f.metric, f.nature, f.text) for f in figures] == [
        ("净利润", "actual", "30万元"),
        ("净利润", "target", "40万元"),
        ("净利润预算完成率", "actual", "75%"),
    ]


@pytest.mark.parametrize(
    ("column", "metric"),
    [
        ("占比", "营业收入占比"),
        ("收入占比", "营业收入占比"),
        ("营业收入占比", "营业收入占比"),
        ("线上占比", "营业收入线上占比"),
        ("销量占比", "销量占比"),
    ],
)
def test_a_share_says_its_metric_once(column: str, metric: str) -> None:
    figures = found(
        "分渠道营业收入\n\n单位：万元\n\n"
        f"| 渠道 | 2031年5月 | {column} |\n|---|---|---|\n"
        "| 门店 | 30 | 75% |\n| 网店 | 10 | 25% |\n",
        title=MONTH,
    )
    assert {f.metric for f in figures} == {"营业收入", metric}


@pytest.mark.parametrize(
    ("text", "told"),
    [
        pytest.param("Op. income $20.4bn (+26%)", ["$20.4bn", "26%"], id="a scale without a space"),
        pytest.param("主频3.5GHz，售价$1.2mm", ["$1.2mm"], id="not the whole part of a measure"),
    ],
)
def test_a_number_is_not_cut_at_its_point(text: str, told: list[str]) -> None:
    clauses = [clause for each in sentences_of(text, date(2031, 5, 5)) for clause in each.clauses]
    assert [number.quantity.text for clause in clauses for number in clause.numbers] == told
