"""Which is larger, what a bracket divides, multiples across pages, parts, topics and deadlines."""

import pytest

from tests.checked import table, warnings

LINES = table(
    "产线 | YoY | 收入（万元） | 毛利率",
    "面包 | +22.4% | 480 | 21.0%",
    "蛋糕 | +49.8% | 218 | 43.0%",
    "饼干 | -5.1% | 287 | 17.0%",
)
ORDERS = table(
    "指标 | 年度计划 | 上半年累计 | 完成率(%)",
    "新建烤炉（座） | 680 | 412 | 60.6",
    "改造烤炉（座） | 520 | 301 | 57.9",
    "新开门店（家） | 420 | 268 | 63.8",
)
CITY = table(
    "类别 | 2031年 | 2030年",
    "面包坊 | 168.35 | 161.72",
    "糕点坊 | 107.65 | 98.56",
    "合计 | 276.00 | 260.28",
)


def used(sentence: str) -> list[str]:
    return warnings(f"表一 全市面粉用量分类情况（单位：吨）\n\n{CITY}\n\n{sentence}")


def listed(sentence: str, rows: str = LINES) -> list[str]:
    return warnings(f"{sentence}\n\n{rows}")


def planned(sentence: str, heading: str = "下半年重点任务") -> list[str]:
    return warnings(f"## {heading}\n\n{sentence}")


@pytest.mark.parametrize(
    ("sentence", "told"),
    [
        ("日产量达到862吨，低于去年最高的806吨，创新高。", "806吨"),
        ("融资成本为3.62%，高于上年的4.10%。", "4.10%"),
        ("杠杆为3.9倍，低于约定的5.0倍上限，也高于上年末的4.3倍。", "4.3倍"),
        ("年初会员1,284家，流失148家。流失率（流失/年初）15.8%。", "11.53%"),
        ("报名402人，到场301人，到场率（到场/报名）84.9%。", "74.88%"),
        (
            "合同建筑面积9,930平方米。\n\n在管建筑面积7,640平方米。\n\n合同面积为在管面积的1.53倍。",
            "1.3",
        ),
        ("铺设管道301公里中，二季度铺设318公里。", "318公里"),
        ("现金及银行结余12.48亿元，其中受限制资金14.86亿元。", "14.86"),
        ("年内溢利357.6万元，其中股东应占溢利381.5万元，非控股权益应占26.1万元。", "407.6"),
        ("新店计划于 2030 年二季度开业。", "2030 年二季度"),
        ("预期于二零三零年七月派付股息。", "二零三零年七月"),
    ],
)
def test_what_cannot_be_is_told(sentence: str, told: str) -> None:
    found = warnings(sentence)
    assert any(told in what for what in found), found


@pytest.mark.parametrize(
    "sentence",
    [
        "日产量达到862吨，高于去年最高的806吨，创新高。",
        "融资成本为3.62%，低于上年的4.10%。",
        "杠杆为3.9倍，低于约定的5.0倍上限，也低于上年末的4.3倍。",
        "平均工期38天，不低于合同要求的35天。",
        "全年收入12亿元，低于预算2亿元。",
        "全年收入12亿元，超过预算1.2亿元。",
        "每座日均产量12吨，低于全厂日均的340吨。",
        "年初会员1,284家，流失148家。流失率（流失/年初）11.5%。",
        "合同建筑面积9,930平方米。\n\n在管建筑面积7,640平方米。\n\n合同面积为在管面积的1.3倍。",
        "铺设管道301公里中，二季度铺设188公里。",
        "现金及银行结余14.86亿元，其中受限制资金12.48亿元。",
        "年内溢利357.6万元，其中股东应占溢利331.5万元，非控股权益应占26.1万元。",
        "新店计划于 2031 年二季度开业。",
    ],
)
def test_what_can_be_is_silent(sentence: str) -> None:
    assert warnings(sentence) == []


def test_a_topic_and_growth_in_english_say_what_is_ranked() -> None:
    assert listed("以毛利率而言，蛋糕居各产线之末。")
    assert listed("以毛利率而言，蛋糕居各产线之首。") == []
    assert listed("三条产线中增长最快的是面包。")
    assert listed("三条产线中增长最快的是蛋糕。") == []


def test_the_words_before_a_rank_name_the_value_behind_it() -> None:
    assert listed("其中新开门店完成率最高，达到68.3%。", ORDERS)
    assert listed("其中新开门店完成率最高，达到63.8%。", ORDERS) == []


def test_the_title_of_a_table_names_its_total() -> None:
    assert used("面包坊占全市面粉用量的比重为66.5%。")
    assert used("面包坊占全市面粉用量的比重为61.0%。") == []
    assert used("面包坊占全市用工人数的比重为66.5%。") == []


def test_a_deadline_of_the_first_half_is_no_task_of_the_second() -> None:
    assert planned("3月底前完成12座烤炉改造。")
    assert planned("9月底前完成12座烤炉改造。") == []
    assert planned("明年3月底前完成12座烤炉改造。") == []
    assert planned("3月底前完成12座烤炉改造。", "全年重点任务") == []
