"""Every check, in the order in which their findings are told."""

from collections.abc import Callable, Iterable, Sequence
from typing import Final

from assistant.ingest.checks.evidence import Evidence
from assistant.ingest.checks.formulas import formula_metrics
from assistant.ingest.checks.oddities import broken_sentences, missing_images, skipped_pages
from assistant.ingest.checks.ratios import bare_rates, stated_ratios
from assistant.ingest.checks.shares import stated_shares
from assistant.ingest.checks.totals import parts_and_totals
from assistant.records import Document, Figure, Finding, Metric, Passage

Check = Callable[[Evidence], Iterable[Finding]]

CHECKS: Final[tuple[Check, ...]] = (
    parts_and_totals,
    stated_shares,
    formula_metrics,
    missing_images,
    broken_sentences,
    stated_ratios,
    bare_rates,
    skipped_pages,
)


def check(
    metrics: Sequence[Metric],
    figures: Sequence[Figure],
    passages: Sequence[Passage],
    documents: dict[str, Document],
) -> list[Finding]:
    evidence = Evidence(metrics, figures, passages, documents)
    return [finding for each in CHECKS for finding in each(evidence)]
