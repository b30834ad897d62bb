"""`assistant draft FILE`: what was found in a document, as a corpus that a person edits."""

from pathlib import Path
from typing import Annotated

import typer

from assistant.cli.printing import OUT
from assistant.cli.program import app


@app.command(
    help="把一份文档里找到的数字、案例、名称写成可以编辑的语料：核对表格，而不是从头录入。"
    "已有的文件从不覆盖。"
)
def draft(
    file: Annotated[
        Path, typer.Argument(help="文档，例如 月报.docx。", metavar="FILE", show_default=False)
    ],
    into: Annotated[
        Path | None,
        typer.Option(help="写到这个文件夹；默认是当前目录下的 draft-文件名。", metavar="FOLDER"),
    ] = None,
) -> None:
    from assistant import bootstrap

    made = bootstrap.draft(file, into or Path(f"draft-{file.stem}"))
    told = (
        f"已写入 {made.folder}：数字 {made.figures} 个（其中 {made.doubtful} 个请先核对），"
        f"案例 {made.cases} 个，名称 {made.names} 个，问题 {made.findings} 条。"
    )
    OUT.print(told, markup=False, soft_wrap=True)
    for name in made.files:
        OUT.print(f"  {name}", markup=False, soft_wrap=True)
    publish = f"ASSISTANT_CORPUS={made.folder} assistant ingest"
    OUT.print(f"先看 {made.folder / 'README.md'}；改好后发布：{publish}",
              markup=False, soft_wrap=True)  # fmt: skip
