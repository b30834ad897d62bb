"""Scripted answers and services of an invented company, for the edges that only pass them on."""

from typing import Any

from assistant.access import open_asker
from assistant.exchange import (
    Answer,
    Citation,
    Computation,
    FigureShown,
    Health,
    Question,
    Service,
)
from tests.invented import BROWSE

QUOTE = "2030年12月销售额2亿元，1月为1.7亿元。"


def answer(text: str = "销售额（2030年12月）：**2亿元**[1]", **told: Any) -> Answer:  # noqa: ANN401 - JSON
    """An answer with one citation, one figure and one computation; `told` replaces fields."""
    made: dict[str, Any] = {
        "conversation_id": "c1", "answer_id": "a1", "as_of": "2031-02-09", "status": "answered",
        "answer": text,
        "citations": (
            Citation(n=1, document_id="reports/2031-02", title="月报", page="Page 2", quote=QUOTE),
        ),
        "figures": (
            FigureShown(id="f1", label="销售额", period="2030-12", value=200_000_000, unit="CNY",
                        text="2亿元", citation=1),
        ),
        "computations": (
            Computation(id="c1", label="涨幅", formula="(2亿元 − 1.7亿元) / 1.7亿元", value=17.65,
                        unit="percent", text="17.65%", operands=("f1",)),
        ),
    }  # fmt: skip
    return Answer(**made | told)


REFUSAL = answer("没有这个指标。", status="not_found", citations=(), figures=(), computations=())


class Script:
    """An `Ask` that gives its answers in turn, the last one for ever, and keeps the questions."""

    def __init__(self, *replies: Answer | Exception) -> None:
        self._replies = list(replies)
        self.asked: list[Question] = []
        self.closed = False

    def __call__(self, question: Question, **_: object) -> Answer:
        self.asked.append(question)
        reply = self._replies.pop(0) if len(self._replies) > 1 else self._replies[0]
        if isinstance(reply, Exception):
            raise reply
        return reply

    def close(self) -> None:
        self.closed = True

    def service(self, *, health: Health | None = None, open_access: bool = True) -> Service:
        fine = Health(generation="g1", state="ok", embedder="ready")
        return Service(
            ask=self, health=lambda: health or fine, identify=lambda _: open_asker(),
            open_access=open_access, findings=lambda _: (), close=self.close,
            browse=BROWSE, show=lambda kind, audience: [{"kind": kind, "audience": audience}],
        )  # fmt: skip
