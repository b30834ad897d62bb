"""Prose asked in loose words: leads that say why, states and plans, who, put names, stories."""

import pytest

from assistant.answering.chain import Assistant
from assistant.exchange import Answer, Asker, Question
from assistant.journal import Conversations
from assistant.records import Audience
from assistant.retrieval.asides import without_asides
from assistant.retrieval.states import plans_asked, state_asked
from tests.invented_catering import Views


def ask(*turns: str, audience: Audience = Audience.EXECUTIVE) -> Answer:
    """The last answer of a talk about the invented caterer."""
    assistant, answer = Assistant(Views(), Conversations()), None
    for text in turns:
        conversation = answer.conversation_id if answer else None
        asker = Asker(id="a", audience=audience)
        answer = assistant.ask(Question(text=text, asker=asker, conversation_id=conversation))
    assert answer
    return answer


@pytest.mark.parametrize(
    ("message", "question"),
    [
        ("没时间看全文，几句话概括一下", "几句话概括一下"),
        ("刚接手这块业务，报告讲了啥", "报告讲了啥"),
        ("产品怎么规划，客户老问我", "产品怎么规划"),
        ("碰到个大客户，嫌贵，怎么讲", "嫌贵，怎么讲"),
        ("下午要见客户，有什么案例", "有什么案例"),
        ("我没去开会，这报告讲了啥", "这报告讲了啥"),
        ("昨天的会我没参加，报告讲了啥", "报告讲了啥"),
        ("请假了没听，报告讲了啥", "报告讲了啥"),
        ("领导让我看看这份报告，讲了啥", "讲了啥"),
        ("I missed the meeting, what is it about?", "what is it about?"),
        ("没开过的会，讲了什么", "没开过的会，讲了什么"),
        ("時間不多，一句話總結", "一句話總結"),
        ("I'm new here, what is the revenue?", "what is the revenue?"),
        ("客户问了什么", "客户问了什么"),
        ("新来的", "新来的"),
    ],
)
def test_clauses_that_say_why_it_is_asked_are_left_out(message: str, question: str) -> None:
    assert without_asides(message) == question


@pytest.mark.parametrize(
    ("question", "topic"),
    [
        ("现在市场行情怎么样？", "市场"),
        ("库存目前是个什么情况", "库存"),
        ("现在行情如何", "市场"),
        ("库存还有多少", None),
    ],
)
def test_the_topic_of_a_state_is_read(question: str, topic: str | None) -> None:
    assert state_asked(question) == topic


def test_the_topic_of_plans_is_read() -> None:
    assert plans_asked("接下来产品上准备怎么规划") == ("产品规划", "产品")
    assert plans_asked("报告怎么做的") == ()


@pytest.mark.parametrize(
    ("turns", "told"),
    [
        pytest.param(("谁上去讲的",), "沈若兰", id="who went up"),
        pytest.param(("谁在会上做的介绍",), "沈若兰", id="who, at the meeting"),
        pytest.param(("汇报的是何启明吧",), "沈若兰", id="a name that is put"),
        pytest.param(("是王磊上去讲的吧",), "沈若兰", id="a stranger that is put"),
        pytest.param(("上次是谁讲的",), "马骁", id="who, another time"),
        pytest.param(("谁汇报的", "她哪个部门的"), "运营管理中心", id="of the person told"),
        pytest.param(("谁汇报的", "哪个部门的"), "运营管理中心", id="without a pronoun"),
        pytest.param(("汇报是5月份做的，没错吧",), "2026年4月16日", id="a month that is put"),
        pytest.param(("会是周五开的吧",), "周四", id="a weekday that is put"),
        pytest.param(("汇报是去年做的吧",), "2026年4月16日", id="a year that is put"),
        pytest.param(("食堂规模什么情况",), "118座", id="a state by its heading, whole"),
        pytest.param(("重点客户目前是个什么情况",), "25家以上", id="a state, its definition too"),
        pytest.param(("现在行情怎么样",), "食堂外包", id="a state of the market"),
        pytest.param(("产品上接下来有什么动作",), "灶友", id="plans by their heading"),
        pytest.param(
            ("新来的，这份报告大概讲了啥",), "几个挑战", id="all of it, for one who is new"
        ),
        pytest.param(
            ("没赶上会，汇报的要点捋一捋",), "几个挑战", id="all of it, for one who was away"
        ),
        pytest.param(("几个挑战的现状帮我梳理一下",), "订单班", id="each part of a section"),
        pytest.param(("每个挑战都讲讲",), "混合办公", id="each part, in other words"),
        pytest.param(("概括一下市场的判断趋势",), "9%", id="a heading and how it goes"),
        pytest.param(("没时间看全文，几句话概括下这份汇报",), "市场环境", id="some points of it"),
        pytest.param(("锐铂汽车整体情况说一下，收入和案例都要",), "6200万", id="all of a name"),
        pytest.param(("智盘结算台是个什么概念",), "餐盘感应", id="what it is"),
        pytest.param(("锐铂是哪年赢回来的，从谁手里",), "味达膳食", id="two facts of one sentence"),
        pytest.param(("想听听锐铂的故事",), "评议", id="a story, with what came of it"),
        pytest.param(("碰到个客户，嫌排队太久，有办法吗",), "分时取餐", id="a way out"),
        pytest.param(("谁给领导们汇报的",), "沈若兰", id="who, to whom"),
        pytest.param(("沈若兰是谁",), "运营管理中心", id="who somebody is"),
        pytest.param(("会是王磊主持的吧",), "顾怀民", id="another deed that is put"),
        pytest.param(("竞争对手是王品和海底捞吧",), "味达膳食", id="rivals that are put"),
        pytest.param(("锐铂是从千鼎那里抢过来的吧",), "味达膳食", id="from whom, put"),
        pytest.param(("HACCP复审是2023年通过的吧",), "2025年9月", id="a year of a deed, put"),
        pytest.param(("青篱食安码有什么用",), "追到批次", id="what a thing is good for"),
        pytest.param(("夜班热链是干嘛的",), "深夜", id="what a thing does"),
        pytest.param(("下周拜访一所学校，可以跟他们聊点啥",), "白鹭湾", id="a pitch by need"),
        pytest.param(("太忙了没空看，挑重点说",), "Page 7", id="the gist"),
        pytest.param(("What is this report about?",), "Page 7", id="the gist in English"),
        pytest.param(("Was the meeting in May?",), "2026年4月16日", id="a month in English"),
        pytest.param(("Who presented?", "Which department is she from?"), "运营管理中心", id="she"),
    ],
)
def test_loose_words_are_understood(turns: tuple[str, ...], told: str) -> None:
    answer = ask(*turns)
    assert answer.status == "answered"
    assert told in answer.answer


@pytest.mark.parametrize("word", ["何启明", "王磊", "5月", "周五"])
def test_what_was_put_and_is_wrong_is_not_said_again(word: str) -> None:
    assert word not in ask(f"这次汇报是{word}讲的吧").answer


def test_every_case_is_listed_where_only_the_title_of_the_report_is_named() -> None:
    assert ask("手头都有哪些团餐案例可以用").answer.count("**") == 8


@pytest.mark.parametrize(
    ("question", "audience"),
    [
        pytest.param("员工福利什么情况", Audience.EXECUTIVE, id="a state of what nobody tells"),
        pytest.param("未来八年的市场趋势概括一下", Audience.EXECUTIVE, id="a span nobody tells of"),
        pytest.param(
            "几个重点矿区的情况梳理一下", Audience.EXECUTIVE, id="parts of what is not there"
        ),
        pytest.param("海外准备怎么布局", Audience.EXECUTIVE, id="plans of what nobody tells"),
        pytest.param("量子灶是个什么概念", Audience.EXECUTIVE, id="a name that nobody knows"),
        pytest.param("他哪个部门的", Audience.EXECUTIVE, id="a pronoun of nobody"),
        pytest.param("云栈银行是哪年赢回来的", Audience.EXECUTIVE, id="a deed that nobody tells"),
        pytest.param("云栈银行是谁拿下的", Audience.EXECUTIVE, id="a doer that nobody tells"),
        pytest.param("客户想在火星开店，有办法吗", Audience.EXECUTIVE, id="no way out"),
        pytest.param("重点客户目前是个什么情况", Audience.PUBLIC, id="a state that is hidden"),
        pytest.param("想听听锐铂的故事", Audience.PUBLIC, id="a story that is hidden"),
        pytest.param("锐铂是从味达那里抢来的吧", Audience.PUBLIC, id="a put name that is hidden"),
    ],
)
def test_what_is_not_told_stays_refused(question: str, audience: Audience) -> None:
    answer = ask(question, audience=audience)
    assert answer.status == "not_found"
    assert not answer.citations


def test_a_revenue_is_not_in_the_overview_of_sales() -> None:
    assert "6200万" not in ask("锐铂汽车整体情况说一下", audience=Audience.SALES).answer
