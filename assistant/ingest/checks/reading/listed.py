"""Names with a value each, told in turn: `份额前三位为甲厂24%、我们19%、乙厂14%`."""

import re
from collections.abc import Iterator
from itertools import pairwise
from typing import Final, NamedTuple

from assistant.ingest.checks.reading.sentences import MASK, Number, Sentence, once

_FIRST: Final = re.compile(
    rf"(?:[：:]|[是为有])\s*(?P<who>[^：:，,、。；;是为有\d{MASK}]{{2,12}})(?:占|约|为|达)?$"
)
_NEXT: Final = re.compile(
    rf"\s*(?:[，,、]|[，,、]?(?:和|及|以及))\s*(?P<who>[^：:，,、。；;\d{MASK}]{{2,12}}?)(?:占|约|为|达)?"
)
_REST: Final = re.compile(r"其[他它余]|合计|总计|共|剩余|三家|两家")
FEWEST: Final = 3


class Item(NamedTuple):
    who: str
    number: Number


class Listed(NamedTuple):
    head: str
    """What stands before the first name."""
    items: tuple[Item, ...]

    def of(self, who: str) -> Number | None:
        found = [item.number for item in self.items if item.who == who]
        return found[0] if len(found) == 1 else None

    def place_of(self, number: Number) -> int:
        return sum(i.number.quantity.value > number.quantity.value for i in self.items) + 1


@once
def lists_in(sentence: Sentence) -> list[Listed]:
    return [listed for listed in _lists(sentence) if len(listed.items) >= FEWEST]


def _lists(sentence: Sentence) -> Iterator[Listed]:
    for at, first in enumerate(sentence.numbers):
        match = _FIRST.search(first.words)
        if match is None:
            continue
        items = [Item(match["who"].strip(), first)]
        for before, number in pairwise(sentence.numbers[at:]):
            follows = _NEXT.fullmatch(number.words)
            one = number.quantity.unit == before.quantity.unit and number.depth == first.depth
            if not follows or not one or _REST.search(follows["who"]):
                break
            items.append(Item(follows["who"].strip(), number))
        yield Listed(sentence.text[: first.start - len(match["who"])], tuple(items))
