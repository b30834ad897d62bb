"""The names that a run of typed characters comes near to: by its sound, or but for one character.

Most runs of a question come near to none, so each is ruled out by what it costs least to look up:
a sound by its first syllables, a spelling by the pairs of neighbouring characters that no name has.
"""

from collections.abc import Iterator

from assistant.retrieval.nearby import HOLE, Nearby
from assistant.retrieval.sounds import heard, readings


class Slips:
    """Of one folded text, beside the names of a view."""

    def __init__(self, text: str, near: Nearby) -> None:
        self._text, self._near = text, near
        odd = [text[i : i + 2] not in near.pairs for i in range(len(text) - 1)]
        self._first_odd = _ahead(odd)
        """From each place on, the first pair that no name has."""
        self._last_odd = [len(odd) - 1 - i for i in reversed(_ahead(odd[::-1]))]
        """Up to each place, the last one."""

    def near(self, start: int, least: int) -> Iterator[tuple[int, set[str]]]:
        """Each end, beyond `least`, of a run from `start` on that sounds like a name, or is one but
        for one character; with these names.
        """
        sounding, first = self._sounds(start), self._first_odd[start]
        furthest = max(sounding, default=0)
        for end in (start + size for size in self._near.sizes):
            if end > len(self._text):
                return
            last = self._last_odd[end - 2]
            spoilt = last - first > 2  # a wrong character spoils both its pairs, two swapped three
            if spoilt and end > furthest:
                return
            if end <= least:
                continue
            names = set(sounding.get(end, ()))
            if not spoilt:
                at = (start, end) if first > last else (max(start, last - 1), min(end, first + 2))
                self._add_misspelt(names, self._text[start:end], at[0] - start, at[1] - start)
            if names:
                yield end, names

    def _sounds(self, start: int) -> dict[int, tuple[str, ...]]:
        """By the place where each ends. A name counts with every reading, what is typed with the
        usual one: rare ones of both would meet where nobody hears it.
        """
        found: dict[int, tuple[str, ...]] = {}
        said = ""
        for end in range(start + 1, len(self._text) + 1):
            said += f"{heard(readings(self._text[end - 1])[0])} "
            if said not in self._near.sounds:
                break
            found[end] = self._near.sounds[said]
        return found

    def _add_misspelt(self, found: set[str], window: str, low: int, high: int) -> None:
        """What it is but for its character at a place from `low` up to `high`, or one left out."""
        near = self._near
        if len(window) > 2:
            found.update(near.shortened.get(window, ()))
        for at in range(low, high):
            if not "\u3400" <= window[at] <= "\u9fff":
                continue
            before, after = window[:at], window[at + 1 :]
            found.update(near.holes.get(before + HOLE + after, ()))
            if len(window) > 3 and (without := before + after) in near.names:
                found.add(without)
            swapped = before + after[:1] + window[at] + after[1:]
            if len(window) > 2 and swapped in near.names:
                found.add(swapped)


def _ahead(marked: list[bool]) -> list[int]:
    """For each place the first one at or after it that is marked; the length where none is."""
    found, at = [], len(marked)
    for place in range(len(marked) - 1, -1, -1):
        at = place if marked[place] else at
        found.append(at)
    return found[::-1]
