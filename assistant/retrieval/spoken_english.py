"""English as it is typed in a hurry, turned into the words that a view's names have. Pure."""

import re
from typing import Final

from assistant.indexes.derived import derived
from assistant.retrieval.english_modifiers import alike_words, with_families
from assistant.retrieval.english_turns import in_usual_words
from assistant.retrieval.lexicon import Lexicon, fold

_SIDES: Final = re.compile(
    r"(?P<what>(?:[a-z]+ ){1,3})(?P<one>after|before)(?P<by> (?:divided by|minus|and|vs\.?|over) )"
    r"(?P<other>after|before)\b(?! [a-z]+ing| [a-z]+ation)",
    re.IGNORECASE,
)
_EARNS: Final = re.compile(
    r"how much(?: money)? (?:did|does|do|has|have|will) (?P<who>[^,.?]+?) "
    r"(?:(?:bring|brought|take|taken|pull|pulled|rake|raked) in|make|made|earn|earned)\b",
    re.IGNORECASE,
)
_CUTOFF: Final = re.compile(
    r"(?:annual |yearly )?(?P<what>(?:[a-z]+ ){1,2})(?:cutoff|threshold|bar) "
    r"(?:for|of|to (?:be|become|count as|qualify as)) (?:an? |the )?(?P<who>[a-z]+) customers?\b",
    re.IGNORECASE,
)
_MAKES: Final = re.compile(
    r"(?:annual |yearly )?(?P<what>(?:[a-z]+ ){1,2})makes (?:an?|the) (?:customer|client) "
    r"an? (?P<who>[a-z]+)(?: ?\([a-z ]+\))? customer\b",
    re.IGNORECASE,
)
_CLIENTS_WITH: Final = re.compile(
    r"(?P<ask>how many|number of) (?P<who>customers|clients)\b(?P<clause>[^,.?]*)", re.IGNORECASE
)
_CHINESE_CLIENTS: Final = re.compile(
    r"(?P<thing>[\u3400-\u9fff]{2,8}) ?(?:customers|clients)\b", re.I
)
_INSERTED: Final = re.compile(
    r"\b(?P<first>[a-z]+) (?P<between>[A-Za-z]+) (?P<noun>customers|clients)\b", re.IGNORECASE
)
_THING: Final = re.compile(r"[\u3400-\u9fff]{2,8}|[A-Za-z]{3,}")
_TWO_OF: Final = re.compile(
    r"\b(?P<one>[a-z]+) (?:and|or) (?P<other>[a-z]+) (?P<noun>[a-z]+)\b", re.I
)
_WORD: Final = re.compile(r"[A-Za-z]+(?:-[A-Za-z]+)*")
_ENDINGS: Final = ("ies", "ing", "ed", "es", "s", "d", "e", "y")
_SAME: Final = {"leftover": "left", "remaining": "left", "unsold": "left", "total": "", "the": ""}
_MOST_WORDS: Final = 7


def in_plain_english(text: str, lexicon: Lexicon) -> str:
    """`"avg output per yr"` -> `"average output per year"`; inflected names as they are."""
    text = _threshold(in_usual_words(text), lexicon)
    text = _without_inserted(with_families(text, lexicon), lexicon)
    text = _sides(text, lexicon)
    text = _earned(text, lexicon)
    text = _each_of_two(text, lexicon)
    text = _clients_with(text, lexicon)
    return _as_named(text, lexicon)


def _sides(text: str, lexicon: Lexicon) -> str:
    """`output after divided by before`: the names that go on where these end."""
    match = _SIDES.search(text)
    if match is None:
        return text
    words = match["what"].split()
    for first in range(len(words)):
        what = " ".join(words[first:])
        one, other = (_beginning(f"{what} {match[side]}", lexicon) for side in ("one", "other"))
        if one and other:
            before = " ".join(words[:first])
            start = f"{text[: match.start()]}{before} ".lstrip()
            return f"{start}{one}{match['by']}{other}{text[match.end() :]}"
    return text


def _beginning(said: str, lexicon: Lexicon) -> str:
    """The name of the only metric whose names begin so."""
    held = {
        metrics: name
        for name, metrics in lexicon.metric_names().items()
        if metrics and name.startswith(f"{fold(said)} ")
    }
    return next(iter(held.values())) if len(held) == 1 else ""


def _threshold(text: str, lexicon: Lexicon) -> str:
    """`the revenue cutoff for a key customer` -> `the key customer revenue cutoff`."""
    match = _CUTOFF.search(text) or _MAKES.search(text)
    if match is None:
        return text
    what = match["what"].split()[-1]
    for words in ([what, "threshold"], ["threshold"], [what, "cutoff"], ["cutoff"]):
        if name := _name_of([match["who"], "customer", *words], lexicon):
            return f"{text[: match.start()]}{name}{text[match.end() :]}"
    return text


def _earned(text: str, lexicon: Lexicon) -> str:
    """`how much did X bring in` asks for the revenue of X, where that is a metric."""
    match = _EARNS.search(text)
    if match is None:
        return text
    words = match["who"].split()
    for first in range(len(words)):
        if name := _name_of([*words[first:], "revenue"], lexicon):
            owner = " ".join(words[:first])
            return f"{text[: match.start()]}how much {owner} {name}{text[match.end() :]}"
    return text


def _without_inserted(text: str, lexicon: Lexicon) -> str:
    """`top laptop customers` are the `top customers` of a maker of laptops."""
    for match in _INSERTED.finditer(text):
        outer = [match["first"], match["noun"]]
        known = _name_of(outer, lexicon) and not _name_of([*outer, match["between"]], lexicon)
        if known and any(fold(match["between"]) in name for name in lexicon.metric_names()):
            return f"{text[: match.start()]}{' '.join(outer)}{text[match.end() :]}"
    return text


def _clients_with(text: str, lexicon: Lexicon) -> str:
    """`how many customers have contracts` -> `how many contract customers`, where that is a
    metric.
    """
    for apart in _CHINESE_CLIENTS.finditer(text):
        if lexicon.metric_names().get(name := fold(f"{apart['thing']}客户")):
            return f"{text[: apart.start()]}{name}{text[apart.end() :]}"
    match = _CLIENTS_WITH.search(text)
    if match is None:
        return text
    start = match.start("clause")
    for thing in _THING.finditer(match["clause"]):
        name = fold(f"{thing[0]}客户")
        if thing[0].isascii():
            name = _name_of([thing[0], match["who"]], lexicon)
        elif not lexicon.metric_names().get(name):
            continue
        if name:
            rest = text[start + thing.end() :]
            return f"{text[: match.start()]}{match['ask']} {name}{rest}"
    return text


def _each_of_two(text: str, lexicon: Lexicon) -> str:
    """`sold and returned cups` -> `cups sold and cups returned`, where both are metrics."""
    for match in _TWO_OF.finditer(text):
        one, other = (_name_of([match[w], match["noun"]], lexicon) for w in ("one", "other"))
        if one and other:
            return f"{text[: match.start()]}{one} and {other}{text[match.end() :]}"
    return text


def _as_named(text: str, lexicon: Lexicon) -> str:
    """Runs of words that are a metric's name but for their endings and their order."""
    taken = {i for m in lexicon.find(text.lower()) for i in range(m.start, m.end)}
    words = [m for m in _WORD.finditer(text) if m.start() not in taken]
    edits: list[tuple[int, int, str]] = []
    at = 0
    while at < len(words):
        size = next(
            (n for n in range(_MOST_WORDS, 1, -1) if _run(text, words[at : at + n], n, lexicon)), 0
        )
        if size:
            run = words[at : at + size]
            edits.append((run[0].start(), run[-1].end(), _run(text, run, size, lexicon)))
        at += size or 1
    for start, end, name in reversed(edits):
        text = text[:start] + name + text[end:]
    return text


def _run(text: str, run: list[re.Match[str]], size: int, lexicon: Lexicon) -> str:
    """The name of words that stand side by side."""
    if len(run) < size or " ".join(m[0] for m in run) != text[run[0].start() : run[-1].end()]:
        return ""
    return _name_of([m[0] for m in run], lexicon)


def _name_of(words: list[str], lexicon: Lexicon) -> str:
    """Or the name that they are but for one word, in whose place the metric's names have it."""
    held = _by_stems(lexicon)
    if name := held.get(_stems(words), ""):
        return name
    if all(word in _held_words(lexicon) for word in _stems(words)):
        alike = (
            [*words[:at], other, *words[at + 1 :]]
            for at, word in enumerate(words)
            for one, other in alike_words(lexicon)
            if one in {word.lower(), f"{word.lower()}s"}
        )
        found = {held[stems] for each in alike if (stems := _stems(each)) in held}
        return found.pop() if len(found) == 1 else ""
    return ""


@derived()
def _held_words(lexicon: Lexicon) -> frozenset[str]:
    return frozenset(stem for stems in _by_stems(lexicon) for stem in stems)


@derived()
def _by_stems(lexicon: Lexicon) -> dict[tuple[str, ...], str]:
    """English names of several words by what these come from, where one metric has them."""
    held: dict[tuple[str, ...], set[str]] = {}
    meant: dict[tuple[str, ...], set[tuple[str, ...]]] = {}
    for name, metrics in lexicon.metric_names().items():
        if metrics and name.isascii() and " " in name:
            held.setdefault(_stems(name.split()), set()).add(name)
            meant.setdefault(_stems(name.split()), set()).add(metrics)
    return {stems: min(names) for stems, names in held.items() if len(meant[stems]) == 1}


def _stems(words: list[str]) -> tuple[str, ...]:
    stems = (_stem(_SAME.get(word.lower(), word.lower())) for word in words)
    return tuple(sorted(filter(None, stems)))


def _stem(word: str) -> str:
    for ending in _ENDINGS:
        if word.endswith(ending) and len(word) - len(ending) > 2:
            return word[: -len(ending)]
    return word
