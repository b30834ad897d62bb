"""The command line: `assistant ingest | serve | ask | show | replay`."""

from assistant.cli import commands, records
from assistant.cli.program import app, main

__all__ = ["app", "commands", "main", "records"]
