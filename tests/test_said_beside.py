"""What is said beside a question of figures: who told it, examples, what the case tells of it;
years as a whole; over an invented tree nursery.
"""

import pytest

from assistant.exchange import Answer
from assistant.records import Audience, Case, CaseField, Entity, Metric, Source
from assistant.retrieval.asides import without_asides
from assistant.retrieval.case_words import asks_cases
from tests.invented import VIEW, Talk, figure
from tests.invented_cases import REPORT, passage
from tests.memory_view import MemoryView

NURSERY = MemoryView(
    passages=(
        passage(
            REPORT,
            "榆湾公园的嫁接使养护支出减少40万元，包括人工、浇水、农药等。",
            "榆湾公园",
        ),
        passage(REPORT, "榆湾公园的R5根系活力对比同行的R7苗木提升12%。", "榆湾公园"),
    ),
    metrics=(
        Metric(name="租栽株数", aliases=("租栽",), unit="株", additive=True),
        Metric(name="出圃株数", aliases=("出圃", "卖掉"), unit="株", additive=True),
        Metric(name="预留株数", aliases=("预留",), unit="株"),
        Metric(name="剩余株数", aliases=("剩余",), unit="株"),
        Metric(name="苗木收入", unit="元"),
        Metric(name="损耗降幅", aliases=("损耗",), unit="%"),
        Metric(name="租期"),
        Metric(name="客户数", unit="家"),
    ),
    figures=(
        figure("租栽株数", "900株"),
        figure("租栽株数", "600株", 租期="1年"),
        figure("租栽株数", "300株", 租期="3年"),
        figure("租栽株数", "250株", 品种="R5"),
        figure("出圃株数", "700株"),
        figure("出圃株数", "300株", 去处="自用"),
        figure("预留株数", "90株"),
        figure("剩余株数", "60株"),
        figure("苗木收入", "3000万", period="2030-01", unit="元"),
        figure("苗木收入", "4500万", period="2030-12", unit="元"),
        figure("客户数", "31家", period="2029"),
        figure("损耗降幅", "15%", "榆湾公园"),
        figure("租期", "1年", "榆湾公园", text=True),
        figure("租期", "1年", "石桥物业", text=True),
        figure("租期", "3年", "南坡酒店", text=True),
    ),
    cases=(
        Case(
            customer="榆湾公园",
            fields=(
                CaseField(
                    name="突破点",
                    text="R5按地块灵活搭配滴灌和遮阳网，损耗下降15%。",
                    passages=(),
                    audience=Audience.EXECUTIVE,
                ),
            ),
            document=REPORT,
            source=Source(document=REPORT, title="榆湾公园", date="", quote="榆湾公园"),
        ),
    ),
    entities=(
        Entity(name="秦越", kind="person"),
        Entity(name="榆湾公园", kind="customer"),
        Entity(name="石桥物业", kind="customer"),
        Entity(name="南坡酒店", kind="customer"),
    ),
    documents=VIEW.documents(),
)


def ask(*turns: str) -> Answer:
    talk = Talk(NURSERY)
    return [talk.ask(turn) for turn in turns][-1]


def values(answer: Answer) -> list[str]:
    return [shown.text for shown in answer.figures]


@pytest.mark.parametrize(
    ("question", "told"),
    [
        ("秦越说租栽株数大概几百株", ["900株"]),
        ("秦越在会上提到的租栽株数是多少", ["900株"]),
        ("只租一年的租栽有多少株，榆湾公园、石桥物业他们那档", ["600株"]),
        ("榆湾公园用滴灌搭配遮阳网之后，损耗最多能降几个点", ["15%"]),
        ("扣除出圃的和预留的，目前还剩多少株", ["60株"]),
        ("有没有签3年的租栽，株数是多少", ["300株"]),
        ("苗木收入30年刚开年那个月是什么水平", ["3000万"]),
        ("组长早上让我们对数，租栽株数一共多少株", ["900株"]),
        ("为了核对剩余的情况，预留的有多少株", ["90株"]),
        ("我要去拜访养护队，榆湾公园的损耗降了多少", ["15%"]),
        ("租栽从一年期到三年期各多少株", ["600株", "300株"]),
        ("苗木收入30年年头是多少、年尾又是多少", ["3000万", "4500万"]),
    ],
)
def test_what_is_said_beside_a_figure_does_not_hide_it(question: str, told: list[str]) -> None:
    answer = ask(question)
    assert answer.status == "answered", answer.answer
    assert [t for t in told if not any(t in value for value in values(answer))] == []


@pytest.mark.parametrize(
    ("question", "said"),
    [
        ("榆湾公园的租栽株数有多少", "榆湾公园"),
        ("只租一年的租栽有多少株，榆湾公园、南坡酒店他们那档", "榆湾公园"),
        ("榆湾公园滴灌损耗降了多少", "滴灌"),
        ("苗木收入全年多少", "全年"),
        ("2031年苗木好卖吗？那全年苗木收入呢", "2031年"),
        ("有没有签9年的租栽，株数是多少", "9年"),
        ("我要写绿原公司的档案，他们租栽了多少株", "绿原"),
    ],
)
def test_what_another_value_would_be_needed_for_is_missing(question: str, said: str) -> None:
    answer = ask(question)
    assert answer.figures == (), answer.answer
    assert said in answer.answer


def test_a_whole_year_is_told_where_it_is_known() -> None:
    assert values(ask("客户数全年多少家")) == ["31家"]


def test_the_sentence_tells_what_no_metric_is_named_for() -> None:
    told = ask("跟同行的R7苗木比，榆湾公园用我们R5的根系活力高出来多少")
    assert "12%" in told.answer
    assert "250株" not in told.answer
    of_parts = ask("榆湾公园嫁接以后，人工、浇水、农药这些支出减少了多少")
    assert "40万元" in of_parts.answer


def test_a_question_before_an_aside_keeps_its_mark() -> None:
    assert without_asides("还有多少株？客户急着要") == "还有多少株？"
    assert without_asides("客户急着要什么？") == "客户急着要什么？"


@pytest.mark.parametrize(
    ("question", "asked"),
    [
        ("榆湾公园案例中的损耗降了多少", False),
        ("榆湾公园案例里，损耗降了百分之几", False),
        ("榆湾公园案例里有什么亮点", True),
        ("有几个案例", True),
    ],
)
def test_a_number_in_a_case_is_no_case(question: str, asked: bool) -> None:
    assert asks_cases(question) is asked


@pytest.mark.parametrize(
    ("turns", "told"),
    [
        (["3年的租栽有多少株", "再加上1年的，一共多少"], "900株"),
        (["把出圃、预留和剩余相加，结果跟租栽株数有出入，差多少株"], "50株"),
    ],
)
def test_what_is_added_is_summed(turns: list[str], told: str) -> None:
    assert told in [each.text for each in ask(*turns).computations]


def test_a_context_that_a_pronoun_goes_back_to_stays() -> None:
    said = "我要写绿原公司的档案，他们租栽了多少株"
    assert without_asides(said) == said
    assert without_asides("我要写客户的档案，租栽了多少株") == "租栽了多少株"
    assert without_asides("我要写几家客户，租栽了多少株") == "我要写几家客户，租栽了多少株"
