"""Records over HTTP: filters, facets, pages, and what an audience does not see."""

from typing import Any

import pytest
from fastapi.testclient import TestClient

from assistant.access import read_keys
from assistant.api.app import create_app
from assistant.indexes.base import Health
from assistant.records import Audience
from assistant.retrieval.browse import Browser
from tests.api_fakes import Script, answer
from tests.invented import VIEW as FIGURES
from tests.invented_cases import REPORT, view
from tests.memory_view import MemoryView
from tests.months import FEBRUARY, JANUARY, MARCH, browser

KEYS = read_keys("sales-key-1:sales,public-key-1:public")
SALES = view()
PUBLIC = view(without=frozenset({"云杉医院"}), hidden=frozenset({"背景"}))


class Views:
    """Sales see every case, everybody else one less."""

    def view(self, audience: Audience) -> MemoryView:
        return SALES if audience.sees(Audience.SALES) else PUBLIC

    def health(self) -> Health:
        return Health("memory", "ok", "ready")


def get(
    path: str, who: str = "sales", browse: Browser | None = None, **query: str | int | list[str]
) -> Any:  # noqa: ANN401 - JSON
    made = Script(answer()).service(open_access=False)
    made = type(made)(
        **{**vars(made), "browse": browse or Browser(Views()), "identify": KEYS.identify}
    )
    app = create_app(made, max_question_chars=100, max_body_bytes=1000)
    client = TestClient(app, raise_server_exceptions=False)
    return client.get(path, params=query, headers={"Authorization": f"Bearer {who}-key-1"})


def customers(query: dict[str, Any]) -> list[str]:
    return [case["customer"] for case in get("/api/cases", **query).json()["cases"]]


@pytest.mark.parametrize(
    ("query", "found"),
    [
        pytest.param({}, ["云杉医院", "赤岭矿业", "白鹭航运"], id="all"),
        pytest.param({"customer": "赤岭"}, ["赤岭矿业"], id="customer by alias"),
        pytest.param({"product": "starbridge"}, ["云杉医院", "赤岭矿业"], id="product by alias"),
        pytest.param({"scenario": "影像"}, ["云杉医院"], id="scenario by part"),
        pytest.param({"industry": "矿业", "product": "星桥网关"}, ["赤岭矿业"], id="two filters"),
        pytest.param({"competitor": "北辰云"}, ["云杉医院"], id="competitor"),
        pytest.param({"benefit": "降低成本"}, ["赤岭矿业"], id="benefit"),
        pytest.param({"benefit": "满足合规"}, ["云杉医院"], id="benefit, not by the background"),
        pytest.param({"q": "摄像头 成本"}, ["赤岭矿业"], id="full text"),
        pytest.param({"q": "潮信"}, ["白鹭航运"], id="full text in the front matter"),
        pytest.param({"product": "潮信", "customer": "赤岭"}, [], id="nothing"),
    ],
)
def test_cases_by_facet(query: dict[str, str], found: list[str]) -> None:
    assert customers(query) == found


def test_facets_count_the_cases_found() -> None:
    facets = get("/api/cases", product="星桥网关").json()["facets"]
    assert facets["product"][0] == {"value": "星桥网关", "count": 2}
    assert {each["value"] for each in facets["industry"]} == {"医院", "矿业"}


def test_a_case_has_its_sections_and_clearance() -> None:
    case = get("/api/cases", customer="云杉医院").json()["cases"][0]
    assert case["shareable"] == "no"
    assert [section["name"] for section in case["sections"]] == ["背景", "场景", "突破点"]
    assert all(section["passages"] for section in case["sections"])


def test_metrics_say_what_they_mean_and_where_they_have_values() -> None:
    metrics = {m["name"]: m for m in get("/api/metrics", browse=of_figures()).json()}
    assert metrics["签约量"]["dimensions"]["签约年限"] == ["4年", "3年", "2年", "1年"]
    assert metrics["销售额"]["periods"] == ["2030-01", "2030-12"]
    assert metrics["销售额"]["subjects"] == ["晨光学堂"]
    assert metrics["占比率"]["formulas"] == ["销售额 / 云整体收入"]


@pytest.mark.parametrize(
    ("query", "texts"),
    [
        pytest.param({"metric": "销售额"}, ["1.7亿元", "2亿元", "1.26亿元"], id="metric"),
        pytest.param({"metric": "营收", "period": "2030"}, ["1.7亿元", "2亿元"], id="year, alias"),
        pytest.param({"subject": "晨光", "metric": "销售额"}, ["1.26亿元"], id="subject by alias"),
        pytest.param({"member": ["型号:X800"]}, ["8K台"], id="member"),
        pytest.param({"nature": "forecast"}, ["18%"], id="nature"),
        pytest.param({"metric": "没有"}, [], id="nothing"),
        pytest.param({"metric": "销售额", "limit": 1, "offset": 1}, ["2亿元"], id="a page"),
    ],
)
def test_figures_by_slot(query: dict[str, Any], texts: list[str]) -> None:
    page = get("/api/figures", browse=of_figures(), **query).json()
    assert [figure["text"] for figure in page["figures"]] == texts
    assert page["total"] == (3 if "offset" in query else len(texts))


def test_a_figure_is_a_number_with_its_place() -> None:
    figure = get("/api/figures", browse=of_figures(), metric="签约量").json()["figures"][0]
    assert (figure["value"], figure["unit"], figure["bound"]) == (28000, "台", "exact")
    assert figure["sources"][0]["quote"]


def test_a_document_is_read_in_order() -> None:
    document = get(f"/api/documents/{REPORT}").json()
    assert (document["title"], document["pages"]) == ("月报", ["Page 4"])
    assert [passage["section"] for passage in document["passages"]][:2] == ["渠道", "北辰云的客户"]
    assert all(passage["anchor"] for passage in document["passages"])
    assert document["passages"][0]["places"][0]["section"] == "渠道"


def test_documents_are_listed_as_an_audience_sees_them() -> None:
    listed = Browser(Views()).documents(Audience.SALES)
    assert [each.title for each in listed if each.kind == "report"] == ["月报"]
    assert len(Browser(Views()).documents(Audience.PUBLIC)) == len(listed) - 1


def test_changes_are_those_of_the_newest_two_or_of_the_named() -> None:
    newest = get("/api/changes", browse=browser(3)).json()
    assert (newest["older"]["id"], newest["newer"]["id"]) == (FEBRUARY, MARCH)
    named = get("/api/changes", browse=browser(3), older="2031-01", newer="2031-02").json()
    assert (named["older"]["id"], named["newer"]["id"]) == (JANUARY, FEBRUARY)
    assert "restated" in {each["way"] for each in named["changed"]} or named["new"]


def test_changes_are_told_as_an_audience_sees_them() -> None:
    asked = {"older": "2031-01", "newer": "2031-02"}
    sales, public = (get("/api/changes", who, browser(2), **asked) for who in ("sales", "public"))
    assert sales.json()["new_cases"]
    assert "更正为558万元" not in public.text
    assert "云屏酒店" not in public.text


@pytest.mark.parametrize(
    ("months", "query", "status"),
    [
        pytest.param(1, {}, 404, id="only one report"),
        pytest.param(2, {"older": "2027-05"}, 404, id="no such report"),
        pytest.param(2, {"newest": "2031-02"}, 422, id="no such parameter"),
        pytest.param(2, {"older": "x" * 201}, 422, id="too long"),
    ],
)
def test_changes_that_cannot_be_told_say_why(
    months: int, query: dict[str, str], status: int
) -> None:
    refused = get("/api/changes", browse=browser(months), **query)
    assert refused.status_code == status
    assert refused.json()["remedy"]


@pytest.mark.parametrize(
    ("path", "query"),
    [
        pytest.param("/api/figures", {"limit": 0}, id="no limit"),
        pytest.param("/api/figures", {"limit": 5000}, id="too many"),
        pytest.param("/api/figures", {"limit": "many"}, id="no number"),
        pytest.param("/api/figures", {"offset": -1}, id="before the first"),
        pytest.param("/api/figures", {"offset": 10**30}, id="too far"),
        pytest.param("/api/figures", {"nature": "rumour"}, id="no nature"),
        pytest.param("/api/figures", {"member": "X800"}, id="a member without dimension"),
        pytest.param("/api/cases", {"q": "x" * 201}, id="too long"),
        pytest.param("/api/cases", {"color": "red"}, id="no such filter"),
    ],
)
def test_a_bad_parameter_is_told(path: str, query: dict[str, Any]) -> None:
    response = get(path, **query)
    assert response.status_code == 422
    assert response.headers["content-type"] == "application/problem+json"
    assert "parameter" in response.json()["problem"]
    assert "question" not in response.json()["remedy"], "this is no chat"


def test_what_is_hidden_is_as_what_never_was() -> None:
    for path in ("/api/cases", "/api/figures", "/api/metrics", f"/api/documents/{REPORT}"):
        told = get(path, "public").text
        assert "二十位" not in told
        assert "灵犀阅片" not in told
    document = next(case.document for case in SALES.cases() if case.customer == "云杉医院")
    assert get(f"/api/documents/{document}").status_code == 200
    hidden = get(f"/api/documents/{document}", "public")
    missing = get("/api/documents/cases/none", "public")
    assert (hidden.status_code, hidden.json()) == (missing.status_code, missing.json())
    assert missing.status_code == 404
    assert missing.json()["remedy"]


@pytest.mark.parametrize(
    "path", ["cases", "metrics", "figures", "changes", "documents/reports/2031-02"]
)
def test_a_key_is_needed(path: str) -> None:
    assert get(f"/api/{path}", "nobody").status_code == 401


def test_the_examples_are_what_is_served() -> None:
    from assistant.api import examples
    from assistant.browsing import (
        CasesFound,
        ChangesShown,
        DocumentShown,
        FiguresPage,
        MetricShown,
    )

    ChangesShown.model_validate(examples.CHANGES)
    CasesFound.model_validate(examples.CASES)
    FiguresPage.model_validate(examples.FIGURES)
    DocumentShown.model_validate(examples.DOCUMENT)
    for metric in examples.METRICS:
        MetricShown.model_validate(metric)


def of_figures() -> Browser:
    class One:
        def view(self, audience: Audience) -> MemoryView:
            return FIGURES

        def health(self) -> Health:
            return Health("memory", "ok", "ready")

    return Browser(One())
