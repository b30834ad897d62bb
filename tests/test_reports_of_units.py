"""Several shops report on one month: each report is of its own shop, and of no other one."""

import pytest

from tests.raw_corpora import RawCorpus

MONTH = "# 青瓦陶艺{shop}2031年{month}月经营月报\n\n{month}月收入{income}万元，{rest}。\n"
SHOPS = RawCorpus(
    {
        f"{shop}2031年{month}月月报.md": MONTH.format(
            shop=shop, month=month, income=income, rest=rest
        )
        for shop, month, income, rest in (
            ("城东店", 4, 80, "会员1.1万人"),
            ("城东店", 5, 86, "会员1.2万人，坪效420元"),
            ("城西店", 4, 61, "会员0.8万人"),
            ("城西店", 5, 64, "会员0.9万人，员工15人"),
            ("城南店", 5, 51, "会员0.7万人"),
        )
    }
)
ONE = RawCorpus(
    {
        "月报.md": MONTH.format(shop="城东店", month=5, income=86, rest="会员1.2万人"),
        "指标表.md": "# 青瓦陶艺2031年5月指标表\n\n退货12件。\n",
    }
)


@pytest.mark.parametrize(
    ("question", "values"),
    [
        ("城东店5月收入多少", ["86万元"]),
        ("城西店4月收入", ["61万元"]),
        ("青瓦陶艺城南店会员多少", ["0.7万人"]),
        ("城西店员工有多少人", ["15人"]),
    ],
)
def test_a_shop_is_told_of_its_own_report(question: str, values: list[str]) -> None:
    told = [figure.text for figure in SHOPS.ask(question).figures]
    assert told[: len(values)] == values


@pytest.mark.parametrize("question", ["城南店员工有多少人", "城西店的坪效", "城北店5月收入"])
def test_no_shop_is_told_of_the_report_of_another(question: str) -> None:
    assert SHOPS.ask(question).status != "answered"


def test_growth_is_that_of_one_shop() -> None:
    assert "4.92%" in SHOPS.ask("城西店5月收入环比增长多少").answer


def test_shops_that_differ_contradict_nothing() -> None:
    assert [f for f in SHOPS.corpus.findings if f.severity == "warning"] == []


def test_the_only_unit_of_a_month_needs_no_name() -> None:
    assert {figure.subject for figure in ONE.corpus.figures} == {None}
    assert [figure.text for figure in ONE.ask("5月收入多少").figures][:1] == ["86万元"]
