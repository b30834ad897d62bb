"""Tables of words, shares of rows in turn, and passages that are told twice, against prose."""

import pytest

from tests.checked import table, warnings

FACTS = table("要点 | 内容", "大客户 | 14家，占收入70%", "窑炉利用率 | 较高")
CASES = table(
    "客户 | 场景 | 成效",
    "青石馆 | 展厅 | 换釉后良品率提升5%",
    "白鹭楼 | 外墙 | 铺贴速度提升2倍，较上年明显",
)
GRADES = table("等级 | 产量（K）", "一级 | 12.0", "二级 | 5.0", "三级 | 3.0", "合计 | 20.0")
SITE = table(
    "青石馆花费 | 金额（万元）", "瓷砖 | 3.41", "配件及安装 | 2.17", "青石馆整体花费 | {whole}"
)
BLOCK = (
    "## 一、概况\n\n青石馆项目共用砖3.2万片、釉料1.5吨、人工{first}天。"
    "在同城各家砖厂里，青石馆的单价{one}，交付用了{days}天。\n\n## 二、案例\n\n"
    "青石馆项目共用砖3.2万片、釉料1.5吨、人工40天。"
    "在同城各家砖厂里，青石馆的单价{other}，交付用了25天。"
)


def block(first: int = 40, one: str = "最低", days: int = 25, other: str = "最低") -> str:
    return BLOCK.format(first=first, one=one, days=days, other=other)


WRONG = (
    (f"{FACTS}\n\n我们的大客户有17家，都签了长约。", "17家"),
    (f"{CASES}\n\n**青石馆**：展厅用砖。换釉后良品率提升8%。", "8%"),
    (f"产量里一级占60%，二级占25%，三级最少，占19%。\n\n{GRADES}", "19%"),
    (SITE.format(whole="5.88"), "5.88"),
    (f"瓷砖占青石馆整体花费的52%。\n\n{SITE.format(whole='5.58')}", "52%"),
    (block(other="最高"), "最高"),
    (block(other="最高", first=46, days=35), "35"),
)
RIGHT = (
    f"{FACTS}\n\n我们的大客户有14家，都签了长约。",
    f"{FACTS}\n\n华东大客户有17家，都签了长约。",
    f"{FACTS}\n\n2029年底，大客户有17家。",
    f"{FACTS}\n\n大客户有17家续约意向。",
    f"{FACTS}\n\n大客户共17家，含3家未签约。",
    f"{FACTS}\n\n大客户有9家，另外5家刚签。",
    f"{CASES}\n\n**青石馆**：展厅用砖。换釉后良品率提升5%。",
    f"{CASES}\n\n**青石馆**：展厅用砖。一线换釉后良品率提升5%，二线换釉后良品率提升8%。",
    f"{CASES}\n\n**青石馆**：展厅用砖。去年换釉后良品率提升8%。",
    f"{CASES}\n\n青石馆、白鹭楼换釉后良品率提升8%。",
    f"{CASES}\n\n青石馆换釉后良品率提升8%是下一步的目标。",
    f"{CASES}\n\n青石馆的二期换釉后良品率提升8%。",
    f"{CASES}\n\n**蓝湾楼**：展厅用砖。换釉后良品率提升8%。",
    f"产量里一级占60%，二级占25%，三级最少，占15%。\n\n{GRADES}",
    f"产量里一级占60%，二级占25%，三级占二级的12%。\n\n{GRADES}",
    f"利润里一级占70%，二级占22%，三级占8%。\n\n{GRADES}",
    SITE.format(whole="5.58"),
    f"瓷砖占青石馆整体花费的61%。\n\n{SITE.format(whole='5.58')}",
    f"瓷砖占白鹭楼整体花费的52%。\n\n{SITE.format(whole='5.58')}",
    f"2029年瓷砖占整体花费的52%。\n\n{SITE.format(whole='5.58')}",
    f"釉面瓷砖占整体花费的21%。\n\n{SITE.format(whole='5.58')}",
    SITE.format(whole="9.90"),
    SITE.format(whole="5.88").replace("整体花费", "总店"),
    block(),
    f"{CASES}\n\n青石馆换釉后良品率提升8%的有两座窑。",
    f"{CASES}\n\n青石馆二期：换釉后良品率提升8%。",
    f"东窑产量中一级占60%，二级占25%，三级占13%。\n\n{GRADES}",
    f"一级品成本占60%，二级占25%，三级占12%。\n\n{GRADES}",
    f"按面积算，瓷砖占青石馆整体花费的52%。\n\n{SITE.format(whole='5.58')}",
    "## 一、5月\n\n全月安全生产无事故，设备完好率达标。订单较上月增加，主要受工程拉动。\n\n"
    "## 二、6月\n\n全月安全生产无事故，设备完好率达标。订单较上月减少，主要受工程拉动。",
    "## 一、甲店\n\n该店在全城五家门店里客流最高，全月接待1,200人。\n\n"
    "## 二、乙店\n\n该店在全城五家门店里客流最低，全月接待800人。",
)


@pytest.mark.parametrize(("text", "told"), WRONG)
def test_what_the_words_of_two_places_deny_is_told(text: str, told: str) -> None:
    assert any(told in what for what in warnings(text))


@pytest.mark.parametrize("text", RIGHT)
def test_what_two_places_may_both_say_is_silent(text: str) -> None:
    assert not warnings(text)
