"""A synthetic next month of a corpus, by one mechanical change: every declared value grows by a
tenth, in its table and in the sentences that it is quoted from. Nothing of it is a real report.
"""

import csv
import re
import shutil
from collections import defaultdict
from decimal import Decimal
from pathlib import Path

from assistant.quantities.quantity import plain

FACTOR = Decimal("1.1")
_NUMBER = re.compile(r"\d+(?:\.\d+)?")
_DATED = re.compile(r"(?<!\d)2025年1月(?!\d)")
OLD, NEW, DAY = "reports/2025-01", "reports/2025-02", ("2025-01-09", "2025-02-13")


def grown(value: str) -> str:
    """`约2.8万卡` -> `约3.08万卡`."""
    return _NUMBER.sub(lambda match: plain(Decimal(match[0]) * FACTOR), value, count=1)


def add_next_month(corpus: Path, target: Path) -> Path:
    """The corpus with its next month beside it."""
    shutil.copytree(corpus, target, dirs_exist_ok=True)
    rows = {path: _rows(path) for path in sorted((corpus / "metrics").glob("*.csv"))}
    said: defaultdict[str, dict[str, str]] = defaultdict(dict)
    for row in (row for held in rows.values() for row in held):
        said[row["quote"]][row["value"]] = _value(row)
    sentences = {quote: _told(quote, values) for quote, values in said.items()}
    for path in (corpus / f"{OLD}.md", *sorted((corpus / "cases").glob("*.md"))):
        name = path.relative_to(corpus).as_posix()
        text = path.read_text(encoding="utf-8")
        for quote, told in sentences.items():
            text = text.replace(quote, told)
        text = _DATED.sub("2025年2月", text.replace("2025年1月9日", "2025年2月13日"))
        text = text.replace(DAY[0], DAY[1]).replace("period: 2025-01", "period: 2025-02")
        text = text.replace(f"document: {OLD}", f"document: {NEW}")
        _later(target, name).write_text(text, encoding="utf-8")
    for path, held in rows.items():
        with (target / "metrics" / f"later-{path.name}").open("w", encoding="utf-8") as file:
            writer = csv.DictWriter(file, fieldnames=list(held[0]))
            writer.writeheader()
            for row in held:
                quote = _DATED.sub(
                    "2025年2月", sentences[row["quote"]].replace("1月9日", "2月13日")
                )
                document = NEW if row["document"] == OLD else f"{row['document']}-later"
                writer.writerow(row | {"value": _value(row), "quote": quote, "document": document})
    return target


def _later(target: Path, name: str) -> Path:
    if name == f"{OLD}.md":
        return target / f"{NEW}.md"
    return target / f"{name.removesuffix('.md')}-later.md"


def _rows(path: Path) -> list[dict[str, str]]:
    return list(csv.DictReader(path.read_text(encoding="utf-8").splitlines()))


def _value(row: dict[str, str]) -> str:
    """A term of years and a name stay as they are."""
    value = row["value"]
    return value if "年" in value or not _NUMBER.search(value) else grown(value)


def _told(quote: str, values: dict[str, str]) -> str:
    """All values of a sentence at once, the longest first."""
    known = sorted(values, key=len, reverse=True)
    any_of = re.compile("|".join(rf"(?<![\d.]){re.escape(value)}" for value in known))
    return any_of.sub(lambda match: values[match[0]], quote)
