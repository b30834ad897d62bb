"""Messages that hold several questions: each is answered, in order."""

import pytest

from assistant.retrieval.messages import MOST, questions_of
from tests.invented_cycles import talk as cycles
from tests.invented_mill import ask
from tests.invented_prose import ask as ask_prose


@pytest.mark.parametrize(
    ("text", "questions"),
    [
        pytest.param("2030年：收入、库存都是多少", ("2030年收入", "2030年库存"), id="a list"),
        pytest.param("松涛纸业：收入，库存和用纸量都给我",
                     ("松涛纸业收入", "松涛纸业库存", "松涛纸业用纸量"), id="a list, joined"),
        pytest.param("松涛纸业这个案例我要三个数：收入、库存、用纸量。",
                     ("松涛纸业收入", "松涛纸业库存", "松涛纸业用纸量"), id="of a case"),
        pytest.param("松涛纸业这块，收入、2030年库存、当前用纸量，三个数字麻烦一起给",
                     ("松涛纸业收入", "2030年松涛纸业库存", "当前松涛纸业用纸量"), id="with times"),
        pytest.param("松涛纸业的收入、库存和用纸量占比各是多少？",
                     ("松涛纸业收入多少", "松涛纸业库存多少", "松涛纸业用纸量占比多少"), id="one"),
        pytest.param("松涛纸业的呢，收入和库存都说下",
                     ("松涛纸业的收入", "松涛纸业的库存"), id="with 呢"),
        pytest.param("请说明松涛纸业的用纸量、收入占比以及对应的库存数量。",
                     ("松涛纸业用纸量多少", "松涛纸业收入占比多少", "松涛纸业库存数量多少"),
                     id="told in a list"),
        pytest.param("收入多少、库存多少", ("收入多少", "库存多少"), id="asks in a list"),
        pytest.param("收入多少，库存多少", ("收入多少", "库存多少"), id="asks with a comma"),
        pytest.param("收入多少？库存呢？", ("收入多少？", "库存呢？"), id="two sentences"),
        pytest.param("街邊店的優勢是什麼，商場店怎麼樣？",
                     ("街邊店的優勢是什麼", "商場店怎麼樣？"), id="Traditional"),
        pytest.param("What is the share? One decimal place, please.",
                     ("What is the share, One decimal place, please.",), id="how it is rounded"),
        pytest.param("汇报：谁来的，几点开的", ("汇报：谁来的", "几点开的"), id="items that ask"),
    ],
)  # fmt: skip
def test_a_message_is_split_into_its_questions(text: str, questions: tuple[str, ...]) -> None:
    assert questions_of(text) == questions


@pytest.mark.parametrize(
    "text",
    [
        pytest.param("请说明松涛纸业的背景、困难以及对应的办法。", id="a list of no measures"),
        pytest.param("收入多少？请说明。", id="a part that asks nothing"),
        pytest.param("收入打算提到多少，有没有具体目标值", id="a part that asks for the number"),
        pytest.param("收入过亿了吗？你就回答是或不是", id="a part that says how to answer"),
        pytest.param("收入、库存多少", id="two names of one ask"),
        pytest.param("收入多少、库存", id="a name behind an ask"),
        pytest.param("收入和库存，分别多少", id="a clause without a question of its own"),
        pytest.param("收入：3200万元", id="a colon without a list"),
        pytest.param("几月几号？" * (MOST + 1), id="more than are answered each"),
    ],
)
def test_one_question_stays_whole(text: str) -> None:
    assert questions_of(text) == (text,)


@pytest.mark.parametrize(
    ("message", "values"),
    [
        pytest.param("松涛纸业：收入、库存、签约书店都给我", [32_000_000, 100, 14], id="a list"),
        pytest.param("收入多少、库存多少", [32_000_000, 100], id="asks in a list"),
        pytest.param("收入、库存多少", [32_000_000, 100], id="two names of one ask"),
        pytest.param("收入多少？庫存多少？", [32_000_000, 100], id="Traditional"),
    ],
)
def test_every_figure_of_a_message_is_told(message: str, values: list[int]) -> None:
    answer = ask(message)
    assert answer.status == "answered"
    assert [figure.value for figure in answer.figures] == values


def test_a_period_before_a_list_is_asked_of_each_of_it() -> None:
    answer = ask("2030年：收入、库存都是多少")
    assert [figure.value for figure in answer.figures] == [32_000_000]
    assert "没有库存在2030年的数值" in answer.answer


def test_a_traditional_message_asks_figures_and_prose() -> None:
    answer = ask("收入和庫存分別是多少？木漿從哪裡進？")
    assert [figure.value for figure in answer.figures] == [32_000_000, 100]
    assert [citation.quote for citation in answer.citations][2:] == ["木浆从北岸林场进，走水路。"]


def test_two_traditional_questions_of_prose_are_answered_each() -> None:
    answer = ask_prose("外賣為什麼影響客流？主要對手有哪些？")
    assert answer.status == "answered"
    told, named = answer.answer.split("\n")
    assert "外卖分走了客流" in told
    assert "白鹿茶、云雀茶等" in named


def test_such_customers_are_counted_apart_from_their_definition() -> None:
    text = "说起大客户，营收过多少钱才能算，这样的客户有几家，占收入几成？"
    assert questions_of(text) == (
        "说起大客户，营收过多少钱才能算",
        "这样的客户有几家",
        "占收入几成？",
    )
    answer = cycles().ask(text)
    assert [figure.text for figure in answer.figures] == ["3000万元", "16家", "72%"]
