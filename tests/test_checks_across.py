"""Documents of one company and one period are held against each other, those of others are not."""

from pathlib import Path

import pytest

from assistant.ingest.corpus import read_corpus

REPORT = """# 青瓦窑业2031年5月经营月报

5月烧成周期从7.5天缩短到{days}天，白窑破损率最高，为{broken}。
"""
TABLES = """# {company}2031年5月指标表

| 指标 | 5月 | 4月 |
|---|---|---|
| 烧成周期（天） | 6.4 | 7.5 |

| 窑 | 破损率 | 产量（吨） |
|---|---|---|
| 青窑 | 1.2% | 480 |
| 白窑 | 1.6% | 365 |
| 黑窑 | 1.1% | 210 |
"""


def told(folder: Path, *, days: str, broken: str, company: str = "青瓦窑业") -> str:
    (folder / "report.md").write_text(REPORT.format(days=days, broken=broken), "utf-8")
    (folder / "tables.md").write_text(TABLES.format(company=company), "utf-8")
    findings = read_corpus(folder).findings
    return "".join(f.what for f in findings if f.severity == "warning")


@pytest.mark.parametrize(
    ("days", "broken", "token"), [("6.8", "1.6%", "6.8天"), ("6.4", "1.9%", "1.9%")]
)
def test_what_one_says_is_held_against_the_table_of_the_other(
    tmp_path: Path, days: str, broken: str, token: str
) -> None:
    assert token in told(tmp_path, days=days, broken=broken)


def test_documents_that_agree_are_silent(tmp_path: Path) -> None:
    assert told(tmp_path, days="6.4", broken="1.6%") == ""


def test_another_company_says_nothing_of_it(tmp_path: Path) -> None:
    assert told(tmp_path, days="6.8", broken="1.9%", company="红土砖厂") == ""


def test_thousands_are_read_in_a_ratio_that_is_written_out(tmp_path: Path) -> None:
    (tmp_path / "report.md").write_text(
        "每窑 4,410/490 = 9.0倍。\n\n每炉 4,410/490 = 9.4倍。\n", "utf-8"
    )
    whats = [f.what for f in read_corpus(tmp_path).findings if f.severity == "warning"]
    assert len(whats) == 1
    assert "9.4" in whats[0]
