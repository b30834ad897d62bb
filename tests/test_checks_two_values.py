"""What one statement makes of two values that stand apart from each other."""

import pytest

from tests.checked import table, warnings

KILNS = table(
    "窑炉 | 5月（吨） | 环比", "一号窑 | 460 | +7.0%", "二号窑 | 385 | -4.2%", "三号窑 | 90 | +1.1%"
)
FUEL = table(
    "窑口 | 产量（吨） | 燃料（万元）", "甲窑 | 60 | 93", "乙窑 | 40 | 207", "合计 | 100 | 300"
)
THEN = "2030年营业收入9.00亿元，2029年8.00亿元。净利润1.20亿元；2029年净利润0.80亿元，净利率10.0%。"
MONTH = "1月发货660吨，12月为640吨，环比+3.1%；去年1月为550吨，同比+20.0%。"
BESIDE = "1月发货660吨，12月为605吨，环比+9.1%；去年1月为550吨，同比+20.0%。"

CASES = (
    # clean text, what is changed in it, into what
    ("日产能4万片居首，同业乙只有我们的0.8倍。", "只有我们的0.8倍", "是我们的1.4倍"),
    ("窑炉数排名第二，同业乙是我们的1.4倍。", "第二", "第一"),
    ("产量落后同业乙3万吨，位列第二。", "第二", "第一"),
    ("各窑合格率平均95分，一号窑98分最高，三号窑91分垫底。", "平均95分", "平均99分"),
    ("各窑合格率平均95分，一号窑98分最高，三号窑91分垫底。", "平均95分", "平均90分"),
    ("各窑平均95分，其中一号窑最高98分。", "95分", "99分"),
    ("各窑平均95分，最高的一号窑98分，最低的三号窑91分。", "95分", "99分"),
    (
        "2030年全年发货750吨。\n\n1至12月发货分别为50、60、70、60、70、60、70、60、70、60、60、60吨。",
        "50、",
        "80、",
    ),
    ("乙厂产量300吨。\n\n甲厂产量900吨。\n\n甲厂的产量约是乙厂的3倍。", "3倍", "2倍"),
    ("会员从80万人增至90万人。\n\n5月末会员90万人，较4月末净增10万人。", "净增10万", "净增16万"),
    (f"三座窑炉中两座增长。\n\n{KILNS}", "两座", "一座"),
    (f"三座窑炉里一座下降。\n\n{KILNS}", "一座", "两座"),
    (MONTH, "+20.0%", "+30.0%"),
    (BESIDE, "+20.0%", "+10.0%"),
    ("教师40人、学生620人。\n班额不大，师生比1:15.5。", "1:15.5", "1:12.5"),
    ("夜间谷值每秒40万次，日间峰值为每秒120万次，峰谷比约3.0。", "约3.0", "约5.0"),
    (THEN, "10.0%", "18.0%"),
    (f"乙窑吃掉69%的燃料。\n\n{FUEL}", "69%", "96%"),
    ("会员从400人增至420人，新入会28人，退会8人；退会率2.0%。", "2.0%", "4.0%"),
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
        pytest.param("产能居首，单价落后同业乙3元。", id="behind in something else"),
        pytest.param("省内排名第一，落后全国平均水平2个点。", id="behind a mean"),
        pytest.param("产能第一，同业乙是我们的0.8倍。", id="another one is smaller"),
        pytest.param("平均每窑30人，单日最高25人。", id="the extreme of a day"),
        pytest.param("平均每窑30人，旺季最高25人次。", id="the extreme in another unit"),
        pytest.param("平均出窑周期40小时，同业最高35小时。", id="the extreme of others"),
        pytest.param("平均温度900度，夜间均温最高850度。", id="the extreme of means"),
        pytest.param("各店平均客单40元，早餐客单15元最高。", id="the extreme of something else"),
        pytest.param(
            "正式会员从80万人增至90万人。\n\n5月末粉丝90万人，较4月末净增30万人。", id="other stock"
        ),
        pytest.param(
            "会员从80万人增至90万人。\n\n会员90万人，较年初净增30万人。", id="since another day"
        ),
        pytest.param(f"三座窑炉里三座同比增长。\n\n{KILNS}", id="over another time"),
        pytest.param(f"三座窑炉有两座降价。\n\n{KILNS}", id="no fall of the column"),
        pytest.param(f"乙窑用掉50%的新增燃料。\n\n{FUEL}", id="of what is new"),
        pytest.param(
            "2029年营业收入8.00亿元；2029年净利润0.80亿元，扣非净利率8.0%。", id="another rate"
        ),
        pytest.param(
            "2030年收入20.0亿元。\n\n四个季度的线上收入分别为4.0亿元、5.0亿元、5.5亿元和4.5亿元。",
            id="quarters of a part",
        ),
        pytest.param(f"五条产线中四条增长。\n\n{KILNS}", id="of what no table lists"),
        pytest.param("教师40人、学生620人。\n今年新聘的师生比1:30。", id="of others"),
        pytest.param("原料40吨、成品80吨，同比3.5。", id="no ratio of two"),
        pytest.param(
            "2030年营业收入9.00亿元，2028年8.00亿元；2029年净利润0.80亿元，净利率18.0%。",
            id="a year whose revenue is not told",
        ),
        pytest.param(f"甲窑和乙窑吃掉89%的燃料。\n\n{FUEL}", id="of both"),
        pytest.param(f"乙窑吃掉89%的新增燃料券。\n\n{FUEL}", id="of no column"),
        pytest.param("会员从400人增至420人，退会8人；年退会率24.0%。", id="far from it"),
    ],
)
def test_what_is_of_something_else_raises_no_alarm(text: str) -> None:
    assert warnings(text) == []
