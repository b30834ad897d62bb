"""`累计毛利96万元`, as much as the month alone has brought: the one was written for the other."""

import re
from collections.abc import Iterator
from typing import Final

from assistant.ingest.checks.reading.about import of_a_case
from assistant.ingest.checks.reading.evidence import Evidence
from assistant.ingest.checks.reading.facts import Fact, facts_about
from assistant.ingest.checks.reading.findings import of_passages, place_of
from assistant.ingest.checks.reading.makings import digits_of
from assistant.ingest.checks.reading.naming import bare
from assistant.ingest.checks.reading.told import Told, told_in
from assistant.quantities.units import is_money
from assistant.records import Finding

_SO_FAR: Final = re.compile(r"(?:^|[，,；;、])(?:今年|年内)?累计[一-鿿]{2,10}$")
_BEGUN: Final = re.compile("以来|上线|上市|开业|投产|首[月次批]|启动|新设|新增")
_MONTH: Final = re.compile(r"\d{4}-(?!01)\d\d")
FEWEST_DIGITS: Final = 4


def sums_of_the_month(evidence: Evidence) -> Iterator[Finding]:
    """No tolerance: to the digit, of amounts of so many digits, and not in January."""
    for sentence in evidence.sentences:
        document = evidence.documents.get(sentence.passage.document)
        month = document and _MONTH.fullmatch(document.period or "")
        if not month or of_a_case(sentence) or _BEGUN.search(sentence.text):
            continue
        for told in told_in(sentence):
            if _is_so_far(told) and (of_month := _of_month(evidence, told)):
                what = f"累计{bare(told.name)}写 {told.text}，与 {place_of(of_month.passage)} 的"
                what += "当月数相同，前后不符。"
                yield of_passages("contradiction", what, (sentence.passage, of_month.passage))


def _is_so_far(told: Told) -> bool:
    amount = is_money(told.quantity.unit) and digits_of(told.quantity) >= FEWEST_DIGITS
    return amount and told.role == "level" and bool(_SO_FAR.search(told.number.words))


def _of_month(evidence: Evidence, told: Told) -> Fact | None:
    """The one of that bare name in prose, told of the month by a sentence without a sum."""
    for fact in facts_about(evidence, told.sentence.passage).by_name.get(bare(told.name), []):
        own = fact.told
        if own is None or own.sentence is told.sentence or fact.ago:
            continue
        if fact.quantity.value == told.quantity.value and "累计" not in own.sentence.text:
            return fact
    return None
