"""Checks of change: what grew by how much, against the values of both periods."""
