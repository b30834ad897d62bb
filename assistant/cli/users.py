"""`assistant users add | list | key | disable | enable | link | bind | audience`."""

from collections.abc import Iterator
from contextlib import closing, contextmanager
from typing import Annotated

import typer
from rich.markup import escape
from rich.table import Table

from assistant.cli.printing import ERR, OUT
from assistant.cli.program import app
from assistant.errors import SettingsError
from assistant.people import People, Person
from assistant.records import Audience

users = typer.Typer(help="管理可以提问的人：密钥、登录令牌和 IM 身份。", no_args_is_help=True)
app.add_typer(users, name="users")

Name = Annotated[str, typer.Argument(help="姓名或工号，唯一。", metavar="NAME")]


@users.command(help="添加一人并生成密钥；密钥只显示这一次。有了人，服务便不再对本机开放匿名访问。")
def add(
    name: Name,
    audience: Annotated[Audience, typer.Option(help="可见范围。")],
    operator: Annotated[bool, typer.Option("--operator", help="可查看他人的回答记录。")] = False,
) -> None:
    with _people() as people:
        _tell_once("密钥", people.add(name, audience, operator=operator))


@users.command(name="list", help="列出所有人。")
def list_() -> None:
    with _people() as people:
        told = people.all()
    table = Table("姓名", "可见范围", "管理员", "状态", "添加于", "IM 身份")
    for person in told:
        table.add_row(*map(escape, _row(person)))
    OUT.print(table)


@users.command(help="换一把新密钥，旧的立即失效。")
def key(name: Name) -> None:
    with _people() as people:
        _tell_once("密钥", people.renew(name))


@users.command(help="停用：密钥、登录令牌和 IM 身份立即失效，已有的对话保留。")
def disable(name: Name) -> None:
    with _people() as people:
        people.disable(name)
    OUT.print(f"已停用：{name}", markup=False)


@users.command(help="恢复停用的人，原密钥重新有效。")
def enable(name: Name) -> None:
    with _people() as people:
        people.enable(name)
    OUT.print(f"已恢复：{name}", markup=False)


@users.command(help="生成一次性登录令牌，15 分钟内有效。")
def link(name: Name) -> None:
    with _people() as people:
        token = people.link(name)
        _tell_once("登录令牌（15 分钟内有效）", token)
        ERR.print(f"或打开页面的 /login?token={token}", markup=False, soft_wrap=True)


@users.command(
    help="绑定 IM 身份：用机器人给此人的绑定码 --code，或 --channel wecom --id zhangsan；"
    "原先绑定的人随即解除。"
)
def bind(
    name: Name,
    channel: Annotated[str, typer.Option(help="渠道，例如 wecom。")] = "",
    id: Annotated[str, typer.Option("--id", help="此人在该渠道的用户编号。")] = "",
    tenant: Annotated[str, typer.Option(help="此人属于其他企业时，其企业编号。")] = "",
    code: Annotated[str, typer.Option(help="机器人给此人的绑定码。")] = "",
) -> None:
    from assistant import bootstrap

    if bool(code) == bool(channel or id):
        raise SettingsError(
            "Either the code or the channel and the id say who is meant.",
            remedy="Give --code, or --channel and --id.",
        )
    with closing(bootstrap.build()) as service:
        assert service.people
        assert service.post
        if code:
            channel, id = service.post.strangers.claim(code, name)
        else:
            service.people.bind(name, channel, id, tenant)
    OUT.print(f"已绑定：{name} ← {channel}:{id}", markup=False, soft_wrap=True)


@users.command(help="修改可见范围；此人原先的对话不再可见。")
def audience(name: Name, audience: Annotated[Audience, typer.Argument(help="可见范围。")]) -> None:
    with _people() as people:
        people.grant(name, audience)
    OUT.print(f"已修改：{name} ← {audience}", markup=False)


@contextmanager
def _people() -> Iterator[People]:
    from assistant import bootstrap

    with closing(bootstrap.build()) as service:
        assert service.people
        yield service.people


def _tell_once(what: str, token: str) -> None:
    """The token alone on stdout, so that a script can take it."""
    ERR.print(f"{what}，只显示这一次：", markup=False)
    OUT.print(token, markup=False, highlight=False, soft_wrap=True)


def _row(person: Person) -> tuple[str, ...]:
    state = f"停用于 {person.disabled:%Y-%m-%d %H:%M}" if person.disabled else "有效"
    return (
        person.name, person.audience, "是" if person.operator else "", state,
        f"{person.created:%Y-%m-%d}", "、".join(person.channels),
    )  # fmt: skip
