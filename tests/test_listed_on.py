"""What a page or a section of an invented report lists, counted with its names."""

import pytest

from assistant.records import Document, Entity, Passage
from tests.invented import Talk
from tests.invented_cases import REPORT, passage
from tests.memory_view import MemoryView


def _below(page: str, title: str, heading: str, text: str, *, listed: bool = False) -> Passage:
    told = passage(REPORT, text, heading)
    place = {"page": page, "sections": (f"{page} {title}", heading)}
    return told.model_copy(update={**place, "kind": "list" if listed else "paragraph"})


BRIDGES = MemoryView(
    passages=(
        _below("Page 2", "几个难点", "难点", "造桥的难点有潮水、地基、工期和预算。水位年年在涨。"),
        _below("Page 2", "几个难点", "天气", "台风每年来两次。"),
        _below(
            "Page 3", "示范案例", "清单", "- 鹭江：跨海桥。\n- 石湾：人行桥。\n- 松口：铁路桥。",
            listed=True,
        ),
        _below("Page 4", "主要桥型", "斜拉桥的进展", "去年开工两座。"),
        _below("Page 4", "主要桥型", "悬索桥", "跨度最大。"),
        _below("Page 4", "主要桥型", "斜拉桥的预算", "预算偏紧。"),
        _below("Page 5", "工程计划", "原则", "先近后远。计划由南向北依次展开。"),
        _below("Page 5", "工程计划", "南线", "先修南线。"),
        _below("Page 5", "工程计划", "北线", "再修北线。"),
        _below("Page 6", "公司定位", "定位", "公司的定位是同各地已有的路网、港口结合。"),
        _below("Page 7", "进展", "东线", "- 鹭江：已开工。\n- 石湾：待开工。", listed=True),
        _below("Page 7", "进展", "办法", "采取两项办法：一是加人，二是夜里也施工。"),
        _below("Page 7", "进展", "来源", "新增的订单出自鹭江、松口等客户。"),
    ),
    documents=(
        Document(
            id=REPORT, title="月报", date="2031-02-09",
            pages=tuple(f"Page {n}" for n in range(2, 8)),
        ),
    ),
    entities=(
        *(Entity(name=name, kind="customer") for name in ("鹭江", "石湾", "松口")),
        *(Entity(name=name, kind="桥型") for name in ("斜拉桥", "悬索桥", "拱桥")),
    ),
)  # fmt: skip


@pytest.mark.parametrize(
    ("question", "count", "names"),
    [
        pytest.param(
            "难点那页一共总结了几个方面的难点",
            "4个",
            "潮水、地基、工期、预算",
            id="a sentence",
        ),
        pytest.param("第2页列了几个难点", "4个", "潮水、地基、工期、预算", id="by its number"),
        pytest.param(
            "报告在“几个难点”一页总共谈了几项？", "4项", "潮水、地基、工期、预算", id="quoted"
        ),
        pytest.param("第5页说到的工程计划包括几部分？", "2个", "南线、北线", id="by what it tells"),
        pytest.param("把示范案例这页总结成了哪几类", "", "", id="no words before the page"),
        pytest.param(
            "清单这一节收录了几个客户的名字",
            "3个",
            "鹭江、石湾、松口",
            id="names of a kind",
        ),
        pytest.param("主要桥型那页总共是几个桥型", "2个", "斜拉桥、悬索桥", id="in headings, once"),
        pytest.param(
            "主要桥型那页写了斜拉桥什么的，都有几种桥型", "2种", "斜拉桥、悬索桥", id="an example"
        ),
        pytest.param("工程计划那一页，由南向北一共列了几个计划", "", "", id="words in between"),
        pytest.param("工程计划这一章里，计划总共是几项？", "2项", "南线、北线", id="as introduced"),
        pytest.param("来源里提到了几个客户", "至少2个", "鹭江、松口", id="before the noun"),
        pytest.param("进展那一页列了几项办法", "2项", "加人、夜里也施工", id="counted out"),
        pytest.param("东线列了几家客户", "2家", "鹭江、石湾", id="in a section"),
        pytest.param("东线有几家客户", "", "", id="how many there are"),
        pytest.param("公司定位那一页列了几个定位", "", "", id="no list"),
        pytest.param("示范案例那一页列了几家铁路客户", "", "", id="only some"),
        pytest.param("难点那一页除了潮水还列了几个难点", "", "", id="all but one"),
    ],
)
def test_what_a_page_lists_is_counted(question: str, count: str, names: str) -> None:
    answer = Talk(BRIDGES).ask(question)
    told = [(each.text, each.formula) for each in answer.computations]
    assert told == ([(count, names)] if count else []), answer.answer
    assert [each.text for each in answer.figures] == (names.split("、") if names else [])
