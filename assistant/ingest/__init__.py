"""Files to records: knows formats, nothing of search."""
