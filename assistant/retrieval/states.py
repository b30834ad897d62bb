"""What a question asks the state or the plans of: `市场行情怎么样`, `产品准备怎么规划`. Pure."""

import re
from typing import Final

from assistant.retrieval.words import NOW

_NOUN: Final = r"(?:情况|行情|形势|局面|状况|态势|格局|现状|光景|境况|样子|水平|表现|进展)"
_WHAT: Final = r"(?:什么|啥|怎样|怎么|咋)(?:样|个)?的?"
_TELL: Final = (
    r"(?:请|麻烦|帮我|给我)?(?:说|讲|介绍|汇报|同步|交代|聊|谈)(?:一?[下说讲]|聊|谈)?[吧呗]?"
)
_STATE: Final = re.compile(
    rf"(?P<what>.{{2,}}?)的?{_NOUN}?(?:(?:是|算)?(?:一?个|种)?{_WHAT}{_NOUN}|"
    rf"{_NOUN}{_TELL}|得?(?:怎么样|怎样|咋样|如何|啥样|好不好))了?[啊呀呢吧了]?[?？。!！]*$"
)
_PLANS: Final = re.compile(
    r"(?P<what>.*?)的?(?:上面?|方面|这块|这边|层面|侧)?(?:有)?(?:准备|打算|想要?|要|会|计划)*"
    r"(?:(?:怎么|如何|咋|怎样)(?:去|来)?(?:规划|布局|安排|打算|计划|发展|演进|走|打|做|推进?)|"
    r"(?:有|打|用|走|采取|是)*的?(?:什么|啥|哪些|怎样的?)(?:样的|新的?|具体的?)?"
    r"(?:规划|布局|安排|打算|计划|动作|策略|打法|思路)|"
    r"(?:规划|布局|打算|策略|打法|思路)(?:是|有)?(?:什么|啥|哪些|怎样))的?[啊呀呢吧]?[?？。!！]*$"
)
_TIME: Final = re.compile(
    rf"{NOW}|接下来|往后|今后|以后|未来|将来|后续|后面|下一步|下一阶段|这边|最近|近期|我们|咱们?|的?整体|总体",
    re.IGNORECASE,
)
_AHEAD: Final = re.compile(
    r"接下来|往后|今后|以后|未来|将来|后续|后面|下一步|下一阶段|准备|打算|计划"
)
_PLANNED: Final = re.compile(r"规划|布局|安排|打算|计划|动作|策略|打法|思路")
_MARKET: Final = re.compile(r"行情|形势|格局")
"""Of the market, where nothing else is named."""
_KINDS: Final = re.compile(r"(?:这个?|那个?)?(?:方面|这块|这边|这一块|业务线|领域|场景)$")


def state_asked(text: str) -> str | None:
    """The topic whose state is asked: `"目前市场行情怎么样"` -> `"市场"`."""
    match = _STATE.fullmatch(text)
    if match is None:
        return None
    return _bare(match["what"]) or ("市场" if _MARKET.search(text) else None)


def state_whole(text: str) -> str:
    """The same with when it is asked of: `"未来三年需求怎么样"` -> `"未来三年需求"`."""
    match = _STATE.fullmatch(text)
    return match["what"] if match else ""


def plans_asked(text: str) -> tuple[str, ...]:
    """Topics that tell it, the nearest first: `"接下来产品上准备怎么规划"` -> `产品规划, 产品`."""
    match = _PLANS.fullmatch(text)
    if match is None or not (_AHEAD.search(text) or _PLANNED.search(text)):
        return ()
    what, put = _bare(match["what"]), _PLANNED.search(text)
    topics = (f"{what}{put[0] if put else '规划'}", f"{what}规划", what)
    return tuple(topic for topic in dict.fromkeys(topics) if len(topic) > 1)


def _bare(what: str) -> str:
    return _KINDS.sub("", _TIME.sub("", what).strip(" ,，的"))
