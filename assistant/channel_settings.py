"""Settings of the chat channels: each is off until its own are set."""

import ipaddress
from typing import Annotated, Literal
from urllib.parse import urlsplit

from pydantic import AfterValidator, Field, SecretStr
from pydantic_settings import BaseSettings, SettingsConfigDict

SECURE = {"https", "wss"}
_PLAIN = {"http", "ws"}


def safe(address: str) -> str:
    """Secrets and answers go there: encrypted, unless it is this machine."""
    parts = urlsplit(address)
    if address and not (
        parts.hostname
        and (parts.scheme in SECURE or (parts.scheme in _PLAIN and _loopback(parts.hostname)))
    ):
        raise ValueError("use https or wss; http and ws are for loopback alone")
    return address.rstrip("/")


def _loopback(host: str) -> bool:
    try:
        return host == "localhost" or ipaddress.ip_address(host).is_loopback
    except ValueError:
        return False


Address = Annotated[str, AfterValidator(safe)]


class ChannelSettings(BaseSettings):
    model_config = SettingsConfigDict(use_attribute_docstrings=True)

    public_url: Address = ""
    """Address of the page as people reach it; answers in chats then link to their sources."""
    channel_overtime_s: float = Field(default=330.0, gt=0, le=3600)
    """An answer that takes longer than these seconds is sent when it is done; WeCom closes what it
    shows after 360."""
    channel_digest_hour: int = Field(default=9, ge=0, le=23)
    """Hour of the local time in which digests are sent, spread over it."""
    channel_font: str = ""
    """File of a font with Chinese, for charts as pictures in chats; empty looks for one. Needs
    `assistant[pictures]`."""
    wecom_url: Address = "https://qyapi.weixin.qq.com"
    """Base address of WeCom; another for a private deployment."""
    wecom_bot_token: SecretStr = SecretStr("")
    """Token of the AI bot's callback; with the key below, `/channels/wecom-bot` is served."""
    wecom_bot_aes_key: SecretStr = SecretStr("")
    """EncodingAESKey of the AI bot's callback."""
    wecom_bot_id: str = ""
    """Bot ID of the AI bot's long connection, which needs no callback; with the secret below."""
    wecom_bot_secret: SecretStr = SecretStr("")
    """Secret of the AI bot's long connection."""
    wecom_socket_url: Address = "wss://openws.work.weixin.qq.com"
    """Address of the long connection; another for a private deployment."""
    wecom_bot_names: str = ""
    """What the bot is called in groups, comma-separated; needed for names with spaces."""
    wecom_corp_id: str = ""
    """Corp id of the company, for the self-built app; with the four below, `/channels/wecom-app`
    is served."""
    wecom_agent_id: int = Field(default=0, ge=0)
    """AgentId of the app."""
    wecom_secret: SecretStr = SecretStr("")
    """Secret of the app."""
    wecom_token: SecretStr = SecretStr("")
    """Token of the app's callback."""
    wecom_aes_key: SecretStr = SecretStr("")
    """EncodingAESKey of the app's callback."""
    wecom_groups: SecretStr = SecretStr("")
    """Webhooks of groups that digests are pushed to, `name=key`, comma-separated."""
    wecom_tables: bool = False
    """Whether the clients of your company show tables; else they come as lists."""
    wecom_buttons: bool = False
    """Whether the long connection offers next questions as a card with buttons; else numbered."""
    feishu_url: Address = "https://open.feishu.cn"
    """Base address of Feishu; `https://open.larksuite.com` for Lark."""
    feishu_app_id: str = ""
    """App ID of the Feishu app; with the secret and the token below, `/channels/feishu` is
    served."""
    feishu_app_secret: SecretStr = SecretStr("")
    """App Secret of the Feishu app."""
    feishu_long: bool = False
    """Whether events come over a long connection, which needs no callback and no token, instead of
    HTTP."""
    feishu_token: SecretStr = SecretStr("")
    """Verification Token of its events and callbacks."""
    feishu_encrypt_key: SecretStr = SecretStr("")
    """Encrypt Key of its events and callbacks; with it they must be encrypted and signed."""
    feishu_identity: Literal["union_id", "user_id"] = "union_id"
    """Which id people are bound by; `user_id` needs a permission of the app."""
    feishu_groups: SecretStr = SecretStr("")
    """Webhooks of groups that digests are pushed to, `name=key` or `name=key:secret`,
    comma-separated."""
    dingtalk_url: Address = "https://api.dingtalk.com"
    """Base address of DingTalk's API."""
    dingtalk_hook_url: Address = "https://oapi.dingtalk.com"
    """Base address of DingTalk's webhooks; a callback that names another is not answered there."""
    dingtalk_client_id: str = ""
    """Client ID (AppKey) of the app; with the secret below, `/channels/dingtalk` is served."""
    dingtalk_client_secret: SecretStr = SecretStr("")
    """Client Secret (AppSecret) of the app."""
    dingtalk_stream: bool = False
    """Whether messages come over DingTalk's stream, which needs no callback, instead of HTTP."""
    dingtalk_robot_code: str = ""
    """RobotCode of the app's robot, where it is not the Client ID."""
    dingtalk_card_template: str = ""
    """Template id of an AI card, in which answers then grow; without, they are messages."""
    dingtalk_card_key: str = "msgContent"
    """The template's variable that holds the text."""
    dingtalk_card_buttons: str = ""
    """The template's variable of its group of buttons, for next questions and thumbs; empty
    without. Over HTTP the public URL is needed, too."""
    dingtalk_groups: SecretStr = SecretStr("")
    """Webhooks of groups that digests are pushed to, `name=key` or `name=key:secret`,
    comma-separated."""
    slack_bot_token: SecretStr = SecretStr("")
    """Bot User OAuth Token of the Slack app, `xoxb-…`; with the secret below, `/channels/slack` is
    served."""
    slack_signing_secret: SecretStr = SecretStr("")
    """Signing Secret of the Slack app."""
    slack_url: Address = "https://slack.com/api"
    """Base address of Slack's Web API; another behind a gateway of yours."""
