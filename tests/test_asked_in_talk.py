"""Numbers asked for by a deed or in spoken words, over the report of an invented quarry."""

import pytest

from tests.raw_corpora import RawCorpus

REPORT = """# 砚溪石材有限公司2031年4月经营汇报

汇报日期：2031年5月6日　金额单位：万元

## 一、总体情况

4月公司实现营业收入6,420万元，环比增长3.2%，经营利润512万元。本月回款5,930万元，目标6,100万元。
检测费用118万元，较上月增加9万元。荒料线月产能3.2万平方米，产能利用率71.5%，较3月提升2.0个百分点。

## 二、运输与矿口

- 车队：自卸车收入214万元，装载机收入88万元；自卸车3,180趟，较上月增加120趟；
  按装车站看，沙坪1,920车，石桥860车。
- 柴油采购均价6.85元/升，较上月上涨0.12元。
- 护栏石板二季度目标签约900块，4月尚在打样。
- 4月12日切割线供电中断95分钟，影响16家门店。

| 石材 | 4月收入 | 毛利 | 均价（元/平方米） | 销量（平方米） |
|---|---|---|---|---|
| 雪花白 | 2,310 | 640 | 385 | 60,000 |
| 松烟灰 | 1,870 | 402 | 298 | 62,750 |
| 芝麻黑 | 2,240 | 530 | 320 | 70,000 |

## 三、客户与价格

按客户类型：市政1,160万元，占18.1%；园林840万元，占13.1%。
价格政策：单笔为目录价，一年期9折，三年期8.2折。
逾期款中远堤园林74万元，已逾期50天。
期末应收账款1,905万元，其中逾期268万元，较3月末的301万元减少；青坞置业逾期33万元。
增值服务收入96万元，其中防滑处理41万元、排版设计55万元。样板间日均接待46人，龙门锯单班产出峰值负荷26.5MW。

## 四、案例

### 案例一：青坞置业

背景：青坞置业做滨江步道，原供货商交货拖沓。
成效：打样由21天缩短至8天，合同额2,750万元，首批5月交付。
"""


@pytest.fixture(scope="module")
def report() -> RawCorpus:
    return RawCorpus({"2031-04.md": REPORT})


@pytest.mark.parametrize(
    ("question", "value"),
    [
        pytest.param("4月自卸车送了几趟？", "3,180趟", id="a deed that adds nothing"),
        pytest.param("从沙坪站发出多少车", "1,920车", id="a place by its kind"),
        pytest.param("切割线停了多少分钟", "95分钟", id="how long it stood still"),
        pytest.param("检测花了多少", "118万元", id="what is spent"),
        pytest.param("4月一共收上来多少款", "5,930万元", id="what came in"),
        pytest.param("咱们4月挣了多少利润", "512万元", id="what is earned"),
        pytest.param("松烟灰挣到多少毛利", "**402**", id="an amount behind the deed"),
        pytest.param("青坞总共签下多少钱", "2,750万元", id="what is signed, of half a name"),
        pytest.param("园林4月买了多少", "840万元", id="the only amount of a name"),
        pytest.param("远堤园林拖欠多少逾期款", "74万元", id="what is owed"),
        pytest.param("雪花白多少钱一平方米", "385元/平方米", id="a price of a table"),
        pytest.param("柴油一升付多少钱", "6.85元/升", id="a price of a sentence"),
        pytest.param("柴油啥价位", "6.85元/升", id="which price"),
        pytest.param("柴油的价格是什么行情", "6.85元/升", id="the level of a price"),
        pytest.param("荒料线产能用掉了几成", "71.5%", id="how much of it is used"),
        pytest.param("应收账款逾期的有多少", "268万元", id="what is overdue"),
        pytest.param("防滑处理收了多少钱", "41万元", id="a part of what came in"),
        pytest.param("三年期的打多少折", "8.2折", id="a discount"),
        pytest.param("青坞置业的打样压到多少", "8天", id="where it came to"),
    ],
)
def test_the_one_number_of_what_is_named_is_told(
    report: RawCorpus, question: str, value: str
) -> None:
    answer = report.ask(question)
    assert answer.status == "answered", answer.answer
    assert value in answer.answer


@pytest.mark.parametrize(
    "question",
    [
        pytest.param("4月洒水车送了几趟？", id="another name"),
        pytest.param("从龙湾站发出多少车", id="a place that is not there"),
        pytest.param("石桥站坏了多少车", id="what happened to some of them"),
        pytest.param("市政退了多少", id="not what was bought"),
        pytest.param("荒料线赔了多少钱", id="nothing of this kind"),
        pytest.param("青坞赔了多少钱", id="the other way"),
        pytest.param("石桥拖欠多少逾期款", id="another's debt"),
        pytest.param("雪花白多少钱一吨", id="for another unit"),
        pytest.param("汽油啥价位", id="another price"),
        pytest.param("试用样板打几折", id="another discount"),
        pytest.param("园林去年4月买了多少", id="another time"),
        pytest.param("护栏石板已经签了多少块", id="an aim is not done"),
        pytest.param("打样间接待花了多少钱", id="a number of people"),
        pytest.param("松烟灰逾期的钱还有多少", id="overdue of another"),
        pytest.param("防滑处理亏了多少", id="what was lost"),
        pytest.param("抛光线停了多久", id="another line"),
    ],
)
def test_what_the_report_does_not_tell_is_refused(report: RawCorpus, question: str) -> None:
    answer = report.ask(question)
    assert answer.status != "answered" or not answer.figures, answer.answer
    assert not any(
        value in answer.answer
        for value in ("3,180趟", "860车", "1,160", "840", "2,750", "74万", "385", "6.85", "折，")
    ), answer.answer
