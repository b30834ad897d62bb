"""The Model Context Protocol: other programs' models ask, look up, find and read."""
