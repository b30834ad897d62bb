"""`assistant ingest | serve | ask | show`."""

import json
import sys
from contextlib import closing
from enum import StrEnum
from typing import Annotated

import typer

from assistant.cli.listening import address_of, require_keys, warn_of
from assistant.cli.printing import OUT, print_answer, print_cancelled, print_report
from assistant.cli.program import app
from assistant.exchange import LOOPBACK, Asker, Question
from assistant.records import Audience


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
    from assistant.cli.watching import Bar

    settings = bootstrap.settings_of_environment()
    before = bootstrap.published(settings)
    try:
        with Bar() as bar:
            report = bootstrap.ingest(settings, bar.progress, bar.reading)
    except KeyboardInterrupt:
        print_cancelled(before, bootstrap.published(settings))
        raise typer.Exit(130) from None
    print_report(report)


@app.command(help="启动 HTTP 服务；默认只监听本机。")
def serve(
    host: Annotated[str, typer.Option(help="监听地址；非本机地址须先配置密钥。")] = "127.0.0.1",
    port: Annotated[int, typer.Option(help="端口。", min=1, max=65535)] = 8000,
) -> None:
    import uvicorn

    from assistant import bootstrap

    settings = bootstrap.settings_of_environment()
    with closing(bootstrap.build(settings)) as service:
        require_keys(service, host)
        warn_of(service.health())
        address = address_of(host, port)
        OUT.print(f"{address}  ·  文档 {address}/docs", markup=False, soft_wrap=True)
        uvicorn.run(bootstrap.site(settings, service), host=host, port=port,
                    log_level="warning", proxy_headers=False)  # fmt: skip


@app.command(help="提一个问题。")
def ask(
    question: Annotated[str, typer.Argument(help="例如：12月销售额多少？")],
    audience: Rights = Audience.EXECUTIVE,
    as_json: Annotated[bool, typer.Option("--json", help="输出完整的 JSON。")] = False,
) -> None:
    from assistant import bootstrap

    asker = Asker(id=LOOPBACK, audience=audience, operator=True)
    with closing(bootstrap.build()) as service:
        answer = service.ask(Question(text=question, asker=asker))
    if as_json:
        sys.stdout.write(answer.model_dump_json(indent=2) + "\n")
    else:
        print_answer(answer)


@app.command(
    help="查看已发布的记录，每条一行 JSON：figures、cases、metrics、findings 或 generation。"
)
def show(kind: Kind, audience: Rights = Audience.EXECUTIVE) -> None:
    from assistant import bootstrap

    with closing(bootstrap.build()) as service:
        records = service.show(kind, audience)
    for record in records:
        sys.stdout.write(json.dumps(record, ensure_ascii=False) + "\n")
