"""Rankings by what is asked: which kind, how many of them, how far the ends are apart; one of two
joint values; which of two values the other is held against.
"""

import pytest

from assistant.records import Metric
from tests import invented, invented_cycles
from tests.invented import Talk, figure
from tests.memory_view import MemoryView

TERMS = (figure("代管箱数", "30箱", 年限="1年"), figure("代管箱数", "50箱", 年限="2年"))
KEPT = MemoryView(
    metrics=(
        Metric(name="代管箱数", aliases=("代管",), unit="箱", additive=True),
        Metric(name="年限", aliases=("代管期限",)),
    ),
    figures=(
        *TERMS,
        figure("代管箱数", "60箱", 箱型="大箱"),
        figure("年限", "1年", "远帆", text=True),
    ),
)


def told(question: str) -> list[str]:
    return [f.text for f in invented_cycles.talk().ask(question).figures]


@pytest.mark.parametrize(
    ("question", "texts"),
    [
        ("长租的车哪几种最大，头三名报一下，带上数", ["9K辆", "7K辆", "3.5K辆"]),
        ("长租的车型头两个", ["9K辆", "7K辆"]),
        ("长租哪几款车最多", ["9K辆", "7K辆", "3.5K辆"]),
        ("长租哪几个租期最多", ["1万辆", "6K辆", "5K辆"]),
        ("长租的车哪种最多", ["9K辆"]),
        ("长租哪款最少", ["1.5K辆"]),
        ("长租的车里哪几款最少", ["1.5K辆", "3.5K辆", "7K辆"]),
        ("四个租期的长租按辆数从多到少怎么排", ["1万辆", "6K辆", "5K辆", "4K辆"]),
    ],
)
def test_so_many_as_asked_of_the_kind_that_is_asked(question: str, texts: list[str]) -> None:
    assert told(question) == texts


def test_a_dimension_is_asked_by_another_name_of_the_metric_that_is_called_so() -> None:
    figures = Talk(KEPT).ask("两个期限的代管按箱数从多到少怎么排？").figures
    assert [figure.text for figure in figures] == ["50箱", "30箱"]


@pytest.mark.parametrize(
    ("question", "text"),
    [
        ("长租哪个租期最多，比最少的那个差出多少辆", "6000辆"),
        ("长租哪个车型最多，跟最少的差多少", "7500辆"),
        ("长租最多的租期比最少的多多少辆", "6000辆"),
        ("最多的车型和最少的车型长租差多少", "7500辆"),
        ("长租量最高和最低的租期差多少", "6000辆"),
        ("长租最大的租期是最小的几倍", "2.50倍"),
        ("长租最多的车型比第二多的多多少辆", "2000辆"),
        ("长租排第一和第二的车型差多少辆", "2000辆"),
    ],
)
def test_the_largest_and_the_smallest_are_held_against_each_other(question: str, text: str) -> None:
    answer = invented_cycles.talk().ask(question)
    assert [each.text for each in answer.computations] == [text]
    assert len(answer.figures) == 2


@pytest.mark.parametrize(
    "question",
    [
        "Y40单独的签约量是多少",
        "Y20的签约量，不要和Y40合并",
        "只看Y40的签约量",
        "Y20不含Y40签约多少",
        "Y20 alone, how many 签约量",
    ],
)
def test_a_joint_value_is_none_of_one_alone(question: str) -> None:
    answer = invented.ask(question)
    assert answer.status == "not_found"
    assert "「Y20/Y40」" in answer.answer or "“Y20/Y40”" in answer.answer


@pytest.mark.parametrize(
    ("question", "text"),
    [
        ("Y20/Y40单独看签约量多少", "4.3K台"),
        ("Y40签约量多少", "4.3K台"),
        ("单看X800签约量多少", "8K台"),
    ],
)
def test_a_value_that_is_stated_so_is_told(question: str, text: str) -> None:
    assert [figure.text for figure in invented.ask(question).figures] == [text]


@pytest.mark.parametrize(
    ("question", "text"),
    [
        ("现在签约客户数是29年的几倍", "至少1.72倍"),
        ("签约客户数现在是29年的几倍", "至少1.72倍"),
        ("签约客户数达到了29年的几倍", "至少1.72倍"),
        ("和29年比，现在签约客户数是它的几倍", "至少1.72倍"),
        ("目前签约客户是29年的百分之几", "至少172.41%"),
        ("29年的签约客户数是目前的几倍", "至多0.58倍"),
        ("签约客户数29年是现在的几分之几", "至多58.00%"),
        ("如今的签约客户数比2029年多多少", "至少21家"),
        ("How many times the 2029 number of 签约客户数 is the current one", "at least 1.72倍"),
        ("How many times is the current number of 签约客户数 that of 2029", "at least 1.72倍"),
        ("What percentage of the 2029 签约客户数 is the current one", "at least 172.41%"),
        ("销售额12月是1月的几分之几", "117.65%"),
        ("1月销售额是12月的几分之几", "85.00%"),
        ("4090的签约量是X800的几分之几", "27.50%"),
        ("X800的签约量是4090的几分之几", "363.64%"),
        ("How many times 4090 is X800 in 签约量", "3.64倍"),
    ],
)
def test_what_stands_behind_is_what_the_other_is_held_against(question: str, text: str) -> None:
    assert [each.text for each in invented.ask(question).computations] == [text]


def test_parts_of_a_whole_stay_parts_of_it() -> None:
    computed = invented.ask("X800和4090是签约量的几成").computations
    assert [each.text for each in computed] == ["28.57%", "7.86%", "36.43%"]
