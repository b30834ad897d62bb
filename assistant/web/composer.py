"""The line to ask in: keyboard first."""

from collections.abc import Awaitable, Callable
from typing import Final

from nicegui import ui
from nicegui.events import GenericEventArguments

from assistant.web.buttons import icon_button
from assistant.web.words import Words

# Enter that ends the choice of a Chinese word is no Enter.
_ENTER: Final = """(e) => {
  if (e.shiftKey || e.isComposing || e.keyCode === 229) return;
  e.preventDefault();
  emit(e.target.value);
}"""
_UP: Final = "(e) => { if (!e.target.value) { e.preventDefault(); emit(); } }"


class Composer:
    def __init__(
        self,
        say: Words,
        *,
        send: Callable[[str], Awaitable[None]],
        stop: Callable[[], None],
        last: str = "",
    ) -> None:
        self._last = last

        async def typed(event: GenericEventArguments) -> None:
            await send(str(event.args))

        async def clicked() -> None:
            await send(self.typed)

        with ui.element("div").classes("foot"), ui.element("div").classes("composer"):
            self._line = (
                ui.textarea(placeholder=say("ask_hint"))
                .props(f'autogrow borderless dense autofocus rows=1 aria-label="{say("ask")}"')
                .classes("line")
                .on("keydown.enter", typed, js_handler=_ENTER)
                .on("keydown.up", self._recall, js_handler=_UP)
            )
            self._send = icon_button("arrow_upward", say("send"), clicked, kind="filled")
            self._stop = icon_button("stop", say("stop"), stop, kind="filled stop")
            self._stop.set_visibility(False)
            ui.label(say("keys")).classes("keys quiet")

    @property
    def typed(self) -> str:
        return str(self._line.value or "")

    def _recall(self) -> None:
        self._line.set_value(self._last)

    def sent(self, text: str) -> None:
        self._last = text
        self._line.set_value("")

    def busy(self, busy: bool) -> None:
        self._send.set_visibility(not busy)
        self._stop.set_visibility(busy)
