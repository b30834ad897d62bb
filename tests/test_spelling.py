"""How people type: mistakes in names, pinyin, Chinese numerals, and what is never corrected."""

import time

import pytest

from assistant.retrieval.counted import with_digits
from assistant.retrieval.language import normalise
from assistant.retrieval.lexicon import Lexicon, Target, TargetKind
from assistant.retrieval.pinyin_input import from_pinyin
from assistant.retrieval.spelling import Spelled, correct
from assistant.retrieval.typed import understood
from tests.invented import ask

NAMES: dict[TargetKind, tuple[str, ...]] = {
    "metric": ("销售额", "GPU收入", "总收入", "签约量", "签约规模"),
    "subject": (
        "晨光学堂",
        "蓝海",
        "青禾",
        "银杏书院",
        "绿洲银行",
        "中泰证券",
        "远洋集团",
        "铂澜智屿",
    ),
    "entity": ("Lumitek", "X800", "Y800", "星图网络"),
    "case": ("蓝海", "朝曜"),
    "member": ("4年", "2年", "三季", "外部客户"),
}
LEXICON = Lexicon(
    {name.lower(): {Target(kind, name)} for kind, names in NAMES.items() for name in names}
    | {"蓝海": {Target("subject", "蓝海"), Target("case", "蓝海")}}
)


@pytest.mark.parametrize(
    ("typed", "read"),
    [
        pytest.param("晨光雪堂签了几年", "晨光学堂签了几年", id="a homophone"),
        pytest.param("银性书院的销售额", "银杏书院的销售额", id="a homophone within"),
        pytest.param("兰海签了几年", "蓝海签了几年", id="a short name of the same sound"),
        pytest.param("蓝嗨的案例", "蓝海的案例", id="a homophone of the other character"),
        pytest.param("清禾签了几年", "青禾签了几年", id="the same sound in another tone"),
        pytest.param("晨光学唐的收入", "晨光学堂的收入", id="the last character"),
        pytest.param("星途网络的作用", "星图网络的作用", id="before an ordinary word"),
        pytest.param("银书杏院的销售额", "银杏书院的销售额", id="two characters swapped"),
        pytest.param("铂澜屿的销售额", "铂澜智屿的销售额", id="a character left out"),
        pytest.param("签约规摸多大", "签约规模多大", id="a metric by its sound"),
        pytest.param("消售额多少", "销售额多少", id="the first character"),
        pytest.param("GPU收人多少", "gpu收入多少", id="a metric by its look"),
        pytest.param("GPU受入多少", "gpu收入多少", id="Latin beside the mistake"),
        pytest.param("朝耀的案例", "朝曜的案例", id="a name of a case"),
        pytest.param("lumitk签了几年", "lumitek签了几年", id="a letter left out"),
        pytest.param("Lumitec签了几年", "lumitek签了几年", id="a wrong letter"),
        pytest.param("Lumietk签了几年", "lumitek签了几年", id="two letters swapped"),
    ],
)
def test_a_mistake_in_a_name_is_corrected_and_told(typed: str, read: str) -> None:
    spelled = correct(typed, LEXICON)
    assert spelled.text == read
    assert len(spelled.corrections) == 1
    assert spelled.corrections[0].typed in typed


def test_a_rare_reading_of_what_is_typed_is_not_heard() -> None:
    """幅 was once read bi, as 比 is."""
    shares = Lexicon({"销售额占比": {Target("metric", "销售额占比")}})
    assert correct("销售额涨幅多少", shares) == Spelled("销售额涨幅多少")
    assert correct("销售额战比多少", shares).text == "销售额占比多少"


@pytest.mark.parametrize(
    "typed",
    [
        pytest.param("蓝海和青禾的销售额", id="names as they are"),
        pytest.param("Z800的销售额", id="a digit or letter of a model"),
        pytest.param("X801签了多少", id="a digit"),
        pytest.param("净收入多少", id="a neighbouring metric"),
        pytest.param("红洲银行的案例", id="another company of the same trade"),
        pytest.param("华泰证券的销售额", id="another company, one character off"),
        pytest.param("晨光大学有几家", id="another institution"),
        pytest.param("青和集团的销售额", id="a legal name"),
        pytest.param(
            "圆洋集团的销售额", id="the legal name of a subject is never read into another"
        ),
        pytest.param("内海签了几年", id="a short name that sounds otherwise"),
        pytest.param("深海的案例", id="a word of the language"),
        pytest.param("请和我说销售额", id="words that sound like a name"),
        pytest.param("今年的客户比去年多多少", id="an ordinary sentence"),
        pytest.param("cumulative sales by term", id="English words"),
    ],
)
def test_what_is_no_mistake_stays(typed: str) -> None:
    assert correct(typed, LEXICON).text == typed


def test_two_names_that_are_equally_near_are_both_left_alone() -> None:
    lexicon = Lexicon({name: {Target("subject", name)} for name in ("云杉书院", "云山书院")})
    assert correct("云衫书院的销售额", lexicon).text == "云衫书院的销售额"


def test_a_name_that_stands_there_whole_is_not_typed_wrong() -> None:
    """`云栈春` goes on with another word; `云栈测` only sounds like its longer name."""
    member = Target("member", "云栈", "渠道")
    lexicon = Lexicon({"云栈": {member}, "云栈侧": {member}})
    assert correct("送去云栈春补的有多少", lexicon).text == "送去云栈春补的有多少"
    assert correct("云栈测的有多少", lexicon).text == "云栈侧的有多少"


def test_a_name_that_is_not_of_the_view_is_never_read_for_a_mistake() -> None:
    hidden = Lexicon({"签约量": {Target("metric", "签约量")}})
    assert understood("晨光雪堂的签约量", hidden).corrections == ()
    assert understood("chenguangxuetang签约量", hidden).text == "chenguangxuetang签约量"


@pytest.mark.parametrize(
    ("typed", "read"),
    [
        pytest.param("lanhai xiaoshoue duoshao", "蓝海销售额多少", id="with spaces"),
        pytest.param("lan hai xiao shou e duo shao", "蓝海销售额多少", id="by syllables"),
        pytest.param("lanhaixiaoshoueduoshao", "蓝海销售额多少", id="without spaces"),
        pytest.param("GPU shouru youduoda", "gpu收入有多大", id="with a Latin part"),
        pytest.param("4nian qianyueliang", "4年签约量", id="a member with a digit"),
        pytest.param("xiaoshoue shi duoshao", "销售额是多少", id="words of one syllable"),
        pytest.param("cgxt签了几年", "晨光学堂签了几年", id="initials"),
        pytest.param("CGXT签了几年", "晨光学堂签了几年", id="initials in capitals"),
        pytest.param("cgxt xiaoshoue", "晨光学堂销售额", id="initials beside pinyin"),
        pytest.param("qinghe de xiaoshoue", "青禾的销售额", id="a particle"),
        pytest.param("lvzhouyinhang anli", "绿洲银行案例", id="a character of two readings"),
        pytest.param("lanhai de guimo", "蓝海的规模", id="a word that is only part of a name"),
    ],
)
def test_pinyin_becomes_chinese(typed: str, read: str) -> None:
    meant = understood(typed, LEXICON)
    assert meant.text == read
    assert meant.language == "zh"


@pytest.mark.parametrize(
    "typed",
    [
        "What is the share of women in the company?",
        "How long is the term of the contract",
        "can you list the sales",
        "Which customers use X800?",
        "gpu revenue",
        "ROI是多少",
        "hello",
    ],
)
def test_english_is_no_pinyin(typed: str) -> None:
    assert from_pinyin(typed, LEXICON).text == typed


def test_a_word_of_english_is_no_initials_beside_a_name() -> None:
    lexicon = Lexicon({"退货额": {Target("metric", "退货额")}, "北区": {Target("member", "北区")}})
    question = "Where is the new store of 北区?"
    assert from_pinyin(question, lexicon).text == question
    assert from_pinyin("北区 the 多少", lexicon).text == "北区退货额多少"


def test_a_name_in_pinyin_is_found_in_an_english_question() -> None:
    meant = understood("What is the term of chenguangxuetang?", LEXICON)
    assert meant.text == "What is the term of 晨光学堂?"
    assert meant.language == "en"


@pytest.mark.parametrize(
    ("typed", "read"),
    [
        pytest.param("四年期签约量", "4年签约量", id="a term"),
        pytest.param("四年的签约量", "4年的签约量", id="a numeral"),
        pytest.param("4年期签约量", "4年签约量", id="a digit with 期"),
        pytest.param("为期四年的签约量", "4年的签约量", id="in other words"),
        pytest.param("两年的", "2年的", id="两"),
        pytest.param("3季的销售额", "三季的销售额", id="a name in numerals"),
        pytest.param("二零三零年十二月销售额", "2030年十二月销售额", id="a year digit by digit"),
        pytest.param("二四年十二月销售额", "24年十二月销售额", id="a short year"),
        pytest.param("未来四年的销售额", "未来四年的销售额", id="a span of time"),
        pytest.param("四年后是几倍", "四年后是几倍", id="from now"),
        pytest.param("近两年的销售额", "近两年的销售额", id="up to now"),
        pytest.param("两三年", "两三年", id="about so many"),
        pytest.param("2030年12月", "2030年12月", id="a date"),
        pytest.param("四年期限", "4年期限", id="a word that begins with 期"),
    ],
)
def test_numbers_are_read_as_people_write_them(typed: str, read: str) -> None:
    assert with_digits(typed, LEXICON) == read


@pytest.mark.parametrize(
    ("question", "text", "note"),
    [
        pytest.param("晨光雪堂的销售额", "1.26亿元", "晨光学堂", id="a homophone"),
        pytest.param("chenguang xiaoshoue duoshao", "1.26亿元", "销售额", id="pinyin"),
        pytest.param("cgxt的销售额", "1.26亿元", "晨光学堂", id="initials"),
        pytest.param("四年期签约占比多少", "15%", "", id="a numeral"),
        pytest.param("二零三零年十二月销售额多少", "2亿元", "", id="a year in numerals"),
        pytest.param("１２ 月 销 售 额　多少", "2亿元", "", id="width and spaces"),
        pytest.param("你好，请问12月销售额多少呀，谢谢！", "2亿元", "", id="chatty"),
        pytest.param("急急急！！老板问12月销售额多少🙏🙏", "2亿元", "", id="in haste"),
        pytest.param("領導要看，麻煩幫我看下12月營收多少…", "2亿元", "", id="chatty, Traditional"),
        pytest.param("12yue xiaoshoue duoshao", "2亿元", "", id="a month in pinyin"),
    ],
)
def test_a_question_is_understood_however_it_is_typed(question: str, text: str, note: str) -> None:
    answer = ask(question)
    assert [figure.text for figure in answer.figures] == [text], answer.answer
    assert any(f"按「{note}" in told for told in answer.notes) or not note


def test_the_reply_keeps_the_script_of_the_question() -> None:
    assert "資料" in ask("請問毛利率多少").answer


def test_a_large_lexicon_is_indexed_once_and_asked_fast() -> None:
    chars = "金木水火土日月山川风云海天地人和平安康泰盛达"
    names = {
        f"{a}{b}{c}科技": {Target("subject", f"{a}{b}{c}科技")}
        for a in chars for b in chars for c in chars[:6]
    }  # fmt: skip
    lexicon = Lexicon({**names, **{n: {t} for n, t in [("销售额", Target("metric", "销售额"))]}})
    understood("金木火科计的消售额", lexicon)
    started = time.perf_counter()
    for _ in range(20):
        understood(normalise("请问金木水科技去年的消售额是多少"), lexicon)
    assert (time.perf_counter() - started) / 20 < 0.02


@pytest.mark.parametrize(
    ("question", "text"),
    [
        pytest.param("What is the income of the group?", "7亿元左右", id="words in another order"),
        pytest.param("What is the compound growth rate?", "18%", id="several words of a name"),
        pytest.param("What is the group revenue?", "7亿元左右", id="beside an alias"),
    ],
)
def test_english_is_read_through_the_dictionary(question: str, text: str) -> None:
    answer = ask(question)
    assert [figure.text for figure in answer.figures] == [text], answer.answer
    assert "What" in " ".join(answer.suggestions), "the frame words stay English"


def test_english_that_the_view_does_not_have_is_refused() -> None:
    answer = ask("What is the gross margin?")
    assert answer.status == "not_found"
    assert not answer.figures
