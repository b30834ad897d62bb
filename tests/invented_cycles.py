"""A bicycle maker that nobody owns: stock, leases by term and by kind, large customers."""

from assistant.records import Document, Entity, Metric, Passage, Source, content_id
from tests.invented import Talk, figure
from tests.memory_view import MemoryView

REPORT = "reports/2031-02"
LEASES = (("1年", "5K", "20%"), ("2年", "1万", "40%"), ("3年", "6K", "24%"), ("4年", "4K", "16%"))
KINDS = (("公路车", "9K"), ("山地车", "7K"), ("折叠车", "3.5K"), ("儿童车", "1.5K"))
TERMS = (
    ("云杉商贸", "1年"), ("白桦户外", "1年"), ("青禾文旅", "2年"), ("远帆", "2年"),
    ("白桦户外", "3年"), ("石榴物业", "4年"), ("等", "4年"),
)  # fmt: skip
TEXTS = (
    ("货款", "因为签了长租，远帆、青禾文旅等客户先退掉的是对手的车。"),
    ("安排", "会议由产品部的周宁汇报，规划是明年上电助力车。"),
)


def _passage(order: int, heading: str, text: str) -> Passage:
    id = content_id(REPORT, text)
    source = Source(document=REPORT, title="月报", date="2031-02-09", quote=text, passage=id)
    return Passage(
        id=id, document=REPORT, text=text, sections=(heading,), order=order, sources=(source,)
    )


FIGURES = (
    figure("车辆收入", "1.5亿", period="2030-01", unit="元"),
    figure("车辆收入", "1.8亿", period="2030-12", unit="元"),
    figure("车辆收入", "1.1亿", "云杉商贸", unit="元"),
    figure("带动配件收入", "0.4亿", "云杉商贸", unit="元"),
    figure("入库辆数", "2万", unit="辆"),
    figure("售出辆数", "1.4万", unit="辆"),
    figure("售出辆数", "9K", unit="辆", 渠道="门店"),
    figure("售出辆数", "5K", unit="辆", 渠道="网店"),
    figure("预订辆数", "4K", unit="辆"),
    figure("剩余辆数", "2K", unit="辆"),
    figure("长租辆数", "2.5万", unit="辆"),
    *(figure("长租辆数", value, unit="辆", 租期=term) for term, value, _ in LEASES),
    *(figure("长租占比", share, 租期=term) for term, _, share in LEASES),
    *(figure("长租辆数", value, unit="辆", 车型=kind) for kind, value in KINDS),
    figure("长租客户数", "50家+"),
    figure("大客户数", "16家"),
    figure("大客户收入占比", "72%"),
    figure("大客户门槛占比", "2%", nature="definition"),
    figure("大客户门槛收入", "3000万元", nature="definition"),
    figure("复合增长率", "15%", period="2031/2033", nature="forecast"),
    figure("改造后产能", "630", "云杉商贸", unit="辆"),
    figure("改造前产能", "420", "云杉商贸", unit="辆"),
    *(figure("租期", term, subject, text=True) for subject, term in TERMS),
)
METRICS = (
    Metric(name="车辆收入", aliases=("收入", "车辆营收", "bicycle revenue"), unit="元"),
    Metric(name="带动配件收入", aliases=("带动", "带动收入", "配件收入"), unit="元"),
    Metric(name="入库辆数", aliases=("入库", "入库量", "bicycles delivered"), unit="辆"),
    Metric(name="售出辆数", aliases=("售出", "卖掉", "bicycles sold"), unit="辆", additive=True),
    Metric(name="预订辆数", aliases=("预订", "reserved bicycles"), unit="辆"),
    Metric(name="剩余辆数", aliases=("剩余", "库存", "bicycles left"), unit="辆"),
    Metric(
        name="长租辆数", aliases=("长租", "长租总数", "长租量", "leased bicycles", "lease volume"),
        unit="辆", additive=True,
    ),
    Metric(name="长租占比", aliases=("lease share",), share_of="长租辆数", unit="%"),
    Metric(name="长租客户数", aliases=("长租客户", "lease customers"), unit="家"),
    Metric(name="大客户数", aliases=("大客户", "key customers"), unit="家"),
    Metric(
        name="大客户收入占比", aliases=("大客户占比", "占车辆收入", "key customer share"), unit="%"
    ),
    Metric(name="大客户门槛占比", unit="%"),
    Metric(name="大客户门槛收入", aliases=("大客户门槛",), unit="元"),
    Metric(name="复合增长率", aliases=("复合增速", "CAGR"), unit="%"),
    Metric(name="改造后产能", aliases=("output after refitting",), unit="辆"),
    Metric(name="改造前产能", aliases=("output before refitting",), unit="辆"),
    Metric(name="租期", aliases=("lease term",)),
)  # fmt: skip
VIEW = MemoryView(
    metrics=METRICS,
    figures=FIGURES,
    documents=(Document(id=REPORT, title="月报", date="2031-02-09", pages=("Page 1",)),),
    passages=tuple(_passage(order, *row) for order, row in enumerate(TEXTS)),
    entities=(
        Entity(name="云杉商贸", kind="customer", aliases=("云杉",)),
        *(Entity(name=kind, kind="bicycle") for kind, _ in KINDS),
        Entity(name="三轮车", kind="bicycle"),
        Entity(name="平衡车", kind="bicycle"),
        Entity(name="周宁", kind="person"),
    ),
)


def talk() -> Talk:
    """One conversation with an executive of it."""
    return Talk(VIEW)
