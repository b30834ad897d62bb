"""Business words that mean one thing: what is said to what the metrics are named. Pure."""

import re
from functools import lru_cache
from importlib.resources import files

from assistant.retrieval.dictionary import is_word
from assistant.retrieval.lexicon import Lexicon, fold
from assistant.retrieval.spelling import Correction

_SIDES = re.compile(r"前后的?")
_LONGEST = 6
"""Characters of a name on either side of its 的."""
_PER = re.compile(r"[单每](?P<unit>[\u3400-\u9fff])(?P<what>[\u3400-\u9fff]{2,6})")
_PROPORTION = re.compile(r"(?P<deed>[\u3400-\u9fff]{2,6})的(?:比例|比率|概率|百分比)")
_GAP = (
    "(?:货物?|东西|产品|订单|的|要|得|需要?|花费?|用|付|掉|了|来"
    "|我们|咱们|公司|平均|大概|大约|多少)*"
)
_DONE = re.compile("(?:送|到|达|完|交|做|办)[到达成了完]{0,2}")
"""A deed that was carried out, behind its kind."""
_DENIED = re.compile("[不没未非无]$")
_SIDES_EN = re.compile(r" (?:before and after|after and before) (?P<of>[a-z]+)", re.IGNORECASE)


def with_synonyms(text: str, lexicon: Lexicon) -> tuple[str, tuple[Correction, ...]]:
    """`"进账多少"` -> `"收入多少"`, where a metric is named 收入 and none holds 进账."""
    names = "\n".join(lexicon.metric_names())
    corrections: list[Correction] = []
    for said, meant in _synonyms():
        word = meant.removesuffix("多少").removesuffix("几")
        if said not in text or word not in names:
            continue
        phrase = word != meant  # such as 剩多少: a part of what is said, never a name
        if not phrase and said in names.replace(word, "\n"):
            continue  # 剩余量 is a name of 剩余, and not of 余量
        if any(said in text[m.start : m.end] for m in lexicon.find(text.lower())):
            continue
        begun = meant[0] if meant[0] != said[0] else ""  # 预留着 has it
        if (replaced := re.sub(rf"(?<![多少{begun}]){re.escape(said)}", meant, text)) == text:
            continue  # `多收了多少` compares
        text = replaced
        corrections.append(Correction(said, meant))
    text = _before_and_after(_drawn_together(text, lexicon), lexicon)
    return _as_rate(_for_each(text, lexicon), lexicon), tuple(corrections)


def _for_each(text: str, lexicon: Lexicon) -> str:
    """`平均每一炉要花多少电费` -> `单炉电费是多少`, where that is a metric."""
    if "每" not in text:
        return text
    for name in lexicon.metric_names():
        if match := _PER.fullmatch(name):
            unit, what = re.escape(match["unit"]), re.escape(match["what"])
            said = rf"(?:平均)?每一?[个张台辆件条]?{unit}{_GAP}{what}(?:是?多少)?"
            text = re.sub(said, f"{name}是多少", text, count=1)
    return text


def _as_rate(text: str, lexicon: Lexicon) -> str:
    """`签收完的概率` -> `签收率`, where that is a metric."""
    names = lexicon.metric_names()
    for match in _PROPORTION.finditer(text):
        for at in range(match.start("deed"), match.end("deed") - 1):
            deed, behind = text[at : at + 2], text[at + 2 : match.end("deed")]
            plain = not behind or bool(_DONE.fullmatch(behind))
            if _DENIED.search(text[match.start("deed") : at]):
                continue
            if plain and f"{deed}率" in names:
                return f"{text[:at]}{deed}率{text[match.end() :]}"
    return text


def _drawn_together(text: str, lexicon: Lexicon) -> str:
    """`大的客户几家` -> `大客户几家`, where the one is a metric and the other is none; `交出的车`
    -> `交出车数`, where that is what they are counted by.
    """
    names = lexicon.metric_names()
    held = [(m.start, m.end) for m in lexicon.find(text.lower())]
    for match in re.finditer("的", text):
        at, after = match.span()
        if any(start < at and after < end for start, end in held):
            continue
        starts = range(max(at - _LONGEST, 0), at)
        ends = range(min(after + _LONGEST, len(text)), after + 1, -1)
        for start, end in ((s, e) for s in starts for e in ends):
            if fold(text[start:at] + text[after:end]) in names:
                return text[:at] + text[after:]
        if any(end == at for _, end in held) or is_word(text[after : after + 2]):
            continue
        counted = text[after : after + 1]
        if any(fold(f"{text[start:at]}{counted}数") in names for start in starts):
            return f"{text[:at]}{counted}数{text[after + 1 :]}"
    return text


def _before_and_after(text: str, lexicon: Lexicon) -> str:
    """`改造前后的能耗` are two names: `改造后能耗和改造前能耗`."""
    names = lexicon.metric_names()
    for match in _SIDES_EN.finditer(text):
        for words in range(3, 0, -1):
            what = " ".join(text[: match.start()].split()[-words:])
            before, after = (f"{what} {side} {match['of']}" for side in ("before", "after"))
            if what and fold(before) in names and fold(after) in names:
                both = f" before {match['of']} and {after}"
                return text[: match.start()] + both + text[match.end() :]
    for match in _SIDES.finditer(text):
        for start in range(max(match.start() - 4, 0), match.start() - 1):
            for size in range(6, 1, -1):
                what, of = text[start : match.start()], text[match.end() : match.end() + size]
                sides = (f"{what}后{of}", f"{what}前{of}")
                if all(fold(side) in names for side in sides):
                    return text[:start] + "和".join(sides) + text[match.end() + len(of) :]
    return text


@lru_cache(maxsize=1)
def _synonyms() -> tuple[tuple[str, str], ...]:
    lines = (files("assistant.retrieval") / "synonyms.txt").read_text(encoding="utf-8").split("\n")
    pairs = [line.split() for line in lines if line.strip()]
    return tuple((said, meant) for said, meant in pairs)
