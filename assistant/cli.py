"""The command line: `assistant ingest | serve | ask | show`."""

import ipaddress
import json
import sys
from enum import StrEnum
from typing import Annotated

import typer
from rich.console import Console
from rich.markdown import Markdown
from rich.progress import BarColumn, MofNCompleteColumn, Progress, TaskID, TextColumn
from rich.table import Table

from assistant.errors import AssistantError, CorpusErrors, SettingsError
from assistant.exchange import Answer, Asker, IngestReport, Question
from assistant.records import Audience

app = typer.Typer(
    help="报告问答助手：每个数字都有出处。", no_args_is_help=True, add_completion=False
)
OUT, ERR = Console(), Console(stderr=True)


class Kind(StrEnum):
    FIGURES = "figures"
    CASES = "cases"
    METRICS = "metrics"
    FINDINGS = "findings"
    GENERATION = "generation"


Rights = Annotated[Audience, typer.Option("--audience", help="以谁的权限查看。")]


@app.command(help="读取语料，建立并发布新的一代索引；没有变化则什么也不做。")
def ingest() -> None:
    from assistant import bootstrap

    with Progress(TextColumn("{task.description}"), BarColumn(), MofNCompleteColumn(),
                  console=ERR) as bar:  # fmt: skip
        tasks: dict[str, TaskID] = {}

        def progress(stage: str, done: int, total: int) -> None:
            if stage not in tasks:
                tasks[stage] = bar.add_task(stage, total=total or 1)
            bar.update(tasks[stage], completed=done if total else 1, total=total or 1)

        report = bootstrap.ingest(bootstrap.settings_of_environment(), progress)
    _tell(report)


@app.command(help="启动 HTTP 服务；默认只监听本机。")
def serve(
    host: Annotated[str, typer.Option(help="监听地址；非本机地址须先配置密钥。")] = "127.0.0.1",
    port: Annotated[int, typer.Option(help="端口。")] = 8000,
) -> None:
    import uvicorn

    from assistant import bootstrap

    settings = bootstrap.settings_of_environment()
    service = bootstrap.build(settings)
    if service.open_access and not _is_loopback(host):
        raise SettingsError(
            f"{host} can be reached by others, and no keys are configured.",
            remedy="Set ASSISTANT_API_KEYS, or serve on 127.0.0.1.",
        )
    health = service.health()
    if health.problem:
        ERR.print(f"[yellow]{health.problem}[/]")
    OUT.print(f"http://{host}:{port}  ·  文档 http://{host}:{port}/docs")
    try:
        uvicorn.run(bootstrap.http_app(settings, service), host=host, port=port,
                    log_level="warning", proxy_headers=False)  # fmt: skip
    finally:
        service.close()


@app.command(help="提一个问题。")
def ask(
    question: Annotated[str, typer.Argument(help="例如：12月销售额多少？")],
    audience: Rights = Audience.EXECUTIVE,
    as_json: Annotated[bool, typer.Option("--json", help="输出完整的 JSON。")] = False,
) -> None:
    from assistant import bootstrap

    service = bootstrap.build(warm=False)
    asker = Asker(id="cli", audience=audience, operator=True)
    answer = service.ask(Question(text=question, asker=asker))
    service.close()
    if as_json:
        sys.stdout.write(answer.model_dump_json(indent=2) + "\n")
    else:
        _print(answer)


@app.command(help="查看已发布的记录：figures、cases、metrics、findings 或 generation。")
def show(kind: Kind, audience: Rights = Audience.EXECUTIVE) -> None:
    from assistant import bootstrap

    service = bootstrap.build(warm=False)
    for record in service.show(kind, audience):
        sys.stdout.write(json.dumps(record, ensure_ascii=False) + "\n")
    service.close()


def main() -> None:
    """The console script: an error of ours is told as problem and remedy, and ends with 1."""
    try:
        app()
    except CorpusErrors as errors:
        table = Table("位置", "问题", "怎么办")
        for fault in errors.faults:
            table.add_row(fault.place, fault.problem, fault.remedy)
        ERR.print(table)
        ERR.print(errors.remedy)
        raise SystemExit(1) from None
    except AssistantError as error:
        ERR.print(f"[red]{error.problem}[/]\n{error.remedy}")
        raise SystemExit(1) from None


def _tell(report: IngestReport) -> None:
    state = "已发布" if report.changed else "没有变化"
    counts = "，".join(f"{name} {count}" for name, count in report.counts.items())
    OUT.print(f"{state}：{report.generation}（{counts}；新编码 {report.embedded} 段）")
    for finding in report.findings:
        if finding.severity == "warning":
            OUT.print(f"  ! {finding.place} {finding.what}", markup=False)


def _print(answer: Answer) -> None:
    OUT.print(Markdown(answer.answer.replace("\n", "\n\n") if "|" not in answer.answer
                       else answer.answer))  # fmt: skip
    for citation in answer.citations:
        place = " · ".join(filter(None, (citation.title, citation.page, citation.section)))
        OUT.print(f"  [{citation.n}] {place}：{citation.quote}", markup=False, style="dim")
    for note in answer.notes:
        OUT.print(f"  注：{note}", markup=False)
    for choice in answer.choices:
        OUT.print(f"  · {choice.question}", markup=False)


def _is_loopback(host: str) -> bool:
    try:
        return host == "localhost" or ipaddress.ip_address(host).is_loopback
    except ValueError:
        return False
