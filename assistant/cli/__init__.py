"""The command line: `assistant` and what it can be told to do, a module each."""

from assistant.cli import channels, commands, diff, mcp, records, users
from assistant.cli.program import app, main

__all__ = ["app", "channels", "commands", "diff", "main", "mcp", "records", "users"]
