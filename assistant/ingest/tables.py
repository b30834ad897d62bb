"""Metrics tables to figures: one cell, one figure, bound to its quote or to its row."""

import re
from collections import Counter
from collections.abc import Iterable
from datetime import date
from typing import Final, cast, get_args

from assistant.errors import CorpusError
from assistant.ingest.columns import CONFIDENCE, LONGEST, Cell
from assistant.ingest.report import audience_of
from assistant.ingest.slots import slot_id, slot_label
from assistant.ingest.typeset import as_it_stands
from assistant.periods import read_period
from assistant.quantities import Bound, Quantity, read_quantity
from assistant.records import (
    Audience,
    Document,
    Figure,
    Finding,
    FindingKind,
    Metric,
    Nature,
    Passage,
    Source,
    content_id,
)

OPEN: Final = "等"
_NATURES: Final = {
    "实际": "actual",
    "预测": "forecast",
    "目标": "target",
    "定义": "definition",
    "宣称": "claim",
} | {n: n for n in get_args(Nature)}
_BOUNDS: Final = {"约": "about", "至少": "at_least", "超": "over", "至多": "at_most"} | {
    b: b for b in get_args(Bound)
}
_CODE: Final = re.compile(r"0\d+|\d{3,4}-\d{6,8}")
"""A code or telephone number: digits that are no quantity."""


class TableReader:
    """Turns the cells of one table file into figures; keeps what it had to leave out."""

    def __init__(
        self,
        table: Document,
        metrics: dict[str, Metric],
        documents: dict[str, Document],
        texts: dict[str, str],
        passages: dict[str, list[Passage]],
        newest: Document | None,
        today: date,
    ) -> None:
        self._table, self._metrics, self._documents = table, metrics, documents
        self._texts, self._passages, self._newest, self._today = texts, passages, newest, today
        self._empty: Counter[str] = Counter()
        self._unitless: set[str] = set()
        self._periods: dict[str, str] = {}

    def read(self, cells: Iterable[Cell], faults: list[CorpusError], start: int) -> list[Figure]:
        figures = []
        for order, cell in enumerate(cells, start):
            try:
                if figure := self._figure(cell, order):
                    figures.append(figure)
            except CorpusError as fault:
                faults.append(fault)
        return figures

    def findings(self) -> list[Finding]:
        found = [
            self._finding("empty_value", metric, f"「{metric}」有 {count} 个空单元格，未计入。")
            for metric, count in sorted(self._empty.items())
        ]
        return found + [
            self._finding("unit_missing", metric, f"「{metric}」没有写单位。")
            for metric in sorted(self._unitless)
        ]

    def _figure(self, cell: Cell, order: int) -> Figure | None:
        named = cell.named
        metric, value = named.get("metric", ""), named.get("value", "")
        if not metric:
            raise self._fault(cell, "The row names no metric.", "Fill the column metric.")
        if not value:
            self._empty[metric] += 1
            return None
        known = self._metrics.get(metric)
        quantity = self._quantity(cell, known, value)
        subject = named.get("subject") or None
        audience = self._audience(cell, known)
        document, source = self._source(cell, audience)
        period = self._period(cell, named.get("period", ""))
        label = slot_label(metric, subject, cell.dimensions)
        nature = cast(Nature, self._one_of(cell, "nature", _NATURES) or "actual")
        return Figure.model_construct(
            id=slot_id(
                document,
                metric,
                subject,
                cell.dimensions,
                period,
                nature,
                value if subject == OPEN or quantity is None else "",
            ),
            document=document,
            metric=metric,
            label=label,
            subject=subject,
            dimensions=cell.dimensions,
            period=period,
            nature=nature,
            quantity=quantity,
            value_text=None if quantity else value,
            open=subject == OPEN,
            note=named.get("note", ""),
            confidence=self._confidence(cell),
            reasons=tuple(filter(None, named.get("reasons", "").split("；"))),
            sources=(source,),
            audience=audience,
            order=order,
        )

    def _quantity(self, cell: Cell, known: Metric | None, value: str) -> Quantity | None:
        unit = cell.named.get("unit") or (known.unit if known else None)
        bound = self._one_of(cell, "bound", _BOUNDS)
        if len(value) > LONGEST or _CODE.fullmatch(value):
            return None
        quantity = read_quantity(value, unit=unit, bound=cast(Bound | None, bound))
        if quantity is not None and quantity.unit is None:
            self._unitless.add(cell.named["metric"])
        if (
            known
            and known.unit is None
            and not cell.named.get("unit")
            and quantity
            and quantity.unit in {"year", "month"}
        ):
            return None
        return quantity

    def _source(self, cell: Cell, audience: Audience) -> tuple[str, Source]:
        quote = cell.named.get("quote", "")
        given = cell.named.get("document", "")
        if given and given not in self._documents:
            raise self._fault(
                cell,
                f"There is no document {given!r}.",
                f"Name one of {', '.join(sorted(self._documents)) or 'none'}.",
            )
        owner = self._documents.get(given) or self._quoted(quote) or self._newest or self._table
        told_in = self._documents.get(owner.report) or self._newest
        report = owner if owner.kind == "report" else told_in or owner
        if not quote:
            return report.id, Source(
                document=self._table.id,
                title=self._table.title,
                date=owner.date,
                page=cell.named.get("page", ""),
                section=cell.place,
                quote=cell.raw,
                audience=audience,
            )
        quote = as_it_stands(quote, text := self._texts.get(owner.id, ""))
        at = text.find(quote) if text else -1
        if at < 0:
            raise self._fault(
                cell,
                f"The quote does not stand in {owner.id}: {quote[:40]!r}.",
                "Copy the sentence from the document, character for character.",
            )
        holder = self._holder(owner.id, at, quote)
        place = holder.sources[0] if holder else None
        return report.id, Source(
            document=owner.id,
            title=owner.title,
            date=owner.date,
            section=place.section if place else "",
            page=cell.named.get("page") or (place.page if place else ""),
            start=at,
            end=at + len(quote),
            quote=quote,
            passage=holder.id if holder else "",
            audience=audience,
        )

    def _quoted(self, quote: str) -> Document | None:
        """The newest report that holds the sentence: a row may name only what it quotes."""
        reports = (d for d in self._documents.values() if quote and d.kind == "report")
        texts = ((d, self._texts.get(d.id, "")) for d in reports)
        held = (d for d, text in texts if as_it_stands(quote, text) in text)
        return max(held, key=lambda document: document.date, default=None)

    def _holder(self, document: str, at: int, quote: str) -> Passage | None:
        for passage in self._passages.get(document, []):
            if any(s.start <= at < s.end for s in passage.sources) or quote in passage.text:
                return passage
        return None

    def _period(self, cell: Cell, text: str) -> str | None:
        if not text:
            return None
        if text not in self._periods:
            key = read_period(text, self._today) if len(text) <= LONGEST else None
            if key is None or key.startswith("*"):
                raise self._fault(
                    cell,
                    f"{text!r} is no period.",
                    "Write 2024, 2024-12, 2024-Q4, 2025/2027 or 2024年12月.",
                )
            self._periods[text] = key
        return self._periods[text]

    def _audience(self, cell: Cell, known: Metric | None) -> Audience:
        own = cell.named.get("audience")
        labels = [audience_of(own, self._table.id, Audience.EXECUTIVE, cell.line)] if own else []
        if known and known.declared:
            labels.append(known.audience)
        return Audience.strictest(*labels) if labels else Audience.EXECUTIVE

    def _confidence(self, cell: Cell) -> float | None:
        """Of a row that nobody has checked yet."""
        written = cell.named.get("confidence", "")
        if written and not CONFIDENCE.fullmatch(written):
            remedy = "Write a number from 0 to 1, or nothing once the row is checked."
            raise self._fault(cell, f"{written!r} is no confidence.", remedy)
        return float(written) if written else None

    def _one_of(self, cell: Cell, column: str, known: dict[str, str]) -> str | None:
        word = cell.named.get(column, "")
        if word and word not in known:
            remedy = f"Write one of {', '.join(sorted(set(known.values())))}."
            raise self._fault(cell, f"{word!r} is no {column}.", remedy)
        return known.get(word)

    def _fault(self, cell: Cell, problem: str, remedy: str) -> CorpusError:
        return CorpusError(problem, remedy=remedy, file=self._table.id, line=cell.line, column=1)

    def _finding(self, kind: FindingKind, metric: str, what: str) -> Finding:
        return Finding(
            id=content_id(kind, self._table.id, metric),
            kind=kind,
            what=what,
            document=self._table.id,
            metrics=(metric,),
        )
