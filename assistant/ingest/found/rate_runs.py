"""Rates told in turn: `准点率由91%升至93%，甲线95%、乙线90%` tells of the 准点率 of each line."""

import re
from collections.abc import Sequence
from decimal import Decimal
from itertools import groupby
from typing import Final

from assistant.ingest.found.sentences import RATE
from assistant.ingest.found.telling import Told
from assistant.quantities import PERCENT

_RATED: Final = re.compile(r"[率度]$")
_WHOLE: Final = re.compile(r"^(?:整体|总体|平均|综合|全国|全公司|公司)(?=..)")
_LIST: Final = re.compile(r"\s*[、和及]")
_ALL: Final = Decimal(100)
_FEWEST: Final = 2


def in_rates(told: Sequence[Told]) -> list[Told]:
    """Two and more percentages of a list behind a rate, under names that say only whose they are;
    what is 100% together are shares.
    """
    made = list(told)
    for _, items in groupby(enumerate(made), lambda item: item[1].sentence.start):
        inside = list(items)
        for at, (_, rate) in enumerate(inside):
            run = _run([each for _, each in inside[at + 1 :]]) if _is_rate(rate) else []
            amount = sum((t.quantity.value for t in run), Decimal(0))
            if len(run) >= _FEWEST and abs(amount - _ALL) > 1:
                name = _WHOLE.sub("", rate.name)
                for place, each in inside[at + 1 : at + 1 + len(run)]:
                    made[place] = _named(each, f"{each.name}{name}", name)
    return made


def _is_rate(each: Told) -> bool:
    plain = each.stated.kind in {"value", "end"} and not each.dimensions
    return plain and each.quantity.unit == PERCENT and bool(_RATED.search(each.name))


def _run(behind: Sequence[Told]) -> list[Told]:
    """Those of one list, as long as names of no measure go on."""
    run: list[Told] = []
    for each in behind:
        text = each.passage.text
        joined = not run or _LIST.match(text, run[-1].stated.end)
        bare = each.stated.kind == "value" and each.quantity.unit == PERCENT
        if not (joined and bare) or RATE.search(each.name) or _RATED.search(each.name):
            break
        run.append(each)
    return run


def _named(each: Told, name: str, rate: str) -> Told:
    stated = each.stated._replace(name=name)
    return each._replace(stated=stated, reasons=(*each.reasons, f"「{rate}」由上文得出"))
