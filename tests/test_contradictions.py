"""Four invented reports with twenty planted contradictions each: how many are found, and where."""

from pathlib import Path

import pytest

from assistant.ingest.corpus import read_corpus
from assistant.records import Finding
from tests.contradictions import ANNUAL, LISTED, MONTHLY, QUARTERLY, Planted, clean, seeded

AT_LEAST = 18
FALSE_ALARMS = 2
SEEDED = {"monthly": MONTHLY, "annual": ANNUAL, "quarterly": QUARTERLY, "listed": LISTED}
each = pytest.mark.parametrize(("report", "planted"), SEEDED.items(), ids=SEEDED)


def warnings(folder: Path, text: str) -> list[Finding]:
    (folder / "report.md").write_text(text, encoding="utf-8")
    return [f for f in read_corpus(folder).findings if f.severity == "warning"]


def tells(finding: Finding, planted: Planted) -> bool:
    return planted.told in finding.what and planted.page in finding.place


@each
def test_planted_contradictions_are_found_with_their_places(
    tmp_path: Path, report: str, planted: tuple[Planted, ...]
) -> None:
    assert len(planted) == 20
    found = warnings(tmp_path, seeded(report, planted))
    missed = [p.kind for p in planted if not any(tells(finding, p) for finding in found)]
    assert len(planted) - len(missed) >= AT_LEAST, missed


@each
def test_a_clean_report_raises_hardly_an_alarm(
    tmp_path: Path, report: str, planted: tuple[Planted, ...]
) -> None:
    found = warnings(tmp_path, clean(report))
    assert len(found) <= FALSE_ALARMS, [finding.what for finding in found]


@each
def test_every_warning_of_a_seeded_report_is_about_something_planted(
    tmp_path: Path, report: str, planted: tuple[Planted, ...]
) -> None:
    pages = {p.page for p in planted}
    for finding in warnings(tmp_path, seeded(report, planted)):
        assert any(page in finding.place for page in pages), finding.what


def test_many_kinds_of_contradiction_are_planted() -> None:
    for planted in SEEDED.values():
        assert len({p.kind for p in planted}) >= 14
