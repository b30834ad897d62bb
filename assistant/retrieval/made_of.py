"""What a thing is made of: how it is asked, and which sentence tells it. Pure."""

import re
from collections.abc import Iterable
from typing import Final

_WHICH: Final = r"(?:哪[几些两三]?|什么|啥|几)(?:[个块部层样大类种]|部分|模块|环节|东西|内容)*"
_ASKED: Final = re.compile(
    rf"由{_WHICH}[^,，。？?]{{0,4}}(?:组成|构成|拼成|组合)|"
    rf"(?:包[含括]|涵盖|囊括|分[为成]|含有?|拆成)(?:了|的|有|是)*{_WHICH}|"
    rf"(?:组成|构成)(?:部分)?(?:都|分别)?(?:是|有){_WHICH}|"
    r"\b(?:consists? of|made (?:up )?of|comprises?|parts of)\b",
    re.IGNORECASE,
)
_MADE_OF: Final = (
    r"[^,，。；;]{0,6}?(?:包[含括]|涵盖|囊括|分[为成]|由[^。；;]{2,40}(?:组成|构成)|"
    r"consists? of|comprises?|is made (?:up )?of)"
)


def asks_parts(text: str) -> bool:
    """`这套方案由哪几块组成`, `方案里包括什么`."""
    return bool(_ASKED.search(text))


def tells_parts(names: Iterable[str], sentence: str) -> bool:
    """Whether the sentence says what one of the names is made of."""
    return any(re.search(re.escape(name) + _MADE_OF, sentence, re.IGNORECASE) for name in names)
