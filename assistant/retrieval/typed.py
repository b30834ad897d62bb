"""A question as it is typed to a question that can be read: the steps, in order.

Script and width, numbers, pinyin, mistakes in names, English. Each step knows the names of the
view and nothing else of it, so a name that an asker may not see is never read for another.
"""

import re
from collections.abc import Callable
from typing import Final, NamedTuple

from assistant.chinese import of_taiwan
from assistant.quantities.units import MEASURE_WORDS
from assistant.retrieval.counted import with_digits, with_english_digits
from assistant.retrieval.english import Vocabulary, to_chinese
from assistant.retrieval.glosses import without_glosses
from assistant.retrieval.headed import without_headings
from assistant.retrieval.language import Language, language_of, normalise
from assistant.retrieval.lexicon import Lexicon, fold
from assistant.retrieval.mixed import with_english_words
from assistant.retrieval.on_basis import on_basis
from assistant.retrieval.pinyin_input import from_pinyin
from assistant.retrieval.said_plainly import said_plainly
from assistant.retrieval.spans_of_time import written_out
from assistant.retrieval.spelling import Correction, Spelled, correct
from assistant.retrieval.spoken_english import in_plain_english
from assistant.retrieval.spoken_names import with_spoken_names
from assistant.retrieval.spoken_sums import plain_rates, plain_sums
from assistant.retrieval.synonyms import with_synonyms
from assistant.retrieval.words import OPINION

_CONCEPT: Final = re.compile(
    r"(?:到底|究竟|具体|都)*(?:是|算|叫做?|指的?是?)(?:一?个|种)?(?:什么|啥|怎样|怎么个)样?的?"
    r"(?:概念|东西|玩意儿?|来头|来路|名堂|说法)"
)


_USE: Final = re.compile(
    r"(?P<what>.{2,20}?)(?:到底|究竟|都|能|可以)*"
    r"(?:有(?:什么|啥|哪些)(?:好处|用处?|作用|价值|优势|亮点|特点|能力)|"
    r"(?:解决|干|做)(?:什么|啥|哪些)(?:问题|事情?)?用?的?|是?干嘛用?的)[啊呀呢]?[?？。]*"
)


_DEED: Final = (
    r"(?:[吃吞][掉下]?|[撑扛顶][起住]来?|[拿抢揽分]走|拿下|包[揽圆]|霸占|占据|瓜分|支撑)[了起到住]*"
)
_PART: Final = (
    r"(?:百分之[几多]少?|几成|[几多]少?个点|多大比例?|几分之几|一半|大?半数|大半|大头|"
    r"[一二两三四五六七八九]成)"
)
_TAKES: Final = re.compile(rf"{_DEED}(?=[^,，。？?]{{2,14}}?的?{_PART})")
_TAKES_PART: Final = re.compile(
    rf"{_DEED}(?P<part>{_PART})的?(?P<whole>[^,，。？?!！吗呢吧的]{{2,12}})"
)
"""`大客户撑起了收入的几成`: what a part does with its whole."""
_GIVES_PART: Final = re.compile(
    r"(?:贡献|带来|创造)了?(?P<part>[一大]?半数?|[一二两三四五六七八九]成)的?(?P<whole>[^,，。？?!！吗呢吧的]{2,8}?)"
    r"(?=了?(?:吗|吧|没有|么)[?？]*$)"
)
"""`老店贡献了一半产值吗`."""
_POINTS: Final = re.compile(r"(?:几|多少)个点(?![位击])")
"""`毛利率几个点`."""
_FEW: Final = re.compile(
    rf"(?<!最)多[小晓稍绍](?=钱|{'|'.join(map(re.escape, MEASURE_WORDS))})(?!.的)"
)
"""`多小台`: of one sound but for the tone."""
_PASSED: Final = re.compile("突破了?(?=多少|几)")
_AHEAD: Final = re.compile(
    r"(?:往后|接下来|今后)(?:再|看|算|数|的|这)*(?=[一二两三四五六七八九十\d]+年)"
)
_CLOSING: Final = re.compile(r"(?<=年)(?:收官|收尾)(?:的|之|那个?)*(?=月)")
_TIMES_START: Final = re.compile(
    r"(?:起点|期初|初始|原来|现在|今天|目前|当前)的?(?:规模|水平|基数)?的?(?=多少倍|几倍)"
)
"""Of what growth begins with."""
_YEARS: Final = re.compile(r"(?<!\d)[1-9]{3,5}年")
"""`123年`: one, two and three, where these are names."""
_HOLDS: Final = re.compile(
    r"(?:里[头面边](?:都|究竟|到底)*[装塞]|(?:里[头面边])?(?:都|究竟|到底)*(?:打包|集成|整合|囊括|涵盖))"
    r"(?:进来|进去|在内)?[了着进]*"
    r"(?=些?(?:什么|啥|哪些))"
)
"""`里头都打包了些啥`: what a thing consists of."""
_CALLED: Final = re.compile(r"(?<=叫|用)啥")
"""`分别叫啥`, `用啥办法`."""
_EXAMPLES: Final = re.compile(
    r"(?P<kind>[^,，。?？的有是]{2,16}?(?:[这那][类种样]|等等?[这那]?[类种])的?)|"
    r"[(（](?:如|例如|比如|诸如|像|e\.g\.)[^)）]+[)）]|,? ?\bsuch as [^,.?]+",
    re.IGNORECASE,
)
_AND_SUCH: Final = re.compile(
    r"等(?:等|这些|各类|其他|内部|外部)*(?:业务|部门|团队|客户|公司|企业|渠道|单位)"
)
"""`甲等内部业务`: what kind 甲 is of."""
_GAP: Final = re.compile(r"(?:的|离目标|距目标)*缺口(?:有|是|还有)?(?:多大|多少钱?|几何)")


class Understood(NamedTuple):
    """What a question says, however it was typed."""

    text: str
    language: Language
    """Of the reply: that of the text as typed; Chinese for pinyin."""
    corrections: tuple[Correction, ...] = ()


def understood(
    question: str,
    lexicon: Lexicon,
    *,
    message: str = "",
    vocabulary: Callable[[], Vocabulary] | None = None,
    spelling: bool = True,
) -> Understood:
    """`message` is what the question was sent in: its script is that of the reply.

    `vocabulary` has the words that an English question may mean; asked for only by one.
    Without `spelling` a mistake in a name stays as it is typed.
    """
    language = language_of(question)
    wider = message if message != question else ""
    if language == "zh" and wider and language_of(wider) == "zh-Hant":
        language = "zh-Hant"
    text = _mainland(question, lexicon) if language == "zh-Hant" else normalise(question)
    if language == "en":
        text = in_plain_english(plain_rates(with_english_digits(text), lexicon), lexicon)
    typed = from_pinyin(with_digits(without_glosses(text, lexicon), lexicon), lexicon)
    digits = with_digits(typed.text, lexicon)
    spelled = correct(digits, lexicon) if spelling else Spelled(digits)
    turned = typed.chinese and typed.corrections
    if language == "en" and turned and language_of(typed.text) != "en":
        language = "zh"
    said, based = on_basis(plain_sums(written_out(spelled.text), lexicon), lexicon)
    said, spoken = with_spoken_names(plainly(said, lexicon), lexicon)
    said, synonyms = with_synonyms(said, lexicon)
    said, mixed = with_english_words(said, lexicon) if language != "en" else (said, ())
    if language == "en" and vocabulary is not None and not OPINION.search(said):
        said = to_chinese(said, vocabulary())
    return Understood(
        said,
        language,
        (*typed.corrections, *spelled.corrections, *based, *spoken, *synonyms, *mixed),
    )


def plainly(text: str, lexicon: Lexicon) -> str:
    """`"X是个什么概念"` -> `"X是什么"`; what a thing is good for says what it is, too."""
    if (match := _USE.fullmatch(text)) and _is_thing(match["what"], lexicon):
        return f"{match['what']}是什么"
    text = said_plainly(text)
    text = _PASSED.sub("超过", _FEW.sub("多少", text))
    text = _TAKES_PART.sub(r"占\g<whole>的\g<part>", _TAKES.sub("占", text))
    text = _HOLDS.sub("包括", _GIVES_PART.sub(r"占\g<whole>的\g<part>", text))
    text = _CLOSING.sub("底那个", _AHEAD.sub("未来", text))
    if re.search("复合|增长率|增速", text):
        text = _TIMES_START.sub("", text)
    text = _YEARS.sub(lambda match: _each_year(match, lexicon), text)
    text = _CALLED.sub("什么", _POINTS.sub("多少", _CONCEPT.sub("是什么", text)))
    text = without_headings(_without_examples(text, lexicon), lexicon)
    if lexicon.targets("区域") and not lexicon.find(fold("大区")):
        text = text.replace("大区", "区域")
    if fold("缺口") not in "\n".join(lexicon.metric_names()):
        text = _GAP.sub("比目标差多少", text)
    return text


def _each_year(match: re.Match[str], lexicon: Lexicon) -> str:
    digits = match[0][:-1]
    years = [f"{digit}年" for digit in digits]
    rising = digits in "123456789"
    known = all({t.kind for t in lexicon.targets(year)} & {"member"} for year in years)
    return "、".join(years) if rising and known else match[0]


def _without_examples(text: str, lexicon: Lexicon) -> str:
    """`甲/乙这类丙`, `丙(如甲、乙)`, `丙 such as 甲`: of 丙 is asked, whatever examples it has."""
    for match in reversed(list(_EXAMPLES.finditer(text))):
        before, after = text[: match.start()], text[match.end() :]
        held = lexicon.find(fold(match[0]))
        whole = lexicon.find(after.lower())[:1] if match["kind"] else lexicon.find(before.lower())
        if held and whole and (not match["kind"] or whole[0].start == 0):
            text = before + after
    for match in reversed(list(_AND_SUCH.finditer(text))):
        before = text[: match.start()]
        if any(each.end == len(before) for each in lexicon.find(fold(before))):
            text = before + text[match.end() :]
    return text


def _is_thing(text: str, lexicon: Lexicon) -> bool:
    """A name of the glossary, and of no customer with a case or figures."""
    kinds = {target.kind for target in lexicon.targets(fold(text))}
    return "entity" in kinds and not kinds & {"case", "subject", "metric"}


def _mainland(question: str, lexicon: Lexicon) -> str:
    """Character by character, or in the words of the mainland; whichever holds more of a name."""
    writings = [normalise(of_taiwan(question)), normalise(question)]
    return max(writings, key=lambda text: _named(text, lexicon))


def _named(text: str, lexicon: Lexicon) -> int:
    return sum(mention.end - mention.start for mention in lexicon.find(text.lower()))
