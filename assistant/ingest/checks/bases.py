"""`以期末股本2亿股计算，每股收益为1.2元`: what is divided by is said, and what is divided known."""

import re
from collections.abc import Iterator, Mapping, Sequence
from decimal import Decimal
from typing import Final

from assistant.ingest.checks.evidence import Evidence
from assistant.ingest.checks.findings import of_passages
from assistant.ingest.checks.intervals import Reach, deviation, over, reach
from assistant.ingest.checks.means import counts_for, mean_of
from assistant.ingest.checks.naming import Named
from assistant.ingest.checks.sentences import alike
from assistant.ingest.checks.told import Told, told_in
from assistant.quantities import Quantity
from assistant.quantities.quantity import rounded, written
from assistant.records import Finding

_BASIS: Final = re.compile(
    r"[以按][^，,。；]{1,24}?(?:计算?|折算|测算|为口径|为基数|口径)(?:[，,]|$)"
)
_MEANS_ALIKE: Final[tuple[str, ...]] = ("收入 营收 创收 产值 销售额", "收益 净利润 利润 盈利 溢利")
"""What an average may call by another name than its total."""
FARTHEST: Final = Decimal(2)


def stated_bases(evidence: Evidence) -> Iterator[Finding]:
    """Tolerance: rounding and bounds of all three. Silent where any total of the document fits."""
    for paragraph in evidence.paragraphs:
        for at, sentence in enumerate(paragraph):
            if not _BASIS.search(sentence.text):
                continue
            near = [t for s in paragraph[max(at - 1, 0) : at + 1] for t in told_in(s)]
            for each in told_in(sentence):
                if match := mean_of(each):
                    yield from _check(each, match, near, evidence)


def _check(
    mean: Told, match: re.Match[str], near: Sequence[Told], evidence: Evidence
) -> Iterator[Finding]:
    per = match["each"] or match["by"] or match["one"] or ""
    counts = [t for t in near if t is not mean and per and counts_for(t, per)]
    totals = _totals(mean, match["what"], evidence.named)
    if not counts or not totals:
        return
    by = counts[-1]
    made = [(total, ratio) for total in totals if (ratio := _ratio(total, by))]
    if any(deviation(mean.quantity, ratio) != "warning" for _, ratio in made):
        return
    near_enough = [(total, ratio) for total, ratio in made if _plausible(ratio, mean.quantity)]
    if near_enough:
        total, ratio = near_enough[0]
        printed = written(rounded(ratio.value, 2), mean.quantity.unit)
        what = f"「{mean.name}」报告写 {mean.text}，按 {total.text} / {by.text} 算为 {printed}，"
        yield of_passages("does_not_add_up", f"{what}两者不一致。", (mean.sentence.passage,))


def _totals(mean: Told, what: str, named: Mapping[str, list[Named]]) -> list[Quantity]:
    """Of the document, by a name that means the same."""
    words = [what[-2:], *(w for line in _MEANS_ALIKE if what[-2:] in line for w in line.split())]
    return [
        each.number.quantity
        for each in named.get(mean.sentence.passage.document, ())
        if len(what) > 1 and each.label.endswith(tuple(words)) and not each.planned
        if alike(each.number.quantity, mean.quantity)
        if each.number.quantity.value > mean.quantity.value
    ]


def _ratio(total: Quantity, by: Told) -> Reach | None:
    return over(reach(total), reach(by.quantity)) if by.quantity.unit != "s" else None


def _plausible(ratio: Reach, stated: Quantity) -> bool:
    return stated.value / FARTHEST < ratio.value < stated.value * FARTHEST
