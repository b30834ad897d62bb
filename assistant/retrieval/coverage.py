"""Whether a text holds a word that a question asks for."""

import re

from assistant.retrieval.bilingual import translations
from assistant.retrieval.dictionary import chinese_of


def covered(word: str, evidence: str) -> bool:
    """Whole, or two thirds of its character pairs and its end; Latin words from their beginning to
    their end, plain words but for endings: `X1` is no `X10`, and `improve` is in `improvement`; or
    plain words of English in Chinese: `online` is 在线.
    """
    if len(word) < 2 and not word.isascii():
        return True
    if word.isascii():
        plain = word.isalpha() and len(word) > 3
        ends = "" if plain else "(?![a-z0-9])"
        said = re.search(rf"(?<![a-z0-9]){re.escape(word)}{ends}", evidence) is not None
        chinese = (*translations(word), *chinese_of(word)) if plain and not said else ()
        return said or any(each in evidence for each in chinese)
    if word in evidence:
        return True
    pairs = [word[i : i + 2] for i in range(len(word) - 1)]
    held = sum(pair in evidence for pair in pairs) / len(pairs)
    return held >= 2 / 3 and pairs[-1] in evidence
