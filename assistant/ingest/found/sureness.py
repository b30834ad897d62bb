"""How sure a value of a table is, and what was taken from elsewhere to read it."""

from assistant.ingest.found.places import Stated
from assistant.quantities import Quantity


def confidence(cell: Stated, places: int) -> float:
    """Certain is what names metric, unit and period itself; each thing taken from elsewhere
    costs.
    """
    sure = 0.97
    if cell.derived:
        sure -= 0.12
    if isinstance(cell.quantity, Quantity) and cell.quantity.unit is None:
        sure -= 0.1
    if cell.period is None:
        sure -= 0.05
    if not cell.layout.heads[cell.column].period:
        sure -= 0.03
    return round(min(sure + 0.02 * (places - 1), 0.99), 2)


def reasons(cell: Stated, places: int) -> tuple[str, ...]:
    told = list(cell.reasons)
    if isinstance(cell.quantity, Quantity) and cell.quantity.unit is None:
        told.append("表中没有写单位")
    dated = cell.layout.heads[cell.column].period
    if cell.period is None:
        told.append("表中没有写期间")
    elif cell.layout.stated is None and cell.layout.period is None and not dated:
        told.append(f"期间按报告期 {cell.period}")
    if places > 1:
        told.append(f"{places} 处所写一致")
    return tuple(told)
