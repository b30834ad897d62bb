"""What the lines of a list add up to: shares of one whole, and what came, went and is left.

`- 甲：占比50%`, `- 乙：占比40%`, `- 丙：占比20%`; `- 入库：50台`, `- 发出：30台`, `- 结余：25台`.
"""

import re
from collections.abc import Iterator, Sequence
from typing import Final

from assistant.ingest.checks.reading.evidence import Evidence
from assistant.ingest.checks.reading.findings import of_passages
from assistant.ingest.checks.reading.intervals import HUNDRED, deviation, plus, reach
from assistant.ingest.checks.reading.sentences import Number, Sentence, joinable
from assistant.quantities import PERCENT
from assistant.quantities.quantity import written
from assistant.quantities.units import is_money
from assistant.records import Finding

_SHARE: Final = re.compile(r"占比?(?:约|为|是|[：:]|\s)*$")
_OVERLAP: Final = re.compile("其中|多选|重复|重叠|交叉|去年|上年|同期|合计|覆盖|渗透|完成|达标")
_CAME: Final = re.compile(
    r"(?:到货|进货|来货|入库|采购|购入)(?:总?[数量])?(?:为|共|合计|[：:]|的|\s)*$"
)
_LEFT: Final = re.compile(r"^(?:[-*•]|\d{1,2}[.、)）])?\s*(?:剩余|余下|结余|尚余|还剩|剩)")
_SPLIT: Final = re.compile("结构|构成|分布|组成|来源")
FEWEST: Final = 3


def shares_of_lines(evidence: Evidence) -> Iterator[Finding]:
    """Tolerance: half a printed digit of each. Every line has one share, and no amount, as those
    that `list_shares` takes.
    """
    for lines in _lists(evidence):
        shares = [n for s in lines for n in s.numbers]
        told = [n for n in shares if n.quantity.unit == PERCENT and _SHARE.search(n.words)]
        alone = len(shares) == len(told) == len(lines) and _are_of_one(lines)
        if not alone or _OVERLAP.search(lines[0].passage.text):
            continue
        summed = plus(*(reach(n.quantity) for n in shares))
        if summed.low > HUNDRED:
            what = f"各项占比 {' + '.join(n.text for n in shares)} 相加为 "
            what += f"{written(summed.value, PERCENT)}，超过 100%。"
            yield of_passages("does_not_add_up", what, (lines[0].passage,))


def _are_of_one(lines: Sequence[Sentence]) -> bool:
    """The heading says that it is split, or the names of all begin or end alike: 甲店, 乙店."""
    names = [re.split(r"[：:，,\s]|占", s.text.lstrip("-*• "))[0].strip() for s in lines]
    alike = all(names) and any(len({name[at] for name in names}) == 1 for at in (0, -1))
    return alike or bool(_SPLIT.search("".join(lines[0].passage.sections[-1:])))


def stock_lines(evidence: Evidence) -> Iterator[Finding]:
    """Tolerance: rounding of all. The last line is of what is left; what came stands in a line."""
    for lines in _lists(evidence):
        came = [(s, n) for s in lines for n in s.numbers if _CAME.search(n.words)]
        if not _LEFT.match(lines[-1].text) or len(came) != 1:
            continue
        ((where, whole),) = came
        own = [s for s in lines if s is not where or s.numbers[0] is not whole]
        parts = [s.numbers[0] for s in own if s.numbers]
        if len(parts) == len(own) >= FEWEST and _are_of(parts, whole):
            summed = plus(*(reach(n.quantity) for n in parts))
            if deviation(whole.quantity, summed) == "warning":
                what = f"{' + '.join(n.text for n in parts)} 相加为 "
                what += f"{written(summed.value, whole.quantity.unit)}，"
                what += f"总数写 {whole.text}，两者不一致。"
                yield of_passages("does_not_add_up", what, (lines[0].passage,))


def _are_of(parts: Sequence[Number], whole: Number) -> bool:
    """A measure word that no list knows may be read at the end of a clause only."""
    base = parts[0] if whole.quantity.unit is None else whole
    units = all(joinable(n.quantity, base.quantity) and n.depth == 0 for n in parts)
    return units and not is_money(base.quantity.unit)


def _lists(evidence: Evidence) -> Iterator[Sequence[Sentence]]:
    """Of one sentence in each line."""
    for paragraph in evidence.paragraphs:
        passage = paragraph[0].passage if paragraph else None
        lines = [line for line in passage.text.split("\n") if line.strip()] if passage else []
        firsts = [s for s in paragraph if any(s.text in line for line in lines)]
        if passage and passage.kind == "list" and len(lines) >= FEWEST:
            opening = [next((s for s in firsts if s.text in line), None) for line in lines]
            kept = [s for s in opening if s is not None]
            if len(kept) == len(lines) and len({id(s) for s in kept}) == len(kept):
                yield kept
