"""A model's wording of an exact answer: judged sentence by sentence, mended once, or withheld."""

import re
from collections.abc import Callable
from typing import Final, Literal, NamedTuple, Protocol

from assistant.answering import prompts
from assistant.answering.breaker import Model
from assistant.answering.draft import Draft, escape
from assistant.answering.evidence import MARK, SLOT, Evidence, Slot, aliases_of, evidence_of
from assistant.answering.grounding import unsupported
from assistant.answering.sentences import fault, sentences_of
from assistant.errors import ModelError
from assistant.indexes.base import View

_NUMBERED: Final = re.compile(r"^\s*(\d+)\s*[).、:：]\s*(.+)$")
_PART: Final = re.compile(rf"({SLOT.pattern}|{MARK.pattern})")
_STOPS: Final = "。！？!?；;，,"

MOST_SENTENCES: Final = 40
"""Of a draft; a longer one is no wording of an answer that has a dozen lines."""

Outcome = Literal["worded", "down", "withheld"]


class Worded(NamedTuple):
    outcome: Outcome
    text: str = ""
    """Only of what was worded."""


class Words(Protocol):
    """Words an answer."""

    @property
    def name(self) -> str: ...

    def word(self, question: str, evidence: Evidence, stop: Callable[[], bool]) -> Worded: ...


def worded(
    words: Words, question: str, draft: Draft, view: View, stop: Callable[[], bool]
) -> Worded | None:
    """The wording of an exact answer that the gate lets through; None where none is asked for."""
    evidence = evidence_of(draft, draft.language, aliases_of(view, draft))
    if evidence is None or not evidence.needed():
        return None
    made = words.word(question, evidence, stop)
    if made.outcome == "worded" and unsupported(made.text, draft):
        return Worded("withheld")
    return made


class Wording:
    def __init__(self, model: Model) -> None:
        self._model = model

    @property
    def name(self) -> str:
        return self._model.name

    def word(self, question: str, evidence: Evidence, stop: Callable[[], bool]) -> Worded:
        asked = prompts.wording(question, evidence)
        try:
            draft = self._model.complete(asked, stop)
        except ModelError:
            return Worded("down")
        lines = [sentences_of(line) for line in draft.splitlines()]
        if sum(map(len, lines)) > MOST_SENTENCES:
            return Worded("withheld")
        faults = _faults(lines, evidence)
        mended = self._mended(asked, draft, faults, evidence, stop) if faults else {}
        kept = [[mended.get(each, each) for each in line] for line in lines]
        kept += [[mended.get("", "")]]
        said = _once([[each for each in line if each and each not in faults] for line in kept])
        if not _whole([each for line in said for each in line], evidence):
            return Worded("withheld")
        return Worded("worded", _rendered(draft, said, evidence))

    def _mended(
        self,
        asked: prompts.Prompt,
        draft: str,
        faults: dict[str, str],
        evidence: Evidence,
        stop: Callable[[], bool],
    ) -> dict[str, str]:
        """Faulty sentence -> what stands for it now, empty where it stays withheld."""
        mended = dict.fromkeys(faults, "")
        try:
            reply = self._model.complete(prompts.repair(asked, draft, list(faults.items())), stop)
        except ModelError:
            return mended
        old = list(faults)
        for line in reply.splitlines():
            match = _NUMBERED.match(line)
            number = int(match[1]) if match and len(match[1]) < 4 else 0
            if match and 0 < number <= len(old):
                new = sentences_of(match[2])
                good = [each for each in new if not fault(each, evidence)]
                mended[old[number - 1]] = "".join(good)
        return mended


def _faults(lines: list[list[str]], evidence: Evidence) -> dict[str, str]:
    """Each faulty sentence with its reason; of `""`, what no sentence tells."""
    judged = {each: fault(each, evidence) for line in lines for each in line}
    left_out = _left_out(" ".join(judged), evidence)
    if left_out:
        judged[""] = f"a sentence with {' '.join(f'{{{id}}}' for id in left_out)} is missing"
    return {sentence: reason for sentence, reason in judged.items() if reason}


def _once(lines: list[list[str]]) -> list[list[str]]:
    """Without what is said again."""
    said: set[str] = set()
    kept = []
    for line in lines:
        kept.append([each for each in dict.fromkeys(line) if each not in said])
        said.update(line)
    return kept


def _left_out(text: str, evidence: Evidence) -> list[str]:
    """Slots of the exact answer that a text tells neither itself nor in their own clauses."""
    held, cited = SLOT.findall(text), {int(n) for n in MARK.findall(text)}
    needed = [id for id in evidence.needed() if id not in held]
    return [id for id in needed if not _told(evidence.slots[id], cited)]


def _whole(sentences: list[str], evidence: Evidence) -> bool:
    """Nothing of the exact answer is missing, and what qualifies a part still stands before it."""
    text = " ".join(sentences)
    if _left_out(text, evidence):
        return False
    held, order = SLOT.findall(text), evidence.needed()
    for heading in evidence.headings():
        at, place = held.index(heading), order.index(heading)
        if set(held[:at]) & set(order[place + 1 :]) or set(held[at:]) & set(order[:place]):
            return False
    return True


def _told(slot: Slot, cited: set[int]) -> bool:
    """A quote without a number may be told in its own clauses."""
    return slot.kind == "quote" and set(slot.citations) <= cited and not _numeric(slot.shown)


def _numeric(text: str) -> bool:
    return any(char.isnumeric() for char in MARK.sub("", text))


def _rendered(draft: str, said: list[list[str]], evidence: Evidence) -> str:
    joint = " " if evidence.language == "en" else ""
    lines = []
    for written, sentences in zip((*draft.splitlines(), ""), said, strict=True):
        if sentences:
            mark = "- " if re.match(r"\s*[-*•] ", written) else ""
            lines.append(mark + joint.join(_filled(each, evidence) for each in sentences))
    return "\n".join(lines)


def _filled(sentence: str, evidence: Evidence) -> str:
    """Slots filled in; what else the model wrote is text and no Markdown."""
    filled, before = "", None
    for part in filter(None, _parts(sentence)):
        if slot := SLOT.fullmatch(part):
            before = evidence.slots[slot[1]]
            filled += before.shown
        elif mark := MARK.fullmatch(part):
            if before is None or int(mark[1]) not in before.citations:
                filled += part
        else:
            closed = bool(before and re.search(rf"[{_STOPS}：:](?:\[\d+\])?$", before.shown))
            filled += escape(part.lstrip(_STOPS) if closed else part)
            before = None
    return filled


def _parts(sentence: str) -> list[str]:
    """Text, slots and marks, in order."""
    parts, at = [], 0
    for match in _PART.finditer(sentence):
        parts += [sentence[at : match.start()], match[0]]
        at = match.end()
    return [*parts, sentence[at:]]
