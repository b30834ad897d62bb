"""Figures that no name in the question means: the one whose own sentence holds all its words."""

import pytest

from assistant.records import Audience, Case, CaseField, Document, Entity, Figure, Metric, Source
from tests.invented import Talk, figure
from tests.memory_view import MemoryView

REPORT = "reports/2031-02"
LEADS = "远帆试用新机型，搬运节拍对比友商的柴油机型提升12%。"
SAVES = "远帆换电池后，单台电费最高下降30%。"
SOLD = "已发出900台，门店拿走600台，网店300台。"


def _said(made: Figure, quote: str) -> Figure:
    source = Source(document=REPORT, title="月报", date="2031-02-09", quote=quote)
    return made.model_copy(update={"sources": (source,)})


FIGURES = (
    _said(figure("机型节拍提升", "12%", "远帆"), LEADS),
    _said(figure("单台电费降幅", "30%", "远帆"), SAVES),
    _said(figure("机型节拍提升", "8%", "青禾"), "青禾的搬运节拍提升8%。"),
    _said(figure("发出台数", "900", unit="台"), SOLD),
    _said(figure("发出台数", "600", unit="台", 渠道="门店"), SOLD),
)
FIELD = CaseField(name="背景", text="仓内叉车全部换成电动。", passages=(), audience=Audience.SALES)
VIEW = MemoryView(
    metrics=(
        Metric(name="机型节拍提升", unit="%"),
        Metric(name="单台电费降幅", unit="%"),
        Metric(name="发出台数", unit="台"),
    ),
    figures=FIGURES,
    documents=(Document(id=REPORT, title="月报", date="2031-02-09"),),
    entities=tuple(Entity(name=name, kind="customer") for name in ("远帆", "青禾")),
    cases=(Case(customer="远帆", fields=(FIELD,), document=REPORT, source=FIGURES[0].sources[0]),),
)


@pytest.mark.parametrize(
    ("question", "value"),
    [
        ("远帆和竞争对手的柴油机型相比，搬运快百分之几？", "12%"),
        ("远帆的仓内叉车换电池之后，平均每台的电费最多能降百分之几？", "30%"),
        ("跟友商的柴油机型比，我们给远帆试用的机型搬运上高出多少？", "12%"),
        ("What percent did 远帆 improve on 柴油机型 from rivals?", "12%"),
    ],
)
def test_the_sentence_alone_says_what_is_asked(question: str, value: str) -> None:
    answer = Talk(VIEW).ask(question)
    assert [shown.text for shown in answer.figures] == [value]


@pytest.mark.parametrize(
    "question",
    [
        "青禾和竞争对手的柴油机型相比，搬运快百分之几？",
        "远帆和竞争对手的燃气机型相比，搬运快百分之几？",
        "远帆和竞争对手的柴油机型相比，搬运快多少倍？",
        "远帆2029年和竞争对手的柴油机型相比，搬运快百分之几？",
    ],
)
def test_a_word_that_it_lacks_forbids(question: str) -> None:
    answer = Talk(VIEW).ask(question)
    assert answer.status == "not_found"
    assert not answer.figures


def test_a_part_in_the_sentence_of_the_whole_is_not_the_whole() -> None:
    answer = Talk(VIEW).ask("截至目前发出的，网店拿走几台？")
    assert answer.status == "not_found"
    assert not answer.figures
    assert "900" not in answer.answer


@pytest.mark.parametrize("question", ["老板想心里有数，远帆的机型节拍到底提升了百分之几？"])
def test_words_of_talk_stand_against_nothing(question: str) -> None:
    assert [shown.text for shown in Talk(VIEW).ask(question).figures] == ["12%"]


@pytest.mark.parametrize(
    "question",
    [
        "远帆和竞争对手的柴油机型相比，搬运慢百分之几？",
        "远帆换电池之后，单台电费最高上升百分之几？",
        "远帆没换电池，单台电费能降百分之几？",
    ],
)
def test_the_other_direction_forbids(question: str) -> None:
    assert not Talk(VIEW).ask(question).figures
