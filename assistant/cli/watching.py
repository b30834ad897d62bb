"""The bar of `assistant ingest`: a line a stage, and the file that is being read."""

from types import TracebackType
from typing import Final, Self

from rich.progress import BarColumn, MofNCompleteColumn, Progress, TaskID, TextColumn

from assistant.cli.printing import ERR

STAGES: Final = {"read": "读取", "records": "整理", "embed": "编码", "index": "索引",
                 "verify": "核对", "publish": "发布"}  # fmt: skip


class Bar:
    def __init__(self) -> None:
        self._bar = Progress(
            TextColumn("{task.description}"),
            BarColumn(),
            MofNCompleteColumn(),
            TextColumn("{task.fields[name]}", markup=False),
            console=ERR,
        )
        self._tasks: dict[str, TaskID] = {}

    def progress(self, stage: str, done: int, total: int) -> None:
        self._bar.update(self._task(stage), completed=done if total else 1, total=total or 1)

    def reading(self, name: str) -> None:
        self._bar.update(self._task("read"), name=name)

    def __enter__(self) -> Self:
        self._bar.start()
        return self

    def __exit__(
        self,
        kind: type[BaseException] | None,
        error: BaseException | None,
        trace: TracebackType | None,
    ) -> None:
        self._bar.stop()

    def _task(self, stage: str) -> TaskID:
        if stage not in self._tasks:
            self._tasks[stage] = self._bar.add_task(STAGES.get(stage, stage), name="")
        return self._tasks[stage]
