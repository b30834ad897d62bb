"""Headings that a question sets before what it lists: what is listed is asked, not they. Pure."""

import re
from typing import Final

from assistant.retrieval.lexicon import Lexicon, Mention

_BETWEEN: Final = re.compile(r"\s*(?:[、,，/]|和|与|及|以及|跟|\band\b)\s*")
_BRACKET: Final = re.compile(
    r"(?P<head>[^,，。;；?？!！:：()（）]*)[(（](?P<names>[^()（）]+)[)）]"
)
_NUMBER: Final = r"[这那]?[两二三四五六七八九十\d]+[个种款类张家台](?:不同的)?[\u3400-\u9fff]{0,3}"
_KIND: Final = re.compile(
    rf"(?:(?:[A-Za-z\d]{{1,6}}|[\u3400-\u9fff]{{1,3}})系列?的?(?:{_NUMBER})?|{_NUMBER})$"
)
"""`K系列两款车`: how the names in the bracket are called together."""
_COLON: Final = re.compile(r"(?P<head>[^:：。;；?？!！]{2,})[:：](?P<parts>[^:：。;；?？!！]+)")
_WHERE: Final = re.compile(
    r"(?:都|各|分别|到底|究竟)*(?:[去流到]了?哪[里儿]?去?|[去流]向|怎么分的?|的?情况)(?:了|呢|如何|怎样)?"
)


def without_headings(text: str, lexicon: Lexicon) -> str:
    """`"K系列两款车(K2、K4)的销量"` -> `"K2、K4的销量"`; `"入库的去哪了:售出、剩余各多少"` ->
    `"售出、剩余各多少"`.
    """
    return _of_parts(_of_bracket(text, lexicon), lexicon)


def _of_bracket(text: str, lexicon: Lexicon) -> str:
    for match in reversed(list(_BRACKET.finditer(text))):
        kind = _KIND.search(match["head"])
        if kind is None or not _all_members(match["names"], lexicon):
            continue
        named = [m.end for m in lexicon.find(match["head"].lower())]
        start = max([kind.start(), *(end for end in named if end < kind.end())])
        names = "、".join(filter(None, _BETWEEN.split(match["names"])))
        text = text[: match.start() + start] + names + text[match.end() :]
    return text


def _all_members(names: str, lexicon: Lexicon) -> bool:
    """Several of one dimension, and nothing else."""
    held = [lexicon.targets(part.casefold()) for part in _BETWEEN.split(names) if part]
    dimensions = [{t.dimension for t in targets if t.kind == "member"} for targets in held]
    return len(held) > 1 and bool(set.intersection(*dimensions))


def _of_parts(text: str, lexicon: Lexicon) -> str:
    """A metric before a colon, where the parts behind it are metrics themselves, is not asked."""
    match = _COLON.search(text)
    parts = [part for part in _BETWEEN.split(match["parts"]) if part] if match else []
    if match is None or sum(bool(_metrics(part, lexicon)) for part in parts) < 2:
        return text
    head = match["head"]
    named = _metrics(head, lexicon)
    for mention in reversed(named):
        head = head[: mention.start] + head[mention.end :]
    if not named:
        return text
    head = _WHERE.sub("", head).strip("的,， ")
    return f"{text[: match.start()]}{head}{':' if head else ''}{text[match.start('parts') :]}"


def _metrics(text: str, lexicon: Lexicon) -> list[Mention]:
    return [mention for mention in lexicon.find(text.lower()) if mention.names("metric")]
