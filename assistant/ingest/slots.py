"""What a figure is a value of: its id and the words for it, alike from tables and from prose."""

from collections.abc import Mapping

from assistant.records import content_id


def slot_id(
    document: str,
    metric: str,
    subject: str | None,
    dimensions: Mapping[str, str],
    period: str | None,
    nature: str,
    value: str = "",
) -> str:
    """`value` tells texts apart, of which a slot may hold several."""
    members = repr(sorted(dimensions.items()))
    return content_id(document, metric, subject or "", members, period or "", nature, value)


def slot_label(metric: str, subject: str | None, dimensions: Mapping[str, str]) -> str:
    members = f"（{'、'.join(dimensions.values())}）" if dimensions else ""
    return f"{subject or ''}{metric}{members}"
