"""The README of a draft: what a person looks at first."""

from collections.abc import Iterable, Iterator, Sequence
from typing import Final

from assistant.ingest.draft.tables import Table
from assistant.quantities import find_quantities
from assistant.records import Case, Figure, Finding, Passage

SURE: Final = 0.9
"""Confidence from which on a figure is not listed for review."""
MOST: Final = 40
"""Rows of a list; the table holds them all."""
_UNREAD: Final = {"unreadable", "image_only"}


def readme_text(
    title: str,
    source: str,
    folder: str,
    table: Table,
    table_file: str,
    figures: Sequence[Figure],
    cases: Sequence[tuple[str, Case]],
    findings: Sequence[Finding],
    passages: Sequence[Passage],
) -> str:
    warnings = sorted(
        (f for f in findings if f.kind not in _UNREAD), key=lambda f: f.severity != "warning"
    )
    blocks = (
        _title(title, source, folder),
        _section(
            f"一、先核对这些数字（共 {len(table.lines)} 个，列出置信度低于 {SURE} 的，低的在前）",
            _doubtful(figures, table, table_file),
        ),
        _section("二、文档自身的问题", [_finding(finding) for finding in warnings]),
        _section("三、没能读出的", _unread(findings, passages, figures, table)),
        _section("四、案例：请确认能否对外（shareable: yes / no）", _cases(cases)),
    )
    return "\n".join(blocks) + _HOW.format(folder=folder)


_HOW: Final = """
## 怎么改

- `metrics/*.csv`：一行一个数字。核对后清空该行的「置信度」和「依据」，它就是人工确认的数字；
  不对的整行删去。
- `metrics/catalog.yaml`：补口径说明、常用叫法；`glossary.yaml`：补客户、产品等名称。
- `reports/*.md`：标题下写 `<!-- audience: public -->`（或 sales、executive）划定可见范围，
  不写即仅高管可见。文首的 `curated: true` 表示数字和案例以表格、案例文件为准，
  不再从正文里识别；删去它便恢复识别。
- `cases/*.md`：一个客户一个文件。

改完发布：`ASSISTANT_CORPUS={folder} assistant ingest`。出错会指明文件和行号，已发布的不受影响。
"""


def _title(title: str, source: str, folder: str) -> str:
    return f"# {title}（整理稿）\n\n由 `assistant draft` 从 `{source}` 生成，未经人工核对。\n"


def _section(heading: str, lines: Iterable[str]) -> str:
    told = list(lines)
    more = [f"- ……另有 {len(told) - MOST} 条"] if len(told) > MOST else []
    return "\n".join([f"## {heading}\n", *(told[:MOST] + more or ["没有。"]), ""])


def _doubtful(figures: Sequence[Figure], table: Table, file: str) -> list[str]:
    """Lowest confidence first, with the line of the table."""
    listed = sorted(
        (f for f in figures if f.confidence is not None and f.confidence < SURE),
        key=lambda f: f.confidence or 0,
    )
    return [
        f"- {f.confidence:.2f}　{file} 第 {table.lines[f.id]} 行：{f.label} = {f.text}"
        f"（{'；'.join(f.reasons) or '未写依据'}）"
        for f in listed
        if f.id in table.lines
    ]


def _finding(finding: Finding) -> str:
    mark = "**警告**" if finding.severity == "warning" else "提示"
    return f"- {mark}　{_at(finding.place)}{finding.what}"


def _unread(
    findings: Sequence[Finding],
    passages: Sequence[Passage],
    figures: Sequence[Figure],
    table: Table,
) -> Iterator[str]:
    for finding in findings:
        if finding.kind in _UNREAD:
            yield f"- {_at(finding.place)}{finding.what}"
    for figure in table.left_out:
        yield f"- 写不成一行的数字：{figure.label} = {figure.text}"
    for figure in table.unquoted:
        yield f"- 没有原文引文的数字：{figure.label} = {figure.text}"
    quoted = [source.quote for figure in figures for source in figure.sources]
    for passage in passages:
        if _has_number(passage.text) and not any(
            quote in passage.text or passage.text in quote for quote in quoted
        ):
            yield f"- 有数字但没有收进表格：{_at(passage.page)}{_short(passage.text)}"


def _cases(cases: Sequence[tuple[str, Case]]) -> list[str]:
    return [
        f"- {case.customer}（{file}）：场景 {'、'.join(case.scenarios) or '未写'}；"
        f"产品 {'、'.join(case.products) or '未写'}；"
        f"竞争对手 {'、'.join(case.competitors) or '未写'}"
        for file, case in cases
    ]


def _has_number(text: str) -> bool:
    return any(span.quantity.unit for span in find_quantities(text))


def _at(place: str) -> str:
    return f"{place}：" if place else ""


def _short(text: str) -> str:
    line = " ".join(text.split())
    return line if len(line) <= 60 else f"{line[:60]}…"
