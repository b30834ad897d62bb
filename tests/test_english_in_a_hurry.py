"""English typed in a hurry: short words, inflected names, arithmetic in words, opinions."""

import pytest

from assistant.answering.understanding import lexicon_of
from assistant.exchange import Answer
from assistant.retrieval.asked import asked_of
from assistant.retrieval.coverage import covered
from assistant.retrieval.messages import questions_of
from assistant.retrieval.spoken_english import in_plain_english
from tests.invented_cycles import VIEW, talk


def answer_to(turns: str) -> Answer:
    """The last answer of one conversation; `|` stands between its messages."""
    talking = talk()
    return [talking.ask(text) for text in turns.split("|")][-1]


@pytest.mark.parametrize(
    ("typed", "meant"),
    [
        ("avg output per yr", "average output per year"),
        ("growth in the next 3 yrs", "growth in the next 3 years"),
        ("share of the 4-year deals", "share of the 4-year"),
        ("leased volume in total", "lease volume in total"),
        ("sold bicycles please", "bicycles sold please"),
        ("one lease customer", "one lease customers"),
        ("how many customers have leases", "how many lease customers"),
        ("how many customers came back", "how many customers came back"),
        ("how many key bicycle customers", "how many key customers"),
        ("1-, 2- and 4-year contracts", "1-year, 2-year and 4-year"),
        ("what share falls under 2-year deals", "what share is of 2-year"),
        ("how many key foreign customers", "how many key foreign customers"),
        (
            "what share of revenue do our key customers account for",
            "what share of revenue from key customers",
        ),
        ("how many 长租 customers", "how many 长租客户"),
        ("how many customers were on 长租 deals in 2030", "how many 长租客户 deals in 2030"),
        (
            "what share of revenue comes from key customers",
            "what share of revenue from key customers",
        ),
        ("18% compound, how many times today's size", "18% compound, how many times"),
        ("how many times today's output", "how many times today's output"),
        ("reserved and leftover bicycles", "reserved bicycles and bicycles left"),
        (
            "divide bicycles sold by bicycles delivered",
            "bicycles sold divided by bicycles delivered",
        ),
        ("subtract bicycles left from bicycles sold", "bicycles sold minus bicycles left"),
        ("output after vs before", "output after refitting vs output before refitting"),
        ("how much did bicycles bring in", "how much bicycle revenue"),
        ("to two decimals", "to 2 decimals"),
        ("what is the maximum gain", "what is the gain"),
        (
            "what is our yield, i.e. sold as a percentage of made",
            "what is sold as a percentage of made",
        ),
        (
            "how many customers have we added since 2031",
            "by how many has the number of customers increased since 2031",
        ),
        (
            "how many times the old output is the new output",
            "new output is how many times old output",
        ),
        ("how large is the output", "how much is the output"),
        ("add up A1 and B2: how many bicycles", "A1 and B2: in total how many bicycles"),
        ("I need the output", "the output"),
        ("one decimal place", "1 decimal place"),
        ("bicycles rarely sold", "bicycles rarely sold"),
    ],
)
def test_what_is_typed_becomes_the_names_of_the_view(typed: str, meant: str) -> None:
    assert " ".join(in_plain_english(typed, lexicon_of(VIEW)).split()) == meant


@pytest.mark.parametrize(
    ("turns", "texts"),
    [
        ("what's the forecast CAGR for the next 3 yrs", ["15%"]),
        ("How much did bicycles bring in in Dec 2030?", ["1.8亿元"]),
        ("how many bicycles went to the online store, out of those sold?", ["5K辆"]),
        ("Lease split for the 3-year and 4-year deals pls, bicycles and share",
         ["6K辆", "4K辆", "24%", "16%"]),
        ("reserved and leftover bicycles, both numbers please", ["4K辆", "2K辆"]),
        ("How many bicycles are being held back?", ["4K辆"]),
        ("How many bicycles have been reserved?", ["4K辆"]),
        ("Revenue in December 2030, in RMB?", ["1.8亿元"]),
        ("How many leased (长租) customers do we have?", ["50家+"]),
    ],
)  # fmt: skip
def test_figures_are_found(turns: str, texts: list[str]) -> None:
    assert set(texts) <= {figure.text for figure in answer_to(turns).figures}


@pytest.mark.parametrize(
    ("turns", "text"),
    [
        ("What do I get if I divide 云杉 output after by before, to two decimals", "1.50倍"),
        ("leased volume is how many times the bicycles delivered? 2 decimals", "1.25倍"),
        ("Average bicycles per lease customer, taking 50 customers", "at most 500辆"),
        ("avg number of bicycles per lease customer", "at most 500辆"),
        ("How many bicycles sold? How many more than the reserved bicycles?", "1万辆"),
        ("How many bicycles sold? How many more is that than the reserved bicycles?", "1万辆"),
        (
            "The report gives a number of reserved bicycles. What percentage of the bicycles "
            "delivered do they make up?",
            "20.00%",
        ),
        ("How many leased bicycles have terms of three years or longer?", "1万辆"),
        ("bicycles left? and if you add the reserved bicycles?", "6000辆"),
        ("bicycles delivered plus reserved bicycles?", "2.4万辆"),
    ],
)
def test_arithmetic_in_words_is_computed(turns: str, text: str) -> None:
    assert [each.text for each in answer_to(turns).computations] == [text]


@pytest.mark.parametrize(
    "question",
    [
        "Do you think Zhou Ning's plan is any good?",
        "Do you think the plan will work?",
        "Do you believe the meeting was worth it?",
        "In your opinion, is the new bicycle right for us?",
        "你觉得周宁的规划靠谱吗",
    ],
)
def test_opinions_are_refused(question: str) -> None:
    assert answer_to(question).status == "not_found"


@pytest.mark.parametrize(
    ("message", "questions"),
    [
        ("How many cups? 2 decimals", ("How many cups, 2 decimals",)),
        ("杯子占多少？两位小数", ("杯子占多少, 两位小数",)),
        ("杯子占多少？保留三位小数。", ("杯子占多少, 保留三位小数。",)),
        ("杯子多少？盘子多少？", ("杯子多少？", "盘子多少？")),
        ("哪个月最多，是最少的几倍", ("哪个月最多", "是最少的几倍")),
    ],
)
def test_how_to_round_is_no_question_of_its_own(message: str, questions: tuple[str, ...]) -> None:
    assert questions_of(message) == questions


@pytest.mark.parametrize(
    ("word", "evidence", "held"),
    [
        ("online", "网店的在线销量", True),
        ("bought", "尚未购买的车", True),
        ("overseas", "网店的在线销量", False),
        ("gross", "车辆收入为1.8亿元", False),
        ("ERP", "车辆收入为1.8亿元", False),
    ],
)
def test_a_word_of_english_is_held_by_evidence_in_chinese(
    word: str, evidence: str, held: bool
) -> None:
    assert covered(word.casefold(), evidence) is held


@pytest.mark.parametrize(
    ("question", "number"),
    [
        ("What is the gross margin of bicycles?", True),
        ("What's our revenue target for 2032?", True),
        ("What is the goal of the strategy?", False),
        ("What are the reasons behind the margin squeeze?", False),
    ],
)
def test_a_measure_asks_for_a_number(question: str, number: bool) -> None:
    assert asked_of(question).number is number
