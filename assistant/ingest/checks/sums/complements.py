"""A part, and what it is not, make the whole: `合格880件，不合格20件`; `占65%，其余占35%`."""

import re
from collections.abc import Iterator, Sequence
from decimal import Decimal
from itertools import combinations, pairwise
from typing import Final

from assistant.ingest.checks.reading.evidence import Evidence
from assistant.ingest.checks.reading.findings import of_passages
from assistant.ingest.checks.reading.intervals import HUNDRED, deviation, may_be_slip, plus, reach
from assistant.ingest.checks.reading.naming import Named, bare, named_numbers
from assistant.ingest.checks.reading.sentences import Number, alike
from assistant.quantities import PERCENT
from assistant.quantities.quantity import written
from assistant.records import Finding

_SHARE: Final = re.compile(
    r"(?:占(?:比|到|了)?|(?:贡献|承担|消耗|带来|拿[走下]|吃[掉下]|握有)了?|来自)"
    r"(?P<whole>[^，,。；占\d]{0,10}?)的?(?:约|近|为|\s)*$"
)
_BEHIND: Final = re.compile(r"的[\u4e00-\u9fff]{2,6}")
_REST: Final = re.compile(
    r"(?:的?[^，,。；、\d]{2,8})?[，,]\s?(?P<who>(?P<sure>其余|剩下|余下|剩余)|其[他它])的?"
    r"(?![^占]*(?:利|成本|费用|收入|销[量售]))[^，,。；、\d各均分中里内外]{0,6}?"
    r"(?:合计|总共|一共|共|只|仅|则)*(?P<share>(?:占|(?:贡献|承担|消耗|带来)了?|来自)[^，,。；占\d]*|(?<=合计|总共|一共)(?:只|仅)?)$"
)
ROUNDED: Final = Decimal("0.6")
"""Of each share."""
MOST_SHARES: Final = 8
_NOT: Final = ("不", "非", "未", "没", "无")


def complements(evidence: Evidence) -> Iterator[Finding]:
    """Tolerance: rounding of all three. The whole is the value right before the two."""
    for sentence in evidence.sentences:
        named = named_numbers(sentence)
        for whole, (one, other) in zip(named, pairwise(named[1:]), strict=False):
            if not _opposite(one, other) or not _of_one_unit(whole, one, other):
                continue
            summed = plus(reach(one.number.quantity), reach(other.number.quantity))
            stated = whole.number.quantity
            near = may_be_slip(stated.value, summed.value)
            if near and deviation(stated, summed) == "warning":
                shown = f"{one.number.text} + {other.number.text}"
                what = f"「{one.label}」「{other.label}」{shown} 合计为 "
                what += f"{written(summed.value, stated.unit)}，报告写 {stated.text}，两者不一致。"
                yield of_passages("does_not_add_up", what, (sentence.passage,))


def shares_of_the_rest(evidence: Evidence) -> Iterator[Finding]:
    """Tolerance: rounding of each. Silent where the rest and any shares near it make 100 %."""
    for paragraph in evidence.paragraphs:
        for at, sentence in enumerate(paragraph):
            near = [n for each in paragraph[at:] for n in each.numbers if _is_share(n)]
            for one, rest in pairwise(sentence.numbers):
                match = _rest(one, rest)
                wholes = {m[0] for n in (one, rest) if (m := _BEHIND.match(sentence.text, n.end))}
                if match is None or len(wholes) > 1 or _makes_all(rest, near[:MOST_SHARES]):
                    continue
                total = one.quantity.value + rest.quantity.value
                if match["sure"] or total > HUNDRED + 2 * ROUNDED:
                    what = f"{one.text} 与{match['who']}的 {rest.text} 相加为 "
                    what += f"{written(total, PERCENT)}，不是 100%，两者不一致。"
                    yield of_passages("does_not_add_up", what, (sentence.passage,))


def _is_share(number: Number) -> bool:
    return number.quantity.unit == PERCENT


def _rest(one: Number, rest: Number) -> re.Match[str] | None:
    """Of the same whole, where both name it."""
    first, match = _SHARE.search(one.words), _REST.match(rest.words)
    if not (first and match and _is_share(one) and _is_share(rest)):
        return None
    own = _SHARE.search(match["share"])
    return match if not own or own["whole"] in {"", first["whole"]} else None


def _makes_all(rest: Number, shares: Sequence[Number]) -> bool:
    others = [n for n in shares if n is not rest]
    return rest.quantity.bound != "exact" or any(
        abs(rest.quantity.value + sum(n.quantity.value for n in some) - HUNDRED)
        <= sum(_slack(n, (rest, *some)) for n in (rest, *some))
        or any(n.quantity.bound != "exact" for n in some)
        for count in range(1, len(others) + 1)
        for some in combinations(others, count)
    )


def _slack(number: Number, shares: Sequence[Number]) -> Decimal:
    """Tenths that are told beside tenths only, `八成`, `两成`, make all to the tenth."""
    tenths = all("成" in each.text for each in shares)
    return ROUNDED if tenths else max(number.quantity.slack, ROUNDED)


def _opposite(one: Named, other: Named) -> bool:
    left, right = bare(one.label), bare(other.label)
    return any(f"{word}{left}" == right or f"{word}{right}" == left for word in _NOT)


def _of_one_unit(whole: Named, *parts: Named) -> bool:
    quantities = [part.number.quantity for part in parts]
    stated = whole.number.quantity
    return stated.unit != PERCENT and all(alike(stated, each) for each in quantities)
