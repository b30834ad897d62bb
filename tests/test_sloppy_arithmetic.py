"""Arithmetic as people ask for it in passing: with what was told, with what is not listed."""

import pytest

from assistant.exchange import Answer
from tests.invented_cycles import talk


def answer_to(turns: str) -> Answer:
    """The last answer of one conversation; `|` stands between its messages."""
    talking = talk()
    return [talking.ask(text) for text in turns.split("|")][-1]


def computed(turns: str) -> list[str]:
    return [each.text for each in answer_to(turns).computations]


@pytest.mark.parametrize(
    ("turns", "text"),
    [
        ("剩余多少辆|把预订的也加一块儿呢", "6000辆"),
        ("剩余多少辆|再加上预订的呢", "6000辆"),
        ("剩余多少辆|连预订的一起算呢", "6000辆"),
        ("剩余多少辆|算上预订的一共多少", "6000辆"),
        ("剩余多少辆|预订的也算进去呢|再把售出的也加上呢", "2万辆"),
        ("入库多少|扣掉预订的呢", "1.6万辆"),
        ("剩余多少|把预订和售出也加上", "2万辆"),
        ("入库多少|把预订和售出加起来", "1.8万辆"),
        ("云杉收入多少|连带动的配件收入一共多少", "1.5亿元"),
        ("大客户占收入多少|剩下的呢", "28.00%"),
    ],
)
def test_a_follow_up_adds_to_what_was_told_or_takes_off_it(turns: str, text: str) -> None:
    assert computed(turns) == [text]


@pytest.mark.parametrize(
    ("turns", "text"),
    [
        ("入库多少辆？比售出的多多少", "6000辆"),
        ("售出多少，离入库差多少", "6000辆"),
        ("1年的长租多少？比3年的少多少", "1000辆"),
        ("1年的长租多少|是4年的几倍", "1.25倍"),
        ("各车型的长租加起来多少？比长租总数少多少", "4000辆"),
        ("各车型的长租加起来多少？比售出的多多少", "7000辆"),
        ("哪个租期的长租最多，比最少的那个多几辆", "6000辆"),
        ("哪个租期的长租最多，比第二名多多少", "4000辆"),
        ("哪种车的长租最多，是最少的几倍", "6.00倍"),
        ("网店卖了多少辆，是门店的几成", "55.56%"),
        ("门店卖了多少辆，是网店的几成", "1.80倍"),
        ("最少的渠道卖了多少？比最多的少多少", "4000辆"),
        ("1月收入多少？比12月少多少", "3000万元"),
        ("1月收入多少|12月呢，比1月涨了百分之几", "3000万元"),
    ],
)
def test_a_second_question_compares_with_what_the_first_told(turns: str, text: str) -> None:
    assert computed(turns)[-1] == text


def test_what_was_told_just_before_is_not_told_again() -> None:
    assert answer_to("入库多少辆？比售出的多多少").answer.count("入库辆数：") == 1


@pytest.mark.parametrize(
    "turns",
    [
        "入库多少辆？比员工多多少",
        "入库多少辆？比最少的多多少",
        "剩余多少辆|把员工也加一块儿呢",
        "大客户几家|把预订的也加一块儿呢",
        "长租总数多少|把1年的也加上呢",
        "云杉的配件收入加上门票钱，合起来多少",
        "入库多少|把预订算一下",
    ],
)
def test_what_has_no_second_value_is_not_computed(turns: str) -> None:
    assert computed(turns) == []


@pytest.mark.parametrize(
    ("question", "texts"),
    [
        ("入库的车里头，卖掉的、预订的、剩下的各占百分之几", ["70.00%", "20.00%", "10.00%"]),
        ("入库的车，售出、预订和剩下的分别占多少", ["70.00%", "20.00%", "10.00%"]),
        ("三轮车、平衡车那些没写数的，倒推一下合起来占长租百分之几", ["4000辆", "16.00%"]),
        ("三轮车这些没列数的杂车合起来占长租的几成", ["4000辆", "16.00%"]),
        ("没写数的车型合起来占长租百分之几", ["4000辆", "16.00%"]),
        ("不是大的客户总共贡献收入的百分之几", ["28.00%"]),
        ("不是大客户的那些加起来占收入百分之几", ["28.00%"]),
        ("大客户平均每家占收入几个点", ["4.50%"]),
        ("大客户几家|平均一家占收入几个点", ["4.50%"]),
        ("大客户平均每家占比多少", ["4.50%"]),
        ("平均每个长租客户多少辆", ["至多500辆"]),
        ("长租客户平均每家租几辆", ["至多500辆"]),
    ],
)
def test_parts_are_told_as_shares(question: str, texts: list[str]) -> None:
    told = computed(question)
    assert told[: len(texts)] == texts


@pytest.mark.parametrize(
    ("question", "first"),
    [
        ("长租最多的三种车排个序", ["9K辆", "7K辆", "3.5K辆"]),
        ("长租量最大的两款车是啥", ["9K辆", "7K辆"]),
        ("长租量前三类车型", ["9K辆", "7K辆", "3.5K辆"]),
        ("哪种车的长租最多", ["9K辆"]),
        ("长租量最小的2种车型是哪些", ["1.5K辆", "3.5K辆"]),
    ],
)
def test_so_many_kinds_are_ranked_by_the_dimension_that_they_are_kinds_of(
    question: str, first: list[str]
) -> None:
    assert [figure.text for figure in answer_to(question).figures] == first


@pytest.mark.parametrize(
    ("question", "text"),
    [
        ("每年都涨15%的话，三年滚下来一共涨百分之多少", "52.09%"),
        ("按一年涨15%算，三年下来总共涨多少", "52.09%"),
        ("每年涨15%，连涨三年累计涨几成", "52.09%"),
        ("每年涨15%，三年一共翻几倍", "1.52倍"),
        ("30年1月到12月隔了11个月，车辆收入平均每个月复合涨多少", "1.67%"),
        ("2030年1月到12月，收入月均增长率多少", "1.67%"),
        ("2%对应3千万，照这个倒推一年收入大概是多少", "15亿元"),
        ("3000万是2%的话，全年收入推出来多少", "15亿元"),
        ("四个租期的长租名单里点过名的客户，去掉重的总共几家", "至少5家"),
        ("长租名单里一共点了几家客户的名", "至少5家"),
        ("各租期名单里去重后有多少家客户", "至少5家"),
        ("售出占入库多少？保留三位小数。", "70.000%"),
    ],
)
def test_a_rate_a_share_or_a_list_leads_to_a_number(question: str, text: str) -> None:
    assert text in computed(question)


@pytest.mark.parametrize(
    "question",
    [
        "每年都涨40%的话，三年滚下来一共涨百分之多少",
        "7%对应3千万，照这个倒推一年收入大概是多少",
        "三轮车的长租是多少",
    ],
)
def test_what_no_figure_states_leads_to_nothing(question: str) -> None:
    answer = answer_to(question)
    assert answer.status == "not_found"
    assert not answer.computations
