"""One figure for a slot: a value again adds a source, another value is a finding."""

from collections.abc import Sequence

from assistant.ingest.checks.reading.findings import of_figures
from assistant.ingest.checks.reading.intervals import apart
from assistant.ingest.checks.reading.sentences import alike
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
        elif figure.confidence is not None and _agree(old, figure):
            merged[figure.id] = _with_sources(old, figure)
        elif figure.confidence is not None and old.confidence is None:
            findings.append(_against_declared(old, figure))
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


def _agree(old: Figure, found: Figure) -> bool:
    """`2亿` and `约1.98亿元` are one value, printed in two ways."""
    ours, theirs = old.quantity, found.quantity
    return bool(ours and theirs and alike(ours, theirs) and not apart(ours, theirs))


def _against_declared(declared: Figure, found: Figure) -> Finding:
    place = found.sources[0].page or found.sources[0].section or "正文"
    what = f"「{declared.label}」的表里是 {declared.text}，{place}写 {found.text}；以表为准。"
    return of_figures("contradiction", what, (declared,), "warning")
