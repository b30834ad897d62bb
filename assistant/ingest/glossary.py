"""Glossary and catalogue: entities with aliases, metrics with definition and formulas."""

from pathlib import Path
from typing import Any

from assistant.chinese import in_simplified
from assistant.errors import CorpusError
from assistant.formulas import parse
from assistant.ingest.readers import read_text, read_yaml
from assistant.ingest.report import audience_of
from assistant.records import Audience, Entity, Metric, Record

_METRIC_FIELDS = {
    "name",
    "aliases",
    "unit",
    "description",
    "additive",
    "formula",
    "share_of",
    "audience",
}


class Names(Record):
    """What one YAML file of a corpus declares."""

    entities: tuple[Entity, ...] = ()
    metrics: tuple[Metric, ...] = ()


def read_names(path: Path, name: str) -> Names:
    if path.stem == "glossary":
        text = in_simplified(read_text(path, name))
        return Names(entities=tuple(read_glossary(text, name)))
    if path.stem == "catalog":
        text = in_simplified(read_text(path, name))
        return Names(metrics=tuple(read_catalogue(text, name)))
    raise CorpusError(
        "This file has no meaning here.",
        file=name,
        remedy="Name it glossary.yaml or catalog.yaml, or move it away.",
    )


def read_glossary(text: str, name: str) -> list[Entity]:
    entities: dict[str, Entity] = {}
    for number, item in _items(text, name, {"name", "kind", "aliases"}):
        entity = Entity(
            name=str(item["name"]),
            kind=str(item.get("kind") or "other"),
            aliases=_strings(item.get("aliases"), name, number),
        )
        if entity.name in entities:
            raise _fault(name, number, f"{entity.name!r} stands twice", "Merge both entries")
        entities[entity.name] = entity
    return list(entities.values())


def read_catalogue(text: str, name: str) -> list[Metric]:
    """Entries of one name merge; their formulas are alternatives in the order of the file."""
    metrics: dict[str, Metric] = {}
    for number, item in _items(text, name, _METRIC_FIELDS):
        metric = _metric(item, name, number)
        if old := metrics.get(metric.name):
            metric = old.model_copy(
                update={
                    "formulas": tuple(dict.fromkeys((*old.formulas, *metric.formulas))),
                    "aliases": tuple(dict.fromkeys((*old.aliases, *metric.aliases))),
                }
            )
        metrics[metric.name] = metric
    return list(metrics.values())


def _metric(item: dict[str, Any], name: str, number: int) -> Metric:
    additive = item.get("additive") or False
    if not isinstance(additive, bool):
        additive = _strings(additive, name, number)
    formulas = _strings(item.get("formula"), name, number)
    for formula in formulas:
        try:
            parse(formula)
        except CorpusError as error:
            raise _fault(
                name, number, error.problem.rstrip("."), error.remedy.rstrip(".")
            ) from error
    audience = audience_of(item.get("audience"), name, Audience.EXECUTIVE)
    return Metric(
        name=str(item["name"]),
        aliases=_strings(item.get("aliases"), name, number),
        unit=str(item["unit"]) if item.get("unit") else None,
        description=str(item.get("description") or ""),
        additive=additive,
        formulas=formulas,
        share_of=str(item["share_of"]) if item.get("share_of") else None,
        audience=audience,
    )


def _items(text: str, name: str, known: set[str]) -> list[tuple[int, dict[str, Any]]]:
    loaded = read_yaml(text, name)
    if loaded is None:
        return []
    if not isinstance(loaded, list):
        raise CorpusError(
            "This is no list.", remedy="Write `- name: …` entries.", file=name, line=1
        )
    items = []
    for number, item in enumerate(loaded, start=1):
        if not isinstance(item, dict) or not item.get("name"):
            raise _fault(name, number, "it has no name", "Write `- name: …`")
        if strange := set(item) - known:
            raise _fault(
                name,
                number,
                f"unknown field {sorted(map(str, strange))[0]!r}",
                f"Use {', '.join(sorted(known))}",
            )
        items.append((number, item))
    return items


def _strings(value: object, name: str, number: int) -> tuple[str, ...]:
    if value is None or value == "":
        return ()
    values = value if isinstance(value, list) else [value]
    if any(isinstance(v, dict | list) for v in values):
        raise _fault(name, number, "a list holds something else than words", "Write a flat list")
    return tuple(str(v) for v in values)


def _fault(name: str, number: int, what: str, remedy: str) -> CorpusError:
    return CorpusError(f"Entry {number}: {what}.", remedy=f"{remedy}.", file=name)
