"""Aims reached or not, ranks and gaps beside their lists, cases, rows, and months told of."""

import pytest

from tests.checked import table, warnings

SHOPS = table(
    "门店 | 1月收入（万元） | 1月目标（万元） | 完成率",
    "河口店 | 132 | 120 | 110.0%",
    "码头店 | 91 | 100 | 91.0%",
    "山脚店 | 76 | 80 | 95.0%",
    "合计 | 299 | 300 | 99.7%",
)
CLIENTS = table(
    "客户 | 合同年限 | 合同总额（万元） | 1月收入（万元） | 月末应收（万元）",
    "海湾餐饮 | 3年 | 1,260 | 34.0 | 51.2",
    "杉木旅社 | 2年 | 640 | 27.5 | 18.3",
    "合计 | — | 1,900 | 61.5 | 69.5",
)
MONTHS = table(
    "窑 | 1月产值（万元） | 12月产值（万元） | 1月计划（万元） | 环比",
    "东窑 | 150 | 120 | 140 | 25.0%",
    "西窑 | 88 | 100 | 95 | -12.0%",
    "南窑 | 62 | 60 | 60 | 3.3%",
    "合计 | 300 | 280 | 295 | 7.1%",
)
RATES = table(
    "窑 | 窑炉数 | 开窑率 | 12月开窑率",
    "东窑 | 52 | 93.5% | 92.9%",
    "西窑 | 31 | 85.6% | 84.9%",
    "南窑 | 18 | 88.2% | 88.8%",
)
RIVALS = "本地份额依次为大河砖业31.0%、本公司22.0%、石桥窑厂15.5%、青山12.0%。"

WRONG = (
    pytest.param("营业收入515万元，环比增长4%，完成月度目标500万元的107.0%。", "107.0%", id="aim"),
    pytest.param("全年累计出窑82万片，为年度目标80万片的106.5%。", "106.5%", id="aim counted"),
    pytest.param("利润36万元，完成预算（30万元）的130.0%。", "130.0%", id="aim in brackets"),
    pytest.param(
        "出窑41万片，完成月度任务40万片的102.5%，超额3万片。", "3万片", id="beyond the aim"
    ),
    pytest.param("装机95台，完成计划100台的95.0%，超额5台。", "超额", id="short, not beyond"),
    pytest.param("产量同比多出380吨，南窑贡献209吨，占53.0%。", "53.0%", id="part of a change"),
    pytest.param(
        "费用比上月减少80万元，其中人工减少50万元，占降幅的65.5%。", "65.5%", id="part of a fall"
    ),
    pytest.param(
        "三季度收入920万元，较二季度的800万元增加120万元，增幅13.0%。", "13.0%", id="base"
    ),
    pytest.param("新线6月12日投产，比计划的6月20日提前6天。", "6天", id="days early"),
    pytest.param("新线6月12日投产，比计划的6月20日推迟8天。", "推迟", id="late, not early"),
    pytest.param("今年开渔日为8月16日，比去年的8月1日晚5天。", "5天", id="of two years"),
    pytest.param("二号窑4月3日点火，早于原定的3月28日。", "早于", id="before"),
    pytest.param("仓库9月投用，比原计划的11月提前3个月。", "3个月", id="months early"),
    pytest.param("东店毛利率41.0%；西店毛利率38.0%，为三店中最高。", "最高", id="rank behind"),
    pytest.param("甲窑每片成本3.2元，最低；乙窑3.0元，最高。", "最", id="two ranks"),
    pytest.param(
        "投诉24件，其中破损11件、错发8件、延误5件，错发类最多。", "错发", id="most of a list"
    ),
    pytest.param(
        "成本66万元，其中燃料30万元、釉料21万元、运费15万元，釉料占31.8%，为最大的一项。",
        "釉料",
        id="most by its share",
    ),
    pytest.param(f"{RIVALS}我们居第三位。", "第三", id="place in a list"),
    pytest.param(f"{RIVALS}本公司与大河砖业相差8.0个百分点。", "8.0个百分点", id="gap by names"),
    pytest.param(f"{RIVALS}我们领先第三名5.6个百分点。", "5.6个百分点", id="gap by place"),
    pytest.param(f"{RIVALS}我们落后第三名6.5个百分点。", "落后", id="ahead, not behind"),
    pytest.param(f"{RIVALS}我们份额比上月的21.5%提高0.8个百分点。", "0.8个百分点", id="ours then"),
    pytest.param("河口店客单价58元；山脚店44元，两者相差16元。", "16元", id="gap of two"),
    pytest.param(
        "7月成本900万元，其中燃料240万元、用水36万元。当月用水12万吨，平均水价3.5元/吨。",
        "3.5元/吨",
        id="price by unit",
    ),
    pytest.param("送货及时率96.2%，低于97%的目标，已达标。", "已达标", id="below, and reached"),
    pytest.param(
        "一月签约率88%，比上月提高1个百分点，高于85%的目标，未达标。", "未达标", id="above"
    ),
    pytest.param("新店收入完成率93%，超额完成目标。", "超额完成目标", id="rate and verdict"),
    pytest.param(
        "本月签约未完成计划。\n\n签约计划50份，完成104.0%。", "未完成计划", id="told elsewhere"
    ),
    pytest.param("开窑计划40次，完成95%，少开4次。", "4次", id="short of a plan"),
    pytest.param("开窑计划40次，完成95%，多开2次。", "多开", id="more than a plan"),
    pytest.param(f"{SHOPS}\n\n河口店、码头店完成目标。", "码头店", id="rows that reached"),
    pytest.param(f"{SHOPS}\n\n码头店是唯一完成目标的门店。", "码头店", id="the only one"),
    pytest.param(f"{SHOPS}\n\n码头店完成率91.0%，比目标少11万元。", "11万元", id="row and aim"),
    pytest.param(f"{MONTHS}\n\n西窑是唯一环比上升的窑。", "西窑", id="the only one that rose"),
    pytest.param(f"{MONTHS}\n\n南窑是第二大来源。", "第二大", id="the second largest"),
    pytest.param(
        f"{MONTHS}\n\n产值环比增加20万元，其中东窑增加36万元；西窑减少12万元。",
        "36万元",
        id="moved by",
    ),
    pytest.param(
        f"{MONTHS}\n\n产值环比增加20万元，其中东窑增加30万元；西窑增加12万元。",
        "12万元",
        id="moved the other way",
    ),
    pytest.param(f"{MONTHS}\n\n西窑环比增速25.0%。", "25.0%", id="rate of another row"),
    pytest.param(
        f"{MONTHS}\n\n往后每月须完成286万元，略高于1月的实际水平。", "高于", id="than then"
    ),
    pytest.param(f"{MONTHS}\n\n2月产值目标315万元，比1月实际高8.0%。", "8.0%", id="more than then"),
    pytest.param(
        f"{CLIENTS}\n\n## 案例\n\n- 案例一：海湾餐饮。本月收入36.0万元，其中堂食20.0万元。",
        "36.0万元",
        id="case and row",
    ),
    pytest.param(
        f"{CLIENTS}\n\n## 案例\n\n案例二：杉木旅社。合同期自2030年7月1日至2033年6月30日。",
        "36 个月",
        id="term of a row",
    ),
    pytest.param(
        "东窑出砖3.1万片，成品率88.0%；西窑出砖2.2万片，成品率91.0%。\n\n风险：东窑成品率只有86.0%。",
        "86.0%",
        id="said of one",
    ),
    pytest.param("5月末教具91件，4月末85件，本月新购9件、报废2件。", "91件", id="two ends in time"),
    pytest.param(
        "库存640吨，较12月末的615吨增加25吨，下降4.1%。", "下降", id="more, and yet a fall"
    ),
    pytest.param(
        f"{RATES}\n\n西窑虽低，但比12月提高0.9个百分点。", "0.9个百分点", id="points of a row"
    ),
    pytest.param(f"{RATES}\n\n南窑比12月提高0.6个百分点。", "提高", id="points the other way"),
    pytest.param(
        f"{RIVALS}我们位居第二，与大河砖业的差距由9.8个百分点缩小到8.0个百分点。",
        "8.0个百分点",
        id="what a gap becomes",
    ),
    pytest.param("单价下调8%，由每片2.50元降到2.03元。", "2.03元", id="a rate ahead of both"),
)
RIGHT = (
    "营业收入515万元，环比增长4%，完成月度目标500万元的103.0%，超额15万元。",
    "1—9月签约6.3亿元，其中三季度2.4亿元，达到全年计划9亿元的70.0%。",
    "产量同比多出380吨，南窑贡献209吨，占55.0%。",
    "收入增加380万元，南窑收入900万元，占45%，全部收入2,000万元。",
    "新线6月12日投产，比计划的6月20日提前8天。",
    "6月12日投产，产量比6月20日前后的水平提前达到目标。",
    "东店毛利率41.0%，为三店中最高；西店毛利率38.0%。",
    "毛利率41.0%，为近三年最高；去年毛利率43.0%。",
    "投诉24件，其中破损11件、错发8件、延误5件，破损类最多。",
    f"{RIVALS}我们居第二位，与第一名相差9.0个百分点，领先第三名6.5个百分点。",
    "销量前三名为大河砖业310万片、我方220万片、石桥窑厂155万片。我方落后大河砖业90万片。",
    "河口店客单价58元；山脚店44元，两者相差14元。",
    "送货及时率96.2%，低于97%的目标，未达标。",
    "破损率1.2%，低于1.5%的目标，已达标。",
    "成本94万元，低于100万元的预算，完成目标。",
    "开窑计划40次，完成95%，少开2次。",
    f"{SHOPS}\n\n河口店完成目标，码头店、山脚店两店均未完成。",
    f"{SHOPS}\n\n除河口店外均未达标。",
    f"{MONTHS}\n\n西窑是唯一环比下降的窑，西窑是第二大来源。",
    f"{MONTHS}\n\n产值环比增加20万元，其中东窑增加30万元；西窑减少12万元。",
    f"{MONTHS}\n\n2月产值目标315万元，比1月实际高5.0%。",
    f"{CLIENTS}\n\n## 案例\n\n- 案例一：海湾餐饮。本月收入34.0万元，其中堂食收入20.0万元。",
    f"{CLIENTS}\n\n## 案例\n\n案例二：杉木旅社。合同期自2030年7月1日至2032年6月30日。",
    "东窑出砖3.1万片，成品率88.0%；西窑出砖2.2万片，成品率91.0%。",
    "东窑出砖3.1万片，成品率88.0%。\n\n去年东窑成品率为86.0%。",
    "月末会员530人，本月新增31人、流失11人，较12月末的510人净增20人。",
    "5月末教具91件，4月末84件，本月新购9件、报废2件。",
    "产量94.0吨，环比增加7.0吨，增幅8.0%。",
    f"{RATES}\n\n西窑虽低，但比12月提高0.7个百分点；只有南窑下降，降0.6个百分点。",
    f"{RIVALS}我们位居第二，与大河砖业的差距由9.8个百分点缩小到9.0个百分点。",
    "单价下调8%，由每片2.50元降到2.30元。",
)


@pytest.mark.parametrize(("text", "said"), WRONG)
def test_what_the_report_itself_disproves_is_told(text: str, said: str) -> None:
    assert any(said in what for what in warnings(text, period="2031-01"))


@pytest.mark.parametrize("text", RIGHT)
def test_what_the_report_confirms_is_silent(text: str) -> None:
    assert warnings(text, period="2031-01") == []


def test_months_in_a_row_are_counted_to_the_month_that_is_reported() -> None:
    told = warnings("减产自2月以来连续五个月。", period="2031-05")
    assert [what for what in told if "连续五个月" in what]
    assert warnings("减产自2月以来连续四个月。", period="2031-05") == []
