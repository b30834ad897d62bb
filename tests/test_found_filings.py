"""Tables of filings: scales in the corner, periods in words, years over quarters, nameless sums."""

import pytest

from assistant.ingest.found.cells import read_cell
from assistant.ingest.found.english_periods import in_short
from tests.read_tables import found, told

SHARES = (
    "单位：元\n\n|  | 2031年 |  | 2030年 |  |  |\n|---|---|---|---|---|---|\n"
    "|  | 金额 | 占营业收入比重 | 金额 | 占营业收入比重 | 同比增减 |\n"
    "| 营业收入合计 | 200.00 | 100.00% | 100.00 | 100.00% | 100.00% |\n| 分产品 |  |  |  |  |  |\n"
    "| 面粉 | 150.00 | 75.00% | 60.00 | 60.00% | {grown} |\n"
    "| 麸皮 | 50.00 | 25.00% | 40.00 | 40.00% | 25.00% |\n"
)


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        pytest.param(
            "| (in millions, except per share data) | 2031 | 2030 |\n|---|---|---|\n"
            "| Net revenue | $412.5 | $392.9 |\n| Earnings per share | $.61 | $.56 |\n",
            {
                "Net revenue @ 2031 = 412.5 million USD", "Net revenue @ 2030 = 392.9 million USD",
                "Earnings per share @ 2031 = $0.61", "Earnings per share @ 2030 = $0.56",
            },
            id="the corner tells the scale, which is not that of a share",
        ),
        pytest.param(
            "| | For the three months ended | | | |\n|---|---|---|---|---|\n"
            "| | June 30, 2031 | % | June 30, 2030 | % |\n| Asia | 43.0 | 62% | 41.0 | 64% |\n"
            "| Europe | 26.0 | 38% | 23.0 | 36% |\n",
            {
                "Asia @ 2031-Q2 = 43.0", "Asia @ 2030-Q2 = 41.0",
                "Europe @ 2031-Q2 = 26.0", "Europe @ 2030-Q2 = 23.0",
            },
            id="shares beside the amounts of two years",
        ),
        pytest.param(
            "| ($ in millions) | Fourth Quarter | 3rd Q |\n|---|---|---|\n| 2031 | | |\n"
            "| Net revenue | 110.0 | 90.0 |\n| Net income | -- | 9.0 |\n| 2030 | | |\n"
            "| Net revenue | 80.0 | 70.0 |\n| Net income | 8.0 | -- |\n",
            {
                "Net revenue @ 2031-Q4 = 110.0 million USD",
                "Net revenue @ 2031-Q3 = 90.0 million USD",
                "Net revenue @ 2030-Q4 = 80.0 million USD",
                "Net revenue @ 2030-Q3 = 70.0 million USD",
                "Net income @ 2031-Q3 = 9.0 million USD", "Net income @ 2030-Q4 = 8.0 million USD",
            },
            id="quarters are of the year that stands over their rows",
        ),
        pytest.param(
            "| ($ in millions) | 2031 | 2030 |\n|---|---|---|\n| Sales | 306.3 | 176.2 |\n"
            "| | 1,883.9 | 1,554.6 |\n| INCOME TAXES | 97.2 | 15.2 |\n"
            "| Net changes in assets: | | |\n| Inventories | (71.8) | (26.2) |\n",
            {
                "Sales @ 2031 = 306.3 million USD", "Sales @ 2030 = 176.2 million USD",
                "INCOME TAXES @ 2031 = 97.2 million USD", "INCOME TAXES @ 2030 = 15.2 million USD",
                "Change in Inventories @ 2031 = -71.8 million USD",
                "Change in Inventories @ 2030 = -26.2 million USD",
            },
            id="a sum without a name cuts no number beside it, and a change is no balance",
        ),
    ],
)  # fmt: skip
def test_what_a_statement_says(text: str, expected: set[str]) -> None:
    assert told(found(text)) == expected


def test_a_balance_and_a_flow_of_one_name_are_told_apart_in_every_year() -> None:
    figures = found(
        "Balance sheet\n\n| ($ in millions) | 2031 |\n|---|---|\n"
        "| Grain | 72.5 |\n| Cash | 5.5 |\n\n"
        "Cash flows\n\n| ($ in millions) | 2031 | 2030 |\n|---|---|---|\n| Grain | 4.1 | 3.2 |\n"
    )
    assert not any(f.period == "2030" and not f.dimensions for f in figures)


@pytest.mark.parametrize(("grown", "rate"), [("15.00%", None), ("150.00%", "150.00")])
def test_a_change_between_two_years_is_of_the_newer_and_no_difference_of_shares(
    grown: str, rate: str | None
) -> None:
    rates = {
        (f.dimensions.get("产品"), f.period): str(f.quantity.value)
        for f in found(SHARES.format(grown=grown))
        if f.metric == "营业收入增长率" and f.quantity
    }
    assert rates.get(("面粉", "2031")) == rate
    assert not any(period == "2030" for _, period in rates)


@pytest.mark.parametrize(
    ("text", "short"),
    [
        ("Years Ended December 31, 2031", "2031"),
        ("Three months ended June 30, 2031", "Q2 2031"),
        ("Six months ended June 30, 2031", "H1 2031"),
        ("Nine months ended September 30, 2031", None),
        ("As of December 31, 2031", "December 31, 2031"),
        ("December 31,", ""),
        ("At 31 December 2031", "31 December 2031"),
        ("Year ended 31 December 2031", "2031"),
        ("Quarter ended 31 March 2031", "Q1 2031"),
        ("Fiscal 2031", "2031"),
        ("4th Q", "Q4"),
        ("Net revenue", "Net revenue"),
    ],
)
def test_periods_in_words(text: str, short: str | None) -> None:
    assert in_short(text) == short


@pytest.mark.parametrize(
    ("cell", "text"),
    [
        ("$(161.1)", "-161.1 USD"),
        ("($161.1)", "-161.1 USD"),
        ("(¥5.20)", "-5.20元"),
        (".61", "0.61"),
    ],
)
def test_a_loss_with_its_currency(cell: str, text: str) -> None:
    quantity = read_cell(cell, None)
    assert quantity is not None
    assert quantity.text == text
