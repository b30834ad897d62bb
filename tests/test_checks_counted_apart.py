"""What comes and goes, what is told apart and what all of it comes to; limits, ways and scales."""

import pytest

from tests.checked import warnings

WRONG = (
    pytest.param(
        "茶庄数从12月底的31家增至35家，新签约6家，退出1家。", "31家", id="what came and went"
    ),
    pytest.param(
        "书店数由上月底的44家减至40家：新开2家，关闭7家。", "44家", id="more has gone than came"
    ),
    pytest.param(
        "送评瓷瓶40件，入选33件，落选7件。落选的作品里6件退给作者，2件退给画廊。",
        "落选7件",
        id="more than those that failed",
    ),
    pytest.param("茶饼已运走一批，还剩90吨，拟8月运40吨、9月运70吨。", "70吨", id="more than left"),
    pytest.param(
        "茶山新棚24座，每座6垄，合计200垄，东坡120垄，西坡80垄。", "200垄", id="each has so many"
    ),
    pytest.param(
        "全庄总收入500万，红茶210万（占比58%），绿茶290万。", "58%", id="share of the other"
    ),
    pytest.param(
        "盐场产值2031年20.00亿、2032年22.00亿、2033年24.20亿，两年合计增长20%。",
        "20%",
        id="rates added up",
    ),
    pytest.param("80家茶庄共卖出1,608万，平均每家200万。", "200万", id="ten times the mean"),
    pytest.param("白茶的份额稳步上升，从11月的35%到12月的31%。", "上升", id="which way it went"),
    pytest.param(
        "茶庄要求P90耗时不超过40秒。新流程P90耗时46秒，符合约定，人手也省了。",
        "46秒",
        id="a limit told before",
    ),
    pytest.param(
        "三场展会安排在下半年：瓷展6月9日、茶展9月8日、石展11月3日。",
        "6月9日",
        id="dates of a half",
    ),
    pytest.param(
        "四座窑翻修，一座在二季度，三座在三季度：东窑5月，西窑7月，南窑8月，北窑10月。",
        "10月",
        id="months of quarters",
    ),
    pytest.param(
        "全年任务：90万吨。\n\n前五个月共34.0万吨，完成全年任务的38.1%。",
        "38.1%",
        id="of the year's task",
    ),
    pytest.param(
        "红茶1月收入650万，比12月的500万增加150万。白茶1月收入400万，比12月的320万增长25%。\n\n"
        "白茶的增幅最大，环比上升30%。",
        "白茶",
        id="growth of another",
    ),
    pytest.param(
        "库存总量：5.0万片，比年初的4.66万片增加3.4K\n\n"
        "库存品种：青砖26K + 白砖9.5K + 灰砖7K + 红砖和瓦等 5.2K",
        "4.77万",
        id="all the rest is too little",
    ),
)
RIGHT = (
    pytest.param("茶庄数从12月底的31家增至35家，新签约5家，退出1家。", id="what came and went"),
    pytest.param("茶庄数从12月底的31家增至35家，山里20家，城里15家。", id="where they are"),
    pytest.param(
        "茶庄数从12月底的31家增至35家，其中新签约6家，退出的另算1家。", id="some of what came"
    ),
    pytest.param(
        "茶庄数从12月底的31家增至35家，今年累计新签约16家，退出3家。", id="over another time"
    ),
    pytest.param(
        "送评瓷瓶40件，入选33件，落选7件。落选的作品里5件因为釉色，4件因为器形。",
        id="reasons overlap",
    ),
    pytest.param("茶饼已运走一批，还剩90吨，拟8月运40吨、9月运30吨。", id="less than is left"),
    pytest.param("茶饼还剩90吨，拟8月运40吨、9月累计运90吨。", id="up to then"),
    pytest.param("茶山新棚24座，每座6垄，合计144垄。", id="each has so many"),
    pytest.param("茶山新棚24座，每座6垄，另有旧垄20垄，合计164垄。", id="and others"),
    pytest.param(
        "盐场产值2031年20.00亿、2032年22.00亿、2033年24.20亿，两年合计增长21%。", id="compounded"
    ),
    pytest.param(
        "盐场产值2032年22.0亿、2033年24.2亿，两年累计增长40%。", id="since a year before both"
    ),
    pytest.param("80家茶庄共卖出1,608万，每家装修200万。", id="each pays something else"),
    pytest.param("白茶的效率稳步提高，从11月的35%到12月的31%。", id="a smaller one is better"),
    pytest.param("白茶的份额稳步下降，从11月的35%到12月的31%。", id="which way it went"),
    pytest.param("茶庄要求P90耗时不超过40秒。新流程P90耗时36秒，符合约定。", id="a limit kept"),
    pytest.param("茶庄要求P90耗时不超过40秒。新流程P99耗时46秒，符合约定。", id="another limit"),
    pytest.param(
        "茶庄要求恢复时间不超过40分钟。最长恢复时间50分钟，符合应急要求。", id="asked by another"
    ),
    pytest.param("白茶的份额稳步上升，从10月的35%到11月的34%，再到12月的38%。", id="in the end"),
    pytest.param("送来瓷瓶20件，入选12件，退回8件，入选率60%。", id="the rate of the part before"),
    pytest.param(
        "产值1.25亿、2.36亿、3.47亿、4.58亿、2.61亿、1.72亿、3.83亿、2.94亿。\n\n"
        "已入窑2.37万片，已出窑2.05万，都在南坡。",
        id="a count without its unit",
    ),
    pytest.param("三场展会安排在下半年：瓷展7月9日、茶展9月8日、石展11月3日。", id="of a half"),
    pytest.param(
        "全年任务：90万吨。\n\n前五个月共34.0万吨，完成全年任务的37.8%。", id="of the year's task"
    ),
    pytest.param(
        "全年任务：90万吨。\n\n前五个月出口共34.0万吨，完成全年任务的38.1%。", id="another task"
    ),
    pytest.param(
        "红茶1月收入650万，比12月的500万增加150万。白茶1月收入400万，比12月的320万增长25%。\n\n"
        "红茶的增幅最大，环比上升30%。",
        id="its own growth",
    ),
    pytest.param(
        "库存总量：5.0万片，比年初的4.66万片增加3.4K\n\n"
        "库存品种：青砖26K + 白砖9.5K + 灰砖7K + 红砖和瓦等 7.5K",
        id="all the rest",
    ),
    pytest.param(
        "库存总量：5.0万片，比年初的4.66万片增加3.4K\n\n"
        "库存品种：青砖26K + 白砖9.5K + 灰砖7K + 红砖 5.2K",
        id="there may be others",
    ),
    pytest.param(
        "库存总量：5.0万片，比年初的4.66万片增加3.4K\n\n"
        "库存重点品种：青砖26K + 白砖9.5K + 灰砖7K + 红砖和瓦等 5.2K",
        id="some kinds",
    ),
)


@pytest.mark.parametrize(("text", "said"), WRONG)
def test_what_does_not_come_to_it_is_told(text: str, said: str) -> None:
    assert any(said in what for what in warnings(text, period="2031-01"))


@pytest.mark.parametrize("text", RIGHT)
def test_what_comes_to_it_is_silent(text: str) -> None:
    assert warnings(text, period="2031-01") == []
