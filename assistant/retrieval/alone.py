"""A follow-up of text as it would be asked alone. Pure."""

import re
from datetime import date
from typing import Final

from assistant.indexes.base import View
from assistant.periods import find_periods
from assistant.retrieval.against_stated import AGAINST_STATED, with_stated
from assistant.retrieval.asked import BELONGS
from assistant.retrieval.conversation import Memory, plans_of
from assistant.retrieval.language import Reading
from assistant.retrieval.lexicon import Lexicon, fold
from assistant.retrieval.plan import Plan
from assistant.retrieval.words import FOLLOW_UP, PRONOUN

_REASONS: Final = frozenset({"原因", "理由", "缘由", "缘故", "起因", "动因"})
_WHERE_TOLD: Final = re.compile(
    r"(?:那|这|这个|那个|它|这些|这段|这句话?|上面|刚才)*(?:说的|讲的|内容)?"
    r"(?P<where>[是在]*(?:报告|汇报)?[的里中]?(?:第几|哪一?)页(?:[说讲写提]的?|里|上|呢)*)[?？。]*"
)
_SOMEBODY: Final = re.compile(
    r"(?<!其)[他她](?!们)|[这那](?:个人|人|位)|此人|(?:汇报|主讲)人|\b(?:he|she)\b", re.IGNORECASE
)
_FROM_PUT: Final = re.compile(
    r"从(?P<name>[^,，从是谁哪什几的]{2,12}?)"
    r"(?P<deed>(?:手[里上中]|那[里边儿]|身上)?(?:给)?[抢挖拿赢夺转切撬迁换争拉][\u3400-\u9fff]{0,3}?的?)"
    r"(?:客户)?[,，]?(?:吗|吧|对吗|对吧|对不对|是吗|是吧|没错吧)[?？。!！]*$"
)
_BY_PUT: Final = re.compile(
    r"[靠由](?P<name>[^,，从是谁哪什几的]{2,12}?)(?P<deed>[带拉撑扛推驱贡支负主承][\u3400-\u9fff]{0,4}?的?)"
    r"[,，]?(?:吗|吧|对吗|对吧|对不对|是吗|是吧|没错吧)[?？。!！]*$"
)
_TOPIC: Final = re.compile(
    r"^(?:请问|介绍(?:一下|下)?|说说|讲讲|关于|那么?)?(.+?)"
    r"(?:的|是|在|于|有|为|由|被|什么|怎么|如何|哪|谁|何时|多少|几|[,，?？。!！]|$)"
)
"""What a question begins with: before its first particle or question word."""


def with_reasons(plan: Plan, reading: Reading, memory: Memory) -> Plan:
    """`为什么这么低` asks for the reasons of what the turn before was about."""
    if plan.topic is None or plan.topic.form != "reasons" or not memory:
        return plan
    if reading.mentions or set(reading.residue) - _REASONS:
        return plan
    base = plans_of(memory)[0]
    members = [name for names in base.members.values() for name in names]
    about = "的".join((*base.subjects, *members, *base.metrics)) or base.text
    text = about + plan.text
    topic = plan.topic.model_copy(update={"topics": (text,)})
    return plan.model_copy(update={"topic": topic, "text": text, "unknown": ()})


def swapped(reading: Reading, memory: Memory, view: View, lexicon: Lexicon) -> str | None:
    """The question as it would be said alone, where it leans on one of text.

    `那 B 呢` after a question about A asks the same about B, a name of the same kind; a pronoun
    stands for what the question before began with, or for whom it was about.
    """
    base = plans_of(memory)[0] if memory else None
    if meant := _of_person(reading, memory):
        return meant
    if base and (meant := _continued(base, reading) or _of_pronoun(base, reading, lexicon)):
        return meant
    if base is None or base.metrics or base.case or base.intent not in {"text", "topic"}:
        return None
    if len(reading.periods) == 1 and not (reading.mentions or reading.residue):
        return _at_another_time(base.text, reading)
    if len(reading.mentions) != 1 or reading.residue:
        return None
    if not re.search(FOLLOW_UP, reading.text, re.IGNORECASE):
        return None
    kinds = {entity.name: entity.kind for entity in view.entities()}
    new = reading.mentions[0]
    for old in lexicon.find(fold(base.text)):
        alike = kinds.get(old.targets[0].name) == kinds.get(new.targets[0].name, "")
        if alike and old.targets != new.targets:
            name = reading.text[new.start : new.end]
            return base.text[: old.start] + name + base.text[old.end :]
    return None


def _continued(base: Plan, reading: Reading) -> str | None:
    """`在哪一页`, `和报告写的差几个点`: the question before, with what this one adds."""
    if not reading.mentions and (where := _WHERE_TOLD.fullmatch(reading.text)):
        return f"{base.text.rstrip('?？。')}{where['where']}"
    if base.metrics and AGAINST_STATED.match(reading.text):
        return with_stated((base.text, reading.text))[0]
    return None


def _of_pronoun(base: Plan, reading: Reading, lexicon: Lexicon) -> str | None:
    """`那它的安排呢`: of whom the question before was about, where no metric is called so; else of
    what it began with.
    """
    if not PRONOUN.search(reading.text) or reading.mentions:
        return None
    named = any(fold(run) in name for run in reading.residue for name in lexicon.metric_names())
    if len(base.subjects) == 1 and reading.residue and not named:
        return PRONOUN.sub(base.subjects[0], reading.text, count=1)
    if base.metrics or base.case or base.intent not in {"text", "topic"}:
        return None
    topic = _TOPIC.search(base.text)
    return PRONOUN.sub(topic[1], reading.text, count=1) if topic else None


def asked_for_put(text: str) -> tuple[str, str] | None:
    """`是从A手里抢来的吧` -> `是从哪家手里抢来的`, and A, which may be wrong."""
    match = _FROM_PUT.search(text)
    if match is None:
        by = _BY_PUT.search(text)
        return (f"{text[: by.start('name')]}谁{by['deed']}", by["name"]) if by else None
    before = text[: match.start()].removesuffix("是")
    return f"{before}从哪家{match['deed']}", match["name"]


def _of_person(reading: Reading, memory: Memory) -> str | None:
    """`他哪个部门的` after an answer that names one person."""
    people = memory[-1].people if memory else ()
    if len(people) != 1 or reading.mentions:
        return None
    if _SOMEBODY.search(reading.text):
        return _SOMEBODY.sub(people[0], reading.text, count=1)
    rest = BELONGS.sub("", reading.text, count=1)
    bare = rest != reading.text and not rest.strip("是来自的啊呀呢?？。 ")
    return f"{people[0]}{reading.text}" if bare else None


def _at_another_time(text: str, reading: Reading) -> str | None:
    """`24年呢` after a question about 2023."""
    said = reading.periods[0]
    spans = find_periods(text, date.min)  # only where they stand is asked
    if len(spans) != 1:
        return None
    return text[: spans[0].start] + reading.text[said.start : said.end] + text[spans[0].end :]
