"""The command line: `assistant ingest | serve | ask | show`."""

from assistant.cli import commands
from assistant.cli.program import app, main

__all__ = ["app", "commands", "main"]
