"""What is aimed at: 收入目标 is the target of 收入, and no metric of its own."""

import re
from collections import defaultdict
from collections.abc import Collection, Mapping, Sequence
from typing import Final

from assistant.ingest.slots import slot_id, slot_label
from assistant.records import Figure

_AIM: Final = re.compile(r"(?P<of>.{2,}?)的?(?:[本当]?[月季年]度?)?(?:目标|计划|预算)(?:值|数|额)?")
_MONTHLY: Final = re.compile("[本当]?月度?")
_MONTH: Final = re.compile(r"\d{4}-\d\d")
Aliases = Mapping[str, tuple[str, ...]]


def aimed(
    figures: Sequence[Figure], aliases: Aliases, declared: Collection[str], reported: str | None
) -> tuple[list[Figure], dict[str, tuple[str, ...]]]:
    """Targets under the metric that they are of, and what else that one is called then; a 月度目标
    without a period is that of the month that is `reported`.
    """
    units: defaultdict[str, set[str | None]] = defaultdict(set)
    for figure in figures:
        if figure.metric and figure.nature == "actual" and figure.quantity:
            units[figure.metric].add(figure.quantity.unit)
    called = {alias: name for name, held in aliases.items() for alias in held if name in units}
    called |= {name: name for name in units}
    made, names = [], dict(aliases)
    for figure in figures:
        match = _AIM.fullmatch(figure.metric or "") if figure.nature == "target" else None
        bare = match["of"] if match else ""
        name = called.get(bare) or called.get(f"{bare}额", "") if bare else ""
        unit = figure.quantity.unit if figure.quantity else None
        if not name or figure.metric in declared or units[name] != {unit}:
            made.append(figure)
            continue
        slot = (name, figure.subject, figure.dimensions)
        monthly = _MONTHLY.search(figure.metric or "") and _MONTH.fullmatch(reported or "")
        period = figure.period or (reported if monthly else None)
        id = slot_id(figure.document, *slot, period, figure.nature)
        update = {"id": id, "metric": name, "period": period, "label": slot_label(*slot)}
        made.append(figure.model_copy(update=update))
        if name not in declared:  # a catalogue says itself how its metrics are called
            names[name] = tuple(dict.fromkeys([*names.get(name, ()), figure.metric or ""]))
    return made, names
