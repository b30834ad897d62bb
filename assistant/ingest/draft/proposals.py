"""Proposals for the catalogue and the glossary, as YAML that a person completes."""

import re
from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from decimal import Decimal
from typing import Any, Final

import yaml

from assistant.quantities import unit_word
from assistant.records import Entity, Figure, Metric, Passage

_CATALOGUE: Final = """\
# 指标口径（提议）：请核对名称、单位，补全 description（口径说明）和 aliases（常用叫法）。
# additive 列出可以相加的维度；正文里各部分之和等于合计的，已经填好。
"""
_GLOSSARY: Final = """\
# 名称（提议）：kind 是类别（customer 客户、product 产品、competitor 竞争对手、scenario 场景），
# aliases 是同一名称的其他写法。删去不是名称的，补上漏掉的。
"""


def metrics_of(
    figures: Sequence[Figure], known: Iterable[Metric], passages: Iterable[Passage]
) -> dict[str, Metric]:
    """One for every name that a figure has; what is known of it is kept."""
    held = {metric.name: metric for metric in known}
    by_name: defaultdict[str, list[Figure]] = defaultdict(list)
    for figure in figures:
        by_name[figure.metric or figure.label].append(figure)
    texts = [passage.text for passage in passages]
    proposed = {}
    for name, own in by_name.items():
        metric = held.get(name, Metric(name=name))
        proposed[name] = metric.model_copy(
            update={
                "unit": _unit(own),
                "additive": metric.additive or adding_up(own),
                "description": metric.description or _defined(name, texts),
            }
        )
    return proposed


def adding_up(figures: Sequence[Figure]) -> tuple[str, ...]:
    """Dimensions whose parts make the total of the same metric, subject, period and nature."""
    slots: defaultdict[tuple[str | None, ...], list[Figure]] = defaultdict(list)
    for figure in figures:
        if figure.quantity and len(figure.dimensions) < 2:
            slots[figure.subject, figure.period, figure.nature].append(figure)
    found: dict[str, None] = {}
    for same in slots.values():
        totals = [f.quantity for f in same if f.quantity and not f.dimensions]
        for dimension in {name for f in same for name in f.dimensions}:
            parts = [f.quantity for f in same if f.quantity and dimension in f.dimensions]
            for total in totals:
                slack = total.slack + sum((part.slack for part in parts), Decimal(0))
                whole = sum((part.value for part in parts), Decimal(0))
                if len(parts) > 1 and abs(whole - total.value) <= slack:
                    found.setdefault(dimension)
    return tuple(found)


def catalogue_text(metrics: Mapping[str, Metric]) -> str:
    return _CATALOGUE + _listed(
        {
            "name": metric.name,
            "aliases": list(metric.aliases),
            "unit": metric.unit,
            "description": metric.description,
            "additive": list(metric.additive)
            if isinstance(metric.additive, tuple)
            else metric.additive,
            "formula": list(metric.formulas),
            "share_of": metric.share_of,
            "audience": metric.audience.value,
        }
        for metric in metrics.values()
    )


def glossary_text(entities: Iterable[Entity]) -> str:
    return _GLOSSARY + _listed(
        {"name": entity.name, "kind": entity.kind, "aliases": list(entity.aliases)}
        for entity in entities
    )


def _listed(items: Iterable[dict[str, Any]]) -> str:
    """A description is left open for the reviewer, other empty fields are left out."""
    kept = [{k: v for k, v in item.items() if v or k == "description"} for item in items]
    if not kept:
        return "[]\n"
    return yaml.safe_dump(
        kept, allow_unicode=True, sort_keys=False, default_flow_style=None, width=10_000
    )


def _unit(figures: Sequence[Figure]) -> str | None:
    """Only one that all of its values have: it holds where a row leaves its own out."""
    units = {figure.quantity.unit if figure.quantity else None for figure in figures}
    return unit_word(units.pop()) or None if len(units) == 1 else None


def _defined(name: str, texts: Sequence[str]) -> str:
    """The sentence that says what the metric is."""
    said = re.compile(
        rf"[^。！？\n]*{re.escape(name)}(?:（[^）]*）)?(?:是指|指的是|系指|定义[为是：:]|的?口径[为是：:]|[＝=])[^。！？\n]*"
    )
    return next((match[0].strip() for text in texts if (match := said.search(text))), "")
