"""`五个品类里三个增长、两个下降`: those that rise and those that fall are all of them."""

import re
from collections.abc import Iterator
from typing import Final

from assistant.ingest.checks.reading.evidence import Evidence
from assistant.ingest.checks.reading.findings import of_passages
from assistant.quantities import read_number
from assistant.records import Finding

_N: Final = r"[一二两三四五六七八九十]|\d{1,2}"
_UP: Final = r"(?:环比|同比|正)?(?:增长|上升|上涨|提升|回升|完成|达标|盈利|[增升涨])"
_DOWN: Final = r"(?:环比|同比|负)?(?:下降|下滑|下跌|回落|减少|未完成|未达标|亏损|[降减跌])"
_SPLIT: Final = re.compile(
    rf"(?<![\d.第])(?P<all>{_N})(?:个|家|条|站|项|类|大|款|座|地)[^，,。；、\d一二两三四五六七八九十]{{0,8}}?"
    rf"[，,]?(?P<up>{_N})(?:个|家|条|站|项|类|款|座)?{_UP}[、，,]?(?P<down>{_N})(?:个|家|条|站|项|类|款|座)?{_DOWN}"
    rf"(?:[、，,]?(?P<flat>{_N})(?:个|家|条|站|项|类|款|座)?(?:持平|平|不变))?"
)


def ups_and_downs(evidence: Evidence) -> Iterator[Finding]:
    """No tolerance."""
    for sentence in evidence.sentences:
        for match in _SPLIT.finditer(sentence.text):
            parts = [int(read_number(n) or 0) for n in match.group("up", "down", "flat") if n]
            if sum(parts) != (every := int(read_number(match["all"]) or 0)):
                what = (
                    f"报告写「{match[0]}」，分开相加为 {sum(parts)}，总数写 {every}，两者不一致。"
                )
                yield of_passages("contradiction", what, (sentence.passage,))
