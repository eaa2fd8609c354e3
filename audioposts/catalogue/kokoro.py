"""What the hub tells of Kokoro's repository -> Offers: one model, and a small file for each voice. Pure."""

import re
from collections.abc import Iterable

from audioposts.catalogue.offers import Offer, RemoteFile

REPOSITORY = "onnx-community/Kokoro-82M-v1.0-ONNX"

_MODEL = "onnx/model_quantized.onnx"
"""8-bit: a quarter of the size of the whole one."""

_STYLE = re.compile(r"voices/([abefhip])([fm])_([a-z0-9]+)\.bin")

# By the first letter of a voice's name; Kokoro's own convention. Japanese (j) and Chinese (z) want phonemes of their
# own, which the engine has not.
_LANGUAGES = {
    "a": ("en-US", "English (United States)"),
    "b": ("en-GB", "English (Great Britain)"),
    "e": ("es-ES", "Spanish (Spain)"),
    "f": ("fr-FR", "French (France)"),
    "h": ("hi-IN", "Hindi (India)"),
    "i": ("it-IT", "Italian (Italy)"),
    "p": ("pt-BR", "Portuguese (Brazil)"),
}


def read_files(files: Iterable[RemoteFile], revision: str, licence: str) -> tuple[Offer, ...]:
    """Return an offer for each voice among the files of the repository, in order of their names."""
    by_path = {file.path: file for file in files}
    if _MODEL not in by_path:
        return ()
    model = by_path[_MODEL]
    # Voices share the model; another version of it must not slip under those that are there.
    model = RemoteFile(_MODEL, f"kokoro/model-{model.sha256[:8]}.onnx", model.size_bytes, model.md5, model.sha256)
    return tuple(
        _offer(found, model, by_path[path], revision, licence)
        for path in sorted(by_path)
        if (found := _STYLE.fullmatch(path))
    )


def _offer(found: re.Match[str], model: RemoteFile, style: RemoteFile, revision: str, licence: str) -> Offer:
    language, language_name = _LANGUAGES[found[1]]
    name = f"{found[1]}{found[2]}_{found[3]}"
    place = f"kokoro/{name}.bin"
    return Offer(
        name=name,
        engine="kokoro",
        language=language,
        language_name=language_name,
        quality="high",
        repository=REPOSITORY,
        revision=revision,
        files=(model, RemoteFile(style.path, place, style.size_bytes, style.md5, style.sha256)),
        options=(("styles", place),),
        description=f"Kokoro's {found[3].title()}, {'woman' if found[2] == 'f' else 'man'}, {language_name}",
        licence=licence,
    )
