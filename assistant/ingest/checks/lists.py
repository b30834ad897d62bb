"""Counts against the lists behind them, and lists that name something twice."""

import re
from collections.abc import Iterator
from typing import Final, NamedTuple

from assistant.ingest.checks.evidence import Evidence
from assistant.ingest.checks.findings import of_passages
from assistant.quantities import read_number
from assistant.records import Finding

_NUMERAL: Final = r"(?:\d{1,3}|[两二三四五六七八九十]{1,3})"
_COUNT: Final = re.compile(
    rf"(?<![\d.,第])(?P<n>{_NUMERAL})(?P<unit>家|个|名|位|款|项|座|类|种|条|大|点|方面|人|处|城|省)"
    r"(?P<what>[^，。；：:、\d（(]{0,10}?)"
    r"(?P<joint>，?(?:分别(?:为|是)|即|包括|包含|有|依次为|名单为)|\s?[：:])"
    r"(?P<list>[^。；;：:\n]+)"
)
_ITEM_BREAK: Final = re.compile(r"[、，,]|\s+[/]\s+")
_LAST_TWO: Final = re.compile(r"(?<=[^\s])(?:以及|及|和|与)(?=[^\s])")
_OPEN: Final = re.compile(r"等(?:[^、，]{0,6})?$")
_TAIL: Final = re.compile(r"[，,](?!.*、).*$")
"""What follows the last item: a comma, and no more enumeration."""
_MOST_CHARS: Final = 16
"""An item that is longer is a sentence, and the list one that is not read."""
FEWEST_ITEMS: Final = 3


class Listed(NamedTuple):
    items: list[str]
    least: int
    most: int
    """How many the list names, whichever way its last item is read (`A和B`)."""
    open: bool


def counts_and_lists(evidence: Evidence) -> Iterator[Finding]:
    """No tolerance; a list with 等 or `包括` may name fewer than it counts."""
    for sentence in evidence.sentences:
        for match in _COUNT.finditer(sentence.text):
            listed = read_list(match["list"])
            count = read_number(match["n"])
            if listed is None or count is None:
                continue
            fewer = listed.open or match["joint"].strip("，") in {"包括", "包含", "有"}
            if listed.least <= count <= listed.most or (fewer and listed.most <= count):
                continue
            told = f"报告写「{match['n']}{match['unit']}{match['what']}」，"
            told += f"其后列出 {len(listed.items)} 个：{'、'.join(listed.items)}。"
            yield of_passages("contradiction", told, (sentence.passage,))


def names_twice(evidence: Evidence) -> Iterator[Finding]:
    """An enumeration in which one item stands twice."""
    for sentence in evidence.sentences:
        for run in re.findall(r"[^。；;：:，,（）()]*、[^。；;：:，,（）()]*", sentence.text):
            listed = read_list(run)
            if listed is None or len(listed.items) < FEWEST_ITEMS:
                continue
            twice = {item for item in listed.items[1:-1] if listed.items.count(item) > 1}
            twice |= {
                item for item in (listed.items[0], listed.items[-1]) if listed.items.count(item) > 1
            }
            for item in sorted(twice):
                if not re.search(r"\d", item) and len(item) > 1:
                    what = f"「{item}」在同一列举里出现 {listed.items.count(item)} 次。"
                    yield of_passages("duplicate", what, (sentence.passage,), "info")


def read_list(text: str) -> Listed | None:
    """`甲、乙、丙和丁` -> four, or three where `丙和丁` is one name; None where it is no list."""
    text = re.sub(r"[（(][^（）()]*[）)]", "", text).strip()
    if "、" not in text:
        return None
    text = _TAIL.sub("", text) if re.search(r"、.*[，,]", text) else text
    items = [item.strip() for item in _ITEM_BREAK.split(text) if item.strip()]
    if len(items) < 2 or any(len(item) > _MOST_CHARS for item in items):
        return None
    open_ = bool(_OPEN.search(items[-1]))
    items[-1] = re.sub(r"等[^、，]{0,6}$", "", items[-1])
    items = [item for item in items if item]
    joined = sum(bool(_LAST_TWO.search(item)) for item in items)
    cut = [*items[:-1], *filter(None, _LAST_TWO.split(items[-1]))] if items else []
    return Listed(cut, len(items), len(items) + joined, open_)
