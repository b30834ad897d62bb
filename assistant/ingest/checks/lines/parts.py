"""What a line splits once more: `一季度9起；一季度里1月4起、2月3起、3月2起`.

Or with a sign at each part: `净增5万：甲+7万、乙-2万`.
"""

import re
from collections.abc import Iterator, Sequence
from decimal import Decimal
from typing import Final

from assistant.ingest.checks.lines.line import NO_AMOUNT, Line, Way
from assistant.ingest.checks.reading.intervals import Reach, plus, reach
from assistant.ingest.checks.reading.sentences import alike
from assistant.ingest.checks.reading.told import Told, written_before

_WITHIN: Final = re.compile(
    r"(?P<who>[^，,、。；;：:]{2,8}?)(?:里|中|当中|之中|内)(?:[，,：:])?[^，,、。；;：:]{0,6}$"
)
_NEXT: Final = re.compile(r"\s*[、，,]\s*[^、，,；;。]{0,8}")
_PLUS: Final = re.compile(r"[+＋]\s*$")
_OPENS: Final = re.compile(r"^[^，,。；;]{0,4}[：:=（(]")
_OPEN: Final = re.compile("等|其余|其他|另")
FEWEST: Final = 3


def of_parts_within(line: Line, told: Told) -> Iterator[Way]:
    """The whole is named again in front of its parts."""
    if told.quantity.unit in NO_AMOUNT:
        return
    named = written_before(told.sentence, told.number).strip(" 、，,；;：:")
    behind = line.behind(told)
    for at, first in enumerate(behind):
        match = _WITHIN.search(written_before(first.sentence, first.number))
        if (
            match
            and named.endswith(match["who"].strip(" 、，,；;：:"))
            and alike(first.quantity, told.quantity)
        ):
            run = _run(behind[at:], first)
            if len(run) >= FEWEST:
                yield Way(plus(*(reach(t.quantity) for t in run)), " + ".join(t.text for t in run))


def _run(told: Sequence[Told], first: Told) -> list[Told]:
    run = [first]
    for each in told[1:]:
        if not alike(each.quantity, first.quantity) or not _NEXT.fullmatch(each.number.words):
            break
        run.append(each)
    return run


def of_signed_parts(line: Line, told: Told) -> Iterator[Way]:
    """Every part has a sign."""
    if told.quantity.unit in NO_AMOUNT or told.number.depth:
        return
    behind = line.behind(told)
    if not behind or not _OPENS.search(behind[0].number.words):
        return
    run = []
    for each in behind:
        signed = _PLUS.search(each.number.words) or each.quantity.value < 0
        if not signed or not alike(each.quantity, told.quantity):
            break
        run.append(each)
    rest = behind[-1].sentence.text[behind[-1].number.end :]
    if len(run) >= FEWEST and len(run) == len(behind) and not _OPEN.search(rest):
        made = plus(*(reach(t.quantity) for t in run))
        size = made if made.value >= 0 else Reach(-made.value, -made.high, -made.low)
        yield Way(size, _shown(run))


def _shown(run: Sequence[Told]) -> str:
    said = " ".join(f"{'+' if t.quantity.value > Decimal(0) else ''}{t.text}" for t in run)
    return said.removeprefix("+")
