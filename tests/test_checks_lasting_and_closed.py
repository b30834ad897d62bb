"""How long a clock span lasts, wholes that bare clauses close, and what is said of two."""

import pytest

from tests.checked import table, warnings

CLOCKS = [
    ("班组例会，周三9:10—9:55，时长45分钟，地点二楼。", "45分钟", "55分钟"),
    ("停电检查会16:00至16:35，会议时长：35分钟。", "35分钟", "25分钟"),
    ("3月4日05:20至05:31，西泵站跳闸，停机11分钟。", "05:31", "05:41"),
    ("夜班22:05—22:12皮带断裂，生产线停产7分钟。", "7分钟", "9分钟"),
    ("周二上午7:40-8:15（共35分钟）讲安全。", "35分钟", "25分钟"),
    ("泵房6:20开始停水，7:05恢复，历时45分钟。", "45分钟", "54分钟"),
]
CLOSED = [
    ("本季共收到来样60份，合格41份，退回12份，还有7份在检。", "12份", "15份"),
    ("全厂共9台窑，满负荷5台，检修中3台，未点火1台。", "3台", "4台"),
    ("累计受理投诉共35件，办结22件，转交8件，其余5件待核。", "22件", "25件"),
]
RESTS = [
    ("12位批发商贡献了75%的订单额，其余批发商合计贡献25%。", "25%", "35%"),
    ("自营渠道带来65%的到店客流，剩余渠道带来35%。", "65%", "85%"),
    ("大件承担了70%的运费，其余的承担30%。", "30%", "40%"),
]
PAIRS = [
    ("瓷砖卖了3.20亿元，洁具卖了2.90亿元，后者略低于前者。", "略低", "略高"),
    ("东窑损耗2.4%，西窑损耗3.1%，前者明显小于后者。", "小于", "大于"),
    ("门店卖出640吨、网店卖出710吨，后者超过了前者。", "640吨", "740吨"),
    ("夹板每张52元，胶板每张47元，前者比后者还高一些。", "还高", "还低"),
]
SCORES = [
    ("推荐者占58.0%，贬损者占13.0%，净推荐值45。", "45", "48"),
    ("问卷里推荐者61%、中立者25%、贬损者14%，NPS为47。", "47", "37"),
    ("贷款收益率4.10%，存款成本率1.95%，净息差2.15%。", "2.15%", "2.51%"),
    ("推荐者比例为47%、贬损者比例为19%，NPS为+28。", "+28", "+38"),
]
RANKED = [
    ("单箱油耗里短途最高，为6.30升；中途为5.80升；长途为4.90升。", "最高", "最低"),
    ("废品率以卫浴最低，为1.20%，地砖为1.90%，墙砖为2.40%。", "1.20%", "2.20%"),
    ("各厂里海州运价最低，每吨61元；南坡每吨68元；河湾每吨73元。", "61元", "71元"),
    ("破损率最低的是缸砖，为0.82%；面砖0.95%。", "最低", "最高"),
]
MONTHS = [
    ("三季度（7、8、9月）出货1.6万吨。", "7、8、9月", "7、8、10月"),
    ("二季度即4月至6月出货1.5万吨。", "4月至6月", "3月至6月"),
]
DATES = [
    ("换炉从2030年5月9日开始，8月20日安装完成。", "5月9日", "9月9日"),
]


@pytest.mark.parametrize(
    ("text", "was", "now"),
    [*CLOCKS, *CLOSED, *RESTS, *PAIRS, *SCORES, *RANKED, *MONTHS, *DATES],
)
def test_a_slip_is_told_and_what_is_right_is_not(text: str, was: str, now: str) -> None:
    other = "另有一次演示安排在10:00—11:00进行。\n\n"
    assert not warnings(other + text)
    assert warnings(other + text.replace(was, now))


@pytest.mark.parametrize(
    "text",
    [
        pytest.param(
            "割接窗口0:00至4:00，业务中断6分钟。", id="a window is longer than its outage"
        ),
        pytest.param("9:00至18:00巡检，期间停机20分钟。", id="within a span"),
        pytest.param(
            "全司共有员工300人，研发120人，销售80人，未转正15人。", id="not all are listed"
        ),
        pytest.param("共开店40家，新增6家，升级8家，还有5家搬迁。", id="parts of something else"),
        pytest.param("大件贡献70%的收入，其余贡献45%的利润。", id="shares of two wholes"),
        pytest.param(
            "甲线增长12%，乙线增长15%，前者高于后者。", id="what is compared may be another change"
        ),
        pytest.param("推荐者60%，贬损者12%，去年净推荐值41。", id="a score of then"),
        pytest.param(
            "东店客流最高，为6,200人；南店为5,900人；西店合计为9,000人。", id="a sum is no peer"
        ),
        pytest.param("5月8日02:20至06:40大风，塔吊停机25分钟。", id="what stopped for less"),
        pytest.param("早会8:00-8:50，用时20分钟点评废品，其余答疑。", id="a part of a meeting"),
        pytest.param(
            "全年共评审30次，工艺12次，安全9次，未通过4次。", id="what is open is no rest"
        ),
        pytest.param("大客户完成了80%的目标，其余客户完成了65%。", id="rates are no shares"),
        pytest.param("东厂销量最大，为320吨；南厂库存为400吨。", id="another measure is no peer"),
        pytest.param("从2030年10月8日开始第二批，9月30日完成的第一批已发。", id="another batch"),
        pytest.param("废品率最高2.4%，最低1.1%，平均3.0%。", id="another rank is no peer"),
        pytest.param("一季度（12、1、2月雪季）客流最多。", id="another word for the months"),
    ],
)
def test_what_only_looks_like_it_is_no_slip(text: str) -> None:
    assert not warnings(text)


GROWING = table(
    "季度 | 出货（吨） | 较上季",
    "一季度 | 2,000 | —",
    "二季度 | 2,150 | 7.5%",
    "三季度 | 2,322 | 8.0%",
)


def test_a_column_against_the_period_before_is_growth() -> None:
    assert not warnings(GROWING)
    assert any("8.5%" in what for what in warnings(GROWING.replace("7.5%", "8.5%")))


SIZES = table("规格 | 件数 | 占比", "大号 | 900 | 45%", "中号 | 700 | 35%", "小号 | 400 | 20%")


def test_a_bare_place_behind_its_row_is_that_of_the_table() -> None:
    assert not warnings(f"{SIZES}\n\n大号最多，中号第二。")
    assert warnings(f"{SIZES}\n\n大号最多，小号第二。")


WORDED = table(
    "客户 | 场景 | 结果",
    "东砖 | 隧道窑 | 余热回收率82%，每吨省气9方",
    "西瓷 | 梭式窑 | 降低返工",
)


def test_a_worded_cell_holds_where_its_measure_is_led_by_a_word() -> None:
    said = "- **西瓷**：返工少了。\n- **东砖**：先改烟道；整体余热回收率达到82%，后换风机。"
    assert not warnings(f"{WORDED}\n\n{said}")
    assert warnings(f"{WORDED}\n\n{said.replace('82%', '28%')}")


def test_a_net_change_is_of_the_stock_that_is_called_a_little_otherwise() -> None:
    text = (
        "年内签约门店3,640家，比8月底净增{}家。\n\n"
        "9月进店95家，退出35家，门店数从3,580家增至3,640家。"
    )
    assert not warnings(text.format(60))
    assert any("70家" in what for what in warnings(text.format(70)))


def test_a_size_is_one_thing_where_it_is_just_that() -> None:
    text = (
        "合同规模{}万吨，客户31家。\n\n### 构成\n\n两者合计1.7万吨，恰好是合同规模3.4万吨的一半。"
    )
    assert not warnings(text.format("3.4"))
    assert any("3.1万吨" in what for what in warnings(text.format("3.1")))
