"""`哪座码头最忙`, `卖得最火的茶`: a superlative of talk, in the words of what it measures. Pure.

Only where the adjective has a measure in the language, and the view has just one of that name.
"""

import re
from typing import Final, NamedTuple

from assistant.indexes.base import View

_KIND: Final = r"(?P<kind>[\u3400-\u9fff]{1,6}?)"
_HOW: Final = r"(?P<deed>卖|租|装|用)?得?最(?P<how>好|差|火|旺|满|空|闲|忙|不好)"
_END: Final = r"(?=[吗呢啊的了]*(?:$|[?？,，。]))"
_ASKED: Final = (
    re.compile(rf"哪一?[个家种类条款台间座批]{_KIND}{_HOW}{_END}"),
    re.compile(
        rf"{_HOW}的{_KIND}(?:是|有)?(?:哪一?[个家种类条款台间座批]|什么|谁|哪儿|哪里){_END}"
    ),
)
_MEASURES: Final[dict[str, tuple[str, ...]]] = {
    "卖": ("销售额", "销售收入", "营业收入", "营收", "收入"),
    "租": ("出租率",),
    "装": ("装载率", "满载率"),
    "闲": ("产能利用率", "利用率", "使用率", "开工率"),
    "忙": ("产能利用率", "利用率", "使用率", "开工率"),
}
"""What is measured by a deed, or by the adjective alone."""
_LEAST: Final = frozenset({"差", "空", "闲", "不好"})


def with_most(text: str, view: View) -> str:
    """`"哪座码头最忙"` -> `"哪个码头泊位利用率最高"`, where there is such a rate of 码头."""
    for pattern in _ASKED:
        said = pattern.search(text)
        found = _measure(said["deed"] or said["how"], said["kind"], view) if said else None
        if said and found:
            how = "低" if said["how"] in _LEAST else "高"
            asked = f"哪个{found.dimension}{found.metric}最{how}"
            return f"{text[: said.start()]}{asked}{text[said.end() :]}"
    return text


class _Measure(NamedTuple):
    metric: str
    dimension: str


def _measure(said: str, kind: str, view: View) -> _Measure | None:
    """The only metric that is called by the first of the words that one is called by, and that is
    told of what is asked: 仓 of 仓库.
    """
    for word in _MEASURES.get(said, ()):
        found = [
            _Measure(name, dimension)
            for name, use in view.uses().items()
            if name == word or (name.endswith(word) and word.endswith(("率", "收入", "额")))
            for dimension in use.dimensions
            if kind in dimension
        ]
        if len(found) == 1:
            return found[0]
        if found:
            break
    return None
