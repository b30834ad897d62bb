"""Records by filter: `/api/cases`, `/api/metrics`, `/api/figures`, `/api/changes`,
`/api/documents/{id}`.
"""

from collections.abc import Callable, Sequence
from typing import Annotated

from fastapi import APIRouter, Depends, Query
from fastapi.params import Depends as Dependency

from assistant.api import problems
from assistant.api.examples import CASES, CHANGES, DOCUMENT, FIGURES, METRICS
from assistant.browsing import (
    CaseFilter,
    CasesFound,
    ChangesFilter,
    ChangesShown,
    DocumentShown,
    FigureFilter,
    FiguresPage,
    MetricShown,
)
from assistant.exchange import Asker, Service


def records(service: Service, asker: Callable[..., Asker], keys: Sequence[Dependency]) -> APIRouter:
    """Every route serves what the asker's audience sees, and nothing tells that there is more."""
    routes = APIRouter(prefix="/api", dependencies=keys)
    browse = service.browse

    @routes.get("/cases", responses=problems.told(CASES))
    def cases(
        who: Annotated[Asker, Depends(asker)], wanted: Annotated[CaseFilter, Query()]
    ) -> CasesFound:
        """Customer cases, and by what else those found can be narrowed."""
        return browse.cases(who.audience, wanted)

    @routes.get("/metrics", responses=problems.told(METRICS))
    def metrics(who: Annotated[Asker, Depends(asker)]) -> list[MetricShown]:
        """What is measured, how it is defined, and where there are values."""
        return list(browse.metrics(who.audience))

    @routes.get("/figures", responses=problems.told(FIGURES))
    def figures(
        who: Annotated[Asker, Depends(asker)], wanted: Annotated[FigureFilter, Query()]
    ) -> FiguresPage:
        """Figures in the order of their tables, each with the sentence or row it stands in."""
        return browse.figures(who.audience, wanted)

    @routes.get("/changes", responses=problems.told(CHANGES, 404))
    def changes(
        who: Annotated[Asker, Depends(asker)], wanted: Annotated[ChangesFilter, Query()]
    ) -> ChangesShown:
        """What a report has that an earlier one had not, and what it no longer has."""
        return browse.changes(who.audience, wanted.older, wanted.newer)

    @routes.get("/documents/{id:path}", responses=problems.told(DOCUMENT, 404))
    def document(id: str, who: Annotated[Asker, Depends(asker)]) -> DocumentShown:
        """A document in order; its id has a slash, `reports/2031-02`."""
        return browse.document(who.audience, id)

    return routes
