"""Records to durable, searchable generations; knows vendors, nothing of questions."""
