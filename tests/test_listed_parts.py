"""What a question lists part by part: each is answered or said to be missing, and none is left out
of a sum.
"""

import pytest

from assistant.exchange import Answer
from tests.invented_cycles import talk


def answer_to(turns: str) -> Answer:
    """The last answer of one conversation; `|` stands between its messages."""
    talking = talk()
    return [talking.ask(text) for text in turns.split("|")][-1]


def told(turns: str) -> list[str]:
    return [figure.text for figure in answer_to(turns).figures]


def computed(turns: str) -> list[str]:
    return [each.text for each in answer_to(turns).computations]


@pytest.mark.parametrize(
    ("question", "texts", "lacking"),
    [
        ("售出和在修的合计多少辆", ["1.4万辆"], "在修"),
        ("卖掉的、报废的、剩余的三样加起来多少辆", ["1.4万辆", "2K辆"], "报废"),
        ("入库和报废两个加起来多少", ["2万辆"], "报废"),
        ("售出的、翻新的这两项合计", ["1.4万辆"], "翻新"),
        ("我对一下数，售出、预订和在修的总共多少", ["1.4万辆", "4K辆"], "在修"),
        ("入库了多少卖了多少修了多少剩多少", ["2万辆", "1.4万辆", "2K辆"], "修"),
        ("入库多少卖出多少报废多少", ["2万辆"], "报废"),
        ("入库的去向：售出、报废、剩余各多少", ["1.4万辆", "2K辆"], "报废"),
        ("在修的和售出的辆数各是多少", ["1.4万辆"], "在修"),
    ],
)
def test_a_part_that_nothing_is_called_is_said_to_be_missing(
    question: str, texts: list[str], lacking: str
) -> None:
    answer = answer_to(question)
    assert [figure.text for figure in answer.figures] == texts
    assert f"「{lacking}」" in answer.answer
    assert not answer.computations


@pytest.mark.parametrize(
    "question",
    [
        "售出、预订、剩余四项加起来是多少",
        "三种车的长租：公路车、山地车加起来多少",
        "五种车的长租加起来多少",
        "公路车和山地车三款合计",
        "三个渠道一共卖了多少",
        "all three of bicycles sold and reserved bicycles together",
    ],
)
def test_fewer_parts_than_the_question_counts_have_no_sum(question: str) -> None:
    answer = answer_to(question)
    assert answer.figures
    assert not answer.computations


@pytest.mark.parametrize(
    ("question", "text"),
    [
        ("已售的、预订的、剩余的三样加一块是多少辆", "2万辆"),
        ("已卖的加预订的一共多少", "1.8万辆"),
        ("已经卖的和剩余的合计", "1.6万辆"),
        ("售出、预订两个一共多少", "1.8万辆"),
        ("四个租期的长租加起来多少", "2.5万辆"),
        ("长租最多的两款车合计多少", "1.6万辆"),
        ("1月和12月两个月收入合计", "3.3亿元"),
        ("bicycles sold and reserved bicycles, both together", "1.8万辆"),
    ],
)
def test_as_many_parts_as_the_question_counts_are_added(question: str, text: str) -> None:
    assert computed(question) == [text]


@pytest.mark.parametrize(
    ("question", "texts"),
    [
        ("入库了多少卖了多少订了多少还剩多少", ["2万辆", "1.4万辆", "4K辆", "2K辆"]),
        ("入库的车分别去哪了：售出、预订、剩余各多少", ["1.4万辆", "4K辆", "2K辆"]),
        ("入库情况：售出、剩余各多少", ["1.4万辆", "2K辆"]),
        ("云杉商贸：收入、配件收入各多少", ["1.1亿元", "0.4亿元"]),
        ("长租：公路车、山地车各多少", ["9K辆", "7K辆"]),
        ("长租总数和客户数各多少", ["2.5万辆", "50家+"]),
        ("K系列两款车（公路车、折叠车）的长租量分别是", ["9K辆", "3.5K辆"]),
        ("长租的高端系列（公路车、山地车）各多少", ["9K辆", "7K辆"]),
        ("两个渠道（门店、网店）的售出各是多少", ["9K辆", "5K辆"]),
        ("车型（公路车、山地车）的长租各多少", ["9K辆", "7K辆"]),
    ],
)
def test_what_is_listed_is_asked_and_not_its_heading(question: str, texts: list[str]) -> None:
    assert told(question) == texts


def test_who_asks_is_no_part() -> None:
    assert told("领导和客户都问，长租总共多少") == ["2.5万辆"]


def test_who_is_named_before_a_list_is_no_heading() -> None:
    assert answer_to("华东区两款车（公路车、山地车）的长租各多少").status == "not_found"


@pytest.mark.parametrize(
    ("turns", "texts"),
    [
        ("长租总共多少辆，涉及多少家客户？", ["2.5万辆", "50家+"]),
        ("长租一共多少辆？覆盖多少客户", ["2.5万辆", "50家+"]),
        ("长租多少辆，有几家客户", ["2.5万辆", "50家+"]),
        ("长租多少辆|涉及多少家客户", ["50家+"]),
        ("How many leased bicycles are there, and how many customers?", ["2.5万辆", "50家+"]),
        ("长租多少辆，流失了多少家客户", ["2.5万辆"]),
        ("售出多少辆，涉及多少家客户", ["1.4万辆"]),
        ("长租3年的多少辆，涉及多少家客户", ["6K辆"]),
    ],
)
def test_a_count_of_another_noun_is_of_the_same_head(turns: str, texts: list[str]) -> None:
    assert told(turns) == texts
