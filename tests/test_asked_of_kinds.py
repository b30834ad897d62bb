"""What is asked of another kind than the nearest value: a rate, a price, a span of years."""

import pytest

from tests.raw_corpora import RawCorpus

YEARLY = """# 澄湖造纸股份有限公司2031年年度报告

| 项目 | 期末余额 | 期初余额 |
|---|---|---|
| 资产总计（万元） | 92,000.00 | 88,000.00 |
| 负债合计（万元） | 41,400.00 | 40,300.00 |
| 应收账款（万元） | 15,800.00 | 14,200.00 |

## 应收账款

单位：万元

| 账龄 | 期末账面余额 | 期初账面余额 |
|---|---|---|
| 1年以内 | 12,600.00 | 11,500.00 |
| 1至2年 | 2,400.00 | 2,100.00 |
| 2至3年 | 1,300.00 | 900.00 |
| 5年以上 | 450.00 | 380.00 |
| 小计 | 16,750.00 | 14,880.00 |
| 减：坏账准备 | 950.00 | 680.00 |
| 合计 | 15,800.00 | 14,200.00 |
"""

MONTHLY = """# 岚山灯具2031年5月经营月报

汇报日期：2031年6月4日

## 一、总体

5月公司实现营业收入1,200万元，目标1,150万元，完成104.3%。设备折旧46万元，占成本的6.1%。

## 二、客户

重点客户18家，其中学校8家、酒店10家。重点客户收入420万元，占营业收入的35.0%，环比增长6.0%。
线上直营收入240万元，占20.0%，环比增长3.0%。5月采购设备120台。

| 客户 | 门类 | 5月采购额（万元） | 合同截止日 |
|---|---|---|---|
| 松岭学校 | 教育 | 160 | 2032-02-28 |
| 河湾书店 | 零售 | 120 | 2031-11-30 |
| 北坡文具 | 零售 | 80 | 2031-09-30 |
"""


@pytest.fixture(scope="module")
def yearly() -> RawCorpus:
    return RawCorpus({"2031.md": YEARLY})


@pytest.fixture(scope="module")
def monthly() -> RawCorpus:
    return RawCorpus({"2031-05.md": MONTHLY})


@pytest.mark.parametrize(
    ("question", "told"),
    [
        ("账龄两到三年的应收账款多少", "1,300.00"),
        ("一年以内的应收账款有多少", "12,600.00"),
        ("账龄1-2年的应收账款余额", "2,400.00"),
        ("负债合计多少", "41,400.00"),
    ],
)
def test_receivables_by_age(yearly: RawCorpus, question: str, told: str) -> None:
    answer = yearly.ask(question)
    assert answer.status == "answered"
    assert told in answer.answer, answer.answer


def test_what_a_rate_is_of_is_not_the_rate(yearly: RawCorpus) -> None:
    assert "41,400" not in yearly.ask("年末的负债率是多少").answer


@pytest.mark.parametrize(
    ("question", "told"),
    [
        ("重点客户贡献了一半的营业收入吗", "35.0%"),
        ("重点客户占收入多少", "35.0%"),
        ("线上占多大比重", "20.0%"),
        ("5月收入指标定的多少", "1,150万元"),
    ],
)
def test_the_share_or_aim_that_is_meant(monthly: RawCorpus, question: str, told: str) -> None:
    answer = monthly.ask(question)
    assert answer.status == "answered"
    assert told in answer.answer, answer.answer


@pytest.mark.parametrize(
    ("question", "wrong"),
    [
        ("松岭学校合同总额多少", "2032-02-28"),
        ("5月设备多少钱一台", "46万元"),
        ("哪个门类涨得最快", "教育"),
        ("路灯的线上份额是多少", "20.0%"),
    ],
)
def test_no_value_of_another_kind(monthly: RawCorpus, question: str, wrong: str) -> None:
    answer = monthly.ask(question)
    assert answer.status != "answered" or wrong not in answer.answer, answer.answer


SWIM = """# 岚山泳馆2031年5月经营月报

5月公司实现营业收入1,200万元，同比增长8.0%；1—5月累计实现收入5,400万元。
5月末学员押金余额910万元，比4月末多20万元。
"""


@pytest.fixture(scope="module")
def swim() -> RawCorpus:
    return RawCorpus({"2031-05.md": SWIM})


@pytest.mark.parametrize(
    "question", ["今年到五月末营业收入一共多少？", "今年截至5月营业收入是多少？"]
)
def test_a_year_up_to_a_month_is_since_january(swim: RawCorpus, question: str) -> None:
    told = swim.ask(question).answer
    assert "5,400万元" in told
    assert "1,200万元" not in told


def test_money_that_lies_here_is_no_revenue(swim: RawCorpus) -> None:
    told = swim.ask("学员押在我们这里的钱还剩多少？").answer
    assert "910万元" in told
    assert "1,200万元" not in told


def test_what_all_have_is_no_answer_of_whoever_is_not_found(monthly: RawCorpus) -> None:
    assert "1,200" not in monthly.ask("哪类客户最省心，营业收入是多少？").answer
