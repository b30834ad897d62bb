"""What a sentence says of its own value: it reaches an aim, holds a time, is a multiple."""

import pytest

from tests.checked import warnings


@pytest.mark.parametrize(
    ("said", "told"),
    [
        ("破损率为1.77%，高于1.80%的控制目标。", "高于1.80%"),
        ("合格率为97.2%，低于96.0%的行业均值。", "低于96.0%"),
        ("合格率为58.0%，已经达到60.0%的季度目标。", "已经达到60.0%"),
        ("产量为62吨，未能达到60吨的月度计划。", "未能达到60吨"),
        ("产量为52吨，已超过60吨的月度计划。", "超过60吨"),
        ("第二季度，即4月至7月，共开业三家门店。", "第二季度"),
        ("上半年（1月至5月）共开业三家门店。", "上半年"),
        ("9月当月完成投资3,108万元，其中上半年2,163万元。", "不含上半年"),
        ("还需完成20.2吨，分解为东厂9.2吨、西厂12.8吨。", "20.2吨"),
        ("东店4.41吨、西店3.43吨、网店1.96吨，东店占45%，已是网店的2.52倍。", "2.52倍"),
    ],
)
def test_a_judgement_against_its_value_is_told(said: str, told: str) -> None:
    assert any(told in what for what in warnings(said, date="2031-10", period="2031-09"))


@pytest.mark.parametrize(
    "said",
    [
        "破损率为1.77%，低于1.80%的控制目标。",
        "产量为62吨，高于2吨。",
        "破损率为1.2%，已经达到1.5%的目标。",
        "合格率为62.0%，已经达到60.0%的季度目标。",
        "产量为52吨，未能达到60吨的月度计划。",
        "第二季度（4月至6月）共开业三家门店。",
        "2031财年第一季度，即4月至6月，共开业三家门店。",
        "截至9月末累计投资3,108万元，其中上半年2,163万元。",
        "全年投资3,108万元，其中上半年2,163万元。",
        "还需完成22.0吨，分解为东厂9.2吨、西厂12.8吨。",
        "东店4.41吨、西店3.43吨、网店1.96吨，东店占45%，已是网店的2.25倍。",
        "东店4.41吨、西店3.43吨、网店1.96吨，东店领先，全国产量是网店的50倍。",
    ],
)
def test_a_judgement_that_fits_raises_none(said: str) -> None:
    assert not warnings(said, date="2031-10", period="2031-09")


@pytest.mark.parametrize(
    ("said", "told"),
    [
        ("项目2030年3月10日进场，同年2月22日通过验收。", True),
        ("项目2030年3月10日进场，次年2月22日通过验收。", False),
        ("项目2030年3月立项，次年2月投产。", False),
        ("项目2030年3月10日进场，同年8月22日通过验收。", False),
    ],
)
def test_an_end_before_its_beginning_is_of_one_year(said: str, told: bool) -> None:
    assert bool(warnings(said, date="2031-10", period="2031-09")) == told
