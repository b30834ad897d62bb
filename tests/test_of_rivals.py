"""What is asked of a competitor is no value of ours, and no difference of two of ours."""

import pytest

from assistant.records import Document, Entity, Metric, Source
from tests.invented import Talk, figure
from tests.memory_view import MemoryView

QUOTE = "石泉也报了价，我们给远帆的座椅配套率由两成升到四成多。"
_SOURCE = Source(document="reports/2031-02", title="月报", date="2031-02-09", quote=QUOTE)
_SHARES = tuple(
    figure("座椅配套率", value, "远帆", 阶段=stage)
    for stage, value in (("首年", "20%"), ("今年", "超40%"))
)
VIEW = MemoryView(
    metrics=(
        Metric(name="座椅配套率", aliases=("配套率",), unit="%"),
        Metric(name="剩余件数", aliases=("剩余", "还剩"), unit="件"),
    ),
    figures=(
        *(each.model_copy(update={"sources": (_SOURCE,)}) for each in _SHARES),
        figure("剩余件数", "2K", unit="件"),
    ),
    documents=(Document(id="reports/2031-02", title="月报", date="2031-02-09"),),
    entities=(
        Entity(name="远帆", kind="customer"),
        Entity(name="石泉", kind="competitor"),
        Entity(name="云雀", kind="competitor"),
    ),
)


@pytest.mark.parametrize(
    "question",
    [
        "石泉现在在远帆那边还剩多少配套率？",
        "石泉目前占远帆多少配套率？",
        "远帆那里石泉还有多少配套率？",
        "云雀的评分多高，和咱们差多少？",
        "云雀配套率多少？比我们多多少？",
    ],
)
def test_the_value_of_a_rival_is_missing(question: str) -> None:
    answer = Talk(VIEW).ask(question)
    assert answer.status == "not_found"
    assert not answer.figures
    assert not answer.computations


def test_a_rival_beside_our_own_value_stands_against_nothing() -> None:
    answer = Talk(VIEW).ask("石泉也报了价，我们在远帆的配套率是多少？")
    assert [shown.text for shown in answer.figures] == ["20%", "超40%"]
