"""What was said before, over HTTP: one's own conversations, and nobody else's."""

from collections.abc import Iterator
from contextlib import closing
from pathlib import Path
from typing import Any

import pytest

from assistant.api import examples
from assistant.talks import AnswerRecord, TalkShown, TalksPage
from tests.kept import Kept

DECEMBER, JANUARY = "12月销售额多少", "1月呢"


@pytest.fixture
def kept(address: str, tmp_path: Path) -> Iterator[Kept]:
    with closing(Kept(tmp_path, address)) as made:
        yield made


def titles(kept: Kept, who: str = "ann", **query: str | int) -> list[str]:
    page = kept.call(who, "GET", "conversations", params=query).json()
    return [each["title"] for each in page["conversations"]]


def test_conversations_are_listed_newest_first(kept: Kept) -> None:
    first = kept.ask("ann", DECEMBER).conversation_id
    kept.ask("ann", "签约量多少")
    kept.ask("ben", "签约客户数")
    assert titles(kept) == ["签约量多少", DECEMBER]
    kept.ask("ann", JANUARY, first)
    page = kept.call("ann", "GET", "conversations").json()
    assert [each["turns"] for each in page["conversations"]] == [2, 1]
    assert titles(kept, "ben") == ["签约客户数"]
    assert titles(kept, "ops") == []


def test_a_page_is_a_part_of_all(kept: Kept) -> None:
    for text in ("销售额", "签约量", "签约客户数"):
        kept.ask("ann", text)
    page = kept.call("ann", "GET", "conversations", params={"limit": 1, "offset": 1}).json()
    assert (page["total"], page["limit"], page["offset"]) == (3, 1, 1)
    assert [each["title"] for each in page["conversations"]] == ["签约量"]


@pytest.mark.parametrize(
    ("words", "found"),
    [
        pytest.param("12月", True, id="question"),
        pytest.param("1.7亿", True, id="answer"),
        pytest.param("revenue OF", True, id="title, in any case"),
        pytest.param("%", False, id="no wildcard"),
        pytest.param("0亿%2", False, id="in this order"),
        pytest.param(" \0", True, id="nothing is asked for"),
    ],
)
def test_conversations_are_searched(kept: Kept, words: str, found: bool) -> None:
    first = kept.ask("ann", DECEMBER).conversation_id
    kept.ask("ann", JANUARY, first)
    kept.ask("ben", DECEMBER)
    kept.call("ann", "PATCH", f"conversations/{first}", json={"title": "Revenue of 2030"})
    assert titles(kept, q=words) == (["Revenue of 2030"] if found else [])


def test_a_conversation_is_read_turn_by_turn(kept: Kept) -> None:
    answers = [kept.ask("ann", DECEMBER)]
    answers.append(kept.ask("ann", JANUARY, answers[0].conversation_id))
    told = kept.call("ann", "GET", f"conversations/{answers[0].conversation_id}").json()
    talk = TalkShown.model_validate(told)
    assert [turn.question for turn in talk.said] == [DECEMBER, JANUARY]
    assert [turn.answer for turn in talk.said] == answers
    assert talk.created <= talk.said[0].asked <= talk.said[1].asked <= talk.updated


def test_a_title_is_changed(kept: Kept) -> None:
    mine = kept.ask("ann", DECEMBER).conversation_id
    told = kept.call("ann", "PATCH", f"conversations/{mine}", json={"title": " 年度\n 复盘 "})
    assert told.json()["title"] == "年度 复盘"
    assert titles(kept) == ["年度 复盘"]


@pytest.mark.parametrize("body", [{}, {"title": " \0"}, {"title": "长" * 201}, {"title": 3}])
def test_a_bad_title_is_told(kept: Kept, body: dict[str, Any]) -> None:
    mine = kept.ask("ann", DECEMBER).conversation_id
    told = kept.call("ann", "PATCH", f"conversations/{mine}", json=body)
    assert told.status_code == 422
    assert "title" in told.json()["problem"]
    assert "question" not in told.json()["remedy"]


def test_a_deleted_conversation_is_gone_with_its_answers(kept: Kept) -> None:
    answer = kept.ask("ann", DECEMBER)
    path = f"conversations/{answer.conversation_id}"
    assert kept.call("ann", "DELETE", path).status_code == 204
    assert kept.call("ann", "GET", path).status_code == 404
    assert kept.call("ann", "DELETE", path).status_code == 404
    assert kept.call("ann", "GET", f"answers/{answer.answer_id}").status_code == 404
    again = kept.ask("ann", JANUARY, answer.conversation_id)
    assert again.conversation_id != answer.conversation_id


@pytest.mark.parametrize("who", ["ben", "ops", "low"])
@pytest.mark.parametrize(
    ("method", "told"), [("GET", {}), ("PATCH", {"json": {"title": "mine"}}), ("DELETE", {})]
)
def test_a_foreign_conversation_is_as_one_that_never_was(
    kept: Kept, who: str, method: str, told: dict[str, Any]
) -> None:
    foreign = kept.ask("ann", DECEMBER).conversation_id
    refused = kept.call(who, method, f"conversations/{foreign}", **told)
    unknown = kept.call(who, method, "conversations/made-up", **told)
    assert (refused.status_code, refused.json()) == (404, unknown.json())
    assert titles(kept) == [DECEMBER]


def test_an_answer_record_is_whole(kept: Kept) -> None:
    answer = kept.ask("ann", DECEMBER)
    record = kept.call("ann", "GET", f"answers/{answer.answer_id}").json()
    read = AnswerRecord.model_validate(record)
    assert (read.answer, read.question, read.generation) == (answer, DECEMBER, "memory")
    assert record["plan"]["plans"][0]["metrics"] == ["销售额"]
    assert record["audience"] == "executive"


@pytest.mark.parametrize(
    ("who", "status"),
    [
        pytest.param("ann", 200, id="its asker"),
        pytest.param("ops", 200, id="an operator"),
        pytest.param("ben", 404, id="somebody else"),
        pytest.param("low", 404, id="an operator who may not see that much"),
    ],
)
def test_an_answer_record_is_for_its_asker_and_operators(kept: Kept, who: str, status: int) -> None:
    answer = kept.ask("ann", DECEMBER)
    assert kept.call(who, "GET", f"answers/{answer.answer_id}").status_code == status


@pytest.mark.parametrize("path", ["conversations", "conversations/a", "answers/a"])
def test_a_key_is_needed(kept: Kept, path: str) -> None:
    assert kept.call("nobody", "GET", path).status_code == 401


def test_the_examples_are_what_is_served() -> None:
    TalksPage.model_validate(examples.TALKS)
    TalkShown.model_validate(examples.TALK)
    AnswerRecord.model_validate(examples.RECORD)
