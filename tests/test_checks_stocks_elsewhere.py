"""What a stock becomes by what came and went, where its other end stands elsewhere."""

import pytest

from tests.checked import table, warnings

BRANCHES = table(
    "会员类别 | 5月末人数 | 5月收入（万元）",
    "年卡 | 184 | 46",
    "次卡 | 131 | 20",
    "合计 | 315 | 66",
)
PROSE = "5月末会员{}人，当月新增41人、流失18人。\n\n4月末会员292人，5月净增23人。"
TABLE = f"4月末会员{{}}人，5月新增41人、流失18人。\n\n{BRANCHES}"


@pytest.mark.parametrize(("text", "right", "wrong"), [(PROSE, "315", "351"), (TABLE, "292", "282")])
def test_what_does_not_lead_there_is_told(text: str, right: str, wrong: str) -> None:
    assert warnings(text.format(right)) == []
    assert warnings(text.format(wrong))


@pytest.mark.parametrize(
    "text",
    [
        f"4月末会员282人，当月新增41人、流失18人。\n\n{BRANCHES}",
        f"4月末会员282人，今年新增41人、流失18人。\n\n{BRANCHES}",
        f"4月末教练282人，5月新增41人、流失18人。\n\n{BRANCHES}",
        f"3月末会员282人，4月新增41人、流失18人。\n\n{BRANCHES}",
        f"4月末会员210人，5月新增41人、流失18人。\n\n{BRANCHES}",
    ],
)
def test_what_is_of_another_time_or_thing_is_not(text: str) -> None:
    assert warnings(text) == []
