"""What people say to answers: judged, confirmed, corrected within the evidence, and reviewed."""

from collections.abc import Iterator
from contextlib import closing
from pathlib import Path
from typing import Any

import pytest
from sqlalchemy import update

from assistant.api import examples
from assistant.journal.database import Database
from assistant.journal.schema import CONFIRMED
from assistant.reviews import Confirmation, Feedback, Review
from tests.kept import Kept
from tests.test_replay import CORRECTED

JANUARY, DECEMBER = "1月销售额多少", "12月销售额多少"
BETTER = "一月卖了 1.7亿元[1]，是全年最低的。"


@pytest.fixture
def kept(address: str, tmp_path: Path) -> Iterator[Kept]:
    with closing(Kept(tmp_path, address)) as made:
        yield made


def confirm(kept: Kept, text: str = JANUARY, correction: str | None = BETTER) -> str:
    """Id of the answer that an operator confirmed."""
    id = kept.ask("ann", text).answer_id
    body = {"correction": correction} if correction else {}
    assert kept.call("ops", "POST", f"answers/{id}/confirm", json=body).status_code == 204
    return id


@pytest.mark.parametrize("question", [JANUARY, "销售额1月是多少？", "1月的营收"])
def test_a_correction_is_told_to_whoever_asks_the_same(kept: Kept, question: str) -> None:
    confirm(kept)
    told = kept.ask("ben", question)
    assert told.answer == BETTER
    assert told.figures[0].text == "1.7亿元"
    assert told.notes == ("这个回答经人工确认。",)


def test_an_answer_is_confirmed_as_it_is(kept: Kept) -> None:
    before = kept.ask("ben", JANUARY)
    confirm(kept, correction=None)
    after = kept.ask("ben", JANUARY)
    assert (after.answer, after.notes) == (before.answer, ("这个回答经人工确认。",))


@pytest.mark.parametrize(
    ("who", "question"),
    [
        pytest.param("low", JANUARY, id="another audience"),
        pytest.param("ben", DECEMBER, id="another period"),
        pytest.param("ben", "销售额1月是1.7亿吗", id="put for confirmation"),
        pytest.param("ben", "1月和12月的销售额", id="two"),
        pytest.param("ben", "How much revenue in January 2030?", id="another language"),
    ],
)
def test_anything_else_is_answered_as_before(kept: Kept, who: str, question: str) -> None:
    before = kept.ask(who, question)
    confirm(kept)
    after = kept.ask(who, question)
    assert (after.answer, after.notes) == (before.answer, before.notes)


def test_what_is_put_for_confirmation_keeps_its_own_verdict(kept: Kept) -> None:
    confirm(kept, "12月销售额是2亿对吧", "对，**2亿元**[1]。")
    assert "不对" in kept.ask("ben", "12月销售额是3亿对吧").answer


def test_it_is_told_until_a_figure_changes(kept: Kept, address: str, tmp_path: Path) -> None:
    confirm(kept)
    with closing(Kept(tmp_path, address, CORRECTED)) as later:
        assert "1.8亿" in later.ask("ben", JANUARY).answer
    assert kept.ask("ben", JANUARY).answer == BETTER


def test_it_passes_the_gate_at_each_use(kept: Kept, address: str, tmp_path: Path) -> None:
    confirm(kept)
    with closing(Database(address, tmp_path)) as database, database.writing() as db:
        db.execute(update(CONFIRMED).values(text="一月卖了 17亿元[1]。"))
    assert "1.7亿" in kept.ask("ben", JANUARY).answer


@pytest.mark.parametrize(
    ("correction", "loose"),
    [
        pytest.param("一月是 17亿元[1]。", "17亿元", id="ten times"),
        pytest.param("一月是 1.7万元[1]。", "1.7万元", id="another scale"),
        pytest.param("一月是 1.7亿美元[1]。", "1.7亿美元", id="another unit"),
        pytest.param("一月超过 1.7亿元[1]。", "1.7亿", id="a bound"),
        pytest.param("一月 1.7亿元[1]，涨了 20%。", "20%", id="a figure of nobody"),
        pytest.param("一月 1.7亿元[3]。", "[3]", id="a citation of nothing"),
    ],
)
def test_a_correction_without_evidence_is_refused(kept: Kept, correction: str, loose: str) -> None:
    id = kept.ask("ann", JANUARY).answer_id
    told = kept.call("ops", "POST", f"answers/{id}/confirm", json={"correction": correction})
    assert told.status_code == 422
    assert loose in told.json()["problem"]
    assert told.json()["remedy"]
    assert kept.ask("ben", JANUARY).answer != correction


def test_the_newest_confirmation_counts_and_can_be_withdrawn(kept: Kept) -> None:
    id = confirm(kept)
    confirm(kept, correction="1.7亿元[1]。")
    assert kept.ask("ben", JANUARY).answer == "1.7亿元[1]。"
    path = f"answers/{id}/confirm"
    assert kept.call("ops", "DELETE", path).status_code == 204
    assert kept.ask("ben", JANUARY).notes == ()
    assert kept.call("ops", "DELETE", path).status_code == 404


@pytest.mark.parametrize(
    ("who", "status"), [("ann", 403), ("ben", 403), ("low", 404), ("nobody", 401)]
)
@pytest.mark.parametrize("method", ["POST", "DELETE"])
def test_only_operators_who_see_as_much_confirm(
    kept: Kept, who: str, status: int, method: str
) -> None:
    id = kept.ask("ann", JANUARY).answer_id
    assert kept.call(who, method, f"answers/{id}/confirm", json={}).status_code == status
    assert kept.ask("ben", JANUARY).notes == ()


def judge(kept: Kept, who: str, id: str, **told: str) -> int:
    status: int = kept.call(who, "POST", f"answers/{id}/feedback", json=told).status_code
    return status


def test_the_last_verdict_counts(kept: Kept) -> None:
    answer = kept.ask("ann", JANUARY)
    path = f"conversations/{answer.conversation_id}"
    verdicts = [kept.call("ann", "GET", path).json()["said"][0]["verdict"]]
    for verdict in ("up", "down"):
        assert judge(kept, "ann", answer.answer_id, verdict=verdict, reason="口径\0") == 204
        verdicts.append(kept.call("ann", "GET", path).json()["said"][0]["verdict"])
    assert verdicts == [None, "up", "down"]
    disliked = kept.call("ops", "GET", "review").json()["disliked"]
    assert [(each["question"], each["reason"]) for each in disliked] == [(JANUARY, "口径 ")]
    assert kept.call("ann", "DELETE", path).status_code == 204
    assert kept.call("ops", "GET", "review").json()["disliked"] == []


@pytest.mark.parametrize(("who", "status"), [("ann", 204), ("ops", 204), ("ben", 404)])
def test_an_answer_is_judged_by_those_who_may_read_it(kept: Kept, who: str, status: int) -> None:
    assert judge(kept, who, kept.ask("ann", JANUARY).answer_id, verdict="up") == status
    assert judge(kept, who, "made-up", verdict="up") == 404


@pytest.mark.parametrize("body", [{}, {"verdict": "meh"}, {"verdict": "up", "reason": "长" * 2001}])
def test_a_bad_verdict_is_told(kept: Kept, body: dict[str, Any]) -> None:
    id = kept.ask("ann", JANUARY).answer_id
    told = kept.call("ann", "POST", f"answers/{id}/feedback", json=body)
    assert told.status_code == 422
    assert "question" not in told.json()["remedy"]


def test_refusals_are_grouped_by_what_is_missing(kept: Kept) -> None:
    for text in ("2028年的销售额", "2028年销售额多少", "食堂几点开门", DECEMBER):
        kept.ask("ann", text)
    refused = kept.call("ops", "GET", "review").json()["refused"]
    assert [(each["metrics"], each["count"]) for each in refused] == [(["销售额"], 2), ([], 1)]
    assert "2028年" in refused[0]["reason"]
    assert refused[1]["words"]
    assert refused[0]["newest"][0]["question"] == "2028年销售额多少"


def test_notes_are_grouped_with_the_answers_they_touch(kept: Kept) -> None:
    for _ in range(2):
        kept.ask("ann", "xiaoshoue 12月")
    noted = kept.call("ops", "GET", "review").json()["noted"]
    assert [each["count"] for each in noted] == [2]
    assert len(noted[0]["newest"]) == 2


def test_a_review_shows_what_its_operator_may_see(kept: Kept) -> None:
    kept.ask("ann", "2028年的销售额")
    kept.ask("low", "2029年的销售额")
    assert [r["reason"][:10] for r in kept.call("low", "GET", "review").json()["refused"]] == [
        "没有销售额在2029"
    ]
    assert len(kept.call("ops", "GET", "review").json()["refused"]) == 2
    assert kept.call("ops", "GET", "review", params={"days": 0}).status_code == 422
    assert kept.call("ann", "GET", "review").status_code == 403


def test_the_examples_are_what_is_taken_and_served() -> None:
    Feedback.model_validate(examples.FEEDBACK)
    Confirmation.model_validate(examples.CONFIRMATION)
    Review.model_validate(examples.REVIEW)
