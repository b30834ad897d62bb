"""Counts against the lists behind them, and lists that name something twice."""

import re
from collections import Counter
from collections.abc import Iterator
from decimal import Decimal
from itertools import chain
from typing import Final, NamedTuple

from assistant.ingest.checks.reading.evidence import Evidence
from assistant.ingest.checks.reading.findings import of_passages
from assistant.ingest.checks.reading.joined import over_sentences
from assistant.ingest.checks.reading.sentences import Sentence
from assistant.quantities import read_number
from assistant.records import Finding, Passage

_NUMERAL: Final = r"(?:\d{1,3}|[两二三四五六七八九十]{1,3})"
_COUNT: Final = re.compile(
    rf"(?<![\d.,第])(?P<n>{_NUMERAL})\s?(?P<unit>家|个|名|位|款|项|座|类|种|条|大|点|方面|人|处|城|省|件|步|部分|板块|支|例|起|批|档|组|套|场)"
    r"(?P<what>[^，。；：:、\d（(]{0,10}?)"
    r"(?P<joint>，?(?:它们是|(?:它们)?分别(?:为|是)|即|包括|包含|依次为|名单为)|\s?(?:[：:]|——|—|[（(](?=[^（()）]*、[^（()）]*[)）])))"
    r"(?P<list>[^。；;：:\n]+)"
)
_TOP: Final = re.compile(
    rf"前(?P<n>{_NUMERAL})(?P<unit>大|名|位|家|个)(?P<what>[^，。；：:、\d（(]{{0,10}}?)"
    r"(?P<joint>(?:依次|分别)?[为是])(?P<list>[^，,。；;：:\n]*、[^，,。；;：:\n]*)"
)
"""`前三大客户为甲、乙和丙`"""
_IN_ALL: Final = re.compile(
    rf"(?:一?共有?|合计|总计|总共|计有|累计)(?P<n>{_NUMERAL})(?P<unit>家|个|名|位|款|项|座|类|种|处|城|省|支|组)"
    r"(?P<what>)(?P<joint>[，,]\s?)(?P<list>[^，,。；;：:\n\d]+(?:、[^，,。；;：:\n\d]+){2,})$"
)
"""`占比15%，共5家，甲、乙、丙、丁、戊` at the end of its line"""
_SAYS_OF: Final = re.compile(r"均|都|涵盖|覆盖|各有|分布|涉及|来自|其中|主要|遍布|集中|用于")
_COUNTED_BEHIND: Final = re.compile(
    rf"(?P<list>[^，,。；;：:（）()\d]+、[^，,。；;：:（）()\d]+?)(?P<n>{_NUMERAL})"
    r"(?P<unit>家|个|大|座|类|项|条|种|款|地|省|市|城|区|处|所|间)(?P<what>[^，。；、\d]{0,6})"
)
"""`甲、乙、丙三个基地`"""
_RUN: Final = re.compile(r"[^。；;：:，,（）()]*、[^。；;：:，,（）()]*")
_LEAD: Final = re.compile(r"^[^、]*(?:包括|分别[为是]|[有是为])")
_ITEM_BREAK: Final = re.compile(r"[、，,]|\s+[/]\s+")
_PLUS: Final = re.compile(r"\s+[+＋]\s+")
_LAST_TWO: Final = re.compile(r"(?<=[^\s])(?:以及|及|和|与)(?=[^\s])")
_OPEN: Final = re.compile(r"等(?:[^、，]{0,6})?$")
_TAIL: Final = re.compile(r"[，,](?!.*、).*$")
"""What follows the last item: a comma, and no more enumeration."""
_MOST_CHARS: Final = 16
"""An item that is longer is a sentence, and the list one that is not read."""
_CLAUSE: Final = re.compile(r"包括|主要|根据|需要|[有是由或在]")
"""Words that a clause has and a name has not."""
_COUNTED: Final = re.compile(rf"{_NUMERAL}\s?[家个名位款项座类种条人处件支例起批档组套场台辆]$")
_BARE_VALUE: Final = re.compile(r"[\d.]+\s?[\u4e00-\u9fff%％]{0,3}")
"""A second value of the item before: `甲14份、2,240万元`."""
_VALUE: Final = re.compile(r"\d[\d.,]*\s?[\u4e00-\u9fff%％A-Za-z/]{0,4}")
_SPLIT: Final = re.compile("[、和及与]")
_THOUSANDS: Final = re.compile(r"(?<=\d),(?=\d{3})")
FEWEST_ITEMS: Final = 3
_AND_MORE: Final = re.compile("等|周边|附近|其[他它余]")


class Listed(NamedTuple):
    items: list[str]
    least: int
    most: int
    """How many the list names, whichever way its last item is read (`A和B`)."""
    open: bool


def counts_and_lists(evidence: Evidence) -> Iterator[Finding]:
    """No tolerance; a list with 等 or `包括` may name fewer than it counts."""
    yield from over_sentences(evidence, _wrong_counts)


def _wrong_counts(sentence: Sentence) -> Iterator[Finding]:
    text = _THOUSANDS.sub("", sentence.text)
    for match in chain(*(p.finditer(text) for p in (_COUNT, _TOP, _IN_ALL))):
        inside = match["joint"].strip() in {"（", "("}
        listed = read_list(re.split("[)）]", match["list"])[0] if inside else _first(match))
        count = read_number(match["n"])
        if listed is None or count is None or any(_COUNTED.search(i) for i in listed.items):
            continue
        counts = re.compile(rf"[一两二三四五六七八九十\d]+{re.escape(match['unit'])}")
        if all(item[-1].isdigit() or counts.match(item) for item in listed.items):
            continue  # `7家：城东3家、城西4家`, `5家（三家迁走、两家停业）` count them themselves
        if match.re is _IN_ALL and (_SAYS_OF.search(match["list"]) or not _is_near(listed, count)):
            continue
        fewer = listed.open or match["joint"].strip("，") in {"包括", "包含"}
        if listed.least <= count <= listed.most or (fewer and listed.most <= count):
            continue
        told = f"报告写「{match['n']}{match['unit']}{match['what']}」，"
        told += f"其后列出 {len(listed.items)} 个：{'、'.join(listed.items)}。"
        yield of_passages("contradiction", told, (sentence.passage,))


def _is_near(listed: Listed, count: Decimal) -> bool:
    return listed.least - 2 <= count <= listed.most + 2


def _first(match: re.Match[str]) -> str:
    """What stands before the first comma, where that closes an enumeration, `甲、乙和丙，`, or one
    of values: `3.1%、3.2%、3.4%，`.
    """
    head = re.split("[，,]", match["list"])[0]
    if "、" in head and all(_VALUE.fullmatch(item.strip()) for item in _SPLIT.split(head)):
        return head
    return head if "、" in head and _LAST_TWO.search(head.split("、")[-1]) else match["list"]


def counts_behind_lists(evidence: Evidence) -> Iterator[Finding]:
    """Off by one or two: a list that is far shorter names what the counted are of."""
    for sentence in evidence.sentences:
        for match in _COUNTED_BEHIND.finditer(sentence.text):
            items = [
                each
                for each in re.split(r"[、和]|(?<![涉普])及|(?<!参)与", match["list"])
                if each.strip()
            ]
            count = read_number(match["n"])
            if count is None or _AND_MORE.search(items[-1]) or len(items) < FEWEST_ITEMS:
                continue
            least = match["list"].count("、") + 1
            if len(_LAST_TWO.split(match["list"].split("、")[-1])) == count:
                continue  # `进度滞后、甲和乙两个厂`
            near = 1 if len(items) == FEWEST_ITEMS and match["unit"] != "大" else 2
            if not least <= count <= len(items) and least - near <= count <= len(items) + near:
                told = f"报告写「{match['n']}{match['unit']}{match['what']}」，"
                told += f"其前列出 {len(items)} 个：{'、'.join(items)}。"
                yield of_passages("contradiction", told, (sentence.passage,))


def names_twice(evidence: Evidence) -> Iterator[Finding]:
    """An enumeration in which one item stands twice; `info`, as a figure declared twice is."""
    for sentence in evidence.sentences:
        declared = _declared_twice(evidence, sentence.passage)
        for run in _RUN.findall(sentence.text):
            listed = read_list(_LEAD.sub("", run))
            if listed is None or len(listed.items) < FEWEST_ITEMS:
                continue
            again = [(item, n) for item, n in Counter(listed.items).items() if n > 1]
            if len(again) != 1:  # a route or a rhythm comes back to several
                continue
            ((item, times),) = again
            if len(item) > 1 and item not in declared and not item.isdigit():
                what = f"「{item}」在同一列举里出现 {times} 次。"
                yield of_passages("duplicate", what, (sentence.passage,), "info")


def _declared_twice(evidence: Evidence, passage: Passage) -> set[str]:
    """Told by the merging of figures already."""
    return {
        figure.subject
        for figure in evidence.by_passage.get(passage.id, ())
        if figure.subject and len(figure.sources) > 1
    }


def read_list(text: str) -> Listed | None:
    """`甲、乙、丙和丁` -> four, or three where `丙和丁` is one name; None where it is no list."""
    text = re.sub(r"[（(][^（）()]*[）)]", "", text).strip()
    if "、" not in text:
        text = _PLUS.sub("、", text)
    if "、" not in text:
        return None
    text = _TAIL.sub("", text) if re.search(r"、.*[，,]", text) else text
    items = [item.strip() for item in _ITEM_BREAK.split(text) if item.strip()]
    if items and not _BARE_VALUE.fullmatch(items[0]):
        items = [item for item in items if not _BARE_VALUE.fullmatch(item)]
    pieces = [piece for item in items for piece in _LAST_TWO.split(item)]
    if len(items) < 2 or any(len(p) > _MOST_CHARS or _CLAUSE.search(p) for p in pieces):
        return None
    open_ = bool(_OPEN.search(items[-1]))
    items[-1] = re.sub(r"等[^、，]{0,6}$", "", items[-1])
    items = [item for item in items if item]
    joined = sum(bool(_LAST_TWO.search(item)) for item in items)
    cut = [*items[:-1], *filter(None, _LAST_TWO.split(items[-1]))] if items else []
    return Listed(cut, len(items), len(items) + joined, open_)
