"""`assistant channels check | groups | group`: what is set up, and what a group may hear."""

import asyncio
from collections.abc import Iterator
from contextlib import closing, contextmanager
from typing import Annotated

import typer
from rich.markup import escape
from rich.table import Table

from assistant.cli.printing import OUT
from assistant.cli.program import app
from assistant.exchange import Service
from assistant.post import Group
from assistant.records import Audience

channels = typer.Typer(help="管理 IM 渠道：检查配置、登记群的可见范围。", no_args_is_help=True)
app.add_typer(channels, name="channels")


@channels.command(help="检查每个渠道的配置，说明哪里不对、怎么改；有问题时退出码为 1。")
def check() -> None:
    from assistant import bootstrap, switchboard

    settings = bootstrap.settings_of_environment()
    with _service() as service:
        found = asyncio.run(switchboard.checked(settings, service))
    if not found:
        OUT.print("没有启用任何渠道；docs/channels 里的指南说明各渠道怎么设置。", markup=False)
    for channel, faults in found.items():
        OUT.print(f"{channel}：{'有问题' if faults else '正常'}", markup=False, style="bold")
        for fault in faults:
            OUT.print(f"  ! {fault.problem} {fault.remedy}", markup=False, soft_wrap=True)
    if any(found.values()):
        raise typer.Exit(1)


@channels.command(help="列出已登记的群；没有登记的群只能听到公开内容。")
def groups() -> None:
    with _service() as service:
        assert service.post
        listed = service.post.chats.groups()
    table = Table("渠道", "企业", "群编号", "可见范围")
    for group in listed:
        table.add_row(*map(escape, (group.vendor, group.tenant, group.chat, group.audience)))
    OUT.print(table)


@channels.command(help="登记一个群可以听到什么；群编号可在群里发送 /whoami 查看。")
def group(
    chat: Annotated[str, typer.Argument(help="群编号。", metavar="CHAT")],
    audience: Annotated[Audience, typer.Option(help="可见范围。")],
    channel: Annotated[str, typer.Option(help="渠道，例如 wecom。")] = "wecom",
    tenant: Annotated[str, typer.Option(help="群属于其他企业时，其企业编号。")] = "",
) -> None:
    with _service() as service:
        assert service.post
        service.post.chats.register(
            Group(vendor=channel, tenant=tenant, chat=chat, audience=audience)
        )
    OUT.print(f"已登记：{channel}:{chat} ← {audience}", markup=False, soft_wrap=True)


@contextmanager
def _service() -> Iterator[Service]:
    from assistant import bootstrap

    with closing(bootstrap.build()) as service:
        yield service
