"""What is no list of what was announced, no row of all, and no member of a table."""

from tests.checked import table, warnings

FIVE = (
    "1. 换窑门，已完成\n2. 修烟囱，已完成\n3. 扩料场，施工中\n4. 改电路，施工中\n5. 建库房，未开工"
)


def test_counts_by_state_announce_all_of_the_list() -> None:
    assert not warnings(f"本年5个工程，已完成2个，施工中2个，未开工1个：\n\n{FIVE}")
    wrong = warnings(f"本年共5个工程，已完成2个，施工中3个，未开工1个：\n\n{FIVE}")
    assert any("施工中3个" in what for what in wrong)


def test_notes_on_what_is_counted_may_be_fewer() -> None:
    notes = "- 东店：换了招牌。\n- 西店：加了夜场。\n- 南店：停了早班。"
    assert not warnings(f"以上4个门店的补充说明：\n\n{notes}")
    assert warnings(f"以下4个门店：\n\n{notes}")


def test_a_table_of_a_few_is_not_of_all_there_are() -> None:
    few = table("客户 | 用途", "东砖 | 烧砖", "西瓷 | 烧瓷", "南陶 | 烧陶", "北釉 | 调釉")
    assert not warnings(f"按60家客户平摊，每家很少。\n\n{few}")
    assert warnings(f"共6家客户参加。\n\n{few}")


SOLD = table(
    "品类 | 10月收入（万元） | 占比",
    "墙砖 | 1,200 | 60.0%",
    "地砖 | 800 | 40.0%",
    "合计 | 2,000 | 100.0%",
)
BY_TIME = table("期间 | 收入（万元）", "三季度 | 5,400", "9月 | 1,900", "10月 | 2,000")


def test_what_one_customer_pays_is_no_row_of_all() -> None:
    said = "## 经营\n\n{}\n\n## 客户\n\n【海州装饰】墙砖客户，10月收入150万元，占墙砖收入的12.5%。"
    assert not warnings(said.format(SOLD), date="2031-11", period="2031-10")
    assert not warnings(said.format(BY_TIME), date="2031-11", period="2031-10")
