"""The program and its ways out: options of its own, and errors told as problem and remedy."""

from importlib.metadata import version
from typing import Annotated

import typer
from rich.markup import escape
from rich.table import Table

from assistant.cli.printing import ERR, OUT, warn
from assistant.errors import AssistantError, CorpusErrors

app = typer.Typer(
    help="报告问答助手：每个数字都有出处。", no_args_is_help=True, add_completion=False,
    pretty_exceptions_show_locals=False,  # settings hold keys
)  # fmt: skip


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
        warn(error.problem, error.remedy, style="red")
        raise SystemExit(1) from None
    except OSError as error:  # a folder that is full, or may not be written
        warn(f"{error}.", "Check the folders of ASSISTANT_CORPUS and ASSISTANT_DATA.", style="red")
        raise SystemExit(1) from None
