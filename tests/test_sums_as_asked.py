"""Arithmetic over an invented grower of flowers, as people ask for it."""

import pytest

from assistant.records import Entity, Metric
from tests.invented import VIEW, Talk, figure
from tests.memory_view import MemoryView
from tests.test_asked_otherwise import MILL

TERMS = (("4年", "400座", "16%"), ("2年", "1200座", "48%"), ("1年", "900座", "36%"))
GROWER = MemoryView(
    metrics=(
        Metric(
            name="长租棚数",
            aliases=("长租", "长租总量", "长租了多少座", "contracted houses"),
            unit="座",
            additive=True,
        ),
        Metric(name="长租占比", unit="%", share_of="长租棚数"),
        Metric(name="长租年限", aliases=("合同年限",)),
        Metric(name="长租客户数", aliases=("长租客户",), unit="家"),
        Metric(name="大户数", aliases=("大户",), unit="家"),
        Metric(name="大户门槛收入", aliases=("大户门槛",), unit="元"),
        Metric(name="出圃盆数", aliases=("出圃",), unit="盆", additive=True),
        Metric(name="花卉收入", aliases=("花卉月收入",), unit="元"),
        Metric(name="园艺整体收入", aliases=("园艺产品收入",), unit="元"),
        Metric(name="云端收入", unit="元"),
        Metric(name="花卉收入占比", unit="%", formulas=("花卉收入 / 园艺整体收入",)),
    ),
    figures=(
        figure("长租棚数", "2500座"),
        *(figure("长租棚数", value, 长租年限=term) for term, value, _ in TERMS),
        *(figure("长租占比", share, 长租年限=term) for term, _, share in TERMS),
        figure("长租棚数", "800座", 棚型="J8"),
        figure("长租棚数", "300座", 棚型="J4"),
        figure("长租棚数", "500座", 棚型="K2"),
        figure("长租年限", "4年", "北坡", text=True),
        figure("长租年限", "2年", "南屿", text=True),
        figure("长租年限", "1年", "东港", text=True),
        figure("长租客户数", "60家+"),
        figure("大户数", "12家"),
        figure("大户门槛收入", "超300万", unit="元", nature="definition"),
        figure("出圃盆数", "900盆"),
        figure("出圃盆数", "600盆", 去处="外销"),
        figure("出圃盆数", "300盆", 去处="自用"),
        figure("花卉收入", "200万", period="2030-12", unit="元"),
        figure("园艺整体收入", "800万左右", unit="元"),
        figure("花卉收入", "60万", "北坡", unit="元"),
        figure("园艺整体收入", "100万+", "北坡", unit="元"),
        figure("花卉收入占比", "55%", "北坡"),
    ),
    entities=tuple(Entity(name=name, kind="customer") for name in ("北坡", "南屿", "东港")),
    documents=VIEW.documents(),
)


@pytest.mark.parametrize(
    ("question", "texts"),
    [
        pytest.param("下午要见南屿，先确认一下，他们的长租是几年的", ["2年"], id="told before"),
        pytest.param(
            "北坡、南屿、东港三家的长租分别是几年的", ["4年", "2年", "1年"], id="of several"
        ),
        pytest.param("东港的长租属于哪一年期", ["1年"], id="which term"),
        pytest.param("南屿的长租有多少座", [], id="another unit"),
        pytest.param("南屿的出圃是几年的", [], id="another metric"),
        pytest.param(
            "年收入到多少才算大户？够得上这条线的有几家", ["超300万元", "12家"], id="who meets"
        ),
        pytest.param("长租总量是多少，符合条件的有几家", ["2500座"], id="no definition to meet"),
    ],
)
def test_the_value_in_the_asked_unit_is_told(question: str, texts: list[str]) -> None:
    answer = Talk(GROWER).ask(question)
    assert [each.text for each in answer.figures] == texts, answer.answer


@pytest.mark.parametrize(
    ("question", "text"),
    [
        pytest.param("长租平均签多久？权重用座数", "1.96年", id="weighted"),
        pytest.param(
            "我们的长租够不够久，拿各年限的座数加权，平均几年", "1.96年", id="why it is asked"
        ),
        pytest.param("即便每家大户一年只有300万，总共多少钱", "3600万元", id="each"),
        pytest.param("长租客户哪怕一家只租10座，一共多少座", "至少600座", id="of at least so many"),
        pytest.param(
            "拿30年12月的花卉月收入跟园艺产品800万左右的收入算，花卉占几成",
            "约25.00%",
            id="a value within a name",
        ),
        pytest.param("J8比J4多长租了多少座", "500座", id="a deed in the name"),
        pytest.param("J8、J4、K2里长租最多的和最少的分别几座，差多少", "500座", id="both ends"),
        pytest.param("4年、1年的长租里最多的比最少的多多少", "500座", id="ends of those named"),
        pytest.param("北坡比东港的长租多签了几年", "3年", id="of texts that are quantities"),
        pytest.param("其余自用占出圃的几成", "33.33%", id="what the rest is"),
        pytest.param(
            "How many times the houses of J4 are the houses of J8, to one decimal?",
            "2.7倍",
            id="English",
        ),
    ],
)
def test_what_is_asked_is_computed(question: str, text: str) -> None:
    answer = Talk(GROWER).ask(question)
    assert text in [computation.text for computation in answer.computations], answer.answer


@pytest.mark.parametrize(
    "question",
    [
        pytest.param("按客户数加权，长租平均几年", id="a weight that nothing is broken down by"),
        pytest.param("J8的长租平均几年", id="not broken down by terms"),
        pytest.param("按棚型加权，长租平均几年", id="a dimension is no weight"),
        pytest.param("如果每家大户每月30万，一年加起来多少钱", id="of another time"),
        pytest.param("就算每座棚都按300万算，大户加起来多少钱", id="not what is counted"),
        pytest.param("以花卉月收入和园艺产品约900万的收入来算，花卉占百分之几", id="another value"),
        pytest.param(
            "如果把北坡的园艺整体收入按130万计算，花卉收入占百分之几", id="no stated value"
        ),
    ],
)
def test_what_does_not_follow_is_not_computed(question: str) -> None:
    assert Talk(GROWER).ask(question).computations == ()


@pytest.mark.parametrize(
    ("question", "texts"),
    [
        pytest.param(
            "4年期占长租总量的几成？跟报告给出的比例差几个百分点？",
            ["16.00%", "0.00个百分点"],
            id="of a member",
        ),
        pytest.param(
            "要是北坡的园艺整体收入正好100万，花卉收入占它几成？和报告写的比例差几个点？",
            ["60.00%", "5.00个百分点"],
            id="of a whole taken as exact",
        ),
        pytest.param(
            "如果把园艺整体收入按800万计算，30年12月的花卉收入占几成？",
            ["25.00%"],
            id="of another metric",
        ),
        pytest.param(
            "长租总量当中J8有几成？这和报告中的占比相差几个百分点？", ["32.00%"], id="none stated"
        ),
    ],
)
def test_a_share_is_held_against_the_stated_one(question: str, texts: list[str]) -> None:
    answer = Talk(GROWER).ask(question)
    assert [each.text for each in answer.computations] == texts, answer.answer


def test_a_sum_of_metrics_is_held_against_the_last() -> None:
    answer = Talk(MILL).ask("售出量、预留量和剩余量三项相加，比签约量多多少吨？")
    assert [computation.text for computation in answer.computations] == ["1500吨", "700吨"]


def test_members_from_one_on_are_added_up() -> None:
    answer = Talk(MILL).ask("1年及以上的签约量是多少吨？")
    assert [computation.text for computation in answer.computations] == ["800吨"]


def test_both_ends_are_told_without_a_difference() -> None:
    answer = Talk(GROWER).ask("各棚型的长租最多和最少的分别是多少座")
    assert [each.text for each in answer.figures] == ["800座", "300座"]


def test_the_stated_share_may_be_asked_in_the_next_turn() -> None:
    talk = Talk(GROWER)
    talk.ask("2年期占长租总量的百分之几")
    answer = talk.ask("和报告写的占比差多少个百分点")
    assert "0.00个百分点" in [each.text for each in answer.computations], answer.answer
