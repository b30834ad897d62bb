"""Metrics whose values are definitions: `多少才算大客户`. Pure."""

import re
from typing import Final

from assistant.indexes.base import View
from assistant.indexes.derived import derived
from assistant.retrieval.language import Reading
from assistant.retrieval.lexicon import fold
from assistant.retrieval.words import DEFINES

_CALLED: Final = re.compile(
    r"(?:多少|几)[^。?？]{0,16}才[能可以会]*(?:算|叫|称|够)(?P<what>.*)|"
    r"(?:多少|几|什么(?:数|水平|程度))[^。?？]{0,6}就[^。?？]{0,8}(?:算|叫|划|归)[作做成为到进]?(?P<group>.*)|"
    r"才[能可以会]*(?:算|叫|称|够)(?P<before>[^,，。?？]*?)[,，]?[^,，。?？]*(?:多少|几)"
)
"""`收入要超过多少，才算得上大客户`: what somebody is called from there on."""


def definitions_of(
    reading: Reading, metrics: tuple[str, ...], choices: tuple[str, ...], view: View
) -> tuple[str, ...]:
    """`多少才算大客户`: the metrics whose values are definitions, of what the question names.

    A metric that is named whole and is no definition is left alone, but for the one that the
    definition counts in.
    """
    if not re.search(DEFINES, reading.text, re.IGNORECASE):
        return ()
    known = _definitions(view)
    if called := _CALLED.search(reading.text):
        what = fold(next(filter(None, called.groups()), ""))
        if held := [name for name in known if _longest_common(fold(name), what) > 1]:
            units = {m.name: m.unit for m in view.metrics()}
            counted = {units.get(name) for name in metrics}
            return tuple(n for n in held if units.get(n) in counted) or tuple(held)
    named = [name for name in metrics if fold(name) in fold(reading.text)]
    if not known or (named and not set(named) & set(known)):
        return ()
    shared = {name: _longest_common(fold(name), fold(reading.text)) for name in known}
    longest = max(shared.values())
    beside = [name for name in named if name not in known]
    held = [name for name in known if shared[name] == longest] if longest > 1 else []
    return tuple(name for name in metrics if name in {*beside, *held}) if beside else tuple(held)


def definitions_near(metrics: tuple[str, ...], view: View) -> tuple[str, ...]:
    """The definitions that begin as one of the metrics: of `大客户数`, the threshold."""
    known = _definitions(view)
    shared = {n: max((_longest_common(n, m) for m in metrics), default=0) for n in known}
    longest = max(shared.values(), default=0)
    return tuple(name for name in known if shared[name] == longest) if longest > 1 else ()


@derived()
def _definitions(view: View) -> tuple[str, ...]:
    """Metrics of the company itself with a value that is a definition."""
    return tuple(
        name
        for name, use in view.uses().items()
        if "" in use.subjects and any(f.nature == "definition" for f in view.figures(name))
    )


def _longest_common(name: str, text: str) -> int:
    """Length of the longest beginning of a name that stands in the text."""
    return next((n for n in range(len(name), 0, -1) if name[:n] in text), 0)
