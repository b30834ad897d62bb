"""`全厂产值在8亿元左右，瓷砖约占其中的25%`: a share of the amount that was told right before."""

import re
from collections.abc import Iterator, Sequence
from typing import Final

from assistant.ingest.checks.lines.line import NO_AMOUNT
from assistant.ingest.checks.reading.evidence import Evidence
from assistant.ingest.checks.reading.facts import Fact, facts_about
from assistant.ingest.checks.reading.findings import of_passages
from assistant.ingest.checks.reading.intervals import deviation, over, reach, scaled
from assistant.ingest.checks.reading.naming import label_of
from assistant.ingest.checks.reading.sentences import MASK, Number, Sentence, joinable
from assistant.ingest.checks.reading.slips import slip_of
from assistant.ingest.checks.reading.told import told_in
from assistant.periods import period_matches
from assistant.quantities import PERCENT
from assistant.quantities.quantity import rounded, written
from assistant.records import Finding

_OF_IT: Final = re.compile(
    rf"[，,；;]\s?(?:其中)?(?P<who>[^，,。；;：:]{{2,12}}?)[约大概也就只仅]*占(?:到|了)?(?:其中|它|此)的?"
    rf"(?:约|近|[{MASK}\s])*$"
)
_MEASURE: Final = re.compile(
    r"的?(?:[年月季]度?)?(?:收入|营收|产值|产量|销量|销售额|成本|费用|规模|金额|总额|总量)?"
)
"""What a name may go on with: `釉砖月收入` is told of 釉砖, `釉砖出口` of a part of it."""
_KIND: Final = re.compile("收入|营收|产值|产量|销量|销售额|成本|费用|订单")


def shares_of_it(evidence: Evidence) -> Iterator[Finding]:
    """Tolerance: rounding and bounds of all three. Told where another digit of the share would be
    right of a value that the report tells under this name, and neither such a one nor any of the
    paragraph fits.
    """
    for sentence in evidence.sentences:
        for each in told_in(sentence):
            match = _OF_IT.search(each.number.words) if each.quantity.unit == PERCENT else None
            whole = _before(sentence, each.number) if match else None
            if match and whole:
                yield from _check(evidence, sentence, each.number, whole, match["who"])


def _before(sentence: Sentence, share: Number) -> Number | None:
    amounts = [n for n in sentence.numbers if n.end <= share.start]
    last = amounts[-1] if amounts else None
    return last if last and last.quantity.unit not in NO_AMOUNT else None


def _check(
    evidence: Evidence, sentence: Sentence, share_at: Number, whole: Number, who: str
) -> Iterator[Finding]:
    share, name = share_at.quantity, who.strip(f"{MASK} ")
    facts = facts_about(evidence, sentence.passage)
    known = [f for f in facts if joinable(f.quantity, whole.quantity)]
    named = [f for f in known if _is_of(f.names, name)]
    parts = [f for f in named if f.quantity.value < whole.quantity.value]
    parts = [f for f in parts if _one_time(sentence, share_at, f)]
    measure = _KIND.search(label_of(sentence, whole))
    parts = [f for f in parts if not measure or any(measure[0] in n for n in f.names)]
    near = [*named, *(f for f in known if f.passage == sentence.passage)]
    ratios = [scaled(r) for f in near if (r := over(reach(f.quantity), reach(whole.quantity)))]
    if any(deviation(share, ratio) != "warning" for ratio in ratios):
        return
    for part, ratio in ((p, over(reach(p.quantity), reach(whole.quantity))) for p in parts):
        made = scaled(ratio) if ratio else None
        if made and slip_of(share, made.value) == "digit":
            what = f"{part.text} 占 {whole.text} 的 {written(rounded(made.value, 2), PERCENT)}，"
            what += f"报告写 {share.text}，两者不一致。"
            yield of_passages("does_not_add_up", what, (sentence.passage, part.passage))
            return


def _is_of(names: Sequence[str], who: str) -> bool:
    return len(who) > 1 and any(
        name.startswith(who) and _MEASURE.fullmatch(name[len(who) :]) for name in names
    )


def _one_time(sentence: Sentence, share: Number, fact: Fact) -> bool:
    """Of the period that stands last before the share, or both of none."""
    keys = [span.key for span in sentence.periods if span.end <= share.start]
    if not keys or not fact.period:
        return not keys and not fact.period
    ours, theirs = keys[-1], fact.period
    return period_matches(ours, theirs) or period_matches(theirs, ours)
