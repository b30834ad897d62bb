"""What those of one kind care for: `民宿客人不大看重釉色`, and a case of theirs that was won by it;
or `民宿客人最看重釉色` beside others who `比民宿…更看重釉色`.
"""

import re
from collections import defaultdict
from collections.abc import Iterator, Mapping, Sequence
from typing import Final, NamedTuple

from assistant.ingest.checks.reading.evidence import Evidence
from assistant.ingest.checks.reading.findings import of_passages
from assistant.records import Finding, Passage

_NEGATIVE: Final = r"不(?:太|大|怎么|是很|那么)?|没那么|并不"
_CARES: Final = re.compile(
    rf"(?:(?P<no>{_NEGATIVE})|(?P<most>最))?(?:看重|在乎|在意|重视|讲究)(?:的是)?"
    r"(?P<what>[一-鿿]{2,4}?)(?:的?要求|性)?(?=[，,。；;]|$)"
)
_THEME: Final = re.compile(
    r"^(?:[-*+•]\s+)?(?P<theme>[A-Za-z一-鿿]{2,8}?)\s?(?:场景|业务|客户|客群|行业)?(?:[：:]|是|有了|仍|也|的)"
)
_MORE: Final = re.compile(r"更(?:看重|在乎|在意|重视|讲究)")


class Attitude(NamedTuple):
    passage: Passage
    line: str
    theme: str
    what: str
    said: str
    no: bool
    most: bool


def attitudes(evidence: Evidence) -> Iterator[Finding]:
    """No tolerance: words only."""
    by_document: defaultdict[str, list[Passage]] = defaultdict(list)
    for passage in evidence.prose:
        by_document[passage.document].append(passage)
    for passages in by_document.values():
        texts = _texts(passages)
        for told in (told for p in passages for told in _read(p)):
            yield from _against_cases(told, texts)
            yield from _against_others(told, passages)


def _texts(passages: Sequence[Passage]) -> Mapping[str, list[Passage]]:
    """What tells of one thing: the passages of each case, and each other passage."""
    texts: defaultdict[str, list[Passage]] = defaultdict(list)
    for passage in passages:
        texts[passage.case or passage.id].append(passage)
    return texts


def _read(passage: Passage) -> Iterator[Attitude]:
    for line in passage.text.split("\n"):
        theme = _THEME.match(line.strip())
        for match in _CARES.finditer(line) if theme else ():
            if theme and (match["no"] or match["most"]):
                said = f"{theme['theme']}：{match[0]}"
                no, most = bool(match["no"]), bool(match["most"])
                yield Attitude(passage, line, theme["theme"], match["what"], said, no, most)


def _against_cases(told: Attitude, texts: Mapping[str, list[Passage]]) -> Iterator[Finding]:
    """A case of that kind that turns on what its kind does not care for."""
    for passages in texts.values() if told.no else ():
        whole = "\n".join(p.text for p in passages)
        if told.passage in passages or told.theme not in whole:
            continue
        for passage in passages:
            clauses = re.split("[，,。；;\n]", passage.text)
            about = [c for c in clauses if told.what in c and not re.search(_NEGATIVE, c)]
            compared = re.search(rf"比\s?{re.escape(told.theme)}", whole)
            if about and not compared:
                what = f"报告写「{told.said}」，而另一处写「{about[0].strip()}」，前后矛盾。"
                yield of_passages("contradiction", what, (told.passage, passage))
                break


def _against_others(told: Attitude, passages: Sequence[Passage]) -> Iterator[Finding]:
    """Others who care more for it than those who care most."""
    for passage in passages if told.most else ():
        for line in passage.text.split("\n"):
            than = re.search(rf"比\s?{re.escape(told.theme)}", line)
            more = than and any(
                told.what in line[m.end() : m.end() + 6] for m in _MORE.finditer(line, than.end())
            )
            if more and line != told.line:
                what = f"报告写「{told.said}」，而另一处写「{line.strip()}」，前后矛盾。"
                yield of_passages("contradiction", what, (told.passage, passage))
