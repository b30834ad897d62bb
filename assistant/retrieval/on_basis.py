"""`规模多大（收入口径）`: a vague noun means the measure that the question gives for it. Pure."""

import re
from typing import Final

from assistant.retrieval.lexicon import Lexicon
from assistant.retrieval.spelling import Correction

_VAGUE: Final = re.compile(
    r"的?(?:整?个|这块?)?(?P<noun>盘子|体量|规模|大盘|摊子|块头)(?=[有是到大]|究竟|具体|能|多|$|[,，?？])"
)
_SIZE: Final = re.compile(r"(?:有|是|到底|究竟|大[概约])*多大")
_OF: Final = r"(?:按照?|以|用|论)?(?P<of>[\u3400-\u9fff]{2,5}?)"
_BASIS: Final = re.compile(
    rf"\(\s*{_OF}(?:的?口径|来?[算看计])\s*\)|"
    rf"[,，;；]{_OF.replace('<of>', '<said>')}(?:的?口径|来?[算看计])(?=[?？。]*$)"
)


def on_basis(text: str, lexicon: Lexicon) -> tuple[str, tuple[Correction, ...]]:
    """`"集团盘子多大(收入口径)"` -> `"集团收入多大"`, where the names of metrics end in 收入."""
    basis = _BASIS.search(text)
    of = (basis["of"] or basis["said"]) if basis else ""
    if basis is None or not any(name.endswith(of) for name in lexicon.metric_names()):
        return text, ()
    bare = text[: basis.start()] + text[basis.end() :]
    vague, size = _VAGUE.search(bare), _SIZE.search(bare)
    if of in bare or not (vague or size):
        return text, ()
    start, end = vague.span() if vague else (size.start(), size.start()) if size else (0, 0)
    said = (Correction(vague["noun"], of),) if vague else ()
    return bare[:start] + of + bare[end:], said
