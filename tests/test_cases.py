"""Customer cases: found by what they are good for; the card, a part, the pitch, the table."""

import pytest

from assistant.answering.draft import Draft
from assistant.answering.grounding import unsupported
from assistant.exchange import Answer
from tests.invented import Talk
from tests.invented_cases import VIEW, view

BOTH = ("云杉医院", "赤岭矿业")
ALL = (*BOTH, "白鹭航运")


def ask(*turns: str) -> Answer:
    talk = Talk(VIEW)
    return [talk.ask(turn) for turn in turns][-1]


def named(answer: Answer) -> tuple[str, ...]:
    return tuple(customer for customer in ALL if f"**{customer}**" in answer.answer)


@pytest.mark.parametrize(
    ("question", "customers"),
    [
        pytest.param("云杉医院的案例", ("云杉医院",), id="customer"),
        pytest.param("赤岭案例发我一份", ("赤岭矿业",), id="alias"),
        pytest.param("介绍一下赤岭矿业", ("赤岭矿业",), id="a customer and nothing else"),
        pytest.param("影像诊断场景有没有案例", ("云杉医院",), id="scenario"),
        pytest.param("给医疗客户推荐一个案例", ("云杉医院",), id="kind of industry"),
        pytest.param("和北辰竞争的案例", ("云杉医院",), id="competitor by alias"),
        pytest.param("有星桥网关的案例吗", BOTH, id="product"),
        pytest.param("any case with Starbridge?", BOTH, id="product in English"),
        pytest.param("能讲降本的案例有吗", ("赤岭矿业",), id="benefit by another word"),
        pytest.param("a case about lower cost", ("赤岭矿业",), id="benefit in English"),
        pytest.param("客户担心数据合规，用哪个案例", ("云杉医院",), id="benefit in the text"),
        pytest.param("友商案例", BOTH, id="any competitor"),
        pytest.param("提升利用率的案例", ("白鹭航运",), id="a metric's word"),
        pytest.param("矿区没有公网的案例", ("赤岭矿业",), id="words of the text"),
        pytest.param("有哪些案例", ALL, id="all"),
        pytest.param("一共有几个客户案例", ALL, id="all, counted"),
    ],
)
def test_cases_are_found(question: str, customers: tuple[str, ...]) -> None:
    answer = ask(question)
    assert answer.status == "answered"
    assert named(answer) == customers
    assert answer.citations


@pytest.mark.parametrize(
    ("question", "said"),
    [
        pytest.param("有区块链的案例吗", "区块链", id="a facet that no case has"),
        pytest.param("青石物流的案例", "青石物流", id="a customer without a case"),
        pytest.param("白鹭航运的背景", "背景", id="a part that the case lacks"),
        pytest.param("云杉医院案例的客户满意度", "满意度", id="words that the case lacks"),
        pytest.param("哪些客户用了月影芯片", "月影", id="a product of nobody"),
    ],
)
def test_what_is_not_there_is_refused_with_what_is(question: str, said: str) -> None:
    answer = ask(question)
    assert answer.status == "not_found"
    assert said in answer.answer
    if "白鹭" not in question and "满意度" not in question:
        assert "云杉医院" in answer.answer, "names the cases that exist"


def test_what_only_some_have_is_said() -> None:
    answer = ask("金融客户降本的案例")
    assert named(answer) == ("赤岭矿业",)
    assert "没有案例提到「金融」" in answer.answer


def test_a_card_holds_every_part_and_its_figures() -> None:
    answer = ask("赤岭矿业的案例")
    for part in ("行业：矿业", "产品：星桥网关", "竞争对手：友商", "背景：", "突破点：", "效果："):
        assert part in answer.answer
    assert [figure.text for figure in answer.figures] == ["35%"], "a plan is no result"


@pytest.mark.parametrize(
    ("question", "holds", "lacks"),
    [
        pytest.param("赤岭矿业的突破点", "摄像头", "没有公网", id="by heading"),
        pytest.param("赤岭矿业案例的亮点", "摄像头", "没有公网", id="by another word"),
        pytest.param("云杉医院用的什么产品", "灵犀阅片", "二十位", id="front matter"),
        pytest.param("云杉医院案例的结果", "9分钟", "二十位", id="figures for want of a heading"),
        pytest.param("what industry is 赤岭", "矿业", "摄像头", id="English"),
        pytest.param("赤岭矿业案例里摄像头怎么连", "一张网", "公网", id="a sentence"),
        pytest.param("赤岭矿业没有公网是怎么解决的", "摄像头", "没有公网", id="what was done"),
        pytest.param("我们用哪个产品帮云杉医院解决读片慢的", "灵犀阅片", "二十位", id="by a deed"),
    ],
)  # fmt: skip
def test_one_part_of_a_case(question: str, holds: str, lacks: str) -> None:
    answer = ask(question)
    assert holds in answer.answer
    assert lacks not in answer.answer


def test_a_part_names_the_customer_that_it_is_of() -> None:
    assert named(ask("云杉医院用的什么产品", "那赤岭呢")) == ("赤岭矿业",)
    assert named(ask("云杉医院的背景")) == (), "its own sentences do"


@pytest.mark.parametrize(
    "question", ["赤岭矿业的情况汇总一下，案例+渠道", "赤岭矿业在报告里都提到了啥，案例也要"]
)
def test_where_the_case_is_a_part_all_that_is_said_is_told(question: str) -> None:
    answer = ask(question)
    assert answer.answer.startswith("**Page 4**")
    for said in ("没有公网", "最高可下降35%", "巡检人手少了一半"):
        assert said in answer.answer


@pytest.mark.parametrize("question", ["赤岭矿业三句话话术", "pitch for 赤岭 in three lines"])
def test_a_pitch_has_three_lines_with_figures(question: str) -> None:
    answer = ask(question)
    lines = answer.answer.split("\n")
    assert [line[:2] for line in lines] == ["1.", "2.", "3."]
    assert "赤岭矿业" in lines[0]
    assert "星桥网关" in lines[1]
    assert "35%" in lines[2]
    quotes = [citation.quote for citation in answer.citations]
    assert any("最高可下降35%" in quote for quote in quotes)
    assert not answer.notes, "this one is cleared"


@pytest.mark.parametrize(
    ("question", "note"),
    [
        pytest.param("云杉医院的话术", "未获准对外", id="not cleared"),
        pytest.param("云杉医院的案例", "未获准对外", id="not cleared, the card"),
        pytest.param("白鹭航运 pitch", "尚未确认", id="unknown"),
        pytest.param("对比云杉医院和白鹭航运的案例", "尚未确认", id="of two"),
    ],
)
def test_a_case_that_is_not_cleared_says_so(question: str, note: str) -> None:
    assert any(note in each for each in ask(question).notes)


def test_clearance_is_answered() -> None:
    assert "已获准" in ask("赤岭矿业的案例能对外讲吗").answer
    every = ask("哪些案例可以给客户看").answer
    assert every.index("赤岭矿业") < every.index("已获准") < every.index("白鹭航运")


def test_cases_stand_side_by_side() -> None:
    answer = ask("云杉医院和赤岭矿业的案例对比一下")
    rows = answer.answer.split("\n")
    assert rows[0] == "| 项目 | 云杉医院 | 赤岭矿业 |"
    assert all(row.count("|") == 4 for row in rows)
    assert any("行业" in row and "医院" in row and "矿业" in row for row in rows[2:])


@pytest.mark.parametrize(
    "question", ["哪些客户用了星桥网关", "星桥都有谁在用", "which customers use Starbridge"]
)
def test_users_are_told_from_cases_and_prose(question: str) -> None:
    answer = ask(question)
    assert named(answer) == BOTH
    assert "**青石物流**" in answer.answer
    assert "苇塘" not in answer.answer, "a negation is no use"


def test_a_competitor_is_not_what_its_rivals_customer_uses() -> None:
    assert "云杉" not in ask("哪些客户用了北辰云").answer.split("\n")[0]


def test_who_left_a_competitor() -> None:
    answer = ask("哪些客户是从北辰云转过来的")
    for customer in ("云杉医院", "青石物流", "苇塘牧业"):
        assert f"**{customer}**" in answer.answer


@pytest.mark.parametrize(
    ("turns", "holds"),
    [
        pytest.param(("赤岭矿业的案例", "突破点呢"), "摄像头", id="a part"),
        pytest.param(("赤岭矿业的案例", "它的背景"), "没有公网", id="a pronoun"),
        pytest.param(("赤岭矿业的案例", "那竞品呢"), "友商", id="front matter"),
        pytest.param(("赤岭矿业的案例", "给我话术"), "3. ", id="the pitch"),
        pytest.param(("赤岭矿业的案例", "和云杉的比一下"), "| 赤岭矿业 | 云杉医院 |", id="table"),
        pytest.param(("赤岭矿业的背景", "那云杉呢"), "二十位", id="the same part of another"),
        pytest.param(("赤岭矿业的案例", "云杉医院的案例", "回到赤岭，背景呢"), "公网", id="return"),
        pytest.param(("有提升利用率的案例吗", "突破点呢"), "潮信模型", id="of a case found"),
        pytest.param(("有降本的案例吗", "那数据合规的呢"), "**云杉医院**", id="searched on"),
        pytest.param(("哪些客户用了星桥网关", "那潮信模型呢"), "**白鹭航运**", id="used on"),
        pytest.param(("有哪些案例", "第二个"), "突破点：赤岭矿业", id="by its number"),
        pytest.param(("赤岭矿业的案例", "有没有别的星桥网关的案例"), "**云杉医院**", id="others"),
    ],
)
def test_a_follow_up_stays_with_the_case(turns: tuple[str, ...], holds: str) -> None:
    assert holds in ask(*turns).answer


def test_a_figure_of_one_customer_is_followed_by_that_of_another() -> None:
    assert "出片时间" in ask("云杉医院的出片时间是多少").answer
    answer = ask("云杉医院的出片时间是多少", "那赤岭矿业呢")
    assert "**赤岭矿业**" not in answer.answer, "no card was asked for"


@pytest.mark.parametrize(
    "turns", [("给我话术",), ("它的突破点是什么",), ("有哪些案例", "它的背景")]
)
def test_it_is_asked_which_case_is_meant(turns: tuple[str, ...]) -> None:
    answer = ask(*turns)
    assert answer.status == "clarify"
    assert [choice.label for choice in answer.choices] == list(ALL)
    assert ask(answer.choices[1].question).status == "answered"


def test_what_a_case_has_is_confirmed_or_corrected() -> None:
    assert "星桥网关" in ask("云杉医院用的是星桥网关，对吗").answer
    wrong = ask("云杉医院用的是潮信模型，对吗")
    assert "没有提到「潮信模型」" in wrong.answer
    assert "灵犀阅片" in wrong.answer


def test_a_reason_takes_the_whole_section() -> None:
    answer = ask("云杉医院为什么要求数据不出院")
    assert "监管" in answer.answer


QUESTIONS = ("云杉医院的案例", "有哪些案例", "医院的案例", "影像诊断的案例", "哪些客户用了灵犀阅片",
             "和北辰云竞争的案例", "云杉医院的背景", "给我话术")  # fmt: skip


def test_a_hidden_case_does_not_exist() -> None:
    without = view(without=frozenset({"云杉医院"}))
    for question in QUESTIONS:
        told = Talk(without).ask(question).model_dump_json()
        assert "二十位" not in told
        assert "灵犀阅片" not in told.replace(question, "").replace("「灵犀阅片」", "")


def test_a_hidden_section_does_not_exist() -> None:
    hidden = view(hidden=frozenset({"背景"}))
    for question in QUESTIONS:
        assert "二十位" not in Talk(hidden).ask(question).model_dump_json()


def test_without_a_visible_case_there_is_nothing_to_name() -> None:
    nothing = view(without=frozenset(ALL))
    for question in QUESTIONS:
        answer = Talk(nothing).ask(question)
        assert answer.status == "not_found"
        assert not any(customer in answer.answer for customer in BOTH)


@pytest.mark.parametrize(
    "question", ["有哪些案例", "云杉医院的案例", "云杉医院话术", "对比云杉医院和赤岭矿业的案例"]
)
def test_every_numeral_stands_in_a_quote_or_a_figure(question: str) -> None:
    answer = ask(question)
    draft = Draft()
    draft.citations, draft.figures = list(answer.citations), {f.id: f for f in answer.figures}
    assert unsupported(answer.answer, draft) == []
