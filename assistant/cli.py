"""The command line: `assistant ingest | serve | ask | show`."""

import ipaddress
import json
import sys
from contextlib import closing
from enum import StrEnum
from importlib.metadata import version
from typing import Annotated

import typer
from rich.console import Console
from rich.markup import escape
from rich.table import Table

from assistant.errors import AssistantError, CorpusErrors, SettingsError
from assistant.exchange import Answer, Asker, IngestReport, Question
from assistant.records import Audience

app = typer.Typer(
    help="报告问答助手：每个数字都有出处。", no_args_is_help=True, add_completion=False,
    pretty_exceptions_show_locals=False,  # settings hold keys
)  # fmt: skip
OUT, ERR = Console(), Console(stderr=True)
STAGES = {"read": "读取", "records": "整理", "embed": "编码", "index": "索引", "verify": "核对",
          "publish": "发布"}  # fmt: skip


class Kind(StrEnum):
    FIGURES = "figures"
    CASES = "cases"
    METRICS = "metrics"
    FINDINGS = "findings"
    GENERATION = "generation"


def _tell_version(wanted: bool) -> None:
    if wanted:
        OUT.print(f"assistant {version('assistant')}", markup=False, highlight=False)
        raise typer.Exit


@app.callback()
def _options(
    told: Annotated[
        bool,
        typer.Option("--version", help="显示版本。", callback=_tell_version, is_eager=True),
    ] = False,
) -> None:
    """Options of the program itself."""


Rights = Annotated[Audience, typer.Option("--audience", help="以谁的权限查看。")]


@app.command(help="读取语料，建立并发布新的一代索引；没有变化则什么也不做。")
def ingest() -> None:
    from rich.progress import BarColumn, MofNCompleteColumn, Progress, TaskID, TextColumn

    from assistant import bootstrap

    with Progress(TextColumn("{task.description}"), BarColumn(), MofNCompleteColumn(),
                  console=ERR) as bar:  # fmt: skip
        tasks: dict[str, TaskID] = {}

        def progress(stage: str, done: int, total: int) -> None:
            if stage not in tasks:
                tasks[stage] = bar.add_task(STAGES.get(stage, stage))
            bar.update(tasks[stage], completed=done if total else 1, total=total or 1)

        report = bootstrap.ingest(bootstrap.settings_of_environment(), progress)
    _tell(report)


@app.command(help="启动 HTTP 服务；默认只监听本机。")
def serve(
    host: Annotated[str, typer.Option(help="监听地址；非本机地址须先配置密钥。")] = "127.0.0.1",
    port: Annotated[int, typer.Option(help="端口。", min=1, max=65535)] = 8000,
) -> None:
    import uvicorn

    from assistant import bootstrap

    settings = bootstrap.settings_of_environment()
    with closing(bootstrap.build(settings)) as service:
        if service.open_access and not _is_loopback(host):
            raise SettingsError(
                f"{host} can be reached by others, and no keys are configured.",
                remedy="Set ASSISTANT_API_KEYS, or serve on 127.0.0.1.",
            )
        health = service.health()
        if health.state == "none":
            _warn("No report was ingested yet.", "Run `assistant ingest`; serving goes on.")
        elif health.problem:
            _warn(health.problem)
        address = f"http://{f'[{host}]' if ':' in host else host}:{port}"
        OUT.print(f"{address}  ·  文档 {address}/docs", markup=False, soft_wrap=True)
        uvicorn.run(bootstrap.http_app(settings, service), host=host, port=port,
                    log_level="warning", proxy_headers=False)  # fmt: skip


@app.command(help="提一个问题。")
def ask(
    question: Annotated[str, typer.Argument(help="例如：12月销售额多少？")],
    audience: Rights = Audience.EXECUTIVE,
    as_json: Annotated[bool, typer.Option("--json", help="输出完整的 JSON。")] = False,
) -> None:
    from assistant import bootstrap

    asker = Asker(id="cli", audience=audience, operator=True)
    with closing(bootstrap.build(warm=False)) as service:
        answer = service.ask(Question(text=question, asker=asker))
    if as_json:
        sys.stdout.write(answer.model_dump_json(indent=2) + "\n")
    else:
        _print(answer)


@app.command(
    help="查看已发布的记录，每条一行 JSON：figures、cases、metrics、findings 或 generation。"
)
def show(kind: Kind, audience: Rights = Audience.EXECUTIVE) -> None:
    from assistant import bootstrap

    with closing(bootstrap.build(warm=False)) as service:
        records = service.show(kind, audience)
    for record in records:
        sys.stdout.write(json.dumps(record, ensure_ascii=False) + "\n")


def main() -> None:
    """The console script: an error of ours is told as problem and remedy, and ends with 1."""
    try:
        app()
    except CorpusErrors as errors:
        table = Table("位置", "问题", "怎么办")
        for fault in errors.faults:
            table.add_row(*map(escape, (fault.place, fault.problem, fault.remedy)))
        ERR.print(table)
        ERR.print(errors.remedy, markup=False, soft_wrap=True)
        raise SystemExit(1) from None
    except AssistantError as error:
        _warn(error.problem, error.remedy, style="red")
        raise SystemExit(1) from None
    except OSError as error:  # a folder that is full, or may not be written
        _warn(f"{error}.", "Check the folders of ASSISTANT_CORPUS and ASSISTANT_DATA.", style="red")
        raise SystemExit(1) from None


def _warn(problem: str, remedy: str = "", *, style: str = "yellow") -> None:
    """Texts are shown as they are: one that holds `[/x]` is no markup."""
    ERR.print(problem, style=style, markup=False, soft_wrap=True)
    if remedy:
        ERR.print(remedy, markup=False, soft_wrap=True)


def _tell(report: IngestReport) -> None:
    state = "已发布" if report.changed else "没有变化"
    counts = "，".join(f"{name} {count}" for name, count in report.counts.items())
    told = f"{state}：{report.generation}（{counts}；新编码 {report.embedded} 段）"
    OUT.print(told, markup=False, soft_wrap=True)
    warnings = [finding for finding in report.findings if finding.severity == "warning"]
    for finding in warnings:
        place = " ".join(filter(None, (finding.document, finding.place)))
        OUT.print(f"  ! {place} {finding.what}", markup=False, soft_wrap=True)
    if more := len(report.findings) - len(warnings):
        OUT.print(f"另有 {more} 条提示：assistant show findings", markup=False)


def _print(answer: Answer) -> None:
    from rich.markdown import Markdown

    OUT.print(Markdown(answer.answer.replace("\n", "\n\n") if "|" not in answer.answer
                       else answer.answer))  # fmt: skip
    for citation in answer.citations:
        page = "" if citation.section.startswith(citation.page) else citation.page
        place = " · ".join(filter(None, (citation.title, page, citation.section)))
        OUT.print(f"  [{citation.n}] {place}：{citation.quote}", markup=False, style="dim")
    for note in answer.notes:
        OUT.print(f"  注：{note}", markup=False)
    for choice in answer.choices:
        OUT.print(f"  · {choice.question}", markup=False)
    if answer.suggestions:
        OUT.print(f"  还可以问：{'　'.join(answer.suggestions)}", markup=False, style="dim")


def _is_loopback(host: str) -> bool:
    try:
        return host == "localhost" or ipaddress.ip_address(host).is_loopback
    except ValueError:
        return False
