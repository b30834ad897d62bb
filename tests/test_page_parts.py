"""Parts of the page without a browser: Markdown, sessions, the door, tables."""

import asyncio
import stat
from collections.abc import Iterator
from concurrent.futures import ThreadPoolExecutor
from contextlib import closing
from dataclasses import replace
from datetime import UTC, datetime, timedelta
from pathlib import Path

import pytest
from fastapi import FastAPI
from fastapi.testclient import TestClient
from starlette.responses import PlainTextResponse
from starlette.types import Scope

from assistant.access import Doorkeeper, read_keys
from assistant.errors import AccessError, SettingsError
from assistant.exchange import Answer, Delta, Question, Service
from assistant.journal import open_journal
from assistant.people import People
from assistant.records import Audience
from assistant.web.asking import Desk, Moment, Unexpected
from assistant.web.door import Door, same_origin
from assistant.web.explained import Explained
from assistant.web.exports import csv_of
from assistant.web.login import Attempts
from assistant.web.markdown import html_of, plain
from assistant.web.secret import session_secret
from assistant.web.sessions import Sessions
from assistant.web.site import local_path
from assistant.web.sources import marked
from assistant.web.tables import rows
from assistant.web.words import Words
from tests.api_fakes import Script, answer
from tests.served import Stepped

SAY = Words("zh")
KEYS = "key-of-ann-0001:executive:ann"


@pytest.mark.parametrize(
    ("text", "html"),
    [
        pytest.param("<b>x</b>", "<p>&lt;b&gt;x&lt;/b&gt;</p>", id="tags"),
        pytest.param("![x](http://a.b/c)", "<p>![x](http://a.b/c)</p>", id="picture"),
        pytest.param("[x](javascript:y)", "<p>[x](javascript:y)</p>", id="link"),
        pytest.param("<http://a.b>", "<p>&lt;http://a.b&gt;</p>", id="address"),
        pytest.param(r"\[1\]", "<p>[1]</p>", id="brackets of a document"),
        pytest.param("- a\n\n  ```\n  <i>\n  ```", "&lt;i&gt;", id="code"),
    ],
)
def test_nothing_of_a_text_becomes_html(text: str, html: str) -> None:
    assert html in html_of(text)


def test_a_citation_is_a_button_and_a_value_explains_itself() -> None:
    html = html_of(
        "**2亿元**[1][2]与**名称**", lambda text, cited: f'{text}"{cited}' if "亿" in text else ""
    )
    assert '<button type="button" class="cite" data-n="2"' in html
    assert 'data-tip="2亿元&quot;(1, 2)"' in html
    assert "<strong>名称</strong>" in html


def test_a_line_after_a_list_or_table_stands_for_itself() -> None:
    html = html_of("- a\n后\n| x |\n| --- |\n| y |\n末")
    assert "<p>后</p>" in html
    assert "<p>末</p>" in html


def test_plain_text_has_no_marks() -> None:
    assert plain(r"**2亿元**[1]，a\_b") == "2亿元[1]，a_b"


def test_a_quote_is_marked_where_it_stands() -> None:
    assert marked("甲<乙>丙", "<乙>") == "甲<mark>&lt;乙&gt;</mark>丙"
    assert marked("别处", "引文") == "<mark>引文</mark>"


def test_a_value_is_explained_by_the_figure_that_is_cited() -> None:
    said = Explained(SAY, answer(), {"销售额": "按月"}).value("2亿元", (1,))
    assert said.startswith("销售额\n")
    assert "期间：2030年12月" in said
    assert "[1] 月报 › Page 2" in said


def test_a_table_holds_figures_and_computations_and_no_formula_of_a_spreadsheet() -> None:
    made = answer()
    evil = made.figures[0].model_copy(update={"label": "=HYPERLINK(1)"})
    table = rows(made.model_copy(update={"figures": (evil,)}), SAY)
    assert table[1][:3] == ["=HYPERLINK(1)", "2亿元", 200_000_000]
    assert table[2][0] == "涨幅"
    assert "\n'=HYPERLINK(1)," in csv_of(table).decode("utf-8-sig").replace("\r", "")


# The door.


def scope(**headers: str) -> Scope:
    raw = [(name.replace("_", "-").encode(), value.encode()) for name, value in headers.items()]
    return {"type": "http", "method": "POST", "headers": raw}


def test_only_a_page_from_here_changes_anything() -> None:
    assert same_origin(scope(host="a.b:80", origin="http://a.b:80"))
    assert same_origin(scope(host="a.b", sec_fetch_site="same-origin"))
    assert not same_origin(scope(host="a.b", origin="http://evil.b"))
    assert not same_origin(scope(host="a.b", origin="null"))
    assert not same_origin(scope(host="a.b", sec_fetch_site="cross-site"))


def test_the_door_tells_the_browser_what_is_allowed_and_turns_strangers_away() -> None:
    app = FastAPI()
    app.mount("/", Door(PlainTextResponse("in")))
    client = TestClient(app)
    policy = client.get("/").headers["content-security-policy"]
    assert "frame-ancestors 'none'" in policy
    assert "http" not in policy
    assert client.post("/", headers={"Origin": "http://evil.example"}).status_code == 403
    assert client.post("/", headers={"Origin": "http://testserver"}).status_code == 200


@pytest.mark.parametrize("path", ["//evil.b", "/\\evil.b", "http://evil.b", "evil", "/a\nb", ""])
def test_signing_in_leads_nowhere_else(path: str) -> None:
    assert local_path(path) == "/"


# Sessions.


@pytest.fixture
def people(tmp_path: Path) -> Iterator[People]:
    with closing(open_journal("", tmp_path, retention_days=0)) as journal:
        yield journal.people


def service(people: People, keys: str = KEYS) -> Service:
    door = Doorkeeper(read_keys(keys), people)
    base = Script(answer()).service(open_access=False)
    return replace(base, identify=door.identify, still=door.still, people=people)


def sessions(people: People, keys: str = KEYS, secret: bytes = b"s" * 32) -> Sessions:
    return Sessions(service(people, keys), secret=secret, keys=keys)


def test_a_session_names_its_asker_until_the_keys_change(people: People) -> None:
    made = sessions(people)
    asker, cookie = made.sign_in("key-of-ann-0001")
    assert made.asker(cookie) == asker
    assert made.asker(cookie[:-2]) is None
    assert made.asker(None) is None
    assert sessions(people, secret=b"t" * 32).asker(cookie) is None
    assert sessions(people, "key-of-ann-0002:executive:ann").asker(cookie) is None


def test_a_token_signs_in_once_and_a_wrong_key_never(people: People) -> None:
    people.add("chen", Audience.SALES, operator=False)
    token, made = people.link("chen"), sessions(people)
    asker, cookie = made.sign_in(token)
    assert asker.id == "chen"
    for key in (token, "no-such-key", ""):
        with pytest.raises(AccessError):
            made.sign_in(key)
    people.disable("chen")
    assert made.asker(cookie) is None


def test_a_session_has_the_rights_it_began_with_whoever_shares_the_name(people: People) -> None:
    keys = "key-of-ann-0001:executive:ann:operator,key-of-ann-0002:public:ann"
    people.add("ann", Audience.SALES, operator=False)
    made = sessions(people, keys)
    for key, audience in (("key-of-ann-0002", "public"), (people.link("ann"), "sales")):
        asker, cookie = made.sign_in(key)
        assert asker.audience == audience
        assert made.asker(cookie) == asker


def test_another_key_ends_the_sessions_of_the_one_before(people: People) -> None:
    people.add("chen", Audience.SALES, operator=False)
    now = datetime.now(UTC)
    assert people.named("chen", now)
    people.renew("chen")
    assert people.named("chen", now - timedelta(seconds=10)) is None
    assert people.named("nobody", now) is None


def test_with_nobody_the_page_is_open(people: People) -> None:
    made = sessions(people, "")
    assert made.open()
    assert made.asker(None)
    people.add("chen", Audience.SALES, operator=False)
    assert not made.open()
    assert made.asker(None) is None


def test_the_secret_is_made_once_for_its_owner_alone(tmp_path: Path) -> None:
    with ThreadPoolExecutor(8) as pool:
        secrets = set(pool.map(session_secret, [tmp_path / "new"] * 8))
    assert len(secrets) == 1
    (file,) = (tmp_path / "new").iterdir()
    assert stat.S_IMODE(file.stat().st_mode) == 0o600
    file.write_bytes(b"short")
    with pytest.raises(SettingsError):
        session_secret(tmp_path / "new")


def test_guesses_wait_and_success_forgets_them() -> None:
    attempts = Attempts()
    for _ in range(5):
        assert attempts.wait_s("a") == 0
        attempts.failed("a")
    assert attempts.wait_s("a") > 0
    assert attempts.wait_s("b") == 0
    attempts.succeeded("a")
    assert attempts.wait_s("a") == 0


# Asking.


async def heard(desk: Desk, text: str, *, stop: bool = False) -> list[Moment]:
    asker = read_keys(KEYS).identify("Bearer key-of-ann-0001")
    asking = desk.start(Question(text=text, asker=asker))
    if stop:
        asking.stop()
    return [moment async for moments in asking.listen() for moment in moments]


def test_an_answer_is_heard_piece_by_piece() -> None:
    told = asyncio.run(heard(Desk(Stepped()), "几多"))
    assert "".join(m.text for m in told if isinstance(m, Delta)) == "几多 [1]"
    assert isinstance(told[-1], Answer)


def test_a_stopped_answer_ends_at_once_and_its_thread_soon() -> None:
    ask = Stepped(waits=True)
    told = asyncio.run(heard(Desk(ask), "几多", stop=True))
    assert str(told[-1]).startswith("The answer was stopped.")
    assert ask.stopped.wait(5)


def test_a_fault_is_told_by_a_number(caplog: pytest.LogCaptureFixture) -> None:
    told = asyncio.run(heard(Desk(Stepped(fails=RuntimeError("x"))), "几多"))
    assert isinstance(told[-1], Unexpected)
    assert told[-1].number in SAY.fault(told[-1])
    assert told[-1].number in caplog.text
