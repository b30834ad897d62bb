"""Who has something, and when something is due: a cell of a row that the question names."""

import re
from typing import Final

from assistant.answering.draft import Draft, escape
from assistant.indexes.base import View
from assistant.records import Passage
from assistant.retrieval.lexicon import fold
from assistant.retrieval.need import names_of
from assistant.retrieval.plan import Plan
from assistant.retrieval.residue import content_runs, words_of
from assistant.retrieval.table_rows import Row, rows_of
from assistant.retrieval.words import KINDS

_WHO: Final = re.compile(
    r"(?:现在|目前|都|主要|那边|这边|这块|那块)*(?:是|由|归)?谁(?:在|来)?(?:管理?|负责|跟进?|带|牵头|对接|盯|主管|主持)(?:的|着)?|"
    r"的?(?:负责人|牵头人|责任人|联系人|客户经理|经理|主管|店长|主任)(?:现在|目前)?(?:是|叫)(?:谁|哪位|什么名字?|啥)"
)
_WHEN: Final = re.compile(
    r"(?:啥时候?|什么时[候间]|何时|哪一?天|哪年哪?月?|几月(?:几[号日])?|几号)(?:会|要|才|就)?"
)
_PERSONS: Final = re.compile(r".{0,6}(?:负责人|牵头人|责任人|联系人|经理|主管|店长|主任)")
_DAYS: Final = re.compile(r"(?P<what>.{2,6}?)(?:日期|时间|日)")
_PERSON: Final = re.compile(r"[\u3400-\u9fff·]{2,6}")
_DAY: Final = re.compile(r"\d{4}年\d|\d{4}[-/.]\d|\d{1,2}月\d{1,2}日")
_HEADED: Final = re.compile(
    r"(?:案例[一二三四五六七八九十\d]*[：:]?\s*)?(?P<name>[^（()）：:—\-\s]{2,16})[^（(]*"
    r"[（(][^（()）]*?(?P<role>负责人|牵头人|责任人|联系人|客户经理|经理|主管|店长)[：:\s]\s*(?P<who>[\u3400-\u9fff·]{2,6})"
)
_SHORTEST: Final = 2


def tell_in_charge(draft: Draft, view: View, plan: Plan) -> bool:
    """Whether the row of a table, or the heading of a case, has it for what is named."""
    text = re.sub(r"[?？。!！呢啊呀的]+$", "", plan.text)
    if who := _WHO.search(text):
        rest = (text[: who.start()] + " " + text[who.end() :]).strip()
        return (
            _tell_heading(draft, view, rest, who[0])  # called by what is asked
            or _tell_cell(draft, view, rest, who[0], _PERSONS)
            or _tell_heading(draft, view, rest)
        )
    if when := _WHEN.search(text):
        rest = text[: when.start()] + " " + text[when.end() :]
        return _tell_cell(draft, view, rest, "", _DAYS)
    return False


def _tell_cell(draft: Draft, view: View, rest: str, asked: str, columns: re.Pattern[str]) -> bool:
    found = []
    for row in rows_of(view):
        for at, header in enumerate(row.header):
            if columns.fullmatch(header) and _is_kind(row.cells[at], columns):
                left = _without_what(rest, header) if columns is _DAYS else rest
                name = _named(row, at, left, view) if left is not None else ""
                if name:
                    found.append((row, at, name))
    exact = [each for each in found if each[0].header[each[1]] in asked]
    found = exact or found
    if not found or len({(row.cells[at], name) for row, at, name in found}) != 1:
        return False
    row, at, name = found[0]
    draft.names.update((name, row.cells[at]))
    n = _cite(draft, row.passage, row.line)
    draft.say(f"{escape(name)}：{escape(row.header[at])} {escape(row.cells[at])}[{n}]")
    return True


def _is_kind(cell: str, columns: re.Pattern[str]) -> bool:
    return bool(_DAY.match(cell) if columns is _DAYS else _PERSON.fullmatch(cell))


def _without_what(rest: str, header: str) -> str | None:
    """`甲合同 到期` without what a column 合同到期日 is called; none where it is not said."""
    words = words_of((_DAYS.fullmatch(header) or {"what": header})["what"])
    if not all(word in rest for word in words):
        return None
    for word in words:
        rest = rest.replace(word, " ", 1)
    return rest


def _named(row: Row, person: int, rest: str, view: View) -> str:
    """The cell whose name, or what it is called for short, is all that the question says."""
    known = names_of(view)
    for at, cell in enumerate(row.cells):
        if at == person or re.fullmatch(r"[-+\d.,%—\s]*", cell):
            continue
        aliases = {fold(cell)} | known.get(fold(cell), frozenset())
        for alias in sorted(aliases, key=len, reverse=True):
            if len(alias) >= _SHORTEST and alias in fold(rest) and _is_all(rest, alias, row):
                return cell
    return ""


def _is_all(rest: str, alias: str, row: Row) -> bool:
    """Whether nothing else is named: a shop of a region is not the region."""
    left = fold(rest).replace(alias, " ", 1)
    runs = [run for run in content_runs(left) if run not in KINDS]
    return all(run in row.places for run in runs)


def _tell_heading(draft: Draft, view: View, rest: str, asked: str | None = None) -> bool:
    """`案例二：某厂（负责人：某人）` stands over what is told of it."""
    for case in view.cases():
        heading = case.source.quote.strip().split("\n")[0]
        said = _HEADED.match(heading.lstrip("#* "))
        names = {fold(name) for name in (case.customer, *case.aliases) if name in heading}
        held = next((n for n in sorted(names, key=len, reverse=True) if n in fold(rest)), "")
        if said is None or not held or content_runs(fold(rest).replace(held, " ", 1)):
            continue
        if asked is not None and said["role"][:2] not in asked:
            continue
        start = case.source.start
        n = draft.cite(
            case.source.model_copy(update={"quote": heading, "end": start + len(heading)})
        )
        draft.names.update((case.customer, said["who"]))
        draft.say(f"{escape(case.customer)}：{said['role']} {escape(said['who'])}[{n}]")
        return True
    return False


def _cite(draft: Draft, passage: Passage, line: str) -> int:
    """As `Draft.quote` does, where the line itself is not told."""
    draft.quote(passage, line)
    return next(c.n for c in draft.citations if c.quote == line)
