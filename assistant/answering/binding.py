"""Whether names and periods of a sentence stand with their own values. Pure."""

import re
from collections.abc import Iterable, Sequence
from typing import Final, NamedTuple

from assistant.answering.cover import speaks, tokens
from assistant.answering.evidence import SLOT, Evidence, Slot
from assistant.answering.neutral import ALIKE
from assistant.exchange import FigureShown

_RELATES: Final = re.compile(r"占|是|Share of|as a multiple of")
_RATE: Final = re.compile(r"占比")


class _At(NamedTuple):
    place: int
    value: str


def misbound(units: Sequence[str], evidence: Evidence) -> str:
    """Why a value belongs to another name or period than it stands with; empty where none does."""
    for unit in units:
        slots = [(m.start(), evidence.slots[m[1]]) for m in SLOT.finditer(unit)]
        values = [(at, slot) for at, slot in slots if slot.kind in {"figure", "computation"}]
        if not values:
            continue
        reason = _periods(unit, values, evidence) or _names(unit, values, evidence)
        if reason:
            return reason
    said = ""
    for unit in units:  # what a value needs stands with it or before it
        said += unit
        if reason := _incomplete(said, SLOT.findall(unit), evidence):
            return reason
    return ""


def _periods(unit: str, values: Sequence[tuple[int, Slot]], evidence: Evidence) -> str:
    asked = [(m.start(), evidence.slots[m[1]]) for m in SLOT.finditer(unit) if m[1][0] == "p"]
    mentions = [_At(at, slot.period) for at, slot in asked]
    known = {figure.period for _, slot in values for figure in slot.figures}
    if foreign := [slot.id for _, slot in asked if slot.period not in known]:
        return f"{{{foreign[0]}}} is not the period of the value beside it"
    figures = [_At(at, slot.period) for at, slot in values if slot.kind == "figure"]
    if not _agree(mentions, figures):
        return "a value stands with the period of another"
    in_order = [at.value for at in mentions] == sorted(at.value for at in mentions)
    if not figures and len(mentions) > 1 and not in_order:
        return "the periods of a change stand in reverse"
    return ""


def _names(unit: str, values: Sequence[tuple[int, Slot]], evidence: Evidence) -> str:
    """For subjects, members and metrics apart."""
    every = [figure for _, slot in values for figure in slot.figures]
    for kind in ("subject", "metric", *{d for figure in every for d in figure.dimensions}):
        names = {name for figure in every if (name := _of(figure, kind))}
        mentions = _mentions(unit, names, evidence)
        figures = [_At(a, _of(s.figures[0], kind)) for a, s in values if s.kind == "figure"]
        if not _agree(mentions, figures):
            return f"a value stands with the {kind} of another"
    for _, slot in values:
        if slot.kind == "computation" and not _in_line(unit, slot, evidence):
            return "the terms of a computation stand in another order"
    return ""


def _in_line(unit: str, slot: Slot, evidence: Evidence) -> bool:
    """`甲占乙的比例`: names of a computation of two terms stand as in its line, 占 between them."""
    of_terms = _RELATES.search(slot.line)
    if not of_terms:
        return True
    kinds = {"subject", "metric", *(d for figure in slot.figures for d in figure.dimensions)}
    names = {name for figure in slot.figures for kind in kinds if (name := _of(figure, kind))}
    names.add(of_terms[0])
    rest = iter([at.value for at in _mentions(_RATE.sub("", slot.line), names, evidence)])
    return all(at.value in rest for at in _mentions(_RATE.sub("", unit), names, evidence))


def _agree(mentions: Sequence[_At], figures: Sequence[_At]) -> bool:
    """In the same order, or each value behind its own."""
    if not figures or not mentions:
        return True
    if _once(m.value for m in mentions) == _once(f.value for f in figures if f.value):
        return True
    for figure in figures:
        before = [m for m in mentions if m.place < figure.place]
        nearest = before[-1] if before else mentions[0]
        if figure.value and nearest.value != figure.value:
            return False
        if not figure.value and before:
            return False
    return {m.value for m in mentions} <= {f.value for f in figures}


def _incomplete(sentence: str, ids: Sequence[str], evidence: Evidence) -> str:
    """Each value names its metric, its subject, its members and the period that its line names."""
    said = set(SLOT.findall(sentence))
    for slot in (evidence.slots[id] for id in ids):
        if slot.kind not in {"figure", "computation"}:
            continue
        if missing := [id for id in SLOT.findall(slot.line) if id[0] == "p" and id not in said]:
            return f"{{{slot.id}}} needs its period {{{missing[0]}}}"
        if slot.kind == "figure":
            (figure,) = slot.figures
            for name in filter(None, (figure.subject, *figure.dimensions.values())):
                if not _mentions(sentence, {name}, evidence):
                    return f"{{{slot.id}}} needs its name {name!r}"
        if not _measured(sentence, slot, evidence):
            return f"{{{slot.id}}} needs the name of what it measures, as its line has it"
    return ""


def _measured(sentence: str, slot: Slot, evidence: Evidence) -> bool:
    """A figure is told with its whole metric, a computation with what is computed of whom."""
    text = tokens(SLOT.sub(" ", sentence))
    if slot.kind == "figure":
        (figure,) = slot.figures
        metric = figure.metric or figure.label
        names = (metric, *evidence.aliases.get(metric, ()))
        return any(_within(tokens(name), text) for name in names)
    line = SLOT.sub(" ", slot.line)
    groups = [group for group in ALIKE if any(word in line for word in group)]
    if groups and not any(word in sentence for group in groups for word in group):
        return False
    told = {_of(f, kind) for f in slot.figures for kind in ("subject", "metric", *f.dimensions)}
    own = _once(at.value for at in _mentions(line, told - {""}, evidence))
    return all(_mentions(sentence, {name}, evidence) for name in own)


def _within(name: tuple[str, ...], text: tuple[str, ...]) -> bool:
    """The words of a name, in order; others may stand between them."""
    rest = iter(text)
    return all(token in rest for token in name if speaks(token))


def _mentions(text: str, names: Iterable[str], evidence: Evidence) -> list[_At]:
    """Where names or aliases stand, the longest first, none over another."""
    forms = [(form, name) for name in names for form in (name, *evidence.aliases.get(name, ()))]
    found: list[_At] = []
    taken: set[int] = set()
    for form, name in sorted(forms, key=lambda pair: -len(pair[0])):
        for match in re.finditer(re.escape(form), text, re.IGNORECASE):
            if not taken & set(range(*match.span())):
                taken |= set(range(*match.span()))
                found.append(_At(match.start(), name))
    return sorted(found)


def _of(figure: FigureShown, kind: str) -> str:
    if kind == "subject":
        return figure.subject or ""
    if kind == "metric":
        return figure.metric or ""
    return figure.dimensions.get(kind, "")


def _once(values: Iterable[str]) -> list[str]:
    """Without what repeats in a row."""
    kept: list[str] = []
    for value in values:
        if not kept or kept[-1] != value:
            kept.append(value)
    return kept
