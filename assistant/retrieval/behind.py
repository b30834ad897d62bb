"""Words right behind a member that say what it is, and name nothing more: `西区区域`. Pure."""

import re
from collections.abc import Iterable, Iterator, Sequence
from itertools import pairwise
from typing import Final

from assistant.retrieval.lexicon import Mention

_KIND: Final = re.compile(
    r"(?:业务|板块|条线|渠道|区域|地区|大区|品类|车型|机型|型号|事业部|这块|那块|这边|那边|客户)(?!部|员|数|费|量|群|流|收)"
)


def without_dimensions(mentions: Sequence[Mention]) -> list[Mention]:
    """`西区区域` names the dimension 区域 no further."""
    behind = set()
    for first, second in pairwise(mentions):
        own = {target.dimension for target in first.targets if target.kind == "member"}
        if first.end == second.start and own & set(second.names("dimension")):
            behind.add(second.start)
    return [mention for mention in mentions if mention.start not in behind]


def kinds_behind(text: str, mentions: Iterable[Mention]) -> Iterator[tuple[int, int]]:
    for mention in mentions:
        owner = mention.names("member") or mention.names("subject")
        if owner and not mention.names("metric") and (kind := _KIND.match(text, mention.end)):
            yield kind.span()


def without_noun(words: tuple[str, ...], metrics: Sequence[str]) -> tuple[str, ...]:
    """`research expense` of the operating expenses that research is a part of."""
    if len(metrics) != 1 or not all(map(str.isascii, words)):
        return words
    noun = metrics[0].lower().split()[-1].removesuffix("s")
    return tuple(word for word in words if word.lower().removesuffix("s") != noun)
