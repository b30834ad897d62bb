"""Written sums, lists of parts, counts of rows and the scale of amounts, of an invented mill."""

import pytest

from tests.checked import warnings

LINES = "| 产线 | 产量（吨） |\n|---|---|\n| 一号线 | 310 |\n| 二号线 | 240 |\n| 三号线 | 150 |\n"
AMOUNTS = "。".join(f"{n}号仓库年租金为{n}.25亿元" for n in range(1, 12))


@pytest.mark.parametrize(
    ("text", "told"),
    [
        ("团队90人（研发61 + 运维24 + 产品8）。", "93人"),
        ("毛利9.0亿 = 面粉3.2亿（占三成）+ 麸皮6.1亿（占六成）。", "9.3亿"),
        ("故障46件：信号14、车辆12、供电23。", "49件"),
        ("扩建3,600卡：8月1,200（甲 800 + 乙 400）→ 9月900 → 11月900 → 12月700。", "3700"),
        (
            "成本合计39,131万，拆分如下：\n- 折旧：21,522万\n- 电费：13,696万\n- 其他：3,193万",
            "3,193万",
        ),
        ("仓库3个（城东、城西、城南、城北）。", "4 个"),
        (f"全公司共四个产线，产量见下表。\n\n{LINES}", "四个产线"),
        ("三家客户的采购额依次为甲厂320万元、乙厂210万元、丙厂150万元和丁厂90万元。", "4 个"),
        (f"{AMOUNTS}。十二号仓库的改造用了2.25万元。", "2.25万元"),
    ],
)
def test_what_does_not_count_up_is_told(text: str, told: str) -> None:
    assert any(told in what for what in warnings(text))


@pytest.mark.parametrize(
    "text",
    [
        "团队93人（研发61 + 运维24 + 产品8）。",
        "毛利9.3亿 = 面粉3.2亿（占三成）+ 麸皮6.1亿（占六成）。",
        "故障49件：信号14、车辆12、供电23。",
        "【甲厂】1,024台机组：64台产出20.0万件/h → 1,024台产出304.0万件/h。",
        "成本合计38,411万，拆分如下：\n- 折旧：21,522万\n- 电费：13,696万\n- 其他：3,193万",
        "仓库4个（城东、城西、城南、城北）。",
        f"全公司共三个产线，产量见下表；其中两个产线增产。\n\n{LINES}",
        f"{AMOUNTS}。平均每个库位用了2.25万元。",
        "与上年的26,900万元相比增长12.3%，其中一季度8,700万元、二季度10,500万元、三季度11,000万元。",
    ],
)
def test_what_counts_up_is_not(text: str) -> None:
    assert warnings(text) == []
