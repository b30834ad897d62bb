"""Who is competed with, where a question asks it by a verb: `主要跟谁打`. Pure."""

import re
from typing import Final

from assistant.retrieval.language import Reading
from assistant.retrieval.plan import Plan

_VERBS: Final = (
    r"(?:竞争|竞标|竞对|对打|打(?!交道|电话|车|包|通|造|算|开|折)|争|抢|拼|斗|较量|比拼|"
    r"掰手腕|PK|过招)"
)
_WHOM: Final = (
    r"(?:谁|什么人|哪[一二两三四几]?(?:家|个|些)?(?:友商|[^，。?？]{0,2}厂商|公司|企业|对手)?)"
)
_FIGHTS: Final = re.compile(
    rf"(?:主要|现在|目前|到底|究竟|一直|是|在|都)*[跟和与同]{_WHOM}(?:在|来|去|正)?{_VERBS}(?:得|着|市场|生意|客户)?"
    rf"(?:最[凶狠多厉害激烈]+)?|"
    rf"{_WHOM}(?:在|来)?[跟和与同](?:我们|咱们?|我司)(?:在|来)?{_VERBS}(?:市场|生意|客户)?|"
    r"(?:主要|最大|最强|直接)?的?(?:竞争|compet\w+)?的?(?:(?:竞争)?对手(?!机)|友商|竞品|竞对|rivals?|competitors?)"
    rf"(?:主要|现在|目前|都|分别)*(?:是|有|为|包括)(?:谁|哪[些几一二两三四]?[个家]?)|"
    r"who (?:do|does|are|is) .{0,24}\bcompet\w+ (?:with|against)",
    re.IGNORECASE,
)
_MEANT: Final = "竞争对手"


def asks_rivals(reading: Reading) -> bool:
    """`平时跟谁抢`, of ourselves: no customer or case is named."""
    of_case = any(m.names("case") or m.names("subject") for m in reading.mentions)
    return not of_case and _FIGHTS.search(reading.text) is not None


def rivals_asked(plan: Plan) -> Plan | None:
    """The plan in the words of reports; None where competition is not asked for."""
    match = _FIGHTS.search(plan.text)
    if match is None or plan.metrics:
        return None
    text = f"{plan.text[: match.start()]}的{_MEANT}是谁{plan.text[match.end() :]}".removeprefix(
        "的"
    )
    unknown = tuple(word for word in plan.unknown if word not in match[0])
    return plan.model_copy(update={"text": text, "unknown": (*unknown, _MEANT)})
