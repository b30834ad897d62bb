"""Words of the language that questions are made of; nothing of any report."""

from typing import Final, Literal

Operation = Literal[
    "check", "share", "growth", "ratio", "difference", "total", "mean", "compound", "rank",
    "same", "members", "breakdown", "count", "define", "why",
]

OPERATIONS: Final[tuple[tuple[Operation, str], ...]] = (
    ("check", r"对得上|对不对得上|对得拢|对得起来|是否一致|一致吗|吻合|自洽|核对|加起来等于|等不等于|是不是等于"
              r"|勾稽|add up|adds up|consistent|reconcile"),
    ("same", r"是否(?:都|均)?(?:是)?(?:相同|一样|一致)|相同吗|一样吗|(?:都|均)(?:是)?相同|有没有变|是否(?:发生)?变[化更]"
             r"|变了吗|换了吗|换人"),
    ("compound", r"复合|\d+年后|[一二两三四五六七八九十]+年后|按.{0,12}(?:增长|增速|增长率).{0,8}(?:算|推算|测算|推)"
                 r"|compound|in (?:\d+|two|three|five) years"),
    ("mean", r"加权平均|平均|均值|weighted|average|mean"),
    ("growth", r"增长率|增长幅度|增长了?百分之|增幅|涨幅|涨了?百分之|增速|同比|环比|增长了?多少|涨了?多少|增加了?多少"
               r"|提升了?多少|提高了?多少|下降了?多少|降了?多少|减少了?多少|跌了?多少|变化了?多少|变动|变化"
               r"|增长多少|增长情况|升了?多少|growth|grow|grew|increase[ds]?|change[ds]?|decrease[ds]?|decline[ds]?"),
    ("ratio", r"多少倍|几倍|倍数|的倍|之比|比值|how many times|ratio"),
    ("difference", r"相差|差距|差额|差值|之差|差多少|差了|多多少|少多少|多了多少|少了多少|多出|高多少|低多少|多几|少几"
                   r"|减去|difference|gap|how much (?:more|less)|minus"),
    ("share", r"占比|占.{0,16}(?:百分之几|多少|几成|比例|比重|比率|几)|比重|百分之几|百分比|所占|的比例|几成|占到|占了"
              r"|share|percent(?:age)?|proportion"),
    ("total", r"合计|一共|总共|加起来|加一起|加在一起|总和|之和|相加|共计|总计|累计|加总|together|in total|sum|combined|altogether"),
    ("rank", r"最[多高大少低小]|排名|排序|排行|排第|第[一二三四五1-5](?:多|高|大|名|位)|前[一二三四五六七八九十\d]+(?![年月天])"
             r"|从[高大多低小少]到|top|largest|smallest|highest|lowest|biggest|most|least|rank"),
    ("members", r"哪些|哪几|有哪|都有谁|有谁|分别是谁|是谁|名单|列举|列出|list|which"),
    ("breakdown", r"分布|构成|结构|明细|拆分|拆开|拆解|分别|各[个自种类]?|每[个种类一]|按.{1,8}[分看列]|breakdown|split|by "),
    ("count", r"几[家个种款类位名张]|多少[家个种款类位名]|how many"),
    ("define", r"定义|口径|怎么算的?|如何计算|什么意思|指的?是什么|是指|definition|defined?|meaning"),
    ("why", r"为什么|为何|原因|怎么会|why|reason"),
)
"""Tried in order on the text without names; all that match are kept, the first leads."""

QUANTITY: Final = (
    r"多少|几[家个种款类位名张成倍年点%]|多大|多高|多长|多久|百分之几|数值|金额|数字|规模|how much|how many|what (?:is|was)"
    r"|具体数|数据|占比|涨幅|是多|有多"
)
"""Words that ask for a number."""

FUNCTION: Final = frozenset(
    """的 了 吗 呢 吧 啊 呀 哦 嘛 么 是 在 有 和 与 及 以及 或 或者 还是 跟 同 对 从 到 至 由 给 把 被 将 按 为 于 其 其中
    这 那 这个 那个 这些 那些 哪 哪个 哪些 哪家 哪几家 哪几 哪种 哪位 谁 什么 啥 怎么 怎样 怎么样 如何 为什么 为何 多少 几 几个 几家 多大 多高 多长 多久 多
    请 请问 麻烦 帮 帮我 帮忙 我 我们 咱们 咱 你 您 你们 他 她 它 他们 它们 想 想要 想知道 知道 告诉 告诉我 一下 看 看下 看看 看一下 查 查下 查一下 查询 问 问下 问一下 求 提供 给出 描述 介绍 简要 说 说说 说下 说一下 讲 讲讲 列 列出 列举
    能 能否 能不能 可以 可否 是否 是不是 有没有 有无 要 需要 应该 会 得 就 都 也 还 又 再 才 只 很 更 最 太 非常 大概 大约 约 左右 差不多 到底 究竟 具体 详细 准确 确切 实际 一共 总共 合计 总计 共计 累计 加起来 加一起 加 减 总和 之和 相加 总 总的 整体 全部 所有 各 各个 各自 每 每个 每种 分别 一个 一种 一些 一
    数 数值 数字 数据 金额 数额 数量 总额 总数 总量 情况 信息 内容 结果 详情 值 规模 部分 方面 时候 时 期间 当时 目前 现在 当前 如今 截至 截止 最新 最近 年 月 日 年度 年份 月份 年报 报告 汇报 报表 财报 财务 财务数据 中 里 里面 内 上 下 提到 提及 提出 披露 显示 根据 依据 按照 关于 对于 至于 来说 来看 而言 方式 类型 种类 种 类 个 家 名 位 人 台 张 元 万 亿 千 百 单位
    占 占比 占据 所占 比例 比重 比率 百分比 百分之 百分之几 比 比较 相比 对比 相较 较 之间 之 差 相差 差距 差额 差值 差多少 倍 倍数 几倍 增长 增长率 增幅 涨幅 增速 涨 涨了 增加 增加了 下降 降 减少 变化 变动 变 变成 提升 提升至 提高 升 增至 升至 降至 达到 同比 环比 平均 均值 加权 加权平均 最多 最高 最大 最少 最低 最小 排名 排序 排第几 排 第一 第二 第三 名次 前三 前几 对得上 对不上 一致 吻合 核对 等于 相同 不同 一样 变了 定义 口径 意思 指 指的 计算 算 算出 算一下 计算出 得出 保留 小数 小数点 位 两位 四舍五入 结果
    分布 构成 结构 明细 拆分 组成 包括 包含 属于 来自 主要 除了 除 以外 之外 其他 其它 剩 剩下 余 多了 少了 如果 假设 假如 那么 那 然后 另外 此外 急 快 谢谢 感谢 你好 您好 好的 嗯 老板 领导 公司 企业 本公司 我司 咱家 分 少 大 小 高 低 成 且 并 并且 而 而且 但 但是 因为 所以 之后 之前 以后 以前 后 前 过 着 地 不 没 没有 无 非 未 已 已经 曾 正在 目标 预计 预测 预期 计划 实现 完成 做 做到 用 使用 采用 拿 卖 发 出 来 去 走 起 起来 等 等等 开始 结束 保 情形 状况 发生 存在 拥有 具有 有关 相关 关系 问题 答案 回答 复合 未来 今后 年后 年底 年初 年末 底 初 末 上年 去年 今年 前年 明年 同期 本月 上月 当月 季度 半年 两年 三年 全年 单月 每月 月度 当年 这两年 两 二 三 四 五 六 七 八 九 十""".split()
)
"""Chinese words that carry no content; a question is measured by what remains."""

FUNCTION_EN: Final = frozenset(
    """a an the of in on at for to from by with and or is are was were be been do does did has have had what which who whom
    whose when where why how much many please tell me show give us our my your it its this that these those there can could
    would will shall should i we you they he she than then as per total sum share percent percentage proportion growth rate
    increase decrease change difference between ratio average mean top most least largest smallest highest lowest list all each
    every breakdown split into up add adds about number amount value figure figures report say said according company year
    years month months quarter last next past current currently latest now compared compare versus vs more less times by
    over during up down first second third rank ranking definition mean meaning reason together combined so but not no yes
    hi hello thanks thank""".split()
)

FOLLOW_UP: Final = (
    r"^(?:那|那么|呢|其中|它|他|她|这个|那个|这|再|还有|另外|加起来|合计|一共|涨幅|占比|为什么|上述|前面|刚才|同样|对应)"
    r"|呢[?？]?$|^(?:and|what about|how about)\b|它们?|其中|上面|刚才|前者|后者|这两个|这几个|两者"
)
"""Marks of a question that leans on the one before."""

GREETING: Final = r"^(?:你好|您好|hi|hello|hey|嗨|早上好|下午好|晚上好|在吗|哈喽)[!！。.~,， ]*$"
HELP: Final = r"你(?:能|会|可以)(?:做|干|回答|帮)|能问什么|怎么用|使用说明|帮助|^help$|what can you do|你是谁|who are you"

SUFFIXES: Final = (
    "合计", "总计", "总额", "总数", "总量", "总", "人数", "数量", "金额", "余额", "数", "额", "率", "比例", "比重", "比率",
    "情况", "的", "及", "和", "与", "员工", "职工",
)
"""Words of a metric's name that may be missing or added without changing what it means."""

QUALIFIERS: Final = (
    "非", "其他", "其它", "以上", "以下", "上年", "归属", "少数", "综合", "流动", "营业外", "无形", "固定", "长期", "短期",
    "基本", "稀释", "期初", "期末", "硕士", "博士", "净", "毛", "总", "成本", "收入", "支出", "费用", "利润", "资产", "负债",
    "应收", "应付", "占比", "率", "客户", "份额", "门槛", "带动", "整体",
)
"""Words that tell one metric from its neighbour: both names have them, or they are not the same."""
