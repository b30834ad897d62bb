"""Slack's channel from values."""

from assistant.channels.slack.api import Api
from assistant.channels.slack.channel import Slack
from assistant.channels.slack.signing import Signing


def slack(*, url: str, token: str, signing_secret: str) -> Slack:
    return Slack(Signing(signing_secret), Api(url, token))
