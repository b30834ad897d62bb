"""What the checks find in a report written inside a test."""

from assistant.ingest.blocks import passages_of
from assistant.ingest.checks import check
from assistant.ingest.report import read_report
from assistant.ingest.typeset import without_typesetting
from assistant.records import Figure, Finding, Metric

DATE = "2031-02-13"


def findings(
    text: str,
    *,
    date: str = DATE,
    period: str = "",
    metrics: tuple[Metric, ...] = (),
    figures: tuple[Figure, ...] = (),
) -> list[Finding]:
    front = f"---\ntitle: 月报\ndate: {date}\nperiod: '{period}'\naudience: public\n---\n\n"
    body = text if text.lstrip().startswith("#") else f"## Page 3 经营\n\n{text}"
    document, blocks = read_report(front + without_typesetting(body), "reports/a.md")
    document = document.model_copy(update={"pages": ("Page 3", "Page 4", "Page 5")})
    passages, _ = passages_of(document, blocks)
    found = check(metrics, figures, passages, {document.id: document})
    return [finding for finding in found if finding.kind not in {"broken_off", "image_only"}]


def warnings(text: str, *, date: str = DATE, period: str = "") -> list[str]:
    found = findings(text, date=date, period=period)
    return [finding.what for finding in found if finding.severity == "warning"]


def table(*rows: str) -> str:
    """Rows as `a | b | c`, the first one the header."""
    lines = [f"| {row} |" for row in rows]
    rule = "|" + " --- |" * (rows[0].count("|") + 1)
    return "\n".join([lines[0], rule, *lines[1:]])
