"""Years that a sentence tells in turn: `自从2029年改建后，2027年翻番`, `2028年试点，次年即2030年`,
`随后在2025年`, `先后于2029年、2027年`.
"""

import re
from collections.abc import Iterator
from itertools import pairwise
from typing import Final

from assistant.ingest.checks.reading.evidence import Evidence
from assistant.ingest.checks.reading.findings import of_passages
from assistant.quantities import read_number
from assistant.records import Finding

_YEAR: Final = re.compile(r"(?<![\d\-—–~～至到/])(?P<y>(?:19|20)\d\d)年(?![\d\-—–~～至到/])")
_SINCE: Final = re.compile(
    r"(?:^|[，,。：:])\s?(?:自从?|从)?(?P<y>(?:19|20)\d\d)年[^，,。；;\d]{0,16}?"
    r"(?:起|以来|之后|以后|后)(?=[，,])"
)
_LOOKS_BACK: Final = re.compile(
    r"此前|之前|以前|前期|早在|[曾原比较与]|回[看顾]|追溯|基数|同期|去年|上年|对[比应照]|由|[至到]|重述|口径|数据|披露|签|年[^，,。；]{0,5}的"
)
_NEXT: Final = re.compile(
    r"[，,；;]?\s?(?:到了?|至|在)?(?:次年|第二年|翌年|转年|来年)[，,]?(?:也就是|就是|即|的|到|在|于)*$"
)
_LATER: Final = re.compile(
    r"[，,；;]?\s?(?P<n>[一两二三四五六七八九十]|\d{1,2})年(?:之|以)?后[，,]?(?:也就是|就是|即|的|到|在|于)*$"
)
_THEN: Final = re.compile(
    r"[，,；;]\s?(?:我[们司]|公司)?(?:又|再)?(?:随后|随即|接着|紧接着|之后|其后|此后|后来|然后)的?"
    r"(?:我[们司]|公司)?(?:又|再|便|就)?(?:在|于|到)?$"
)
_IN_TURN: Final = re.compile(r"(?:先后|依次|陆续|相继)[^，,。；;\d]{0,6}$")
_JOINT: Final = re.compile(r"[^，,。；;\d]{0,6}[、和及与]\s?$")


def years_in_turn(evidence: Evidence) -> Iterator[Finding]:
    """No tolerance: whole years. Silent where a word looks back."""
    for sentence in evidence.sentences:
        for what in (*_since(sentence.text), *_behind(sentence.text), *_listed(sentence.text)):
            yield of_passages("contradiction", what, (sentence.passage,))


def _since(text: str) -> Iterator[str]:
    for match in _SINCE.finditer(text):
        rest = re.split("[。；;]", text[match.end() :])[0]
        for later in _YEAR.finditer(rest):
            own = re.split("[，,]", rest[: later.start()])[-1]
            clause = own + re.split("[，,]", rest[later.start() :])[0]
            if int(later["y"]) >= int(match["y"]) or _LOOKS_BACK.search(clause):
                return
            yield f"报告写「{match[0].strip('，,：: ')}」，其后却写「{clause.strip()}」，时间倒退。"
            return


def _behind(text: str) -> Iterator[str]:
    for one, other in pairwise(_YEAR.finditer(text)):
        first, last = int(one["y"]), int(other["y"])
        between = text[one.end() : other.start()]
        later = _LATER.search(between)
        steps = read_number(later["n"]) if later else 1 if _NEXT.search(between) else None
        if steps is not None and last != first + steps:
            said = text[one.start() : other.end()]
            yield f"报告写「{said}」，而 {first}年之后 {int(steps)} 年是 {first + int(steps)}年。"
        elif last < first and _THEN.search(between) and not text[other.end() :].startswith("的"):
            yield f"报告写「{text[one.start() : other.end()]}」，先后矛盾。"


def _listed(text: str) -> Iterator[str]:
    for first in _YEAR.finditer(text):
        if not _IN_TURN.search(text[: first.start()]):
            continue
        run = [first]
        for other in _YEAR.finditer(text, first.end()):
            if not _JOINT.fullmatch(text[run[-1].end() : other.start()]):
                break
            run.append(other)
        if any(int(a["y"]) > int(b["y"]) for a, b in pairwise(run)):
            yield f"报告写「{text[first.start() : run[-1].end()]}」，次序与「先后」不符。"
