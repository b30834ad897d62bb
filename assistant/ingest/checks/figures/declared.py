"""How far a declared figure lies from what its operands come to."""

from decimal import Decimal

from assistant.ingest.checks.reading.findings import of_figures
from assistant.quantities import PERCENT, TIMES, Quantity
from assistant.quantities.quantity import plain, rounded, written
from assistant.records import Figure, Finding


def deviation(
    stated: Figure,
    quantity: Quantity,
    value: Decimal,
    reach: Decimal,
    operands: tuple[Figure, ...],
    shown: str,
    *,
    allowed: bool = False,
) -> Finding | None:
    off = abs(value - quantity.value)
    if off == 0 or (off <= quantity.slack and quantity.unit in {PERCENT, TIMES}):
        return None
    within = off <= quantity.slack + reach or allowed or quantity.bound != "exact"
    printed = (
        f"{plain(rounded(value, 2))}%"
        if quantity.unit == PERCENT
        else written(rounded(value, 2), quantity.unit)
    )
    what = f"「{stated.label}」报告写 {stated.text}，按 {shown} 算为 {printed}"
    what += "，在取整或界限允许的误差内。" if within else "，两者不一致。"
    return of_figures("does_not_add_up", what, (stated, *operands), "info" if within else "warning")
