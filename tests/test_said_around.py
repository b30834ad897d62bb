"""What stands around a question, or slips into it: glosses, the form of an answer, one figure
beside another, a name in other letters.
"""

import pytest

from assistant.exchange import Answer
from assistant.records import Entity, Metric
from assistant.retrieval.asides import without_asides
from assistant.retrieval.residue import content_runs
from tests.invented import Talk, figure
from tests.invented_cases import REPORT, passage
from tests.memory_view import MemoryView

COLD = MemoryView(
    passages=(
        passage(REPORT, "近期冷柜的增长主要来自青石物流、苇塘牧业等客户。", "增长"),
        passage(REPORT, "往后更多用拼租和旬租方案消化空柜。", "空柜"),
        passage(REPORT, "冷柜的售出要靠销售方案和渠道。", "售出"),
    ),
    metrics=(
        Metric(name="长约柜数", aliases=("长约",), unit="台", additive=True),
        Metric(name="复合增长率", aliases=("compound growth rate",), unit="%"),
        Metric(name="制冷能耗降幅", unit="%"),
        Metric(name="开机率", unit="%"),
        Metric(name="总租金", unit="元"),
        Metric(name="ICE租金", unit="元"),
        Metric(name="空柜台数", aliases=("空柜",), unit="台"),
        Metric(name="售出台数", aliases=("售出",), unit="台"),
    ),
    figures=(
        figure("长约柜数", "300台", 年限="3年"),
        figure("长约柜数", "500台", 年限="4年"),
        figure("长约柜数", "800台"),
        figure("复合增长率", "12%", period="2031/2033", nature="forecast"),
        figure("开机率", "97%", "青石物流"),
        figure("制冷能耗降幅", "20%", "青石物流").model_copy(
            update={"note": "新机组对比对手R9机组。"}
        ),
        figure("总租金", "3亿", "青石物流", unit="元"),
        figure("ICE租金", "1亿", "青石物流", unit="元"),
        figure("空柜台数", "40台"),
        figure("售出台数", "90台"),
    ),
    entities=(
        Entity(name="青石物流", kind="customer"),
        Entity(name="苇塘牧业", kind="customer"),
        Entity(name="R9", kind="machine"),
    ),
)


def ask(*turns: str) -> Answer:
    talk = Talk(COLD)
    return [talk.ask(turn) for turn in turns][-1]


@pytest.mark.parametrize(
    ("turns", "texts"),
    [
        pytest.param(["长约多小台"], ["800台"], id="a slip in what asks"),
        pytest.param(["4年的长约签了多稍台？"], ["500台"], id="another slip"),
        pytest.param(
            ["For the 长约 (long-lease) deals, how many on 4-year and on 3-year contracts?"],
            ["500台", "300台"],
            id="a gloss behind its name",
        ),
        pytest.param(["长约(long lease)一共多少台"], ["800台"], id="a gloss in Chinese"),
        pytest.param(["How many 台 under 长约 (committed) agreements?"], ["800台"], id="a word"),
        pytest.param(
            ["What compound growth rate are we forecasting?"], ["12%"], id="what we are doing"
        ),
        pytest.param(
            ["What is the compound growth rate expected over the years 2031-2033?"],
            ["12%"],
            id="its time",
        ),
        pytest.param(
            ["青石物流的两个数给一下：开机率、还有比对手R9好多少"], ["97%", "20%"], id="beside"
        ),
        pytest.param(["青石物流开机率多少，以及比R9省多少"], ["97%", "20%"], id="two asked"),
        pytest.param(["青石物流的总租金多少", "那ice这块呢"], ["1亿元"], id="small letters"),
        pytest.param(["青石物流的总租金多少", "ICE呢"], ["1亿元"], id="capitals"),
    ],
)
def test_a_figure_is_found(turns: list[str], texts: list[str]) -> None:
    answer = ask(*turns)
    assert answer.status == "answered"
    assert [each.text for each in answer.figures] == texts


@pytest.mark.parametrize(
    "question",
    [
        pytest.param("长约(空柜)多少台", id="two names in Chinese"),
        pytest.param("长约(domestic)多少台", id="one word in brackets"),
        pytest.param("How many 台 under 长约 (overseas) contracts?", id="what qualifies it"),
        pytest.param("How many 台 under 长约 (net of returns)?", id="what is taken off"),
        pytest.param("长约(EMEA region)多少台", id="a place in brackets"),
        pytest.param("青石物流开机率比R7高多少", id="another basis"),
        pytest.param("青石物流开机率、还有比R7好多少", id="another basis, beside"),
    ],
)
def test_what_is_asked_beside_is_not_dropped(question: str) -> None:
    assert [each.text for each in ask(question).figures] != ["800台"]
    assert "20%" not in ask(question).answer


@pytest.mark.parametrize(
    "question",
    [
        "最近冷柜增长主要靠哪些客户拉动的？名字都报一下",
        "冷柜的增长靠谁带起来的",
        "冷柜增长主要来自哪几家的支撑？给个名单就行",
        "冷柜增长靠什么客户撑起来的",
    ],
)
def test_who_is_behind_a_growth(question: str) -> None:
    answer = ask(question)
    assert answer.status == "answered"
    assert answer.answer.startswith("近期冷柜的增长主要来自青石物流")
    assert "没有" not in answer.answer


@pytest.mark.parametrize(
    "question",
    [
        "打算用什么样的售出方案来消化空柜？",
        "空柜用什么办法来消化",
        "往后靠哪些手段来消化空柜",
    ],
)
def test_by_what_means_asks_for_no_figure(question: str) -> None:
    answer = ask(question)
    assert "拼租和旬租" in answer.answer.splitlines()[0]
    assert not answer.figures


@pytest.mark.parametrize(
    ("text", "asked"),
    [
        ("卖给了哪几家？给个名单就行", "卖给了哪几家？"),
        ("冷柜叫什么，报个名字就好", "冷柜叫什么，"),
        ("谁带起来的？名字都列一下", "谁带起来的？"),
        ("租金多少？给两位小数就行", "租金多少？给两位小数就行"),
        ("租金多少？给个总数就行", "租金多少？给个总数就行"),
        ("给个名单就行", "给个名单就行"),
    ],
)
def test_how_an_answer_is_wanted_is_no_question(text: str, asked: str) -> None:
    assert without_asides(text) == asked


@pytest.mark.parametrize(
    ("text", "runs"),
    [
        ("用什么方案来控制结霜", ("方案", "控制结霜")),
        ("靠哪些手段来压缩机组", ("手段", "压缩机组")),
    ],
)
def test_what_a_means_is_for_is_not_its_name(text: str, runs: tuple[str, ...]) -> None:
    assert content_runs(text) == runs
