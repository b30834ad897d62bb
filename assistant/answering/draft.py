"""An answer in the making: registers each figure, computation and quote as it is written down."""

from collections.abc import Sequence
from decimal import Decimal

from assistant.exchange import Choice, Citation, Computation, FigureShown
from assistant.periods import period_words
from assistant.quantities import Quantity, read_quantity
from assistant.quantities.quantity import in_english, rounded, written
from assistant.records import Figure, Passage, Source
from assistant.retrieval.language import Language

PERCENT_LIKE = {"percent", "percentage_point", "times"}


class Draft:
    """Text lines and what they stand on; every figure comes in through `figure` or `computed`."""

    def __init__(self, language: Language = "zh") -> None:
        self.language = language
        self.lines: list[str] = []
        self.notes: list[str] = []
        self.choices: list[Choice] = []
        self.chart: dict[str, object] | None = None
        self.citations: list[Citation] = []
        self.figures: dict[str, FigureShown] = {}
        self.computations: list[Computation] = []
        self.names: set[str] = set()
        """Names with digits that the text may print: members, subjects, sections."""
        self.as_composed = False
        """Values stand apart by nothing but their reports, whose order no gate could check in the
        words of a model."""
        self.reports: dict[str, str] = {}
        """How those that follow each other are told apart, by id."""
        self.passages: set[str] = set()
        """Ids of the passages that are cited."""
        self._quoted: dict[tuple[str, str, str], int] = {}
        self.nearest: set[int] = set()
        """Numbers of the citations that come near and do not answer."""
        self.used: list[str] = []
        """Ids of the figures of the question at hand, in order; those told before, too."""
        self._since = 0
        self.missing = False
        """Set when a part of the question has no answer."""

    def begin(self) -> None:
        """The next question of the message: it is told whole, whatever was told before."""
        self._since, self.used = len(self.lines), []

    def say(self, line: str) -> None:
        """A sentence without a source, such as a refusal, is said once."""
        before = self.lines[self._since :] if "[" in line else self.lines
        if line and line not in before:
            self.lines.append(line)

    def note(self, note: str) -> None:
        if note and note not in self.notes:
            self.notes.append(note)

    def cite(self, source: Source) -> int:
        self.passages.add(source.passage)
        key = (source.document, source.page, source.quote)
        if key not in self._quoted:
            self._quoted[key] = len(self.citations) + 1
            self.citations.append(
                Citation(
                    n=self._quoted[key],
                    document_id=source.document,
                    title=source.title,
                    section=source.section,
                    page=source.page,
                    quote=source.quote,
                    start=source.start,
                    end=source.end,
                )
            )
        return self._quoted[key]

    def figure(self, figure: Figure) -> str:
        """`**36座**[1]`, the value as the source writes it."""
        n = self.register(figure).citation
        return f"**{escape(figure.text)}**[{n}]"

    def register(self, figure: Figure) -> FigureShown:
        if figure.id not in self.used:
            self.used.append(figure.id)
        if figure.id not in self.figures:
            quantity = figure.quantity or read_quantity(figure.value_text or "")
            self.names.update(
                (
                    *figure.dimensions.values(),
                    figure.subject or "",
                    figure.label,
                    figure.metric or "",
                )
            )
            self.figures[figure.id] = FigureShown(
                id=f"f{len(self.figures) + 1}",
                label=figure.label,
                metric=figure.metric,
                subject=figure.subject,
                dimensions=figure.dimensions,
                period=figure.period,
                nature=figure.nature,
                value=number(quantity.value) if quantity else figure.value_text or "",
                upper=number(quantity.upper) if quantity and quantity.upper is not None else None,
                unit=quantity.unit if quantity else None,
                bound=quantity.bound if quantity else "exact",
                text=figure.text,
                citation=self.cite(figure.sources[0]),
            )
        return self.figures[figure.id]

    def _written(self, result: Quantity, places: int | None) -> str:
        if self.language == "en" and result.unit and result.unit in {"USD", "EUR", "HKD"}:
            return in_english(result.value, result.unit, places)
        return written(result.value, result.unit, places)

    def computed(
        self,
        label: str,
        formula: str,
        result: Quantity,
        operands: Sequence[Figure],
        decimals: int | None = None,
    ) -> str:
        """`(36座 − 30座) / 30座 = **20.00%**[1][2]`."""
        places = decimals
        if places is None and (result.unit in PERCENT_LIKE or not exact(result.value)):
            places = 2
        text = bounded(result, self._written(result, places), self.language)
        shown = [self.register(figure) for figure in operands]
        value = (
            rounded(result.value, places)
            if places is not None and (result.unit in PERCENT_LIKE or abs(result.value) < 10_000)
            else result.value
        )
        self.computations.append(
            Computation(
                id=f"c{len(self.computations) + 1}",
                label=label,
                formula=formula,
                value=number(value),
                unit=result.unit,
                bound=result.bound,
                text=text,
                operands=tuple(dict.fromkeys(figure.id for figure in shown)),
            )
        )
        marks = "".join(f"[{n}]" for n in dict.fromkeys(figure.citation for figure in shown))
        return f"{formula} = **{text}**{marks}"

    def quote(self, passage: Passage, sentence: str) -> str:
        source = passage.sources[0]
        at = passage.text.find(sentence)
        start = source.start + max(at, 0)
        n = self.cite(
            source.model_copy(
                update={
                    "quote": sentence,
                    "start": start,
                    "end": start + len(sentence),
                }
            )
        )
        self.names.update((*passage.sections, passage.page))
        return f"{escape(sentence)}[{n}]"


def number(value: Decimal) -> int | float:
    return int(value) if value == value.to_integral_value() else float(value)


def exact(value: Decimal) -> bool:
    """Whether a value prints whole: no digits beyond the fourth behind the point."""
    return value == rounded(value, 4)


def escape(text: str) -> str:
    """Text of a document is no Markdown of ours."""
    for mark in "\\`*_[]<>":
        text = text.replace(mark, "\\" + mark)
    return text


BOUND_WORDS = {
    "zh": {"about": "约", "at_least": "至少", "over": "超过", "at_most": "至多"},
    "en": {"about": "about ", "at_least": "at least ", "over": "over ", "at_most": "at most "},
}


def bounded(quantity: Quantity, text: str, language: str) -> str:
    words = BOUND_WORDS["en" if language == "en" else "zh"]
    return words.get(quantity.bound, "") + text


def when(figure: Figure, language: str) -> str:
    """`2024年12月` or nothing where the source leaves it open."""
    return period_words(figure.period, language) if figure.period else ""
