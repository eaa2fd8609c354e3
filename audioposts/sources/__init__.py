"""A source, by path -> its posts. I/O: reads files."""

from pathlib import Path

from audioposts.errors import SourceError, storage
from audioposts.models import Post
from audioposts.sources.category_page import read_category_page
from audioposts.sources.page_text import MAX_PAGE_BYTES, page_text

PAGE_SUFFIXES = (".txt", ".text", ".html", ".htm")


def source_files(source: str, home: Path) -> list[Path]:
    """Return the pages that `source` means: a file itself, or those in a folder, in order of their names.

    Raises:
        SourceError: there is no such file, or no page in the folder.

    """
    path = home / source
    if path.is_file():
        return [path]
    if not path.is_dir():
        raise SourceError(path, "does not exist; name a saved category page or a folder of them")
    pages = sorted(file for file in path.iterdir() if file.suffix.lower() in PAGE_SUFFIXES)
    if not pages:
        raise SourceError(path, f"has no saved page in it ({', '.join('*' + suffix for suffix in PAGE_SUFFIXES)})")
    return pages


def read_posts(path: Path) -> list[Post]:
    """Return the posts of one saved category page, whatever its encoding, text or HTML.

    Raises:
        SourceError: the file is no category page.
        StorageError: the file cannot be read.

    """
    with storage(path), path.open("rb") as file:
        # One byte more than is allowed is enough to know; a file may be larger than memory.
        data = file.read(MAX_PAGE_BYTES + 1)
    return read_category_page(page_text(data, path.name), path.name)
