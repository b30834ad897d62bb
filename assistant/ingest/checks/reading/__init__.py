"""What a document states, read once for all checks: sentences, numbers, names, tables, series."""
