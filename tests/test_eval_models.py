"""Scripted models: every harmful draft is caught, every good one is sent, the figures stay."""

import pytest

from eval.models.__main__ import TEXT, Turn, harmed
from eval.models.good import Good
from eval.models.hostile import CARELESS, HOSTILE, Manner, Spoiler
from tests.invented import Talk

QUESTIONS = (
    "30年销售额涨了多少",
    "X800占签约量几成",
    "晨光学堂的销售额和云整体收入",
    "销售额12月是3亿对吧",
    "How much revenue in December 2030?",
    "复合增长率是多少",
)
NOWHERE: dict[str, object] = {
    "intent": "figure",
    "metrics": ["净利润"],
    "words": {"多少": "净利润"},
}


@pytest.mark.parametrize("question", QUESTIONS)
def test_a_good_draft_is_sent(question: str) -> None:
    plain, answer = Talk().ask(question), Talk(model=Good()).ask(question)
    assert answer.answer != plain.answer
    assert answer.notes == plain.notes
    assert answer.model_dump(exclude=TEXT) == plain.model_dump(exclude=TEXT)


@pytest.mark.parametrize("manner", [*HOSTILE, *CARELESS], ids=lambda manner: manner.name)
def test_a_spoilt_draft_is_caught(manner: Manner) -> None:
    taken = 0
    for question in QUESTIONS:
        model = Spoiler("one", [manner], NOWHERE)
        plain, answer = Talk().ask(question), Talk(model=model).ask(question)
        assert not harmed(Turn(question, answer, True, model.taken), plain), answer.answer
        assert answer.model_dump(exclude=TEXT) == plain.model_dump(exclude=TEXT)
        taken += model.taken is manner
    assert taken, "no question shows this manner"
