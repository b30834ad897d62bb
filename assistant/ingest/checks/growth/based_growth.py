"""`以2028年收入3亿元为基数，近两年复合增长率为20%`: the value of now stands elsewhere."""

import re
from collections.abc import Iterator
from typing import Final

from assistant.ingest.checks.growth.compound import yearly
from assistant.ingest.checks.reading.changing import YEARLY
from assistant.ingest.checks.reading.evidence import Evidence
from assistant.ingest.checks.reading.findings import of_passages
from assistant.ingest.checks.reading.intervals import deviation
from assistant.ingest.checks.reading.naming import Named, named_numbers
from assistant.ingest.checks.reading.sentences import Number, Sentence, alike
from assistant.quantities import PERCENT, read_number
from assistant.quantities.quantity import rounded, written
from assistant.records import Finding

_BASIS: Final = re.compile(r"^(?:作?为)(?:基数|基期|基准|起点)")
_YEARS: Final = re.compile(r"近(?P<n>[两二三四五六七八九十]|\d{1,2})年")
_AGO: Final = re.compile(r"去年|上年|同期|母公司|单体")
FEWEST: Final = 2


def based_growth(evidence: Evidence) -> Iterator[Finding]:
    """Tolerance: rounding of all three. Silent where any value of that name confirms it."""
    for sentence in evidence.sentences:
        said = _YEARS.search(sentence.text)
        years = int(read_number(said["n"]) or 0) if said else 0
        named = named_numbers(sentence)
        bases = [n for n in named if _BASIS.match(sentence.text[n.number.end :].strip())]
        rates = [n for n in sentence.numbers if n.quantity.unit == PERCENT]
        rates = [n for n in rates if YEARLY.search(n.words)]
        if years >= FEWEST and len(bases) == len(rates) == 1 and bases[0].label:
            yield from _check(sentence, bases[0], rates[0], years, evidence)


def _check(
    sentence: Sentence, base: Named, rate: Number, years: int, evidence: Evidence
) -> Iterator[Finding]:
    made = [
        (named.number, growth)
        for named in evidence.named.get(sentence.passage.document, ())
        if named.label == base.label and named.number is not base.number and not named.planned
        if alike(named.number.quantity, base.number.quantity)
        and not _AGO.search(named.number.words)
        if (growth := yearly(base.number.quantity, named.number.quantity, years))
    ]
    if made and all(deviation(rate.quantity, growth) == "warning" for _, growth in made):
        new, growth = made[0]
        printed = written(rounded(growth.value, 1), PERCENT)
        what = f"从 {base.number.text} 到 {new.text}，{years} 年的年均变化为 {printed}，"
        what += f"报告写 {rate.text}，两者不一致。"
        yield of_passages("does_not_add_up", what, (sentence.passage,))
