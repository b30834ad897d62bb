"""Who comes first or last by the days of a table, in the ways in which prose says it."""

import pytest

from tests.checked import table, warnings

WORKS = table(
    "事项 | 预算 | 开始 | 完成",
    "烘房改造 | 210 | 3月18日 | 5月30日",
    "仓库扩建 | 95 | 3月25日 | 6月20日",
    "技工轮训 | 24 | 4月8日 | 4月25日",
    "系统升级 | 61 | 3月20日 | 6月28日",
    "合计 | 390 | — | —",
)
SHOPS = table(
    "门店 | 开业日期 | 面积",
    "南桥店 | 2030年3月1日 | 300",
    "北桥店 | 2030年5月1日 | 200",
    "西桥店 | 2030年9月15日 | 250",
)
MONTHS = table("设备 | 到货 | 数量", "注塑机 | 3月 | 30", "冲床 | 5月 | 20", "车床 | 9月 | 25")
TERMS = table(
    "客户 | 合同起止",
    "甲厂 | 2030年3月1日—2031年2月28日",
    "乙厂 | 2030年5月1日—2032年4月30日",
    "丙厂 | 2029年5月1日—2031年4月30日",
)
OVER_NEW_YEAR = table(
    "事项 | 开始 | 完成",
    "甲线 | 11月20日 | 1月30日",
    "乙线 | 11月27日 | 12月20日",
    "丙线 | 10月10日 | 12月25日",
)
WRONG = (
    (f"{WORKS}\n\n四项中最晚完成的是仓库扩建。", "系统升级"),
    (f"{WORKS}\n\n技工轮训最晚完工。", "系统升级"),
    (f"{WORKS}\n\n最后收尾的是烘房改造，最早收尾的是技工轮训。", "系统升级"),
    (f"{SHOPS}\n\n开业最早的是南桥店，最晚的是北桥店。", "西桥店"),
    (f"{SHOPS}\n\n北桥店开业时间最早。", "南桥店"),
    (f"{MONTHS}\n\n冲床是最后一批到货的。", "车床"),
    (f"{TERMS}\n\n最先到期的是丙厂。", "甲厂"),
)
RIGHT = (
    f"{WORKS}\n\n四项中最晚完成的是系统升级，最先开工的是烘房改造。",
    f"{SHOPS}\n\n开业最早的是南桥店，最晚的是西桥店。",
    f"{MONTHS}\n\n车床是最后一批到货的，最后一次调价在5月。",
    f"{TERMS}\n\n最先到期的是甲厂，最晚到期的是乙厂。",
    f"{OVER_NEW_YEAR}\n\n最晚完成的是甲线。",
)


@pytest.mark.parametrize(("text", "token"), WRONG)
def test_who_is_neither_first_nor_last_is_told(text: str, token: str) -> None:
    assert any(token in what for what in warnings(text))


@pytest.mark.parametrize("text", RIGHT)
def test_who_is_may_be_said_to_be(text: str) -> None:
    assert warnings(text) == []
