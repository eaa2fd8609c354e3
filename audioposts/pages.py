"""Pages that follow from episodes -> files; only those that would differ are written. I/O: writes and deletes."""

import os
import re
from collections import defaultdict
from collections.abc import Callable, Iterable, Iterator
from pathlib import Path

from audioposts.errors import AudioPostsError, storage
from audioposts.publishing.files import names_in, write_whole
from audioposts.publishing.names import is_ours
from audioposts.publishing.pages import Page
from audioposts.renderings import Renderings

Failed = Callable[[AudioPostsError], None]
"""Who is told what went wrong; the rest goes on."""

_TOGETHER = 500
"""So many keys are kept at once: a killed run makes no more pages again than that."""

_FEW = 50
"""Pages that are made sure of one by one; where there are more, once for all of them."""

_WHOLE = "all of it"
"""Where a name of a page would be, the key of all pages together is kept."""

# Of what was written by a run whose renderings were deleted: names that nothing but pages have.
_OURS = re.compile(
    r"[a-z0-9-]+/(small/[^/]+\.jpg|search/[0-9]+-[^/]+\.(json|txt)|search/index\.json|theme-[0-9a-f]+\.css"
    r"|\d{4}-\d\d(-\d+)?\.html|\d{4}-\d\d-\d\d-[0-9a-f]{8}\.html)"
)


def pages_are_there(owner: str, key: str, root: Path, renderings: Renderings) -> bool:
    """Tell whether the pages of a show are those of `key`, and none of them was deleted."""
    kept = renderings.page_keys(owner)
    if kept.pop(_WHOLE, None) != key:
        return False
    names: dict[str, list[str]] = defaultdict(list)
    for path in kept:
        folder, _, name = path.rpartition("/")
        names[folder].append(name)
    return all(names_in(root / folder).issuperset(found) for folder, found in names.items())


def write_pages(
    owner: str, pages: Iterable[Page], root: Path, renderings: Renderings, failed: Failed, key: str = ""
) -> bool:
    """Write the pages that are not there as they are to be; then delete those that are not to be there.

    `owner` is the name of a show, or nothing for the pages above them; `key` is that of all pages together. Return
    whether anything was written or deleted.
    """
    kept = renderings.page_keys(owner)
    there = set(_files(root, owner))
    wanted: set[str] = set()
    written: dict[str, str] = {}
    count, is_whole = 0, True
    for page in pages:
        wanted.add(page.path)
        if kept.get(page.path) == page.key and page.path in there:
            continue
        try:
            write_whole(root / page.path, page.render(), durable=count < _FEW)
        except AudioPostsError as error:
            is_whole = False
            failed(error)
            continue
        written[page.path] = page.key
        count += 1
        if len(written) >= _TOGETHER:
            os.sync()
            renderings.keep_pages(owner, written)
            written.clear()
    gone = {path for path in (kept.keys() - {_WHOLE}) | _strays(there) if path not in wanted}
    for path in gone:
        # An app may still hold a feed that names the files of an episode: `retention` knows how long those stay.
        if not is_ours(path.rpartition("/")[2]):
            with storage(root / path):
                (root / path).unlink(missing_ok=True)
    if count > _FEW:
        os.sync()
    renderings.keep_pages(owner, written | ({_WHOLE: key} if key and is_whole else {}), gone)
    return bool(count or gone)


def _strays(there: set[str]) -> set[str]:
    return {path for path in there if _OURS.fullmatch(path)}


def _files(root: Path, owner: str) -> Iterator[str]:
    """Yield the files of a show, or those above the shows, by their paths in the tree."""
    tops = [root / owner] if owner else [root / "assets"]
    for folder, folders, names in (found for top in tops for found in os.walk(top)):
        folders[:] = [name for name in folders if not name.startswith(".")]
        where = Path(folder).relative_to(root).as_posix()
        yield from (f"{where}/{name}" for name in names)
    if not owner:
        yield from (path.name for path in root.glob("*") if path.is_file())
