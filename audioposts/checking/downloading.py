"""A feed on the web -> its files, in a folder for the moment. I/O: the network and a folder."""

from contextlib import suppress
from pathlib import Path, PurePosixPath
from urllib.parse import unquote, urlsplit

from audioposts.checking.document import Feed
from audioposts.checking.files import named_files
from audioposts.checking.places import Downloads
from audioposts.errors import SourceError
from audioposts.fetching.direct import Direct

_SOUND_BYTES = 1_000_000_000
_OTHER_BYTES = 50_000_000


def download(feed: Feed, folder: Path, server: Direct, *, with_sound: bool) -> Downloads:
    """Fetch what a feed names into `folder`; what cannot be had is left out: the server's answers say why."""
    sounds = {enclosure.get("url", "") for item in feed.items for enclosure in item.findall("enclosure")}
    named = [url for parent in (feed.channel, *feed.items) for url in named_files(parent)]
    files: dict[str, Path] = {}
    for number, url in enumerate(dict.fromkeys(named)):
        if url in sounds and not with_sound:
            continue
        # A folder for each: its name is what is shown, and says what it should be.
        file = folder / str(number) / (PurePosixPath(unquote(urlsplit(url).path)).name[-100:] or "file")
        file.parent.mkdir()
        with suppress(SourceError), file.open("wb") as data:
            answer = server.download(url, data, _SOUND_BYTES if url in sounds else _OTHER_BYTES)
            if answer.status == 200:
                files[url] = file
    return Downloads(files)
