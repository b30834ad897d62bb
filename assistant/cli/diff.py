"""`assistant diff`: what changed between two reports."""

import sys
from collections.abc import Sequence
from contextlib import closing
from typing import Annotated, Final

import typer
from rich.markup import escape
from rich.table import Table

from assistant.browsing import ChangesShown, FigureListed
from assistant.cli.commands import Rights
from assistant.cli.printing import OUT
from assistant.cli.program import app
from assistant.records import Audience

WAYS: Final = {"restated": "更正", "moved": "更新", "realised": "预测转实际"}
_NATURES: Final = {"actual": "", "forecast": "预测", "target": "目标", "definition": "定义",
                   "claim": "自述"}  # fmt: skip
_REPORT: Final = "期间、名称、路径或标题，例如 2025-01"


@app.command(help="比较两次汇报：变化、新增和不再给出的数字，以及案例和数据问题。")
def diff(
    older: Annotated[str, typer.Argument(help=f"较早的汇报：{_REPORT}；默认上一次。")] = "",
    newer: Annotated[str, typer.Argument(help="较新的汇报；默认最新一次。")] = "",
    audience: Rights = Audience.EXECUTIVE,
    as_json: Annotated[bool, typer.Option("--json", help="输出完整的 JSON。")] = False,
) -> None:
    from assistant import bootstrap

    with closing(bootstrap.build()) as service:
        found = service.browse.changes(audience, older, newer)
    if as_json:
        sys.stdout.write(found.model_dump_json(indent=2) + "\n")
    else:
        _print(found)


def _print(found: ChangesShown) -> None:
    for report, word in ((found.older, "较早"), (found.newer, "较新")):
        OUT.print(f"{word}：《{report.title}》{report.date}  {report.id}", markup=False,
                  soft_wrap=True)  # fmt: skip
    for note in found.notes:
        OUT.print(f"注：{note}", markup=False, soft_wrap=True)
    if found.changed:
        table = Table("指标", "原值", "现值", "变化量", "涨幅", "性质", title="变化的数字",
                      title_justify="left")  # fmt: skip
        for each in found.changed:
            row = (each.new.label, _value(each.old), _value(each.new), each.difference,
                   each.growth, WAYS[each.way])  # fmt: skip
            table.add_row(*map(escape, row))
        OUT.print(table)
    _print_figures("新增的数字", found.new)
    _print_figures("不再给出的数字", found.gone)
    _print_list("新增案例", found.new_cases)
    _print_list("内容有更新的案例", found.changed_cases)
    _print_list("不再提及的案例", found.gone_cases)
    _print_list("新发现的数据问题", found.findings)
    shown = found.model_dump(exclude={"older", "newer", "notes"})
    if not any(shown.values()):
        OUT.print("没有变化。", markup=False)


def _print_figures(title: str, figures: Sequence[FigureListed]) -> None:
    if not figures:
        return
    table = Table("指标", "数值", "出处", title=title, title_justify="left")
    for figure in figures:
        source = figure.sources[0]
        place = " ".join(filter(None, (source.document, source.page or source.section)))
        table.add_row(*map(escape, (figure.label, _value(figure), place)))
    OUT.print(table)


def _print_list(title: str, names: Sequence[str]) -> None:
    if names:
        OUT.print(f"{title}：", markup=False, style="bold")
    for name in names:
        OUT.print(f"  · {name}", markup=False, soft_wrap=True)


def _value(figure: FigureListed) -> str:
    """With its period and nature, in which the two of a change may differ."""
    told = "，".join(filter(None, (figure.period, _NATURES[figure.nature])))
    return f"{figure.text}（{told}）" if told else figure.text
