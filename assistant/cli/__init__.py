"""The command line: `assistant ingest | serve | ask | show | mcp`."""

from assistant.cli import commands, mcp
from assistant.cli.program import app, main

__all__ = ["app", "commands", "main", "mcp"]
