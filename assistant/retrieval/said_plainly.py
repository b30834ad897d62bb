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
_TASK: Final = re.compile(
    r"(?P<met>(?:完成|达成)了?(?:月度|季度|年度|全年)?的?)(?:任务|指标)|(?:任务|指标)(?=完成|达成)"
)

_OFF: Final = re.compile(
    r"(?:离|距离?)(?P<of>(?:月度?|季度?|年度?|全年|[本当]月)?的?)(?:目标|任务|指标)(?:还|仍|尚)?[差缺欠少](?:着|了)?"
)
"""`离目标还差多少`: how far it is short of it."""
_MET_BEST: Final = re.compile(
    r"(?:的?(?:目标|任务|指标|计划))?(?:完成|达成)(?:得|的|率|度|情况)?最(?:(?P<well>好|高|多|棒)|差|低|少|不好|不理想)(?!的是)"
)
_GREW_MOST: Final = re.compile(
    r"(?P<up>[涨升增]|增长|上涨|上升)(?:得|的)?最(?:猛|凶|厉害|狠|多|高|大)|(?:[跌降掉]|下降|下跌|下滑)(?:得|的)?最(?:猛|凶|厉害|狠|多|大)"
)
_TO_EARN: Final = re.compile(
    r"(?P<ahead>预计|预期|估计|预测|大概|大约|打算|能|会|要)(?:能|会|可以)?[收卖做]到?(?=(?:多少|几)(?:钱|元|万|亿)?(?:$|[,，。?？呢啊]))"
)
"""`下月大概能收多少`: the revenue, where nothing else is named."""
_MEANT: Final = re.compile(r"(?:准备|打算|计划|想要?)[做干卖](?:到|成)?(?=多少)")
_TWO_HEADS: Final = re.compile(
    r"(?P<and>[和与跟及、][\u4e00-\u9fff]{2,4}?)这?[两二三四][项类种笔块](?=费用?|成本|收入|支出|利润|开支)"
)
"""`甲和乙两项费用` are 甲费用 and 乙费用."""
_ON_TARGET: Final = re.compile(r"(?<![未没])达(?:到)?标(?=了?[吗没么]|没有?|[?？]|$)")
_THEN: Final = r"(?P<then>上个?[月季年]度?|上周|去年(?:同期|同月)?|\d{1,2}月份?)"
_HELD_AGAINST: Final = re.compile(
    rf"[跟和与同比]{_THEN}(?:相?比)?(?:起来|的话)?[,，]?"
    r"(?:呢|怎么样|如何|咋样|怎样|情况)?(?P<end>[?？。]*)$"
)
_BETTER: Final = re.compile(
    rf"(?:跟|和|与|同)?比{_THEN}是?(?:[好高多大]|变好)了?[,，]?还是(?:[差低少小坏]|变差)了?"
)
_MET: Final = re.compile(
    r"(?<![标务划算])完成[得的](?:怎么?样|如何|咋样|好不好)(?=了?[呢啊?？。]*$)"
)
_GREW_SINCE: Final = re.compile(
    rf"[跟和与同]{_THEN}(?:相?比较?|比起来)(?:的话)?[,，]?(?=[涨增升跌降减多少提下上高低变])"
)
_SAME_MONTH: Final = re.compile(r"(?<=[去上]年)同月")
_LACKS: Final = re.compile(r"(?<=目标|任务|指标|计划|预算)(?P<still>还|仍)?[缺欠](?=多少|几)")
_WORKED: Final = re.compile(
    r"(?P<aim>目标|任务|指标)(?:现在|目前|已经?)*[干做跑冲][到了](?=百分之[几多]|几成)"
)
"""`指标做到几成`: how much of it is met."""
_AIM_SET: Final = re.compile(
    r"(?:任务|指标)(?:定|设|下)(?:的是|[的了到])?(?:多少|几)|[定设下]的(?:任务|指标)是?(?:多少|几)"
)
"""`收入指标定的多少` asks for the aim."""
_OVER_AIM: Final = re.compile(r"超额完成了?(?:多少|几)")


def said_plainly(text: str) -> str:
    """`不碰的是哪些事` -> `不做的是哪些事`; `没完成任务` -> `没完成目标`."""
    text = _CEASED.sub(r"\g<why>离开\g<whom>", text)
    text = _UNTOUCHED.sub("不做", text) if _THINGS.search(text) else text
    text = _OFF.sub(r"比\g<of>目标差", text)
    text = _MET_BEST.sub(lambda m: f"完成率最{'高' if m['well'] else '低'}", text)
    text = _GREW_MOST.sub(lambda m: "增长最快" if m["up"] else "下降最多", text)
    text = _SAME_MONTH.sub("同期", text)
    text = _ON_TARGET.sub("完成目标", text)
    text = _GREW_SINCE.sub(r"比\g<then>", text)
    text = _MET.sub("完成率多少", _BETTER.sub(r"比\g<then>增长多少", text))
    text = _HELD_AGAINST.sub(r"比\g<then>增长多少\g<end>", text)
    text = _LACKS.sub("还差", _OVER_AIM.sub("比目标多多少", text))
    text = text.replace("往下掉", "下降").replace("往上涨", "增长")
    text = _AIM_SET.sub("目标多少", text)
    text = _WORKED.sub(r"\g<aim>完成了", text)
    text = _TWO_HEADS.sub(r"\g<and>", text)
    text = _TO_EARN.sub(r"\g<ahead>收入", _MEANT.sub("", text))
    return _TASK.sub(lambda m: f"{m['met'] or ''}目标", text)
