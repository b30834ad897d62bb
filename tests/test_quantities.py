"""Quantities: what people write is read with unit and bound, and computed without nonsense."""

from decimal import Decimal

import pytest
from hypothesis import given
from hypothesis import strategies as st

from assistant import quantities as q
from assistant.errors import UnitError
from assistant.quantities import Quantity, find_quantities, read_number, read_quantity
from assistant.quantities.quantity import written


@pytest.mark.parametrize(
    ("text", "unit", "value", "read_unit", "bound"),
    [
        ("2.8万卡", None, "28000", "卡", "exact"),
        ("50+家", None, "50", "家", "at_least"),
        ("约7亿", "元", "700000000", "CNY", "about"),
        ("7亿左右", "元", "700000000", "CNY", "about"),
        ("2.5亿+", "元", "250000000", "CNY", "at_least"),
        ("2KW", "元", "20000000", "CNY", "exact"),
        ("超50%", None, "50", "percent", "over"),
        ("43", "%", "43", "percent", "exact"),
        ("12.5个百分点", None, "12.5", "percentage_point", "exact"),
        ("最高 7.5 倍", None, "7.5", "times", "at_most"),
        ("500ms", None, "0.5", "s", "exact"),
        ("32000", "万元", "320000000", "CNY", "exact"),
        ("3.2亿元", None, "320000000", "CNY", "exact"),
        ("-87,755.71", None, "-87755.71", None, "exact"),
        ("30", None, "30", None, "exact"),
        ("50多家", None, "50", "家", "over"),
    ],
)
def test_a_cell_is_read_with_unit_and_bound(
    text: str, unit: str | None, value: str, read_unit: str | None, bound: str
) -> None:
    quantity = read_quantity(text, unit=unit)
    assert quantity is not None
    assert (quantity.value, quantity.unit, quantity.bound) == (Decimal(value), read_unit, bound)


def test_a_range_has_both_ends() -> None:
    quantity = read_quantity("20～30家")
    assert quantity is not None
    assert quantity.value == 20
    assert quantity.upper == 30
    assert quantity.bound == "range"


@pytest.mark.parametrize("text", ["上海市", "www.example.com", "", "L20/L40", "张三"])
def test_a_text_is_no_quantity(text: str) -> None:
    assert read_quantity(text) is None


@pytest.mark.parametrize(
    ("text", "value"),
    [("两万三千", 23000), ("十二", 12), ("三点五", Decimal("3.5")), ("一百零五", 105)],
)
def test_chinese_numerals_are_read(text: str, value: Decimal) -> None:
    assert read_number(text) == value


def test_every_quantity_of_a_sentence_is_found() -> None:
    spans = find_quantities("销售额1.26亿（占比49%），最高可下降 20%，超50%，A8 8K + H8 6K")
    assert [span.quantity.text for span in spans] == [
        "1.26亿", "49%", "最高可下降 20%", "超50%", "8K", "6K",
    ]  # fmt: skip


def amount(text: str, unit: str | None = None) -> Quantity:
    quantity = read_quantity(text, unit=unit)
    assert quantity is not None
    return quantity


def test_bounds_travel_with_their_direction() -> None:
    assert q.growth(amount("50+家"), amount("29家")).bound == "at_least"
    assert q.share(amount("1.26亿"), amount("2.5亿+")).bound == "at_most"
    assert q.difference(amount("50+家"), amount("20+家")).bound == "about"
    assert q.total([amount("约3家"), amount("2家")]).bound == "about"


def test_percentages_differ_by_points() -> None:
    result = q.difference(amount("20%"), amount("15%"))
    assert result.value == 5
    assert result.unit == q.POINTS


def test_units_do_not_mix() -> None:
    with pytest.raises(UnitError):
        q.total([amount("3家"), amount("3卡")])
    with pytest.raises(UnitError):
        q.growth(amount("3家"), amount("0家"))


@given(st.decimals(min_value=1, max_value=10**9, places=2), st.decimals(1, 10**9, places=2))
def test_growth_undoes_itself(new: Decimal, old: Decimal) -> None:
    rate = q.growth(Quantity(value=new), Quantity(value=old))
    back = q.compound(Quantity(value=old), rate, 1)
    assert abs(back.value - new) < Decimal("0.001")


@given(st.text(max_size=40))
def test_no_text_breaks_the_readers(text: str) -> None:
    for span in find_quantities(text):
        assert text[span.start : span.end] == span.quantity.text
    read_quantity(text)


@pytest.mark.parametrize(
    ("seconds", "text"),
    [(432000, "5天"), (216000, "2.5天"), (5400, "1.5小时"), (90, "1.5分钟"), (61, "61秒")],
)
def test_a_computed_time_is_written_in_a_unit_that_people_use(seconds: int, text: str) -> None:
    assert written(Decimal(seconds), "s") == text


@pytest.mark.parametrize(
    ("text", "value", "unit"),
    [
        ("$20.4mm", "20400000.0", "USD"),
        ("20.4mm", "20.4", None),
        ("$3.2 million", "3200000.0", "USD"),
    ],
)
def test_mm_is_millions_of_money_and_a_length_of_anything_else(
    text: str, value: str, unit: str | None
) -> None:
    (span,) = find_quantities(text)
    assert (span.quantity.value, span.quantity.unit) == (Decimal(value), unit)
