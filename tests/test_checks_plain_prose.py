"""Arithmetic of plain prose: differences and rates, totals and parts, tenths, terms of a year."""

import pytest

from tests.checked import warnings

WRONG = (
    pytest.param(
        "产量由3月的1.4万件升到4月的1.6万件，多出170件，升幅12.1%。", "170件", id="gap and rate"
    ),
    pytest.param("瓷厂总产值3.2亿元多，花瓶贡献2.31亿元，占47%。", "47%", id="part of a total"),
    pytest.param("大户拿走七成产值，余下所有散户合计四成。", "四成", id="tenths make all"),
    pytest.param("份额由两成涨到六成以上，在几家窑厂里排第三。", "排第三", id="more than half"),
    pytest.param("亩产由16.25提到97.5，也接近5.2倍。", "5.2", id="nearly so many times"),
    pytest.param("会议9:15 至 9:45，一共一个半小时。", "一个半小时", id="an hour and a half"),
    pytest.param("会议9:15 至 10:00，一共半小时。", "半小时", id="half an hour"),
    pytest.param("会议从9:15讲到10:00，共30分钟。", "30分钟", id="from one clock to another"),
    pytest.param("2031年2月7日开窑，距1月3日的点火正好四周。", "四周", id="weeks between dates"),
    pytest.param("二号窑从30年3月动工，历时两年，到12月点火。", "两年", id="lasted till"),
    pytest.param(
        "砖窑收入从3月的1.2亿元增至9月的1.9亿元；建材整体是8000万元左右。", "8000万元", id="a whole"
    ),
    pytest.param(
        "大户指砖厂年产值的2%，即超过300万元。\n\n砖厂2030年产值为1.5亿元，大户都在南坡。\n\n"
        "砖厂年产值的2%，即超过3000万元。",
        "3000万元",
        id="threshold of a year",
    ),
    pytest.param(
        "砖厂全年预算1.5亿元，年内不改。\n\n大户门槛：砖厂全年预算的2%，即超过30万元。",
        "30万元",
        id="threshold of a budget",
    ),
    pytest.param(
        "大户门槛：年产值超30万元，即砖厂年产值的2%。\n\n倒推砖厂年产值约1.5亿元。",
        "30万元",
        id="threshold before its share",
    ),
    pytest.param(
        "窑数：从5月末的44座增至6月末的47座，当月新建6座，拆除2座。", "47座", id="stock in time"
    ),
    pytest.param("日均出图从5月的20张升到6月的25张，6月累计出图775张。", "775张", id="daily mean"),
    pytest.param(
        "全年目标1,900件，扣除已烧好的900件，余下5个月还要烧1,000件，月均220件。",
        "220件",
        id="months to come",
    ),
    pytest.param(
        "2029年出窑4.0万件，2030年6.0万件，2031年10.0万件，是2029年的2.1倍。",
        "2.1倍",
        id="of a year",
    ),
    pytest.param(
        "甲窑份额41%，乙窑29%，我们18%，其余合计12%。我们的份额在升，排名第二。",
        "排名第二",
        id="our place",
    ),
    pytest.param(
        "青砖单价我们是9.6元，甲窑8.8元，乙窑8.2元，丙窑7.5元，四家里我们单价最低。",
        "最低",
        id="our price",
    ),
    pytest.param("5年复合增长率10%，5年后约为现在的1.51倍。", "1.51", id="years on"),
    pytest.param("大户定义：占砖厂2%以上的；40家大户贡献30%产值。", "30%", id="least shares"),
    pytest.param("出窑900件（530件 外销，210件 自用等）。", "900件", id="and the like"),
    pytest.param(
        "## Page 3 总述\n\n下面说明当前的四个重大难点。\n\n## Page 4 难点\n\n"
        "燃料：价涨。\n\n人手：老师傅少。\n\n运输：雨季长。",
        "四个重大难点",
        id="lines of a section",
    ),
)
RIGHT = (
    pytest.param("产量由3月的1.4万件升到4月的1.6万件，多出1700件，升幅12.1%。", id="gap and rate"),
    pytest.param("瓷厂总产值3.2亿元多，花瓶贡献1.52亿元，占47%。", id="a total and more"),
    pytest.param("大户拿走七成产值，余下所有散户合计三成。", id="tenths make all"),
    pytest.param("份额由两成涨到六成以上，在几家窑厂里排第一。", id="more than half"),
    pytest.param("亩产由16.25提到97.5，也接近6倍。", id="nearly so many times"),
    pytest.param("会议9:15 至 9:45，一共半小时。", id="half an hour"),
    pytest.param("2031年2月7日开窑，距1月3日的点火正好五周。", id="weeks between dates"),
    pytest.param("二号窑从30年3月动工，历时九个月，到12月点火。", id="lasted till"),
    pytest.param(
        "砖窑全年累计收入1.9亿元；建材整体是8000万元左右。", id="of a month beside a year"
    ),
    pytest.param(
        "砖厂2030年产值为1.5亿元。\n\n砖厂年产值的2%，即超过300万元。", id="threshold of a year"
    ),
    pytest.param("出窑900件（530件 外销，210件等）。", id="and others"),
    pytest.param("日均出图从5月的20张升到6月的25张，6月累计出图750张。", id="daily mean"),
    pytest.param(
        "全年目标1,900件，扣除已烧好的900件，余下5个月还要烧1,000件，月均200件。",
        id="months to come",
    ),
    pytest.param(
        "甲窑份额41%，乙窑29%，我们18%，其余合计12%。我们的份额在升，排名第三。",
        id="our place",
    ),
    pytest.param(
        "产值从10月的2.1亿元，一路升至11月2.2亿元、12月2.3亿元；12月建材整体7.7亿元，产值占30%。",
        id="a share of a series",
    ),
)


@pytest.mark.parametrize(("text", "said"), WRONG)
def test_plain_arithmetic_that_is_off_is_told(text: str, said: str) -> None:
    assert any(said in what for what in warnings(text, period="2031-01"))


@pytest.mark.parametrize("text", RIGHT)
def test_plain_arithmetic_that_is_right_is_silent(text: str) -> None:
    assert warnings(text, period="2031-01") == []
