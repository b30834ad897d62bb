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
    pytest.param(
        "茶饼订了900箱，已交付400箱（44%），剩余500箱计划3月交付200箱、4月交付350箱。",
        "350箱",
        id="more than is left",
    ),
    pytest.param("茶山新棚共24座，每座6垄，合计164垄。", "164垄", id="each has so many"),
    pytest.param(
        "茶庄整体收入500万，红茶收入200万（占比60%），绿茶等300万，其中白茶100万。",
        "60%",
        id="the share of the other part",
    ),
    pytest.param(
        "盐场收入从2031年的20亿，到2032年22亿、2033年24.2亿，两年累计增长20%。",
        "20%",
        id="rates added up",
    ),
    pytest.param(
        "其余80家茶庄收入1,608万，占比30%，平均每家200万。", "200万", id="ten times the mean"
    ),
    pytest.param("白茶的份额在稳步提高，从11月的35%到12月的31%。", "提高", id="which way it went"),
    pytest.param(
        "茶庄要求P90耗时不超过40秒。新流程P90耗时46秒、满足茶庄的要求，人手也省了。",
        "46秒",
        id="a limit told before",
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
    pytest.param(
        "茶饼已交付400箱，剩余500箱计划3月交付200箱、4月交付150箱。", id="less than is left"
    ),
    pytest.param("茶山新棚共24座，每座6垄，合计144垄。", id="each has so many"),
    pytest.param("茶山新棚共24座，每座6垄，另有旧垄20垄，合计164垄。", id="and others"),
    pytest.param(
        "盐场收入从2031年的20亿，到2032年22亿、2033年24.2亿，两年累计增长21%。", id="compounded"
    ),
    pytest.param(
        "盐场收入2032年22亿、2033年24.2亿，两年累计增长40%。", id="since a year before both"
    ),
    pytest.param("80家茶庄收入1,608万，每家装修200万。", id="each pays something else"),
    pytest.param("白茶的效率在稳步提高，从11月的35%到12月的31%。", id="a smaller one is better"),
    pytest.param("白茶的份额在稳步下降，从11月的35%到12月的31%。", id="which way it went"),
    pytest.param(
        "茶庄要求P90耗时不超过40秒。新流程P90耗时36秒、满足茶庄的要求。", id="a limit that is kept"
    ),
    pytest.param(
        "茶庄要求P90耗时不超过40秒。新流程P99耗时46秒、满足上级的要求。", id="of something else"
    ),
    pytest.param("送来瓷瓶20件，入选12件，退回8件，入选率60%。", id="the rate of the part before"),
    pytest.param(
        "产值1.25亿、2.36亿、3.47亿、4.58亿、2.61亿、1.72亿、3.83亿、2.94亿。\n\n"
        "已入窑1.66万片，已出窑1.43万，都在南坡。",
        id="a count without its unit",
    ),
)


@pytest.mark.parametrize(("text", "said"), WRONG)
def test_what_does_not_come_to_it_is_told(text: str, said: str) -> None:
    assert any(said in what for what in warnings(text, period="2031-01"))


@pytest.mark.parametrize("text", RIGHT)
def test_what_comes_to_it_is_silent(text: str) -> None:
    assert warnings(text, period="2031-01") == []
