"""Questions of prose in other words: rivals, customers of a field, deeds, examples, comparisons."""

import pytest

from assistant.records import Audience, Case, CaseField, Entity, Metric
from tests.invented import Talk, figure
from tests.invented_cases import REPORT, passage, source
from tests.invented_cases import VIEW as CASES
from tests.invented_prose import ask as ask_prose
from tests.memory_view import MemoryView

COLD = MemoryView(
    passages=(
        passage(REPORT, "青石物流、苇塘牧业等冷链客户的订单涨得快。", "冷链"),
        passage(REPORT, "冻品和乳品都算冷链。", "冷链的范围"),
        passage(REPORT, "冷库按同温同仓的原则建设，选用雪岭牌的压缩机。", "冷库"),
        passage(REPORT, "因为签了长约，青石物流先退掉的是对手的冷柜。", "换下的冷柜"),
    ),
    metrics=(Metric(name="制冷能耗降幅", unit="%"), Metric(name="长约柜数", aliases=("长约",))),
    figures=(
        figure("制冷能耗降幅", "20%", "青石物流").model_copy(
            update={"note": "新机组对比对手R9机组。"}
        ),
        figure("长约柜数", "300台"),
    ),
    entities=(
        Entity(name="青石物流", kind="customer"),
        Entity(name="苇塘牧业", kind="customer"),
        Entity(name="冷链", kind="scenario", aliases=("cold chain",)),
        Entity(name="冻品", kind="scenario", aliases=("frozen food",)),
        Entity(name="乳品", kind="scenario"),
        Entity(name="R9", kind="machine"),
    ),
)


@pytest.mark.parametrize(
    "question",
    [
        pytest.param("茶饮市场上主要compete的对手是哪两家", id="an English verb"),
        pytest.param("门店market上的主要友商有哪些", id="an English noun"),
        pytest.param("主要的竞品是谁", id="another word for rivals"),
        pytest.param("茶饮的rival有哪几家", id="an English word for rivals"),
    ],
)
def test_rivals_are_found_by_whatever_word(question: str) -> None:
    assert "白鹿茶、云雀茶" in ask_prose(question).answer.splitlines()[0]


def test_rivals_in_another_market_are_not_ours() -> None:
    assert ask_prose("手机市场的主要友商有哪些").status == "not_found"


@pytest.mark.parametrize("question", ["内部经营月会上谁汇报的", "这次内部例会是谁来讲的"])
def test_who_presented_an_internal_meeting(question: str) -> None:
    assert ask_prose(question).answer.startswith("汇报人是门店部的苏禾")


@pytest.mark.parametrize(
    "question",
    [
        pytest.param("冷链客户有哪些", id="plain"),
        pytest.param("冻品/乳品这类冷链有哪些客户", id="examples before"),
        pytest.param("冷链(如冻品)的客户有哪些", id="examples in brackets"),
        pytest.param("Which customers does the report name for cold chain such as frozen food?",
                     id="English"),
    ],
)  # fmt: skip
def test_customers_of_a_field_are_those_that_a_sentence_lists(question: str) -> None:
    answer = Talk(COLD).ask(question)
    assert answer.answer.startswith("青石物流、苇塘牧业等冷链客户")


@pytest.mark.parametrize(
    ("question", "said"),
    [
        pytest.param(
            "哪几家因为长约把对手的冷柜退了？", "青石物流", id="an object before its verb"
        ),
        pytest.param("打造冷库遵循什么原则", "同温同仓", id="a verb that says nothing"),
        pytest.param("冷库的压缩机叫啥", "雪岭", id="spoken"),
    ],
)
def test_prose_is_found_though_its_verbs_are_others(question: str, said: str) -> None:
    answer = Talk(COLD).ask(question)
    assert answer.status == "answered"
    assert said in answer.answer.splitlines()[0]


@pytest.mark.parametrize(
    "turns",
    [
        pytest.param(["青石物流比对手R9省多少"], id="at once"),
        pytest.param(["青石物流的制冷能耗降幅", "比R9好多少"], id="of whom was asked before"),
    ],
)
def test_a_value_is_found_by_what_it_was_measured_against(turns: list[str]) -> None:
    talk = Talk(COLD)
    answers = [talk.ask(turn) for turn in turns]
    assert [each.text for each in answers[-1].figures] == ["20%"]
    assert any("理解" in note for note in answers[-1].notes)


@pytest.mark.parametrize("question", ["青石物流比R7省多少", "苇塘牧业比对手R9省多少"])
def test_what_was_measured_against_something_else_is_no_answer(question: str) -> None:
    answer = Talk(COLD).ask(question)
    assert answer.status == "not_found"
    assert not answer.figures


def test_whom_a_message_asks_for_is_asked_by_the_next_question_too() -> None:
    """`哪个部门的` goes on with the answer, and is no kind that is asked beside."""
    answer = ask_prose("这次谁来讲的？哪个部门的")
    assert "苏禾" in answer.answer
    assert Talk(CASES).ask("云杉医院的竞争对手是谁").answer.count("北辰云") == 1


OVENS = MemoryView(
    passages=(
        passage(REPORT, "ZX市场的竞争主要来自青禾和赤岭两家。", "市场"),
        passage(REPORT, "ZX由门店销售。", "渠道"),
    ),
    metrics=(Metric(name="ZX收入", unit="CNY", aliases=("ZX销售额",)),),
    figures=(figure("ZX收入", "3亿元"),),
)


def test_a_market_is_a_noun_behind_an_article() -> None:
    """To market is to sell, and would be the name of what is sold."""
    answer = Talk(OVENS).ask("Who are our rivals in the ZX market?")
    assert answer.answer.startswith("ZX市场的竞争主要来自青禾和赤岭两家。")


_FIELD = CaseField(name="背景", text="店里换了烤炉。", passages=(), audience=Audience.SALES)
_CASES = tuple(
    Case(
        customer=customer,
        competitors=("青禾",),
        fields=(_FIELD,),
        document="cases/a",
        source=source("cases/a", f"customer: {customer}"),
        audience=Audience.SALES,
    )
    for customer in ("云杉饼房", "白桦饼房")
)


def test_whom_we_fight_is_asked_of_ourselves_and_of_no_case() -> None:
    cases = MemoryView(passages=OVENS._passages, cases=_CASES)
    answer = Talk(cases).ask("ZX市场里现在都和哪几家对手争")
    assert answer.answer.startswith("ZX市场的竞争主要来自青禾和赤岭两家。")


WON = passage("cases/ludao", "2029年起从北辰云赢回鹭岛航运，先上导航屏。", "突破点", "鹭岛航运")
HARBOUR = MemoryView(
    passages=(WON,),
    cases=(
        Case(
            customer="鹭岛航运",
            scenarios=("导航",),
            competitors=("北辰云", "云雀云"),
            fields=(
                CaseField(
                    name="突破点", text=WON.text, passages=(WON.id,), audience=Audience.SALES
                ),
            ),
            document="cases/ludao",
            source=source("cases/ludao", "customer: 鹭岛航运"),
            audience=Audience.SALES,
        ),
    ),
    metrics=(Metric(name="我方份额", aliases=("份额",), unit="%"),),
    figures=(figure("我方份额", "30%", "鹭岛航运"),),
    entities=(
        Entity(name="北辰云", kind="competitor"),
        Entity(name="云雀云", kind="competitor"),
        Entity(name="导航", kind="scenario"),
    ),
)


@pytest.mark.parametrize(
    ("question", "told"),
    [
        pytest.param("鹭岛航运导航业务的份额，是哪年从北辰云那边赢回的", True, id="its field"),
        pytest.param("鹭岛航运的份额是哪年赢回来的", True, id="what came of it"),
        pytest.param("鹭岛航运的份额是哪年从云雀云赢回的", False, id="from another"),
        pytest.param("鹭岛航运的份额是哪年招标的", False, id="another deed"),
    ],
)
def test_when_it_was_done_is_told_by_the_sentence_of_the_deed(question: str, told: bool) -> None:
    answer = Talk(HARBOUR).ask(question)
    assert (answer.status == "answered" and "2029年起" in answer.answer) is told, answer.answer
    assert not any(each.text == "30%" for each in answer.figures)
