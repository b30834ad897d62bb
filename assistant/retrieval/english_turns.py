"""Turns of English speech put in the usual words, whatever the report. Pure."""

import re
from typing import Final

_SHORT: Final = {
    "yr": "year", "yrs": "years", "mth": "month", "mths": "months", "mos": "months",
    "qtr": "quarter", "qtrs": "quarters", "avg": "average", "pct": "percent", "rev": "revenue",
    "qty": "quantity", "cust": "customer", "custs": "customers", "mgr": "manager",
    "dept": "department", "approx": "about", "incl": "including", "excl": "excluding",
    "tot": "total", "w/o": "without",
}  # fmt: skip
_SHORT_WORD: Final = re.compile(
    rf"(?<![\w/])({'|'.join(map(re.escape, _SHORT))})(?![\w/])\.?", re.IGNORECASE
)
_PLACES: Final = re.compile(r"\b(one|two|three|four)(?= decimal)", re.IGNORECASE)
_NUMBERS: Final = ("one", "two", "three", "four")
_COMING: Final = re.compile(r"\b(?:coming|following|upcoming)(?= \w+ (?:years?|months?))", re.I)
_TERMS: Final = re.compile(
    r"\b(?:\d{1,2}-, ?(?:and )?)*\d{1,2}- (?:and|or) \d{1,2}-(?:years?|months?)(?![A-Za-z])"
)
"""`1-, 2- and 3-year`."""
_RUN_RATE: Final = re.compile(r"\brun[- ]?rate\b", re.IGNORECASE)
_FALLS_UNDER: Final = re.compile(r"\bfalls? (?:under|into|within)\b", re.IGNORECASE)
_COMES_FROM: Final = re.compile(
    r"(?P<part>\b(?:share|percentage|percent|proportion|portion|part) of [a-z ]{3,30}?) "
    r"(?:comes?|came|is coming|stems?|derives?) from\b",
    re.IGNORECASE,
)
_OUTSIDE: Final = re.compile(r"\boutside (?:of )?(?=[A-Z\u3400-\u9fff])")
_ACCOUNTED: Final = re.compile(
    r"(?P<part>\b(?:share|percentage|percent|proportion|portion) of [a-z ]{3,30}?) (?:do|does|did) "
    r"(?:our |the )?(?P<who>[a-z ]{3,30}?) (?:account for|make up|bring in|contribute|generate)\b",
    re.IGNORECASE,
)
_OF_TERM: Final = re.compile(
    r"(?P<term>(?:\d+|[a-z]+)[- ](?:years?|months?)) "
    r"(?:contracts?|deals?|agreements?|commitments?|terms?)\b",
    re.IGNORECASE,
)
"""`4-year deals` are those of four years."""
_CUT_OFF: Final = re.compile(r"\bcut-off\b", re.IGNORECASE)
_MAXIMUM: Final = re.compile(
    r"\bmax(?:imum)? "
    r"(?=(?:possible )?(?:gain|improvement|increase|reduction|saving|decrease|cut)s?\b)",
    re.IGNORECASE,
)
"""How far something moved at most, which its value says itself."""
_OWN: Final = re.compile(r"\b(its|our|their(?= own [a-z])) own\b", re.IGNORECASE)
_THAT_IS: Final = re.compile(r"\b(what(?: is|'s) )[^,.;?]+, ?i\.e\.,? ?", re.IGNORECASE)
"""`what is our yield, i.e. sold as a percentage of made`: what is told behind it is asked."""
_LOCKED_IN: Final = re.compile(
    r" locked in(?:to)?(?= (?:on|under|by|with)\b)| locked(?= (?:in|into|under)\b)", re.IGNORECASE
)
_SAYS: Final = re.compile(
    r"^(?P<source>(?:the|our|this) (?:report|review|document|deck)) (?:gives?|states?|lists?|"
    r"mentions?|notes?|shows?|puts?|reports?)(?= (?:a|an|the|that|how|what)\b)",
    re.IGNORECASE,
)
"""`The report gives a number of …`."""
_OR_MORE: Final = re.compile(
    r"(?<=years or |onths or )(?:longer|above|over|beyond)\b", re.IGNORECASE
)
_OR_LESS: Final = re.compile(r"(?<=years or |onths or )(?:shorter|below|under)\b", re.IGNORECASE)
_THAN_TOLD: Final = re.compile(
    r"(?P<more>\bhow (?:many|much) (?:more|less|fewer|higher|lower|larger|smaller))(?: [a-z]+)? "
    r"(?:is|was|are|were) (?:that|this|it|they|those) than\b",
    re.IGNORECASE,
)
"""`how many more is that than …`: than what was told before."""
_EACH_OF: Final = re.compile(r"\bin each of the (?=\d+ years)", re.IGNORECASE)
_ADDED: Final = re.compile(
    r"how many (?P<what>[^,.?]+?) (?:have|did) we (?:newly )?(?:added?|gain(?:ed)?)"
    r"(?P<rest>(?: [a-z]+){0,4} since [^,.?]+)",
    re.IGNORECASE,
)
_TIMES_OF: Final = re.compile(
    r"how many times (?:the |our )?(?P<base>[^,.?]+?) (?:is|are|was|were) (?:the |our )?"
    r"(?P<what>(?=[^,.?]*[a-z]{3})[^,.?]+)(?=[?.,]|$)",
    re.IGNORECASE,
)
"""`how many times the A is the B`: B in terms of A."""
_ADD_UP: Final = re.compile(
    r"\badd(?:ing)? up (?P<parts>[^,.:?]+(?:, ?[^,.:?]+)*?): ?how (?=many|much)", re.IGNORECASE
)
_WANTED: Final = re.compile(
    r"^i(?:'d like| would like| need| want)(?: to (?:know|see|have|get))? (?=the |to|how|what)",
    re.I,
)
_WHATS: Final = re.compile(r"\b(?P<asked>what|how|who|where|when)s\b(?! \()", re.IGNORECASE)
"""Typed without its apostrophe."""
_HOW_LARGE: Final = re.compile(
    r"\bhow (?:large|big|sizeable|high) (?=is|are|was|were)", re.IGNORECASE
)
_DOES: Final = r"(?:if )?(?:i|we|you)? ?(?:can )?"
_APART: Final = r"(?: |(?=[^\x00-\x7f]))"
"""A space, which the text has only between Latin words."""
_DIVIDE: Final = re.compile(
    rf"{_DOES}divid(?:e|ing){_APART}(?P<left>[^,.?]+?) by (?P<right>[^,.?]+)",
    re.IGNORECASE,
)
_SUBTRACT: Final = re.compile(
    rf"{_DOES}subtract(?:ing)?{_APART}(?P<left>[^,.?]+?) from (?P<right>[^,.?]+)",
    re.IGNORECASE,
)
_GROWN: Final = re.compile(r"\bgrow\w*|\bcompound", re.IGNORECASE)
_TIMES_NOW: Final = re.compile(
    r"(?<=times|tiple)(?: of)?(?: the| our)? "
    r"(?:today's|current|present|starting|initial|original)"
    r"(?: (?:size|level|base|value|point|figure|scale))?\b",
    re.IGNORECASE,
)
"""`how many times today's size`: of what growth begins with."""


def in_usual_words(text: str) -> str:
    """`"avg of the 2- and 3-year deals"` -> `"average of the 2-year and 3-year"`."""
    text = _SHORT_WORD.sub(lambda match: _SHORT[match[1].lower()], text)
    text = _WHATS.sub(r"\g<asked> is", text)
    text = _PLACES.sub(lambda match: str(_NUMBERS.index(match[0].lower()) + 1), text)
    text = _TERMS.sub(lambda match: _each_term(match[0]), _COMING.sub("next", text))
    text = _THAT_IS.sub(r"\1", _OWN.sub(r"\1", _MAXIMUM.sub("", _CUT_OFF.sub("cutoff", text))))
    text = _OR_LESS.sub("less", _OR_MORE.sub("more", _LOCKED_IN.sub("", text)))
    text = _SAYS.sub(r"\g<source>:", text)
    text = _THAN_TOLD.sub(r"\g<more> than", text)
    text = _EACH_OF.sub("over ", _HOW_LARGE.sub("how much ", text))
    text = _ADD_UP.sub(r"\g<parts>: in total how ", _WANTED.sub("", text))
    text = _ADDED.sub(r"by how many has the number of \g<what> increased\g<rest>", text)
    text = _TIMES_OF.sub(r"\g<what> is how many times \g<base>", text)
    text = _FALLS_UNDER.sub("is of", _RUN_RATE.sub("annualised", text))
    text = _COMES_FROM.sub(r"\g<part> from", text)
    text = _OUTSIDE.sub("outside-", text)
    text = _ACCOUNTED.sub(r"\g<part> from \g<who>", text)
    text = _OF_TERM.sub(lambda match: match["term"], text)
    text = _DIVIDE.sub(lambda match: f"{match['left']} divided by {match['right']}", text)
    text = _SUBTRACT.sub(lambda match: f"{match['right']} minus {match['left']}", text)
    return _TIMES_NOW.sub("", text) if _GROWN.search(text) else text


def _each_term(said: str) -> str:
    unit = said.rpartition("-")[2]
    return re.sub(r"(\d)-(?!year|month)", rf"\1-{unit}", said)
