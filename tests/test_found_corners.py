"""What the corner of a table, and a caption `X by Y`, say of its cells."""

import pytest

from tests.read_tables import found, told

RULE = "|---|---|---|---|\n"


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        pytest.param(
            f"单位：万元\n\n| 2030年 | 一季度 | 二季度 | 全年 |\n{RULE}"
            "| 营业收入 | 120.5 | 130.5 | 540.0 |\n| 净利润 | 12.5 | 13.5 | 54.0 |\n",
            {
                "营业收入 @ 2030-Q1 = 120.5万元", "营业收入 @ 2030-Q2 = 130.5万元",
                "营业收入 @ 2030 = 540.0万元",
                "净利润 @ 2030-Q1 = 12.5万元", "净利润 @ 2030-Q2 = 13.5万元",
                "净利润 @ 2030 = 54.0万元",
            },
            id="quarters of the year in the corner",
        ),
        pytest.param(
            f"(in millions)\n\n| 2030 | First | Second | Year |\n{RULE}"
            "| Net sales | $120.5 | $130.5 | $540.0 |\n| Net income | 12.5 | 13.5 | 54.0 |\n",
            {
                "Net sales @ 2030-Q1 = 120.5 million USD",
                "Net sales @ 2030-Q2 = 130.5 million USD",
                "Net sales @ 2030 = 540.0 million USD",
                "Net income @ 2030-Q1 = 12.5 million USD",
                "Net income @ 2030-Q2 = 13.5 million USD", "Net income @ 2030 = 54.0 million USD",
            },
            id="quarters by their order",
        ),
        pytest.param(
            f"(in millions)\n\n| 2030 | Kilns | Tiles | Total |\n{RULE}"
            "| Net sales | $120.5 | $130.5 | $251.0 |\n| Net income | 12.5 | 13.5 | 26.0 |\n",
            {
                "Net sales（Kilns） @ 2030 = 120.5 million USD",
                "Net sales（Tiles） @ 2030 = 130.5 million USD",
                "Net sales @ 2030 = 251.0 million USD",
                "Net income（Kilns） @ 2030 = 12.5 million USD",
                "Net income（Tiles） @ 2030 = 13.5 million USD",
                "Net income @ 2030 = 26.0 million USD",
            },
            id="members in columns under a year",
        ),
        pytest.param(
            f"(in millions)\n\n| | Kilns | Tiles | Total |\n{RULE}"
            "| Net sales 2031 | $120.5 | $130.5 | $251.0 |\n"
            "| Net sales 2030 | 110.5 | 120.5 | 231.0 |\n",
            {
                "Net sales（Kilns） @ 2031 = 120.5 million USD",
                "Net sales（Tiles） @ 2031 = 130.5 million USD",
                "Net sales @ 2031 = 251.0 million USD",
                "Net sales（Kilns） @ 2030 = 110.5 million USD",
                "Net sales（Tiles） @ 2030 = 120.5 million USD",
                "Net sales @ 2030 = 231.0 million USD",
            },
            id="rows that end in their year",
        ),
        pytest.param(
            "(in millions)\n\n| Net sales by country | 2031 | 2030 |\n|---|---|---|\n"
            "| Norway | $120.5 | $110.5 |\n| Peru | 130.5 | 120.5 |\n",
            {
                "Net sales（Norway） @ 2031 = 120.5 million USD",
                "Net sales（Norway） @ 2030 = 110.5 million USD",
                "Net sales（Peru） @ 2031 = 130.5 million USD",
                "Net sales（Peru） @ 2030 = 120.5 million USD",
            },
            id="what by what in the corner",
        ),
        pytest.param(
            "Net sales by product (in millions)\n\n| Product | 2031 | 2030 |\n|---|---|---|\n"
            "| Kilns | $120.5 | $110.5 |\n| Tiles | 130.5 | 120.5 |\n"
            "| Net sales | 251.0 | 231.0 |\n",
            {
                "Net sales（Kilns） @ 2031 = 120.5 million USD",
                "Net sales（Kilns） @ 2030 = 110.5 million USD",
                "Net sales（Tiles） @ 2031 = 130.5 million USD",
                "Net sales（Tiles） @ 2030 = 120.5 million USD",
                "Net sales @ 2031 = 251.0 million USD", "Net sales @ 2030 = 231.0 million USD",
            },
            id="what by what in the caption, and the row of the whole",
        ),
    ],
)  # fmt: skip
def test_a_corner_tells_the_year_or_what_is_measured(text: str, expected: set[str]) -> None:
    assert told(found(text)) == expected
