"""The passage that answers a question of fact, its sentences, and whether it only comes near."""

import re
from datetime import date
from typing import Final, NamedTuple

from assistant.indexes.base import View
from assistant.periods import find_periods, period_within
from assistant.quantities import PERCENT, find_quantities
from assistant.records import Passage
from assistant.retrieval.asked import Asked, asked_of, has_quantity
from assistant.retrieval.backing import Backed, back
from assistant.retrieval.kinds import kind_asked
from assistant.retrieval.lexicon import fold
from assistant.retrieval.measured import unmeasured
from assistant.retrieval.need import Need, content_terms, told_by
from assistant.retrieval.people import names_somebody
from assistant.retrieval.plan import Plan
from assistant.retrieval.sentences import sentences_of, tell
from assistant.retrieval.words import INSTRUCTION, WAY_OUT, WHICH_CLIENT

_WHO_IS: Final = re.compile(r"^[^的]{2,8}是(?:谁|什么人|哪位|何许人)[啊呀]?[?？。]*$")
"""`X是谁` of a name: where they belong tells it."""
_ROLE: Final = re.compile(r"的(?P<role>[\u4e00-\u9fff]{2,6})(?:现在|目前)?是(?:谁|哪位|什么人)")
WHO: Final = 0.4
"""Share of what the best passage holds from which on one that names somebody answers `谁`."""
OFFERED: Final = 4
"""Sentences of a passage that tell a way out at most."""
_ENDS: Final = ("。", "！", "？", "；", ".", "!", "?", ";")
READ: Final = 5
"""Passages in which a number that is asked for may stand."""


class Found(NamedTuple):
    """The passage that is told, its sentences, and whether it only comes near."""

    backed: Backed
    lead: tuple[Passage, list[str]]
    nearest: bool


def find_fact(view: View, plan: Plan, need: Need, asked: Asked) -> Found | None:
    if asked.number and asked.unit is None and need.vague:
        return None
    if INSTRUCTION.search(plan.text) or not (need.names or need.weights):
        return None
    if not need.weights and (asked.when or asked.who):
        return None  # words too short to weigh: only a sentence that holds each of them tells it
    backed = back(view, plan, need)
    if backed.lacking and (asked.number or not backed.near):
        return None
    whole = plan.operation in {"members", "why", "breakdown"}
    lead = _lead(view, plan, backed, need, asked, whole=whole)
    other = lead is None and backed.named and not asked.number
    if other and _asks_missing_role(plan, backed):
        return None
    if other:  # no sentence of the kind that is asked: what is said of the name comes near
        lead = _lead(view, plan, backed, need, asked.any_kind(), whole=whole)
    if lead is None or not names_a_client(view, plan, lead):
        return None
    if not holds_stated(view, plan, lead[0]):
        return None
    lead = _with_offer(plan, _of_kind(view, plan, lead))
    measured = " ".join((*lead[0].sections, lead[0].case or "", *lead[1]))
    other = other or need.vague or bool(unmeasured(plan.text, measured))
    nobody = asked.who and not any(names_somebody(view, s, need) for s in lead[1])
    return Found(backed, lead, backed.loose or other or nobody)


def _asks_missing_role(plan: Plan, backed: Backed) -> bool:
    """`X的厂长是谁`, where nothing that is told of X has the word."""
    role = _ROLE.search(plan.text)
    return role is not None and not any(
        role["role"] in told.passage.text for told in backed.backings[:READ]
    )


def _of_kind(view: View, plan: Plan, lead: tuple[Passage, list[str]]) -> tuple[Passage, list[str]]:
    """`哪款卡`: of the same passage, the sentences that name one, where the chosen ones do not."""
    kind = kind_asked(plan.text, view)
    if kind is None or any(kind.told(sentence, plan.text) for sentence in lead[1]):
        return lead
    naming = [s for s in sentences_of(lead[0]) if kind.told(s, plan.text)]
    return (lead[0], naming) if naming else lead


def _with_offer(plan: Plan, lead: tuple[Passage, list[str]]) -> tuple[Passage, list[str]]:
    """`有办法吗`: what the passage says after the trouble is the way out of it."""
    if not WAY_OUT.search(plan.text):
        return lead
    passage, told = lead
    sentences = sentences_of(passage)
    first = min((sentences.index(s) for s in told if s in sentences), default=0)
    return passage, sentences[first : first + OFFERED]


def asked_by(plan: Plan, need: Need) -> Asked:
    """A number that is put for confirmation is asked for, where no name says what it is about."""
    asked = asked_of(plan.text)
    if need.names and _WHO_IS.search(plan.text):
        asked = asked._replace(belongs=True, who=False)
    if not plan.confirms:
        return asked
    stated = [q for q in plan.stated if q.unit and not need.names]
    if stated:
        return asked._replace(number=True, unit=stated[0].unit)
    return asked._replace(rank=True) if plan.nth else asked


def holds_stated(view: View, plan: Plan, passage: Passage) -> bool:
    """A span, a share or a year that the question goes by stands in the passage, too."""
    stated = [q for q in plan.stated if q.unit in {"year", "month", PERCENT} and not plan.confirms]
    held = {(s.quantity.value, s.quantity.unit) for s in find_quantities(passage.text)}
    texts = [
        re.sub(r"(?<=\d{4})年$", "", q.text) for q in stated
    ]  # `1893出版` is of that year, too
    if not all(
        (q.value, q.unit) in held or text in passage.text
        for q, text in zip(stated, texts, strict=True)
    ):
        return False
    days = [key for key in plan.periods if re.fullmatch(r"[\d*]+-\d\d-\d\d", key)]
    if not plan.confirms and not all(_on_day(key, passage) for key in days):
        return False
    told = told_by(view, passage)
    if plan.language == "en" and not plan.confirms and not _years(plan.text) <= _years(told):
        return False
    years = [year for key in plan.periods for year in re.findall(r"20\d\d", key)]
    return all(y in told or f"{y[2:]}年" in told for y in years if f"{y[2:]}年" in plan.text)


def _years(text: str) -> set[str]:
    return set(re.findall(r"(?<!\d)(?:19|20)\d\d(?!\d)", text))


def _on_day(key: str, passage: Passage) -> bool:
    """Whether a passage tells of a day: its text names it, or its document is of it."""
    found = find_periods(passage.text, date.today())
    dates = [*(span.key for span in found), *(source.date for source in passage.sources)]
    month_day = key.split("-", 1)[1]
    return any(each.split("-", 1)[-1] == month_day for each in dates if "-" in each)


def names_a_client(view: View, plan: Plan, lead: tuple[Passage, list[str]]) -> bool:
    """Where the glossary knows customers, a question for which ones is answered by their names."""
    if not (view.entities() and WHICH_CLIENT.search(plan.text)):
        return True
    told = fold("".join((*lead[1], *lead[0].sections)))
    clients = [e for e in view.entities() if e.kind in {"customer", "client", "客户"}]
    return any(fold(name) in told for e in clients for name in (e.name, *e.aliases))


def _lead(
    view: View, plan: Plan, backed: Backed, need: Need, asked: Asked, *, whole: bool
) -> tuple[Passage, list[str]] | None:
    """The first passage with a sentence of the kind that is asked, and its sentences."""
    best = max(b.share for b in backed.backings)
    near = [b for b in backed.backings[:READ] if b.share >= 0.7 * best]
    if asked.who:
        near += [b for b in backed.backings if b not in near and b.share >= WHO * best]

    def fits(sentence: str) -> bool:
        return names_somebody(view, sentence, need) if asked.who else asked.fits(sentence)

    for strict in (True,) if asked.when else (True, False):  # what has no date tells no time
        for backing in near:
            passage = backing.passage
            if strict and not any(fits(sentence) for sentence in sentences_of(passage)):
                continue
            heading = told_by(view, passage, " ")
            sentences = tell(passage, heading, need, asked, whole=whole, periods=plan.periods)
            if sentences and not is_label(sentences, need):
                return passage, sentences
    return None


def is_label(sentences: list[str], need: Need) -> bool:
    """A line that says no more than the question does: `公司聘请的会计师事务所` over a table."""
    line = fold(sentences[0])
    if len(sentences) > 1 or line.endswith(_ENDS) or has_quantity(line):
        return False
    for name in (name for names in need.names for name in names):
        line = line.replace(name, " ")
    return bool(need.weights) and set(content_terms(line)) <= need.weights.keys()


def dated(plan: Plan, passage: Passage, sentence: str) -> bool:
    """Whether a sentence has a date of each period that the question goes by."""
    day = next((s.date for s in passage.sources if len(s.date) == 10), None)
    today = date.fromisoformat(day) if day else date.today()
    held = [span.key for span in find_periods(sentence, today)]
    return all(any(period_within(each, key) for each in held) for key in plan.periods)
