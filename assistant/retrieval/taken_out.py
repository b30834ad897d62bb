"""What a question takes out of a value makes it another one: `扣除补助后的利润`. Pure."""

import re
from typing import Final

_OUT: Final = (
    r"(?:扣[除掉]|剔除|排除|去掉|刨[去除掉]|除[去开]|不[含算计]|不包[括含]|加回|还原|考虑)"
)
_BEHIND: Final = r"[^,，。？?]{0,4}?(?:[之以]?后|的|[,，])"


def is_taken_out(word: str, text: str) -> bool:
    """Whether a word of the question, which may hold the verb, stands between it and `后的`."""
    bare = re.sub(f"^{_OUT}", "", word)
    taken = rf"{_OUT}[^,，。？?]{{0,4}}{re.escape(bare)}{_BEHIND}"
    return bool(bare and re.search(taken, text))
