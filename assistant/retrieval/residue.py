"""What of a text is neither a name nor a word of the language. Pure."""

import re
from functools import lru_cache
from typing import Final, NamedTuple

import rjieba

from assistant.retrieval.dictionary import is_word
from assistant.retrieval.words import BREAKS, FUNCTION, FUNCTION_EN, PLAIN, PLAIN_EN

_RUN: Final = re.compile(r"[\u3400-\u9fff]+|[A-Za-z][A-Za-z0-9.+#/-]*(?:&[A-Za-z]+)*")
_COMPARED: Final = re.compile(r"(?<![对相占同环可])比(?![例重率较值])")
"""Between two things compared; a dictionary glues it to either."""
_SUMMED: Final = re.compile(r"[加合]在?一?(?:起来?|块儿?)")
"""A dictionary takes its first character for the end of the name before it."""
_PART: Final = re.compile(r"[哪这那几每]块(?=[\u3400-\u9fff])|全年(?!龄)")
"""Words that a dictionary glues to the name behind them: `全年收入`."""
_HYPHENED: Final = re.compile(r"[A-Z]?[a-z]{2,}(?:-[a-z]{2,})+")
_SAYS_NOTHING: Final = FUNCTION_EN | PLAIN_EN
_LIGHT: Final = frozenset("cdefhkmopqruy")
"""First letters of word classes that name nothing: adverb, numeral, measure word, pronoun …"""


_COMPLEMENTS: Final = frozenset(
    "是了的有到在出过下来去给把着得些点里上成为于和对走掉住完动开回入起光"
)
"""Second characters of two that are spoken together; others make a word of its own."""
_NEGATIONS: Final = frozenset("非未无不反")
"""Characters that turn the name after them into its opposite."""
_PREPOSITIONS: Final = "按把从被对将用由"
"""Characters that a segmenter leaves glued to the front of a noun."""
_MODAL: Final = frozenset("要会能可应须得")


class _Word(NamedTuple):
    text: str
    content: bool
    joins: bool
    """A single character that may be part of the names on both its sides."""
    leads: bool = False
    """An adjective or a negation that makes the name after it another one: `大客户`."""
    parts: bool = False
    """A verb behind the object of 把: `把对手的货退了` does not name 货退."""


def content_runs(text: str) -> tuple[str, ...]:
    """What remains of a text without words of the language: `"请问收入是多少"` -> `("收入",)`."""
    runs: list[str] = []
    for run in _RUN.findall(_PART.sub(" ", _SUMMED.sub(" ", _COMPARED.sub(" ", text)))):
        if run.isascii():
            runs.extend(_latin(run))
        else:
            runs.extend(_joined(_words(_whole(rjieba.tag(run, hmm=False)))))
    return tuple(runs)


def _whole(tagged: list[tuple[str, str]]) -> list[tuple[str, str]]:
    """With 线上 and 线下 as words, which a dictionary cuts in two."""
    found: list[tuple[str, str]] = []
    for token, tag in tagged:
        if token in {"上", "下"} and found and found[-1][0] == "线":
            found[-1] = (f"线{token}", "n")
        else:
            found.append((token, tag))
    return found


def _latin(run: str) -> list[str]:
    """`online-training` is its two words; a name that holds a capital or a digit stays whole, and
    so does what would lose a word: `half-year`.
    """
    parts = run.split("-") if _HYPHENED.fullmatch(run) else []
    if len(parts) > 1 and not any(part.casefold() in _SAYS_NOTHING for part in parts):
        return parts
    return [] if run.casefold().strip(".") in _SAYS_NOTHING else [run]


def words_of(text: str) -> list[str]:
    """A text cut into the words of a dictionary, in order."""
    return [str(token) for token, _ in rjieba.tag(text, hmm=False)]


def tagged_words(text: str) -> list[tuple[str, str]]:
    """The same with the class of each: `n` for a noun, `v` for a verb …"""
    return [(str(token), str(tag)) for token, tag in rjieba.tag(text, hmm=False)]


def _words(tagged: list[tuple[str, str]]) -> list[_Word]:
    words: list[_Word] = []
    taken = False  # `把` takes an object, whose verb follows
    for token, tag in tagged:
        parts = taken and tag[0] == "v"
        if len(words) > 1 and words[-1].text == "来" and min(len(words[-2].text), len(token)) > 1:
            words[-1] = words[-1]._replace(joins=False)  # `用什么办法来控制`
        words.append(_word(token, tag)._replace(parts=parts))
        taken = token == "把" or (taken and not parts)
    return words


def _word(token: str, tag: str) -> _Word:
    light = tag[0] in _LIGHT or token in FUNCTION or token in _MODAL or token in PLAIN
    if not light and len(token) > 1:
        light = _made_of_words(token, shortest=2 if tag.startswith("n") else 1)
    single = light and len(token) == 1 and token not in BREAKS and token not in _MODAL
    leads = single and (tag[0] in "ab" or token in _NEGATIONS)
    return _Word(token, not light, single and tag[0] not in _LIGHT, leads)


@lru_cache(maxsize=4096)
def _made_of_words(token: str, shortest: int) -> bool:
    """`算是` is `算` and `是`: a segmenter glues what people speak together.

    A noun of single characters is a word of its own: `人数`.
    """
    if len(token) == 2 and token[1] not in _COMPLEMENTS:
        return False
    return any(
        token[:at] in FUNCTION and (token[at:] in FUNCTION or _made_of_words(token[at:], shortest))
        for at in range(shortest, len(token) - shortest + 1)
    )


def _joined(words: list[_Word]) -> list[str]:
    """Content words that touch are one run, with a character between them."""
    kept = [word.content for word in words]
    for i, word in enumerate(words):
        before = words[i - 1].content if i else False
        after = words[i + 1].content if i + 1 < len(words) else False
        if word.joins or word.leads:
            kept[i] = after and (before or word.leads)
    runs = [""]
    for word, keep in zip(words, kept, strict=True):
        if keep:
            runs += [""] if word.parts and runs[-1] else []
            runs[-1] += word.text
        elif runs[-1]:
            runs.append("")
    runs = [_placed(run) for run in runs]
    return [bare for run in runs if (bare := run.lstrip(_PREPOSITIONS) or run)]


def _placed(run: str) -> str:
    """`车里`: the noun alone, where a dictionary takes both for a name."""
    return run[0] if len(run) == 2 and run[1] in "里中内" and not is_word(run) else run
