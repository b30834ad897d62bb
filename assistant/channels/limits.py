"""How much is taken at once, and how long is waited."""

from dataclasses import dataclass


@dataclass(frozen=True)
class Limits:
    workers: int = 4
    """Answers being made at once: most are made in milliseconds, on one interpreter."""
    calm_s: float = 0.02
    """So long nobody may have come before an answer is begun, …"""
    door_s: float = 1.0
    """… which waits no longer than this."""
    most_waiting: int = 300
    """Messages in flight; more are told that they were not taken."""
    most_open: int = 3
    """Questions of one person in flight."""
    overtime_s: float = 330.0
    """After so long what is shown ends, and the answer follows. WeCom closes it after 360 s."""
    retry_s: float = 1.0
    """The first wait after a delivery that failed; each further one is twice as long."""
    longest_retry_s: float = 60.0
    give_up_s: float = 3600.0
    """A delivery is tried so long. Vendors let an answer follow for an hour."""
    digest_hour: int = 9
    """Of the local time, in which digests are sent."""
    close_s: float = 5.0
    """So long the end of the server waits for what is at work."""


LIMITS = Limits()
