"""What people say to answers: feedback, confirmations, and what needs attention."""

from collections.abc import Callable, Sequence
from typing import Annotated

from fastapi import APIRouter, Body, Depends, Query
from fastapi.params import Depends as Dependency

from assistant.api import problems
from assistant.api.examples import CONFIRMATION, FEEDBACK, REVIEW
from assistant.exchange import Asker
from assistant.reviews import Confirmation, Feedback, Review, ReviewFilter, Reviews

_DONE = problems.documented(400, 401, 403, 404, 422, 500, 503)


def reviews(kept: Reviews, asker: Callable[..., Asker], keys: Sequence[Dependency]) -> APIRouter:
    routes = APIRouter(prefix="/api", dependencies=keys)

    @routes.post("/answers/{answer_id}/feedback", status_code=204, responses=_DONE)
    def judge(
        answer_id: str,
        feedback: Annotated[Feedback, Body(examples=[FEEDBACK])],
        who: Annotated[Asker, Depends(asker)],
    ) -> None:
        """A thumb up or down; what the asker said of this answer before no longer counts."""
        kept.judge(who, answer_id, feedback)

    @routes.post("/answers/{answer_id}/confirm", status_code=204, responses=_DONE)
    def confirm(
        answer_id: str,
        confirmation: Annotated[Confirmation, Body(examples=[CONFIRMATION])],
        who: Annotated[Asker, Depends(asker)],
    ) -> None:
        """For operators: the answer, or its correction, is told from now on where the same is
        asked with the same audience and the same figures; what its evidence does not support
        is refused.
        """
        kept.confirm(who, answer_id, confirmation.correction)

    @routes.delete("/answers/{answer_id}/confirm", status_code=204, responses=_DONE)
    def withdraw(answer_id: str, who: Annotated[Asker, Depends(asker)]) -> None:
        """For operators: the answer is composed again."""
        kept.withdraw(who, answer_id)

    @routes.get("/review", responses=problems.told(REVIEW))
    def review(
        who: Annotated[Asker, Depends(asker)], wanted: Annotated[ReviewFilter, Query()]
    ) -> Review:
        """For operators: refusals by reason, thumbs down, answers that findings touched."""
        return kept.review(who, wanted)

    return routes
