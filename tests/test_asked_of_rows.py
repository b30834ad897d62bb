"""Who has something, when it is due and who is the first: cells of rows; an invented printer."""

from typing import Final

import pytest

from tests.raw_corpora import RawCorpus

REPORT: Final = """# 墨栈印务有限公司2031年8月经营月报

## 一、总体情况
8月公司实现营业收入640万元，环比增长6.7%（7月为600万元）。

## 二、车间

| 车间 | 负责人 | 机台数（台） | 本月收入（万元） |
|---|---|---|---|
| 胶印车间 | 许正廉 | 14 | 380 |
| 丝印车间 | 邵若兰 | 6 | 160 |
| 烫金车间 | 丁怀远 | 4 | 100 |
| 合计 | — | 24 | 640 |

丝印车间的晾架房8月停用5天。

## 三、客户

| 客户 | 行业 | 本月采购（万元） | 框架到期日 | 客户经理 |
|---|---|---|---|---|
| 砚池文具 | 文具 | 62 | 2032年3月31日 | 程书尧 |
| 谷雨茶业 | 食品 | 88 | 2031年12月31日 | 方采薇 |
| 知返书局 | 出版 | 45 | 2031年10月15日 | 程书尧 |

## 四、客户案例
### 案例一：谷雨茶业（牵头人：石小满）
- 背景：礼盒旺季交货期只有9天，原供应商两次误期。
- 场景：秋茶礼盒印制与覆膜。
- 突破点：专开一条烫金线，按日送样。
- 成效：误期由2次降至0次，8月采购88万元。

### 案例二：砚池文具
- 背景：作业本封面色差大。
- 场景：开学季封面胶印。
- 突破点：改用数码打样。
- 成效：退货率由4.0%降至1.5%。
"""
CORPUS: Final = RawCorpus({"report.md": REPORT})


@pytest.mark.parametrize(
    ("question", "held"),
    [
        ("丝印谁在管", "丝印车间：负责人 邵若兰"),
        ("烫金车间负责人是谁", "丁怀远"),
        ("知返书局谁在跟", "知返书局：客户经理 程书尧"),
        ("砚池文具的客户经理是谁", "程书尧"),
        ("知返书局框架啥时候到期", "框架到期日 2031年10月15日"),
        ("最大的客户是谁", "88"),
        ("第一大客户是谁，买了多少", "88"),
        ("前两大客户一共买了多少", "150"),
    ],
)
def test_the_cell_of_the_row_that_is_named_is_told(question: str, held: str) -> None:
    answer = CORPUS.ask(question)
    assert answer.status == "answered"
    assert held in answer.answer
    assert len(answer.answer.splitlines()) < 4
    assert any("|" in citation.quote for citation in answer.citations)


def test_the_heading_of_a_case_says_who_leads_it() -> None:
    answer = CORPUS.ask("谷雨茶业是谁牵头的")
    assert "牵头人 石小满" in answer.answer
    assert answer.citations[0].quote.endswith("（牵头人：石小满）")


@pytest.mark.parametrize(
    "question", ["丝印晾架房谁在管", "谁在管装订", "谷雨茶业保险什么时候到期", "最大的海外客户是谁"]
)
def test_what_no_row_is_of_is_not_told_by_another(question: str) -> None:
    answer = CORPUS.ask(question).answer
    assert not any(name in answer for name in ("邵若兰", "程书尧", "12月31日", "88"))
