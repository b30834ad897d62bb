"""What the pages of cases and metrics show, before anything is drawn."""

from typing import Any

import pytest

from assistant.browsing import CaseFilter, CaseShown, FigureListed, MetricShown, SourceShown
from assistant.records import Audience
from assistant.web.case_browser import MOST_COMPARED, by_name, compare, list_cases
from assistant.web.case_sheet import markdown_of, sheet_of
from assistant.web.charts import Chart, charts_of
from assistant.web.drawing import highlighted
from assistant.web.inks import inked
from assistant.web.metric_rows import EVERYTHING, Chosen, figures_of, findings_of, rows_of, table_of
from assistant.web.words import Words
from tests.invented_catering import BROWSE, corpus

SAY = Words("zh")
BOSS, SALES, PUBLIC = Audience.EXECUTIVE, Audience.SALES, Audience.PUBLIC


def metric(name: str) -> MetricShown:
    return next(m for m in BROWSE.metrics(BOSS) if m.name == name)


def charts(name: str, chosen: Chosen = EVERYTHING) -> list[Chart]:
    return list(charts_of(metric(name), figures_of(BROWSE, BOSS, name, chosen), SAY))


def test_facets_say_how_many_cases_each_value_leaves() -> None:
    listed = list_cases(BROWSE, SALES, CaseFilter(industry="医疗"))
    facets = {facet.name: facet.options for facet in listed.facets}
    assert [case.customer for case in listed.cases] == ["临溪二院"]
    assert {option.value for option in facets["industry"]} == {"教育", "医疗", "汽车制造", "银行"}
    assert [option.value for option in facets["industry"] if option.chosen] == ["医疗"]
    assert "营养师驻场" in {option.value for option in facets["product"]}
    assert "夜班热链" not in {option.value for option in facets["product"]}


def test_a_chosen_value_stays_where_the_search_leaves_nothing() -> None:
    listed = list_cases(BROWSE, SALES, CaseFilter(industry="医疗", q="夜班"))
    assert not listed.cases
    industry = next(facet for facet in listed.facets if facet.name == "industry")
    assert [(o.value, o.found) for o in industry.options if o.chosen] == [("医疗", 0)]


def test_cases_stand_side_by_side() -> None:
    cases = by_name(BROWSE, SALES, ("云栈银行", "锐铂汽车", "云栈银行", "无名公司"))
    told = compare(cases, SAY)
    rows = {row.label: row.cells for row in told.rows}
    assert told.customers == ("云栈银行", "锐铂汽车")
    assert rows["对外授权"] == ("可对外", "对外未确认")
    assert rows["产品"][0] == "智盘结算台、轻食窗口"
    assert all("排队时长" in cell for cell in (rows["效果"][0], rows["突破点"][1]))
    assert len(by_name(BROWSE, SALES, [c.customer for c in list_cases(
        BROWSE, SALES, CaseFilter()).cases])) > MOST_COMPARED  # fmt: skip


def test_a_sheet_says_its_clearance_first() -> None:
    sheet = sheet_of(BROWSE, SALES, "白鹭湾实验学校", SAY)
    assert sheet
    assert sheet.clearance == "no"
    lines = markdown_of(sheet, SAY).splitlines()
    assert lines[:3] == ["# 白鹭湾实验学校", "", "> 本案例未获准对外使用，仅限内部。"]
    assert "## 突破点" in lines
    assert "- **产品**：青篱食安码、中央厨房直配" in lines


def test_a_sheet_holds_what_sales_may_tell() -> None:
    for who in (BOSS, SALES):
        sheet = sheet_of(BROWSE, who, "临溪二院", SAY)
        assert sheet
        assert "效果" in {part.heading for part in sheet.parts}
        assert "收入" not in {part.heading for part in sheet.parts}, "a sheet leaves the room"
        assert "4100万" not in markdown_of(sheet, SAY)
    assert sheet_of(BROWSE, PUBLIC, "临溪二院", SAY) is None


def test_a_figure_on_a_sheet_leads_to_its_sentence() -> None:
    sheet = sheet_of(BROWSE, SALES, "云栈银行", SAY)
    assert sheet
    queue = next(result for result in sheet.results if result.name == "平均排队时长")
    document, _, place = queue.link.removeprefix("/report/").partition("?at=")
    start, end = map(int, place.split("-"))
    told = BROWSE.document(SALES, document)
    at = next(p for p in told.passages if p.places[0].start <= start < p.places[0].end)
    assert at.text[start - at.places[0].start : end - at.places[0].start] in at.text
    assert "分钟" in queue.text


def test_text_of_a_case_is_no_markdown() -> None:
    sheet = sheet_of(Lying(), SALES, "*星*", SAY)
    assert sheet
    told = markdown_of(sheet, SAY)
    assert "# \\*星\\*" in told
    assert "\\<script\\>" in told
    assert "\n\\- a" in told


def test_figures_are_told_as_written_and_as_numbers() -> None:
    figures = figures_of(BROWSE, BOSS, "营业收入", Chosen(period="2025", dimension="区域"))
    rows = rows_of(figures, SAY)
    header, *cells = table_of(rows, SAY)
    assert header[:5] == ["指标", "主体", "区域", "期间", "性质"]
    east = next(row for row in cells if row[2] == "华东")
    assert east[3:7] == ["2025年", "实际值", "4.3亿元", 430_000_000]
    assert all(row.link.startswith("/report/reports/2026Q1?at=") for row in rows.rows)


@pytest.mark.parametrize(
    ("name", "title", "kind"),
    [
        pytest.param("营业收入", "营业收入（2025年），按区域", "donut", id="parts make the total"),
        pytest.param("收入占比", "收入占比（2025年），按业态", "donut", id="shares make a hundred"),
        pytest.param("在营食堂数", "在营食堂数（2025年），按区域", "bar", id="a part is missing"),
        pytest.param("客单价", "客单价（2025年），按业态", "bar", id="does not add up"),
        pytest.param("营业收入", "营业收入，按年", "line", id="years"),
        pytest.param("营业收入", "营业收入，按季度", "line", id="quarters"),
        pytest.param("营业收入", "营业收入（2025年），按主体", "bar", id="customers"),
    ],
)
def test_a_chart_is_of_the_right_kind(name: str, title: str, kind: str) -> None:
    assert kind in {chart.kind for chart in charts(name) if chart.title == title}


def test_a_chart_shows_the_values_of_its_figures() -> None:
    chart = next(c for c in charts("在营食堂数") if c.kind == "bar")
    data = chart.option["series"][0]["data"]
    assert [(d["name"], d["value"]) for d in data][:2] == [("华东", 78), ("华南", 46)]
    money = next(c for c in charts("营业收入") if c.kind == "line")
    assert money.option["yAxis"]["name"] == "亿元"
    assert [d["value"] for d in money.option["series"][0]["data"]] == [6.2, 7.6, 9.5]
    assert "2025年 9.5亿元" in money.told


def test_no_word_of_a_document_becomes_code_in_a_chart() -> None:
    figures = [
        listed(f"f{n}", 2.0, dimensions={":formatter": f"<img src=x onerror=alert({n})>{{b}}"})
        for n in range(2)
    ]
    chart = charts_of(metric("客单价"), figures, SAY)[0]
    assert chart.option["tooltip"]["renderMode"] == "richText"
    assert not [key for key in _keys(chart.option) if key.startswith(":")]


def test_a_chart_takes_its_ink_from_the_theme() -> None:
    chart = next(c for c in charts("在营食堂数") if c.kind == "bar")
    option: Any = inked(chart.option)
    label = option["yAxis"]["axisLabel"]
    assert "color" not in label
    assert "'--ink'" in label[":color"]
    data = {"data": [{"name": "ink"}], "color": ["#fff"]}
    assert inked(data) == data, "no text becomes code"


def test_words_of_a_search_are_marked_and_all_else_escaped() -> None:
    assert highlighted("<Ab> 甲乙", "ab 乙") == ("&lt;<mark>Ab</mark>&gt; 甲<mark>乙</mark>")
    assert highlighted("a.b", ".") == "a<mark>.</mark>b"
    assert highlighted("<甲>", "") == "&lt;甲&gt;"


def test_a_section_called_like_a_facet_stands_once() -> None:
    cases = by_name(BROWSE, SALES, ("云栈银行", "锐铂汽车"))
    section = cases[0].sections[0].model_copy(update={"name": "产品", "text": "写明的产品。"})
    cases = (cases[0].model_copy(update={"sections": (section,)}), cases[1])
    rows = [row for row in compare(cases, SAY).rows if row.label == "产品"]
    assert len(rows) == 1
    assert rows[0].cells[0] == "写明的产品。"
    assert rows[0].cells[1] == "、".join(cases[1].products), "its names, as it has no such section"


def test_findings_are_told_where_they_touch() -> None:
    shown = metric("在营食堂数")
    found = findings_of(corpus().findings, shown, figures_of(BROWSE, BOSS, shown.name, EVERYTHING))
    assert [f.what for f in found] == [
        "「在营食堂数」按区域相加为 183座，总数为 186座，其余 3座 未列明。"
    ]


def test_hidden_metrics_and_cases_are_not_there() -> None:
    assert "营业收入" not in {m.name for m in BROWSE.metrics(SALES)}
    assert not list_cases(BROWSE, PUBLIC, CaseFilter()).cases
    assert not figures_of(BROWSE, SALES, "营业收入", EVERYTHING)


def listed(id: str, value: float, dimensions: dict[str, str]) -> FigureListed:
    source = SourceShown(document="d", section="", page="", start=0, end=1, quote="x", anchor="a")
    return FigureListed(
        id=id, metric="客单价", label="客单价", subject=None, dimensions=dimensions, period=None,
        nature="actual", value=value, upper=None, unit="CNY", bound="exact", text="{b}<b>",
        open=False, note="", sources=(source,),
    )  # fmt: skip


def _keys(option: object) -> list[str]:
    if isinstance(option, dict):
        return [*option, *(key for value in option.values() for key in _keys(value))]
    return [key for each in option for key in _keys(each)] if isinstance(option, list) else []


class Lying(type(BROWSE)):  # type: ignore[misc]
    """Its only case is written in Markdown and HTML."""

    def __init__(self) -> None:
        super().__init__(BROWSE._generations)

    def cases(self, audience: Audience, wanted: CaseFilter) -> object:
        found = super().cases(audience, CaseFilter(customer="云栈银行"))
        case: CaseShown = found.cases[0]
        return found.model_copy(update={"cases": (case.model_copy(update={"customer": "*星*"}),)})

    def document(self, audience: Audience, id: str) -> object:
        told = super().document(audience, id)
        passages = (p.model_copy(update={"text": "<script>\n- a"}) for p in told.passages)
        return told.model_copy(update={"passages": tuple(passages)})
