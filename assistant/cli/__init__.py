"""The command line: `assistant ingest | serve | ask | show | mcp | replay | review | users`."""

from assistant.cli import commands, mcp, records, users
from assistant.cli.program import app, main

__all__ = ["app", "commands", "main", "mcp", "records", "users"]
