"""Findings made alike: of figures, and of sentences in passages."""

from collections.abc import Sequence
from typing import Literal

from assistant.records import Audience, Figure, Finding, FindingKind, Passage, content_id

Severity = Literal["info", "warning"]


def of_figures(
    kind: FindingKind, what: str, figures: Sequence[Figure], severity: Severity
) -> Finding:
    return Finding(
        id=content_id(kind, what),
        kind=kind,
        what=what,
        document=figures[0].document,
        place=figures[0].sources[0].page or figures[0].sources[0].section.split(" › ")[-1],
        severity=severity,
        metrics=tuple(dict.fromkeys(f.metric for f in figures if f.metric)),
        figures=tuple(dict.fromkeys(f.id for f in figures)),
        audience=Audience.strictest(*(f.audience for f in figures)),
    )


def of_passages(
    kind: FindingKind, what: str, passages: Sequence[Passage], severity: Severity = "warning"
) -> Finding:
    """The places are told in front of `what`, `Page 2：…`, unless it names them itself."""
    places = tuple(dict.fromkeys(place for p in passages if (place := place_of(p))))
    return Finding(
        id=content_id(kind, what, *(p.id for p in passages)),
        kind=kind,
        what=what if all(place in what for place in places) else f"{'、'.join(places)}：{what}",
        document=passages[0].document,
        place="、".join(places),
        severity=severity,
        passages=tuple(dict.fromkeys(p.id for p in passages)),
        audience=Audience.strictest(*(p.audience for p in passages)),
    )


def place_of(passage: Passage) -> str:
    """The page as the report numbers it, or the innermost heading."""
    return passage.page or (passage.sections[-1] if passage.sections else "")
