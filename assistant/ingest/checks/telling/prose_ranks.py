"""`最高的是`, `排名第三`, `是B的2.5倍`: against the values that the document lists in prose, and
against who is said to be ahead.
"""

import re
from collections.abc import Iterator, Sequence
from decimal import Decimal
from itertools import pairwise
from typing import Final

from assistant.ingest.checks.reading.evidence import Evidence
from assistant.ingest.checks.reading.findings import of_passages
from assistant.ingest.checks.reading.grid import TOTAL, WHOLE
from assistant.ingest.checks.reading.intervals import Reach, deviation, over, reach
from assistant.ingest.checks.reading.peers import Peers, peers_of
from assistant.ingest.checks.reading.sentences import Number, Sentence
from assistant.ingest.checks.tables.ranks import EXCEPT, GROWTH, LEAST, MOST, OTHER_SCOPE, REST
from assistant.quantities import TIMES
from assistant.quantities.quantity import rounded, written
from assistant.records import Finding, Passage

_ELSEWHEN: Final = re.compile(
    r"去年|上年|上月|上期|上季|明年|下月|目标|计划|预计|增量|降幅|不是|并非"
)
_NTH: Final = re.compile(r"(?:排名?|位列|位居|居)第(?P<n>[二三四五六2-6])(?![\d个家])")
_NUMERALS: Final = {
    **{c: at for at, c in enumerate("二三四五六", 2)},
    **{str(n): n for n in range(2, 7)},
}
_TIMES_OF: Final = re.compile(
    r"(?P<left>[^，,。；]{2,30}?)(?:约|大约|几乎)?(?:是|为|相当于)(?P<right>[^，,。；]{2,30}?)的(?:约|近|逾)?$"
)
_PER: Final = re.compile(r"均|单|每")
FEWEST_RANKED: Final = 2
SHORT: Final = 6
"""Characters of a clause that says only who has the most."""
FARTHEST: Final = Decimal("0.1")
"""Of the stated multiple."""
_FIRST: Final = re.compile(
    r"(?:(?:位列|位居|排名?|名列|排在|居)?第一|居首|(?:位列|位居)?(?:首位|榜首))$"
)
_FIRST_ALONE: Final = re.compile(rf"(?:仍|仍然|依然|继续|目前)?{_FIRST.pattern}")
_BEHIND: Final = re.compile(
    r"(?:但|仍|只|仅|还|却)*(?:落后于?|仅次于|次于|不及|落在)(?P<who>[^，,。；\d]{2,8}?)(?:之后|约|近|\s)*$"
)
_MORE_THAN_WE: Final = re.compile(
    r"(?P<who>[^，,。；\d]{2,8}?)(?:约?[是为]|相当于)(?:我们|我司|我行|我院|我方|本公司)的(?:约|近|\s)*$"
)
_NO_PEER: Final = re.compile(
    r"平均|均值|目标|计划|预算|进度|预期|全[国省市]|行业|大盘|去年|上年|上月|自己"
)


def prose_ranks(evidence: Evidence) -> Iterator[Finding]:
    """No tolerance beyond a tie. Silent where any line of that name confirms it."""
    peers = peers_of(evidence)
    for sentence in evidence.sentences:
        if EXCEPT.search(sentence.text) or not (lines := peers.get(sentence.passage.document)):
            continue
        for clause in re.split(r"[，,：:]|(?<=最[高低大小多少])、", sentence.text):
            yield from _rank(sentence, clause, lines)


def _rank(sentence: Sentence, clause: str, lines: Sequence[Peers]) -> Iterator[Finding]:
    place = _place(clause)
    if place is None or OTHER_SCOPE.search(clause) or _ELSEWHEN.search(sentence.text):
        return
    held = [(line, who) for line in lines if (who := _member(clause, line))]
    meant = [
        (line, who)
        for line, who in held
        if _means(words := clause.replace(who, ""), line) or _said_with(sentence, words, line)
    ]
    if not meant or any(_stands_at(line, who, place) for line, who in meant):
        return
    line, who = meant[0]
    ordered = _ordered(line, least=place < 0)
    right = ordered[abs(place) - 1] if abs(place) <= len(ordered) else ordered[-1]
    what = f"正文写「{clause.strip()}」，而所列的「{line.name}」"
    what += f"{right}为 {line.values[right].text}，{who}为 {line.values[who].text}。"
    yield of_passages("contradiction", what, _passages(sentence, line))


def _place(clause: str) -> int | None:
    """1 is the highest, -1 the lowest."""
    if match := _NTH.search(clause):
        return _NUMERALS[match["n"]]
    if MOST.search(clause):
        return 1
    return -1 if LEAST.search(clause) else None


def _member(text: str, line: Peers) -> str:
    """The one member that the words name; 甲店 names 甲店 only where no 甲店二部 stands."""
    names = [who for who in line.values if len(who) > 1 and who in text]
    names = [who for who in names if not any(who != other and who in other for other in names)]
    return names[0] if len(names) == 1 else ""


def _means(words: str, line: Peers) -> bool:
    """Names what is measured; growth only beside growth."""
    if bool(GROWTH.search(words)) != line.change:
        return False
    name = re.sub(r"^(?:各|每)", "", line.name)
    if _PER.search(name) and not _PER.search(words):
        return False
    if name.endswith("率") and re.search(f"{re.escape(name[-3:-1])}(?:总?额|量|数)", words):
        return False  # 毛利额 is another thing than 毛利率
    return any(name[at : at + 2] in words for at in range(len(name) - 1))


def _said_with(sentence: Sentence, words: str, line: Peers) -> bool:
    """`甲店320万元、乙店380万元，其中乙店最高`: in one sentence what is measured goes without."""
    listed = all(quantity.text in sentence.text for quantity in line.values.values())
    return listed and len(words.strip()) <= SHORT and not GROWTH.search(words)


def _ordered(line: Peers, *, least: bool) -> list[str]:
    parts = (who for who in line.values if REST not in who)
    named = [who for who in parts if not (TOTAL.fullmatch(who) or WHOLE.fullmatch(who))]
    return sorted(named, key=lambda who: line.values[who].value, reverse=not least)


def _stands_at(line: Peers, who: str, place: int) -> bool:
    ordered = _ordered(line, least=place < 0)
    at = abs(place) - 1
    if at >= len(ordered) or len(ordered) < FEWEST_RANKED:
        return True
    return line.values[ordered[at]].value == line.values[who].value


def first_behind_others(evidence: Evidence) -> Iterator[Finding]:
    """`产能居首，同业乙是我们的1.4倍`, `落后同业乙3万吨，排名第一`: whoever is behind is not first.

    In clauses side by side, of which the second names no measure of its own.
    """
    for sentence in evidence.sentences:
        clauses = [clause.strip() for clause in re.split("[，,]", sentence.masked)]
        for one, other in pairwise(clauses):
            rank, ahead = one, _ahead_of_us(other, sentence) if _FIRST.search(one) else ""
            if _FIRST_ALONE.fullmatch(other):
                rank, ahead = other, _ahead_of_us(one, sentence, measured=True)
            if ahead and not OTHER_SCOPE.search(f"{one}{other}".replace(ahead, "")):
                what = f"报告写「{rank}」，而同一句写{ahead}在前，两者不一致。"
                yield of_passages("contradiction", what, (sentence.passage,))


def _ahead_of_us(clause: str, sentence: Sentence, *, measured: bool = False) -> str:
    """Who has more than we, as the clause says by a number behind its words; `measured` where it
    may say of what.
    """
    for number in sentence.numbers:
        said = re.split("[，,]", sentence.masked[: number.start])[-1].strip()
        if not clause.startswith(f"{said}{number.text}"):
            continue
        pattern = _MORE_THAN_WE if number.quantity.unit == TIMES else _BEHIND
        match = pattern.search(said)
        less = number.quantity.unit == TIMES and number.quantity.value <= 1
        alone = match and (measured or match.start() == 0)
        if match and alone and not less and not _NO_PEER.search(match["who"]):
            return match["who"]
    return ""


def prose_multiples(evidence: Evidence) -> Iterator[Finding]:
    """Tolerance: rounding and bounds of all three. Silent where any line confirms it."""
    peers = peers_of(evidence)
    for sentence in evidence.sentences:
        for number in sentence.numbers:
            match = _TIMES_OF.search(number.words) if number.quantity.unit == TIMES else None
            lines = peers.get(sentence.passage.document, ())
            if match and not _ELSEWHEN.search(sentence.text):
                yield from _multiple(sentence, number, match, lines)


def _multiple(
    sentence: Sentence, times: Number, match: re.Match[str], lines: Sequence[Peers]
) -> Iterator[Finding]:
    verdicts = []
    for line in lines:
        left, right = _member(match["left"], line), _member(match["right"], line)
        rest = match[0].replace(left, "").replace(right, "")
        if not left or not right or left == right or not _means(rest, line):
            continue
        ratio = over(reach(line.values[left]), reach(line.values[right]))
        if ratio is None:
            return
        verdicts.append((_off(times, ratio), ratio, line, left, right))
    if verdicts and all(off for off, *_ in verdicts):
        _, ratio, line, left, right = verdicts[0]
        printed = written(rounded(ratio.value, 2), TIMES)
        what = f"「{line.name}」{left}为 {line.values[left].text}，{right}为 "
        what += f"{line.values[right].text}，前者是后者的 {printed}，报告写 {times.text}。"
        yield of_passages("does_not_add_up", what, _passages(sentence, line))


def _off(times: Number, ratio: Reach) -> bool:
    """Values of one digit allow nearly any multiple; it is taken from what is printed."""
    verdict = deviation(times.quantity, ratio)
    far = abs(ratio.value - times.quantity.value) > times.quantity.value * FARTHEST
    return verdict == "warning" or (verdict == "info" and far)


def _passages(sentence: Sentence, line: Peers) -> tuple[Passage, ...]:
    return tuple(dict.fromkeys((sentence.passage, *line.passages)))
