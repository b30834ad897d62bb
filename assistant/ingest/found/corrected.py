"""`退砖率由3.1%更正为2.8%`: what holds is the second number, of the time of the first."""

import re
from typing import Final

from assistant.ingest.found.naming import ADJUSTED, RESTATED
from assistant.ingest.found.stated import Stated

_RESTATED: Final = re.compile(rf"\s*(?:{RESTATED})了?(?:至|到了?|为|成)\s*(?:约|近)?\s*")
_ADJUSTED: Final = re.compile(rf"\s*(?:{ADJUSTED})了?(?:至|到了?|为|成)\s*(?:约|近)?\s*")


def corrected(told: list[Stated], text: str) -> list[Stated]:
    """Without the numbers that the sentence itself puts another in the place of.

    A price that is adjusted, of no time, has a start and an end as any change.
    """
    made: list[Stated] = []
    for each in told:
        last = made[-1] if made else None
        if last and each.kind == "end" and _instead(last, each, text[last.end : each.start]):
            made[-1] = each._replace(kind="value", period=last.period, nature=last.nature)
        else:
            made.append(each)
    return made


def _instead(last: Stated, each: Stated, between: str) -> bool:
    if each.period not in {None, last.period} or last.name != each.name:
        return False
    planned = last.nature != "actual"
    return bool(_RESTATED.fullmatch(between) or (planned and _ADJUSTED.fullmatch(between)))
