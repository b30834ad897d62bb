"""The rows of a table that a sentence names."""

import re
from typing import Final

from assistant.ingest.checks.reading.grid import Grid
from assistant.ingest.checks.reading.sentences import Number, Sentence

_BRACKET: Final = re.compile(r"[（(][^（()）]*[）)]")
SHORTEST_STEM: Final = 3
KINDS: Final = (
    *("板块", "业务", "条线", "产品线", "线", "分部", "事业部"),
    *("地区", "区域", "片区", "大区", "客户", "渠道", "门店"),
)
"""What a row may be called by, in place of the end of its name."""
_KIND: Final = re.compile(r"(?:用户|客户|业务|销售|板块|渠道|产品|服务|贷款|存款|收入|处理)$")
"""What a name may go without: `批发销量` of the row 批发客户."""
_JOINT: Final = re.compile(r"(?<!\d)(?<!\d[^\d，])(?<!\d[^\d，]{2})[一-鿿][、和与及]$")
"""`甲和乙`: what follows is said of both."""
_WITHIN: Final = re.compile(r"[一-鿿](?<![的和与及在中是而把将由从对比较为以让使向])")


def last_label(sentence: Sentence, number: Number, grid: Grid) -> int | None:
    """The row whose name stands last before the number, and in no bracket that is closed there;
    `跨境板块` names the row 跨境物流.
    """
    before = sentence.text[: number.start]
    return row_named(_BRACKET.sub(lambda closed: "▢" * len(closed[0]), before), grid)


def row_named(before: str, grid: Grid) -> int | None:
    """Whose name stands last."""
    places = []
    for at, label in enumerate(grid.labels):
        names = [label] if len(label) > 1 else []
        if (bare := _BRACKET.sub("", label)) != label and _is_one(bare, grid):
            names += [bare]
        if (
            len(label) > SHORTEST_STEM
            and sum(name.startswith(label[:2]) for name in grid.labels) == 1
        ):
            names += [f"{label[:2]}{kind}" for kind in KINDS]
            names += [label[:2]] if _KIND.search(label) else []
        places += [(end, len(n), at) for n in names if (end := _end_of(n, before))]
    if not places:
        return None
    end, length, at = max(places)
    return None if _JOINT.search(before[: end - length]) else at


def _is_one(bare: str, grid: Grid) -> bool:
    """`东港店（海州）` is called 东港店, where no other row is."""
    rows = [_BRACKET.sub("", label) for label in grid.labels]
    return len(bare) > 1 and rows.count(bare) == 1


def _end_of(name: str, text: str) -> int:
    """Of its last place; 0 where it stands nowhere, a short name not within a longer word."""
    at = text.rfind(name)
    within = len(name) < SHORTEST_STEM and at > 0 and _WITHIN.match(text[at - 1])
    return 0 if at < 0 or within else at + len(name)
