"""Four invented reports, and twenty statements planted into each that contradict something."""

from pathlib import Path
from typing import Final, NamedTuple

REPORTS: Final = Path(__file__).parent / "reports"


class Planted(NamedTuple):
    right: str
    """As the clean report has it."""
    wrong: str
    kind: str
    page: str
    """Where the contradiction stands, or one of the two places."""
    told: str
    """What a finding about it must quote."""


MONTHLY: Final = (
    Planted("13日周四", "13日周三", "weekday", "Page 1", "周三"),
    Planted("同比增长24%（", "同比增长34%（", "growth", "Page 2", "34%"),
    Planted("备用2.9万块", "备用3.9万块", "parts of a total", "Page 2", "42.6万"),
    Planted("提升2.6个百分点", "提升2.6%", "percent or points", "Page 2", "2.6%"),
    Planted("合计840人", "合计480人", "text against text", "Page 2", "480人"),
    Planted("4,092 | 22%", "4,092 | 26%", "shares of a column", "Page 3", "26%"),
    Planted("设备销售占比最低，只有6%", "个人用户占比最低", "superlative", "Page 3", "个人用户"),
    Planted("大客户共6家", "大客户共7家", "count and list", "Page 4", "「7家"),
    Planted("占比40%", "占比45%", "share of a part", "Page 4", "45%"),
    Planted("31家增至2030年的47家", "47家增至2030年的31家", "direction", "Page 4", "增至"),
    Planted("1.13倍", "1.31倍", "multiple", "Page 5", "1.31倍"),
    Planted("1260/420=3 倍", "1260/420=4 倍", "ratio", "Page 5", "1260/420"),
    Planted("缩短25%", "缩短35%", "growth", "Page 5", "35%"),
    Planted("| 6,120 |", "| 6,220 |", "sum of a column", "Page 6", "6,220"),
    Planted("多285.6万次", "多385.6万次", "difference", "Page 6", "385.6万次"),
    Planted("3,720万元，占", "3,720亿元，占", "scale", "Page 7", "3,720亿元"),
    Planted("占比66.7%", "占比166.7%", "share above 100 %", "Page 7", "166.7%"),
    Planted("见第6页", "见第16页", "reference", "Page 8", "第16页"),
    Planted("预计2031年6月末", "预计2030年6月末", "forecast of the past", "Page 8", "2030年6月"),
    Planted("第二季度启动", "第五季度启动", "period", "Page 8", "第五季度"),
)
ANNUAL: Final = (
    Planted("星期三", "星期四", "weekday", "第 1 页", "星期四"),
    Planted("8.89%", "18.89%", "growth in a table", "第 2 页", "18.89%"),
    Planted("提高2.0个", "提高3.0个", "difference in points", "第 2 页", "3.0个百分点"),
    Planted("增加4,138万元", "增加4,318万元", "difference", "第 2 页", "4,318万元"),
    Planted("| 116,300 ", "| 126,300 ", "sum of a column", "第 3 页", "528,640"),
    Planted("收入31.24亿元", "收入32.14亿元", "text against table", "第 3 页", "32.14亿元"),
    Planted("最高的是奶粉，达38.2%", "最高的是液态奶", "superlative", "第 3 页", "液态奶"),
    Planted(
        "华东地区收入增速居首，同比增长15.0%", "华中地区收入增速居首", "rank", "第 4 页", "华中"
    ),
    Planted("总额的18.0%，", "总额的28.0%，", "share against table", "第 5 页", "28.0%"),
    Planted("净增273家", "净增237家", "net increase", "第 5 页", "237家"),
    Planted("牧场5个", "牧场6个", "count and list", "第 5 页", "「6个"),
    Planted("自建6座", "自建7座", "parts of a total", "第 6 页", "8座"),
    Planted("利用率82.0%", "利用率92.0%", "rate of a capacity", "第 6 页", "92.0%"),
    Planted("86千克标煤下降至79千克", "79千克标煤下降至86千克", "direction", "第 6 页", "下降"),
    Planted("总人数的8.0%", "总人数的18.0%", "share of a total", "第 7 页", "18.0%"),
    Planted("大专占比28.6%", "大专占比38.6%", "shares beyond 100 %", "第 7 页", "38.6%"),
    Planted("13.40 | 52.86", "13.40 | 53.86", "sum of a row", "第 8 页", "53.86"),
    Planted("全年的47.5%", "全年的57.5%", "share of the year", "第 8 页", "57.5%"),
    Planted("预计2029年第三", "预计2028年第三", "forecast of the past", "第 9 页", "2028年第三"),
    Planted("7月至2029年6月", "7月至2026年6月", "span reversed", "第 9 页", "2026年6月"),
)
QUARTERLY: Final = (
    Planted("10月17日，周四", "10月17日，周五", "weekday", "Page 1", "周五"),
    Planted("目标9.5亿元的72%", "目标9.5亿元的82%", "share of a target", "Page 2", "82%"),
    Planted("毛利率33%", "毛利率43%", "rate", "Page 2", "43%"),
    Planted("净增850个", "净增580个", "net increase", "Page 2", "580个"),
    Planted("自营620个", "自营820个", "parts of a total", "Page 2", "4450个"),
    Planted("接入车场的32%", "接入车场的42%", "share of a total", "Page 2", "42%"),
    Planted("三件事", "四件事", "count and list", "Page 2", "「四件"),
    Planted("0.59亿元（占比24%）", "0.79亿元（占比24%）", "parts", "Page 3", "2.46亿元"),
    Planted("0.17亿元涨到0.34亿元", "0.34亿元涨到0.17亿元", "direction", "Page 3", "涨到"),
    Planted("小幅上涨2.4%", "小幅上涨12.4%", "growth", "Page 3", "12.4%"),
    Planted("占比36%，代表", "占比46%，代表", "share of a line", "Page 4", "46%"),
    Planted("头部客户共8家", "头部客户共9家", "count and list", "Page 4", "「9家"),
    Planted("续签率89%", "续签率95%", "rate of two counts", "Page 4", "95%"),
    Planted("提升0.8个百分点", "提升1.8%", "percent or points", "Page 5", "1.8%"),
    Planted("原来的3.2倍", "原来的5.2倍", "multiple", "Page 5", "5.2倍"),
    Planted("共5次：支付", "共6次：支付", "parts of a count", "Page 5", "6次"),
    Planted(
        "有四个城市排名第一，分别", "有五个城市排名第一，分别", "count and list", "Page 6", "「五个"
    ),
    Planted("场地分成0.68亿元", "场地分成0.86亿元", "parts of a total", "Page 7", "1.65亿元"),
    Planted("减少26人", "减少62人", "difference", "Page 7", "62人"),
    Planted("11月30日完成", "11月31日完成", "date", "Page 8", "11月31日"),
)

LISTED: Final = (
    Planted("增长10.42%；", "增长8.42%；", "growth against a table", "二、", "8.42%"),
    Planted("收益为1.20元", "收益为1.42元", "average of a basis", "二、", "1.42元"),
    Planted("增长率为10.0%", "增长率为13.5%", "compound growth", "二、", "13.5%"),
    Planted("32.01 | 25.00%", "32.01 | 21.80%", "rate in a table", "三、", "21.80%"),
    Planted("收入的70.35%", "收入的76.35%", "share of a total", "三、", "76.35%"),
    Planted("中最快，年内", "中最慢，年内", "place in a table", "三、", "最慢"),
    Planted("较上年下降2.47%", "较上年上升2.47%", "direction", "三、", "上升"),
    Planted("毛利29.27亿元", "毛利32.57亿元", "difference", "三、", "32.57亿元"),
    Planted("提升0.15个", "提升0.65个", "difference in points", "三、", "0.65个百分点"),
    Planted("| 34.45 |", "| 43.45 |", "sum of a column", "三、", "2025年收入"),
    Planted("18.4%领跑各区", "18.4%居各区之末", "rank", "三、", "之末"),
    Planted("药店26,824家", "药店28,624家", "parts of a total", "三、", "28,624家"),
    Planted("、2.39亿元", "、3.29亿元", "parts of a cost", "三、", "3.29亿元"),
    Planted("净利润8.97亿元", "净利润9.87亿元", "accounting", "三、", "9.87亿元"),
    Planted("、20.0%和", "、28.0%和", "distribution", "四、", "28.0%"),
    Planted("增加5.8亿元", "增加8.5亿元", "change against a table", "五、", "8.5亿元"),
    Planted("净增加3.50亿元", "净增加5.30亿元", "sum of flows", "五、", "5.30亿元"),
    Planted("总额的49.1%", "总额的39.1%", "share against a table", "风险", "39.1%"),
    Planted("年末1,392家门店的", "年末1,239家门店的", "text against text", "六、", "1,239家"),
    Planted("2026年4月30日", "2026年2月30日", "date", "六、", "2月30日"),
)


def clean(report: str) -> str:
    return (REPORTS / f"{report}.md").read_text(encoding="utf-8")


def seeded(report: str, planted: tuple[Planted, ...]) -> str:
    """The report with every contradiction; each stands at exactly one place."""
    text = clean(report)
    for each in planted:
        assert text.count(each.right) == 1, each
        text = text.replace(each.right, each.wrong)
    return text
