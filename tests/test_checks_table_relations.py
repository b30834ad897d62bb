"""What the cells of a row have to do with each other, whatever units and shapes they have."""

import pytest

from tests.checked import table, warnings

RESULT = table(
    "项目 | 4月（万元） | 5月（万元） | 5月占收入",
    "收入 | 780 | 800 | 100.0%",
    "釉料 | 205 | 208 | 26.0%",
    "燃气 | 118 | 120 | {}%",
    "毛利 | 457 | 472 | 59.0%",
)
LOADS = table(
    "窑炉 | 装窑量（立方） | 单价（元/立方/窑） | 费用（万元）",
    "一号 | 2,400 | 3,500 | 840",
    "二号 | 1,800 | {} | 576",
    "三号 | 1,500 | 3,900 | 585",
    "合计 | 5,700 | 3,511（均价） | 2,001",
)
BUYS = table(
    "项目 | 预算（万元） | 完成 | 说明",
    "叉车更新 | 96 | 2031-05-20 | {}",
    "屋顶光伏 | 240 | 2031-08-31 | 每年省电费60万元，回收期4年",
)


@pytest.mark.parametrize(
    ("text", "right", "wrong"),
    [
        pytest.param(RESULT, "15.0", "16.0", id="share of a row that is no total"),
        pytest.param(LOADS, "3,200", "3,020", id="price in a smaller unit"),
        pytest.param(BUYS, "8辆，每辆12万元", "8辆，每辆15万元", id="remark"),
        pytest.param(BUYS, "8辆 × 12万元", "9辆 × 12万元", id="remark with a sign"),
        pytest.param(BUYS, "换8辆，单价12万元", "换9辆，单价12万元", id="remark with a verb"),
    ],
)
def test_only_the_cell_that_is_wrong_is_told(text: str, right: str, wrong: str) -> None:
    assert warnings(text.format(right)) == []
    assert len(warnings(text.format(wrong))) == 1


@pytest.mark.parametrize(
    "said",
    [
        "8辆，每辆15万元，首付八成",
        "8辆，每辆可装12万元的砖",
        "8辆，每月12万元",
        "购8辆，每辆2000元保险另计",
    ],
)
def test_a_remark_that_says_something_else_is_not_told(said: str) -> None:
    assert warnings(BUYS.format(said)) == []


def test_a_column_of_a_name_with_占_may_be_none_of_shares() -> None:
    used = table(
        "车间 | 上月（万元） | 本月（万元） | 资金占用率",
        "成型 | 310 | 320 | 100.0%",
        "烧成 | 150 | 160 | 52.0%",
        "包装 | 75 | 80 | 41.0%",
    )
    assert warnings(used) == []
