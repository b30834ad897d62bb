"""A recorded answer is made once more, and what changed since is said."""

import sys
from collections.abc import Iterator
from contextlib import closing
from dataclasses import replace
from pathlib import Path

import pytest

from assistant import bootstrap, cli
from assistant.answering.chain import Assistant
from assistant.errors import RecordError
from assistant.exchange import Question
from assistant.journal import Recalled, compared, was_confirmed, went_on_from
from assistant.talks import Replay
from tests.api_fakes import Script, answer
from tests.invented import FIGURES, METRICS, OneView, figure
from tests.kept import Kept, asker
from tests.memory_view import MemoryView

CORRECTED = MemoryView(
    metrics=METRICS,
    figures=(figure("销售额", "1.8亿", period="2030-01", unit="元"), *FIGURES[1:]),
)
CORRECTED.generation = "g2"


@pytest.fixture
def kept(address: str, tmp_path: Path) -> Iterator[Kept]:
    with closing(Kept(tmp_path, address)) as made:
        yield made


def replayed(kept: Kept, answer_id: str, view: MemoryView | None = None) -> Replay:
    record, before = kept.journal.recall(answer_id)
    recalled = Recalled(before)
    again = Assistant(OneView(view) if view else OneView(), recalled)
    after = went_on_from(record)
    again.ask(Question(text=record.question, asker=asker("ops"), after=after))
    assert recalled.made
    return compared(record, recalled.made)


def talk(kept: Kept, *texts: str) -> list[str]:
    """Ids of the answers of one conversation."""
    ids, conversation = [], None
    for text in texts:
        told = kept.ask("ann", text, conversation)
        conversation = told.conversation_id
        ids.append(told.answer_id)
    return ids


def test_an_answer_is_made_again_from_the_conversation_as_it_stood(kept: Kept) -> None:
    for id in talk(kept, "12月销售额多少", "1月呢", "涨幅多少", "签约量多少"):
        assert set(replayed(kept, id).same.values()) == {True}


def test_what_a_new_generation_changes_is_named(kept: Kept) -> None:
    december, january = talk(kept, "12月销售额多少", "1月呢")
    assert replayed(kept, december, CORRECTED).same["figures"]
    moved = replayed(kept, january, CORRECTED)
    assert (moved.recorded_generation, moved.generation) == ("memory", "g2")
    assert not moved.same["text"]
    assert not moved.same["figures"]
    assert moved.same["status"]


def test_an_unknown_answer_is_not_made_again(kept: Kept) -> None:
    with pytest.raises(RecordError):
        kept.journal.recall("made up")


@pytest.mark.parametrize(
    ("same", "code", "told"),
    [
        pytest.param(True, 0, ("一致：状态、正文",), id="identical"),
        pytest.param(False, 1, ("不一致：状态、正文", "记录：", "2亿元", "g1 → g2", "fake:model"),
                     id="changed"),
    ],
)  # fmt: skip
def test_the_command_says_what_is_the_same(
    monkeypatch: pytest.MonkeyPatch,
    capsys: pytest.CaptureFixture[str],
    same: bool,
    code: int,
    told: tuple[str, ...],
) -> None:
    parts = dict.fromkeys(("status", "text", "figures", "computations", "citations"), same)
    made = Replay(
        question="销售额", recorded=answer(), answer=answer("三"), same=parts, generation="g2",
        recorded_generation="g2" if same else "g1", model="" if same else "fake:model",
    )  # fmt: skip
    service = replace(Script(answer()).service(), replay=lambda id: made)
    monkeypatch.setattr(bootstrap, "build", lambda **_: service)
    monkeypatch.setattr(sys, "argv", ["assistant", "replay", "a1"])
    with pytest.raises(SystemExit) as ended:
        cli.main()
    assert (ended.value.code or 0) == code
    shown = capsys.readouterr().out
    assert all(part in shown for part in told)


def test_the_review_is_told_by_reason(
    monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str], kept: Kept
) -> None:
    id = talk(kept, "2028年的销售额")[0]
    kept.call("ann", "POST", f"answers/{id}/feedback", json={"verdict": "down", "reason": "[/x]"})
    script = Script(answer())
    service = replace(script.service(), reviews=kept.journal.reviews(lambda text, answer: None))
    monkeypatch.setattr(bootstrap, "build", lambda **_: service)
    monkeypatch.setattr(sys, "argv", ["assistant", "review", "--days", "2"])
    with pytest.raises(SystemExit) as ended:
        cli.main()
    assert (ended.value.code or 0) == 0
    told = capsys.readouterr().out
    assert all(
        part in told for part in ("拒答：1", "1 × 没有销售额在2028年", "点踩：1", "[/x]", id)
    )
    assert script.closed


def test_a_question_that_quoted_an_answer_quotes_it_again(kept: Kept) -> None:
    first, second = talk(kept, "X800签约量", "晨光的销售额")
    conversation = kept.journal.recall(second)[0].answer.conversation_id
    quoting = Assistant(OneView(), kept.journal.recorder).ask(
        Question(text="那4090呢", asker=asker("ann"), conversation_id=conversation, after=first)
    )
    assert [figure.metric for figure in quoting.figures] == ["签约量"]
    assert went_on_from(kept.journal.recall(second)[0]) is None
    assert went_on_from(kept.journal.recall(quoting.answer_id)[0]) == first
    assert set(replayed(kept, quoting.answer_id).same.values()) == {True}


def test_a_confirmed_answer_is_made_again_as_it_was(kept: Kept) -> None:
    first = talk(kept, "12月销售额多少")[0]
    kept.call("ops", "POST", f"answers/{first}/confirm", json={"correction": "2亿元[1]。"})
    second = talk(kept, "12月销售额多少")[0]
    told = [was_confirmed(kept.journal.recall(id)[0]) for id in (first, second)]
    assert told == [False, True]
    assert set(replayed(kept, first).same.values()) == {True}
