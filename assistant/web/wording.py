"""How the pages of records are worded: the type of the dictionary, and what figures are called."""

from typing import Protocol
from urllib.parse import quote

from assistant.browsing import FigureListed
from assistant.periods import period_words
from assistant.quantities import unit_word


class Say(Protocol):
    """A text of the page by its name, in the language of the reader."""

    @property
    def language(self) -> str: ...

    def __call__(self, key: str, *values: object) -> str: ...


def period_in_words(key: str, say: Say) -> str:
    return period_words(key, say.language)


def period_of(figure: FigureListed, say: Say) -> str:
    return period_in_words(figure.period, say) if figure.period else ""


def nature_of(nature: str, say: Say) -> str:
    return say("nature_definition" if nature == "definition" else nature)


def unit_of(figure: FigureListed) -> str:
    return unit_word(figure.unit)


def report_link(document: str, start: int, end: int) -> str:
    """Where a sentence is read in its document."""
    return f"/report/{quote(document)}" + (f"?at={start}-{end}" if end else "")
