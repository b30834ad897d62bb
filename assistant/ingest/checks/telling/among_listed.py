"""Places and distances among those that were listed before.

`份额前三位是甲31%、我们22%、乙15%。我们位列第二，落后甲9个百分点`.
"""

import re
from collections.abc import Iterator
from itertools import pairwise
from typing import Final, NamedTuple

from assistant.ingest.checks.reading.evidence import Evidence
from assistant.ingest.checks.reading.findings import of_passages
from assistant.ingest.checks.reading.intervals import deviation, minus, reach, size
from assistant.ingest.checks.reading.listed import Listed, lists_in
from assistant.ingest.checks.reading.sentences import MASK, Number, Sentence, alike
from assistant.quantities import PERCENT, POINTS, Quantity
from assistant.quantities.quantity import rounded, written
from assistant.records import Finding

_WE: Final = re.compile(r"我[方司行院厂们]|我们|本公司|本行|本院|本厂|公司")
_PLACE: Final = re.compile(
    r"(?P<who>[^，,。；;：:、\d▢]{2,12}?)(?:仍|依然|继续|份额|市占率|目前|稳)*(?:居|位列|位居|排名?在?|列|名列)"
    r"(?:市场|行业|全国|本市)?第(?P<n>[一二三四五六])(?![一-鿿]?季)"
)
_AHEAD: Final = re.compile(
    r"(?P<word>领先|高于|高出|超出|超过|比|落后于?|低于|距离?|较|与|和|同)"
    rf"(?P<who>第[一二三四五六]名?位?|首位|第一|[^，,。；;：:、\d{MASK}]{{2,12}}?)的?"
    r"(?P<gap>相差|差距|差|[高低多少]出?)?(?:约|为|近|仅|达|\s)*$"
)
_OLD: Final = re.compile(
    r"(?:^|[，,])\s*(?:我[方司行院厂们]|我们|本公司|本行|本院)?[^，,。；;\d]{0,12}?"
    rf"(?:份额|市占率|占有率)(?:[比较]|由|从)(?:上月|上年|去年|{MASK}+)[^，,。；;\d]{{0,4}}$"
)
_MOVED: Final = re.compile(
    r"(?:(?P<up>提高|提升|上升|增加|扩大|高)|下降|降低|回落|减少|低)[了出]?(?:约|\s)*"
)
_WAS: Final = re.compile(r"与(?P<who>[^，,。；;\d]{2,12}?)的?(?:差距|距离)(?:由|从)$")
_BECOMES: Final = re.compile(r"(?:缩小|扩大|收窄|拉大|缩短)[到至为]")
"""`与甲的差距由9吨缩小到7吨`"""
_NUMERALS: Final = {c: at for at, c in enumerate("一二三四五六", 1)}
_BEHIND: Final = re.compile("落后|低于")
_BEFORE: Final = re.compile("领先|高于|高出|超出|超过")
NEAR: Final = 2
"""Sentences behind the list that still speak of it."""


class _Gap(NamedTuple):
    who: str
    than: str
    way: int
    """1 where the first is ahead, -1 where it is behind, else 0."""
    number: Number


def among_listed(evidence: Evidence) -> Iterator[Finding]:
    """Tolerance of a distance: rounding of all three; of a place none beyond a tie."""
    for paragraph in evidence.paragraphs:
        for at, sentence in enumerate(paragraph):
            for listed in lists_in(sentence):
                ours = _ours(evidence, sentence, listed)
                for later in paragraph[at : at + NEAR + 1]:
                    yield from _places(later, listed, ours)
                    yield from _gaps(later, listed, ours)
                    if later is not sentence and ours:
                        yield from _since(later, listed.of(ours))


def _ours(evidence: Evidence, sentence: Sentence, listed: Listed) -> str:
    """Who of the list reports: by `我们`, or by the title of the report."""
    document = evidence.documents.get(sentence.passage.document)
    title = document.title if document else ""
    names = [i.who for i in listed.items if _WE.fullmatch(i.who) or title.startswith(i.who)]
    return names[0] if len(names) == 1 else ""


def _called(who: str, listed: Listed, ours: str) -> Number | None:
    """By its name, by its place, or as those who report."""
    if number := listed.of(who):
        return number
    if ours and _WE.fullmatch(who):
        return listed.of(ours)
    nth = "一" if who == "首位" else who.removeprefix("第")[:1] if who.startswith("第") else ""
    at = _NUMERALS.get(nth, 0)
    found = [i.number for i in listed.items if listed.place_of(i.number) == at]
    return found[0] if len(found) == 1 else None


def _places(sentence: Sentence, listed: Listed, ours: str) -> Iterator[Finding]:
    for match in _PLACE.finditer(sentence.masked):
        who = next((i.who for i in listed.items if match["who"].endswith(i.who)), "")
        who = who or (ours if _WE.search(match["who"]) else "")
        number = listed.of(who) if who else None
        if number is None or "之一" in sentence.text:
            continue
        place, said = listed.place_of(number), _NUMERALS[match["n"]]
        level = sum(i.number.quantity.value == number.quantity.value for i in listed.items)
        if said <= len(listed.items) and not place <= said < place + level:
            shown = "、".join(f"{i.who}{i.number.text}" for i in listed.items)
            what = f"报告写「{match[0]}」，而所列 {shown} 中它排第 {place}。"
            yield of_passages("contradiction", what, (sentence.passage,))


def _gaps(sentence: Sentence, listed: Listed, ours: str) -> Iterator[Finding]:
    for gap in _gaps_in(sentence, listed, ours):
        one, other = (_called(who, listed, ours) for who in (gap.who, gap.than))
        if one is None or other is None or one is other or not _fits(gap.number, one):
            continue
        apart = minus(reach(one.quantity), reach(other.quantity))
        if deviation(gap.number.quantity, size(apart)) == "warning":
            printed = written(rounded(abs(apart.value), 2), gap.number.quantity.unit)
            what = f"{one.text} 与 {other.text} 相差 {printed}，"
            what += f"报告写 {gap.number.text}，两者不一致。"
            yield of_passages("does_not_add_up", what, (sentence.passage,))
        elif gap.way and apart.value * gap.way < 0:
            word = "领先" if gap.way > 0 else "落后"
            what = f"报告写「{word}」{gap.than} {gap.number.text}，"
            what += f"而所列的是 {one.text} 与 {other.text}，方向相反。"
            yield of_passages("contradiction", what, (sentence.passage,))


def _since(sentence: Sentence, own: Number | None) -> Iterator[Finding]:
    """`我们市占率比上月的21.0%高1.0个百分点`, of 22.0% in the list."""
    for old, gap in pairwise(sentence.numbers):
        moved = _MOVED.fullmatch(gap.words)
        if own is None or not moved or not _OLD.search(old.words) or not _fits(gap, own):
            continue
        if old.quantity.unit != PERCENT:
            continue
        made = minus(reach(own.quantity), reach(old.quantity))
        if deviation(gap.quantity, size(made)) == "warning":
            printed = written(rounded(abs(made.value), 2), POINTS)
            what = f"从 {old.text} 到 {own.text} 相差 {printed}，报告写 {gap.text}，前后不符。"
            yield of_passages("does_not_add_up", what, (sentence.passage,))
        elif made.value * (1 if moved["up"] else -1) < 0:
            what = f"从 {old.text} 到 {own.text}，报告写「{moved[0]}」{gap.text}，方向相反。"
            yield of_passages("contradiction", what, (sentence.passage,))


def _gaps_in(sentence: Sentence, listed: Listed, ours: str) -> Iterator[_Gap]:
    for number in sentence.numbers:
        own = re.split(r"[，,。；;：:（(]", number.words)[-1]
        match = _AHEAD.search(own)
        if (was := _WAS.search(own)) and ours:
            now = [n for n in sentence.numbers if n.start > number.end][:1]
            if now and _BECOMES.fullmatch(now[0].words):
                yield _Gap(ours, was["who"], 0, now[0])
        if match is None:
            continue
        before = own[: match.start()].strip()
        who = _subject(before, listed, ours)
        joint = match["word"] in {"比", "较", "与", "和", "同", "距", "距离"}
        if joint and not match["gap"]:
            continue
        way = 1 if _BEFORE.match(match["word"]) else -1 if _BEHIND.match(match["word"]) else 0
        way = way or {"高": 1, "多": 1, "低": -1, "少": -1}.get((match["gap"] or " ")[0], 0)
        if who:
            yield _Gap(who, match["who"], way, number)


def _subject(before: str, listed: Listed, ours: str) -> str:
    """Who is named in front; those who report where nobody is."""
    named = [i.who for i in listed.items if before.endswith(i.who)]
    if named:
        return named[0]
    return ours if not before or _WE.search(before) else ""


def _fits(gap: Number, one: Number) -> bool:
    left, right = gap.quantity, one.quantity
    if right.unit == PERCENT:
        return left.unit == POINTS
    return _is_amount(left) and alike(left, right)


def _is_amount(quantity: Quantity) -> bool:
    return quantity.unit not in {PERCENT, POINTS, None}
