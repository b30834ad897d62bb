"""How many a sentence or heading announces, against what follows: `一是…，二是…`, lines."""

import re
from collections.abc import Iterator, Sequence
from itertools import pairwise, takewhile
from typing import Final

from assistant.ingest.checks.reading.evidence import Evidence
from assistant.ingest.checks.reading.findings import of_passages
from assistant.ingest.checks.sums.lists import Listed, read_list
from assistant.quantities import read_number
from assistant.records import Finding, Passage

_COUNT: Final = re.compile(
    r"(?<![第\d一二三四五六七八九十])(?P<n>[两二三四五六七八九]|\d)(?:个|项|点|方面|大|条|类|步|款|件|种)"
    r"(?P<what>[一-鿿]{0,8}?)(?=[，,。：:；;]|来|如下|$)"
)
_ORDINALS: Final = ("一是", "二是", "三是", "四是", "五是", "六是", "七是", "八是")
_IN_TURN: Final = ("其一", "其二", "其三", "其四", "其五", "其六")
_ANNOUNCED: Final = re.compile(rf"{_COUNT.pattern}[^。；;：:\n]{{0,6}}[：:]\s*$")
_SPLIT: Final = re.compile(
    r"(?:[两二三四五六七八九十]|\d+)[^，,、。；;：:\d]{1,6}[，,、][^，,。；;：:\d]{0,6}$"
)
"""Another count right before: `做完4项，在做3项：` splits what the lines list."""
_NOTES: Final = re.compile(
    r"的(?:补充|背景|详细|简要|具体|分别|逐一)*(?:说明|补充|解读|点评|介绍|分析|情况|细节|看点|要点)$"
)
"""Of what is counted elsewhere: `上述6家门店的补充说明：`."""
_ANNOUNCED_BEFORE: Final = re.compile(
    r"(?:有|为|是|以下|如下|下列|下面)(?P<n>[两二三四五六七八九]|\d)(?:条|项|点|个|件|类|步)"
    r"(?P<what>[一-鿿]{0,8})[，,][^。；;：:\n]*[：:]\s*$"
)
"""`风险有五条，按轻重排列：`"""
_QUOTED: Final = re.compile(
    r"(?P<list>(?:[“「《][^”」》]{1,14}[”」》][、和及]?){2,})(?P<n>[两二三四五六七八九十]|\d{1,2})(?P<unit>[\u4e00-\u9fff])"
)
_YEARS: Final = re.compile(r"(?P<way>未来|今后|近|过去)(?P<n>[两二三四五六七八九十]|\d{1,2})年")
_LED: Final = re.compile(r"\s*(?P<name>[^\s：:，,。、\d]{1,8})[：:]")
_NUMBERED: Final = re.compile(r"(?:\d{1,2}[.、)）]|[-*•]|[（(]?[一二三四五六七八九十][)）、])\s?")
_POINTS: Final = re.compile(
    "(?:措施|举措|工作|任务|风险|问题|原因|建议|方向|重点|难点|挑战|目标|安排|打算|要求|事)$"
)
LED_CHARS: Final = 4
TITLE_CHARS: Final = 24
_MORE: Final = re.compile("此外|另外|还有|最后|同时|等[。；]")
_COUNTED: Final = frozenset("个项款类大种部家门套本支")


def announced_counts(evidence: Evidence) -> Iterator[Finding]:
    """No tolerance; a list that goes on elsewhere (等) is not counted."""
    for passage in evidence.prose:
        for text in re.findall(r"[^。！？\n]+", passage.text):
            yield from _by_ordinals(passage, text)
            yield from _quoted(passage, text)
    for passage, text in _with_the_rest(evidence):
        lines = [line.strip() for line in text.split("\n") if line.strip()]
        if passage.kind == "list" and lines:
            yield from _by_lines(passage, lines[0], lines[1:])
        for at, line in enumerate(lines[:-1] if passage.kind != "list" else ()):
            yield from _by_lines(passage, line, list(takewhile(_NUMBERED.match, lines[at + 1 :])))
    for before, after in pairwise(evidence.passages):
        if after.kind == "list" and before.sections == after.sections and before.kind != "list":
            lines = [line for line in after.text.split("\n") if line.strip()]
            yield from _by_lines(before, before.text.strip(), lines)
        yield from _titled(before, after)
    yield from _headings(evidence.passages)


def _with_the_rest(evidence: Evidence) -> Iterator[tuple[Passage, str]]:
    """A list that was too long for one passage goes on in the next."""
    prose = evidence.prose
    for at, passage in enumerate(prose):
        text = passage.text
        for after in prose[at + 1 :]:
            line = text.rstrip().rpartition("\n")[2].strip()
            cut = after.text.startswith("\n") and _NUMBERED.match(after.text.strip())
            if not (cut and _NUMBERED.match(line) and after.sections == passage.sections):
                break
            text += after.text
        yield passage, text


def _titled(before: Passage, after: Passage) -> Iterator[Finding]:
    """A paragraph that is a title, `Page 8：三项任务`, over one that counts from `一是` on."""
    title = before.text.strip().rstrip("。：:")
    match = re.search(rf"{_COUNT.pattern}$", title) if len(title) <= TITLE_CHARS else None
    if match and before.text.strip().endswith("。") and not _POINTS.search(match["what"]):
        return  # a sentence of its own
    listed = _in_turn(after.text) if match and before.document == after.document else None
    if match and listed and read_number(match["n"]) != len(listed.items):
        what = f"标题写「{match[0]}」，其下列出 {len(listed.items)} 个：{'、'.join(listed.items)}。"
        yield of_passages("contradiction", what, (before, after))


def _by_ordinals(passage: Passage, text: str) -> Iterator[Finding]:
    for marks in (_ORDINALS, _IN_TURN):
        said = 0
        while said < len(marks) and marks[said] in text:
            said += 1
        head = text[: text.find(marks[0])] if said > 1 else ""
        counts = list(_COUNT.finditer(head))
        if counts and said > 1 and read_number(counts[-1]["n"]) != said:
            what = (
                f"报告写「{counts[-1][0]}」，其后列出 {said} 个（{marks[0]}…{marks[said - 1]}…）。"
            )
            yield of_passages("contradiction", what, (passage,))


def _quoted(passage: Passage, text: str) -> Iterator[Finding]:
    """`“甲”“乙”“丙”三款`"""
    for match in _QUOTED.finditer(text):
        count = len(re.findall(r"[“「《]", match["list"]))
        if match["unit"] in _COUNTED and read_number(match["n"]) != count:
            what = f"报告写「{match['n']}{match['unit']}」，其前列出 {count} 个：{match['list']}。"
            yield of_passages("contradiction", what, (passage,))


def _by_lines(passage: Passage, opening: str, lines: Sequence[str]) -> Iterator[Finding]:
    match = _ANNOUNCED.search(opening) or _ANNOUNCED_BEFORE.search(opening)
    count = read_number(match["n"]) if match else None
    told = match and (
        _NOTES.search(match["what"])
        or _SPLIT.search(opening[: match.start()])
        or _SPLIT.search(opening[: match.end("what")].rpartition(match[0][0])[0])
    )
    if match and not told and count and len(lines) > 1 and count != len(lines):
        what = f"报告写「{match[0].strip()}」，其后列出 {len(lines)} 条。"
        yield of_passages("contradiction", what, (passage,))


def _headings(passages: Sequence[Passage]) -> Iterator[Finding]:
    """`三项任务` over a first line that is a list of four."""
    seen: set[tuple[str, tuple[str, ...]]] = set()
    for passage in passages:
        key = (passage.document, passage.sections)
        if key in seen or not passage.sections:
            continue
        seen.add(key)
        match = re.search(rf"{_COUNT.pattern}$", passage.sections[-1])
        first = passage.text.strip().split("\n")[0]
        said = "\n".join(p.text for p in passages if (p.document, p.sections) == key)
        listed = _each_led(first) or _in_turn(said)
        listed = listed or (read_list(first) if "。" not in first else None)
        count = read_number(match["n"]) if match else None
        if (
            match
            and listed
            and count
            and not listed.open
            and not listed.least <= count <= listed.most
        ):
            what = f"标题写「{match[0]}」，"
            what += f"其下列出 {len(listed.items)} 个：{'、'.join(listed.items)}。"
            yield of_passages("contradiction", what, (passage,))


def _each_led(text: str) -> Listed | None:
    """`价格：…；供应：…；合规：…`"""
    heads = [_LED.match(piece) for piece in re.split("[；;]", text)]
    names = [head["name"] for head in heads if head]
    closed = len(heads) == len(names) > 2
    return Listed(names, len(names), len(names), open=False) if closed else None


def _in_turn(text: str) -> Listed | None:
    """`一是…；二是…；三是…`"""
    for marks in (_ORDINALS, _IN_TURN):
        places = [text.find(mark) for mark in takewhile(text.__contains__, marks)]
        more = _MORE.search(text) or any(text.count(mark) > 1 for mark in marks)
        if text.startswith(marks[0]) and len(places) > 1 and places == sorted(places) and not more:
            names = [text[at : at + LED_CHARS] for at in places]
            return Listed(names, len(names), len(names), open=False)
    return None


def spans_of_headings(evidence: Evidence) -> Iterator[Finding]:
    """`未来五年` over a text that only speaks of the next three."""
    texts: dict[tuple[str, tuple[str, ...]], list[Passage]] = {}
    for passage in evidence.prose:
        texts.setdefault((passage.document, passage.sections), []).append(passage)
    for (_, sections), passages in texts.items():
        said = _YEARS.search(sections[-1]) if sections else None
        told = [
            m for p in passages for m in _YEARS.finditer(p.text) if said and m["way"] == said["way"]
        ]
        if said and told and all(read_number(m["n"]) != read_number(said["n"]) for m in told):
            what = f"标题写「{said[0]}」，正文写「{told[0][0]}」，两者不一致。"
            yield of_passages("contradiction", what, tuple(passages[:1]))
