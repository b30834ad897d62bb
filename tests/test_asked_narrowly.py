"""Questions whose words make it another value than the nearest one; the company is invented."""

import pytest

from tests.raw_corpora import RawCorpus

REPORT = """# 岚山灯具2031年5月经营月报

汇报日期：2031年6月4日

## 一、总体

5月公司实现营业收入1,200万元，环比增长4.0%（4月1,154万元）；毛利率31.0%，4月为30.2%。
回款980万元，目标1,000万元，完成98.0%。公司毛利372万元。

## 二、产品

| 产品 | 5月收入（万元） | 毛利（万元） | 销量（套） |
|---|---|---|---|
| 路灯 | 700 | 210 | 3,500 |
| 吊灯 | 500 | 162 | 5,000 |
| 合计 | 1,200 | 372 | 8,500 |

路灯中防水型收入90万元。5月9日发生一级停机1起，涉及客户12家。

## 三、同行与客户

前三大客户收入360万元：松岭学校160万元（占总收入13.3%）、河湾书店120万元、北坡文具80万元。
投标碰到青木灯业9次。7月起五家门店撤柜，共450套，其中河湾书店仍在洽谈续约。
"""


@pytest.fixture(scope="module")
def report() -> RawCorpus:
    return RawCorpus({"2031-05.md": REPORT})


@pytest.mark.parametrize(
    ("question", "wrong"),
    [
        ("防水路灯的毛利是多少", "210"),
        ("非进口的路灯收入多少", "700"),
        ("维保合同贡献了多少收入", "1,200"),
        ("青木灯业如今什么价", "9次"),
        ("每套路灯毛利多少", "210"),
        ("一级停机停了多久", "1起"),
        ("河湾书店租了多少套", "450"),
        ("河湾书店退了多少", "120"),
    ],
)
def test_the_nearest_value_is_not_told(report: RawCorpus, question: str, wrong: str) -> None:
    answer = report.ask(question)
    assert answer.status != "answered" or wrong not in answer.answer, answer.answer


@pytest.mark.parametrize(
    ("question", "told"),
    [
        ("河湾书店收入多少", "120万元"),
        ("收入和4月比如何", "46万元"),
        ("毛利率多少，比上个月高还是低", "0.80个百分点"),
        ("回款完成得如何", "98.0%"),
        ("路灯毛利多少", "210万元"),
    ],
)
def test_what_is_asked_is_told(report: RawCorpus, question: str, told: str) -> None:
    answer = report.ask(question)
    assert answer.status == "answered"
    assert told in answer.answer


def test_the_name_of_a_report_holds_no_word_of_a_member() -> None:
    regions = (
        "# 岚山图书与文具公司2031年5月经营月报\n\n汇报日期：2031年6月4日\n\n## 一、分区\n\n"
        "| 区域 | 5月收入（万元） |\n|---|---|\n| 东区 | 700 |\n| 西区 | 500 |\n| 合计 | 1,200 |\n"
    )
    report = RawCorpus({"2031-05.md": regions})
    assert "700万元" in report.ask("东区收入多少").answer
    assert report.ask("东区图书收入多少").status == "not_found"
