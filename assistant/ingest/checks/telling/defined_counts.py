"""How many there are of what a sentence defines: `骨干指满十年的窑工，目前共30名`, `33名骨干`."""

import re
from collections import defaultdict
from collections.abc import Iterator
from typing import Final

from assistant.ingest.checks.reading.evidence import Evidence
from assistant.ingest.checks.reading.findings import of_passages
from assistant.records import Finding, Passage

_UNIT: Final = "[家个名位户座人台所款项]"
_DEFINED: Final = re.compile(
    r"(?:^|[。；\n])[^\S\n]*(?:[-*•]\s+)?(?:所谓|这里的)?[“「]?(?P<what>[\u4e00-\u9fff]{2,8}?)[”」]?"
    r"(?:是指|指的是|指|定义为|的口径是|的标准是)(?!数|标|出|导|定)[^。；\n]*?"
    rf"[，,](?:目前|现|现在|当前|年末|月末|期末)?(?:一?共有?|总共|合计|有)(?P<n>\d[\d,]*)(?P<unit>{_UNIT})"
    r"(?=[，,。；\n]|$)"
)


def defined_counts(evidence: Evidence) -> Iterator[Finding]:
    """No tolerance. Silent where any other place counts as many."""
    prose: defaultdict[str, list[Passage]] = defaultdict(list)
    for passage in evidence.prose:
        prose[passage.document].append(passage)
    for passages in prose.values():
        for passage in passages:
            for match in _DEFINED.finditer(passage.text):
                yield from _against(match, passage, passages)


def _against(match: re.Match[str], home: Passage, passages: list[Passage]) -> Iterator[Finding]:
    counted = re.compile(
        rf"(?<![\d,.前其新增约近超])(?P<n>\d[\d,]*){match['unit']}{match['what']}(?![中里内])"
    )
    found = [(p, m) for p in passages for m in counted.finditer(p.text)]
    values = {m["n"] for _, m in found}
    if len(values) == 1 and match["n"] not in values:
        place, other = found[0]
        what = f"「{match['what']}」一处写 {match['n']}{match['unit']}，"
        what += f"另一处写 {other['n']}{match['unit']}，两处不一致。"
        yield of_passages("contradiction", what, (home, place))
