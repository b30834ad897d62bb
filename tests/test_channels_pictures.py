"""Charts as pictures: what is drawn, when nothing is, and that WeCom takes them."""

import asyncio
import io
from pathlib import Path
from typing import Any

import pytest
from PIL import Image

from assistant.channels import pictures
from assistant.channels.charts import MOST_POINTS, read_chart
from assistant.channels.pictures import Pictures, found_font
from assistant.exchange import Answer, FigureShown
from tests.api_fakes import Script, answer
from tests.channel_office import APP, Office
from tests.channel_runs import using
from tests.test_wecom_app import deliver, text_of
from tests.wecom_fake import FakeBot, FakeServer, until

LATIN = "/usr/share/fonts/truetype/dejavu/DejaVuSans.ttf"
needs_chinese = pytest.mark.skipif(found_font()[0] is None, reason="no font with Chinese is here")


def charted(kind: str = "bar", *values: Any, names: tuple[str, ...] = ("甲", "乙")) -> Answer:  # noqa: ANN401 - JSON
    values = values or (200, 120.5)
    named = [{"name": n, "value": v} for n, v in zip(names, values, strict=True)]
    option: dict[str, Any] = {
        "title": {"text": "销售额"},
        "series": [{"type": kind, "data": named}],
    }
    if kind != "pie":
        option |= {"xAxis": {"data": list(names)}}
        option["series"][0]["data"] = list(values)
    figures = tuple(
        FigureShown(id=f"f{n}", label="销售额", value=value, unit="CNY", citation=1,
                    dimensions={"大区": name}, text=f"{value}万元")
        for n, (name, value) in enumerate(zip(names, values, strict=True))
        if isinstance(value, int | float)
    )  # fmt: skip
    return answer(chart=option, figures=figures, computations=())


@needs_chinese
@pytest.mark.parametrize("kind", ["bar", "line", "pie"])
def test_each_kind_is_drawn_in_colour_on_white(kind: str) -> None:
    (png,) = Pictures().of(charted(kind))
    image = Image.open(io.BytesIO(png))
    assert image.format == "PNG"
    assert image.size[0] == 800
    assert image.convert("RGB").getpixel((0, 0)) == (255, 255, 255)
    colours = {colour for _, colour in image.convert("RGB").getcolors(1_000_000) or ()}
    assert (37, 99, 168) in colours
    assert len(png) < 200_000


def near(colour: object) -> bool:
    """Blue as the bars are: edges and text are of other colours."""
    assert isinstance(colour, tuple)
    return all(abs(a - b) < 12 for a, b in zip(colour, (37, 99, 168), strict=True))


@needs_chinese
def test_a_longer_bar_stands_for_more_and_a_negative_one_to_the_left() -> None:
    names = ("甲", "乙", "丙")
    (png,) = Pictures().of(charted("bar", 200, 100, -50, names=names))
    image = Image.open(io.BytesIO(png)).convert("RGB")
    bars = []
    for middle in (84, 124, 164):
        filled = [x for x in range(800) if near(image.getpixel((x, middle)))]
        bars.append((filled[0], filled[-1]))
    first, second, third = bars
    zero = third[1]
    assert (first[1] - zero) == pytest.approx(2 * (second[1] - zero), abs=4)
    assert (first[1] - zero) == pytest.approx(4 * (zero - third[0]), abs=16)


def test_a_number_is_written_as_its_figure_and_not_at_all_without_one() -> None:
    read = read_chart(charted("bar", 200, 200))
    assert read
    assert [(point.name, point.label) for point in read.points] == [
        ("甲", "200万元"), ("乙", "200万元"),
    ]  # fmt: skip
    bare = read_chart(charted().model_copy(update={"figures": ()}))
    assert bare
    assert [point.label for point in bare.points] == ["", ""]


@pytest.mark.parametrize(
    "chart",
    [
        pytest.param(None, id="none"),
        pytest.param({}, id="empty"),
        pytest.param({"series": 3}, id="no list"),
        pytest.param({"series": [{"type": "pie", "data": [{"value": 1}]}]}, id="one part"),
        pytest.param({"series": [{"type": "radar", "data": [1, 2]}]}, id="unknown kind"),
        pytest.param({"series": [{"type": "bar", "data": ["1", None]}]}, id="no numbers"),
        pytest.param({"series": [{"type": "bar", "data": [1] * (MOST_POINTS + 1)}]}, id="many"),
        pytest.param({"series": [{"type": "bar", "data": [1, 2]}] * 2}, id="two series"),
    ],
)
def test_what_is_no_chart_is_not_drawn(chart: object) -> None:
    assert Pictures().of(answer(chart=chart)) == ()


@pytest.mark.parametrize("font", ["/nowhere/font.ttf", __file__, LATIN])
def test_without_a_font_that_has_every_character_there_is_no_picture(font: str) -> None:
    assert Pictures(font).of(charted()) == ()


@pytest.mark.skipif(not Path(LATIN).exists(), reason="that font is not here")
def test_a_latin_chart_needs_no_chinese_font() -> None:
    option = {"title": {"text": "Sales"}, "xAxis": {"data": ["A", "B"]},
              "series": [{"type": "bar", "data": [1, 2]}]}  # fmt: skip
    assert len(Pictures(LATIN).of(answer(chart=option, figures=(), computations=()))) == 1


def test_without_the_library_there_is_no_picture(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setitem(__import__("sys").modules, "assistant.channels.canvas", None)
    assert pictures.Pictures().of(charted()) == ()


@needs_chinese
def test_the_bot_by_webhook_shows_the_chart_with_the_end(tmp_path: Path) -> None:
    async def use(bot: FakeBot, server: FakeServer, here: Office) -> None:
        bubble = await bot.ask("多少")
        (png,) = bubble.pictures
        assert Image.open(io.BytesIO(png)).format == "PNG"

    using(use, Script(charted()), tmp_path)


@needs_chinese
def test_the_app_sends_the_chart_after_the_text_and_the_text_without_it(tmp_path: Path) -> None:
    async def use(bot: FakeBot, server: FakeServer, here: Office) -> None:
        await deliver(here, text_of("多少"))
        await until(lambda: len(server.sent) == 2)
        assert [each["msgtype"] for each in server.sent] == ["text", "image"]
        assert server.media[server.sent[1]["image"]["media_id"]].startswith(b"\x89PNG")
        await until(lambda: not here.journal.post.inbox.unfinished())
        server.codes = [0, 40009]  # the text is taken, the upload is refused
        await deliver(here, text_of("几个"))
        await until(lambda: not here.journal.post.inbox.unfinished() and not server.codes)
        await asyncio.sleep(0.1)
        assert len(server.media) == 1

    using(use, Script(charted()), tmp_path, **APP)
