"""What prose reckons from the lines, the tables and the months around it."""

import pytest

from tests.checked import table, warnings

KILNS = table(
    "窑炉 | 5月产量（吨） | 4月产量（吨） | 环比",
    "一号窑 | 460 | 430 | +7.0%",
    "二号窑 | 385 | 402 | -4.2%",
    "合计 | 845 | 832 | +1.6%",
)
TURNED = table("月份 | 一号窑（吨） | 二号窑（吨）", "4月 | 430 | 402", "5月 | 460 | 385")
RIVALS = table(
    "指标 | 青瓦 | 同业甲 | 同业乙",
    "窑炉（座） | 40 | 104 | 25",
    "单价（元/片） | 12 | 15 | 10",
    "出窑周期（小时） | 18 | 24 | 30",
)
ROWS = table(
    "企业 | 窑炉（座） | 单片售价（元）", "青瓦 | 40 | 12", "同业甲 | 104 | 15", "同业乙 | 25 | 10"
)
MONTHS = table(
    "月份 | 发货（吨） | 均价（元）",
    "1月 | 310 | 52",
    "2月 | 250 | 50",
    "3月 | 340 | 51",
    "合计 | 900 | 51",
)
QUARTERS = table(
    "项目 | 一季度 | 二季度 | 三季度", "发货（吨） | 310 | 250 | 340", "退货（吨） | 3 | 2 | 4"
)
YARDS = table(
    "片区 | 堆场（座） | 工人（名）", "城东 | 12 | 60", "城西 | 8 | 60", "合计 | 20 | 120"
)
SITES = table("片区 | 堆场（座） | 工人（名）", "城东 | 9 | 60", "城北 | 6 | 30")
SOLD = table("片区 | 2031年（万元） | 2030年（万元）", "城东 | 930 | 900", "城北 | 310 | 300")
COSTS = table(
    "项目 | 金额（万元） | 占收入",
    "燃料 | 208 | 40.0%",
    "泥料 | 143 | 27.5%",
    "人工 | 65 | 12.5%",
    "各项成本合计 | 416 | 80.0%",
)
LAYERS = table(
    "客户 | 家数（家） | 收入（万元）", "大户 | 16 | 336", "散户 | 84 | 294", "合计 | 100 | 630"
)
STOPS = "- 5月2日，风机停转，停窑8小时\n- 5月9日，断气，停窑16小时\n- 5月20日，换砖，停窑12小时"

CASES = (
    # clean text, what is changed in it, into what
    ("客户从118家增至126家，新增20家、流失12家，净增8家。", "净增8家", "净增6家"),
    ("门店从年初118家到126家：新开14家、关闭6家，净增8家。", "关闭6家", "关闭9家"),
    ("5月退货率2.5%；4月退货率4.0%，一个月压了1.5个点", "1.5个", "2.5个"),
    ("5月退货率2.5%；4月4.0%，一个月降了1.5个点", "1.5个", "1.9个"),
    (f"二号窑从402吨降到385吨，主要是检修。\n\n{KILNS}", "402吨降", "442吨降"),
    (f"一号窑从430吨增至460吨。\n\n{TURNED}", "430吨增", "438吨增"),
    ("120万元的环比增量里，城东贡献了30万元，占25%；城西60万元，占50%。", "占25%", "占35%"),
    ("新增的120万元收入中，城东有30万元，占25%。", "占25%", "占45%"),
    (f"单价我们12元，三家里排第二。\n\n{RIVALS}", "第二", "第三"),
    (f"出窑周期我们18小时，三家里最快。\n\n{RIVALS}", "最快", "最慢"),
    (f"同业甲104座，规模是我们的2.6倍。\n\n{RIVALS}", "2.6", "3.6"),
    (f"同业甲104座，相当于我司的2.6倍。\n\n{ROWS}", "2.6", "6.2"),
    (f"同业甲单片卖15元，比我们贵3元。\n\n{ROWS}", "贵3元", "贵9元"),
    ("客户每月气费从15万元降到11万元，降幅26.7%，一年能省48万元。", "48万元", "84万元"),
    ("换窑以后每月少付4万元，一年可省48万元。", "48万元", "58万元"),
    (f"{STOPS}\n\n三次平均12小时，都已复盘。", "平均12小时", "平均21小时"),
    ("单价在2元到5元之间，平均3元。", "平均3元", "平均6元"),
    (f"3月发货340吨，是三个月里最高的，月均300吨。\n\n{MONTHS}", "月均300", "月均330"),
    (f"平均每季发货300吨。\n\n{QUARTERS}", "300", "380"),
    (f"工人120名，平均每座堆场6名工人。\n\n{YARDS}", "场6名", "场9名"),
    ("6月末120台在租，下半年新签30台、退租5台，年末145台。", "年末145台", "年末149台"),
    ("2030年3月签约，同年8月投产，2031年1月全部切完。", "2031年1月", "2030年5月"),
    ("2030年9月开业，2031年1月打平。", "2031年1月", "2030年1月"),
    ("2030年9月开业，2031年2月打平，用了5个月。", "用了5个月", "用了9个月"),
    (f"成本如下。\n\n{COSTS}", "燃料 | 208", "燃料 | 203"),
    (f"大户16家，家均21万元。\n\n{LAYERS}", "21万元", "71万元"),
    ("全年目标80万吨，已完成70%，还差24万吨。", "70%", "40%"),
    ("2030年上半年发货1,800吨，月均300吨。", "月均300", "月均380"),
    ("新建11座：城东5 + 城西6", "城东5", "城东9"),
    ("读量从日常的40万冲到160万，放大4倍。", "放大4倍", "放大8倍"),
    (f"城东和城西都是60名工人。\n\n{YARDS}", "60名", "90名"),
    (f"城东加城西正好20座。\n\n{YARDS}", "20座", "27座"),
    (f"窑炉我们40座，同业甲104座。\n\n{RIVALS}", "104座", "140座"),
    (f"同业乙单价10元，比我们低2元。\n\n{RIVALS}", "10元", "17元"),
    (
        "5月收入900万元，4月800万元。5月毛利360万元，毛利率40.0%；4月毛利304万元，毛利率38.0%。",
        "38.0%",
        "31.0%",
    ),
    (f"离职12人，占工人的10%。工人120，临时工30。\n\n{YARDS}", "占工人的10%", "占工人的40%"),
    (f"城东的工人约为城北的2倍。\n\n{SITES}", "2倍", "3倍"),
    (f"城东的销售额是城北的3倍。\n\n{SOLD}", "3倍", "2倍"),
    (
        "全年收入8.00亿元，成本5亿元。\n\n四个季度的收入依次为1.80亿元、2.00亿元、2.05亿元、"
        "2.15亿元。后两季4.20亿元，占52.5%；一季度成本1.90亿元。",
        "1.80亿元、",
        "1.90亿元、",
    ),
    ("上半年收入5.2亿元。二季度收入2.8亿元，环比+16.7%，占上半年53.8%。", "53.8%", "58.3%"),
)


@pytest.mark.parametrize("text", [clean for clean, _, _ in CASES])
def test_what_comes_out_right_raises_no_alarm(text: str) -> None:
    assert warnings(text) == []


@pytest.mark.parametrize(("text", "was", "now"), CASES)
def test_what_does_not_come_out_is_told(text: str, was: str, now: str) -> None:
    assert was in text
    assert warnings(text.replace(was, now)) != []


@pytest.mark.parametrize(
    "text",
    [
        pytest.param(
            "合格率91%，比3月的90%高1个点，仍低于甲厂的92%。", id="told of the base before"
        ),
        pytest.param(
            "5月毛利3亿元，营收9亿元；4月毛利2亿元，毛利率28%。", id="a rate of another month"
        ),
        pytest.param(
            "营收8亿元，净利润2亿元，净利率25.0%；去年同期净利润1.2亿元，净利率20.0%。",
            id="a rate of a year ago",
        ),
        pytest.param(
            "- 甲组处理60单，平均15小时\n- 乙组处理30单，平均12小时\n\n两组平均14小时。",
            id="weighted",
        ),
        pytest.param(f"2月到3月月均295吨。\n\n{MONTHS}", id="of other months"),
        pytest.param(f"月均退货280吨。\n\n{MONTHS}", id="of something else"),
        pytest.param("7月起每月租金从15万元降到11万元，全年少付24万元。", id="no whole year"),
        pytest.param(f"平均周期24小时，比最快的青瓦慢6小时。\n\n{RIVALS}", id="place of another"),
        pytest.param(
            f"一号窑从1月的410吨增至460吨。\n\n{TURNED}", id="from a month not in the table"
        ),
    ],
)
def test_what_is_said_of_something_else_raises_no_alarm(text: str) -> None:
    assert warnings(text) == []


def test_an_aim_contradicts_no_result() -> None:
    text = "## 一、结果\n\n净利率7.0%，超出预期。\n\n## 二、目标\n\n净利率7.5%，靠扩产实现。"
    assert warnings(text) == []


EXACT = (
    "收入从2.0亿元增至2.4亿元，增长20.0%。成本从1.6亿元增至1.8亿元，增长12.5%。"
    "客流从30万增至36万，增长20.0%。会员从40万增至50万，增长25.0%。"
)
"""Of so few digits that rounding would hide much, and right to the digit."""
ROUNDED = (
    "收入从2.0亿元增至2.4亿元，增长19.1%。成本从1.6亿元增至1.8亿元，增长13.9%。"
    "客流从30万增至36万，增长21.0%。会员从40万增至50万，增长25.9%。"
)


def test_what_rounding_allows_is_told_of_a_report_that_is_exact_elsewhere() -> None:
    odd = "利润从2.1亿元增至2.4亿元，增长14.9%。"
    assert any("14.9%" in what for what in warnings(EXACT + odd))
    assert warnings(ROUNDED + odd) == []
    assert warnings(EXACT + odd.replace("2.1亿元", "约2.1亿元")) == []
    assert warnings(EXACT + odd.replace("14.9%", "14.3%")) == []


def test_a_row_is_out_of_line_where_the_others_are_right_to_the_digit() -> None:
    rows = (
        "仓 | 库位（万个） | 占用（万个） | 使用率",
        "东 | 40 | 30 | 75.0%",
        "西 | 28 | 21 | 75.0%",
        "南 | 20 | 13 | 65.0%",
        "北 | 12 | 6 | 50.0%",
    )
    assert warnings(table(*rows)) == []
    assert any("68.0%" in what for what in warnings(table(*rows).replace("65.0%", "68.0%")))


@pytest.mark.parametrize(
    "text",
    [
        f"我们去年只有30座窑炉。\n\n{RIVALS}",
        f"同业甲交付要36小时，我们出窑周期18小时。\n\n{RIVALS}",
        f"我们18小时出窑，最快的一次只要16小时。\n\n{RIVALS}",
        f"一号窑从年初的400吨增至460吨。\n\n{KILNS}",
        "一季度发货900吨，月均310吨（剔除春节）。",
        "2030年9月开业，2031年2月装修，用了2个月。",
        f"大户16家，家均毛利8万元。\n\n{LAYERS}",
        f"城东的能耗是城北的3倍。\n\n{SITES}",
        "门店从118家到126家，新增20家，其中12家来自并购，关闭12家。",
        "5月出勤率95.0%；4月出勤率94.0%，迟到率降了2.0个点",
        "单价在2元到5元之间，平均每单12元。",
        "单日发货在20吨到50吨之间，月均900吨。",
    ],
)
def test_what_has_its_own_name_is_held_against_nothing_else(text: str) -> None:
    assert warnings(text) == []
