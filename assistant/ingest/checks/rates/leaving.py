"""Rates of what left, by how many there were: `会员从400人增至420人，退会8人；退会率2%`."""

import re
from collections.abc import Iterator, Sequence
from typing import Final

from assistant.ingest.checks.reading.about import line_of
from assistant.ingest.checks.reading.changes import changes_of
from assistant.ingest.checks.reading.evidence import Evidence
from assistant.ingest.checks.reading.findings import of_passages
from assistant.ingest.checks.reading.intervals import (
    Reach,
    deviation,
    may_be_slip,
    over,
    plus,
    reach,
    scaled,
)
from assistant.ingest.checks.reading.naming import named_numbers
from assistant.ingest.checks.reading.sentences import Number, Sentence
from assistant.quantities import PERCENT
from assistant.quantities.quantity import rounded, written
from assistant.records import Finding

_RATE: Final = re.compile(r"(?:月|年|季度?)?(?P<stem>流失|离职|退租|退会|退订|注销|关店|解约)率")


def rates_of_leaving(evidence: Evidence) -> Iterator[Finding]:
    """Within a line. Tolerance: rounding of all three.

    Silent where it is right by the number at the start, at the end, or in the middle.
    """
    for paragraph in evidence.paragraphs:
        for at, sentence in enumerate(paragraph):
            for named in named_numbers(sentence):
                match = _RATE.fullmatch(named.label)
                if match and named.number.quantity.unit == PERCENT:
                    line = [s for s in paragraph[: at + 1] if s.text in line_of(sentence)]
                    yield from _check(sentence, named.number, match["stem"], line)


def _check(
    sentence: Sentence, rate: Number, stem: str, line: Sequence[Sentence]
) -> Iterator[Finding]:
    gone = [n.number for s in line for n in named_numbers(s) if n.label.endswith(stem)]
    changes = [change for s in line for change in changes_of(s)]
    if len(gone) != 1:
        return
    changes = [c for c in changes if c.old.quantity.unit == gone[0].quantity.unit]
    for change in changes if len(changes) == 1 else ():
        old, new = reach(change.old.quantity), reach(change.new.quantity)
        middle = Reach(*(each / 2 for each in plus(old, new)))
        made = [r for by in (old, new, middle) if (r := over(reach(gone[0].quantity), by))]
        off = [deviation(rate.quantity, scaled(ratio)) == "warning" for ratio in made]
        if made and all(off) and may_be_slip(rate.quantity.value, made[0].value * 100):
            printed = written(rounded(made[0].value * 100, 2), PERCENT)
            what = f"「{stem}率」报告写 {rate.text}，按 {gone[0].text} / {change.old.text} "
            what += f"算为 {printed}，两者不一致。"
            yield of_passages("does_not_add_up", what, (sentence.passage,))
