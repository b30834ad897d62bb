"""Questions whose words stand in a report and whose answer does not; an invented bakery."""

from typing import Final

import pytest

from tests.raw_corpora import RawCorpus

REPORT: Final = """# 穗禾坊食品2031年8月经营月报

## 一、总体

8月营业收入640万元，毛利率36.0%。其中蛋糕210万元、面包180万元、代工96万元，其余为饮品。

按门店所在地划分，城东260万元、城西210万元、河西170万元。

## 二、生产

中央厨房面团产量85吨，设计产能100吨，开工率85.0%；馅料产量12万份。黄油采购20吨，均价4.2万元/吨，支出84万元。

配送车辆38辆。货柜与冷藏车租金26万元。夜班仓面积：东仓900平方米、西仓600平方米，整体满仓率92%。批发客户35家，贡献收入150万元；散客贡献收入490万元。

## 区域表现

- 河东：收入300万元，占总收入的46.9%，环比增长5.0%。
- 河北：收入340万元，占总收入的53.1%，环比下降2.0%。

| 排名 | 客户 | 8月收入（万元） |
|---|---|---|
| 1 | 松石酒店 | 60 |
| 2 | 石湾小学 | 45 |
| 3 | 禾田咖啡 | 30 |

## 三、竞争

市场份额：甘棠烘焙21.5%，本公司14.0%，谷雨西饼9.6%。

## 四、计划

设备报修涉及12次：其中烤箱漏气7次、电路老化5次。

门店翻新由陈立负责，10月底前完成6家，预算72万元。推出早餐月卡，三季度目标售出8000张。
"""


@pytest.fixture(scope="module")
def corpus() -> RawCorpus:
    return RawCorpus({"report.md": REPORT})


@pytest.mark.parametrize(
    ("question", "never"),
    [
        ("甘棠烘焙8月收入多少？", ["21.5%", "640"]),
        ("代工的毛利率多少？", ["96万元", "36.0%"]),
        ("馅料的开工率是多少？", ["85.0%"]),
        ("黄油均价同比涨了多少？", ["4.2"]),
        ("门店翻新实际花了多少钱？", ["72"]),
        ("早餐月卡已经卖了多少张？", ["8000"]),
        ("黄油支出多少？多少钱一公斤？", []),
        ("东仓的满仓率多少？", ["900", "92%"]),
        ("配送车辆跑了多少趟？", ["38"]),
        ("7月毛利率多少？", ["36.0%"]),
        ("黄油一公斤多少钱？", ["84"]),
        ("批发客户还有多少家没签？", ["35家"]),
        ("前三大客户里谁最小？", ["135"]),
    ],
)
def test_a_near_value_is_not_told(corpus: RawCorpus, question: str, never: list[str]) -> None:
    answer = corpus.ask(question)
    assert not [value for value in never if value in answer.answer]
    assert answer.status == "not_found" or "资料里没有" in answer.answer


@pytest.mark.parametrize(
    ("question", "told"),
    [
        ("面团的开工率是多少？", "85.0%"),
        ("毛利率多少？", "36.0%"),
        ("收入最高的是哪个区域？", "河北"),
        ("门店翻新预算多少？", "72万元"),
        ("设备报修主要问题在哪？", "烤箱漏气"),
        ("批发客户贡献了多少收入？", "150万元"),
        ("前三大客户合计多少收入？", "135万元"),
        ("河东收入环比增长多少？", "5.0%"),
        ("河北收入多少？", "340万元"),
    ],
)
def test_what_is_there_is_told(corpus: RawCorpus, question: str, told: str) -> None:
    assert told in corpus.ask(question).answer


def test_what_all_have_is_not_told_of_whom_the_report_does_not_know(corpus: RawCorpus) -> None:
    answer = corpus.ask("大客户有几家，毛利率多少？").answer
    assert "36.0%" not in answer
