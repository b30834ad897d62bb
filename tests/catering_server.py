"""The pages over the invented caterer: `python -m tests.catering_server PORT`."""

import sys

import uvicorn

from assistant.access import read_keys
from assistant.api.app import create_app
from assistant.exchange import Health, Service
from assistant.web.app import create_page
from assistant.web.late import beside
from assistant.web.sessions import Sessions
from tests.api_fakes import Script, answer
from tests.invented_catering import BROWSE, view_of

KEYS = "boss-key-1:executive:boss,sales-key-1:sales:sales,public-key-1:public:public"


def service() -> Service:
    known = read_keys(KEYS)
    return Service(
        ask=Script(answer()), health=lambda: Health(generation="g1", state="ok", embedder="ready"),
        identify=known.identify, open_access=False,
        still=lambda asker, _: any(asker == held for _, held in known.askers),
        findings=lambda audience: view_of(audience).findings(), browse=BROWSE,
        show=lambda *_: [], close=lambda: None,
    )  # fmt: skip


def main(port: int) -> None:
    made = service()
    app = create_app(made, max_question_chars=200, max_body_bytes=100_000)
    sessions = Sessions(made, secret=b"x" * 32, keys=KEYS)
    beside(app, lambda: create_page(made, sessions), then=made.warm_text)
    uvicorn.run(app, host="127.0.0.1", port=port, log_level="warning")


if __name__ == "__main__":
    main(int(sys.argv[1]))
