"""`assistant replay | review`: what was recorded, looked at again."""

import sys
from collections.abc import Sequence
from contextlib import closing
from typing import Annotated, Final

import typer

from assistant.cli.printing import OUT
from assistant.cli.program import app
from assistant.exchange import LOOPBACK, Asker
from assistant.records import Audience
from assistant.reviews import MOST_DAYS, AnswerNamed, ReviewFilter
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

    with closing(bootstrap.build()) as service:
        assert service.replay
        made = service.replay(answer_id)
    _tell(made)
    if not all(made.same.values()):
        raise typer.Exit(1)


@app.command(help="列出需要处理的：按原因归类的拒答、点踩，以及受数据问题影响的回答。")
def review(
    days: Annotated[int, typer.Option(help="最近几天。", min=1, max=MOST_DAYS)] = 30,
    audience: Annotated[Audience, typer.Option(help="以谁的权限查看。")] = Audience.EXECUTIVE,
    as_json: Annotated[bool, typer.Option("--json", help="输出完整的 JSON。")] = False,
) -> None:
    from assistant import bootstrap

    operator = Asker(id=LOOPBACK, audience=audience, operator=True)
    with closing(bootstrap.build()) as service:
        assert service.reviews
        found = service.reviews.review(operator, ReviewFilter(days=days))
    if as_json:
        sys.stdout.write(found.model_dump_json(indent=2) + "\n")
        return
    _tell_groups("拒答", [(g.count, g.reason, g.newest) for g in found.refused])
    _tell_groups(
        "点踩", [(1, f"{d.reason or '未写原因'} ← {d.answer}", (d,)) for d in found.disliked]
    )
    _tell_groups("提示", [(g.count, g.note, g.newest) for g in found.noted])


def _tell_groups(what: str, groups: Sequence[tuple[int, str, Sequence[AnswerNamed]]]) -> None:
    OUT.print(f"{what}：{sum(count for count, _, _ in groups)}", markup=False, style="bold")
    for count, reason, newest in groups:
        OUT.print(f"  {count} × {reason}", markup=False, soft_wrap=True)
        for each in newest:
            OUT.print(f"      {each.answer_id}  {each.question}", markup=False, soft_wrap=True,
                      style="dim")  # fmt: skip


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
