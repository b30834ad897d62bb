"""Plain forms of slips in tables and beside them, in units, and in what a report says it lists."""

import pytest

from tests.checked import table, warnings

KILNS = table("窑型 | A20 | B500 | 合计", "座数（K） | 9.0 | 6.0 | 15.0")
SHIFTS = (
    "班次 | 件数 | 占比",
    "早班 | 30 | 30%",
    "中班 | 40 | {share}",
    "晚班 | 20 | 20%",
    "夜班 | 10 | 10%",
)
YEARS = "年份 | 2031年 | 2032年 | 2033年 | 2034年"
DELAYS = table("指标 | 数值", "扫码P95耗时要求 | 300{unit}", "月活 | 7万人")
WAGES = table("南窑收入构成 | 金额（亿元）", "瓷砖 | 1.37", "地砖 | 1.32", "合计 | 2.69")
CASES = "1. **甲**：烧成。\n2. **乙**：装窑。\n3. **丙**：干燥。\n4. **丁**：上釉。"
ROUNDED = (
    "自用1.8万吨，占产量12万吨的15.0%。\n\n废料2.1吨，占原料14吨的15.0%。\n\n"
    "拟修窑具2.4K件，每件350元，费用84万元。"
)


def shifts(share: str) -> str:
    return table(*(row.format(share=share) for row in SHIFTS))


def grows(third: str) -> str:
    return table(YEARS, f"收入（亿元，年增20%） | 10.0 | 12.0 | {third} | 17.28")


def lists(count: str, end: str = "") -> str:
    return f"## 1. 摘要\n\n下文列举{count}个烧制案例{end}。\n\n## 2. 窑炉与案例\n\n{CASES}"


WRONG = (
    (f"{KILNS}\n\nA20装得快，比B500少3.0K座。", "少"),
    (shifts("60%"), "60%"),
    (grows("14.04"), "14.04"),
    (f"门口的扫码P95耗时要在300毫秒以内。\n\n{DELAYS.format(unit='秒')}", "300秒"),
    (f"南窑一年的总收入达2.96亿元。\n\n{WAGES}", "2.96亿元"),
    ("窑工由30年的84人升到31年的95人以上。\n\n窑工从64人升到95人以上。", "84人"),
    ("30年南窑产值40.0亿元。\n\n按规定提取的是南窑年产值的2%，也就是8W。", "8W"),
    (lists("五"), "五个"),
    ("## 1. 摘要\n\n全文共两章。\n\n## 2. 窑\n\n都在烧窑。\n\n## 3. 砖\n\n都在砌砖。", "两章"),
    (f"{ROUNDED}\n\n2月烧成2.6万吨，比1月的2.3万吨增长16.0%。", "16.0%"),
)
RIGHT = (
    f"{KILNS}\n\nA20装得快，比B500多3.0K座。",
    shifts("40%"),
    table(
        "班次 | 件数 | 占比",
        "早班 | 30 | 15%",
        "中班 | 40 | 20%",
        "晚班 | 20 | 10%",
        "夜班 | 10 | 5%",
    ),
    grows("14.40"),
    f"门口的扫码P95耗时要在300毫秒以内。\n\n{DELAYS.format(unit='毫秒')}",
    f"扫码P50耗时300秒。\n\n{DELAYS.format(unit='毫秒')}",
    f"南窑一年的总收入达2.69亿元。\n\n{WAGES}",
    "窑工由30年的84人升到31年的95人以上。\n\n窑工从84人升到95人以上。",
    "30年南窑产值40.0亿元。\n\n按规定提取的是南窑年产值的2%，也就是8KW。",
    lists("四"),
    lists("三", "，其余见附件").replace("下文列举", "其中"),
    "## 1. 摘要\n\n全文共五章。\n\n## 2. 窑\n\n都在烧窑。\n\n## 3. 砖\n\n都在砌砖。",
    f"{ROUNDED}\n\n2月烧成2.6万吨，比1月的2.3万吨增长13.0%。",
    "2月烧成2.6万吨，比1月的2.3万吨增长16.0%。",
)


@pytest.mark.parametrize(("text", "token"), WRONG)
def test_a_plain_form_is_told(text: str, token: str) -> None:
    assert any(token in what for what in warnings(text, date="2031-03-09", period="2031-02"))


@pytest.mark.parametrize("text", RIGHT)
def test_what_is_right_is_silent(text: str) -> None:
    assert warnings(text, date="2031-03-09", period="2031-02") == []
