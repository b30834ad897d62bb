"""`assistant mcp`: other programs' models ask, over stdio or streamable HTTP."""

from contextlib import closing
from threading import Thread
from typing import Annotated

import typer

from assistant.cli.listening import address_of, require_keys, warn_of
from assistant.cli.printing import ERR
from assistant.cli.program import app
from assistant.errors import SettingsError
from assistant.records import Audience


@app.command(name="mcp", help="作为 MCP 服务供其他程序的模型使用；默认走标准输入输出。")
def serve_mcp(
    http: Annotated[bool, typer.Option("--http", help="改用 HTTP（地址为 /mcp）。")] = False,
    host: Annotated[str, typer.Option(help="监听地址；非本机地址须先配置密钥。")] = "127.0.0.1",
    port: Annotated[int, typer.Option(help="端口。", min=1, max=65535)] = 8001,
    audience: Annotated[
        Audience | None,
        typer.Option(help="标准输入输出：只用这一级的权限，不能高于密钥的；默认不收窄。"),
    ] = None,
    key: Annotated[
        str,
        typer.Option(help="标准输入输出：以谁的密钥提问；写在 ASSISTANT_MCP_KEY 里更稳妥。"),
    ] = "",
) -> None:
    from assistant import bootstrap

    if http and (key or audience):
        raise SettingsError(
            "Over HTTP each request brings its own key.",
            remedy="Leave --key and --audience out; send `Authorization: Bearer <key>`.",
        )
    settings = bootstrap.settings_of_environment()
    with closing(bootstrap.build(settings)) as service:
        Thread(target=service.warm_figures, name="figures", daemon=True).start()
        service.warm_text()
        if http:
            import uvicorn

            require_keys(service, host)
            warn_of(service.health())
            ERR.print(f"{address_of(host, port)}/mcp", markup=False, soft_wrap=True)
            uvicorn.run(bootstrap.mcp_app(settings, service), host=host, port=port,
                        log_level="warning", proxy_headers=False)  # fmt: skip
            return
        asker = bootstrap.mcp_asker(settings, service, key=key, audience=audience or "")
        warn_of(service.health())
        bootstrap.mcp_stdio(service, asker)
