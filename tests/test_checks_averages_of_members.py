"""An average right behind the count of a member is of that member, and a rate is no part."""

import pytest

from tests.checked import warnings

RIGHT = (
    "本月故障24起：断线12起、卡纸8起、其他4起；每100台0.6起，上月为0.8起。",
    "新开12家店共花费240万元：旗舰店4家，每家32万元；社区店8家，每家14万元。",
    "新买的40台共投入200万元：大型20台，每台6.0万元；中型10台，每台4.0万元；小型10台，每台4.0万元。",
    "新增司机60人，培训费30万元：大车司机20人，人均0.7万元；小车司机40人，人均0.4万元。",
)
WRONG = (
    ("投入200万元买了40台，每台6.0万元。", "5万元"),
    ("本月故障24起：断线12起、卡纸9起、其他4起；每100台0.6起。", "25起"),
)


@pytest.mark.parametrize("text", RIGHT)
def test_an_average_of_a_member_is_not_held_against_all(text: str) -> None:
    assert warnings(text) == []


@pytest.mark.parametrize(("text", "token"), WRONG)
def test_what_is_of_all_is(text: str, token: str) -> None:
    assert any(token in what for what in warnings(text))
