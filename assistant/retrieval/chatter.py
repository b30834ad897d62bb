"""Takes off a message what is said around its questions: greetings, haste, thanks, emoji, and
whole clauses that only say why it is asked. Pure.
"""

import re
import unicodedata
from collections import defaultdict
from functools import cache
from importlib.resources import files
from typing import Final

from assistant.chinese import simplified
from assistant.retrieval.asides import without_asides
from assistant.retrieval.borders import cuts_word


def _words(name: str) -> tuple[str, ...]:
    """Longest first; `_` stands for a space."""
    text = (files("assistant.retrieval") / f"{name}.txt").read_text(encoding="utf-8")
    return tuple(sorted((w.replace("_", " ") for w in text.split()), key=lambda w: (-len(w), w)))


_GREETINGS: Final = _words("greetings")
_LEADS: Final = tuple(sorted({*_words("chatter"), *_GREETINGS}, key=lambda w: (-len(w), w)))
_TAILS: Final = _words("chatter_tails")
_PAUSE: Final = " ,，.。!！~～、:：;；…-—"
_STICKER: Final = re.compile(r"\[[\u4e00-\u9fff]{1,3}\]|[\ufe0f\u200d\U0001f1e6-\U0001f1ff]")
_CALLED: Final = re.compile(
    r"(?<![^\s,，。.?？!！:：])[@＠][^\s,，。?？!！:：@＠]{1,16}[\s,，:：]*"
)
"""`@助手`: whom a message in a group is sent to."""
_ON_BEHALF: Final = re.compile(
    r"^[\u4e00-\u9fff]{1,3}(?:院长|董事长|总经理|总监|主任|经理|局长|厂长|校长|行长|主席|书记|总)(?:那边)?"
    r"(?:想|要|让我|叫我|让|问)(?:我|咱们?)?(?:来)?(?:看|看看|查|了解|知道|问问?)(?:一?下)?[,，]?"
)
"""`某院长想看一下…`: whom the answer is for."""
_REPEATED: Final = (
    (re.compile(r"[?？][?？!！]+|[!！]+[?？][?？!！]*"), "？"),
    (re.compile(r"[!！]{2,}"), "！"),
    (re.compile(r"(?:\.{2,}|。{2,}|…+|~{2,}|～{2,})"), "，"),
)


def without_chatter(message: str) -> str:
    """`"你好，请问收入多少呀？谢谢！"` -> `"收入多少？"`.

    A message that is nothing else keeps its last greeting, or stays as it is.
    """
    text = _STICKER.sub("", "".join(c for c in message if not _pictures(c))).strip()
    text = _CALLED.sub(" ", text).strip() or text
    text = _ON_BEHALF.sub("", text) or text
    for pattern, mark in _REPEATED:
        text = pattern.sub(mark, text)
    plain = simplified(text).lower()
    start = _lead(plain)
    end = _tail(plain, start)
    if plain[start:end].strip(_PAUSE) in {"", *_TAILS}:
        greeted = [word for word in _GREETINGS if _has(plain, word)]
        return max(greeted, key=plain.rfind) if greeted else text or message
    asked = text[start:end] + _asked(plain)
    bare = without_asides(asked)
    return asked if bare == asked else without_chatter(bare)


def _pictures(char: str) -> bool:
    return (
        char >= "\u2600"
        and unicodedata.category(char) in {"So", "Sk", "Cs", "Co"}
        and not ("\u3200" <= char <= "\u33ff")
    )


def _lead(text: str) -> int:
    """Where the question begins."""
    at = 0
    leads = _by_first()
    while True:
        while at < len(text) and text[at] in _PAUSE:
            at += 1
        word = next(
            (w for w in leads.get(text[at : at + 1], ()) if _stands(text, at, at + len(w), w)), ""
        )
        if not word:
            return at
        at += len(word)


@cache
def _by_first() -> dict[str, list[str]]:
    found: defaultdict[str, list[str]] = defaultdict(list)
    for word in _LEADS:
        found[word[0]].append(word)
    return dict(found)


def _tail(text: str, start: int) -> int:
    """Where the question ends, its mark aside."""
    end = len(text)
    while True:
        bare = len(text[:end].rstrip(_PAUSE + "?？"))
        word = next((w for w in _TAILS if _stands(text, bare - len(w), bare, w)), "")
        if not word or bare - len(word) <= start:
            return max(bare, start)
        end = bare - len(word)


def _stands(text: str, start: int, end: int, word: str) -> bool:
    if start < 0 or text[start:end] != word:
        return False
    if word.isascii():
        beside = (text[start - 1 : start], text[end : end + 1])
        return not any(c.isascii() and (c.isalpha() or c == "'") for c in beside if c)
    least = 3 if word.endswith("下") else 2
    return not cuts_word(text, end, least) and not cuts_word(text, start)


def _has(text: str, word: str) -> bool:
    return any(_stands(text, m.start(), m.end(), word) for m in re.finditer(re.escape(word), text))


def _asked(text: str) -> str:
    return "？" if re.search(r"[?？]", text) else ""
