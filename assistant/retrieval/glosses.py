"""`lease (长租) contracts`: a name of the view, and what it is called in English. Pure."""

import re
from typing import Final

from assistant.retrieval.lexicon import Lexicon, fold
from assistant.retrieval.words import FUNCTION_EN

_NOUN: Final = r"(?: ?(?:contracts?|deals?|agreements?|arrangements?|terms?)\b)?"
_GLOSSED: Final = re.compile(
    r"(?P<said>(?:[A-Za-z][A-Za-z-]*[ ]?){1,5})\(\s*(?P<name>[^()]*[\u3400-\u9fff][^()]*?)\s*\)"
    rf"{_NOUN}",
    re.IGNORECASE,
)
_BEHIND: Final = re.compile(
    r"(?P<name>[A-Za-z0-9]*[\u3400-\u9fff][A-Za-z0-9\u3400-\u9fff]*)\s?"
    r"\(\s*(?P<said>[A-Za-z][A-Za-z '/-]*?)\s*\)"
    rf"(?P<noun>{_NOUN})",
    re.IGNORECASE,
)
"""`长租 (long-lease) contracts`."""
_QUALIFIES: Final = re.compile(
    r"\b(?:(?:north|south|east|west)\w*|domestic|overseas|foreign|local|regional|international|global|"
    r"on-?line|off-?line|internal|external|new|old|existing|other|net|gross|total|average|mean|median|"
    r"(?:dai|week|month|year|quarter)ly|annual|per|before|after|without|excluding|including|only|"
    r"target\w*|plan\w*|budget\w*|forecast\w*|expected|actual|last|next|previous|first|second|"
    r"profit|cost|margin|share|rate|growth)\b|(?-i:\b[A-Z]{2})",
    re.IGNORECASE,
)
"""`收入 (domestic)`: words in brackets that make what is before them another thing."""
_MOST: Final = 2
"""Words of a gloss that are no name."""


def without_glosses(text: str, lexicon: Lexicon) -> str:
    """`"cards under lease (长租) contracts"` -> `"cards under 长租"`, where 长租 is a name."""
    text = _GLOSSED.sub(lambda match: _name_alone(match, lexicon), text)
    return _BEHIND.sub(lambda match: _without_gloss(match, lexicon), text)


def _name_alone(match: re.Match[str], lexicon: Lexicon) -> str:
    if not lexicon.targets(fold(match["name"])):
        return match[0]
    words = match["said"].split()
    kept = len(words)
    while kept and _is_gloss(words[kept - 1], lexicon):
        if len(words) - kept >= _MOST and not words[kept - 1][0].isupper():
            break  # a name has a capital in each of its words: `Green River Bank (绿江银行)`
        kept -= 1
    return " ".join((*words[:kept], match["name"]))


def _without_gloss(match: re.Match[str], lexicon: Lexicon) -> str:
    """A name of something else in the brackets is asked for, too; so may a single word be."""
    name, words = fold(match["name"]), re.findall("[A-Za-z]+", match["said"])
    if _QUALIFIES.search(match["said"]) or not (words[1:] or match["noun"].strip()):
        return match[0]
    ends = any(mention.end == len(name) for mention in lexicon.find(name))
    another = any(lexicon.targets(fold(word)) for word in (match["said"], *words))
    return match["name"] if ends and not another else match[0]


def _is_gloss(word: str, lexicon: Lexicon) -> bool:
    """A word of a name that stands for itself, or of the question, is none."""
    return word.lower() not in FUNCTION_EN and not lexicon.targets(fold(word))
