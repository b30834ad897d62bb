"""Scores that are one share less another: `推荐者60%、贬损者15%，净推荐值45`."""

import re
from collections.abc import Iterator, Sequence
from typing import Final

from assistant.ingest.checks.reading.evidence import Evidence
from assistant.ingest.checks.reading.findings import of_passages
from assistant.ingest.checks.reading.intervals import deviation, minus, reach
from assistant.ingest.checks.reading.sentences import MASK, Number, Sentence
from assistant.quantities import PERCENT, POINTS
from assistant.quantities.quantity import written
from assistant.records import Finding

_SAYS: Final = (
    r"(?:得分|分值|占比|比例|水平)?(?:占|为|是|达到?|约|[：:＝=（(+＋\s]|等于|就是|即|因此|只有)*$"
)
_PERSON: Final = "(?:者|型?客户|型?用户)"
_NAMES: Final = (
    ("净推荐(?:值|度|率|分数?)|NPS", f"(?<![非净])推荐{_PERSON}", f"贬损{_PERSON}"),
    (
        "净利?息?差|利差",
        "(?:资产|贷款|放款)的?(?:平均)?(?:收益率|利率)",
        "(?:负债|存款|资金)的?(?:平均)?(?:成本率|付息率|利率)",
    ),
    ("自然增长率", "出生率", "死亡率"),
)
SCORES: Final = tuple(
    tuple(re.compile(f"(?:{name}){_SAYS}", re.I) for name in names) for names in _NAMES
)
"""Result, what it is taken from and what is taken away, as they are defined."""
_AGO: Final = re.compile(rf"去年|上年|上[月季期次]|同期|此前|原|目标|计划|行业|同业|{MASK}")


def scores(evidence: Evidence) -> Iterator[Finding]:
    """Tolerance: rounding of all three. Silent where any values of those names agree."""
    for paragraph in evidence.paragraphs:
        for names in SCORES:
            results, wholes, less = ([*_called(paragraph, name)] for name in names)
            shares = [(a, b) for _, a in wholes for _, b in less if _is_share(a) and _is_share(b)]
            for sentence, result in results:
                made = [minus(reach(a.quantity), reach(b.quantity)) for a, b in shares]
                if not made or any(deviation(result.quantity, m) != "warning" for m in made):
                    continue
                (one, other), printed = shares[0], written(made[0].value, result.quantity.unit)
                what = f"{one.text} 减 {other.text} 为 {printed}，"
                what += f"报告写 {result.words.strip('，,、 ')[-8:]}{result.text}，两者不一致。"
                yield of_passages("does_not_add_up", what, (sentence.passage,))


def _called(
    paragraph: Sequence[Sentence], name: re.Pattern[str]
) -> Iterator[tuple[Sentence, Number]]:
    for sentence in paragraph:
        for number in sentence.numbers:
            clause = re.split("[，,、；;]", sentence.masked[: number.start])[-1]
            own = number.quantity.unit in {None, PERCENT, POINTS, "分"}
            if own and name.search(clause) and not _AGO.search(clause):
                yield sentence, number


def _is_share(number: Number) -> bool:
    return number.quantity.unit == PERCENT
