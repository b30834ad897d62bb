"""What people say in talk for what reports write in other words, asked of their prose. Pure."""

import re
from typing import Final

_CEASED: Final = re.compile(
    r"(?:客户|人家|大家|他们|对方)?们?(?P<why>(?:都|是|究竟|到底|后来)*(?:因为什么|为什么|为啥|为何|怎么|咋))"
    r"(?:就|都|后来|要|会)*不(?:再|想|愿意?|肯|打算|继续)*[跟和与同找]"
    r"(?P<whom>[^,，。?？的]{2,12}?)(?:继续)?(?:合作|做生意|来往|打交道|续约|续签)了?"
    r"(?=[吧呢啊]?(?:[?？。]|$))"
)
"""`为什么不跟甲合作了`: who did so left 甲."""
_UNTOUCHED: Final = re.compile(r"不(?:碰|沾|搞|干)(?=(?:的|了)|[?？。]|$)")
_THINGS: Final = re.compile(r"(?:哪些|什么|啥|的)事")
_TASK: Final = re.compile(r"(?P<met>(?:完成|达成)了?(?:月度|季度|年度|全年)?的?)(?:任务|指标)")

_OFF: Final = re.compile(
    r"(?:离|距离?)(?P<of>(?:月度?|季度?|年度?|全年|[本当]月)?的?)(?:目标|任务|指标)(?:还|仍|尚)?[差缺欠少](?:着|了)?"
)
"""`离目标还差多少`: how far it is short of it."""


def said_plainly(text: str) -> str:
    """`不碰的是哪些事` -> `不做的是哪些事`; `没完成任务` -> `没完成目标`."""
    text = _CEASED.sub(r"\g<why>离开\g<whom>", text)
    text = _UNTOUCHED.sub("不做", text) if _THINGS.search(text) else text
    text = _OFF.sub(r"比\g<of>目标差", text)
    return _TASK.sub(r"\g<met>目标", text)
