"""Records as they are browsed: figures, documents, and figures that changed."""

from decimal import Decimal

from assistant.browsing import DocumentListed, FigureChanged, FigureListed, SourceShown
from assistant.quantities.quantity import written
from assistant.records import Document, Figure
from assistant.retrieval.change_pairs import Changed


def listed_document(document: Document) -> DocumentListed:
    return DocumentListed(
        id=document.id, title=document.title, date=document.date, kind=document.kind
    )


def listed_change(each: Changed) -> FigureChanged:
    difference, growth = each.difference, each.growth
    return FigureChanged(
        way=each.way,
        old=listed_figure(each.old),
        new=listed_figure(each.new),
        difference=written(difference.value, difference.unit) if difference else "",
        growth=written(growth.value, growth.unit, 2) if growth else "",
    )


def listed_figure(figure: Figure) -> FigureListed:
    quantity = figure.quantity
    return FigureListed(
        id=figure.id,
        metric=figure.metric,
        label=figure.label,
        subject=figure.subject,
        dimensions=figure.dimensions,
        period=figure.period,
        nature=figure.nature,
        value=_number(quantity.value) if quantity else figure.value_text or "",
        upper=_number(quantity.upper) if quantity and quantity.upper is not None else None,
        unit=quantity.unit if quantity else None,
        bound=quantity.bound if quantity else "exact",
        text=figure.text,
        open=figure.open,
        note=figure.note,
        sources=tuple(
            SourceShown(
                document=source.document,
                section=source.section,
                page=source.page,
                start=source.start,
                end=source.end,
                quote=source.quote,
                anchor=source.passage,
            )
            for source in figure.sources
        ),
        document=figure.document,
    )


def _number(value: Decimal) -> int | float:
    return int(value) if value == value.to_integral_value() else float(value)
