"""The command line: `assistant ingest | serve | ask | show | replay | review | users`."""

from assistant.cli import commands, records, users
from assistant.cli.program import app, main

__all__ = ["app", "commands", "main", "records", "users"]
