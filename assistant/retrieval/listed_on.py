"""`难点那页总结了几个难点`: where things are listed that a question counts, and what. Pure."""

import re
from typing import Final, NamedTuple

from assistant.indexes.base import Heading, View
from assistant.quantities.units import MEASURE_WORDS
from assistant.records import page_number
from assistant.retrieval.bilingual import translations
from assistant.retrieval.language import PAGE
from assistant.retrieval.lexicon import fold
from assistant.retrieval.overview import PAGE_LABEL

_VERB: Final = (
    r"(?:列|罗列|介绍|讲|提|写|总结|归纳|给出|举|分|说|谈|点|展示|收录)"
    r"(?:[举出到了过成为的着]|一共|总共)*"
)
_MEASURES: Final = sorted({*MEASURE_WORDS, "点", "类", "种"} - {"次"}, key=len, reverse=True)
_MEASURE: Final = rf"(?P<measure>{'|'.join(_MEASURES)})?(?![次字遍])"
_END: Final = r"[呢啊呀]?[?？。!！]*$"
_GENERIC: Final = r"(?:方面|内容|部分|大类|类别|要点)"
_COUNTED: Final = re.compile(
    rf"(?P<verb>{_VERB}|(?:一共|总共|共|都)?(?:有|是|包[括含])了?)哪?(?:几|多少){_MEASURE}大?"
    rf"(?:{_GENERIC}(?:的|$|(?=[?？。])))?的?(?P<noun>[^,，。?？几多少哪]{{0,10}}?){_END}"
)
_COUNTED_EN: Final = re.compile(
    r"\bhow many[ ,]*(?P<noun>[\u4e00-\u9fff]{2,8}|[a-z]+)[ ,]*(?:does|do|did|are|is)\b"
    r".{0,40}\b(?:list|name|mention|cover|give|set out|present|introduce)",
    re.IGNORECASE,
)
_ABOUT: Final = r"(?:请问|那|在|报告|汇报|材料|文中|文档|里|中|的|讲到?|关于|介绍|说|谈|写|看)*"
_PLACE: Final = re.compile(
    rf"(?:^|[,，])(?P<about>{_ABOUT})(?P<heading>[^,，。?？]{{2,14}}?)的?(?:[那这该]一?|一)?(?:页|章|节|部分|板块)"
)
_BEFORE: Final = re.compile(
    rf"(?:^|[,，])(?P<about>{_ABOUT})(?P<heading>[^,，。?？]{{2,14}}?)(?:里面?|中|上|下面?)?"
    r"(?:自[上下]而[下上]|一共|总共|共|都|到底)*$"
)
_SO_MANY: Final = re.compile(
    r"^(?:[几各多两三四五六七八九十\d]|若干|主要|重大|重点)(?:[个项大点条]|的)?"
)
_LISTS: Final = re.compile(rf"^{_VERB}")


_FILLER: Final = re.compile(
    r"(?:里面?|中|上|下面?)(?=$|[,，一总共都讲把])|[,，]|自[上下]而[下上]|一共|总共|共计?|都|到底|究竟|大概|具体|分别|"
    r"(?:讲|说|提|列|写)[了到]?[^,，]{0,24}?(?:什么的|啥的|等等|之类的?|这些)|^那?|把"
)
_LEADS: Final = re.compile(r"^(?:讲到?|说到?|谈到?|关于|介绍|写到?|提到?)的?")
_OF_NAMES: Final = re.compile(r"(?<=..)(?:案例|名单|名字|名称|清单)$")
_SOME: Final = re.compile(
    r"除|以外|之外|另外|其[他它余]|还(?=有|列|讲|提)|前[两二三四五六七八九十\d]|最|不[同属是]|没有?"
)
"""Words for a part of what is listed."""


class ListAsked(NamedTuple):
    """Of what is counted, and where it may stand."""

    path: tuple[str, ...]
    """Headings down to the one that is meant; empty where a page is."""
    places: tuple[Heading, ...]
    nouns: tuple[str, ...]
    """What the things are called, the most telling first."""
    measure: str


def list_asked(text: str, page: str | None, view: View) -> ListAsked | None:
    """None where no place is named or nothing is counted there, or only some of it."""
    counted = _COUNTED.search(text) or _COUNTED_EN.search(text)
    if counted is None or _SOME.search(text):
        return None
    before = text[: counted.start()]
    path, places, left = _place(before or text, page, view)
    if not places:
        return None
    titles = [PAGE_LABEL.sub("", title) for place in places for title in place.sections]
    left = _LEADS.sub("", _FILLER.sub("", left).strip("的")) if before else ""
    heading = PAGE_LABEL.sub("", path[-1]) if path else ""
    loose = not (page or _PLACE.search(before) or lists(text))
    if loose and counted["noun"] not in heading:
        return None  # `东区有几个仓库` asks how many there are, listed there or not
    last, *others = (counted["noun"] or left or heading).split("的")[::-1]
    beside = [*others, *([left] if counted["noun"] and left else [])]
    if any(not _says_again(word, titles, view) for word in beside):
        return None
    head = last[-2:] if last in titles and len(last) > 3 else ""
    words = (_SO_MANY.sub("", word) for word in (last, _OF_NAMES.sub("", last), head, *others))
    nouns = tuple(dict.fromkeys(filter(None, words)))
    return ListAsked(path, places, nouns, counted.groupdict().get("measure") or "个")


def lists(text: str) -> bool:
    """Whether a question says itself that something is listed: `列了几家`, and not `有几家`."""
    counted = _COUNTED.search(text)
    return bool(counted and _LISTS.match(counted["verb"])) or bool(_COUNTED_EN.search(text))


def _says_again(word: str, titles: list[str], view: View) -> bool:
    """What headings and kinds are called narrows nothing: `客户的案例`."""
    kinds = {n for e in view.entities() for n in (e.kind, *translations(e.kind.casefold()))}
    return word in kinds or any(word in title for title in titles)


def _place(
    before: str, page: str | None, view: View
) -> tuple[tuple[str, ...], tuple[Heading, ...], str]:
    """The outermost heading that is called so, with all below it, or the page of the number; and
    what stands behind its name.
    """
    known = [place for place in view.headings() if not place.case]
    if page:
        held = tuple(place for place in known if page_number(place.page) == page)
        label = PAGE.search(before)
        return held[0].sections[:1] if held else (), held, before[label.end() :] if label else ""
    named = _PLACE.search(before)
    said = named or _BEFORE.search(before)
    if said is None:
        return (), (), ""
    bare = _SO_MANY.sub("", said["heading"].strip('“”"「」『』'))
    words = (f"{said['about']}{said['heading']}", said["heading"], bare)
    called = (_called(fold(word), known, whole=named is None) for word in words)
    paths: list[tuple[str, ...]] = next(filter(None, called), [])
    if len(paths) != 1:
        return (), (), ""
    (path,) = paths
    places = tuple(place for place in known if place.sections[: len(path)] == path)
    return path, places, before[said.end() :]


def _called(said: str, known: list[Heading], *, whole: bool) -> list[tuple[str, ...]]:
    """Paths of the headings that are called so; where a page is meant, outermost ones with it."""
    paths = dict.fromkeys(p.sections[:n] for p in known for n in range(1, len(p.sections) + 1))
    titles = {path: fold(PAGE_LABEL.sub("", path[-1])) for path in paths}
    same = [p for p, title in titles.items() if said in {title, _SO_MANY.sub("", title)}]
    least = min(map(len, same), default=0)
    same = [path for path in same if len(path) == least]
    if same or whole:
        return same
    return [path for path, title in titles.items() if len(path) == 1 and said in title]
