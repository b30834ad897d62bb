"""Which routes there are, by what the service has."""

from collections.abc import Callable, Iterator, Sequence

from fastapi import APIRouter
from fastapi.params import Depends as Dependency

from assistant.api.records import records
from assistant.api.reviews import reviews
from assistant.api.talks import talks
from assistant.exchange import Asker, Service


def routers(
    service: Service, asker: Callable[..., Asker], keys: Sequence[Dependency]
) -> Iterator[APIRouter]:
    yield records(service, asker, keys)
    if service.talks:
        yield talks(service.talks, asker, keys)
    if service.reviews:
        yield reviews(service.reviews, asker, keys)
