"""Fractions and multiples in words: `从60分钟缩短到20分钟，是原来的三分之一`, `打了八五折`,
`翻了一番`, `下降四分之一` of a row of a table, `占四分之一强`.
"""

import re
from collections.abc import Iterator
from decimal import Decimal
from itertools import pairwise
from typing import Final

from assistant.ingest.checks.reading.changes import changes_of
from assistant.ingest.checks.reading.evidence import Evidence
from assistant.ingest.checks.reading.findings import of_passages
from assistant.ingest.checks.reading.grid import Grid
from assistant.ingest.checks.reading.row_names import row_named
from assistant.ingest.checks.reading.sentences import Number, Sentence
from assistant.quantities import PERCENT, Quantity
from assistant.quantities.quantity import rounded, written
from assistant.records import Finding

_DIGIT: Final = "零一二三四五六七八九"
_DISCOUNT: Final = re.compile(
    rf"(?P<word>[{_DIGIT}]{{1,2}})折(?![旧扣算合叠])|(?P<n>\d{{1,2}}(?:\.\d)?)\s?折(?![旧扣算合叠])"
)
_OF_BEFORE: Final = re.compile(
    r"(?:原来|此前|之前|原先|以前|过去|改造前|上线前|上年|去年|年初|上季|上月|最初)的$"
)
_TO: Final = re.compile(r"^[^，,。；\d]{0,6}[到至为成][^，,。；\d]{0,8}$")
_SPOKEN: Final = re.compile(r"分之|成|一半|半数")
_MOVES: Final = re.compile(
    r"(?P<way>下降|减少|降低|回落|缩短|少了?|降了?|增长|增加|提高|提升|上升|多了?|涨了?)(?:了|约|近)*$"
)
_UP: Final = re.compile("[增提上多涨]")
_DOUBLED: Final = re.compile(
    r"(?<![近乎])(?:翻了?一?[番倍]|翻倍|增长?了?一倍|成倍增长)(?P<more>还多|有余|多)?"
)
_NOT_YET: Final = re.compile(r"[近约]|接近|几乎|有望|目标|计划|预计|[将要]|争取|力争|未|没|差")
_ELSE: Final = re.compile(r"客户数|[人户店]均|单价|份额|占比")
_MEANWHILE: Final = re.compile(
    r"[，,（(]?\s?(?:也|就|已|只有|仅有|不到|不足|相当于|等于|大约|约|只|仅|是|为|剩下?|打了?|便宜[到了]?"
    r"|(?:原来|此前|之前|原先|以前|过去|改造前|上线前|上年|去年|年初|上季|上月|最初)的?)*"
)
"""All that may stand between what has changed and the fraction it is told by."""
_ENDS: Final = re.compile(r"(?:左右|以上|[多强弱])?(?:[，,。；、）)]|$)")
_SINCE: Final = re.compile(
    r"(?:[较比](?:年初|上年末?|去年末?|同期|上年同期|去年同期|上[季月期])|同比|环比|实现|已经?|也|均|更是|几?乎?的|\s)*"
)
_STOCK: Final = re.compile("余额|规模")
NEAR: Final = Decimal("0.1")
"""How far a fraction in words may be off, of itself."""
DOUBLED: Final = (Decimal("85"), Decimal("160"))
"""Percent by which something has grown that has doubled."""


def spoken_fractions(evidence: Evidence) -> Iterator[Finding]:
    """Tolerance: a tenth of the fraction, which words round."""
    for sentence in evidence.sentences:
        yield from _of_changes(sentence)
    for paragraph in evidence.paragraphs:
        for one, other in pairwise(paragraph):
            yield from _of_the_same_whole(one, other)
    for sentence, grid, _ in evidence.beside:
        yield from _of_rows(sentence, grid)
    for sentence in evidence.sentences:
        for match in _DOUBLED.finditer(sentence.text):
            yield from _doubled(evidence, sentence, match)


def _spoken(sentence: Sentence) -> Iterator[Number]:
    for number in sentence.numbers:
        if number.quantity.unit == PERCENT and _SPOKEN.search(number.text):
            yield number


def _of_changes(sentence: Sentence) -> Iterator[Finding]:
    for one, other in _pairs(sentence):
        old, new = one.quantity, other.quantity
        if old.unit != new.unit or old.value <= 0 or new.value <= 0:
            continue
        ratio = new.value / old.value * 100
        for number in _spoken(sentence):
            if (
                number.start >= other.end
                and _MEANWHILE.fullmatch(sentence.text[other.end : number.start])
                and _OF_BEFORE.search(number.words)
                and _is_off(number.quantity.value, ratio)
            ):
                yield _told(sentence, f"从 {one.text} 到 {other.text}", ratio, number.text)
        for match in _DISCOUNT.finditer(sentence.text, other.end):
            between = sentence.text[other.end : match.start()]
            if _MEANWHILE.fullmatch(between) and abs(_percent(match) - ratio) > 1:
                yield _told(sentence, f"从 {one.text} 到 {other.text}", ratio, match[0])


def _pairs(sentence: Sentence) -> list[tuple[Number, Number]]:
    """From the one to the other, by whatever verb."""
    pairs = [(change.old, change.new) for change in changes_of(sentence)]
    for one, other in pairwise(sentence.numbers):
        joined = _TO.match(other.words) and re.search(r"[从由自][^，,。；]{0,10}$", one.words)
        if joined and one.quantity.unit == other.quantity.unit and (one, other) not in pairs:
            pairs.append((one, other))
    return pairs


def _told(sentence: Sentence, what: str, ratio: Decimal, said: str) -> Finding:
    printed = written(rounded(ratio, 1), PERCENT)
    return of_passages(
        "does_not_add_up",
        f"{what}，是前者的 {printed}，报告写「{said}」，前后不符。",
        (sentence.passage,),
    )


def _percent(match: re.Match[str]) -> Decimal:
    """`八五折`, `85折`, `8.5折` and `九折`."""
    digits = match["n"] or "".join(str(_DIGIT.index(c)) for c in match["word"])
    value = Decimal(digits)
    return value * 10 if value < 10 else value


def _is_off(said: Decimal, computed: Decimal) -> bool:
    return abs(said - computed) > said * NEAR


def _of_the_same_whole(one: Sentence, other: Sentence) -> Iterator[Finding]:
    """`甲47亿元，占收入73%；乙17亿元，占四分之一强`: of the same whole."""
    shares = [n for n in one.numbers if n.quantity.unit == PERCENT]
    for number in _spoken(other):
        before = [n for n in other.numbers if n.end <= number.start]
        if not shares or len(before) != 1 or not re.fullmatch(r"[，,]\s?约?占", number.words):
            continue
        known = [n for n in one.numbers if n.end <= shares[-1].start]
        stated = re.search(r"[，,]\s?占[^，,。；\d]{2,8}$", shares[-1].words)
        if not known or not stated or known[-1].quantity.unit != before[0].quantity.unit:
            continue
        share = shares[-1].quantity.value
        made = before[0].quantity.value * share / known[-1].quantity.value
        if _is_off(number.quantity.value, made) and share + made <= 101:
            what = f"按 {known[-1].text} 占 {shares[-1].text} 计，{before[0].text}"
            yield _told(other, what, made, number.text)


def _of_rows(sentence: Sentence, grid: Grid) -> Iterator[Finding]:
    """Of a row with two values."""
    for number in _spoken(sentence):
        move = _MOVES.search(number.words)
        clause = re.split("[，,：:]", number.words[: move.start()])[-1] if move else ""
        bare = [re.sub(r"[（(].*", "", label).strip() for label in grid.labels]
        rows = [
            at for at, name in enumerate(bare) if len(name) > 1 and clause.strip().endswith(name)
        ]
        if move is None or len(rows) != 1 or not _ENDS.match(sentence.text, number.end):
            continue
        row = rows[0]
        columns = [
            at for at in range(1, len(grid.header)) if not (grid.change(at) or grid.share(at))
        ]
        cells = [cell for at in columns if (cell := grid.cells[row][at]) and _is_plain(cell)]
        if len(cells) != len(("then", "now")) or len({cell.unit for cell in cells}) > 1:
            continue
        if min(cell.value for cell in cells) <= 0:
            continue
        low, high = sorted(cell.value for cell in cells)
        base = low if _UP.match(move["way"]) else high
        ratio = (high - low) / base * 100
        if _is_off(number.quantity.value, ratio):
            what = f"「{bare[row]}」表里从 {cells[0].text} 到 {cells[1].text}，变化为 "
            what += f"{written(rounded(ratio, 1), PERCENT)}，正文写「{number.text}」，前后不符。"
            yield of_passages("does_not_add_up", what, (sentence.passage, grid.passage))


def _is_plain(cell: Quantity) -> bool:
    return cell.bound == "exact"


def _doubled(evidence: Evidence, sentence: Sentence, match: re.Match[str]) -> Iterator[Finding]:
    """Of a row whose growth the table of its section tells; silent where any column fits."""
    before = sentence.text[: match.start()]
    if _NOT_YET.search(before[-8:]) or _ELSE.search(before[-8:]):
        return
    for grid in evidence.grids_of(sentence.passage.document):
        if grid.passage.sections != sentence.passage.sections:
            continue
        row = row_named(before, grid)
        if row is None or any(n.end > before.rfind(grid.labels[row]) and n.end <= match.start()
                              for n in sentence.numbers):  # fmt: skip
            continue
        columns = [at for at in range(1, len(grid.header)) if grid.change(at)]
        if not _is_said_of(before, grid, row, columns):
            continue
        cells = [c for at in columns if (c := grid.cells[row][at]) and c.unit == PERCENT]
        if cells and not any(DOUBLED[0] <= cell.value <= DOUBLED[1] for cell in cells):
            what = f"「{grid.labels[row]}」表里的增幅为 {cells[0].text}，"
            what += f"正文写「{match[0]}」，前后不符。"
            yield of_passages("does_not_add_up", what, (sentence.passage, grid.passage))


def _is_said_of(before: str, grid: Grid, row: int, columns: list[int]) -> bool:
    """Behind the name of the row there stands nothing, or what the columns measure."""
    at = before.rfind(grid.labels[row])
    clause = re.split("[，,；：:]", before[at + len(grid.labels[row]) :])[-1]
    if at < 0 or not columns:
        return False
    rest = _SINCE.sub("", clause)
    stems = {
        re.sub(r"同比|环比|增速|增幅|增长率?|涨幅|[较比].*|[（(].*", "", grid.names[c]).strip()
        for c in columns
    }
    stock = any(re.search("[年季月期][末初]", name) for name in grid.names) and stems == {""}
    return not rest or rest in stems or (stock and bool(_STOCK.fullmatch(rest)))
