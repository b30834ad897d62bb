"""What a value of an answer means, and how it was computed."""

from assistant.exchange import Answer, Computation, FigureShown, Service
from assistant.records import Audience
from assistant.web.wording import nature_of, period_in_words
from assistant.web.words import Words


class Definitions:
    """Of the metrics that an audience sees, read once a generation."""

    def __init__(self, service: Service) -> None:
        self._service = service
        self._read: dict[Audience, tuple[str | None, dict[str, str]]] = {}

    def of(self, audience: Audience) -> dict[str, str]:
        generation = self._service.health().generation
        known = self._read.get(audience)
        if known is None or known[0] != generation:
            metrics = self._service.browse.metrics(audience)
            known = (generation, {metric.name: metric.definition for metric in metrics})
            self._read[audience] = known
        return known[1]


class Explained:
    """`definitions` by name of the metric, as far as the asker may see them."""

    def __init__(self, say: Words, answer: Answer, definitions: dict[str, str]) -> None:
        self._say, self._answer = say, answer
        self._definitions = definitions
        self._figures = {figure.id: figure for figure in answer.figures}
        self._citations = {citation.n: citation for citation in answer.citations}

    def value(self, text: str, cited: tuple[int, ...]) -> str:
        """Of a value as the answer writes it; empty for what is no value."""
        alike = [figure for figure in self._answer.figures if figure.text == text]
        for figure in alike:
            if figure.citation in cited:
                return self.figure(figure)
        if alike:
            return self.figure(alike[0])
        for computation in self._answer.computations:
            if computation.text == text:
                formula = f"{self._say('formula')}{self._say('colon')}{computation.formula}"
                return f"{computation.label}\n{formula}"
        return ""

    def figure(self, figure: FigureShown) -> str:
        say, colon = self._say, self._say("colon")
        lines = [figure.label]
        if definition := self._definitions.get(figure.metric or ""):
            lines.append(f"{say('definition')}{colon}{definition}")
        lines.append(f"{say('period')}{colon}{self._period(figure) or say('no_period')}")
        lines.append(f"{say('kind')}{colon}{nature_of(figure.nature, say)}")
        if figure.bound != "exact":
            lines.append(f"{say('bound')}{colon}{say(figure.bound)}")
        if citation := self._citations.get(figure.citation):
            place = " › ".join(filter(None, (citation.title, citation.section or citation.page)))
            lines.append(f"{say('sources')}{colon}[{figure.citation}] {place}")
        return "\n".join(lines)

    def step(self, computation: Computation) -> str:
        """As Markdown: the formula, then each operand with its citation."""
        label, formula = _escaped(computation.label), _escaped(computation.formula)
        result = f"**{_escaped(computation.text)}**"
        lines = [f"{label}{self._say('colon')}{formula} = {result}"]
        for id in computation.operands:
            if figure := self._figures.get(id):
                period = self._period(figure)
                told = self._say("in_brackets", period) if period else ""
                lines.append(
                    f"- {_escaped(figure.label + told)}{self._say('colon')}"
                    f"**{_escaped(figure.text)}**[{figure.citation}]"
                )
        return "\n".join(lines)

    def _period(self, figure: FigureShown) -> str:
        return period_in_words(figure.period, self._say) if figure.period else ""


def _escaped(text: str) -> str:
    for mark in "\\`*_[]<>":
        text = text.replace(mark, "\\" + mark)
    return text
