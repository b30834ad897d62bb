"""Which unknown words of a question forbid to answer it by a figure. Pure.

People say much around a figure (`手上还剩多少要推动客户去买的`); what makes it another figure is a
name, a word beside the metric (`海外收入`, `客户流失`), the noun that is asked for in the end, or a
word for something else that is measured.
"""

import re
from typing import Final

import rjieba

from assistant.retrieval.language import Reading
from assistant.retrieval.words import MEASURED_ELSE

_NAMES: Final = ("nr", "ns", "nt", "nz", "nrt", "nrfg")
"""Word classes of people, places, organisations and other names."""
_HEADS: Final = tuple("率额量数价费度比值款金")
"""Last characters of the names of what is measured."""
_BETWEEN: Final = re.compile(r"[的之在\s]*")
_ASKED: Final = re.compile(r"[\s,，。？?!！的是有为共总了大概约在达到]*(?:多少|几|何|$)")


def vetoes(words: tuple[str, ...], reading: Reading, *, implied: bool) -> tuple[str, ...]:
    """Those of the words that the evidence has to hold; `implied` says that no metric is named."""
    return tuple(word for word in words if word.isascii() or _forbids(word, reading, implied))


def _forbids(word: str, reading: Reading, implied: bool) -> bool:
    tagged = [(str(token), str(tag)) for token, tag in rjieba.tag(word, hmm=False)]
    if any(tag in _NAMES for _, tag in tagged) or _strange(tagged):
        return True
    if any(token in MEASURED_ELSE for token, _ in tagged) or word in MEASURED_ELSE:
        return True
    if implied and (tagged[-1][1].startswith("n") or word.endswith(_HEADS)):
        return True
    nominal = tagged[-1][1][0] in "nv"
    return nominal and (_beside_metric(word, reading) or _asked_for(word, reading))


def is_strange(word: str) -> bool:
    """No word of a dictionary: the name of somebody or something."""
    return _strange([(str(token), str(tag)) for token, tag in rjieba.tag(word, hmm=False)])


def _strange(tagged: list[tuple[str, str]]) -> bool:
    """Characters that no dictionary joins and that are not all verbs: a name."""
    single = len(tagged) > 1 and all(len(token) == 1 for token, _ in tagged)
    return single and any(tag[0] in "ngjb" for _, tag in tagged)


def _beside_metric(word: str, reading: Reading) -> bool:
    chars = list(reading.text)
    for period in reading.periods:
        chars[period.start : period.end] = " " * (period.end - period.start)
    text, at = "".join(chars), reading.text.find(word)
    for mention in reading.mentions if at >= 0 else ():
        if not mention.names("metric"):
            continue
        after = at >= mention.end and _BETWEEN.fullmatch(text[mention.end : at])
        before = at < mention.start and _BETWEEN.fullmatch(text[at + len(word) : mention.start])
        if after or before:
            return True
    return False


def _asked_for(word: str, reading: Reading) -> bool:
    """The noun before `多少`, behind the metric: the metric only qualifies it."""
    at = reading.text.find(word)
    first = min((m.end for m in reading.mentions if m.names("metric")), default=len(reading.text))
    return at >= first and bool(_ASKED.match(reading.text, at + len(word)))
