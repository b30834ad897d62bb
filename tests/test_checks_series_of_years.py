"""Series of years that grow by a rate, splits behind a comparison, and all but some."""

import pytest

from tests.checked import table, warnings

COSTS = table(
    "项目 | 5月（万元） | 6月（万元）",
    "釉料 | 88 | 90",
    "煤与电 | 70 | 66",
    "包装 | 31 | 33",
    "运费 | 24 | 25",
)
PAIRS = (
    ("今后按每年25%做预算：2032年1,600万元，2033年{}万元，2034年2,500万元。", "2,000", "2,900"),
    ("2031年产值640万，2032年800万，2033年1,000万，2034年{}万，年均增长25%。", "1,250", "1,520"),
    ("2031年产值640万，2032年800万，2033年1,000万，两年复合增速{}%。", "25", "35"),
    ("6月返工36炉，比5月的48炉下降25.0%，其中色差19炉、开裂{}炉、变形6炉。", "11", "17"),
    ("四家分厂里只有南厂减产，其余{}家增产。", "三", "两"),
    (f"四项费用中仅煤与电略降，其余{{}}项上涨。\n\n{COSTS}", "三", "四"),
    ("6月运费占总费用的11.7%，{}5月的11.3%。", "高于", "低于"),
)
RIGHT = (
    "2031年产值640万，2032年820万，2033年1,000万，两年复合增速25%。",
    "2031年产值640万，2032年800万，2033年1,000万，2034年1,100万，前两年复合增速25%。",
    "6月返工36炉，比5月的48炉少12炉，分别是色差8炉、开裂4炉。",
    "五家分厂里除了前两家之外，其余三家都增产。",
    "四项费用中只有煤与电下降，其余三项上升。",
    "四项费用中只有煤与电下降，其余两项上升。",
)


@pytest.mark.parametrize(("text", "right", "wrong"), PAIRS)
def test_only_what_is_wrong_is_told(text: str, right: str, wrong: str) -> None:
    assert warnings(text.format(right)) == []
    assert warnings(text.format(wrong))


@pytest.mark.parametrize("text", RIGHT)
def test_what_may_be_read_otherwise_is_not(text: str) -> None:
    assert warnings(text) == []
