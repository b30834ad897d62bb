"""Who may be reached at an address, and what to say before serving there."""

import ipaddress

from assistant.cli.printing import warn
from assistant.errors import SettingsError
from assistant.exchange import Health, Service


def require_keys(service: Service, host: str) -> None:
    """Raises `SettingsError` where others could ask with full rights."""
    if service.open_access and not _is_loopback(host):
        raise SettingsError(
            f"{host} can be reached by others, and no keys are configured.",
            remedy="Set ASSISTANT_API_KEYS, add people with `assistant users add`, "
            "or serve on 127.0.0.1.",
        )


def warn_of(health: Health) -> None:
    if health.state == "none":
        warn("No report was ingested yet.", "Run `assistant ingest`; serving goes on.")
    elif health.problem:
        warn(health.problem)


def address_of(host: str, port: int) -> str:
    return f"http://{f'[{host}]' if ':' in host else host}:{port}"


def _is_loopback(host: str) -> bool:
    try:
        return host == "localhost" or ipaddress.ip_address(host).is_loopback
    except ValueError:
        return False
