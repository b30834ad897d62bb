"""Which paragraphs of a print are headings: larger than the text, or bold and short."""

import re
from collections import Counter
from collections.abc import Sequence
from typing import Final

from assistant.ingest.formats.grid import is_number
from assistant.ingest.formats.layout import Line, Paragraph
from assistant.ingest.structure import ITEM

_BIGGER: Final = 1.12
"""A line so many times as high as the text is a heading."""
_LONGEST_HEADING: Final = 60
_LONGEST_BOLD: Final = 30


def body_size(lines: Sequence[Line]) -> float:
    """The height of most letters; those of tables may be smaller."""
    counts: Counter[float] = Counter()
    for line in [line for line in lines if not line.gapped] or lines:
        counts[line.size] += len(line.text)
    return counts.most_common(1)[0][0] if counts else 0.0


def heading_levels(paragraphs: Sequence[Paragraph], body: float) -> dict[float, int]:
    """Levels by size, the largest first."""
    sizes = {p.size for p in paragraphs if _is_large(p, body)}
    return {size: level for level, size in enumerate(sorted(sizes, reverse=True), 1)}


def level_of(paragraph: Paragraph, levels: dict[float, int], body: float) -> int:
    """0 for text."""
    if _is_large(paragraph, body):
        return levels[paragraph.size]
    text = paragraph.text
    line = paragraph.lines[0]
    heads = line.bold and len(paragraph.lines) == 1 and len(text) <= _LONGEST_BOLD
    plain = line.gapped or ITEM.match(text) or is_number(text) or re.search(r"[。；;，,：:]$", text)
    return max(levels.values(), default=0) + 1 if heads and not plain else 0


def _is_large(paragraph: Paragraph, body: float) -> bool:
    text = paragraph.text
    return (
        paragraph.size >= body * _BIGGER
        and len(text) <= _LONGEST_HEADING
        and not is_number(text)
        and not paragraph.lines[0].gapped
        and not text.endswith(("。", "；", "，"))
    )
