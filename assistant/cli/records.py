"""`assistant replay`: what was recorded, looked at again."""

from contextlib import closing
from typing import Annotated, Final

import typer

from assistant.cli.printing import OUT
from assistant.cli.program import app
from assistant.talks import Replay

PARTS: Final = {"status": "状态", "text": "正文", "figures": "数字", "computations": "计算",
                "citations": "引用"}  # fmt: skip


@app.command(
    help="按记录重答一次，并说明状态、正文、数字、计算、引用是否一致；不一致时退出码为 1。"
)
def replay(
    answer_id: Annotated[
        str, typer.Argument(help="回答的编号（answer_id）。", metavar="ANSWER_ID")
    ],
) -> None:
    from assistant import bootstrap

    with closing(bootstrap.build(warm=False)) as service:
        assert service.replay
        made = service.replay(answer_id)
    _tell(made)
    if not all(made.same.values()):
        raise typer.Exit(1)


def _tell(made: Replay) -> None:
    OUT.print(f"问：{made.question}", markup=False, soft_wrap=True)
    for same, word in ((True, "一致"), (False, "不一致")):
        if parts := [PARTS[part] for part, held in made.same.items() if held is same]:
            OUT.print(f"{word}：{'、'.join(parts)}", markup=False)
    if not made.same["text"]:
        OUT.print(f"记录：{made.recorded.answer}", markup=False, soft_wrap=True)
        OUT.print(f"现在：{made.answer.answer}", markup=False, soft_wrap=True)
    if made.generation != made.recorded_generation:
        moved = f"{made.recorded_generation} → {made.generation}"
        OUT.print(f"注：资料已更新（{moved}），差异可能由此而来。", markup=False, soft_wrap=True)
    if made.model:
        OUT.print(f"注：当时由模型 {made.model} 措辞，正文可能因此不同。", markup=False)
