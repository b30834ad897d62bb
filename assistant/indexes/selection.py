"""A query for figures as SQL over the ledger."""

from assistant.indexes.base import FigureQuery


def condition_of(query: FigureQuery) -> tuple[str, tuple[str, ...]]:
    """A condition of SQL and its values; names stand in the values alone."""
    parts: list[tuple[str, tuple[str, ...]]] = [("TRUE", ())]
    if query.metric is not None:
        parts.append(("metric = ?", (query.metric,)))
    if query.subject is not None:
        parts.append(("subject = ?", (query.subject,)))
    if query.nature is not None:
        parts.append(("json ->> 'nature' = ?", (query.nature,)))
    if query.period is not None:
        within = "substr(json ->> 'period', 1, length(?) + 1) = ? || '-'"
        parts.append((f"(json ->> 'period' = ? OR {within})", (query.period,) * 3))
    for dimension, member in query.members:
        # `figures.json`, for `json_each` has a column of that name itself.
        each = "json_each(figures.json, '$.dimensions')"
        held = f"SELECT 1 FROM {each} AS d WHERE d.key = ? AND d.value = ?"
        parts.append((f"EXISTS ({held})", (dimension, member)))
    return " AND ".join(sql for sql, _ in parts), tuple(v for _, vs in parts for v in vs)
