"""Piper's voices.json and model cards -> Offers. Pure.

What they say comes from afar and becomes names of files here, so whatever is not as expected is left out.
"""

import re
from typing import Annotated, Any

from pydantic import BaseModel, Field, ValidationError

from audioposts.catalogue.offers import Offer, RemoteFile

REPOSITORY = "rhasspy/piper-voices"
INDEX = "voices.json"

_NAME = r"^\w[\w+-]*$"
_PATH = r"^\w[\w+-]*(/\w[\w.+-]*)*$"
_LICENCE = re.compile(r"^\W*licen[cs]e\W*?:[ \t*]*([^\s*].*)$", re.IGNORECASE | re.MULTILINE)


class _Language(BaseModel):
    code: Annotated[str, Field(pattern=r"^[a-z]{2,3}(_[A-Za-z0-9]{2,8})*$")]
    name_english: str = ""
    country_english: str = ""


class _File(BaseModel):
    size_bytes: Annotated[int, Field(ge=0)]
    md5_digest: Annotated[str, Field(pattern=r"^[0-9a-f]{32}$")]


class _Voice(BaseModel):
    key: Annotated[str, Field(pattern=_NAME, max_length=100)]
    name: str
    language: _Language
    quality: str
    num_speakers: int = 1
    files: dict[Annotated[str, Field(pattern=_PATH)], _File]


def read_index(index: Any, revision: str) -> tuple[Offer, ...]:
    """Return the offers of a voices.json, in order of their names."""
    entries = index.values() if isinstance(index, dict) else ()
    offers = (_offer(entry, revision) for entry in entries)
    return tuple(sorted((offer for offer in offers if offer), key=lambda offer: offer.name))


def _offer(entry: Any, revision: str) -> Offer | None:
    try:
        voice = _Voice.model_validate(entry)
    except ValidationError:
        return None
    files = {_ending(path): _file(path, file, voice.key) for path, file in voice.files.items()}
    card = files.pop("MODEL_CARD", None)
    if files.keys() != {"onnx", "onnx.json"}:
        return None
    language = voice.language
    spoken = f"{language.name_english} ({language.country_english})" if language.country_english else ""
    return Offer(
        name=voice.key,
        engine="piper",
        language=language.code.replace("_", "-"),
        language_name=spoken or language.name_english,
        quality=voice.quality,
        repository=REPOSITORY,
        revision=revision,
        files=(files["onnx"], files["onnx.json"], *([card] if card else [])),
        description=f"Piper's {voice.key}, {spoken or language.name_english}",
        speakers=voice.num_speakers,
        card=card,
    )


def _ending(path: str) -> str:
    name = path.rpartition("/")[2]
    return next((ending for ending in ("onnx.json", "onnx") if name.endswith(f".{ending}")), name)


def _file(path: str, file: _File, key: str) -> RemoteFile:
    return RemoteFile(path, f"{key}.{_ending(path)}", file.size_bytes, file.md5_digest)


def read_licence(card: str) -> str:
    """Return the licence that a model card states, on one line."""
    found = _LICENCE.search(card)
    return " ".join(found[1].split())[:200] if found else "not stated in the model card"
