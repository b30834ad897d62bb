"""The tools of the Model Context Protocol, through the official client in one process."""

import threading
import time
from collections.abc import Callable
from typing import Any

import anyio
import anyio.to_thread
import pytest
from mcp import Client, MCPError
from mcp_types import CallToolResult, TextContent

from assistant import bootstrap
from assistant.access import read_keys
from assistant.errors import AccessError, GroundingError, NoGeneration, Stopped
from assistant.exchange import Answer, Asker, Choice, Question, Service
from assistant.mcp.server import create_server
from assistant.mcp.tools import TOOLS
from assistant.records import Audience
from assistant.retrieval.browse import Browser
from assistant.settings import Settings
from tests.api_fakes import REFUSAL, Script, answer
from tests.invented_cases import REPORT, view
from tests.test_api_records import Views

EXECUTIVE, SALES = (
    Asker(id="e", audience=Audience.EXECUTIVE),
    Asker(id="s", audience=Audience.SALES),
)
PUBLIC = Asker(id="p", audience=Audience.PUBLIC)


def service(script: Script, **replaced: Any) -> Service:  # noqa: ANN401 - as `Service` has them
    made = script.service()
    return type(made)(**{**vars(made), **replaced})


CASES = service(Script(answer()), browse=Browser(Views()))


def call(
    served: Service,
    tool: str,
    asker: Asker = EXECUTIVE,
    **given: Any,  # noqa: ANN401 - JSON
) -> CallToolResult:
    """As a client calls it, which checks the structured content against the output schema."""

    async def calling() -> CallToolResult:
        async with Client(create_server(served, lambda _: asker), mode="legacy") as client:
            return await client.call_tool(tool, given)

    return anyio.run(calling)


def text(result: CallToolResult) -> str:
    return "".join(part.text for part in result.content if isinstance(part, TextContent))


def structured(result: CallToolResult) -> Any:  # noqa: ANN401 - JSON
    assert not result.is_error, text(result)
    return result.structured_content


def test_every_tool_says_when_to_use_it_and_what_goes_in_and_out() -> None:
    async def listing() -> list[Any]:
        async with Client(create_server(CASES, lambda _: EXECUTIVE)) as client:
            assert "exactly as given" in (client.instructions or "")
            return (await client.list_tools()).tools

    tools = {tool.name: tool for tool in anyio.run(listing)}
    assert list(tools) == ["ask", "lookup_figures", "find_cases", "read_source"]
    for tool in tools.values():
        assert tool.description
        assert tool.input_schema["type"] == tool.output_schema["type"] == "object"
        assert tool.annotations.read_only_hint
    assert "exactly as given" in tools["ask"].description
    assert "dimensions" in tools["lookup_figures"].input_schema["properties"]


def test_an_answer_comes_as_text_and_as_the_contract() -> None:
    script = Script(answer(notes=("口径未注明。",), suggestions=("一月呢？",)))
    result = call(service(script), "ask", SALES, question="12月销售额", conversation_id="c1")
    assert structured(result) == script(script.asked[0]).model_dump(mode="json")
    for part in ("2亿元", "[1] 月报 · Page 2", "口径未注明。", "一月呢？", "conversation_id: c1"):
        assert part in text(result)
    assert (script.asked[0].asker, script.asked[0].conversation_id) == (SALES, "c1")


def test_a_question_back_offers_its_choices() -> None:
    choice = Choice(label="销售额", question="销售额多少？")
    back = REFUSAL.model_copy(update={"status": "clarify", "choices": (choice,)})
    assert "销售额多少？" in text(call(service(Script(back)), "ask", question="多少"))


@pytest.mark.parametrize(
    ("tool", "given", "told"),
    [
        pytest.param("ask", {"question": " "}, "The question is empty.", id="no question"),
        pytest.param("ask", {}, "question is refused", id="missing"),
        pytest.param("ask", {"question": "x", "color": 1}, "color is refused", id="unknown"),
        pytest.param("find_cases", {"limit": 0}, "limit is refused", id="no limit"),
        pytest.param("lookup_figures", {"dimensions": "x"}, "dimensions is", id="no dimensions"),
        pytest.param("read_source", {}, "No document is named.", id="no document"),
        pytest.param("read_source", {"document": "x/y"}, "no such document", id="none"),
        pytest.param(
            "read_source", {"document": REPORT, "page": "Page 9"}, "Page 4", id="no such page"
        ),
    ],
)
def test_a_bad_call_is_a_tool_error_with_a_remedy(
    tool: str, given: dict[str, Any], told: str
) -> None:
    result = call(CASES, tool, **given)
    assert result.is_error
    assert told in text(result)
    assert len(text(result).splitlines()) == 2


def test_an_error_of_ours_is_told_and_any_other_only_by_its_number(
    caplog: pytest.LogCaptureFixture,
) -> None:
    ours = call(service(Script(NoGeneration("None.", remedy="Ingest."))), "ask", question="x")
    assert (ours.is_error, text(ours)) == (True, "None.\nIngest.")
    for error in (RuntimeError("hush"), GroundingError("hush", remedy="hush")):
        told = text(call(service(Script(error)), "ask", question="x"))
        assert "hush" not in told
        assert told.split("number ")[1].split(".")[0] in caplog.text


def test_there_is_no_other_tool() -> None:
    async def calling() -> None:
        async with Client(create_server(CASES, lambda _: EXECUTIVE), mode="legacy") as client:
            with pytest.raises(MCPError, match="lookup_figures"):
                await client.call_tool("drop_table", {})

    anyio.run(calling)


def test_an_argument_left_open_may_be_null_and_an_object_may_come_as_text() -> None:
    figures = service(Script(answer()))
    result = call(figures, "lookup_figures", metric=None, dimensions='{"型号": "X800"}')
    assert [figure["text"] for figure in structured(result)["figures"]] == ["8K台"]


def test_figures_come_with_their_sources_by_pages() -> None:
    result = call(service(Script(answer())), "lookup_figures", metric="营收", limit=1, offset=1)
    page = structured(result)
    assert (page["total"], page["offset"]) == (3, 1)
    assert "共 3 个数字，这里是第 2 到 2" in text(result)
    assert "销售额（2030-12）：2亿元〔metrics/sales：销售额, 2亿, 2030-12〕" in text(result)
    assert "没有" in text(call(service(Script(answer())), "lookup_figures", metric="无"))


def test_cases_come_by_facet_with_their_clearance() -> None:
    result = call(CASES, "find_cases", SALES, product="星桥网关", limit=1)
    page = structured(result)
    assert (page["total"], len(page["cases"])) == (2, 1)
    assert page["facets"]["product"][0] == {"value": "星桥网关", "count": 2}
    assert "不可对外" in text(result)


def test_a_source_is_read_around_a_citation() -> None:
    whole = structured(call(CASES, "read_source", document=REPORT, limit=200))
    assert whole["total"] == len(whole["passages"])
    chosen = whole["passages"][-1]
    citation = {"n": 1, "document_id": REPORT, "quote": chosen["text"][2:9], "title": "月报"}
    around = structured(call(CASES, "read_source", citation=citation))
    assert chosen in around["passages"]
    assert {p["section"] for p in around["passages"]} == {chosen["section"]}


def test_a_row_of_a_table_is_said_to_be_all_there_is() -> None:
    source = {"document": "metrics/sales", "quote": "销售额, 2亿"}
    assert "its quote is all" in text(call(CASES, "read_source", citation=source))


@pytest.mark.parametrize("tool", [tool.name for tool in TOOLS if tool.name != "ask"])
def test_what_is_hidden_is_as_what_never_was(tool: str) -> None:
    given = {"document": REPORT} if tool == "read_source" else {}
    told = call(CASES, tool, PUBLIC, **given)
    assert "灵犀阅片" not in f"{told.structured_content}{text(told)}"
    case = next(case.document for case in view().cases() if case.customer == "云杉医院")
    hidden = call(CASES, "read_source", PUBLIC, document=case)
    missing = call(CASES, "read_source", PUBLIC, document="cases/none")
    assert (hidden.is_error, text(hidden)) == (missing.is_error, text(missing))


KEYS = "sales-key-1:sales:Wu"


@pytest.mark.parametrize(
    ("keys", "key", "audience", "expected"),
    [
        pytest.param("", "", "", ("loopback", "executive"), id="open"),
        pytest.param("", "", "sales", ("loopback", "sales"), id="open, narrowed"),
        pytest.param(KEYS, "sales-key-1", "", ("Wu", "sales"), id="key"),
        pytest.param(KEYS, "sales-key-1", "public", ("Wu", "public"), id="key, narrowed"),
        pytest.param(KEYS, "sales-key-1", "executive", None, id="more than the key gives"),
        pytest.param(KEYS, "", "public", None, id="no key"),
        pytest.param(KEYS, "wrong-key-1", "", None, id="wrong key"),
        pytest.param("", "sales-key-1", "", None, id="a key where none is known"),
    ],
)
def test_a_local_client_has_no_more_rights_than_its_key(
    keys: str, key: str, audience: str, expected: tuple[str, str] | None
) -> None:
    known = read_keys(keys)
    made = Script(answer()).service(open_access=not keys)
    if keys:
        made = service(Script(answer()), identify=known.identify, open_access=False)
    settings = Settings.model_validate({"mcp_key": key, "mcp_audience": audience})
    if expected is None:
        with pytest.raises(AccessError):
            bootstrap.mcp_asker(settings, made, key="", audience="")
        return
    asker = bootstrap.mcp_asker(settings, made, key="", audience="")
    assert (asker.id, asker.audience) == expected


def test_a_call_that_is_cancelled_stops_the_answer() -> None:
    begun, stopped = threading.Event(), threading.Event()

    def slow(question: Question, *, stop: Callable[[], bool], **_: object) -> Answer:
        begun.set()
        for _tick in range(1000):
            if stop():
                stopped.set()
                raise Stopped()
            time.sleep(0.01)
        return answer()

    async def calling() -> None:
        server = create_server(service(Script(answer()), ask=slow), lambda _: EXECUTIVE)
        async with Client(server, mode="legacy") as client, anyio.create_task_group() as tasks:
            tasks.start_soon(client.call_tool, "ask", {"question": "x"})
            await anyio.to_thread.run_sync(begun.wait)
            tasks.cancel_scope.cancel()

    anyio.run(calling)
    assert stopped.wait(5)
