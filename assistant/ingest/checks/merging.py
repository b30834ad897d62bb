"""One figure for a slot: a value again adds a source, another value is a finding."""

from collections.abc import Sequence

from assistant.ingest.checks.findings import of_figures
from assistant.records import Audience, Figure, Finding, content_id


def merge(figures: Sequence[Figure]) -> tuple[list[Figure], list[Finding]]:
    """One value twice is one figure with two sources; two values for a slot are a finding.

    What a table declares comes first and wins over what is found in prose.
    """
    merged: dict[str, Figure] = {}
    findings = []
    for figure in sorted(figures, key=lambda f: f.confidence is not None):
        old = merged.get(figure.id)
        if old is None:
            merged[figure.id] = figure
        elif old.quantity == figure.quantity and old.value_text == figure.value_text:
            merged[figure.id] = _with_sources(old, figure)
            if figure.confidence is None:
                what = f"「{figure.label}」重复列出（{figure.text}）。"
                findings.append(of_figures("duplicate", what, (figure,), "info"))
        elif _found_beside_declared(old, figure):
            findings += _against_declared(old, figure)
        else:
            id = content_id(figure.id, figure.text)
            merged[id] = figure.model_copy(update={"id": id})
            what = f"「{figure.label}」有两个不同的值：{old.text} 与 {figure.text}。"
            findings.append(of_figures("ambiguous", what, (old, merged[id]), "warning"))
    return list(merged.values()), findings


def _with_sources(old: Figure, figure: Figure) -> Figure:
    return old.model_copy(
        update={
            "sources": (*old.sources, *figure.sources),
            "audience": Audience.strictest(old.audience, figure.audience),
        }
    )


def _found_beside_declared(old: Figure, figure: Figure) -> bool:
    return old.confidence is None and figure.confidence is not None


def _against_declared(declared: Figure, found: Figure) -> list[Finding]:
    """The same print in other words (`2亿`, `2亿元`) is no contradiction."""
    ours, theirs = declared.quantity, found.quantity
    if ours and theirs and abs(ours.value - theirs.value) <= max(ours.slack, theirs.slack):
        return []
    place = found.sources[0].page or found.sources[0].section
    what = (
        f"「{declared.label}」的表里是 {declared.text}，"
        f"{place or '正文'}写 {found.text}；以表为准。"
    )
    return [of_figures("contradiction", what, (declared,), "warning")]
