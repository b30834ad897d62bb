"""Parts, sums and means whose whole, time or measure a question says; the company is invented."""

import pytest

from tests.raw_corpora import RawCorpus

REPORT = """# 岚山灯具股份有限公司2031年5月经营月报

汇报日期：2031年6月4日

## 一、总体

5月公司实现营业收入1,200万元，其中外销收入300万元，同比增长8.0%，外销中青岛口岸180万元、连云口岸120万元。
1—5月累计营业收入5,400万元，全年目标15,000万元。若顺利，1—6月累计收入将达6,700万元。
管理费用40万元，销售费用60万元。月末门店25家，店均收入48万元。

## 二、产品

| 产品 | 5月收入（万元） | 毛利（万元） | 销量（套） | 4月收入（万元） |
|---|---|---|---|---|
| 户外景观路灯 | 700 | 210 | 3,500 | 640 |
| 水晶灯 | 300 | 102 | 3,000 | 310 |
| 壁挂灯 | 200 | 60 | 2,000 | 204 |
| 合计 | 1,200 | 372 | 8,500 | 1,154 |

新品挂架配件贡献收入12万元，占壁挂灯收入的6.0%。

## 三、车间

| 车间 | 产量（套） | 月产能（套） | 产能利用率 |
|---|---|---|---|
| 铸造车间 | 4,000 | 5,000 | 80.0% |
| 装配车间 | 4,500 | 5,000 | 90.0% |
| 合计 | 8,500 | 10,000 | 85.0% |

## 四、区域

| 区域 | 5月收入（万元） | 4月收入（万元） |
|---|---|---|
| 东区 | 700 | 650 |
| 西区 | 500 | 504 |
| 合计 | 1,200 | 1,154 |
"""


@pytest.fixture(scope="module")
def report() -> RawCorpus:
    return RawCorpus({"2031-05.md": REPORT})


@pytest.mark.parametrize(
    ("question", "told"),
    [
        ("今年到现在累计收入一共多少", "5,400万元"),
        ("1到5月累计收入多少", "5,400万元"),
        ("管理加销售费用总共多少", "100万元"),
        ("景观路灯收入多少", "700万元"),
        ("装配车间的产能用了几成", "90.0%"),
        ("铸造车间的产能用了多少", "80.0%"),
        ("平均每家店收入多少", "48万元"),
        ("区域收入排第二的是谁", "西区"),
    ],
)
def test_the_value_that_is_meant(report: RawCorpus, question: str, told: str) -> None:
    answer = report.ask(question)
    assert answer.status == "answered"
    assert told in answer.answer, answer.answer


@pytest.mark.parametrize(
    ("question", "wrong"),
    [
        ("今年到现在累计收入一共多少", "15,000"),
        ("东区1到5月累计收入多少", "700"),
        ("东区1到5月累计收入多少", "6,700"),
        ("单户平均收入多少", "400"),
        ("报废掉的产量多少", "8,500"),
        ("青岛口岸占外销收入几成", "25.00%"),
    ],
)
def test_a_value_that_is_not(report: RawCorpus, question: str, wrong: str) -> None:
    answer = report.ask(question)
    assert answer.status != "answered" or wrong not in answer.answer, answer.answer


def test_a_part_of_a_member_is_of_what_its_sentence_gives_the_member() -> None:
    text = (
        "# 岚山灯具2031年5月经营月报\n\n汇报日期：2031年6月4日\n\n## 一、区域\n\n"
        "5月营业收入1,200万元。外埠收入300万元，环比增长5.0%，其中青岛210万元、连云港90万元。\n\n"
        "外埠1—5月累计收入1,400万元，全年目标3,000万元。\n\n"
        "| 区域 | 5月收入（万元） |\n|---|---|\n| 外埠 | 300 |\n| 本地 | 900 |\n| 合计 | 1,200 |\n"
    )
    report = RawCorpus({"2031-05.md": text})
    assert "70.00%" in report.ask("青岛占外埠的几成").answer
    assert "30.00%" in report.ask("连云港占外埠收入的几成").answer


def test_a_whole_is_not_added_to_its_part() -> None:
    text = (
        "# 岚山灯具2031年5月经营月报\n\n汇报日期：2031年6月4日\n\n## 一、产品\n\n"
        "5月路灯收入700万元，其中标配套件460万元、选配套件140万元。\n\n"
        "| 产品 | 5月收入（万元） |\n|---|---|\n| 路灯 | 700 |\n| 吊灯 | 500 |\n"
    )
    answer = RawCorpus({"2031-05.md": text}).ask("选配套件占路灯几成").answer
    assert "20.00%" in answer
    assert "120.00%" not in answer


def test_what_there_is_to_use_is_not_what_is_used() -> None:
    text = (
        "# 岚山灯具2031年5月经营月报\n\n汇报日期：2031年6月4日\n\n"
        "5月营业收入1,200万元。月产能9,000套，银行授信额度3,000万元。\n"
    )
    report = RawCorpus({"2031-05.md": text})
    assert "9,000套" in report.ask("月产能多少").answer
    assert report.ask("产能用了多少").status == "not_found"
    assert report.ask("授信额度用了多少").status == "not_found"


def test_lists_that_stand_side_by_side() -> None:
    text = (
        "# 岚山灯具股份有限公司2031年年度报告\n\n## 员工情况\n\n"
        "| 岗位类别 | 人数 | 学历类别 | 数量（人） |\n|---|---|---|---|\n"
        "| 车工 | 310 | 博士 | 7 |\n| 店员 | 95 | 本科 | 240 |\n| 会计 | 12 | 高中 | 170 |\n"
        "| 合计 | 417 | 合计 | 417 |\n"
    )
    report = RawCorpus({"2031.md": text})
    answer = report.ask("店员有多少人").answer
    assert "95" in answer
    assert "240" not in answer
    assert "240" in report.ask("本科有多少人").answer


@pytest.fixture(scope="module")
def of_one_line() -> RawCorpus:
    text = (
        "# 岚山灯具2031年5月经营月报\n\n汇报日期：2031年6月4日\n\n## 一、总体\n\n"
        "5月营业收入1,200万元，毛利372万元，毛利率31.0%。\n\n## 二、业务\n\n"
        "| 业务 | 5月收入（万元） | 4月收入（万元） |\n|---|---|---|\n"
        "| 门市零售 | 700 | 650 |\n| 工程批发 | 500 | 504 |\n| 合计 | 1,200 | 1,154 |\n\n"
        "门市零售毛利266万元，毛利率38.0%；工程批发毛利106万元，毛利率21.2%。\n\n"
        "## 三、门市零售\n\n### （一）分城市\n\n"
        "| 城市 | 5月收入（万元） | 4月收入（万元） |\n|---|---|---|\n"
        "| 海州 | 380 | 360 |\n| 青口 | 320 | 290 |\n| 合计 | 700 | 650 |\n\n"
        "### （二）分灯型\n\n"
        "| 灯型 | 5月收入（万元） | 占门市零售 | 毛利率 |\n|---|---|---|---|\n"
        "| 吊灯 | 420 | 60.0% | 40.0% |\n| 壁灯 | 280 | 40.0% | 35.0% |\n"
        "| 合计 | 700 | 100.0% | 38.0% |\n"
    )
    return RawCorpus({"2031-05.md": text})


def test_the_rate_of_a_table_of_one_line_is_not_that_of_all(of_one_line: RawCorpus) -> None:
    told = of_one_line.ask("5月毛利率多少").answer
    assert "31.0%" in told
    assert "38.0%" not in told


def test_a_rate_is_not_told_by_its_amount(of_one_line: RawCorpus) -> None:
    told = of_one_line.ask("门市零售的毛利率？").answer
    assert "38.0%" in told


def test_a_line_that_holds_both_cities_is_not_added_to_them(of_one_line: RawCorpus) -> None:
    told = of_one_line.ask("海州和青口的门市零售一共收入多少").answer
    assert "1400万元" not in told
    assert "700万元" in told
