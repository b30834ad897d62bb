"""What a part has not is not told of the whole, nor an aim as what was done; an invented yard."""

from typing import Final

import pytest

from tests.raw_corpora import RawCorpus

REPORT: Final = """# 蓬屿船艇股份有限公司2031年8月经营月报

## 一、总体情况
8月公司新签订单5200万元，环比增长4.0%（7月为5000万元）；实现收入4600万元，毛利率23.5%。

## 二、区域订单

| 区域 | 新签订单（万元） | 目标（万元） | 环比 |
|---|---|---|---|
| 北港 | 2100 | 2400 | 5.0% |
| 南湾 | 1900 | 1800 | 3.3% |
| 外洋 | 1200 | 1300 | 3.4% |
| 合计 | 5200 | 5500 | 4.0% |

## 三、维修与配套
维修收入700万元，其中船帆320万元、缆具210万元、涂装170万元。
第三方数据显示，8月国内游艇市场占有率：海琴船业19.5%、我司12.0%、帆影9.1%。

## 四、投标
8月参与投标18个，中标7个，中标率38.9%。
"""
CORPUS: Final = RawCorpus({"report.md": REPORT})


@pytest.mark.parametrize(
    ("question", "value"),
    [
        ("涂装的毛利率是多少", "23.5%"),
        ("帆影8月收入多少", "4600"),
        ("8月投标中了几个", "18个"),
        ("北港和南湾加起来多少订单", "4200"),
    ],
)
def test_what_is_of_something_else_is_not_told(question: str, value: str) -> None:
    assert value not in CORPUS.ask(question).answer


@pytest.mark.parametrize(
    ("question", "value"),
    [
        ("毛利率是多少", "23.5%"),
        ("北港和南湾加起来多少订单", "4000万元"),
        ("南湾订单目标多少", "1800万元"),
    ],
)
def test_what_is_its_own_is_told(question: str, value: str) -> None:
    assert value in CORPUS.ask(question).answer


def test_a_longer_name_that_others_have_is_another_thing() -> None:
    report = (
        "# 青禾园艺2031年4月经营月报\n\n| 品类 | 销量（吨） | 收入（万元） |\n|---|---|---|\n"
        "| 花土 | 320 | 96 |\n| 花盆 | 110 | 66 |\n| 合计 | 430 | 162 |\n\n"
        "花土中有机花土块40万元，营养土56万元。\n"
    )
    corpus = RawCorpus({"report.md": report})
    assert "320吨" in corpus.ask("花土销量多少？").answer
    assert "320吨" not in corpus.ask("花土块销量多少？").answer
    assert "56万元 / 40万元" not in corpus.ask("营养土占花土多少？").answer
