"""The command line: `assistant` and what it can be told to do, a module each."""

from assistant.cli import channels, commands, diff, draft, mcp, records, users
from assistant.cli.program import app, main

__all__ = ["app", "channels", "commands", "diff", "draft", "main", "mcp", "records", "users"]
