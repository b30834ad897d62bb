"""A verdict that its own reasons speak against: `毛利是更低的，因为手艺更成熟，优势明显`."""

import re
from collections.abc import Iterator
from typing import Final

from assistant.ingest.checks.reading.evidence import Evidence
from assistant.ingest.checks.reading.findings import of_passages
from assistant.records import Finding

_VERDICT: Final = re.compile(
    r"(?:毛利率?|净?利润率?|利率|收益率?|盈利能?力?|回报率?|满意度|质量|效率|竞争力|口碑|粘性)"
    r"[^，,。；\d]{0,8}?(?P<way>(?:更|较|偏|最|比较|相对)(?:(?P<good>[高好强优大])|[低差弱小]))的?"
    r"(?:[，,。；]\s?(?:这?(?:主要)?是)?因为|[。；]\s?(?:主要)?原因(?:在于|是))(?P<why>[^。！？\n]+)"
)
_OURS: Final = re.compile(
    r"我们[^，,。；]{0,4}有[^，,。；]{0,4}(?:更|较)(?:好|强|大|高)的?|空间(?:更|较)大"
)
_SPOILED: Final = re.compile(
    r"(?:拉低|压低|降低|削弱|拖累|恶化)了?[^，,。；\d]{0,4}(?:毛利率?|利润率?|盈利|收益|质量|效率|口碑)"
    r"[^，,。；\d]{0,4}[，,]\s?(?:并且|而且)?这[一个种]?(?:优势|长处|好处|亮点|成绩)"
)
_GOOD: Final = re.compile(
    r"(?:更|较|最|很|比较|非常)(?:好|强|优|高效|健康|稳定?|可靠|成熟|领先)|优势|领先|改善"
)
_BAD: Final = re.compile(
    r"(?:更|较|最|很|比较|非常)(?:差|弱|糟|难|贵)|劣势|压力|落后|恶化|不足|亏|困难|短板|流失|滞后|欠缺|下滑"
)
_NO: Final = re.compile(r"[没无不少缺失][^，,。；]{0,4}$")
FEWEST: Final = 2
"""Reasons of one side, and none of the other."""


def verdicts_and_reasons(evidence: Evidence) -> Iterator[Finding]:
    """No tolerance: words only."""
    for passage in evidence.prose:
        for match in _VERDICT.finditer(passage.text):
            good, bad = (_count(pattern, match["why"]) for pattern in (_GOOD, _BAD))
            good += len(_OURS.findall(match["why"]))
            against, for_it = (bad, good) if match["good"] else (good, bad)
            if against >= FEWEST and not for_it:
                what = f"报告写「{re.split('[，,。；]', match[0])[0]}」，"
                what += f"而其理由是「{match['why']}」，前后矛盾。"
                yield of_passages("contradiction", what, (passage,))
        for spoiled in _SPOILED.finditer(passage.text):
            what = f"报告写「{spoiled[0]}」，前后矛盾。"
            yield of_passages("contradiction", what, (passage,))


def _count(pattern: re.Pattern[str], why: str) -> int:
    return sum(not _NO.search(why[: found.start()]) for found in pattern.finditer(why))
