"""Commands: what is one, who is meant, and what they tell."""

from pathlib import Path

import pytest

from assistant.channels.commands import addressed, command_of
from tests.api_fakes import Script, answer
from tests.channel_office import Office
from tests.channel_runs import using
from tests.wecom_fake import FakeBot, FakeServer


@pytest.mark.parametrize(
    ("text", "command"),
    [
        ("/help", ("help", "")),
        ("／帮助", ("help", "")),
        ("  /HELP  ", ("help", "")),
        ("/重置", ("reset", "")),
        ("/停止", ("stop", "")),
        ("/我是谁", ("whoami", "")),
        ("/来源", ("sources", "")),
        ("/订阅 每周", ("subscribe", "每周")),
        ("/subscribe   weekly", ("subscribe", "weekly")),
        ("/never", ("unknown", "")),
        ("/path/like/text 是什么", None),
        ("/help/me", None),
        ("请 /help", None),
        ("/", None),
        ("/ help", None),
        ("12月/1月 多少", None),
        ("", None),
    ],
)
def test_a_command_begins_with_a_slash_and_is_no_path(
    text: str, command: tuple[str, str] | None
) -> None:
    assert command_of(text) == command


@pytest.mark.parametrize(
    ("text", "names", "left"),
    [
        ("@助手 /help", (), "/help"),
        ("@助手  /help", (), "/help"),
        ("@助手/help", (), "/help"),
        ("@助手\u2005多少", (), "多少"),
        ("@Report Bot /help", (), "/help"),
        ("@Report Bot  /stop", (), "/stop"),
        ("@Report Bot 多少", ("Report Bot",), "多少"),
        ("多少 @Report Bot", ("Report Bot",), "多少"),
        ("@助手小明 多少", ("助手",), "多少"),
        ("多少", (), "多少"),
        ("发到 a@b.com 的是多少", (), "发到 a@b.com 的是多少"),
        ("@助手", (), ""),
        ("@助手 /path/like/text", (), "/path/like/text"),
    ],
)
def test_the_name_of_the_bot_is_no_part_of_the_question(
    text: str, names: tuple[str, ...], left: str
) -> None:
    assert addressed(text, names) == left


def test_commands_tell_and_nothing_is_asked_for_them(tmp_path: Path) -> None:
    script = Script(answer())

    async def use(bot: FakeBot, _: FakeServer, here: Office) -> None:
        assert "/reset" in (await bot.ask("/help")).text
        assert (await bot.ask("/whoami")).text == "您是 chenwei，可见范围：管理层。"
        told = (await bot.ask("@助手  /whoami", chat="g1")).text
        assert told == "您是 chenwei；本群可见范围：公开；群编号：g1。"
        assert "月报 · 2031-02-09" in (await bot.ask("/来源")).text
        assert "没有这个命令" in (await bot.ask("/never")).text
        assert script.asked == []
        assert (await bot.ask("/path/like/text 是什么")).text.startswith("销售额")
        assert [question.text for question in script.asked] == ["/path/like/text 是什么"]

    using(use, script, tmp_path)


def test_reset_begins_a_new_conversation(tmp_path: Path) -> None:
    script = Script(answer(suggestions=("同比？",)))

    async def use(bot: FakeBot, _: FakeServer, here: Office) -> None:
        await bot.ask("多少")
        await bot.ask("那1月呢")
        assert "新对话" in (await bot.ask("/reset")).text
        await bot.ask("1")
        talks = [question.conversation_id for question in script.asked]
        assert talks[1]
        assert talks[2] is None
        assert script.asked[2].text == "1", "what was offered before is over"

    using(use, script, tmp_path)
