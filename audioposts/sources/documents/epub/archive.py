"""The bytes of an EPUB -> its files, as large as they may be. Pure.

EPUB Open Container Format: https://www.w3.org/TR/epub-33/#sec-ocf
"""

import lzma
import zlib
from io import BytesIO
from posixpath import dirname, join, normpath
from urllib.parse import unquote
from zipfile import BadZipFile, ZipFile, ZipInfo

from lxml.etree import XMLParser, XMLSyntaxError, _Element, fromstring

from audioposts.errors import SourceError

MAX_DOCUMENT_BYTES = 20_000_000
MAX_BOOK_BYTES = 200_000_000

# What zipfile and its decompressors raise where an archive is damaged; RuntimeError: it asks for a password.
_DAMAGED = (BadZipFile, EOFError, NotImplementedError, OSError, RuntimeError, ValueError, lzma.LZMAError, zlib.error)

# Fonts that are garbled so that they are of use in this book only; nothing that is read.
_FONT_ALGORITHMS = {"http://www.idpf.org/2008/embedding", "http://ns.adobe.com/pdf/enc#RC"}


class BookArchive:
    """The files of a book; each is read when it is asked for, and no more of them than a book may have."""

    def __init__(self, data: bytes, name: str) -> None:
        self.name = name
        self._left = MAX_BOOK_BYTES
        if len(data) > MAX_BOOK_BYTES:
            raise SourceError(name, f"has more than {MAX_BOOK_BYTES // 1_000_000} MB, which no book of text has")
        try:
            self._zip = ZipFile(BytesIO(data))
        except _DAMAGED as error:
            raise SourceError(
                name, "is no EPUB: it is not a ZIP archive that can be opened; get the book again"
            ) from error
        self._files = {info.filename: info for info in self._zip.infolist()}

    def __contains__(self, path: str) -> bool:
        return path in self._files

    def read(self, path: str) -> bytes:
        """Return a file; nothing where there is none.

        Raises:
            SourceError: it is damaged or locked, or too large.

        """
        info = self._files.get(path)
        if info is None:
            return b""
        limit = min(MAX_DOCUMENT_BYTES, self._left)
        data = self._unpacked(info, limit)
        if len(data) > limit:
            sizes = f"{MAX_DOCUMENT_BYTES // 1_000_000} MB in one chapter or {MAX_BOOK_BYTES // 1_000_000} MB in all"
            raise SourceError(self.name, f"unpacks to more than {sizes}, which no book of text has ({path})")
        self._left -= len(data)
        return data

    def _unpacked(self, info: ZipInfo, limit: int) -> bytes:
        try:
            with self._zip.open(info) as file:
                return file.read(limit + 1)
        except _DAMAGED as error:
            raise SourceError(
                self.name, f"is damaged, or locked by a password ({info.filename}); get the book again"
            ) from error

    def xml(self, path: str) -> _Element | None:
        """Return the tree of an XML file, mended where it is broken; None where there is none."""
        parser = XMLParser(
            recover=True, resolve_entities=False, no_network=True, remove_comments=True, remove_pis=True, huge_tree=True
        )
        try:
            return fromstring(self.read(path), parser) if path in self else None
        except XMLSyntaxError:
            return None

    def locked(self) -> set[str]:
        """Return the paths of the files that are encrypted, but for fonts."""
        root = self.xml("META-INF/encryption.xml")
        paths = set()
        for data in root.iter("{*}EncryptedData") if root is not None else ():
            method, reference = data.find("{*}EncryptionMethod"), data.find(".//{*}CipherReference")
            if reference is not None and (method is None or method.get("Algorithm") not in _FONT_ALGORITHMS):
                paths.add(path_in("", reference.get("URI") or ""))
        return paths


def path_in(folder_of: str, reference: str) -> str:
    """Return the path of a file that the file at `folder_of` refers to."""
    return normpath(join(dirname(folder_of), unquote(reference.partition("#")[0]))).lstrip("/")
