"""What was said before: `/api/conversations`, `/api/answers/{answer_id}`."""

from collections.abc import Callable, Sequence
from typing import Annotated

from fastapi import APIRouter, Body, Depends, Query
from fastapi.params import Depends as Dependency

from assistant.api import problems
from assistant.api.examples import RECORD, TALK, TALKS
from assistant.exchange import Asker
from assistant.talks import (
    AnswerRecord,
    Renaming,
    TalkFilter,
    TalkListed,
    Talks,
    TalkShown,
    TalksPage,
)

_LISTED = {name: value for name, value in TALK.items() if name != "said"}


def talks(kept: Talks, asker: Callable[..., Asker], keys: Sequence[Dependency]) -> APIRouter:
    """A conversation of somebody else is as one that never was."""
    routes = APIRouter(prefix="/api", dependencies=keys)

    @routes.get("/conversations", responses=problems.told(TALKS))
    def find(
        who: Annotated[Asker, Depends(asker)], wanted: Annotated[TalkFilter, Query()]
    ) -> TalksPage:
        """The asker's own conversations, the one used last first."""
        return kept.find(who, wanted)

    @routes.get("/conversations/{conversation_id}", responses=problems.told(TALK, 404))
    def read(conversation_id: str, who: Annotated[Asker, Depends(asker)]) -> TalkShown:
        """Every turn, oldest first."""
        return kept.read(who, conversation_id)

    @routes.patch("/conversations/{conversation_id}", responses=problems.told(_LISTED, 400, 404))
    def rename(
        conversation_id: str,
        new: Annotated[Renaming, Body(examples=[{"title": "销售额"}])],
        who: Annotated[Asker, Depends(asker)],
    ) -> TalkListed:
        return kept.rename(who, conversation_id, new.title)

    @routes.delete(
        "/conversations/{conversation_id}",
        status_code=204,
        responses=problems.documented(401, 403, 404, 422, 500, 503),
    )
    def forget(conversation_id: str, who: Annotated[Asker, Depends(asker)]) -> None:
        """With every turn, for good."""
        kept.forget(who, conversation_id)

    @routes.get("/answers/{answer_id}", responses=problems.told(RECORD, 404))
    def answer(answer_id: str, who: Annotated[Asker, Depends(asker)]) -> AnswerRecord:
        """What an answer was made of: for its asker, and for operators who see as much."""
        return kept.answer(who, answer_id)

    return routes
