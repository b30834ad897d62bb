"""Each stage of the chain does what it is for, and only while it is on."""

from contextvars import ContextVar

import pytest
from langchain_core.callbacks import BaseCallbackHandler
from langchain_core.tracers.context import register_configure_hook

from assistant.answering import editions
from assistant.answering.chain import Assistant
from assistant.answering.draft import Draft
from assistant.answering.stages import ON, Stages
from assistant.exchange import Answer, Asker, Question
from assistant.indexes.base import View
from assistant.journal import Conversations
from assistant.records import Audience
from assistant.retrieval.plan import Plan
from tests.invented import VIEW as FIGURES
from tests.invented import OneView
from tests.invented_prose import VIEW as PROSE
from tests.memory_view import MemoryView


def converse(view: MemoryView, stages: Stages, *turns: str) -> Answer:
    assistant = Assistant(OneView(view), Conversations(), stages=stages)
    conversation = None
    for turn in turns:
        asker = Asker(id="a", audience=Audience.EXECUTIVE)
        answer = assistant.ask(Question(text=turn, asker=asker, conversation_id=conversation))
        conversation = answer.conversation_id
    return answer


@pytest.mark.parametrize(
    ("view", "stage", "turns", "on", "off"),
    [
        pytest.param(FIGURES, "followups", ("2030年12月的销售额", "1月呢"), "1.7亿元", None,
                     id="followups"),
        pytest.param(FIGURES, "spelling", ("2030年12月的消售额",), "2亿元", None, id="spelling"),
        pytest.param(PROSE, "residue", ("白鹿茶的总部在哪",), None, "白鹿茶", id="residue"),
        pytest.param(PROSE, "backing", ("写一首关于茶的诗",), None, "白鹿茶", id="backing"),
    ],
)  # fmt: skip
def test_a_stage_that_is_off_does_nothing(
    view: MemoryView, stage: str, turns: tuple[str, ...], on: str | None, off: str | None
) -> None:
    for told, stages in ((on, ON), (off, Stages.model_validate({stage: False}))):
        answer = converse(view, stages, *turns)
        if told is None:
            assert answer.status == "not_found"
        else:
            assert answer.status == "answered"
            assert told in answer.answer


def test_the_gate_withholds_what_nothing_supports(monkeypatch: pytest.MonkeyPatch) -> None:
    def careless(draft: Draft, view: View, plan: Plan) -> None:
        draft.say("销售额9亿元")

    monkeypatch.setattr(editions, "compose", careless)
    assert "9亿元" not in converse(FIGURES, ON, "销售额多少").answer
    assert "9亿元" in converse(FIGURES, Stages(gate=False), "销售额多少").answer


class Heard(BaseCallbackHandler):
    """What a tracer is told of, by name."""

    def __init__(self) -> None:
        self.names: list[str] = []

    def on_chain_start(self, *args: object, name: str = "", **kwargs: object) -> None:
        self.names.append(name)


TRACER: ContextVar[Heard | None] = ContextVar("tracer", default=None)
register_configure_hook(TRACER, inheritable=True)


def test_who_traces_sees_each_step_and_the_answer_is_the_same() -> None:
    untraced = converse(FIGURES, ON, "销售额多少")
    heard = Heard()
    token = TRACER.set(heard)
    try:
        traced = converse(FIGURES, ON, "销售额多少")
    finally:
        TRACER.reset(token)
    assert heard.names[1:] == ["questions", "answer", "ground", "confirm", "finish", "record"]
    assert traced.answer == untraced.answer
