"""Questions as people put them over a pasted monthly report; the company is invented."""

import pytest

from assistant.records import Audience, Document, Metric, Passage, Source, content_id
from tests.invented import Talk, figure
from tests.memory_view import MemoryView

FIGURES = (
    figure("营收", "6.5亿", period="2031-05", unit="元"),
    figure("营收", "7.0亿", period="2031-05", unit="元", nature="target"),
    figure("营收", "7.8亿", period="2031-06", unit="元", nature="target"),
    figure("营收", "72亿", period="2031", unit="元", nature="target"),
    figure("营收", "1.5亿", period="2031-05", unit="元", 产品线="家用烤箱"),
    figure("营收", "1.8亿", period="2031-05", unit="元", nature="target", 产品线="家用烤箱"),
    figure("营收", "0.4亿", "云杉酒店", period="2031-05", unit="元"),
    figure("营收完成率", "83%", period="2031-05", 产品线="家用烤箱"),
    figure("回款完成率", "90%", period="2031-05"),
    figure("毛利率", "26.4%", period="2031-05"),
    figure("在手订单", "28.6亿", period="2031-05", unit="元"),
    figure("货币资金", "11.8亿", period="2031-05", unit="元"),
)

REPORT = MemoryView(
    metrics=tuple(
        Metric(name=name, unit=unit, declared=False)
        for name, unit in (
            ("营收", "元"),
            ("营收完成率", "%"),
            ("回款完成率", "%"),
            ("毛利率", "%"),
            ("在手订单", "元"),
            ("货币资金", "元"),
        )
    ),
    figures=FIGURES,
    documents=(
        Document(
            id="reports/a", title="麦禾烘焙月报", kind="report", date="2031-06-08", period="2031-05"
        ),
    ),
)


@pytest.mark.parametrize(
    ("question", "expected"),
    [
        pytest.param("全年目标是多少来着", "72亿", id="the year that the report is of"),
        pytest.param("5月离目标还差多少钱", "5000万元", id="no metric but the one with an aim"),
        pytest.param("家用缺口多大", "3000万元", id="a gap of a member"),
        pytest.param("家用完成率", "83%", id="of several rates the one of the member"),
        pytest.param("毛利率现在几个点", "26.4%", id="points of a rate"),
        pytest.param(
            "6月营收目标比5月实际要涨几个点", "20.00%", id="an aim against what was measured"
        ),
        pytest.param("云杉5月拿了多少货", "0.4亿", id="a customer by the head of its name"),
        pytest.param("手上还有多少订单", "28.6亿", id="orders in hand"),
        pytest.param("账上还有多少现金", "11.8亿", id="cash"),
    ],
)
def test_the_figure_is_found(question: str, expected: str) -> None:
    answer = Talk(REPORT).ask(question)
    assert answer.status == "answered"
    assert expected in answer.answer


LINES = (
    "毛利 1.7 亿，毛利率 26.4%（4 月 25.1%），提升主因：面粉降价 + 自产奶油",
    "家用烤箱为什么掉：①门店去库存 ②新机型缺认证拖了两周",
    "换 2032 年框架 4.2 亿，首批 120 台 7 月 15 日前到店，负责人吴禾",
)


def _passages() -> tuple[Passage, ...]:
    return tuple(
        Passage(
            id=content_id("reports/a", line), document="reports/a", text=line, order=order,
            sections=("Page 2 经营",), page="Page 2", audience=Audience.PUBLIC,
            sources=(
                Source(document="reports/a", title="麦禾烘焙月报", date="2031-06",
                       section="Page 2 经营", page="Page 2", start=100 * order,
                       end=100 * order + len(line), quote=line,
                       passage=content_id("reports/a", line)),
            ),
        )
        for order, line in enumerate(LINES)
    )  # fmt: skip


PROSE = MemoryView(
    metrics=(*REPORT.metrics(), Metric(name="首批", unit="台", declared=False)),
    figures=(*FIGURES, figure("首批", "120台", period="2031-05")),
    documents=REPORT.documents(),
    passages=_passages(),
)


@pytest.mark.parametrize(
    ("question", "expected"),
    [
        pytest.param("毛利率怎么上去的", "面粉降价", id="why a rate rose"),
        pytest.param("家用为啥掉了", "去库存", id="why a member fell"),
        pytest.param("首批什么时候到店", "7 月 15 日", id="when, though a figure is called so"),
        pytest.param("首批谁负责", "吴禾", id="who, though a figure is called so"),
    ],
)
def test_a_fact_beside_a_figure_is_told_by_its_sentence(question: str, expected: str) -> None:
    answer = Talk(PROSE).ask(question)
    assert answer.status == "answered"
    assert expected in answer.answer
