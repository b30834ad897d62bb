"""A text taken apart by the labels of its pages."""

import re
from collections.abc import Iterable
from typing import Final, NamedTuple

from assistant.ingest.pages import read_label

_SECTION: Final = re.compile(r"^\d{1,2}[.、]\s*\D\S*$")
_NO_WORDS: Final = re.compile(r"[\s|●-]+")
"""What formats add to a text: white space, the borders of tables, the marks of lists."""


class Leaf(NamedTuple):
    """A page of a report."""

    label: str
    """`Page 4`; empty for what stands before the first page."""
    title: str
    paragraphs: tuple[str, ...] = ()
    """`【name】` heads a case, a line that begins with a tab is an item."""
    table: tuple[tuple[str, ...], ...] = ()
    section: str = ""
    """The numbered heading above the page."""

    @property
    def text(self) -> str:
        return "\n".join([self.title, *self.paragraphs, *(" ".join(row) for row in self.table)])

    @property
    def heading(self) -> str:
        """`Page4: 产品`."""
        label = self.label.replace(" ", "")
        return f"{label}: {self.title}" if label and self.title else label or self.title


def leaves_of(text: str) -> list[Leaf]:
    leaves = [Leaf("", "")]
    section = ""
    for line in filter(str.strip, text.split("\n")):
        if _SECTION.match(line.strip()):
            section = line.strip()
            if not any(leaf.label for leaf in leaves):
                leaves.append(Leaf("", section, section=section))
        elif labelled := read_label(line.strip()):
            leaves.append(Leaf(labelled.label, labelled.title, section=section))
        else:
            last = leaves[-1]
            kept = line.rstrip() if line.startswith("\t") else line.strip()
            leaves[-1] = last._replace(paragraphs=(*last.paragraphs, kept))
    return [leaf for leaf in leaves if leaf.label or leaf.paragraphs]


def pages_of(quote: str, leaves: Iterable[Leaf]) -> set[str]:
    """Labels of the pages that hold the words of a quote; none where an unlabelled one does."""
    words = _NO_WORDS.sub("", quote)
    labels = {leaf.label for leaf in leaves if words and words in _NO_WORDS.sub("", leaf.text)}
    return set() if "" in labels else labels
