"""What to tell a customer of some kind: by industry, scenario or product, with its figures."""

import pytest

from assistant.answering.chain import Assistant
from assistant.exchange import Answer, Asker, Question
from assistant.journal import Conversations
from assistant.records import Audience
from assistant.retrieval.case_pitch import pitched_to
from tests.invented_catering import Views

ASSISTANT = Assistant(Views(), Conversations())


def ask(text: str, audience: Audience = Audience.SALES) -> Answer:
    return ASSISTANT.ask(Question(text=text, asker=Asker(id="a", audience=audience)))


@pytest.mark.parametrize(
    ("question", "told"),
    [
        ("下周要拜访一家汽车厂，可以怎么介绍我们的优势？", "14分钟"),
        ("客户是家银行，有什么能拿出来讲的亮点？", "称重计价"),
        ("刚认识一个做夜班供餐的客户，有什么有说服力的数据？", "5分钟"),
        ("对方是做汽车的，该推什么？", "锐铂汽车"),
        ("给银行客户推智盘结算台，有什么数据能支撑？", "云栈银行"),
        ("推广夜班热链有什么数据可以用？", "锐铂汽车"),
        ("夜班热链的优势怎么介绍", "锐铂汽车"),
        ("明天要见锐铂，有什么能拿出来讲的？", "锐铂汽车"),
        ("客户是家银行，我们有没有类似的？", "云栈银行"),
        ("客户担心排队太久，怎么回他？", "排队"),
        ("認識了一家銀行，怎麼打動他們？", "云栈银行"),
        ("We are visiting a bank, how should we present our strengths?", "云栈银行"),
    ],
)
def test_a_pitch_is_found_for_a_kind_of_customer(question: str, told: str) -> None:
    answer = ask(question)
    assert answer.status == "answered"
    assert told in answer.answer
    assert answer.citations


@pytest.mark.parametrize(
    ("question", "lacking"),
    [
        ("客户是家博物馆，有什么能拿出来讲的亮点？", "博物馆"),
        ("对方是做游戏的，该推什么？", "游戏"),
        ("客户是家博物馆，有没有类似的案例？", "博物馆"),
        ("想给客户推量子灶，有什么数据能支撑？", "量子灶"),
        ("meeting a gaming company tomorrow, what can I tell them?", "gaming"),
    ],
)
def test_without_a_case_it_is_said_which_exist(question: str, lacking: str) -> None:
    answer = ask(question)
    assert answer.status == "not_found"
    assert lacking in answer.answer
    assert "云栈银行" in answer.answer


def test_what_no_case_has_is_said_beside_the_pitch() -> None:
    answer = ask("客户是家银行，有什么利润数据能拿出来讲？")
    assert "云栈银行" in answer.answer
    assert "「利润」" in answer.answer


def test_a_pitch_without_a_kind_asks_which_case() -> None:
    assert ask("明天要见客户，有什么亮点能讲？").status == "clarify"


@pytest.mark.parametrize(
    "question",
    [
        "客户是家银行，有什么能拿出来讲的亮点？",
        "下周要拜访一家汽车厂，可以怎么介绍我们的优势？",
        "推广夜班热链有什么数据可以用？",
    ],
)
def test_a_pitch_that_is_hidden_stays_hidden(question: str) -> None:
    answer = ask(question, Audience.PUBLIC)
    assert answer.status == "not_found"
    assert not answer.citations


def test_a_revenue_is_in_no_pitch_for_sales() -> None:
    answer = ask("下周要拜访一家汽车厂，可以怎么介绍我们的优势？")
    assert "6200万" not in answer.model_dump_json()


@pytest.mark.parametrize(
    "question",
    ["未来要推什么产品", "我们主推什么", "有什么数据能支撑需求收缩", "客户看重什么", "会议时间"],
)
def test_what_is_asked_of_the_report_is_no_pitch(question: str) -> None:
    assert not pitched_to(question)
