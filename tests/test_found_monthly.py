"""What the sentences of an ordinary monthly report state; the companies are invented."""

from pathlib import Path

import pytest

from tests.test_found_figures import read, told

CHANGES = [
    (
        "会员门店812家，较上月减少5家。",
        ["会员门店: 812 家", "会员门店环比下降: 5 家"],
    ),
    ("退换货45件，比2月少7件。", ["退换货: 45 件", "退换货环比下降: 7 件"]),
    ("单件运费6.20元，较上个月上涨0.30元。", ["单件运费: 6.2 CNY", "单件运费环比增长: 0.3 CNY"]),
    ("逾期货款较去年同期减少88万元。", ["逾期货款同比下降: 880000 CNY"]),
    ("在册骑手640人，较上期净减少12人。", ["在册骑手: 640 人", "在册骑手环比净减: 12 人"]),
    ("服务评分93.1分，与上季度相比提高0.6分。", ["服务评分: 93.1 分", "服务评分环比提升: 0.6 分"]),
    ("客诉31起，环比多出4起。", ["客诉: 31 起", "客诉环比增长: 4 起"]),
    (
        "净利率7.2%，较上月的6.9%提升0.3个百分点，较去年同期的6.1%提升1.1个百分点。",
        ["净利率: 7.2 percent", "净利率 2025-02: 6.9 percent",
         "净利率环比提升: 0.3 percentage_point", "净利率 2024-03: 6.1 percent",
         "净利率同比提升: 1.1 percentage_point"],
    ),
    (
        "烘焙班开课52场，较上年同期的60场少8场。",
        ["烘焙班开课: 52 场", "烘焙班开课 2024-03: 60 场", "烘焙班开课同比下降: 8 场"],
    ),
    (
        "2月鲜切营收380万元，1月为350万元，环比+8.6%。",
        ["鲜切营收 2025-02: 3800000 CNY", "鲜切营收 2025-01: 3500000 CNY",
         "鲜切营收环比增长 2025-02: 8.6 percent"],
    ),
    (
        "质押货款640万元，其中逾期96万元，占15.0%，较上月减少12万元。",
        ["质押货款: 6400000 CNY", "逾期: 960000 CNY", "逾期占比: 15 percent",
         "逾期环比下降: 120000 CNY"],
    ),
    # Of another day than a month or a year before: no 环比, and no 同比.
    ("自营仓28座，较上年末净增3座。", ["自营仓: 28 座", "自营仓净增: 3 座"]),
    ("会员费较竞品低20元。", []),
    ("本月新增会员350人、流失90人。", ["新增会员 2025-03: 350 人", "流失会员 2025-03: 90 人"]),
    ("3月会员新增1,200人。", ["会员新增 2025-03: 1200 人"]),
]  # fmt: skip


@pytest.mark.parametrize(("text", "expected"), CHANGES)
def test_a_change_says_since_when(tmp_path: Path, text: str, expected: list[str]) -> None:
    assert [told(figure) for figure in read(tmp_path, text).figures] == expected


GIVEN = [
    (
        "签约农场64家，贡献收入7,300万元，占总收入的41.0%。",
        ["签约农场: 64 家", "签约农场贡献收入: 73000000 CNY",
         "签约农场贡献收入占总收入比例: 41 percent"],
    ),
    ("直播专场18场，带来新会员2,600人。", ["直播专场: 18 场", "直播专场带来新会员: 2600 人"]),
    ("前八大房客合计贡献营收约2.6亿元。", ["前八大房客贡献营收: 260000000 CNY about"]),
    ("老会员贡献了62%的收入。", ["老会员收入占比: 62 percent"]),
    ("老会员贡献利润140万元，占利润的35%。",
     ["老会员贡献利润: 1400000 CNY", "老会员贡献利润占利润比例: 35 percent"]),
    ("在建仓库占地120亩。", ["在建仓库占地: 120 亩"]),
    ("直营占总收入360万元。", []),
]  # fmt: skip


@pytest.mark.parametrize(("text", "expected"), GIVEN)
def test_an_amount_is_no_share(tmp_path: Path, text: str, expected: list[str]) -> None:
    assert [told(figure) for figure in read(tmp_path, text).figures] == expected


AIMS = [
    (
        "1—2月累计营收5.4亿元，同比增长8.0%，完成全年目标30亿元的18.0%；累计净利润0.6亿元，"
        "完成年度预算4亿元的15%。",
        ["营收 2025-01/2025-02: 540000000 CNY", "营收同比增长 2025-01/2025-02: 8 percent",
         "营收 2025: 3000000000 CNY (target)", "营收完成率 2025: 18 percent",
         "净利润 2025-01/2025-02: 60000000 CNY", "净利润 2025: 400000000 CNY (target)",
         "净利润完成率 2025: 15 percent"],
    ),
    ("预计全年签约额8.1亿元，达到年度任务的90%。",
     ["签约额 2025: 810000000 CNY (forecast)", "签约额完成率 2025: 90 percent (forecast)"]),
    ("招生320人，占全年计划1,600人的20%。",
     ["招生: 320 人", "招生 2025: 1600 人 (target)", "招生完成率 2025: 20 percent"]),
    ("投放车辆95台，计划100台，完成95%。",
     ["投放车辆: 95 台", "投放车辆: 100 台 (target)", "投放车辆完成率: 95 percent"]),
    ("线上营收2.1亿元，环比增长5.0%；月度目标2.4亿元，完成87.5%。",
     ["线上营收: 210000000 CNY", "线上营收环比增长: 5 percent",
      "线上营收: 240000000 CNY (target)", "线上营收完成率: 87.5 percent"]),
    ("营收9.0亿元，环比增长4.0%（2月8.6亿元）；月度目标10亿元，完成90%。",
     ["营收: 900000000 CNY", "营收环比增长: 4 percent", "营收 2025-02: 860000000 CNY",
      "营收: 1000000000 CNY (target)", "营收完成率: 90 percent"]),
    ("餐饮营收1.6亿元，环比增长3.0%；完成月度预算2.0亿元的80%。",
     ["餐饮营收: 160000000 CNY", "餐饮营收环比增长: 3 percent",
      "餐饮营收: 200000000 CNY (target)", "餐饮营收完成率: 80 percent"]),
    ("满房率由上月的71.5%升至74.0%，目标76.0%。",
     ["满房率 2025-02: 71.5 percent", "满房率: 74 percent", "满房率: 76 percent (target)"]),
    ("年度技改预算900万元，截至2月末累计支付180万元，完成20%。",
     ["技改预算 2025: 9000000 CNY (target)", "累计支付: 1800000 CNY",
      "技改完成率 2025: 20 percent"]),
    ("预计4月营收2.3亿元，环比增长4.0%；预计净利润0.3亿元。",
     ["营收 2025-04: 230000000 CNY (forecast)", "营收环比增长 2025-04: 4 percent (forecast)",
      "净利润 2025-04: 30000000 CNY (forecast)"]),
    ("上月营收2.0亿元，去年同期1.8亿元。",
     ["营收 2025-02: 200000000 CNY", "营收 2024-03: 180000000 CNY"]),
    # The distance from an aim is none.
    ("净利率7.0%，高于目标0.4个百分点。", ["净利率: 7 percent"]),
]  # fmt: skip


@pytest.mark.parametrize(("text", "expected"), AIMS)
def test_an_aim_and_what_is_reached_of_it(tmp_path: Path, text: str, expected: list[str]) -> None:
    assert [told(figure) for figure in read(tmp_path, text).figures] == expected


TIMES = [
    (
        "预测二季度营收7.2亿元，其中4月2.2亿元、5月2.4亿元、6月2.6亿元。",
        ["营收 2025-Q2: 720000000 CNY (forecast)", "营收 2025-04: 220000000 CNY (forecast)",
         "营收 2025-05: 240000000 CNY (forecast)", "营收 2025-06: 260000000 CNY (forecast)"],
    ),
    (
        "2024年四季度采购额60万元（10月18万元、11月20万元、12月22万元）。",
        ["采购额 2024-Q4: 600000 CNY", "采购额 2024-10: 180000 CNY",
         "采购额 2024-11: 200000 CNY", "采购额 2024-12: 220000 CNY"],
    ),
    (
        "2024年下半年报修260次，三季度150次，四季度110次。",
        ["报修 2024-H2: 260 次", "报修 2024-Q3: 150 次", "报修 2024-Q4: 110 次"],
    ),
    (
        "1—3月累计开票额90万元，其中3月35万元（环比增长4%）、2月30万元。",
        ["开票额 2025-Q1: 900000 CNY", "开票额 2025-03: 350000 CNY",
         "开票额环比增长 2025-03: 4 percent", "开票额 2025-02: 300000 CNY"],
    ),
    # What stood at the end of a time is none of its parts.
    ("2024年下半年新签商户30家，12月末28家。", ["新签商户 2024-H2: 30 家"]),
]  # fmt: skip


@pytest.mark.parametrize(("text", "expected"), TIMES)
def test_times_of_a_total_are_told_in_turn(tmp_path: Path, text: str, expected: list[str]) -> None:
    assert [told(figure) for figure in read(tmp_path, text).figures] == expected


FLOWS = [
    ("期末商户320家，较上月增加6家，其中新签15家、清退9家。",
     ["期末商户 2025-03: 320 家", "期末商户环比增长 2025-03: 6 家",
      "新签商户 2025-03: 15 家", "清退商户 2025-03: 9 家"]),
    ("自提点95个，其中新设7个、关停4个。",
     ["自提点: 95 个", "新设自提点: 7 个", "关停自提点: 4 个"]),
    ("月末驾驶员210人，净减少3人，其中入职8人、离职11人。",
     ["月末驾驶员: 210 人", "月末驾驶员净减: 3 人", "入职驾驶员: 8 人", "离职驾驶员: 11 人"]),
    ("新增会员350人，流失90人。", ["新增会员: 350 人", "流失会员: 90 人"]),
    ("本月入职18人、离职11人，净增7人。",
     ["入职 2025-03: 18 人", "离职 2025-03: 11 人", "净增人数 2025-03: 7 人"]),
    # Nobody left: a part of what is counted.
    ("合作医院80家，其中新签12家、留存68家。",
     ["合作医院: 80 家", "合作医院 新签: 12 家", "合作医院 留存: 68 家"]),
]  # fmt: skip


@pytest.mark.parametrize(("text", "expected"), FLOWS)
def test_who_came_and_who_left(tmp_path: Path, text: str, expected: list[str]) -> None:
    assert [told(figure) for figure in read(tmp_path, text).figures] == expected


SHOPS = (
    "2025年3月经营情况\n\n| 门店 | 营收（万元） | 订单（单） |\n|---|---|---|\n"
    "| 桂园店 | 120 | 4,000 |\n| 榆林店 | 90 | 3,600 |\n\n"
)


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("桂园店月度目标110万元，完成109.1%。",
         {"营收 桂园店 2025-03: 1100000 CNY (target)", "营收完成率 桂园店 2025-03: 109.1 percent"}),
        ("榆林店受修路影响，全年目标1,500万元。", {"营收 榆林店 2025: 15000000 CNY (target)"}),
        ("本月咖啡销量2.1万杯。其中桂园店1.2万杯，平均单价18元/杯；榆林店0.9万杯，平均单价16元/杯。",
         {"咖啡销量 桂园店 2025-03: 12000 杯", "咖啡销量 榆林店 2025-03: 9000 杯",
          "平均单价 桂园店 2025-03: 18 CNY", "平均单价 榆林店 2025-03: 16 CNY"}),
    ],
)  # fmt: skip
def test_members_in_turn_and_their_aims(tmp_path: Path, text: str, expected: set[str]) -> None:
    assert expected <= {told(figure) for figure in read(tmp_path, SHOPS + text).figures}


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("秋季新品“青岚”于3月6日上市，售价268元，3月销售1,900件，贡献收入48万元，占成衣收入的9.5%。",
         ["售价 青岚: 268 CNY", "销售 青岚 2025-03: 1900 件",
          "贡献收入 青岚 2025-03: 480000 CNY",
          "贡献收入占成衣收入比例 青岚 2025-03: 9.5 percent"]),
        ("- “暮山”上线首月，订阅6,200人。", ["订阅 暮山: 6200 人"]),
        ("主推套餐「全家享」：3月签约410户。", ["签约 全家享 2025-03: 410 户"]),
        # What is quoted and no thing.
        ("“双休”期间，客流3.1万人。", ["客流: 31000 人"]),
        ("推行“以旧换新”政策，3月回收900台。", ["回收 2025-03: 900 台"]),
    ],
)  # fmt: skip
def test_a_sentence_is_about_what_it_puts_in_quotes(
    tmp_path: Path, text: str, expected: list[str]
) -> None:
    report = f"2025年3月经营情况\n\n{text}"
    assert [told(figure) for figure in read(tmp_path, report).figures] == expected


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("营收8,200万元。\n\n按客群看，企业4,100万元，占50.0%；高校2,460万元，占30.0%；"
         "其他1,640万元，占20.0%。",
         {"营收 企业: 41000000 CNY", "营收占比 企业: 50 percent", "营收 高校: 24600000 CNY",
          "营收 其他: 16400000 CNY", "营收占比 其他: 20 percent"}),
        ("分区域来看，城南营收3,600万元，占45.0%；城北4,400万元，占55.0%。营收合计8,000万元。",
         {"营收 城南: 36000000 CNY", "营收占比 城南: 45 percent", "营收 城北: 44000000 CNY"}),
        ("营业成本6,000万元。\n\n成本构成：原料3,900万元，占成本的65.0%；能耗1,200万元，占20.0%，"
         "其中蒸汽700万元；外包900万元，占15.0%。",
         {"营业成本 原料: 39000000 CNY", "营业成本占比 原料: 65 percent",
          "营业成本占比 能耗: 20 percent", "营业成本 外包: 9000000 CNY"}),
        # They add up to nothing that is told, and only their shares may prove what they are of.
        ("营收8,200万元。\n\n按客群看，企业4,100万元，占50.0%；高校2,000万元，占24.4%。",
         {"营收 企业: 41000000 CNY", "营收占比 高校: 24.4 percent"}),
        ("营收8,200万元。\n\n按客群看，企业4,100万元，占61.0%；高校2,000万元，占29.4%。",
         {"企业: 41000000 CNY", "高校: 20000000 CNY"}),
    ],
)  # fmt: skip
def test_a_line_takes_a_total_apart(tmp_path: Path, text: str, expected: set[str]) -> None:
    figures = read(tmp_path, text).figures
    assert expected <= {told(figure).replace(" 2025-03:", ":") for figure in figures}


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("应收余额4,200万元，其中超期310万元，超期60天以上52万元。",
         ["应收余额: 42000000 CNY", "超期额: 3100000 CNY", "超期60天以上: 520000 CNY"]),
        ("库龄180天以上存货75万元。", ["库龄180天以上存货: 750000 CNY"]),
        ("工龄5年以上员工86人，占12%。",
         ["工龄5年以上员工: 86 人", "工龄5年以上员工占比: 12 percent"]),
        ("满意度98%以上，退货14件。", ["满意度: 98 percent at_least", "退货: 14 件"]),
    ],
)  # fmt: skip
def test_a_limit_is_part_of_a_name(tmp_path: Path, text: str, expected: list[str]) -> None:
    assert [told(figure) for figure in read(tmp_path, text).figures] == expected


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("整体上座率61.5%，日场48.0%、夜场75.5%。",
         ["整体上座率: 61.5 percent", "日场上座率: 48 percent", "夜场上座率: 75.5 percent"]),
        ("出勤率93.0%，合格率98.0%、复购率35.0%。",
         ["出勤率: 93 percent", "合格率: 98 percent", "复购率: 35 percent"]),
        ("满意度95%，门店60%、社区40%。",
         ["满意度: 95 percent", "门店: 60 percent", "社区: 40 percent"]),
        ("12个班组共完成检修340台。", ["班组数: 12 个", "检修: 340 台"]),
        ("销售额860万元，目标900万元，缺口40万元，较年度目标仍差90万元。",
         ["销售额: 8600000 CNY", "销售额: 9000000 CNY (target)", "销售额缺口: 400000 CNY"]),
    ],
)  # fmt: skip
def test_rates_in_turn_and_what_is_short(tmp_path: Path, text: str, expected: list[str]) -> None:
    assert [told(figure) for figure in read(tmp_path, text).figures] == expected
