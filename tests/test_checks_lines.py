"""What a line works out from its own numbers, from values by their names, and from rows."""

import pytest

from tests.checked import warnings

KILNS = """| 窑 | 座数 | 产量（万吨） |
|---|---|---|
| 青窑 | 12 | 48.0 |
| 白窑 | 9 | 36.5 |
| 黑窑 | 7 | 21.0 |
| 合计 | 28 | 105.5 |"""
QUARTERS = """| 季度 | 新窑（座） | 退单（单） |
|---|---|---|
| 一季度 | 3 | 14 |
| 二季度 | 4 | 17 |
| 三季度 | 2 | 21 |
| 四季度 | 5 | 26 |"""
MEASURES = """| 指标 | 2031年 | 2030年 |
|---|---|---|
| 烧成周期（天） | 6.4 | 7.5 |
| 破损率 | 1.2% | 1.6% |"""
YEARS = """# 展望

{text}

| 年份 | 收入（亿元） |
|---|---|
| 2031年 | 10.0 |
| 2032年 | 12.0 |
| 2033年 | 14.4 |"""

WRONG = {
    "a rate of an amount": ("运距80万公里，空驶率15%，即13万公里。", "13万公里"),
    "by a rate": ("到期60份，按75%续签要留住46份。", "46份"),
    "an aim": ("今年已建窑35座；目标62座，还差25座。", "62座"),
    "what is done": ("首批300吨、二批600吨，共900吨，完成70%，剩余300吨。", "70%"),
    "what is left of an aim": ("计划建窑60座，已建45座，还差16座。", "16座"),
    "a share and the rest": ("大客户占75%，合165万吨，剩下的52万吨给小客户。", "165万吨"),
    "a list": ("1月32万吨、2月34万吨、3月39万吨，三个月平均45万吨。", "45万吨"),
    "each": ("运费64万元，共320单，单均2,200元。", "2,200元"),
    "each of another scale": ("运费64亿元，共320单，单均2,000元。", "2,000元"),
    "a sibling": ("青窑 12万吨 + 白窑 6万吨 + 黑窑 2万吨，青窑占60%，黑窑占16%。", "16%"),
    "a deduction": ("毛利750万元。扣除费用230万元，净利润540万元。", "540万元"),
    "growth by its name": (
        "净收益3.6亿元，净收益率9%；2030年净收益3.0亿元，净收益率8%，净收益同比+26%。",
        "26%",
    ),
    "a series": ("按20%的年均增速，2032年12.0亿元、2033年14.9亿元、2034年17.3亿元。", "14.9亿元"),
    "a base": ("窑炉在50座的基础上再做20%，到68座。", "68座"),
    "parts of a part": (
        "全年停炉36起：上半年21起、下半年15起；上半年里1月8起、3月7起、5月9起。",
        "21起",
    ),
    "signs": ("5月净增38万吨：青窑 +25万吨、白窑 +12万吨、黑窑 -9万吨。", "38万吨"),
    "a stock": ("窑炉总数74座。年初60座，一年里新建19座、停掉7座。", "19座"),
    "heads": ("员工250人，产值5.0亿元。\n\n人均产值260万元。", "260万元"),
    "a share by names": (
        "营业成本 泥料 4.0亿 + 燃料 2.5亿 + 人工 1.5亿，合计8.0亿元。\n\n泥料占营业成本56%。",
        "56%",
    ),
    "an amount by its rate": ("收入6.0亿元。\n\n毛利率30%，折合毛利1.9亿元。", "1.9亿元"),
    "one of a list of rows": (
        f"青窑 48.0万吨 + 白窑 39.5万吨 + 黑窑 21.0万吨。\n\n{KILNS}",
        "39.5万吨",
    ),
    "a row by its name": (f"烧成周期从7.5天缩短到6.8天。\n\n{MEASURES}", "6.8天"),
    "a row by its quarter": (f"四季度最忙，退单只有28单。\n\n{QUARTERS}", "28单"),
    "years of a table": (YEARS.format(text="今后三年，年均复合增长率28%。"), "28%"),
    "a counted column": (KILNS.replace("| 28 |", "| 29 |"), "29"),
    "a change told in turn": ("月产量从1月40万吨增至12月50万吨，+20.0%。", "20.0%"),
    "two dated values": ("2031年收入5.0亿元，2030年4.0亿元，同比+28.0%。", "28.0%"),
    "a sum over a year": (
        "Q1 32万吨 + Q2 35万吨 + Q3 38万吨 + Q4 45万吨，全年140万吨。",
        "140万吨",
    ),
    "a card's number": ("A30 4.0K + B50 6.5K + 7010 3.5K，合计15.0K。", "15.0K"),
}
RIGHT = {
    "a rate of an amount": "运距80万公里，空驶率15%，即12万公里。",
    "by a rate": "到期60份，按75%续签要留住45份。",
    "an aim": "今年已建窑35座；目标60座，还差25座。",
    "what is done": "首批300吨、二批600吨，共900吨，完成75%，剩余300吨。",
    "the rest of a list": "青窑12万吨、白窑8万吨、黑窑7万吨，剩余窑7万吨。",
    "a share and the rest": "大客户占75%，合156万吨，剩下的52万吨给小客户。",
    "a list": "1月32万吨、2月34万吨、3月39万吨，三个月平均35万吨。",
    "each of a year before": "运费64万元，共320单；上年共300单，单均2,200元。",
    "siblings and their sum": "青窑 12万吨 + 白窑 6万吨 + 黑窑 2万吨，合计20万吨。"
    "青窑占60%，黑窑占10%。",
    "a total and its list": "窑20座：青窑 12座 + 白窑 6座 + 黑窑 2座，青窑占60%，黑窑占10%。",
    "growth between years told": "收入2029年6.4亿 → 2030年8.3亿（+29.7%）"
    "→ 2031年10.0亿（+20.5%），两年复合增长25.0%。",
    "a base": "窑炉在50座的基础上再建20%，到60座。",
    "signs": "5月净增28万吨：青窑 +25万吨、白窑 +12万吨、黑窑 -9万吨。",
    "a stock whose end is no end": "期初300座，本期新建120座、停掉90座，其中拆除20座。",
    "heads": "员工250人，产值5.0亿元。\n\n人均产值200万元。",
    "rows": f"青窑 48.0万吨 + 白窑 36.5万吨 + 黑窑 21.0万吨。\n\n{KILNS}",
    "a row corrected": f"经复核，2031年破损率由1.3%更正为1.2%。\n\n{MEASURES}",
    "years of a table": YEARS.format(text="今后三年，年均复合增长率20%。"),
    "a change that only compares": "一季度出窑28.2万吨，二季度33.8万吨，环比+19.9%。",
    "kinds that add up twice": "全年出窑196万吨（青151万吨 + 白45万吨）。\n\n"
    "Q1 41万吨 + Q2 47万吨 + Q3 52万吨 + Q4 56万吨。",
    "far from the total": f"有一家客户的产量2.4万吨。\n\n{KILNS}",
    "growth of a value in its column": f"白窑36.5万吨，增长最快。\n\n{KILNS}",
    "a mean of uneven years": "2028年收入10.0亿元、2029年11.0亿元、2030年14.4亿元，年均增长20%。",
    "an aim, a share of it and the rest": "目标80座，已建60座，完成75%，还差20座。",
    "an aim of which more is bound": "预算600万元，已用340万元，另有冻结70万元，还剩190万元。",
    "an aim and somebody else's": "本季目标90座，完成70座；乙队目标60座，还差15座。",
    "a share, the rest and more": "大客户占75%，合120万吨，剩下的32万吨给小客户，另有8万吨备库。",
    "a third flow": "年初60座，新建19座、停用7座，另并购3座，现有75座。",
    "a base of another measure": "在50座窑的基础上净增20%，其中自有65座。",
    "a rate and another amount": "应收账款700万元，坏账率10%，即60万元为一年以上。",
    "an open list of signs": "净增40座：东区+25座、南区+12座、北区-9座等。",
    "years of a table and the trade": YEARS.format(text="行业规模年均复合增长2%。"),
    "years of a table and a part": YEARS.format(text="海外收入年均复合增长22%。"),
    "a percentile": "Page 1: 概况\n\n加速后时延在P80 500ms以内。\n\nPage 2: 结语\n\n完。",
}


@pytest.mark.parametrize(("text", "token"), WRONG.values(), ids=WRONG)
def test_what_a_line_works_out_otherwise_is_told(text: str, token: str) -> None:
    assert any(token in what for what in warnings(text, period="2031"))


@pytest.mark.parametrize("text", RIGHT.values(), ids=RIGHT)
def test_what_a_line_works_out_is_silent(text: str) -> None:
    assert warnings(text, period="2031") == []
