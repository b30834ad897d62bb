"""Values that prose gives in turn: `1至6月的收入分别为…`, `甲、乙、丙三店客流依次为…`."""

import re
from collections.abc import Iterator, Sequence
from typing import Final, NamedTuple

from assistant.ingest.checks.reading.grid import Grid
from assistant.ingest.checks.reading.sentences import MASK, Number, Sentence, once
from assistant.periods import PeriodSpan
from assistant.quantities import read_number

_IN_TURN: Final = re.compile(
    r"(?:分别|依次|各|顺次)(?:[为是有达]|录得|实现|完成)*(?:每\S{1,3})?$|[：:]$"
)
_JOINTS: Final = frozenset({"、", "和", "，", ",", "及", "以及", "与"})
_TO: Final = r"\s?(?:[-—–~～]+|至|到)\s?"
_MONTHS: Final = re.compile(rf"(?P<a>\d{{1,2}})月?{_TO}(?P<b>\d{{1,2}})月份?")
_YEARS: Final = re.compile(rf"(?P<a>(?:19|20)\d\d)年?[末底]?{_TO}(?P<b>(?:19|20)\d\d)年?[末底度]?")
_QUARTERS: Final = re.compile(
    r"[四4三两]个?季度|各季度?|(?:第?一|1)(?:季度)?[至到](?:第?四|4)季度|前三季度"
)
_EACH_MONTHS: Final = re.compile(r"(?<![\d-])\d{1,2}月(?!\d|[末底初])")
_EACH_QUARTER: Final = re.compile(r"第?[一二三四]季度")
_EACH_MONTH: Final = re.compile(r"(?P<half>[上下]半年|全年)?的?(?:各月|每月|逐月|分月|各个月)")
_LISTED: Final = re.compile(
    r"(?P<who>[^，,。；：:、]{1,16}(?:[、和与及][^，,。；：:、]{1,16}?)+?)"
    r"(?:(?:[两二三四五六七八九十]|\d{1,2})[\u4e00-\u9fff]{1,4}?)?"
    r"(?P<rest>(?:[，,的])[^，,。；：:]{0,16}?)?$"
)
_COUNT: Final = re.compile(
    r"(?P<n>[两二三四五六七八九十]|\d{1,2})(?P<what>[家个大座店地区条种项类款][^，,、]{0,6}|季度?|月)$"
)
_EMPTY: Final = re.compile(r"^(?:的|各|每|，|,|分别|本期|其|共|金额|数量)+|(?:的|各)$")
FEWEST: Final = 2
FEWEST_ROWS: Final = 3
QUARTERS: Final = 4
MONTHS: Final = 12


class Series(NamedTuple):
    sentence: Sentence
    name: str
    """What is measured."""
    who: tuple[str, ...]
    """Names, or parts of a calendar: `05`, `Q2`, `2031`."""
    values: tuple[Number, ...]
    dated: bool

    @property
    def end(self) -> int:
        return self.values[-1].end


def series_of_grid(grid: Grid, name: str) -> Iterator[Series]:
    """Each column of a table whose rows are periods, `name` for those that have none."""
    rows = [(at, part) for at in grid.parts if (part := _part(grid, at))]
    if len(rows) < FEWEST_ROWS:
        return
    anchor = Sentence(grid.passage, "", grid.today)
    for column in range(1, len(grid.header)):
        cells = [(part, cell) for at, part in rows if (cell := grid.cells[at][column])]
        if len(cells) == len(rows) and not grid.share(column) and not grid.change(column):
            values = tuple(Number(0, 0, cell, "", 0) for _, cell in cells)
            who = tuple(part for part, _ in cells)
            yield Series(anchor, grid.names[column] or name, who, values, dated=True)


def _part(grid: Grid, row: int) -> str:
    key = grid.period_of(grid.labels[row]) or ""
    year, _, part = key.partition("-")
    return part or year


def _one_by_one(sentence: Sentence) -> Iterator[Series]:
    """`一季度收入3亿元、二季度4亿元、三季度5亿元`: each with a period of its own."""
    run: list[tuple[str, Number]] = []
    name = ""
    for number in (*sentence.numbers, None):
        start = number.start - len(number.words) if number else 0
        spans = [
            s for s in sentence.periods if number and start <= s.start and s.end <= number.start
        ]
        part = part_of(spans[0], sentence) if len(spans) == 1 else ""
        own = number.words.replace(MASK, "").strip("，,、的和及+ ") if number else ""
        goes_on = part and own in {"", name} and part not in dict(run)
        if number and run and goes_on and number.quantity.unit == run[-1][1].quantity.unit:
            run.append((part, number))
            continue
        if len(run) >= FEWEST_ROWS:
            yield Series(
                sentence, name, tuple(p for p, _ in run), tuple(n for _, n in run), dated=True
            )
        run, name = (
            ([(part, number)], _cut(re.split("[，,：:]", own)[-1])) if part and number else ([], "")
        )


@once
def series_of(sentence: Sentence) -> list[Series]:
    found: list[Series] = []
    for run in _runs(sentence.numbers):
        start = max(run[0].start - len(run[0].words), 0)
        before = sentence.text[start : run[0].start].rstrip()
        if turn := _IN_TURN.search(before):
            found += _read(sentence, before[: turn.start()], run)
    return [*found, *_one_by_one(sentence)]


def _runs(numbers: Sequence[Number]) -> Iterator[Sequence[Number]]:
    """Numbers of one unit with nothing but a joint between."""
    at = 0
    while at < len(numbers):
        end = at + 1
        while end < len(numbers) and numbers[end].words.strip() in _JOINTS:
            if numbers[end].quantity.unit != numbers[at].quantity.unit:
                break
            end += 1
        if end - at >= FEWEST:
            yield numbers[at:end]
        at = end


def _read(sentence: Sentence, before: str, run: Sequence[Number]) -> Iterator[Series]:
    dated = _dated(before, len(run))
    if dated:
        who, name = dated
        yield Series(sentence, name, who, tuple(run), dated=True)
        return
    listed = _listed(before, len(run))
    if listed:
        who, name = listed
        yield Series(sentence, name, who, tuple(run), dated=False)


def _dated(before: str, count: int) -> tuple[tuple[str, ...], str] | None:
    for pattern, form in ((_YEARS, "{}"), (_MONTHS, "{:02d}")):
        for match in pattern.finditer(before):
            first, last = int(match["a"]), int(match["b"])
            if last - first + 1 == count:
                return tuple(form.format(n) for n in range(first, last + 1)), _name(
                    before, match.end()
                )
    each = _EACH_MONTHS.findall(before) or _EACH_QUARTER.findall(before)
    if len(each) == count:
        end = before.rindex(each[-1]) + len(each[-1])
        return tuple(_calendar(part) for part in each), _name(before, end)
    if (quarters := _QUARTERS.search(before)) and count <= QUARTERS:
        return tuple(f"Q{n}" for n in range(1, count + 1)), _name(before, quarters.end())
    if (monthly := _EACH_MONTH.search(before)) and count <= MONTHS:
        first = 7 if (monthly["half"] or "").startswith("下") else 1
        months = range(first, min(first + count, MONTHS + 1))
        return tuple(f"{n:02d}" for n in months), _name(before, monthly.end())
    return None


def _calendar(part: str) -> str:
    """`7月` -> `07`, `三季度` -> `Q3`."""
    number = read_number(part.strip("第月季度")) or 0
    return f"{int(number):02d}" if part.endswith("月") else f"Q{int(number)}"


def _name(before: str, at: int) -> str:
    """Behind the periods, or in front of them: `收入四个季度分别为`."""
    behind = _cut(before[at:])
    return behind or _cut(re.split(r"[，,。；：:]", before)[-1].split(before[at - 1])[0])


def _cut(text: str) -> str:
    text = re.split(r"[，,。；：:]", text.strip())[-1]
    return _EMPTY.sub("", re.sub(r"^各?[月季年]度?份?[末底]?的?", "", _EMPTY.sub("", text)))


def _listed(before: str, count: int) -> tuple[tuple[str, ...], str] | None:
    """The last enumeration before it that has as many members as there are values."""
    for match in reversed(list(re.finditer(r"[^，,。；：:]*[、][^，,。；：:]*", before))):
        head, tail = match[0], before[match.end() :].strip("，, ")
        names = [n.strip() for n in re.split(r"[、]|和|及|与|以及", head) if n.strip()]
        if len(names) != count or "、" in tail or len(tail) > 16:
            continue
        last, rest = _last_name(names, count)
        return (*(_bare(n) for n in names[:-1]), last), _EMPTY.sub("", tail) or rest
    return None


def _bare(name: str) -> str:
    return re.sub(r"^.*(?:共?组织|包括|其中|按照?|[是为有])", "", name) or name


def _last_name(names: Sequence[str], count: int) -> tuple[str, str]:
    """`丙三店客流` -> 丙 and 客流; `大箱运费` beside 小箱 and 中箱 -> 大箱 and 运费."""
    last = names[-1]
    for n in (str(count), *"两二三四五六七八九十"):
        if read_number(n) == count and n in last[1:]:
            at = last.index(n, 1)
            rest = re.sub(
                r"^[家个大座店地区条种项类款项者][\u4e00-\u9fff]{0,3}?的", "", last[at + 1 :]
            )
            return last[:at], rest
    if "的" in last:
        who, _, what = last.partition("的")
        return who, what
    longest = max(len(n) for n in names[:-1])
    ending = _ending(names)
    if ending:
        return last, ending
    return (last[:longest], last[longest:]) if len(last) > longest + 1 else (last, "")


def _ending(names: Sequence[str]) -> str:
    same = 0
    while same < min(map(len, names)) - 1 and len({n[-same - 1] for n in names}) == 1:
        same += 1
    return names[0][-same:] if same > 1 else ""


def part_of(span: PeriodSpan, sentence: Sentence) -> str:
    """`*-05` -> `05`; the end of a year stands for the year."""
    said = sentence.text[span.start : span.end]
    year, _, part = span.key.partition("-")
    return year if not part or re.search(r"年[末底]", said) else part
