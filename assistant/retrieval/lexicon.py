"""The names that a view knows, and where they stand in a question."""

import re
from collections import defaultdict
from collections.abc import Iterator
from functools import cached_property
from typing import Final, Literal, NamedTuple

from assistant.chinese import simplified
from assistant.indexes.base import View
from assistant.indexes.derived import Kept
from assistant.retrieval.member_names import called, short_names
from assistant.retrieval.no_metrics import named_otherwise

_BESIDE_CJK = re.compile(r"(?<=[^\x00-\x7f])\s+|\s+(?=[^\x00-\x7f])")
TargetKind = Literal["metric", "subject", "member", "dimension", "entity", "case"]


class Target(NamedTuple):
    kind: TargetKind
    name: str
    dimension: str = ""
    """Of a member."""


_WORD: Final = 4
"""Characters that a word of the language has at most."""
_DONE: Final = frozenset("了过掉完")
_WHOLE: Final = re.compile(r"(?:^|[,，。;；?？])占$")
_FEW: Final = 40
"""Subjects that an asker knows one by one."""


class Mention(NamedTuple):
    """A name of the view in a text: `text[start:end]` may be an alias."""

    start: int
    end: int
    targets: tuple[Target, ...]

    def names(self, kind: TargetKind) -> tuple[str, ...]:
        return tuple(target.name for target in self.targets if target.kind == kind)

    @property
    def phrase(self) -> bool:
        """A member of several words, of which none asks for anything: 变动 of 公允价值变动损益."""
        return self.end - self.start > _WORD and bool(self.names("member"))


def fold(name: str) -> str:
    """Lower case, Simplified; spaces stay between Latin words only: `"AI 收入"` -> `"ai收入"`."""
    return _BESIDE_CJK.sub("", simplified(name).casefold().strip())


class Lexicon:
    """Longest match over all names and aliases of two characters and more; Latin names only at
    word boundaries.
    """

    def __init__(
        self,
        names: dict[str, set[Target]],
        found: frozenset[str] = frozenset(),
        short: frozenset[str] = frozenset(),
    ) -> None:
        self.kept = Kept()
        self.short = short
        """Names that nobody wrote; what is typed is taken for none of them by mistake."""
        self.found = found
        """Metrics that no catalogue declares."""
        self._targets = {
            name: tuple(sorted(targets)) for name, targets in names.items() if len(name) > 1
        }
        self._starts: defaultdict[str, set[int]] = defaultdict(set)
        for name in self._targets:
            self._starts[name[:2]].add(len(name))

    @classmethod
    def of(cls, view: View) -> "Lexicon":
        names: defaultdict[str, set[Target]] = defaultdict(set)
        for name, target in _named(view):
            names[fold(name)].add(target)
        found = frozenset(m.name for m in view.metrics() if not m.declared)
        short = {fold(head) for heads in _heads(view).values() for head in heads}
        titles = [document.title for document in view.documents()]
        members = view.members()
        short |= {
            fold(head)
            for called_so in short_names(members, titles).values()
            for heads in called_so.values()
            for head in heads
        } - {fold(name) for names in members.values() for name in names}
        written = {fold(n) for entity in view.entities() for n in (entity.name, *entity.aliases)}
        return cls(names, found, frozenset(short - written))

    def same(self, other: "Lexicon") -> bool:
        return (self._targets, self.found) == (other._targets, other.found)

    def find(self, folded: str, taken: frozenset[int] = frozenset()) -> list[Mention]:
        """Longest matches, left to right, none over a taken position."""
        found, at = [], 0
        while at < len(folded):
            length = self._longest(folded, at, taken)
            if length:
                found.append(Mention(at, at + length, self._targets[folded[at : at + length]]))
            at += length or 1
        return found

    def targets(self, folded: str) -> tuple[Target, ...]:
        return self._targets.get(folded, ())

    def names(self) -> tuple[str, ...]:
        """Every name and alias, folded."""
        return tuple(self._targets)

    @cached_property
    def _metric_names(self) -> dict[str, tuple[str, ...]]:
        return {
            name: tuple(target.name for target in targets if target.kind == "metric")
            for name, targets in self._targets.items()
            if any(target.kind == "metric" for target in targets)
        }

    def metric_names(self) -> dict[str, tuple[str, ...]]:
        """Folded name or alias -> metrics."""
        return self._metric_names

    def _longest(self, text: str, at: int, taken: frozenset[int]) -> int:
        fitting = []
        for length in sorted(self._starts.get(text[at : at + 2], ()), reverse=True):
            end = at + length
            if end > len(text) or text[at:end] not in self._targets:
                continue
            if any(i in taken for i in range(at, end)):
                continue
            if _bounded(text, at, end) and not self._is_deed(text, at, end):
                fitting.append(length)
        longest = fitting[0] if fitting else 0
        return next((n for n in fitting[1:] if self._leaves_whole(text, at, n, longest)), longest)

    def _is_deed(self, text: str, start: int, end: int) -> bool:
        """`配送了多少`: what is done, though a member is called so for short; nor is the whole of
        `占零售多少` the part that is asked.
        """
        said = text[end : end + 1] in _DONE or _WHOLE.search(text, 0, start)
        return bool(said) and text[start:end] in self.short

    def _leaves_whole(self, text: str, at: int, length: int, longest: int) -> bool:
        """`出租的车型`: an alias 出租的车 of what 出租 is, too, would cut the dimension 车型."""
        whole = text[at : at + longest]
        if self._targets[text[at : at + length]] != self._targets[whole]:
            return False
        return any(
            start + n > at + longest and self._of_dimension(text[start : start + n])
            for start in range(at + length, at + longest)
            for n in self._starts.get(text[start : start + 2], ())
        )

    def _of_dimension(self, name: str) -> bool:
        return any(target.kind == "dimension" for target in self._targets.get(name, ()))


def _bounded(text: str, start: int, end: int) -> bool:
    """A name that begins or ends in Latin letters or digits does not end within a word."""
    before = start > 0 and _latin(text[start]) and _latin(text[start - 1])
    after = end < len(text) and _latin(text[end - 1]) and _latin(text[end])
    return not (before or after or _ends_verb(text, start, end))


def _ends_verb(text: str, start: int, end: int) -> bool:
    """`涨|到了多少`: a name that is itself a question begins with no end of another verb."""
    asks = "多少" in text[start:end] or "几" in text[start:end]
    return (
        asks
        and text[start] in "到至成为"
        and text[start - 1 : start] in tuple("涨升增加高长降跌减少低掉变")
    )


def _latin(char: str) -> bool:
    return char.isascii() and char.isalnum()


def _named(view: View) -> Iterator[tuple[str, Target]]:
    """Every name and alias of a view with what it means; members and subjects take the aliases
    that the glossary has for them.
    """
    aliases = {entity.name: entity.aliases for entity in view.entities()}
    strange = named_otherwise(view)
    for metric in view.metrics():
        if metric.name in strange:
            continue
        yield from (
            (name, Target("metric", metric.name)) for name in (metric.name, *metric.aliases)
        )
    for entity in view.entities():
        yield from ((n, Target("entity", entity.name)) for n in (entity.name, *entity.aliases))
    heads = _heads(view)
    for subject in view.subjects():
        names = (subject, *aliases.get(subject, ()), *heads.get(subject, ()))
        yield from ((name, Target("subject", subject)) for name in names)
    titles = [document.title for document in view.documents()]
    shorts = short_names(view.members(), titles)
    for dimension, members in view.members().items():
        yield dimension, Target("dimension", dimension)
        for member in members:
            names = (member, *aliases.get(member, ()), *shorts[dimension].get(member, ()))
            yield from ((name, Target("member", member, dimension)) for name in names)
    for case in view.cases():
        yield from ((n, Target("case", case.customer)) for n in (case.customer, *case.aliases))


def _heads(view: View) -> dict[str, tuple[str, ...]]:
    """What subjects are called for short; of hundreds a head is as likely that of a stranger."""
    subjects = sorted(view.subjects())
    return called(subjects, ()) if len(subjects) <= _FEW else {}


def metrics_in(text: str, lexicon: "Lexicon") -> list[Mention]:
    """Not 负债 of `负债率`, which is another thing."""
    return [m for m in lexicon.find(text) if m.names("metric") and text[m.end :][:1] != "率"]
