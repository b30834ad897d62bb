"""What is of another owner, time, scope or plan than the number beside it is no contradiction."""

import pytest

from tests.checked import table, warnings

LINES = table(
    "产品线 | 2031年1月（万元） | 2030年1月（万元） | 同比",
    "吐司 | 520 | 500 | +4.0%",
    "蛋糕 | 330 | 300 | +10.0%",
)
RIGHT = (
    f"{LINES}\n\n停烤吐司的那家店2月28日到期，房东要涨三成，只好搬走。",
    "总资产80亿元，负债总额40亿元，资产负债率50.0%。母公司资产负债率为31.2%。",
    "公司毛利2亿元，营业收入8亿元，毛利率25.0%，外销业务毛利率为31.0%。",
    "四项费用合计12亿元，其中研发费用3亿元。上年同期研发费用2.4亿元，占比4.0%。",
    "报告期营业收入48.62亿元。母公司单体口径下，营业收入为30.18亿元。",
    "全年主营业务收入48.62亿元。按新准则口径，主营业务收入45.10亿元。",
    "- 1月确认收入660万，预算640万\n- 环比12月（644万）+2.5%，同比+13.8%（去年1月580万）",
    "1月产量660吨，较12月（600吨）增长10.0%，同比增长20.0%（去年1月550吨）。",
    "各产品占比加起来是100.1%，是四舍五入的缘故。",
)
WRONG = (
    ("总资产80亿元，负债总额40亿元，资产负债率65.0%。", "65.0%"),
    ("全年主营业务收入48.62亿元。公司主营业务收入45.10亿元。", "45.10亿元"),
    (
        "- 1月确认收入660万，预算640万\n- 环比12月（644万）+2.5%，同比+18.3%（去年1月580万）",
        "18.3%",
    ),
    ("1月产量660吨，较12月（600吨）增长15.0%。", "15.0%"),
    ("各产品占比加起来是110.1%。", "110.1%"),
)


@pytest.mark.parametrize("text", RIGHT)
def test_what_is_of_something_else_raises_no_alarm(text: str) -> None:
    assert warnings(text) == []


@pytest.mark.parametrize(("text", "told"), WRONG)
def test_what_is_of_the_same_thing_still_does(text: str, told: str) -> None:
    assert any(told in what for what in warnings(text))
