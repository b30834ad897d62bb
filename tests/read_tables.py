"""Figures of the tables of a text, as the tests about tables compare them."""

from assistant.ingest.blocks import passages_of
from assistant.ingest.found.tables import table_figures
from assistant.ingest.report import read_report
from assistant.records import Entity, Figure, Metric

TITLE = "# 晨钢股份有限公司2031年年度报告\n\n"
METRICS = {m.name: m for m in (Metric(name="营业收入", aliases=("营收",)),)}


def found(
    text: str, *, title: str = TITLE, entities: tuple[Entity, ...] = ()
) -> tuple[Figure, ...]:
    document, blocks = read_report(title + text, "reports/a.md")
    passages, _ = passages_of(document, blocks)
    figures = table_figures(document, passages, METRICS, entities)
    for figure in figures:
        for source in figure.sources:
            assert (title + text)[source.start : source.end] == source.quote
    return tuple(figures)


def told(figures: tuple[Figure, ...]) -> set[str]:
    """`label @ period = value`, without the company."""
    return {f"{f.label.removeprefix('晨钢股份有限公司')} @ {f.period} = {f.text}" for f in figures}
