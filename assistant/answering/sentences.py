"""The gate of a model's sentences: what each says has to stand in the evidence of its slots.

A sentence is cut into units, clauses that end with a slot or a citation. Around a value only its
own label may be said; without one, a unit is a cited quote, shortened.
"""

import re
from collections.abc import Iterator
from typing import Final, NamedTuple

from assistant.answering.binding import misbound
from assistant.answering.cover import shortened, speaks, tokens, uncovered
from assistant.answering.evidence import MARK, SLOT, Evidence, Slot
from assistant.answering.neutral import (
    AFFIRMS,
    ALIKE,
    BOUNDS,
    FALLS,
    NO_NUMBERS,
    NUMBERS,
    RISES,
    SCOPES,
)
from assistant.chinese import simplified
from assistant.exchange import FigureShown
from assistant.quantities import find_quantities

_END: Final = re.compile(r"(?<=[。！？!?])(?![”」』）)\]])|(?<=[.])(?=\s)|(?<=[;；])(?=\s)|\n+")
_CLAUSE: Final = re.compile(r"(?<=[，；,;：:])")
_ALPHABET: Final = re.compile(
    r"[A-Za-z0-9\u3400-\u9fff\s，。、；：！？（）“”‘’「」『』《》·…—–\-.,;:!?()\"'/&+\[\]{}]*"
)
_TIGHT_BEFORE: Final = re.compile(r"[A-Za-z0-9_$¥€£+\-−–—~<>=≥≤/.%}]$")
_TIGHT_AFTER: Final = re.compile(r"[A-Za-z0-9_+\-−–—~%‰/×*^{]")
_BOUND_BEFORE: Final = re.compile(rf"(?:{BOUNDS.pattern})$", re.IGNORECASE)
_EQUATES: Final = re.compile(r"\s*(?:为|是|is\b|was\b|are\b|were\b|as\b)", re.IGNORECASE)
_VALUES: Final = ("figure", "computation")
_NAME: Final = re.compile(r"[A-Za-z][A-Za-z0-9.+-]*\d[A-Za-z0-9.+-]*|\d+[A-Za-z][A-Za-z0-9]*")


class Unit(NamedTuple):
    text: str
    slots: tuple[Slot, ...]
    marks: tuple[int, ...]

    @property
    def values(self) -> tuple[Slot, ...]:
        return tuple(slot for slot in self.slots if slot.kind in _VALUES)


def sentences_of(draft: str) -> list[str]:
    """As a model wrote them, without its emphasis; a line break ends one."""
    bare = re.sub(r"\*\*|__|`|^#+ |^\s*[-*•] ", "", draft, flags=re.MULTILINE)
    return [part.strip() for part in _END.split(bare) if part and part.strip()]


def fault(sentence: str, evidence: Evidence) -> str:
    """Why a sentence may not be said, in words for the model; empty where it may."""
    sentence = simplified(sentence)
    if reason := _ill_formed(sentence, evidence):
        return reason
    units = list(_units(sentence, evidence))
    for unit in units:
        judge = _around_values if unit.values else _of_quotes
        if reason := _tight(unit) or judge(unit, evidence):
            return reason
    return misbound([unit.text for unit in units], evidence)


def _ill_formed(sentence: str, evidence: Evidence) -> str:
    """What can be told without asking what it says."""
    ids = re.findall(r"\{([^{}]*)\}", sentence)
    if unknown := [id for id in ids if id not in evidence.slots]:
        return f"there is no {{{unknown[0]}}}"
    if dangling := [n for n in _marks(sentence) if n not in evidence.quotes]:
        return f"there is no citation [{dangling[0]}]"
    bare = MARK.sub(" ", SLOT.sub(" ", sentence))
    if re.search(r"[\[\]{}]", bare) or not _ALPHABET.fullmatch(bare):
        return "it holds characters that are no text"
    slots = [evidence.slots[id] for id in ids]
    values = [slot.id for slot in slots if slot.kind in _VALUES]
    if double := [id for id in values if values.count(id) > 1]:
        return f"it has {{{double[0]}}} twice"
    if numeral := _numeral(bare, slots, _marks(sentence), evidence):
        return f"it writes the number {numeral!r} itself"
    if not ids and not MARK.search(sentence):
        return "it has neither a slot nor a citation"
    clauses = [clause.strip() for clause in re.split(r"[，。；：,.;:!！?？]", bare)]
    return "it gives a verdict that no slot gives" if any(map(AFFIRMS.fullmatch, clauses)) else ""


def _units(sentence: str, evidence: Evidence) -> Iterator[Unit]:
    held = ""
    clauses = [clause for clause in _CLAUSE.split(sentence) if clause]
    last = max((i for i, c in enumerate(clauses) if _ends(c, evidence)), default=len(clauses))
    for at, clause in enumerate(clauses):
        held += clause
        if (_ends(clause, evidence) and at < last) or at == len(clauses) - 1:
            slots = tuple(evidence.slots[id] for id in SLOT.findall(held))
            yield Unit(held, slots, _marks(held))
            held = ""


def _ends(clause: str, evidence: Evidence) -> bool:
    slots = [evidence.slots[id] for id in SLOT.findall(clause)]
    return bool(MARK.search(clause)) or any(slot.kind != "period" for slot in slots)


def _marks(text: str) -> tuple[int, ...]:
    return tuple(int(n) for n in MARK.findall(text))


def _numeral(bare: str, slots: list[Slot], marks: tuple[int, ...], evidence: Evidence) -> str:
    names = {name for slot in slots for figure in slot.figures for name in _names(figure)}
    names |= {alias for name in names for alias in evidence.aliases.get(name, ())}
    quotes = [evidence.quotes[n] for n in (*marks, *(n for s in slots for n in s.citations))]
    names |= {name for quote in quotes for name in _NAME.findall(quote)}
    for name in sorted(names, key=len, reverse=True):
        bare = re.sub(rf"(?<![A-Za-z0-9]){re.escape(name)}(?![A-Za-z0-9])", " ", bare)
    bare = NO_NUMBERS.sub(" ", bare)
    written = NUMBERS.search(bare)
    return written[0] if written else next((char for char in bare if char.isnumeric()), "")


def _names(figure: FigureShown) -> tuple[str, ...]:
    """Of a figure: whatever names it, the longest first."""
    members = (*figure.dimensions.values(), *figure.dimensions)
    names = (figure.label, figure.metric, figure.subject, *members)
    return tuple(name for name in names if name)


def _tight(unit: Unit) -> str:
    """A value is never written to: no sign, unit, scale or bound of the model's stands at it."""
    for found in SLOT.finditer(unit.text):
        if found[1][0] not in "fc":
            continue
        before, after = unit.text[: found.start()], MARK.sub("", unit.text[found.end() :])
        signed = _TIGHT_BEFORE.search(before) or _TIGHT_AFTER.match(after)
        bounded = _BOUND_BEFORE.search(before.rstrip()) or BOUNDS.match(after.lstrip())
        if signed or bounded:
            return f"something is written at the value {{{found[1]}}}"
        if _EQUATES.match(after) and SLOT.search(after):
            return f"it equates {{{found[1]}}} with another value"
    return ""


def _around_values(unit: Unit, evidence: Evidence) -> str:
    """Words beside a value are those of its label, of its line, or claim nothing."""
    cited = {n for slot in unit.slots for n in slot.citations}
    if foreign := [n for n in unit.marks if n not in cited]:
        return f"[{foreign[0]}] is not the source of the values beside it"
    said: list[str] = []
    for slot in unit.slots:
        said.append(SLOT.sub(" ", slot.line))
        for figure in slot.figures:
            said += _names(figure)
            said += [a for name in _names(figure) for a in evidence.aliases.get(name, ())]
            said += _own_clause(figure, evidence.quotes.get(figure.citation, ""))
    known = tokens(" | ".join(said))
    if word := uncovered(tokens(SLOT.sub(" | ", MARK.sub(" ", unit.text))), known, _free(unit)):
        return f"{word!r} is not said of the values beside it"
    return ""


def _own_clause(figure: FigureShown, quote: str) -> list[str]:
    """The clause of a quote that holds the value and no other number."""
    clauses = re.split(r"[，；。,;]", quote)
    held = [clause for clause in clauses if figure.text in clause]
    return [c for c in held if len(find_quantities(c.replace(figure.text, " "))) == 0][:1]


def _free(unit: Unit) -> frozenset[str]:
    """Words that say of a computation what its line says, and what two values show."""
    free: set[str] = set()
    for slot in unit.values:
        falls = re.search(r"\*\*[-−]", slot.shown)
        if slot.kind == "computation":
            spoken = set(tokens(slot.line)) | {
                w for group in ALIKE for w in group if w in slot.line
            }
            groups = [group for group in ALIKE if group & spoken]
            free |= {word for group in groups for word in group if not falls}
    pair = [slot.figures[0] for slot in unit.values if slot.kind == "figure"]
    if len(pair) == 2 and pair[0].metric == pair[1].metric and pair[0].unit == pair[1].unit:
        first, second = (figure.value for figure in pair)
        if not isinstance(first, str) and not isinstance(second, str) and first != second:
            free |= RISES if first < second else FALLS
    return frozenset(free)


def _of_quotes(unit: Unit, evidence: Evidence) -> str:
    """Without a value a unit is neutral words, or one cited passage, shortened."""
    text = tokens(SLOT.sub(" | ", MARK.sub(" ", unit.text)))
    if not any(map(speaks, text)) or not uncovered(text, ()):
        return ""
    numbers = dict.fromkeys((*unit.marks, *(n for slot in unit.slots for n in slot.citations)))
    for n in numbers:
        quote = evidence.quotes[n]
        line = next((s.line for s in evidence.slots.values() if s.id == f"q{n}"), "")
        told = line.replace(f"{{q{n}}}", f"：{quote}") if line else quote
        kept = all(word in "".join(text) for word in map(str.casefold, SCOPES.findall(quote)))
        if kept and any(shortened(text, tokens(source)) for source in (quote, told)):
            return ""
    every = tokens(" | ".join(evidence.quotes[n] for n in numbers))
    if word := uncovered(text, every):
        return f"{word!r} is not said in what it cites"
    return "it says more, less or otherwise than the passage it cites"
