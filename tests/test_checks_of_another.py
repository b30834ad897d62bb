"""What a value is no average, part, share or stock of, though it stands where one would."""

import pytest

from tests.checked import table, warnings
from tests.raw_corpora import RawCorpus

AGENTS = table(
    "城市 | 收入（万元） | 期末签约代理商（家）",
    "东市 | 500 | 287",
    "西市 | 700 | 325",
    "合计 | 1,200 | 612",
)
BUYERS = table(
    "买家 | 行业 | 7月收入 | 6月收入 | 环比 | 占总收入",
    "甲坊 | 早餐 | 1,240 | 1,200 | 3.3% | 12.4%",
    "乙坊 | 酒店 | 860 | 800 | 7.5% | 8.6%",
    "丙坊 | 酒店 | 500 | 500 | 0.0% | 5.0%",
    "前三大合计 | — | 2,600 | 2,500 | 4.0% | 26.0%",
)
CRATES = "在册周转箱2,400只，其中自购1,500只、租入900只；自购箱中折叠箱260只。"
COSTS = (
    "营业成本中，面粉612万元，占40.8%；人工480万元，占32.0%；房租258万元，占17.2%；"
    "包装150万元，占10.0%。面粉较上月减少18万元。\n\n"
    "月末存货1,200万元，其中原料300万元，占25.0%；"
)
RIGHT = (
    # a price that is asked, and that of something else
    "新款烤箱建议零售价899元，7月卖出2,000台，带来收入120万元。",
    "7月整机销量8.00万台。其中家用烤箱2.00万台，平均结算价1,350元/台；"
    "打蛋机5.80万台，平均结算价260元/台；商用烤箱0.20万台，平均结算价2,700元/台。",
    # what was told before, again
    f"{AGENTS}\n\n期末签约代理商612家，较上月减少2家，其中新签9家、退出11家。",
    # months of which the first stands in another clause
    "- 7月产量预计640吨，环比增长2.4%；8月预计655吨，9月预计690吨，三季度合计1,985吨。",
    "- 4月产量610吨，环比增长1.5%；5月产量655吨，6月产量690吨，三个月合计1,955吨。",
    # parts of a part, and shares of something else
    CRATES,
    COSTS,
    f"{BUYERS}\n\n签约连锁店26家，带来收入4,100万元，占总收入的41.0%。",
    # rates of several measures
    "烤箱开机率88.3%，空转率由10.1%下降至8.8%，按时交货率97.3%，目标98.2%，未达标。",
    # two kinds of one thing
    "6月销量里，燃气烤面包机3.50万台；圆筒式电热烤面包机7.25万台，平均价格800元/台。\n\n"
    "期初库存2.64万台，期末库存3.05万台，其中平板烤面包机1.80万台、燃气烤面包机1.25万台。",
    # a rate that its own sentence makes
    "- 续约：本月到期240家，续约204家，客户续约率85.0%。未续约36家。\n- 停电两小时，影响客户90家。",
)
SALES = table("渠道 | 收入（万元）", "门店 | 1,480", "团购 | 920", "合计 | 2,400")
LIKED = table(
    "城市 | 收入（万元） | 满意度", "东市 | 500 | 91.5", "西市 | 700 | 88.4", "合计 | 1,200 | 89.7"
)
WRONG = (
    ("烤箱7月卖出2,000台，收入120万元，平均售价899元。", "899元"),
    (f"{AGENTS}\n\n期末签约代理商621家，较上月减少2家，其中新签9家、退出11家。", "621家"),
    (
        "- 7月产量预计640吨，8月预计655吨，9月预计690吨，三季度合计1,895吨。",
        "1,895吨",
    ),
    (CRATES.replace("租入900", "租入700"), "2,400只"),
    (COSTS.partition("面粉较")[0].replace("占32.0%", "占37.0%"), "37.0%"),
    ("- 续约：本月到期240家，续约204家，续约率95.0%。", "95.0%"),
)


@pytest.mark.parametrize("text", RIGHT)
def test_is_right(text: str) -> None:
    assert warnings(text) == []


@pytest.mark.parametrize(("text", "told"), WRONG)
def test_is_still_told(text: str, told: str) -> None:
    assert any(told in each for each in warnings(text))


def test_another_month_than_that_of_the_table() -> None:
    told = "## 一、概况\n\n5月收入2,100万元，比4月少一些。\n\n## 二、分渠道\n\n" + SALES
    assert warnings(told, period="2031-07") == []
    assert warnings(told.replace("5月收入", "7月收入"), period="2031-07")


def test_how_content_people_are_is_not_summed() -> None:
    assert warnings("单位：万元\n\n" + LIKED) == []


def test_parts_and_growth_of_several_quarters_are_not_those_of_the_last_one() -> None:
    rows = table(
        "项目 | 一季度 | 二季度 | 三季度 | 前三季度",
        "渠道净收入 | 4.0 | 4.1 | 4.5 | 12.6",
        "投资收益 | 1.1 | 1.2 | 1.3 | 3.6",
    )
    said = (
        "渠道净收入12.6亿元比上年同期的11.2亿元增长12.5%：直营5.6亿元、加盟4.0亿元、"
        "电商2.0亿元、团购1.0亿元。"
    )
    page = "# 2031年三季度经营分析\n\n除另有说明外，金额单位为亿元。\n\n"
    page += f"## Page 3 收入\n\n{rows}\n\n{said}\n"
    assert _warned(page) == []
    assert any("15.2%" in each for each in _warned(page.replace("12.5%", "15.2%")))


def _warned(page: str) -> list[str]:
    """With the figures that are found in it."""
    held = RawCorpus({"report.md": page}).corpus.findings
    return [finding.what for finding in held if finding.severity == "warning"]
