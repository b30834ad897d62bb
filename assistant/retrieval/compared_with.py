"""`甲比对手方案快多少`: the rate that the source gives of 甲 against just that. Pure."""

import re
from typing import Final

from assistant.indexes.base import View
from assistant.quantities import PERCENT, TIMES
from assistant.records import Figure
from assistant.retrieval.language import Reading
from assistant.retrieval.lexicon import fold
from assistant.retrieval.residue import content_runs
from assistant.retrieval.taken import Taken

_ASKED: Final = re.compile(
    r"(?<![对占同环])(?:相?比|对比|较|(?:跟|和|与)(?=.{1,14}比))(?:起|着)?(?P<basis>[^,，。?？比]{1,14}?)(?:相?比)?[,，]?"
    r"(?:要|能|可以|大概|大约|会|还|到底|又)*"
    r"(?:(?P<better>强|好|优)|(?P<more>快|高|提[升高]|增[加长]?|多)|(?P<less>省|低|少|降[低了]?|下降|便宜|减[少]?))了?"
    r"(?:多少|几成|几倍|百分之几|几个?点)"
)
_BEGINS: Final = re.compile(r"[,，、;；:](?:还有|以及|再就是|另外|和|及|并且)*$|(?:还有|以及)$")
_RISES: Final = re.compile(r"提[升高]|增|快|高于|倍|加速|优于|上升")
_FALLS: Final = re.compile(r"降|省|减|低|缩短|便宜")
_EITHER: Final = re.compile(f"{_RISES.pattern}|{_FALLS.pattern}")
"""What is better may be more or less."""


def compared_with(
    reading: Reading, names: Taken, focus: tuple[str, ...], view: View
) -> tuple[Taken, dict[str, str]]:
    """With the metric of it, and the words that are linked to it; as they are where a metric is
    named in the same breath, or none or several are told so.
    """
    match = _ASKED.search(reading.text)
    subjects = names.subjects or focus
    if match is None or names.choices or len(subjects) != 1:
        return names, {}
    if names.metrics and not _apart(match, reading):
        return names, {}
    basis = [fold(run) for run in content_runs(match["basis"])]
    turn = _EITHER if match["better"] else _RISES if match["more"] else _FALLS
    held = {
        figure.metric
        for figure in view.figures_of_subject(subjects[0])
        if basis and _is_rate(figure) and turn.search(f"{figure.metric} {_told(figure)}")
        if all(_compares(fold(_told(figure)), word) for word in basis)
    }
    if len(held) != 1:
        return names, {}
    metric = held.pop() or ""
    rest = tuple(run for run in names.rest if run not in match[0])
    metrics = tuple(dict.fromkeys((*names.metrics, metric)))
    taken = names._replace(metrics=metrics, members={}, subjects=subjects, rest=rest)
    return taken, {match[0]: metric}


def _apart(match: re.Match[str], reading: Reading) -> bool:
    """`合格率、还有比对手快多少`: what was named before is asked for by itself."""
    named = [m for m in reading.mentions if m.names("metric")]
    return bool(_BEGINS.search(reading.text[: match.start()])) and all(
        m.end <= match.start() for m in named
    )


def _compares(told: str, word: str) -> bool:
    return bool(
        re.search(rf"(?:[比较与和]|\bvs\.?|\bthan)[^,，。；;]{{0,10}}{re.escape(word)}", told)
    )


def _is_rate(figure: Figure) -> bool:
    return figure.quantity is not None and figure.quantity.unit in {PERCENT, TIMES}


def _told(figure: Figure) -> str:
    """Its sentence up to its value, and its note: a rate behind it is measured otherwise."""
    quote = figure.sources[0].quote
    start, _, _ = quote.partition(figure.text)
    return f"{re.split('[。；;]', start)[-1]}{figure.text} {figure.note}"
