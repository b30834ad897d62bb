"""Large values and their names in boxes of their own: which is which, and whose."""

import pytest

from assistant.ingest.formats.cards import Placed, cards_of, is_name, is_value


@pytest.mark.parametrize("text", ["2024.5万元", "98.5%", "12家", "$3.4M"])
def test_an_amount_is_a_value(text: str) -> None:
    assert is_value(text)
    assert not is_name(text)


@pytest.mark.parametrize("text", ["2024", "2024年", "2024.5", "2024-05-06", "3月", "7"])
def test_a_date_or_a_small_number_is_none(text: str) -> None:
    assert not is_value(text)


@pytest.mark.parametrize("text", ["同比 +12%", "单位：万元", "较上月多3家", "数据来源：财务部"])
def test_what_a_value_is_compared_with_names_none(text: str) -> None:
    assert not is_name(text)


def column(left: float, *texts: str) -> list[Placed]:
    return [Placed(text, left, left + 10, 10 * at, 10 * at + 8) for at, text in enumerate(texts)]


def test_a_card_is_named_by_its_name_and_not_by_what_it_is_compared_with() -> None:
    placed = [
        *column(0, "出窑收入", "320万元", "同比 +12%"),
        *column(20, "窑炉", "12座", "较上月多3座"),
    ]
    told = {(placed[name].text, placed[value].text) for name, value in cards_of(placed)}
    assert told == {("出窑收入", "320万元"), ("窑炉", "12座")}
