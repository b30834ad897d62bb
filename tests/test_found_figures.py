"""Figures found in the prose of reports that nobody has curated; the companies are invented."""

from decimal import Decimal
from pathlib import Path
from tempfile import TemporaryDirectory

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from assistant.ingest.corpus import read_corpus
from assistant.periods import period_bounds
from assistant.records import Audience, Corpus, Figure

FRONT = "---\ntitle: 三月经营汇报\ndate: 2025-03-28\n---\n## P1 概览\n"


def read(folder: Path, text: str, **files: str) -> Corpus:
    (folder / "report.md").write_text(FRONT + text, "utf-8")
    for name, content in files.items():
        path = folder / "metrics" / name.replace("_", ".")
        path.parent.mkdir(exist_ok=True)
        path.write_text(content, "utf-8")
    return read_corpus(folder)


def told(figure: Figure) -> str:
    """`metric subject member period: value unit bound`, what is missing left out."""
    value = figure.value_text
    if quantity := figure.quantity:
        bound = "" if quantity.bound == "exact" else quantity.bound
        value = " ".join(filter(None, (f"{quantity.value.normalize():f}", quantity.unit, bound)))
    slot = (figure.metric, figure.subject, *figure.dimensions.values(), figure.period)
    nature = "" if figure.nature == "actual" else f" ({figure.nature})"
    return f"{' '.join(filter(None, slot))}: {value}{nature}"


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("2025年2月，公司实现营业收入4.32亿元。", ["营业收入 2025-02: 432000000 CNY"]),
        (
            "营业收入4.3亿元，同比增长12.5%，环比下降3.1%。",
            ["营业收入: 430000000 CNY", "营业收入同比增长: 12.5 percent",
             "营业收入环比下降: 3.1 percent"],
        ),
        (
            "会员数从2024年末的860万人增长至今年3月末的1,020万人。",
            ["会员数 2024-12: 8600000 人", "会员数 2025-03: 10200000 人"],
        ),
        (
            "配送时长从52分钟缩短至45分钟。",
            ["配送时长 起点: 3120 s", "配送时长 当前: 2700 s"],
        ),
        (
            "已上线1.2万（7.5K 自营门店，4.5K 加盟等），预留1.7K台。",
            ["已上线: 12000 台", "已上线 自营门店: 7500 台", "已上线 加盟: 4500 台",
             "预留: 1700 台"],
        ),
        (
            "订单规模：2.8万台。\n\n订单型号：甲型 8K + 乙型 6K + 丙型等",
            ["订单规模: 28000 台", "订单规模 甲型: 8000 台", "订单规模 乙型: 6000 台"],
        ),
        (
            "线上收入1.1亿元（占比25.5%）。",
            ["线上收入: 110000000 CNY", "线上收入占比: 25.5 percent"],
        ),
        (
            "出口86万吨，主要销往华东（52万吨）、华南（21万吨）。",
            ["出口: 860000 吨", "出口 华东: 520000 吨", "出口 华南: 210000 吨"],
        ),
        (
            "19家重点商户占比80%收入。",
            ["重点商户数: 19 家", "重点商户收入占比: 80 percent"],
        ),
        (
            "重点商户定义：年收入的1%，即年收入超过2KW。",
            ["重点商户定义（年收入占比）: 1 percent (definition)",
             "重点商户定义（年收入）: 20000000 CNY over (definition)"],
        ),
        ("研发投入10亿元，占营业收入的2.86%。",
         ["研发投入: 1000000000 CNY", "研发投入占营业收入比例: 2.86 percent"]),
        ("预计二季度销量将达到13万吨左右。", ["销量 2025-Q2: 130000 吨 about (forecast)"]),
        ("全年收入目标为52亿元。", ["收入目标 2025: 5200000000 CNY (target)"]),
        ("损耗率最高可下降20%。", ["损耗率下降: 20 percent at_most"]),
        ("华东区收入1.9亿元，华南区1.2亿元。",
         ["华东区收入: 190000000 CNY", "华南区收入: 120000000 CNY"]),
        (
            "会员数按地区为华东 8K、华南 6K、320 2K。",
            ["会员数 华东: 8000", "会员数 华南: 6000", "会员数 320: 2000"],
        ),
        (
            "会员数为1.2万，分为门店7.5K、外卖4.5K。",
            ["会员数: 12000", "会员数 门店: 7500", "会员数 外卖: 4500"],
        ),
        ("公司的19家门店，份额仍从0%增至超50%。",
         ["门店数: 19 家", "份额 起点: 0 percent", "份额 当前: 50 percent over"]),
        (
            "合作客户从2024年的210家增长到2025年的268家，目前超过280家。",
            ["合作客户 2024: 210 家", "合作客户 2025: 268 家", "合作客户: 280 家 over"],
        ),
        (
            "毛利率比去年同期提升1.3个百分点，2月收入1,350万元。",
            ["毛利率同比提升: 1.3 percentage_point", "收入 2025-02: 13500000 CNY"],
        ),
        ("在营冷库46座，库容合计52万立方米。", ["在营冷库: 46 座", "库容: 520000 立方米"]),
        ("准时交付率由97.2%提升至98.4%。",
         ["准时交付率 起点: 97.2 percent", "准时交付率 当前: 98.4 percent"]),
        (
            "接诊4.2万人次，同比+8%，环比-2%。",
            ["接诊: 42000 人次", "接诊同比增长: 8 percent", "接诊环比增长: -2 percent"],
        ),
        (
            "3月净利润420万元，去年同期为365万元。",
            ["净利润 2025-03: 4200000 CNY", "净利润 2024-03: 3650000 CNY"],
        ),
        (
            "- 华山店：收入860万元，员工40人\n- 滨江店：收入720万元，员工35人",
            ["收入 华山店: 8600000 CNY", "员工 华山店: 40 人", "收入 滨江店: 7200000 CNY",
             "员工 滨江店: 35 人"],
        ),
        ("客诉48起，设备利用率提升30。", ["客诉: 48 起", "设备利用率提升: 30"]),
    ],
)  # fmt: skip
def test_a_sentence_states_figures(tmp_path: Path, text: str, expected: list[str]) -> None:
    assert [told(figure) for figure in read(tmp_path, text).figures] == expected


@pytest.mark.parametrize(
    "text",
    [
        "会议时间为2025年3月28日周五10:10-10:40。",
        "我们从2019年开始使用7700kt和50、60系列烤箱。",
        "支持K200/5080/B20等型号，版本1.0。",
        "控制在4%以内。",
        "平均客单价比同行高2.3元。",
        "每10股派息。",
        "从0.1台到千台灵活调度。",
        "油价每上涨10%，毛利率下降0.8个百分点。",
        "高于行业平均0.5个百分点。",
    ],
)
def test_what_names_no_metric_is_no_figure(tmp_path: Path, text: str) -> None:
    assert read(tmp_path, text).figures == ()


def test_what_stands_before_a_list_mark_is_the_item_before(tmp_path: Path) -> None:
    figures = read(
        tmp_path, "已开通12条线路、30座车站，每10股派发红利5元，贷款余额。余额为7亿元。"
    ).figures
    names = {figure.text: figure.metric for figure in figures}
    assert "线路" not in (names.get("30座") or "")
    assert names["5元"] == "每10股派发红利"
    assert "7亿元" not in names


def test_labels_that_differ_in_a_number_are_members_of_a_dimension(tmp_path: Path) -> None:
    corpus = read(
        tmp_path,
        "会员规模：10万人\n\n3年会员：4万人，占比40%，麦香坊、丰谷、禾木等\n\n"
        "1年会员：6万人，占比60%，青禾、山谷\n",
    )
    figures = {told(figure) for figure in corpus.figures}
    assert {
        "会员规模 3年: 40000 人",
        "会员规模 1年: 60000 人",
        "会员占比 3年: 40 percent",
    } <= figures
    assert {"会员年限 麦香坊: 3年", "会员年限 等: 3年", "会员年限 青禾: 1年"} <= figures
    metrics = {metric.name: metric for metric in corpus.metrics}
    assert metrics["会员规模"].additive == ("会员年限",)
    assert metrics["会员占比"].share_of == "会员规模"
    assert "会员数量" in metrics["会员规模"].aliases
    assert {"麦香坊", "丰谷", "禾木", "青禾", "山谷"} <= {e.name for e in corpus.entities}


def test_whom_a_sentence_is_about(tmp_path: Path) -> None:
    corpus = read(
        tmp_path,
        "麦香坊、丰谷等客户增长较快。\n\n麦香坊采购量2万吨，毛利率15%。\n\n"
        "### 丰谷\n\n背景：计划采购约3千吨面粉。\n",
    )
    assert [told(figure) for figure in corpus.figures] == [
        "采购量 麦香坊: 20000 吨", "毛利率 麦香坊: 15 percent",
        "面粉采购 丰谷: 3000 吨 about (target)",
    ]  # fmt: skip


def test_this_month_is_the_one_that_is_reported(tmp_path: Path) -> None:
    front = "---\ntitle: 2025年2月简报\ndate: 2025-03-05\n---\n"
    text = f"{front}当月收入5万元。\n\n## 3月计划\n\n收入6万元。\n"
    (tmp_path / "report.md").write_text(text, "utf-8")
    figures = [told(figure) for figure in read_corpus(tmp_path).figures]
    assert figures == ["收入 2025-02: 50000 CNY", "收入 2025-03: 60000 CNY (target)"]


def test_a_quote_stands_in_the_file_and_has_reasons(tmp_path: Path) -> None:
    corpus = read(tmp_path, "首先看收入。营业收入4.3亿，净利率8.9%。")
    text = (tmp_path / "report.md").read_text("utf-8")
    for figure in corpus.figures:
        source = figure.sources[0]
        assert text[source.start : source.end] == source.quote == "营业收入4.3亿，净利率8.9%。"
        assert source.page == "P1"
        assert figure.reasons
        assert figure.confidence is not None
        assert 0 < figure.confidence < 1
    revenue = corpus.figures[0]
    assert revenue.quantity is not None
    assert (revenue.quantity.value, revenue.quantity.unit) == (Decimal("430000000"), "CNY")
    assert "元由指标名得出" in revenue.reasons


def test_two_values_for_one_slot_make_both_unsure(tmp_path: Path) -> None:
    corpus = read(tmp_path, "门店数120家。\n\n会后更正。门店数130家。\n\n员工数50人。员工数50人。")
    assert [told(figure) for figure in corpus.figures] == ["员工数: 50 人"]


def test_what_a_table_declares_wins(tmp_path: Path) -> None:
    corpus = read(
        tmp_path,
        "门店数120家。员工数50人。",
        catalog_yaml="- {name: 门店总数, aliases: [门店数], unit: 家}\n",
        figures_csv="metric,value,document\n门店总数,130家,report\n员工数,50人,report\n",
    )
    assert sorted(told(f) for f in corpus.figures) == ["员工数: 50 人", "门店总数: 130 家"]
    told_ = [f.what for f in corpus.findings if f.kind == "contradiction"]
    assert told_ == ["「门店总数」指标表写 130家，正文（P1）写 120家，以指标表为准。"]


def test_a_sentence_that_a_table_quotes_is_read_already(tmp_path: Path) -> None:
    corpus = read(
        tmp_path,
        "门店数120家，员工数50人。",
        figures_csv='metric,value,document,quote\n门店数,120家,report,"门店数120家，员工数50人。"\n',
    )
    assert [told(figure) for figure in corpus.figures] == ["门店数: 120 家"]


def test_a_metric_of_the_catalogue_lends_its_name_and_its_label(tmp_path: Path) -> None:
    catalogue = "- {name: 门店总数, aliases: [门店数], unit: 家, audience: executive}\n"
    corpus = read(tmp_path, "<!-- audience: public -->\n门店数120家。", catalog_yaml=catalogue)
    (figure,) = corpus.figures
    assert (figure.metric, figure.audience) == ("门店总数", Audience.EXECUTIVE)
    (passage,) = corpus.passages
    assert passage.audience is Audience.EXECUTIVE


PIECES = st.sampled_from(
    ["去年同期", "全年", "同比", "环比", "增长", "降至", "从", "由", "为", "占", "（", "）", "，",
     "。", "；", "：", "+", "、", "其中", "3万", "12%", "5家", "2024年", "3月", "1-2月", "每", "的",
     "等", "收入", "客户", "2亿元", "\n", "按地区为", "分为", "目标", "预计", "约", "超过", "A1",
     "/", "0.5个百分点", " ", "- ", "1. ", "最高", "定义"]
)  # fmt: skip


@given(st.lists(PIECES, min_size=1, max_size=24).map("".join))
@settings(max_examples=300, deadline=None)
def test_no_text_breaks_the_reading(text: str) -> None:
    with TemporaryDirectory() as folder:
        for figure in read(Path(folder), text).figures:
            assert figure.period is None or period_bounds(figure.period)
            assert figure.sources[0].quote in text


@pytest.mark.parametrize(
    "text",
    [
        *("y" * 2**20, "1" * 9000, "3和" * 4000, "1.2/" * 2000, "a1-" * 3000),
        f"增长12家，{'2031-01-01 ' * 5}at 5%",
    ],
)
def test_what_no_sentence_ends_does_not_hold_the_reading(tmp_path: Path, text: str) -> None:
    corpus = read(tmp_path, text + "。\n\n门店数5家。")
    assert "门店数: 5 家" in [told(figure) for figure in corpus.figures]
