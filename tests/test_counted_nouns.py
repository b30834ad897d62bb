"""Metrics meant by what a question counts, and what is done to a member; an invented laundry."""

from typing import Any, Final

import pytest

from assistant.records import Document, Metric
from assistant.retrieval.messages import questions_of
from assistant.retrieval.said_plainly import said_plainly
from tests.invented import Talk, figure
from tests.memory_view import MemoryView

PLACES: Final[tuple[dict[str, Any], ...]] = ({}, {"城区": "东城"}, {"城区": "西城"})
METRICS = (
    Metric(name="洗衣店数", aliases=("店数",), unit="座", description="月末开门的店。"),
    Metric(name="洗衣机数", aliases=("机数",), unit="台", description="月末能用的洗衣机。"),
    Metric(name="电熨斗数", unit="把", description="月末能用的熨斗。"),
    Metric(name="洗涤量", unit="公斤", description="洗好的衣物。", additive=True),
    Metric(name="营业收入", unit="元", description="各品类的收入。", additive=True),
    Metric(name="床单出库量", unit="条", description="洗好送走的床单。"),
    Metric(name="毛巾出库量", unit="条", description="洗好送走的毛巾。"),
    Metric(name="床单均价", unit="元/条", description="床单的平均售价。"),
    Metric(name="床单成本", unit="元/条", description="每条床单的成本。"),
    Metric(name="洗衣机利用率", aliases=("利用率",), unit="%", description="开机的时间。"),
    Metric(name="运营成本", unit="元", description="按科目的支出。"),
    Metric(name="会员数", unit="人", description="累计注册的会员。"),
    Metric(name="送洗周期", unit="天", description="从收走到送回的天数。"),
    Metric(name="布草损耗降幅", unit="%", description="布草损耗下降的比例。"),
)
FIGURES = (
    *(figure(metric, value, period="2031-01", **place)
      for metric, values in (
          ("洗衣店数", ("20座", "12座", "8座")),
          ("洗衣机数", ("300台", "200台", "100台")),
          ("电熨斗数", ("60把", "40把", "20把")),
          ("洗衣机利用率", ("60%", "70%", "40%")),
      )
      for value, place in zip(values, PLACES, strict=True)),
    figure("洗涤量", "9000公斤", period="2031-01"),
    *(figure("营业收入", value, period="2031-01", 品类=name)
      for name, value in (("床单", "30万元"), ("毛巾", "10万元"))),
    figure("床单出库量", "1200条", period="2031-01"),
    figure("毛巾出库量", "800条", period="2031-01"),
    figure("床单均价", "0.90", unit="元/条", period="2031-01"),
    figure("床单成本", "0.60", unit="元/条", period="2031-01"),
    figure("运营成本", "5万元", period="2031-01", 科目="平台搭建费"),
    figure("会员数", "5000人", period="2031-01"),
    figure("送洗周期", "3天", "海棠酒店", 阶段="之前"),
    figure("送洗周期", "1天", "海棠酒店", 阶段="之后"),
    figure("布草损耗降幅", "30%", "海棠酒店"),
)  # fmt: skip
VIEW = MemoryView(
    metrics=METRICS,
    figures=FIGURES,
    documents=(Document(id="reports/2031-02", title="月报", date="2031-02-09"),),
)


@pytest.mark.parametrize(
    ("question", "values"),
    [
        ("东城有多少座店、多少台机、多少把熨斗？", ["12座", "200台", "40把"]),
        ("东城比西城多装了多少台机？", ["200台", "100台", "100台"]),
        ("1月平均一家店洗了多少公斤？", ["9000公斤", "20座", "450公斤"]),
        ("1月出了多少床单、多少毛巾？", ["1200条", "800条"]),
        ("1月床单的卖价减掉成本，每条还剩多少？", ["0.90元/条", "0.60元/条", "0.3元/条"]),
        ("在我们平台上注册的人有多少了？", ["5000人"]),
        ("海棠酒店换成我们以后，送回来要几天？", ["3天", "1天"]),
        ("海棠酒店布草少丢了多少？", ["30%"]),
    ],
)
def test_what_is_counted_or_done_means_its_metric(question: str, values: list[str]) -> None:
    answer = Talk(VIEW).ask(question)
    assert answer.status == "answered"
    told = [shown.text for shown in answer.figures] + [made.text for made in answer.computations]
    assert told == values


@pytest.mark.parametrize(
    "question",
    [
        "坏了多少台机？",  # a deed that makes it another thing
        "1月修了多少台机？",
        "东城比西城多坏了多少台机？",
        "还需要多少台机？",
        "1月床单的卖价减掉运费，每条还剩多少？",  # one side alone is no difference
        "在我们平台上打卡的人有多少了？",
    ],
)
def test_what_is_another_thing_is_not_answered(question: str) -> None:
    answer = Talk(VIEW).ask(question)
    assert answer.status != "answered"
    assert not answer.figures


def test_each_of_several_counts_is_of_the_same_place() -> None:
    asked = questions_of("东城有多少家店、多少台机、几把熨斗？")
    assert asked == ("东城有多少家店", "东城有多少台机", "东城有几把熨斗？")


@pytest.mark.parametrize(
    "message", ["哪个城区涨得最快，涨了百分之几？", "Which site grew fastest, and by how much?"]
)
def test_how_much_who_leads_has_is_no_question_of_its_own(message: str) -> None:
    assert questions_of(message) == (message,)


@pytest.mark.parametrize(
    ("said", "meant"),
    [
        ("客户为什么不跟蓝鲸洗衣合作了？", "为什么离开蓝鲸洗衣？"),
        ("今年不碰的是哪些事", "今年不做的是哪些事"),
        ("东城为什么没完成任务？", "东城为什么没完成目标？"),
        ("这个按钮不碰会怎样", "这个按钮不碰会怎样"),
    ],
)
def test_talk_is_read_in_words_of_reports(said: str, meant: str) -> None:
    assert said_plainly(said) == meant


@pytest.mark.parametrize(
    ("question", "first"),
    [
        ("哪个城区用得最满，利用率是多少？", "70%"),
        ("哪个城区用得最不充分，利用率是多少？", "40%"),
    ],
)
def test_a_value_is_asked_of_who_leads(question: str, first: str) -> None:
    answer = Talk(VIEW).ask(question)
    assert answer.figures[0].text == first


def test_what_a_ranking_lacks_is_not_told_of_the_whole() -> None:
    answer = Talk(VIEW).ask("1月哪个街坊带走的床单最多，带走了多少？")
    assert answer.status == "not_found"
    assert not answer.figures


SIGNED = MemoryView(
    metrics=(
        Metric(name="签约桶数", aliases=("签约",), unit="桶"),
        Metric(name="签约客户数", unit="家"),
        Metric(name="洗涤收入", unit="元"),
    ),
    figures=(
        figure("签约桶数", "900桶"),
        figure("签约客户数", "40家"),
        figure("洗涤收入", "30万元"),
    ),
)


@pytest.mark.parametrize(
    ("question", "values"),
    [
        ("签约现在有多少客户", ["40家"]),
        ("签约有多少家", ["40家"]),
        ("签约多少企业", ["40家"]),
        ("签约多少桶、多少客户", ["900桶", "40家"]),
        ("洗涤收入有多少客户", []),
        ("签约有多少家仓库", []),
    ],
)
def test_what_a_name_stands_for_is_counted_by_the_noun(question: str, values: list[str]) -> None:
    assert [shown.text for shown in Talk(SIGNED).ask(question).figures] == values


@pytest.mark.parametrize(
    "question",
    [
        "坏了多少台洗衣机",
        "1月修了多少台洗衣机",
        "东城比西城多坏了多少台洗衣机",
        "还需要多少台洗衣机",
        "1月裁了多少人",
        "停电以后，送回来要几天",
        "会员欠了多少",
        "1月南城城区有多少台洗衣机",
        "1月渔村城区的洗衣机数是多少",
        "在公司食堂里注册的人有多少",
        "1月东城平均一家店洗了多少公斤",
        "床单的卖价减掉毛巾的成本还剩多少",
    ],
)
def test_what_is_gone_needed_or_elsewhere_is_not_what_there_is(question: str) -> None:
    answer = Talk(VIEW).ask(question)
    assert answer.status == "not_found"
    assert not answer.figures


def test_not_satisfied_is_no_low_use() -> None:
    answer = Talk(VIEW).ask("哪个城区最不满意，利用率是多少？")
    assert not [shown for shown in answer.figures if shown.dimensions]
