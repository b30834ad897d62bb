"""What a thing of a case is made of: told by its own sentence, before others that name it."""

import pytest

from assistant.records import Audience, Case, CaseField, Document, Entity
from assistant.retrieval.made_of import asks_parts, tells_parts
from tests.invented import Talk
from tests.invented_cases import passage, source
from tests.memory_view import MemoryView

CASE = "cases/dairy"
TOLD = "送上门的仓车店一体方案包含冷库、冷链车队和小程序，全程温度可查。"
DEED = passage(
    CASE,
    f"仓车店方案：乳品的温控有三段，即入库、在途和上架。{TOLD}仓车店一体方案让报损降了一半。",
    "突破点",
    "栖霞乳业",
)
VIEW = MemoryView(
    passages=(DEED,),
    cases=(
        Case(
            customer="栖霞乳业",
            aliases=("栖霞",),
            products=("仓车店一体方案",),
            fields=(
                CaseField(
                    name="突破点",
                    text=DEED.text,
                    passages=(DEED.id,),
                    audience=Audience.SALES,
                ),
            ),
            document=CASE,
            source=source(CASE, "customer: 栖霞乳业"),
            audience=Audience.SALES,
        ),
    ),
    documents=(Document(id=CASE, title=CASE, kind="case"),),
    entities=(Entity(name="仓车店一体方案", kind="product", aliases=("仓车店方案", "仓车店")),),
)


@pytest.mark.parametrize(
    "question",
    [
        "栖霞的仓车店一体方案由哪几块组成？",
        "栖霞乳业的仓车店方案包括什么",
        "栖霞乳业那个仓车店一体方案里包含哪些东西",
        "栖霞乳业的仓车店一体方案分为哪几部分",
    ],
)
def test_what_a_thing_is_made_of_is_told_first(question: str) -> None:
    answer = Talk(VIEW).ask(question)
    assert answer.status == "answered"
    assert [citation.quote for citation in answer.citations] == [TOLD]


def test_what_a_thing_did_is_told_as_before() -> None:
    assert "三段" in Talk(VIEW).ask("栖霞乳业用仓车店方案做了什么").answer


@pytest.mark.parametrize(
    ("text", "asks"),
    [
        ("方案由哪几个模块构成", True),
        ("组成部分有哪些", True),
        ("What does the set consist of?", True),
        ("方案的好处有哪些", False),
        ("客户包场的时候谁在", False),
    ],
)
def test_parts_are_asked(text: str, asks: bool) -> None:
    assert asks_parts(text) is asks


@pytest.mark.parametrize(
    ("sentence", "tells"),
    [
        ("冷柜由压缩机、柜体和门组成。", True),
        ("冷柜分为立式和卧式。", True),
        ("包括冷柜在内都降价。", False),
        ("冷柜卖得好，渠道包括商超。", False),
    ],
)
def test_parts_are_told_of_the_thing_itself(sentence: str, tells: bool) -> None:
    assert tells_parts(("冷柜",), sentence) is tells
