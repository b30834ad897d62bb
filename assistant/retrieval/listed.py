"""Names that are listed beside a member and that no figure has: members that are missing. Pure."""

import re
from typing import Final

from assistant.indexes.base import View
from assistant.retrieval.language import Reading
from assistant.retrieval.vetoes import is_strange

_BETWEEN: Final = re.compile(r"\s?(?:[、,，/和跟与及]|\band\b)\s?")


def with_listed(
    reading: Reading,
    metrics: tuple[str, ...],
    members: dict[str, tuple[str, ...]],
    rest: tuple[str, ...],
    view: View,
) -> tuple[dict[str, tuple[str, ...]], tuple[str, ...]]:
    """`R400、R900分别多少`: members, and the words that are left.

    A word of the language beside a member is another thing that is asked, and no member.
    """
    uses = view.uses()
    own = {d for name in metrics if name in uses for d in uses[name].dimensions}
    spans = [
        (mention.start, mention.end, target.dimension)
        for mention in reading.mentions
        for target in mention.targets
        if target.kind == "member" and target.dimension in own & members.keys()
    ]
    left = list(rest)
    for run in rest:
        at = reading.text.find(run)
        if at < 0 or not (run.isascii() or is_strange(run)):
            continue
        beside = _beside(reading.text, at, at + len(run), spans)
        if beside:
            members = members | {beside: (*members[beside], run)}
            spans.append((at, at + len(run), beside))
            left.remove(run)
    return members, tuple(left)


def _beside(text: str, start: int, end: int, spans: list[tuple[int, int, str]]) -> str:
    """The dimension of the member that only a comma or `和` parts from the span."""
    for first, last, dimension in spans:
        if last <= start and _BETWEEN.fullmatch(text[last:start]):
            return dimension
        if end <= first and _BETWEEN.fullmatch(text[end:first]):
            return dimension
    return ""
