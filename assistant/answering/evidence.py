"""An exact answer as a model may see it: its lines with a slot for each value, quote and verdict.

A slot is written `{f1}` (a figure), `{c1}` (a computation), `{q1}` (a quote), `{p1}` (a period) or
`{s1}` (a line that stays as it is); code puts the text in.
"""

import re
from collections.abc import Iterable
from typing import Final, Literal

from pydantic import Field

from assistant.answering.draft import Draft, escape
from assistant.answering.frames import frame
from assistant.chinese import simplified
from assistant.exchange import Computation, FigureShown
from assistant.indexes.base import View
from assistant.periods import period_words
from assistant.records import Record
from assistant.retrieval.language import Language

SLOT: Final = re.compile(r"\{([fcqps]\d+)\}")
MARK: Final = re.compile(r"\[(\d+)\]")
_READING: Final = r"(?:（[^（）]*）| \([^()]*\))?"
_ROW: Final = re.compile(r"\||\d+[.、] ")
MOST_LINES: Final = 12
"""A longer answer is a list that is read as a list."""

Kind = Literal["figure", "computation", "quote", "period", "statement"]


class Slot(Record):
    id: str
    kind: Kind
    shown: str
    """What code puts in for `{id}`."""
    figures: tuple[FigureShown, ...] = ()
    """The figure, or the operands in the order of the formula."""
    citations: tuple[int, ...] = ()
    line: str = ""
    """The exact line it stands in, and the heading above: what may be said around it."""
    period: str = ""


class Evidence(Record):
    """What a draft of a model is written from, and judged by."""

    language: Language
    lines: tuple[str, ...]
    """The exact answer with slots."""
    slots: dict[str, Slot]
    quotes: dict[int, str]
    aliases: dict[str, tuple[str, ...]] = Field(default={})
    """Other names of the metrics, subjects and members of the figures."""

    def needed(self) -> tuple[str, ...]:
        """Slots that a draft has to hold, in the order of the exact answer."""
        found = [id for line in self.lines for id in SLOT.findall(line)]
        return tuple(dict.fromkeys(id for id in found if self.slots[id].kind != "period"))

    def headings(self) -> tuple[str, ...]:
        """Statements that qualify what follows them: `资料里是：`."""
        statements = [slot for slot in self.slots.values() if slot.kind == "statement"]
        return tuple(slot.id for slot in statements if slot.shown.endswith(("：", ":")))


def evidence_of(
    draft: Draft, language: Language, aliases: dict[str, tuple[str, ...]] | None = None
) -> Evidence | None:
    """None where the answer is a table or a list that no wording makes better."""
    lists = any(_ROW.match(line) or "\n" in line for line in draft.lines)
    if lists or len(draft.lines) > MOST_LINES:
        return None
    slots: dict[str, Slot] = {}
    lines: list[str] = []
    heading = ""
    for exact in draft.lines:
        line = _with_slots(exact, draft, language, slots, heading)
        heading = exact if not MARK.search(exact) and exact.endswith(("：", ":")) else heading
        lines.append(line)
    return Evidence(
        language=language,
        lines=tuple(lines),
        slots=slots,
        quotes={citation.n: citation.quote for citation in draft.citations},
        aliases=aliases or {},
    )


def _with_slots(
    exact: str, draft: Draft, language: Language, slots: dict[str, Slot], heading: str
) -> str:
    """Whatever numeral or mark no slot takes makes the whole line a statement."""
    line, made = exact, []
    for slot, pattern in _candidates(exact, draft, language):
        if found := re.search(pattern, line):
            line = line.replace(found[0], f"{{{slot.id}}}")
            rest = found.groupdict().get("rest") or ""
            made.append(slot.model_copy(update={"shown": slot.shown + rest}))
    bare = SLOT.sub(" ", line)
    for name in sorted(draft.names, key=len, reverse=True):
        bare = bare.replace(escape(name), " ") if name else bare
    valued = [slot for slot in made if slot.kind != "period"]
    if not valued or MARK.search(bare) or any(map(str.isnumeric, bare)):
        statement = next((s for s in slots.values() if s.shown == exact), None)
        number = sum(slot.kind == "statement" for slot in slots.values()) + 1
        marks = tuple(int(n) for n in MARK.findall(exact))
        made = [statement or Slot(id=f"s{number}", kind="statement", shown=exact, citations=marks)]
        line = f"{{{made[0].id}}}"
    told = simplified(f"{heading} {line}" if heading else line)
    for slot in made:
        slots.setdefault(slot.id, slot.model_copy(update={"line": told}))
    return line


def _candidates(line: str, draft: Draft, language: Language) -> Iterable[tuple[Slot, str]]:
    """Each slot with a pattern of its print; longer prints first, as one may hold another."""
    shown = {figure.id: figure for figure in draft.figures.values()}
    for made in sorted(draft.computations, key=lambda c: -len(c.formula)):
        yield _computation(made, [shown[id] for id in made.operands])
    for citation in sorted(draft.citations, key=lambda c: -len(c.quote)):
        n, text = citation.n, f"{escape(citation.quote)}[{citation.n}]"
        yield Slot(id=f"q{n}", kind="quote", shown=text, citations=(n,)), re.escape(text)
    more = frame("and_more", language)
    for figure in shown.values():
        if not _alone(figure, line, shown.values(), language):
            continue
        nature = "" if figure.nature == "actual" else frame(figure.nature, language)
        value, n = f"**{escape(figure.text)}**", figure.citation
        pattern = rf"{re.escape(value)}\[{n}\](?P<rest>{_READING}(?:{re.escape(more)})?)"
        slot = Slot(
            id=figure.id, kind="figure", shown=f"{value}{nature}[{n}]", figures=(figure,),
            citations=(n,), period=figure.period or "",
        )  # fmt: skip
        yield slot, pattern
    for n, key in enumerate(sorted({f.period for f in shown.values() if f.period}), start=1):
        words = period_words(key, language)
        yield Slot(id=f"p{n}", kind="period", shown=words, period=key), re.escape(words)


def _computation(made: Computation, operands: list[FigureShown]) -> tuple[Slot, str]:
    marks = tuple(dict.fromkeys(figure.citation for figure in operands))
    text = f"{made.formula} = **{made.text}**{''.join(f'[{n}]' for n in marks)}"
    slot = Slot(
        id=made.id, kind="computation", shown=text, figures=tuple(operands), citations=marks
    )
    return slot, re.escape(text)


def _alone(
    figure: FigureShown, line: str, others: Iterable[FigureShown], language: Language
) -> bool:
    """Whether the line means this one among those that print alike."""
    alike = [o for o in others if (o.text, o.citation) == (figure.text, figure.citation)]
    labelled = [o for o in alike if escape(o.label) in line] if len(alike) > 1 else alike
    if len(labelled) > 1:
        longest = max(len(o.label) for o in labelled)
        labelled = [o for o in labelled if len(o.label) == longest]
    if len(labelled) > 1:
        labelled = [o for o in labelled if o.period and period_words(o.period, language) in line]
    return labelled == [figure]


def aliases_of(view: View, draft: Draft) -> dict[str, tuple[str, ...]]:
    """Of the metrics, subjects and members that the figures of a draft name."""
    figures = draft.figures.values()
    named = {name for f in figures for name in (f.metric, f.subject, *f.dimensions.values())}
    aliases = {metric.name: metric.aliases for metric in view.metrics()}
    aliases |= {entity.name: entity.aliases for entity in view.entities()}
    return {name: held for name, held in aliases.items() if name in named and held}
