"""A question as it is typed to a question that can be read: the steps, in order.

Script and width, numbers, pinyin, mistakes in names, English. Each step knows the names of the
view and nothing else of it, so a name that an asker may not see is never read for another.
"""

import re
from collections.abc import Callable
from typing import Final, NamedTuple

from assistant.retrieval.counted import with_digits, with_english_digits
from assistant.retrieval.english import Vocabulary, to_chinese
from assistant.retrieval.language import Language, language_of, normalise, of_taiwan
from assistant.retrieval.lexicon import Lexicon
from assistant.retrieval.pinyin_input import from_pinyin
from assistant.retrieval.spelling import Correction, Spelled, correct
from assistant.retrieval.synonyms import with_synonyms

_CONCEPT: Final = re.compile(
    r"(?:到底|究竟|具体|都)*(?:是|算|叫做?|指的?是?)(?:一?个|种)?(?:什么|啥|怎样|怎么个)样?的?"
    r"(?:概念|东西|玩意儿?|来头|来路|名堂|说法)"
)


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
    if language == "zh" and message and language_of(message) == "zh-Hant":
        language = "zh-Hant"
    text = _mainland(question, lexicon) if language == "zh-Hant" else normalise(question)
    if language == "en":
        text = with_english_digits(text)
    typed = from_pinyin(with_digits(text, lexicon), lexicon)
    digits = with_digits(typed.text, lexicon)
    spelled = correct(digits, lexicon) if spelling else Spelled(digits)
    if language == "en" and typed.chinese:
        language = "zh"
    said, synonyms = with_synonyms(plainly(spelled.text), lexicon)
    if language == "en" and vocabulary is not None:
        said = to_chinese(said, vocabulary())
    return Understood(said, language, (*typed.corrections, *spelled.corrections, *synonyms))


def plainly(text: str) -> str:
    """`"X是个什么概念"` -> `"X是什么"`."""
    return _CONCEPT.sub("是什么", text)


def _mainland(question: str, lexicon: Lexicon) -> str:
    """Character by character, or in the words of the mainland; whichever holds more of a name."""
    writings = [normalise(of_taiwan(question)), normalise(question)]
    return max(writings, key=lambda text: _named(text, lexicon))


def _named(text: str, lexicon: Lexicon) -> int:
    return sum(mention.end - mention.start for mention in lexicon.find(text.lower()))
