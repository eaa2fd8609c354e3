"""Text -> speech and phonemes of a hundred languages, by espeak. I/O: a process of espeak_worker.py."""

import atexit
import json
import re
import subprocess
import sys
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from functools import cache
from pathlib import Path
from threading import Lock, Timer
from typing import Any

import espeakng_loader

from audioposts.errors import SpeechError
from audioposts.models import Voice

_WORKER = Path(__file__).with_name("espeak_worker.py")
_PATIENCE_S = 60.0
"""For one text, of which espeak makes hundreds a second."""

_ODD = re.compile(r"[^\w\s.,;:!?'’-]")


@dataclass(slots=True)
class Espeak:
    """One espeak for all threads: the library does one thing at a time, a hundred times as fast as it is heard."""

    command: tuple[str, ...] = (sys.executable, "-P", str(_WORKER))
    """-P: what stands beside the program is not for it to import."""

    patience_s: float = _PATIENCE_S
    _process: subprocess.Popen[bytes] | None = None
    _lock: Lock = field(default_factory=Lock)

    def phonemes(self, voice: str, texts: Sequence[str]) -> list[str]:
        """Return how each text sounds, in IPA; what is one phoneme in two letters has U+0361 between them."""
        answer, _ = self._ask({"do": "phonemes", "voice": voice, "texts": list(texts)}, " ".join(texts))
        return [str(each) for each in answer["phonemes"]]

    def speak(self, voice: str, text: str, settings: Mapping[str, int]) -> tuple[dict[str, Any], bytes]:
        """Return the events in a text's sound (espeak_worker.py says which), and the sound.

        Raises:
            SpeechError: espeak refused, or crashed with this text again and again.

        """
        try:
            return self._ask({"do": "speak", "voice": voice, "text": text, **settings}, text)
        except SpeechError:
            if not _ODD.search(text):
                raise
        # What it crashes on are odd signs in rare languages.
        return self._ask({"do": "speak", "voice": voice, "text": _ODD.sub(" ", text), **settings}, text)

    def close(self) -> None:
        """End the process, if there is one."""
        with self._lock:
            self._end()

    def _ask(self, question: Mapping[str, Any], text: str) -> tuple[dict[str, Any], bytes]:
        line = json.dumps(question).encode() + b"\n"
        with self._lock:
            # Twice: it may have been killed since the last time, or just now, for want of memory.
            found = self._answer(line) or self._answer(line)
        if found is None:
            raise SpeechError(text[:40], "espeak crashed on it; give the passage a voice of another engine")
        answer, sound = found
        if "error" in answer:
            raise SpeechError(text[:40], str(answer["error"]))
        return answer, sound

    def _answer(self, line: bytes) -> tuple[dict[str, Any], bytes] | None:
        """Return what the process says; None if it ended instead."""
        process = self._started()
        if process.stdin is None or process.stdout is None:
            return None
        watch = Timer(self.patience_s, process.kill)
        watch.start()
        try:
            process.stdin.write(line)
            process.stdin.flush()
            header = process.stdout.readline()
            answer = json.loads(header) if header.endswith(b"\n") else {"bytes": -1}
            sound = process.stdout.read(max(0, answer["bytes"]))
            if len(sound) == answer["bytes"]:
                return answer, sound
        except (OSError, ValueError, LookupError, TypeError):
            pass
        finally:
            watch.cancel()
        self._end()
        return None

    def _started(self) -> subprocess.Popen[bytes]:
        if self._process is None:
            try:
                self._process = subprocess.Popen(
                    self.command, stdin=subprocess.PIPE, stdout=subprocess.PIPE, stderr=subprocess.DEVNULL
                )
            except OSError as error:
                raise SpeechError(self.command[0], f"could not be started for espeak: {error}") from error
        return self._process

    def _end(self) -> None:
        process, self._process = self._process, None
        if process is None:
            return
        process.kill()
        for pipe in (process.stdin, process.stdout):
            if pipe and not pipe.closed:
                try:
                    pipe.close()
                except OSError:  # what was still to be written to it
                    continue
        process.wait()


@cache
def espeak() -> Espeak:
    """Return the espeak of this process."""
    made = Espeak()
    atexit.register(made.close)
    return made


def espeak_name(language: str) -> str | None:
    """Return the name of espeak's voice for a language (BCP 47), or the nearest to it; None: it does not speak it."""
    names = _names()
    tag = language.lower()
    while tag:
        if found := names.get(_ALIASES.get(tag, tag)):
            return found
        tag = tag.rpartition("-")[0]
    return None


def espeak_voice(language: str) -> Voice | None:
    """Return a voice for a language that has no other; None: espeak does not speak it either."""
    if espeak_name(language) is None:
        return None
    return Voice(f"espeak-{language}", "espeak", language, f"espeak-{language}", licence="GPL-3 (espeak-ng)")


_ALIASES = {"en": "en-us", "zh-hk": "yue", "no": "nb", "zh-hant-hk": "yue", "iw": "he", "in": "id", "tl": "fil"}
"""Where espeak means another one by the same name, or has only the other name."""


@cache
def _names() -> dict[str, str]:
    """Return the file, such as gmw/de, for each language of which espeak has all: of some the word list is missing."""
    data = Path(espeakng_loader.get_data_path())
    names: dict[str, tuple[int, str]] = {}
    for file in sorted((data / "lang").rglob("*")):
        if not file.is_file():
            continue
        described = [line.split() for line in file.read_text(encoding="utf-8", errors="replace").splitlines()]
        languages = [words[1:] for words in described if words[:1] == ["language"] and len(words) > 1]
        listed = [words[1] for words in described if words[:1] == ["dictionary"] and len(words) > 1]
        if not (data / f"{(listed or [languages[0][0].split('-')[0]])[0]}_dict").is_file():
            continue
        for name, *priority in languages:
            rank = int(priority[0]) if priority else 5
            names[name.lower()] = min(
                names.get(name.lower(), (99, "")), (rank, file.relative_to(data / "lang").as_posix())
            )
    return {name: spoken for name, (_, spoken) in names.items()}
