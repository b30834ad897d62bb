"""One run and its history as a single HTML page that needs nothing but itself."""

from collections.abc import Sequence
from html import escape
from string import Template

from eval.report import plots
from eval.report.record import Record

STATUSES = ("answered", "not_found", "clarify")
FOLLOWED = ("right", "figure_accuracy", "refusal_precision", "refusal_recall", "followups",
            "stability")  # fmt: skip
"""Measures whose history is drawn."""
PAGE = Template("""<!doctype html>
<html lang="en"><head><meta charset="utf-8"><title>Evaluation $commit</title><style>
body{font:15px/1.5 system-ui,sans-serif;max-width:60rem;margin:2rem auto;padding:0 1rem}
table{border-collapse:collapse}
td,th{padding:.2rem .7rem;border-bottom:1px solid #ddd;text-align:left}
td.n{text-align:right;font-variant-numeric:tabular-nums}.bad{color:#c53030;font-weight:600}
svg{max-width:100%;height:auto}li{margin:.2rem 0}
</style></head><body>
<h1>Evaluation of $commit</h1>
<p>$date, $questions questions: <b class="$verdict_class">$verdict</b>$changed.</p>
<h2>Measures</h2>$measures
<h2>Right answers by kind</h2>$kinds
<h2>Right answers by persona</h2>$personas
<h2>Expected and given status</h2>$confusion
<h2>Latency</h2><p>$latency</p>$histogram
<h2>History</h2>$history
<h2>Failures ($failed)</h2><ul>$failures</ul>
</body></html>
""")


def page(run: Record, runs: Sequence[Record]) -> str:
    """`runs` is the history, with `run` as its last."""
    cells = {(wanted, given): count for wanted, given, count in run["confusion"]}
    latency = ", ".join(f"{name} {ms:.1f} ms" for name, ms in run["latency_ms"].items())
    return PAGE.substitute(
        commit=escape(run["commit"]), date=run["date"], questions=run["questions"],
        verdict="passed" if run["passed"] else "not passed",
        verdict_class="" if run["passed"] else "bad",
        changed=", with changes that are not committed" if run["uncommitted_changes"] else "",
        measures=_measures(run["measures"]),
        kinds=_shares(run["kinds"]), personas=_shares(run["personas"]),
        confusion=plots.grid(cells, STATUSES), latency=latency,
        histogram=plots.histogram([1000 * seconds for seconds in run["seconds"]]),
        history=_history(runs), failed=len(run["failures"]),
        failures="".join(f"<li>{escape(line)}</li>" for line in run["failures"]),
    )  # fmt: skip


def _measures(measures: dict[str, Record]) -> str:
    rows = []
    for name, held in measures.items():
        if held["value"] is None:
            continue
        limit = held["threshold"]
        wanted = (f"≤ {limit['max']:g}" if limit["max"] < 1 else f"≥ {limit['min']:g}") \
            if limit else ""  # fmt: skip
        kept = "" if held["passed"] else ' class="bad"'
        rows.append(
            f'<tr{kept}><td>{escape(name)}</td><td class="n">{held["value"]:.4f}</td>'
            f'<td class="n">{held["low"]:.3f} to {held["high"]:.3f}</td>'
            f'<td class="n">{held["of"]}</td><td>{wanted}</td></tr>'
        )
    head = "<tr><th>measure<th>value<th>95 % interval<th>of<th>has to be</tr>"
    return f"<table>{head}{''.join(rows)}</table>"


def _shares(shares: dict[str, Record]) -> str:
    return plots.bars(
        [(name, s["value"], s["low"], s["high"], s["of"]) for name, s in shares.items()]
    )


def _history(runs: Sequence[Record]) -> str:
    series = {
        name: [run["measures"].get(name, {}).get("value") for run in runs] for name in FOLLOWED
    }
    return plots.lines(series, [run["commit"] for run in runs])
