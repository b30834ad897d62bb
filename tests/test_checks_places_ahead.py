"""Places against who is said to be ahead, and against a share of more than half."""

import pytest

from tests.checked import table, warnings

DAIRIES = table(
    "品牌 | 份额",
    "甲乳业 | 26.0%",
    "乙乳业 | 23.0%",
    "花溪（我司） | 19.0%",
    "丁乳业 | 11.0%",
    "其他 | 21.0%",
)
WRONG = (
    "鲜奶我们列第三，在前的有甲、乙、丙三家。",
    "我们排名第三，前面还有三家。",
    "销量居全省第2位，仅次于甲乳业和乙乳业。",
    "销量居全省第三，仅次于甲乳业。",
    "目前位列第二，落后于甲、乙、丙三家。",
    "市占率超过50%，位居第三。",
    "鲜奶市占率做到61%，市占率排第二。",
    f"{DAIRIES}\n\n我司份额19.0%，排名第二。",
)
RIGHT = (
    "鲜奶我们列第四，在前的有甲、乙、丙三家。",
    "我们排第四，前面还有三家。",
    "销量居全省第二，仅次于甲乳业。",
    "销量居全省第四，仅次于甲乳业等企业。",
    "我们在老客户里的份额超过50%，在行业排名第三。",
    "份额从60%降到30%，排名第二。",
    "增速排名第二，前面还有三家的门店在扩建。",
    f"{DAIRIES}\n\n我司份额19.0%，排名第三。",
    f"{DAIRIES}\n\n我司份额19.0%，排名倒数第二。",
)


@pytest.mark.parametrize("text", WRONG)
def test_another_place_is_told(text: str) -> None:
    assert any("「" in what and "第" in what for what in warnings(text))


@pytest.mark.parametrize("text", RIGHT)
def test_a_place_that_fits_is_silent(text: str) -> None:
    assert warnings(text) == []
