"""The public catalogues of Piper's and Kokoro's voices -> Offers. I/O: the hub, and a copy of what it said last.

No list of voices is shipped: it would go stale. Without a network the copy tells what there was, and how old it is.
"""

import json
from collections.abc import Iterable, Sequence
from concurrent.futures import ThreadPoolExecutor
from contextlib import suppress
from dataclasses import dataclass, replace
from datetime import datetime
from functools import cache
from hashlib import md5
from pathlib import Path

from pydantic import TypeAdapter, ValidationError

from audioposts.catalogue import kokoro, piper
from audioposts.catalogue.hub import Hub
from audioposts.catalogue.offers import Catalogue, Offer, RemoteFile, find_offer, is_in_language
from audioposts.errors import HubError, storage

__all__ = ["ENGINES", "Catalogue", "Catalogues", "Hub", "Offer", "RemoteFile", "find_offer", "is_in_language"]

ENGINES = ("piper", "kokoro")
"""Whose voices the catalogues have."""

_CARDS_AT_ONCE = 8


@dataclass(frozen=True, slots=True)
class Catalogues:
    """What can be installed."""

    hub: Hub
    copies: Path
    """The folder of what was seen last; it may be deleted."""

    def ask(self, now: datetime, engines: Iterable[str] = ENGINES) -> tuple[Catalogue, ...]:
        """Return what each engine's catalogue offers; where it cannot be asked, what it offered when it last was.

        Raises:
            HubError: none can be asked, and there is no copy.

        """
        found = []
        for engine in engines:
            try:
                catalogue = Catalogue(self._offers(engine), now)
                self._keep(engine, catalogue)
            except HubError as error:
                catalogue = self._copy(engine, error, now)
            found.append(catalogue)
        missed = [catalogue.missed for catalogue in found if not catalogue.offers]
        if found and len(missed) == len(found):
            raise HubError("the public catalogues of voices", missed[0])
        return tuple(found)

    def with_licences(self, offers: Sequence[Offer], *, ask: bool = True) -> tuple[Offer, ...]:
        """Return the offers with their licences, from the model cards of those that want one.

        Unless the hub is to be asked, those whose cards were not seen before go without.

        Raises:
            HubError: a card cannot be had.

        """
        with ThreadPoolExecutor(_CARDS_AT_ONCE) as pool:
            return tuple(pool.map(lambda offer: self._with_licence(offer, ask), offers))

    def _with_licence(self, offer: Offer, ask: bool) -> Offer:
        if offer.licence or not offer.card:
            return replace(offer, licence=offer.licence or "not stated")
        folder = self.copies / offer.engine
        path = folder / offer.card.path
        with storage(path):
            if not _has_digest(path, offer.card.md5):
                if not ask:
                    return offer
                path = self.hub.fetch(offer.repository, offer.card.path, offer.revision, folder)
            return replace(offer, licence=piper.read_licence(path.read_text("utf-8", "replace")))

    def _offers(self, engine: str) -> tuple[Offer, ...]:
        offers = self._piper() if engine == "piper" else self._kokoro()
        if not offers:
            raise HubError(engine, "its catalogue has no voice in a form that is known here")
        return offers

    def _piper(self) -> tuple[Offer, ...]:
        revision = self.hub.look(piper.REPOSITORY, piper.INDEX).revision
        path = self.hub.fetch(piper.REPOSITORY, piper.INDEX, revision, self.copies / "piper")
        with storage(path):
            text = path.read_bytes()
        try:
            return piper.read_index(json.loads(text), revision)
        except ValueError as error:
            raise HubError(f"{piper.REPOSITORY}/{piper.INDEX}", f"is no JSON ({error}); try again later") from error

    def _kokoro(self) -> tuple[Offer, ...]:
        listing = self.hub.listing(kokoro.REPOSITORY)
        return kokoro.read_files(listing.files, listing.revision, listing.licence)

    def _keep(self, engine: str, catalogue: Catalogue) -> None:
        path = self._path(engine)
        with storage(path):
            path.parent.mkdir(parents=True, exist_ok=True)
            path.write_bytes(_codec().dump_json(catalogue))

    def _copy(self, engine: str, error: HubError, now: datetime) -> Catalogue:
        with suppress(OSError, ValidationError):
            return replace(_codec().validate_json(self._path(engine).read_bytes()), missed=str(error))
        return Catalogue((), now, str(error))

    def _path(self, engine: str) -> Path:
        return self.copies / f"{engine}.json"


@cache
def _codec() -> TypeAdapter[Catalogue]:
    return TypeAdapter(Catalogue)


def _has_digest(path: Path, digest: str) -> bool:
    return path.is_file() and md5(path.read_bytes(), usedforsecurity=False).hexdigest() == digest
