"""Checks of what a document tells twice, ranks, dates or points to."""
