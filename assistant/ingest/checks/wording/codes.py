"""A model that a point of a case speaks of and another one that it measures: `K7配自研釉料，
实测K9的成品率达91%`, in a case of K9 only.
"""

import re
from collections import defaultdict
from collections.abc import Iterator
from functools import partial
from typing import Final

from assistant.ingest.checks.reading.evidence import Evidence
from assistant.ingest.checks.reading.findings import of_passages
from assistant.records import Finding, Passage

_CODE: Final = r"(?<![A-Za-z\d])[A-Za-z]{1,3}-?\d{1,4}[A-Za-z]?(?![A-Za-z\d])"
_MEASURED: Final = re.compile(
    rf"(?P<one>{_CODE})(?P<between>[^。；]*?)(?:实测|测得|压测|测试)(?:的|中|下|得|[，,\s])*(?P<other>{_CODE})"
)
_USES: Final = re.compile(
    rf"(?:使用|采用|选用|选择|基于)\s?(?P<one>{_CODE})(?P<behind>[^，,。；]*)"
)
_COMPARES: Final = re.compile(
    r"相比|对比|比|较|友商|竞品|替[代换]|换|[切迁转]到|和|与|及|、|/|分别"
)


def measured_models(evidence: Evidence) -> Iterator[Finding]:
    """No tolerance: the one is told nowhere else in the case, and the other is."""
    cases: defaultdict[tuple[str, str], list[Passage]] = defaultdict(list)
    for passage in (p for p in evidence.prose if p.case):
        cases[passage.document, passage.case or ""].append(passage)
    for told in cases.values():
        text = "\n".join(p.text for p in told)
        measured = {m["other"] for m in _MEASURED.finditer(text)}
        for passage in told:
            for match in _USES.finditer(passage.text) if len(measured) == 1 else ():
                (many,) = measured
                alone = _times(match["one"], text) == 1 and _times(many, text) > 1
                if alone and match["one"] != many and not _COMPARES.search(match["behind"]):
                    what = f"报告写「{match[0]}」，而该案例实测的是 {many}，前后矛盾。"
                    yield of_passages("contradiction", what, (passage,))
            for match in _MEASURED.finditer(passage.text):
                one, other = match["one"], match["other"]
                few, many = sorted((one, other), key=partial(_times, text=text))
                alone = _times(few, text) == 1 and _times(many, text) > 1
                if one != other and alone and not _COMPARES.search(match["between"]):
                    what = f"报告写「{match[0]}」，而该案例其余各处写的都是 {many}，前后矛盾。"
                    yield of_passages("contradiction", what, (passage,))


def _times(code: str, text: str) -> int:
    """How often it is told: K9 does not stand in K95."""
    return re.findall(_CODE, text).count(code)
