"""A run as one page of tables and plots that needs nothing but itself."""

from collections.abc import Sequence
from html import escape
from typing import Final

from eval.bench.load import FLOOR, Load
from eval.bench.measured import Measured, Sheet
from eval.bench.plots import bars, lines

_PAGE: Final = """<!doctype html>
<html lang="en"><head><meta charset="utf-8"><title>{title}</title><style>
body {{ font-family: sans-serif; max-width: 60rem; margin: 2rem auto; padding: 0 1rem }}
table {{ border-collapse: collapse }}
th, td {{ padding: .2rem .8rem; text-align: right; border-bottom: 1px solid #ddd }}
th:first-child, td:first-child {{ text-align: left }}
svg {{ max-width: 100%; height: auto; margin-top: 1rem }}
p {{ color: #444 }}
</style></head><body>
<h1>{title}</h1>
<p>Times differ between machines and moments; what counts are the ratios, taken in one run.</p>
{body}
</body></html>
"""


def page(measured: Measured, title: str) -> str:
    body = "".join(_table(sheet) for sheet in measured.sheets())
    return _PAGE.format(title=escape(title), body=body + "".join(plots(measured)))


def plots(measured: Measured) -> list[str]:
    found = []
    if measured.loads:
        found.append(_over_clients(measured.loads, "HTTP: p50 by clients, ms", "p50_ms"))
        found.append(_over_clients(measured.loads, "HTTP: p95 by clients, ms", "p95_ms"))
    if grown := measured.grown:
        sizes = [f"{g.passages:,} passages" for g in grown]
        series = {
            name: [float(getattr(g, f"{name}_ms")) for g in grown]
            for name in ("answer", "keyword", "dense", "fused", "exact", "langchain")
        }
        recalls = {"ours": [g.recall for g in grown],
                   "langchain": [g.langchain_recall for g in grown]}  # fmt: skip
        found.append(lines("Growth: median, ms", sizes, series))
        found.append(lines("Growth: recall@5 against exact search", sizes, recalls, log=False))
    if measured.beside:
        right = {p.name: p.right * 100 for p in measured.beside}
        found.append(bars("Peers: right answers, %", right))
        found.append(bars("Peers: p50, ms", {p.name: p.p50_ms for p in measured.beside}))
    return found


def _over_clients(loads: Sequence[Load], title: str, field: str) -> str:
    clients = sorted({load.clients for load in loads})
    kinds = dict.fromkeys(load.kind for load in loads)
    held = {(load.kind, load.clients): float(getattr(load, field)) for load in loads}
    series = {
        "bare HTTP" if kind == FLOOR else kind: [held[kind, count] for count in clients]
        for kind in kinds
    }
    return lines(title, [f"{count} at once" for count in clients], series)


def _table(sheet: Sheet) -> str:
    head = "".join(f"<th>{escape(name)}</th>" for name in sheet.head)
    rows = "".join(
        f"<tr>{''.join(f'<td>{escape(cell)}</td>' for cell in row)}</tr>" for row in sheet.rows
    )
    return (
        f"<h2>{escape(sheet.title)}</h2><p>{escape(sheet.note)}</p>"
        f"<table><thead><tr>{head}</tr></thead><tbody>{rows}</tbody></table>"
    )
