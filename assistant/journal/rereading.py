"""Conversations and answer records as their askers read them again."""

from typing import Any

from sqlalchemy import ColumnElement, Row, Select, and_, delete, exists, func, or_, select, update

from assistant.errors import RecordError
from assistant.exchange import Answer, Asker, Turn
from assistant.journal.database import Database
from assistant.journal.recording import MOST_TURNS, one_of, own, turn_of
from assistant.journal.schema import CONVERSATIONS, FEEDBACK, TURNS
from assistant.journal.texts import storable
from assistant.records import Audience
from assistant.talks import (
    AnswerRecord,
    TalkFilter,
    TalkListed,
    TalkShown,
    TalksPage,
    TurnShown,
)


class Rereading:
    """`Talks` over the database."""

    def __init__(self, database: Database) -> None:
        self._database = database

    def find(self, asker: Asker, wanted: TalkFilter) -> TalksPage:
        found = and_(own(asker), _holds(wanted.q))
        page = (
            _listed(found)
            .order_by(CONVERSATIONS.c.updated.desc(), CONVERSATIONS.c.id)
            .limit(wanted.limit)
            .offset(wanted.offset)
        )
        with self._database.reading() as db:
            total = db.execute(select(func.count()).select_from(CONVERSATIONS).where(found))
            rows = db.execute(page).all()
            return TalksPage(
                total=total.scalar_one(),
                limit=wanted.limit,
                offset=wanted.offset,
                conversations=tuple(TalkListed(**_fields(row)) for row in rows),
            )

    def read(self, asker: Asker, conversation_id: str) -> TalkShown:
        said = (
            select(TURNS.c.asked, TURNS.c.question, TURNS.c.answer, FEEDBACK.c.verdict)
            .outerjoin(FEEDBACK, and_(FEEDBACK.c.turn == TURNS.c.id, FEEDBACK.c.asker == asker.id))
            .where(TURNS.c.conversation == conversation_id)
            .order_by(TURNS.c.id)
        )
        with self._database.reading() as db:
            row = db.execute(_listed(one_of(asker, conversation_id))).first()
            turns = db.execute(said).all() if row else ()
        if row is None:
            raise unknown("conversation")
        return TalkShown(**_fields(row), said=tuple(_shown(turn) for turn in turns))

    def rename(self, asker: Asker, conversation_id: str, title: str) -> TalkListed:
        one = one_of(asker, conversation_id)
        with self._database.writing() as db:
            db.execute(update(CONVERSATIONS).where(one).values(title=title))
            row = db.execute(_listed(one)).first()
        if row is None:
            raise unknown("conversation")
        return TalkListed(**_fields(row))

    def forget(self, asker: Asker, conversation_id: str) -> None:
        """Its turns go with it."""
        with self._database.writing() as db:
            gone = db.execute(delete(CONVERSATIONS).where(one_of(asker, conversation_id))).rowcount
        if not gone:
            raise unknown("conversation")

    def answer(self, asker: Asker, answer_id: str) -> AnswerRecord:
        with self._database.reading() as db:
            row = db.execute(recorded(answer_id)).first()
        if row is None or not may_read(asker, row.asker, Audience(row.audience)):
            raise unknown("answer")
        return _record(row)

    def recall(self, answer_id: str) -> tuple[AnswerRecord, tuple[Turn, ...]]:
        """The record, and the turns that its question could lean on. For operators alone."""
        with self._database.reading() as db:
            row = db.execute(recorded(answer_id)).first()
            if row is None:
                raise unknown("answer")
            before = select(TURNS).where(
                TURNS.c.conversation == row.conversation, TURNS.c.id < row.id
            )
            newest = db.execute(before.order_by(TURNS.c.id.desc()).limit(MOST_TURNS)).all()
        return _record(row), tuple(turn_of(turn) for turn in reversed(newest))


def recorded(answer_id: str) -> Select[*tuple[Any, ...]]:
    return (
        select(TURNS, CONVERSATIONS.c.audience, CONVERSATIONS.c.asker)
        .join(CONVERSATIONS, CONVERSATIONS.c.id == TURNS.c.conversation)
        .where(TURNS.c.answer_id == storable(answer_id))
    )


def _record(row: Row[*tuple[Any, ...]]) -> AnswerRecord:
    return AnswerRecord(**dict(turn_of(row)), asked=row.asked, audience=row.audience)


def may_read(asker: Asker, owner: str, audience: Audience) -> bool:
    own = asker.id == owner and asker.audience == audience
    return own or (asker.operator and asker.audience.sees(audience))


def _holds(words: str) -> ColumnElement[bool]:
    """The words stand, in any case, in the title, a question or an answer."""
    words = storable(words).strip()
    columns = (TURNS.c.question, TURNS.c.told)
    said = exists().where(
        TURNS.c.conversation == CONVERSATIONS.c.id,
        or_(*(column.icontains(words, autoescape=True) for column in columns)),
    )
    return or_(CONVERSATIONS.c.title.icontains(words, autoescape=True), said)


def _listed(which: ColumnElement[bool]) -> Select[*tuple[Any, ...]]:
    turns = (
        select(func.count())
        .where(TURNS.c.conversation == CONVERSATIONS.c.id)
        .scalar_subquery()
        .label("turns")
    )
    return select(CONVERSATIONS, turns).where(which)


def _fields(row: Row[*tuple[Any, ...]]) -> dict[str, Any]:
    return {
        "conversation_id": row.id, "title": row.title, "created": row.created,
        "updated": row.updated, "turns": row.turns,
    }  # fmt: skip


def _shown(row: Row[*tuple[Any, ...]]) -> TurnShown:
    answer = Answer.model_validate_json(row.answer)
    return TurnShown(asked=row.asked, question=row.question, answer=answer, verdict=row.verdict)


def unknown(what: str) -> RecordError:
    return RecordError(
        f"There is no such {what}.", remedy="It may have been deleted; see /api/conversations."
    )
