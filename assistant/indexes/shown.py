"""What is published, record by record."""

from typing import Final

from pydantic import JsonValue

from assistant.errors import SettingsError
from assistant.indexes.store import Store
from assistant.records import Audience, Record

KINDS: Final = ("figures", "cases", "metrics", "findings", "generation")


def shown(store: Store, what: str, audience: Audience) -> list[dict[str, JsonValue]]:
    """One of `KINDS`, as far as the audience may see it."""
    view = store.view(audience)
    records: list[Record]
    if what == "figures":
        records = [f for metric in view.uses() for f in view.figures(metric, any_subject=True)]
    elif what == "generation":
        return [{"id": view.generation, **store.health()._asdict()}]
    elif what in KINDS:
        records = list(
            {"cases": view.cases, "metrics": view.metrics, "findings": view.findings}[what]()
        )
    else:
        raise SettingsError(f"{what!r} cannot be shown.", remedy=f"Show {', '.join(KINDS)}.")
    return [record.model_dump(mode="json") for record in records]
