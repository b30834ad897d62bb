"""Cases found in the prose of a raw report: what they hold, where they end, what is no case."""

from pathlib import Path

import pytest

from assistant.browsing import CaseFilter
from assistant.exchange import Answer
from assistant.ingest.corpus import read_corpus
from assistant.records import Audience, Case, Corpus
from assistant.retrieval.browse import Browser
from assistant.web.case_sheet import sheet_of
from assistant.web.words import Words
from tests.api_fakes import Script, answer
from tests.invented import OneView, Talk
from tests.invented_stories import REPORT, WON
from tests.memory_view import MemoryView
from tests.test_mcp import call, service, structured
from tests.test_mcp import text as told_text

SAY = Words("zh")
MINE = "赤岭矿业集团"


def read(folder: Path, text: str = REPORT, name: str = "月报.txt") -> Corpus:
    path = folder / name
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_text(text, encoding="utf-8")
    return read_corpus(folder)


def cases(folder: Path, text: str, name: str = "月报.txt") -> dict[str, Case]:
    return {case.customer: case for case in read(folder, text, name).cases}


def view_of(corpus: Corpus) -> MemoryView:
    return MemoryView(
        passages=corpus.passages, cases=corpus.cases, metrics=corpus.metrics,
        figures=corpus.figures, documents=corpus.documents, entities=corpus.entities,
    )  # fmt: skip


def ask(corpus: Corpus, *turns: str) -> Answer:
    talk = Talk(view_of(corpus))
    return [talk.ask(turn) for turn in turns][-1]


def test_a_case_has_the_fields_of_a_curated_one(tmp_path: Path) -> None:
    hospital, shipping, mine = read(tmp_path).cases
    assert [hospital.customer, shipping.customer] == ["云杉医院", "白鹭航运"]
    assert (mine.customer, mine.aliases) == ("赤岭矿业集团", ("赤岭",))
    assert hospital.scenarios == ("影像诊断", "随访")
    assert hospital.products == ("LX-Reader", "StarGate"), "FHIR is only what it works with"
    assert shipping.products == ("StarGate", "潮信")
    assert (hospital.competitors, mine.competitors) == (("友商",), ("北辰云",))
    assert [field.name for field in mine.fields] == ["背景", "需求", "方案", "成效"]
    assert (hospital.industry, hospital.shareable) == (None, "unknown")
    assert hospital.audience is Audience.EXECUTIVE


def test_quotes_stand_in_the_document(tmp_path: Path) -> None:
    corpus = read(tmp_path)
    for source in [
        *(case.source for case in corpus.cases),
        *(source for passage in corpus.passages for source in passage.sources),
    ]:
        assert REPORT[source.start : source.end] == source.quote
    assert corpus.cases[0].source.quote.startswith("【云杉医院】")


def test_passages_of_a_case_stand_below_its_customer_and_label(tmp_path: Path) -> None:
    corpus = read(tmp_path)
    held = {passage.text: passage for passage in corpus.passages}
    routes = held["航线规划"]
    assert (routes.case, routes.sections[-2:]) == ("白鹭航运", ("白鹭航运", "场景"))
    points = corpus.cases[0].fields[-1]
    assert [text[:4] for text in points.text.split("\n")] == ["阅片提速", "数据合规"]
    assert [p.order for p in corpus.passages] == list(range(len(corpus.passages)))
    assert held["继续推进院内部署，客户满意度调研在三月进行。"].case is None


@pytest.mark.parametrize(
    "text",
    [
        pytest.param("# 案例\n\n## NAME\n\n背景：WAS\n\n方案：DID\n", id="headings"),
        pytest.param("## NAME\n\n### 背景\n\nWAS\n\n### 方案\n\nDID\n", id="labels are headings"),
        pytest.param("案例一：NAME\n背景：WAS方案：DID\n", id="in a row"),
        pytest.param("客户名称：NAME\n\n痛点：WAS\n\n成效：DID\n", id="customer is a label"),
        pytest.param("## 第 8 页 NAME\n\n- 背景：WAS\n- 方案：DID\n", id="a slide"),
        pytest.param("1. NAME\n\n**背景**：WAS\n\n**成效**：DID\n", id="numbered, bold"),
        pytest.param("【NAME】背景：WAS\n方案：DID\n", id="bracket in the line"),
        pytest.param("【NAME】\n【背景】WAS\n【方案】DID\n", id="labels in brackets"),
    ],
)
@pytest.mark.parametrize("name", ["月报.txt", "reports/月报.md"])
def test_a_case_is_known_in_every_form(tmp_path: Path, text: str, name: str) -> None:
    for word, told in (
        ("NAME", "临溪面包房"),
        ("WAS", "客户每天退货三成。"),
        ("DID", "按天气订货。"),
    ):
        text = text.replace(word, told)
    found = cases(tmp_path, f"一、概况\n\n本月平稳。\n\n{text}", name)
    assert list(found) == ["临溪面包房"]
    assert len(found["临溪面包房"].fields) == 2
    assert "退货三成" in found["临溪面包房"].fields[0].text


TABLE = """## 案例

| 客户 | 行业 | 痛点 | 成效 |
|---|---|---|---|
| 临溪面包房 | 餐饮 | 每天退货三成 | 退货降到一成 |
| 松果茶饮 | 茶饮 | 断货多，客人走了 | 断货率降到2% |
"""


def test_a_table_of_cases_tells_one_in_each_row(tmp_path: Path) -> None:
    corpus = read(tmp_path, TABLE, "reports/a.md")
    bakery, tea = corpus.cases
    assert (bakery.customer, bakery.industry, tea.customer) == ("临溪面包房", "餐饮", "松果茶饮")
    assert [(f.name, f.text) for f in tea.fields][1:] == [
        ("痛点", "断货多，客人走了"), ("成效", "断货率降到2%"),
    ]  # fmt: skip
    assert "断货率降到2%" in ask(corpus, "茶饮行业的案例").answer
    assert all(source.quote in TABLE for p in corpus.passages for source in p.sources)


@pytest.mark.parametrize(
    ("old", "new"),
    [
        pytest.param("痛点 | 成效", "痛点 | 合同金额", id="a column of something else"),
        pytest.param("| 客户 |", "| 门店 |", id="no customers"),
    ],
)
def test_a_table_about_something_else_stays_one(tmp_path: Path, old: str, new: str) -> None:
    corpus = read(tmp_path, TABLE.replace(old, new), "reports/a.md")
    assert corpus.cases == ()
    assert [passage.kind for passage in corpus.passages] == ["table"]


def test_a_quantity_is_no_story(tmp_path: Path) -> None:
    table = "| 客户 | 需求 |\n|---|---|\n| 临溪面包房 | 1200台 |\n"
    assert read(tmp_path, table, "reports/a.md").cases == ()


def test_an_english_case_is_found(tmp_path: Path) -> None:
    found = cases(
        tmp_path,
        "Case 1: Northwind Bakery\n\nChallenge: A third of the bread came back every day.\n\n"
        "Solution: Orders by weather with OvenCast, replacing Contoso.\n\n"
        "Results: Returns fell to 10%.\n",
    )
    (case,) = found.values()
    assert (case.customer, case.products) == ("Northwind Bakery", ("OvenCast",))
    assert case.competitors == ("Contoso",)


@pytest.mark.parametrize(
    "text",
    [
        pytest.param("## 项目总结\n\n背景：门店太多。\n\n方案：关掉两家。\n", id="a project"),
        pytest.param("## 数据中台建设\n\n背景：分散。\n\n方案：统一。\n", id="a topic"),
        pytest.param("## 智能排产\n\n背景：慢。\n\n方案：用模型。\n", id="no word of a customer"),
        pytest.param("背景：门店太多。\n\n方案：关掉两家。\n", id="no name"),
        pytest.param("## 临溪面包房\n\n背景：退货三成。\n", id="one label"),
        pytest.param("【重要通知】\n\n下月停电两天。\n", id="a bracket"),
        pytest.param("## 临溪面包房\n\n产品：OvenCast\n\n行业：餐饮\n", id="no story"),
    ],
)  # fmt: skip
def test_what_is_not_certainly_a_case_is_none(tmp_path: Path, text: str) -> None:
    corpus = read(tmp_path, text, "reports/a.md")
    assert corpus.cases == ()
    assert all(passage.case is None for passage in corpus.passages)


def test_the_same_words_of_two_customers_stay_apart(tmp_path: Path) -> None:
    block = "【{}】\n\n背景：客户退货多。\n\n场景：订货\n\n方案：按天气订货。\n\n"
    corpus = read(tmp_path, block.format("临溪面包房") + block.format("松果茶饮"))
    assert [case.scenarios for case in corpus.cases] == [("订货",), ("订货",)]
    assert len({id for case in corpus.cases for f in case.fields for id in f.passages}) == 6
    assert not [finding for finding in corpus.findings if finding.kind == "duplicate"]


def test_a_case_that_stands_twice_is_told_once(tmp_path: Path) -> None:
    block = "【临溪面包房】\n\n背景：客户退货多。\n\n方案：按天气订货。\n\n"
    corpus = read(tmp_path, f"{block}本月平稳。\n\n{block}")
    (case,) = corpus.cases
    held = [passage for passage in corpus.passages if passage.case]
    assert [len(passage.sources) for passage in held] == [2, 2]
    assert len(case.fields) == 2


def test_a_curated_case_of_the_same_customer_wins(tmp_path: Path) -> None:
    (tmp_path / "cases").mkdir()
    curated = "---\ncustomer: 云杉\naliases: [云杉医院]\n---\n\n## 背景\n\n云杉的医生不够。\n"
    (tmp_path / "cases/yunshan.md").write_text(curated, encoding="utf-8")
    corpus = read(tmp_path, name="a.txt")
    assert [case.customer for case in corpus.cases] == ["云杉", "白鹭航运", "赤岭矿业集团"]


def test_a_declared_figure_hides_the_part_that_tells_it(tmp_path: Path) -> None:
    text = REPORT.replace("一、概况", "---\ntitle: 月报\naudience: sales\n---\n\n一、概况").split(
        "2031年2月9日\n\n"
    )[1]
    (tmp_path / "metrics").mkdir()
    table = (
        "指标,数值,主体,受众,文档,引文\n"
        "成本降幅,35%,赤岭矿业集团,executive,reports/a,巡检成本最高可下降35%。\n"
    )
    (tmp_path / "metrics/a.csv").write_text(table, encoding="utf-8")
    hospital, _, mine = read(tmp_path, text, "reports/a.md").cases
    assert (hospital.audience, mine.audience) == (Audience.SALES, Audience.EXECUTIVE)
    assert mine.fields[-1].audience is Audience.EXECUTIVE


@pytest.mark.parametrize(
    ("question", "holds"),
    [
        pytest.param("云杉医院的案例", "出片时间由40分钟缩短到9分钟", id="customer"),
        pytest.param("影像诊断场景有没有案例", "云杉医院", id="scenario"),
        pytest.param("给医疗客户推荐一个案例", "云杉医院", id="kind of industry"),
        pytest.param("哪些客户用了StarGate", "白鹭航运", id="product"),
        pytest.param("能讲降本的案例有吗", "赤岭矿业集团", id="benefit"),
        pytest.param("和北辰云竞争的案例", "赤岭矿业集团", id="competitor"),
        pytest.param("赤岭的突破点", "摄像头连成一张网", id="a part by another word"),
        pytest.param("赤岭矿业集团案例的结果", "35%", id="result"),
        pytest.param("云杉医院案例的背景", "三千张片子", id="background"),
        pytest.param("云杉医院三句话话术", "9分钟", id="pitch"),
        pytest.param("对比云杉医院和白鹭航运的案例", "| 白鹭航运 |", id="side by side"),
        pytest.param("有哪些案例", "赤岭矿业集团", id="all"),
        pytest.param("云杉医院案例能对外讲吗", "确认", id="clearance"),
    ],
)
def test_sales_ask_for_what_a_raw_report_tells(tmp_path: Path, question: str, holds: str) -> None:
    answer = ask(read(tmp_path), question)
    assert answer.status == "answered"
    assert holds in answer.answer
    assert answer.citations
    assert all(c.quote in REPORT for c in answer.citations)


def test_a_customer_won_back_is_a_case(tmp_path: Path) -> None:
    corpus = read(tmp_path, WON)
    (case,) = corpus.cases
    assert (case.customer, case.competitors) == ("青禾乳业", ("北辰云",))
    assert case.products == ("FrostOne", "FrostTwo")
    assert [field.name for field in case.fields] == ["突破点", "效果"]
    assert case.source.quote in WON
    assert all(passage.case is None for passage in corpus.passages), "the report tells it, too"
    for question in ("讲讲把青禾乳业赢回来的经过", "青禾乳业的案例"):
        assert "超50%" in ask(corpus, question).answer
    assert "**青禾乳业**" in ask(corpus, "哪些客户是从北辰云转过来的").answer


@pytest.mark.parametrize(
    ("old", "new"),
    [
        pytest.param(
            "青禾乳业、松果茶饮等客户都已签下三年。", "", id="nobody says that it is a customer"
        ),
        pytest.param("winback北辰云，", "", id="nobody was left"),
        pytest.param("份额从0%增至超50%", "口碑更好", id="no share"),
        pytest.param("在两家友商重投", "松果茶饮在友商重投", id="the share of another"),
    ],
)
def test_a_story_that_is_not_certain_is_none(tmp_path: Path, old: str, new: str) -> None:
    assert read(tmp_path, WON.replace(old, new)).cases == ()


def test_a_part_is_not_introduced_twice(tmp_path: Path) -> None:
    assert "背景：背景" not in ask(read(tmp_path), "云杉医院的案例").answer


def test_the_page_finds_them(tmp_path: Path) -> None:
    browse = Browser(OneView(view_of(read(tmp_path))))
    found = browse.cases(Audience.EXECUTIVE, CaseFilter(product="StarGate", q="院内"))
    assert [(case.customer, case.document) for case in found.cases] == [("云杉医院", "月报")]
    assert {each.value: each.count for each in found.facets["product"]}["StarGate"] == 1
    sheet = sheet_of(browse, Audience.EXECUTIVE, "赤岭矿业集团", SAY)
    assert sheet
    assert [part.heading for part in sheet.parts] == ["背景", "需求", "方案", "成效"]
    assert sheet.parts[1].paragraphs[0].text == "把摄像头连成一张网。"


def test_other_programs_are_told_them(tmp_path: Path) -> None:
    browse = Browser(OneView(view_of(read(tmp_path))))
    result = call(service(Script(answer()), browse=browse), "find_cases", product="StarGate")
    assert [case["customer"] for case in structured(result)["cases"]] == [
        "云杉医院", "白鹭航运", MINE,
    ]  # fmt: skip
    assert "油料优化：采用StarGate接入" in told_text(result)


def test_a_sheet_tells_no_figure_from_elsewhere_in_the_report(tmp_path: Path) -> None:
    text = REPORT + "赤岭矿业集团合同金额900万元。\n"
    (tmp_path / "metrics").mkdir()
    rows = ("指标,数值,主体,文档,引文", f"合同金额,900万元,{MINE},月报,{MINE}合同金额900万元。",
            f"成本降幅,35%,{MINE},月报,巡检成本最高可下降35%。")  # fmt: skip
    (tmp_path / "metrics/a.csv").write_text("\n".join(rows), encoding="utf-8")
    corpus = read(tmp_path, text)
    sheet = sheet_of(Browser(OneView(view_of(corpus))), Audience.EXECUTIVE, "赤岭矿业集团", SAY)
    assert sheet
    assert [result.text for result in sheet.results] == ["35%"]
    assert "900" not in ask(corpus, "赤岭矿业集团的案例").answer
