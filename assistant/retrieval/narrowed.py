"""Words that make a value another one by where they stand: right before a member, `防水插座`, or
before what they give, `租赁带来多少收入`. Pure.
"""

import re
from typing import Final

from assistant.retrieval.language import Reading
from assistant.retrieval.residue import tagged_words

_KIND: Final = re.compile(r"[防耐抗隔免低高超轻重智][\u3400-\u9fff]")
"""What a thing is like, that a dictionary takes for a verb: 防潮, 耐磨."""
_DENIES: Final = re.compile(r"[非无]")
_GIVES: Final = re.compile(r"(?:[一总]共)?(?:贡献|带来|创造)了?(?:多少|几)")
_NOUNS: Final = frozenset("nbjs")


def narrows(word: str, reading: Reading) -> bool:
    """`国产插座`, `防水插座`, `非进口的插座`, of the member 插座; `租赁` that brings so much."""
    at = reading.text.find(word)
    if at < 0:
        return False  # put together of what stands apart
    end = at + len(word)
    starts = {m.start for m in reading.mentions if m.names("member")}
    if len(word) > 1 and _GIVES.match(reading.text, end):
        return True
    if _DENIES.match(word):
        return end + reading.text.startswith("的", end) in starts
    tag = tagged_words(word)[-1][1]
    return end in starts and (tag[0] in _NOUNS or bool(_KIND.fullmatch(word)))
