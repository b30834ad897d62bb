"""Checks within a table, and of prose against the table that it comments on."""
