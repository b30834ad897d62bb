"""Whether each figure shown is one that the corpus declares: value, bound, period, page."""

from collections import defaultdict
from collections.abc import Sequence
from decimal import Decimal

from assistant.exchange import Answer, Citation, FigureShown
from eval.declared import Declared, quantities
from eval.question_set import Item
from eval.scorers.score import Score, Scorer

CONVERTED = {"s", "byte"}
"""Units whose values are told in seconds and bytes, whatever the corpus writes."""
Key = tuple[str, str, str, frozenset[tuple[str, str]]]


def faithful(rows: Sequence[Declared]) -> Scorer:
    """Judges figures of the declared metrics; one found in prose alone is left to `invented`."""
    table: defaultdict[Key, list[Declared]] = defaultdict(list)
    for row in rows:
        table[row.metric, row.subject, row.period, row.dimensions].append(row)
    metrics = {row.metric for row in rows}

    def judged(item: Item, answer: Answer) -> Score:
        quotes = {citation.n: citation for citation in answer.citations}
        faults = [
            f"{f.label} {f.text} {fault}"
            for f in answer.figures
            if f.metric in metrics and (fault := _fault(f, quotes[f.citation], table))
        ]
        return Score(not faults, f"unfaithful {'; '.join(faults)}" if faults else "")

    return judged


def _fault(figure: FigureShown, citation: Citation, table: dict[Key, list[Declared]]) -> str:
    key = (figure.metric or "", figure.subject or "", figure.period or "",
           frozenset(figure.dimensions.items()))  # fmt: skip
    held = table.get(key)
    if not held:
        return "is declared for no such subject, period or member"
    valued = [row for row in held if _same(row.value, figure)]
    if not valued:
        return f"is not the declared {held[0].value}"
    if all(row.bound and row.bound != figure.bound for row in valued):
        return f"is {figure.bound} instead of {valued[0].bound}"
    quoted = [row for row in valued if row.quote and row.quote == citation.quote]
    if any(row.page and row.page != citation.page for row in quoted):
        return f"is cited from {citation.page or 'no page'} instead of {quoted[0].page}"
    return ""


def _same(declared: Decimal | str, figure: FigureShown) -> bool:
    if isinstance(figure.value, str) or isinstance(declared, str):
        return str(declared) in str(figure.value)
    if figure.unit in CONVERTED:
        return declared in quantities(figure.text)
    return Decimal(str(figure.value)) == declared
