"""A question, read over the names of a view: as typed, then as meant."""

from datetime import date

from assistant.answering.draft import Draft
from assistant.indexes.base import View
from assistant.indexes.derived import derived
from assistant.indexes.through import Through
from assistant.periods import period_bounds
from assistant.retrieval.english import vocabulary_of
from assistant.retrieval.language import Reading, read
from assistant.retrieval.lexicon import Lexicon
from assistant.retrieval.most_in_talk import with_most
from assistant.retrieval.reports import own_period, reports_in, titled
from assistant.retrieval.spelling import Correction
from assistant.retrieval.typed import understood


def reading_of(
    view: View, text: str, message: str, *, spelling: bool = True
) -> tuple[Reading, tuple[Correction, ...]]:
    """`message` is what the question was sent in: its script is that of the reply."""
    lexicon = lexicon_of(view)
    meant = understood(
        text, lexicon, message=message, vocabulary=lambda: vocabulary_of(view, lexicon),
        spelling=spelling,
    )  # fmt: skip
    said = with_most(meant.text, view)
    return read(said, lexicon, today(view), meant.language), meant.corrections


def begin(reading: Reading, view: View) -> Draft:
    """An answer in the language of the question, which tells reports apart by their names."""
    draft = Draft(reading.language)
    draft.reports = {d.id: titled(d.title, d.date) for d in reports_in(view)}
    return draft


def as_of(view: View, reports: tuple[str, ...] = ()) -> str:
    """The date of the newest document, or of the newest report that was asked for."""
    dates = [document.date for document in view.documents() if document.date]
    asked = [document.date for document in view.documents() if document.id in reports]
    return max(asked, default="") or next(iter(dates), "")


@derived()
def today(view: View) -> date:
    """The day that relative periods count from: the newest report's, or the newest figure's.

    A report on a month or a quarter that was given after its end speaks of that one: 本月.
    """
    if told := as_of(view):
        given = period_bounds(told)[1]
        own = own_period(view)
        return min(given, period_bounds(own)[1]) if own else given
    years = [period[:4] for use in view.uses().values() for period in use.periods if period]
    return period_bounds(max(years, default="2000"))[1]


@derived()
def lexicon_of(view: View) -> Lexicon:
    """A view's names; those of the view below it, with all that is derived from them, if alike."""
    own = Lexicon.of(view)
    below = lexicon_of(view.base) if isinstance(view, Through) else own
    return below if own.same(below) else own
