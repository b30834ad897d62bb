"""`甲地恰好等于乙地与丙地之和`, of what prose lists one after the other."""

import re
from collections.abc import Iterator
from typing import Final

from assistant.ingest.checks.reading.evidence import Evidence
from assistant.ingest.checks.reading.findings import of_passages
from assistant.ingest.checks.reading.peers import Peers, peers_of
from assistant.ingest.checks.reading.sentences import Sentence
from assistant.records import Finding

_EQUALS: Final = re.compile(
    r"(?P<before>[^。；]*?)(?:恰好|正好|刚好|恰|正)?(?:等于|抵得上|抵)(?P<a>[^，,。；与和及加、]{2,10})"
    r"(?:与|和|及|加上?|、)(?P<b>[^，,。；]{2,10}?)(?:之和|的总和|的和|两[家地项者个][^，,。；]{0,2}之和|加起来|合计)"
)
_AGO: Final = re.compile(r"去年|上年|同期|上[月季]")
_ABOUT: Final = re.compile(r"约|近|大致|基本|几乎|差不多")


def equal_sums(evidence: Evidence) -> Iterator[Finding]:
    """No tolerance beyond rounding; silent where any line of these names adds up."""
    peers = evidence.remembered(peers_of)
    for sentence in evidence.sentences:
        if _AGO.search(sentence.text):
            continue
        for match in _EQUALS.finditer(sentence.text):
            lines = [*_lines(match, peers.get(sentence.passage.document, ()))]
            if lines and not _ABOUT.search(match[0][-20:]) and not any(map(_holds, lines)):
                yield _told(sentence, match, lines[0])


def _lines(
    match: re.Match[str], peers: list[Peers] | tuple[Peers, ...]
) -> Iterator[tuple[Peers, str, str, str]]:
    for line in peers:
        before = [
            (match["before"].rfind(who), who) for who in line.values if who in match["before"]
        ]
        if line.change or not before or not {match["a"], match["b"]} <= set(line.values):
            continue
        one = max(before)[1]
        if one not in {match["a"], match["b"]}:
            yield line, one, match["a"], match["b"]


def _holds(told: tuple[Peers, str, str, str]) -> bool:
    line, one, *others = told
    terms = [line.values[who] for who in (one, *others)]
    slack = sum(term.slack for term in terms)
    return abs(terms[0].value - terms[1].value - terms[2].value) <= slack


def _told(sentence: Sentence, match: re.Match[str], told: tuple[Peers, str, str, str]) -> Finding:
    line, one, *others = told
    shown = " + ".join(f"{who} {line.values[who].text}" for who in others)
    said = match[0].removeprefix(match["before"])
    what = f"报告写{one}「{said}」，而所列为 {shown}，{one}为 {line.values[one].text}。"
    return of_passages("contradiction", what, (sentence.passage, *line.passages))
