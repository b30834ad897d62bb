"""`比对手的R2强多少`: the value that its own sentence holds against the same. Pure."""

import re
from typing import Final

from assistant.indexes.base import View
from assistant.quantities import PERCENT, TIMES
from assistant.records import Figure
from assistant.retrieval.language import Reading
from assistant.retrieval.lexicon import fold
from assistant.retrieval.plan import Plan
from assistant.retrieval.residue import content_runs

_THAN: Final = re.compile(
    r"(?:对比|相比|比)起?(?P<what>[^,，。?？]{2,20}?)(?:要|能|会|还|都)?"
    r"(?:强|好|快|优|省|便宜|厉害|领先|提升|提高|提速)(?:上|出|了|个)*(?:多少|几)"
)
_HOLDS_AGAINST: Final = re.compile(r"对比|相比|[较比]")


def compared(plan: Plan, reading: Reading, focus: tuple[str, ...], view: View) -> Plan | None:
    """The plan for a value of whom is named, or of whom the turn before was about; None where no
    single one was measured against all that the question says.
    """
    match = _THAN.search(reading.text)
    if match is None or any(mention.names("metric") for mention in reading.mentions):
        return None
    subjects = plan.subjects or tuple(name for name in focus if name in view.subjects())
    if len(subjects) != 1:
        return None
    words = _words(reading, match, subjects[0])
    held = {
        figure.metric
        for figure in view.figures_of_subject(subjects[0])
        if figure.metric and words and _against(figure, words)
    }
    if len(held) != 1:
        return None
    (metric,) = held
    empty: dict[str, object] = {
        "members": {},
        "by": None,
        "unknown": (),
        "heads": (),
        "choices": (),
        "also": (),
    }
    told = {"intent": "figure", "metrics": (metric,), "implied": False, "operation": None}
    own = {"subjects": subjects, "linked": {match[0]: metric}, "case": None, "topic": None}
    return plan.model_copy(update={**empty, **told, **own})


def _words(reading: Reading, match: re.Match[str], subject: str) -> tuple[str, ...]:
    """What is compared with, and what else is said, without whom it is asked of."""
    chars = list(reading.text)
    for mention in reading.mentions:
        if subject in {target.name for target in mention.targets}:
            chars[mention.start : mention.end] = " " * (mention.end - mention.start)
    text = "".join(chars)
    return (*content_runs(text[: match.start()]), *content_runs(match["what"]))


def _against(figure: Figure, words: tuple[str, ...]) -> bool:
    if figure.quantity is None or figure.quantity.unit not in {PERCENT, TIMES}:
        return False
    told = fold(f"{figure.note} {' '.join(source.quote for source in figure.sources)}")
    return bool(_HOLDS_AGAINST.search(told)) and all(fold(word) in told for word in words)
