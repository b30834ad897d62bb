"""Feedback over the database: verdicts, texts that operators confirmed, what needs attention."""

import json
from collections import defaultdict
from collections.abc import Callable, Iterable
from datetime import UTC, datetime, timedelta
from typing import Any, Final

from sqlalchemy import Connection, Row, Select, and_, bindparam, delete, insert, select

from assistant.errors import RecordError, RightsError
from assistant.exchange import Answer, Asker
from assistant.journal.database import Database
from assistant.journal.rereading import may_read, recorded, unknown
from assistant.journal.schema import CONFIRMED, CONVERSATIONS, FEEDBACK, TURNS
from assistant.journal.texts import storable
from assistant.records import Audience
from assistant.reviews import (
    AnswerNamed,
    Disliked,
    Feedback,
    NotedGroup,
    RefusedGroup,
    Review,
    ReviewFilter,
)

Gate = Callable[[str, Answer], None]
"""Raises `GroundingError` for a text that the evidence of the answer does not support."""
_MOST_READ: Final = 5000
"""Turns that one review looks at, of each list."""
_SHOWN: Final = 5
"""Answers of a group."""


_TEXT: Final = select(CONFIRMED.c.text).where(
    CONFIRMED.c.exact == bindparam("exact"), CONFIRMED.c.audience == bindparam("audience")
)
"""Built once: every question is looked up."""


class ConfirmedTexts:
    """`Confirmed` over the database."""

    def __init__(self, database: Database) -> None:
        self._database = database

    def text(self, exact: str, audience: Audience) -> str | None:
        asked = {"exact": exact, "audience": audience.value}
        with self._database.reading() as db:
            text: str | None = db.execute(_TEXT, asked).scalar()
            return text


class Reviewing:
    """`Reviews` over the database."""

    def __init__(self, database: Database, gate: Gate) -> None:
        self._database, self._gate = database, gate

    def judge(self, asker: Asker, answer_id: str, feedback: Feedback) -> None:
        with self._database.writing() as db:
            row = _readable(asker, db.execute(recorded(answer_id)).first())
            _say(db, asker, row.id, feedback)

    def hear(self, asker: Asker, answer_id: str, feedback: Feedback | None) -> None:
        with self._database.writing() as db:
            row = db.execute(recorded(answer_id)).first()
            if row is None or not asker.audience.sees(Audience(row.audience)):
                raise unknown("answer")
            _say(db, asker, row.id, feedback)

    def confirm(self, asker: Asker, answer_id: str, correction: str | None) -> None:
        row = self._of_operator(asker, answer_id)
        answer = Answer.model_validate_json(row.answer)
        text = storable(correction).strip() if correction else answer.answer
        self._gate(text, answer)
        with self._database.writing() as db:
            db.execute(delete(CONFIRMED).where(*_same(row)))
            db.execute(insert(CONFIRMED), {
                "exact": _exact(row), "audience": row.audience, "text": text,
                "answer_id": row.answer_id, "operator": asker.id, "given": datetime.now(UTC),
            })  # fmt: skip

    def withdraw(self, asker: Asker, answer_id: str) -> None:
        row = self._of_operator(asker, answer_id)
        with self._database.writing() as db:
            if not db.execute(delete(CONFIRMED).where(*_same(row))).rowcount:
                raise RecordError("The answer was not confirmed.", remedy="There is nothing to do.")

    def review(self, asker: Asker, wanted: ReviewFilter) -> Review:
        _for_operators(asker)
        seen = _seen(asker, datetime.now(UTC) - timedelta(days=wanted.days))
        disliked = (
            seen.add_columns(FEEDBACK.c.reason)
            .join(FEEDBACK, FEEDBACK.c.turn == TURNS.c.id)
            .where(FEEDBACK.c.verdict == "down")
        )
        with self._database.reading() as db:
            refused = db.execute(seen.where(TURNS.c.status == "not_found")).all()
            noted = db.execute(seen.where(TURNS.c.notes != "")).all()
            down = db.execute(disliked.limit(wanted.limit)).all()
        return Review(
            refused=_refused(refused)[: wanted.limit],
            disliked=tuple(
                Disliked(**dict(_named(row)), reason=row.reason, answer=row.told) for row in down
            ),
            noted=_noted(noted)[: wanted.limit],
        )

    def _of_operator(self, asker: Asker, answer_id: str) -> Row[*tuple[Any, ...]]:
        _for_operators(asker)
        with self._database.reading() as db:
            return _readable(asker, db.execute(recorded(answer_id)).first())


def _say(db: Connection, asker: Asker, turn: int, feedback: Feedback | None) -> None:
    db.execute(delete(FEEDBACK).where(and_(FEEDBACK.c.turn == turn, FEEDBACK.c.asker == asker.id)))
    if feedback:
        db.execute(insert(FEEDBACK), {
            "turn": turn, "asker": asker.id, "verdict": feedback.verdict,
            "reason": storable(feedback.reason), "given": datetime.now(UTC),
        })  # fmt: skip


def _for_operators(asker: Asker) -> None:
    if not asker.operator:
        raise RightsError("This is for operators.", remedy="Ask one of them.")


def _readable(asker: Asker, row: Row[*tuple[Any, ...]] | None) -> Row[*tuple[Any, ...]]:
    if row is None or not may_read(asker, row.asker, Audience(row.audience)):
        raise unknown("answer")
    return row


def _exact(row: Row[*tuple[Any, ...]]) -> str:
    return str(json.loads(row.plan)["exact"])


def _same(row: Row[*tuple[Any, ...]]) -> tuple[Any, ...]:
    return (CONFIRMED.c.exact == _exact(row), CONFIRMED.c.audience == row.audience)


def _seen(asker: Asker, since: datetime) -> Select[*tuple[Any, ...]]:
    """Turns whose view the asker may see, newest first."""
    audiences = [audience.value for audience in Audience if asker.audience.sees(audience)]
    columns = (TURNS.c.answer_id, TURNS.c.asked, TURNS.c.question, TURNS.c.told, TURNS.c.notes)
    return (
        select(*columns, TURNS.c.plan)
        .join(CONVERSATIONS, CONVERSATIONS.c.id == TURNS.c.conversation)
        .where(TURNS.c.asked >= since, CONVERSATIONS.c.audience.in_(audiences))
        .order_by(TURNS.c.id.desc())
        .limit(_MOST_READ)
    )


def _refused(rows: Iterable[Row[*tuple[Any, ...]]]) -> tuple[RefusedGroup, ...]:
    """By the reason that was told, and what was asked for."""
    groups: defaultdict[tuple[Any, ...], list[AnswerNamed]] = defaultdict(list)
    for row in rows:
        plan = json.loads(row.plan)["plans"][-1]
        words = () if plan["metrics"] else tuple(plan["unknown"])
        groups[row.told.split("\n")[0], tuple(plan["metrics"]), words].append(_named(row))
    return tuple(
        RefusedGroup(reason=reason, metrics=metrics, words=words, count=len(named),
                     newest=tuple(named[:_SHOWN]))
        for (reason, metrics, words), named in _frequent(groups)
    )  # fmt: skip


def _noted(rows: Iterable[Row[*tuple[Any, ...]]]) -> tuple[NotedGroup, ...]:
    groups: defaultdict[str, list[AnswerNamed]] = defaultdict(list)
    for row in rows:
        for note in row.notes.split("\n"):
            groups[note].append(_named(row))
    return tuple(
        NotedGroup(note=note, count=len(named), newest=tuple(named[:_SHOWN]))
        for note, named in _frequent(groups)
    )


def _frequent(groups: dict[Any, list[AnswerNamed]]) -> list[tuple[Any, list[AnswerNamed]]]:
    """Most frequent first; of those as frequent, the one that was asked last."""
    return sorted(groups.items(), key=lambda group: -len(group[1]))


def _named(row: Row[*tuple[Any, ...]]) -> AnswerNamed:
    return AnswerNamed(answer_id=row.answer_id, asked=row.asked, question=row.question)
