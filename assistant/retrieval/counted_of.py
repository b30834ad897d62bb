"""`一共多少台，涉及多少家客户`: a count of another noun, of what was asked just before. Pure."""

import re
from typing import Final

from assistant.indexes.base import View
from assistant.quantities.units import MEASURE_WORDS
from assistant.retrieval.bilingual import translations
from assistant.retrieval.conversation import Memory, plans_of
from assistant.retrieval.language import Reading
from assistant.retrieval.lexicon import Lexicon, fold
from assistant.retrieval.naming import Named
from assistant.retrieval.plan import Plan
from assistant.retrieval.related import counted_in
from assistant.retrieval.words import KINDS

_VERB: Final = (
    r"(?:涉及|牵涉|覆盖|包[括含]|来自|对应|分[给布]|服务|有|是|落在|都|又|还|一共|总共|共|大概|大约|分别|各|"
    r"到|了|的|在|这些?|那些?|背后|其中|里面?|它们?)*"
)
_COUNTED: Final = re.compile(
    rf"(?:以及|还有|和|并)?{_VERB}(?:多少|几)(?:{'|'.join(MEASURE_WORDS)})?的?"
    rf"(?P<noun>[\u3400-\u9fff]{{2,4}}?)[呢啊呀]?[?？。!！]*|"
    r"(?:and )?(?:for |from |across |with |by )?how many (?P<en>[a-z]+|[\u3400-\u9fff]{2,4})"
    r"(?:(?: are| is)? (?:that|it|they|this|involved|concerned|in all|in total))*[?.! ]*",
    re.IGNORECASE,
)

_BEHIND: Final = re.compile(
    rf"的?(?:目前|现在|如今|一共|总共|大概|大约|共|都|有|是)*(?:多少|几)(?:{'|'.join(MEASURE_WORDS)})?的?"
    r"(?P<noun>[\u3400-\u9fff]{2,4}?)[了呢啊呀]?[?？。!！]*$"
)
_OF_PEOPLE: Final = frozenset("家户人个位名")
"""Units that customers and companies are counted in."""
_WHO_MEETS: Final = re.compile(
    r"(?:那|其中|目前|现在|能|可以|真正|一共|总共|都)*"
    r"(?:(?:符合|满足|达到|够到|超过|过了?|够得?上)(?:了|这个?|该|上述|此|以上)*(?:条件|标准|要求|门槛|定义|口径|条?线|的)|"
    r"达[到标]|过线|够[得格]上?|合格|符合|满足|这样|这[种类]|此类)的?"
    r"(?:客户|用户|公司|企业|门店|商户)?(?:目前|现在|一共|总共|共|都|又|大概)*有?"
    rf"(?:多少|几)个?(?:{'|'.join(MEASURE_WORDS)})?(?:客户|用户|公司|企业)?[呢啊呀]?[?？。!！]*"
)
"""`符合条件的有几家`, after the threshold of a definition."""


def with_who_meets(plan: Plan, reading: Reading, memory: Memory, view: View) -> Plan:
    """The count of those who meet the definition that was told just before."""
    before = next(iter(plans_of(memory)), None)
    if before is None or plan.metrics or not _WHO_MEETS.fullmatch(plan.text.strip()):
        return plan
    told = [f for name in before.metrics for f in view.figures(name)]
    if (
        not told
        or before.subjects
        or before.members
        or any(figure.nature != "definition" for figure in told)
    ):
        return plan
    meant = counted_in(plan, reading, before, view)
    if not meant.metrics:
        return plan
    free = {"intent": "figure", "unknown": (), "heads": (), "operation": None, "also": ()}
    return meant.model_copy(update={**free, "choices": ()})


def with_counted_noun(plan: Plan, memory: Memory, lexicon: Lexicon, view: View) -> Plan:
    """With the only metric that is called by what the metric before is called and the noun; whose
    value that was, the count has to be of, too.
    """
    said = _COUNTED.fullmatch(plan.text.strip())
    before = next(iter(plans_of(memory)), None)
    free = plan.metrics or plan.subjects or plan.members or plan.case
    if said is None or before is None or free or len(before.metrics) != 1:
        return plan
    nouns = {fold(said["noun"] or said["en"]), *translations((said["en"] or "").lower())}
    held = {name for noun in nouns for name in of_same_head(before.metrics, noun, lexicon, view)}
    if len(held) != 1:
        return plan
    whose = (*before.subjects, *(name for names in before.members.values() for name in names))
    meant = {"intent": "figure", "metrics": tuple(held), "choices": (), "heads": ()}
    same = {"unknown": whose, "periods": before.periods}
    alone = {"operation": None, "topic": None, "implied": False}
    return plan.model_copy(update={**meant, **same, **alone})


def with_noun_behind(found: Named, reading: Reading, lexicon: Lexicon, view: View) -> Named:
    """`签约现在有多少客户` of a name that means what is signed: the count of them, else none."""
    said = _BEHIND.search(reading.text)
    named = [m for m in reading.mentions if m.names("metric")]
    if said is None or len(found.metrics) != 1 or [m.end for m in named] != [said.start()]:
        return found
    nouns = dict.fromkeys((said["noun"], *(KINDS if said["noun"] in KINDS else ())))
    called = (of_same_head(found.metrics, fold(noun), lexicon, view) for noun in nouns)
    held = next(filter(None, called), ())
    rest = tuple(run for run in found.rest if run != said["noun"])
    if len(held) == 1:
        return found._replace(metrics=held, rest=rest)
    unit = next((m.unit for m in view.metrics() if m.name in found.metrics), None)
    counts = said["noun"] not in KINDS or unit in _OF_PEOPLE or not unit
    return found if counts else Named(rest=(said["noun"],))


def of_same_head(
    metrics: tuple[str, ...], noun: str, lexicon: Lexicon, view: View
) -> tuple[str, ...]:
    """Other metrics that are called by what one of these is called and the noun."""
    called = {name for m in view.metrics() if m.name in metrics for name in (m.name, *m.aliases)}
    names = lexicon.metric_names()
    held = (
        name
        for head in called
        for end in ("", "数", "数量")
        for name in names.get(f"{fold(head)}{noun}{end}", ())
    )
    return tuple(dict.fromkeys(name for name in held if name not in metrics))
