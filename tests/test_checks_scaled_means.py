"""Averages by a unit of the right digits and another scale; total and count stand elsewhere."""

import pytest

from tests.checked import warnings

WRONG = (
    "灌溉面积900万亩。\n\n年末水泵360台，单机平均灌溉2.5千亩。",
    "## 摘要\n\n全年货量900万吨，在册车辆360台。\n\n## 运力\n\n单车平均货量2.5千吨。",
    "销售额9,600万元，门店40家。\n\n单店销售额24.0万元。",
    "产量900万吨，炉子360座，单炉产量2.5千吨。",
)
RIGHT = (
    "灌溉面积900万亩。\n\n年末水泵360台，单机平均灌溉2.5万亩。",
    "产量900万吨，炉子360座，单炉日产量150吨。",
    "全年货量900万吨，在册车辆360台。\n\n单车油耗2.5千升，单车维修2.5千元。",
    "销售额9,600万元，门店40家。\n\n其中，标杆门店的单店销售额260万元。",
    "销售额9,600万元，门店40家。\n\n去年单店销售额24.0万元。",
)


@pytest.mark.parametrize("text", WRONG)
def test_another_scale_is_told(text: str) -> None:
    assert any("数量级不一致" in what for what in warnings(text))


@pytest.mark.parametrize("text", RIGHT)
def test_what_fits_or_is_of_another_is_silent(text: str) -> None:
    assert not any("数量级不一致" in what for what in warnings(text))
