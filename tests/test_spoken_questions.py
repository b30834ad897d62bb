"""Questions as they are spoken: what stands around a name turns it into no other question."""

import pytest

from assistant.records import Figure, Metric
from assistant.retrieval.messages import questions_of
from tests.invented import VIEW, Talk, figure
from tests.invented_cycles import talk
from tests.memory_view import MemoryView


def computed(turns: str) -> list[str]:
    talking = talk()
    answers = [talking.ask(text) for text in turns.split("|")]
    return [each.text for each in answers[-1].computations]


def told(turns: str) -> list[str]:
    talking = talk()
    answers = [talking.ask(text) for text in turns.split("|")]
    return [each.text for each in answers[-1].figures]


@pytest.mark.parametrize(
    ("text", "questions"),
    [
        ("剩余多少 预订多少 都要", ("剩余多少", "预订多少")),
        ("剩余几辆 谁买的", ("剩余几辆 谁买的",)),
        ("租了几年 最小多细 都要", ("租了几年", "最小多细")),
        ("长租有什么车？有数字的都列一下", ("长租有什么车？有数字的都列一下",)),
        ("甲加乙多少，占长租一半没有", ("甲加乙多少", "占长租一半没有")),
        ("收入多少？辛苦算下", ("收入多少？辛苦算下",)),
        ("云杉 收入多少", ("云杉 收入多少",)),
    ],
)
def test_a_message_without_marks_is_split_where_each_part_asks(
    text: str, questions: tuple[str, ...]
) -> None:
    assert questions_of(text) == questions


@pytest.mark.parametrize(
    ("question", "texts"),
    [
        ("一家客户一年收入要超过多少钱，我们才算它大客户？", ["3000万元"]),
        ("收入到多少才能算大客户", ["3000万元"]),
        ("占收入多少才能算大客户", ["2%"]),
        ("云杉车辆这块给咱贡献了多少钱", ["1.1亿元"]),
        ("两年的在长租里头占多大块", ["40%", "1万辆", "2.5万辆"]),
        ("客户占着名额还没提的有多少，就是预订那部分", ["4K辆"]),
        ("到位的车有多少辆", ["2万辆"]),
    ],
)
def test_a_measure_is_found_in_everyday_words(question: str, texts: list[str]) -> None:
    assert told(question) == texts


def test_somebodys_deed_is_told_by_its_sentence() -> None:
    answer = talk().ask("谁家因为签了长租先退了对手的车")
    assert "远帆、青禾文旅" in answer.answer
    assert not answer.figures


@pytest.mark.parametrize("noun", ["盘子", "体量", "规模"])
@pytest.mark.parametrize("basis", ["（收入口径）", "，按收入算", "(按收入来看)"])
def test_a_vague_noun_means_the_measure_that_is_given_for_it(noun: str, basis: str) -> None:
    answer = Talk(VIEW).ask(f"集团的{noun}有多大{basis}")
    assert [f.label for f in answer.figures] == ["集团收入"]


def test_a_basis_without_a_vague_noun_stays_what_it_is() -> None:
    assert Talk(VIEW).ask("签约量多少，按型号看").figures[0].metric == "签约量"


@pytest.mark.parametrize("verb", ["吃掉了", "撑起", "扛起了", "拿走", "包揽了"])
@pytest.mark.parametrize("asked", ["百分之几", "几成", "几个点", "一半吗"])
def test_what_a_part_does_with_its_whole_asks_for_its_share(verb: str, asked: str) -> None:
    assert told(f"大客户{verb}收入的{asked}") == ["72%"]


@pytest.mark.parametrize(
    "question", ["大客户撑起了几成收入", "大客户吃掉百分之几的收入", "大客户扛起一半收入吗"]
)
def test_the_share_may_be_said_before_its_whole(question: str) -> None:
    assert told(question) == ["72%"]


@pytest.mark.parametrize(
    "question",
    ["手里还有多少辆没卖掉", "还有多少辆车没售出", "还有几辆没正式卖掉", "手里还压着多少辆没卖掉"],
)
def test_what_is_not_done_yet_is_what_is_left(question: str) -> None:
    assert told(question) == ["2K辆"]


def test_the_months_that_are_missing_are_named_in_one_sentence() -> None:
    lines = talk().ask("1月到4月收入一共多少").answer.split("\n")
    assert lines[-1].startswith("没有车辆收入在2月、3月、4月的数值。")


def test_another_deed_is_no_share() -> None:
    assert told("大客户砍掉了收入的百分之几") == []


@pytest.mark.parametrize("when", ["后面三年", "今后三年", "将来三年", "未来的三年", "接下来三年"])
@pytest.mark.parametrize("asked", ["的复合增速怎么预测的", "的复合增长率，报告怎么说"])
def test_years_ahead_are_no_members(when: str, asked: str) -> None:
    assert told(f"{when}{asked}") == ["15%"]


@pytest.mark.parametrize(
    ("turns", "texts"),
    [
        ("Dec比Jan的收入多多少", ["3000万元"]),
        ("dec的收入比jan多多少", ["3000万元"]),
        ("收入从Jan到Dec增加多少", ["20.00%", "3000万元"]),
        ("1月和12月两个月的收入平均多少", ["1.65亿元"]),
        ("1月、12月收入平均一下", ["1.65亿元"]),
        ("公路车和山地车平均多少辆", ["8000辆"]),
        ("公路车、山地车、儿童车三种平均下来多少辆", ["5833.33辆"]),
        ("2月和12月收入平均多少", []),
        ("1月到12月隔11个月，收入的月均复合增长率多少", ["1.67%"]),
        ("1月到12月一共11个间隔，平均每月复合增长率多少", ["1.67%"]),
        ("1月到5月平均每月复合增长率多少", []),
        ("1月到12月云杉平均每月复合增长率多少", []),
        ("预订的加上剩下的，总共还有多少没卖掉", ["6000辆"]),
        ("预订和剩余合计，还没正式售出的有几辆", ["6000辆"]),
        ("公路车加山地车一共几辆，过了长租的一半吗", ["1.6万辆", "36.00%", "28.00%", "64.00%"]),
        ("公路车+山地车一共几辆，占长租一半没有", ["1.6万辆", "36.00%", "28.00%", "64.00%"]),
        ("1月到12月收入平均多少", []),
        ("1月到12月收入一共多少", []),
        ("没卖掉的还有多少辆，占入库几成", ["10.00%"]),
        ("入库的车里还没卖掉的占百分之几", ["10.00%"]),
        ("入库里没售出的占几成", ["10.00%"]),
        ("入库的车里售出占几成", ["70.00%"]),
        ("卖掉的1.4万辆，线上线下怎么分的？各占几成（一位小数）", ["64.3%", "35.7%", "100.0%"]),
    ],
)
def test_what_is_asked_in_passing_is_computed(turns: str, texts: list[str]) -> None:
    assert computed(turns)[-len(texts) :] == texts if texts else not computed(turns)


def test_the_only_amount_with_both_months_is_said_to_be_meant() -> None:
    answer = talk().ask("1月到12月平均每月的复合增长率是多少")
    assert "按「车辆收入」理解“复合增长率”。" in answer.notes


@pytest.mark.parametrize(
    "question", ["长租都是些啥车", "长租的都有何种车", "长租都是啥车型？带数字的都列一下"]
)
def test_a_kind_in_other_question_words_is_broken_down_by(question: str) -> None:
    assert {"9K辆", "7K辆", "3.5K辆", "1.5K辆"} <= set(told(question))


@pytest.mark.parametrize(
    "question", ["4年的有多少辆车", "how many bicycles are on 4-year contracts"]
)
def test_how_many_things_of_a_term_is_no_list_of_customers(question: str) -> None:
    assert told(question) == ["4K辆"]


@pytest.mark.parametrize(
    "question",
    [
        "How many 公路车 are under lease (长租) contracts?",
        "how many 公路车 are on long-term (长租) deals",
        "公路车 under (长租)?",
    ],
)
def test_a_name_beside_what_it_is_called_in_english_is_asked(question: str) -> None:
    assert told(question) == ["9K辆"]


SALES = MemoryView(
    metrics=(VIEW.metrics()[0], *(m for m in VIEW.metrics() if m.name in {"签约量", "集团收入"})),
    figures=(
        figure("签约量", "10K", unit="台"),
        figure("签约量", "6K", unit="台", 客户类型="外部客户"),
        figure("签约量", "4K", unit="台", 客户类型="自用"),
        figure("集团收入", "9亿", unit="元"),
        figure("集团收入", "6亿", unit="元", 区域="国内"),
        figure("集团收入", "3亿", unit="元", 区域="海外"),
    ),
    documents=VIEW.documents(),
)


@pytest.mark.parametrize(
    ("question", "texts"),
    [
        ("签约量内外部怎么分的", {"6K台", "4K台"}),
        ("签约量里内外部各多少", {"6K台", "4K台"}),
        ("集团收入国内外各占几成", {"6亿元", "3亿元"}),
        ("签约量外部客户是多少", {"6K台"}),
    ],
)
def test_a_word_for_both_sides_asks_for_both(question: str, texts: set[str]) -> None:
    shown = {f.text for f in Talk(SALES).ask(question).figures} - {"10K台", "9亿元"}
    assert shown == texts


MONTHS = (("07", "10"), ("08", "20"), ("09", "30"))


def _against(metric: str, value: str, subject: str, quote: str) -> Figure:
    one = figure(metric, value, subject)
    source = one.sources[0].model_copy(update={"quote": quote})
    return one.model_copy(update={"sources": (source,)})


TWO = MemoryView(
    metrics=(*VIEW.metrics(), Metric(name="节能提升", unit="%"), Metric(name="出货降幅", unit="%")),
    figures=(
        figure("销售额", "10亿", period="2030-12", unit="元"),
        figure("销售额", "3亿", "晨光学堂", period="2030-12", unit="元"),
        figure("销售额", "2亿", "蓝海", period="2030-12", unit="元"),
        _against("节能提升", "12%", "蓝海", "蓝海的产线能耗比青石方案提升12%。"),
        _against("出货降幅", "8%", "蓝海", "蓝海的出货时间与去年相比降8%。"),
        *(figure("签约量", v, unit="台", period=f"2030-{m}") for m, v in MONTHS),
    ),
    documents=VIEW.documents(),
)


QUARTERS = (("2030-Q1", "1亿"), ("2030-Q2", "2亿"), ("2030-Q3", "3亿"), ("2031-Q1", "9亿"))
YEARS = MemoryView(
    metrics=VIEW.metrics(),
    figures=(
        *(figure("签约量", f"{y}00", unit="台", period=f"20{27 + y}") for y in (1, 2, 3)),
        *(figure("集团收入", value, unit="元", period=quarter) for quarter, value in QUARTERS),
    ),
    documents=VIEW.documents(),
)


@pytest.mark.parametrize(
    ("turns", "texts"),
    [
        ("蓝海比青石方案强多少", ["12%"]),
        ("蓝海的销售额多少|比青石高多少", ["12%"]),
        ("蓝海比白塔方案强多少", []),
        ("蓝海比青石方案省多少", []),
    ],
)
def test_a_rate_is_found_by_what_it_is_told_against(turns: str, texts: list[str]) -> None:
    talking = Talk(TWO)
    answer = [talking.ask(text) for text in turns.split("|")][-1]
    assert [f.text for f in answer.figures] == texts


@pytest.mark.parametrize(
    ("question", "texts"),
    [
        ("晨光学堂和蓝海的销售额合起来占公司销售额多少", ["30.00%", "20.00%", "50.00%"]),
        ("晨光学堂、蓝海两家一共多少销售额，占12月销售额一半没有",
         ["5亿元", "30.00%", "20.00%", "50.00%"]),
        ("7月到9月签约量一共多少", ["60台"]),
        ("7月到9月三个月签约量平均多少", ["20台"]),
        ("7月和9月签约量平均多少", ["20台"]),
        ("7月到9月签约量涨了多少", ["200.00%", "20台"]),
    ],
)  # fmt: skip
def test_places_and_spans_are_computed_whole(question: str, texts: list[str]) -> None:
    assert [each.text for each in Talk(TWO).ask(question).computations] == texts


@pytest.mark.parametrize(
    ("question", "texts"),
    [
        ("2028年到2030年签约量平均每年多少", ["200台"]),
        ("2028到2030年签约量年均多少", ["200台"]),
        ("2027到2030年签约量年均多少", []),
        ("一季度到三季度集团收入一共多少", ["6亿元"]),
        ("一季度和二季度的集团收入平均", ["1.5亿元"]),
        ("签约量2028到2030多了几台 辛苦算下", ["200台"]),
    ],
)
def test_years_and_quarters_are_computed_whole(question: str, texts: list[str]) -> None:
    assert [each.text for each in Talk(YEARS).ask(question).computations][-1:] == texts


@pytest.mark.parametrize(
    ("question", "texts"),
    [("晨光学堂签了多久", ["4年"]), ("晨光学堂装修多久", []), ("晨光学堂排队要多久", [])],
)
def test_how_long_a_deed_takes_is_no_term_of_a_contract(question: str, texts: list[str]) -> None:
    assert [f.text for f in Talk(VIEW).ask(question).figures] == texts


PARTS = MemoryView(
    metrics=(
        Metric(name="集团收入", unit="元"),
        Metric(name="软件收入", unit="元"),
        Metric(name="软件收入占比", aliases=("软件占比",), unit="%"),
    ),
    figures=(
        figure("集团收入", "8亿", unit="元"),
        figure("软件收入", "2亿", unit="元"),
        figure("软件收入占比", "37%", "晨光学堂"),
    ),
    documents=(VIEW.documents()[0].model_copy(update={"date": "2031-01-09"}),),
)  # fmt: skip


@pytest.mark.parametrize("question", ["集团收入里软件占多少", "集团收入中，软件占几成"])
def test_a_part_inside_a_whole_is_no_share_of_something_else(question: str) -> None:
    assert [each.text for each in Talk(PARTS).ask(question).computations] == ["25.00%"]


@pytest.mark.parametrize("when", ["去年年底", "30年底", "年底"])
def test_what_a_report_of_january_says_without_a_period_stood_at_the_end_of_the_year(
    when: str,
) -> None:
    answer = Talk(PARTS).ask(f"{when}集团收入多少")
    assert [f.text for f in answer.figures] == ["8亿元"]
    assert "集团收入的期间报告未注明。" in answer.notes


def test_the_end_of_an_earlier_year_has_no_such_value() -> None:
    assert Talk(PARTS).ask("29年底集团收入多少").status == "not_found"


@pytest.mark.parametrize(
    ("question", "texts"),
    [
        ("山地车呢我记不清了，长租签了多少辆", ["7K辆"]),
        ("绑了四年的那拨长租客户，一共多少辆", ["4K辆"]),
        ("其中最短的一年期和最长的四年期长租各多少辆", ["5K辆", "4K辆"]),
        ("预订着的是多少辆，剩下要去租的又是多少辆", ["4K辆", "2K辆"]),
        ("出手了多少辆", ["1.4万辆"]),
        ("目前与我们有长租合作的客户达到多少家", ["50家+"]),
        ("云杉的车辆多少钱，又带动多少", ["1.1亿元", "0.4亿元"]),
        ("剩余多少辆 售出几辆", ["2K辆", "1.4万辆"]),
        ("入库的有多少辆、售出的有多少辆，就这俩数", ["2万辆", "1.4万辆"]),
        ("top客户有几家，吃掉几成revenue", ["16家", "72%"]),
        ("2030年收官那个月，车辆进账多少", ["1.8亿元"]),
        ("大客户的门槛收入、收入占比，各是多少", ["3000万元", "72%"]),
    ],
)
def test_what_is_said_around_a_measure_hides_no_part_of_it(question: str, texts: list[str]) -> None:
    assert told(question) == texts


@pytest.mark.parametrize(
    ("turns", "text"),
    [
        ("公路车长租多少辆|山地车那档比它少多少", "2000辆"),
        ("三年期长租多少辆|两年的是它的几倍", "1.67倍"),
        ("入库的车，售出比例是多少", "70.00%"),
        ("长租三年和四年合计占百分之几", "40.00%"),
        ("假如都按复合增速增长，三年后的规模是起点的多少倍？请保留两位小数。", "52.09%"),
        ("各车型的长租加起来多少辆？跟2.5万还差多少", "4000辆"),
    ],
)
def test_what_a_value_is_held_against(turns: str, text: str) -> None:
    assert computed(turns)[-1] == text


@pytest.mark.parametrize(
    "question", ["石榴银行用了山地车之后产能多少", "How many bicycles were sold outside China?"]
)
def test_another_organisation_or_place_is_not_answered_with_ours(question: str) -> None:
    answer = talk().ask(question)
    assert (answer.status, answer.figures) == ("not_found", ())


def test_going_up_since_a_year_is_a_change() -> None:
    answer = Talk(VIEW).ask("签约客户数 has gone up by at least how many since 2029?")
    assert "at least 21家" in [each.text for each in answer.computations]


def test_a_group_that_fits_its_standard_is_that_group() -> None:
    view = MemoryView(
        metrics=(Metric(name="重点客户数", aliases=("重点客户",), unit="家"),),
        figures=(figure("重点客户数", "12家"),),
    )
    answer = Talk(view).ask("够得上重点标准的客户有几家")
    assert [each.text for each in answer.figures] == ["12家"]


@pytest.mark.parametrize(("thing", "status"), [("采购", "not_found"), ("维修", "answered")])
def test_a_word_of_other_metrics_is_not_taken_for_one_of_this(thing: str, status: str) -> None:
    """`单车采购成本降低` is near 单车维修成本降幅, and another cost."""
    view = MemoryView(
        metrics=(Metric(name="单车维修成本降幅", unit="%"), Metric(name="采购金额", unit="元")),
        figures=(figure("单车维修成本降幅", "12%"), figure("采购金额", "3亿", unit="元")),
    )
    assert Talk(view).ask(f"单车{thing}成本降低了百分之几").status == status


def test_years_written_together_are_each_of_them() -> None:
    assert told("长租123年各多少辆") == ["5K辆", "1万辆", "6K辆"]


def test_stated_shares_are_summed_beside_those_that_are_computed() -> None:
    assert computed("按写明的占比，长租三年和四年合计占百分之几")[-2:] == ["40.00%", "40.00%"]
