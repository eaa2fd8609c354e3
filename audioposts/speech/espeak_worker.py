"""Lines of JSON -> speech or phonemes by libespeak-ng, for as long as there are lines. I/O: standard input and output.

A program of its own (espeak.py starts it), as the library crashes on some texts and takes its process along: Tatar and
Vietnamese with odd signs did, when it was tried. It imports nothing of ours and so starts in a twentieth of a second.

{"do": "speak", "voice": "en-us", "text": …, "rate": 175, "pitch": 50, "range": 50, "gap": 0}
    -> {"bytes": n, "sample_rate_hz": …, "events": [[kind, character, milliseconds]]} and n bytes of PCM
{"do": "phonemes", "voice": "en-us", "texts": […]}
    -> {"bytes": 0, "phonemes": […]}, in IPA with the ends of what belongs together tied by U+0361
{"error": …} where the library refuses.
"""

import ctypes
import json
import sys
from typing import Any, BinaryIO

import espeakng_loader

_SYNCHRONOUS = 2
_PHONEME_EVENTS_AND_NO_EXIT = 0x8001
_UTF8_AND_PAUSE_AT_THE_END = 0x1001
"""Neither SSML (0x10) nor phonemes in brackets (0x100): nothing in a text is markup."""

_IPA_WITH_TIES = 0x82 | 0x0361 << 8
_WORD, _PHONEME = 1, 7
_RATE, _PITCH, _RANGE, _GAP = 1, 3, 4, 7


class _Id(ctypes.Union):
    _fields_ = (("number", ctypes.c_int), ("name", ctypes.c_char_p), ("string", ctypes.c_char * 8))


class _Event(ctypes.Structure):
    _fields_ = (
        ("type", ctypes.c_int),
        ("unique_identifier", ctypes.c_uint),
        ("text_position", ctypes.c_int),
        ("length", ctypes.c_int),
        ("audio_position_ms", ctypes.c_int),
        ("sample", ctypes.c_int),
        ("user_data", ctypes.c_void_p),
        ("id", _Id),
    )


_Heard = ctypes.CFUNCTYPE(ctypes.c_int, ctypes.POINTER(ctypes.c_short), ctypes.c_int, ctypes.POINTER(_Event))


class Library:
    """libespeak-ng, of which a process has only one."""

    def __init__(self) -> None:
        self._library = ctypes.CDLL(espeakng_loader.get_library_path())
        self._library.espeak_TextToPhonemes.restype = ctypes.c_char_p
        self._library.espeak_Synth.argtypes = [
            ctypes.c_char_p,
            ctypes.c_size_t,
            ctypes.c_uint,
            ctypes.c_int,
            ctypes.c_uint,
            ctypes.c_uint,
            ctypes.c_void_p,
            ctypes.c_void_p,
        ]
        data = espeakng_loader.get_data_path().encode()
        self._sample_rate_hz = self._library.espeak_Initialize(_SYNCHRONOUS, 0, data, _PHONEME_EVENTS_AND_NO_EXIT)
        self._pcm = bytearray()
        self._events: list[tuple[str, int, int]] = []
        self._heard = _Heard(self._hear)
        self._library.espeak_SetSynthCallback(self._heard)

    def answer(self, asked: dict[str, Any]) -> tuple[dict[str, Any], bytes]:
        """Return what is asked for, and sound."""
        if self._sample_rate_hz <= 0:
            return {"error": "libespeak-ng does not find its data"}, b""
        if self._library.espeak_SetVoiceByName(asked["voice"].encode()):
            return {"error": f"espeak has no voice {asked['voice']!r}"}, b""
        if asked["do"] == "phonemes":
            return {"phonemes": [self._phonemes(text) for text in asked["texts"]]}, b""
        return self._speak(asked)

    def _speak(self, asked: dict[str, Any]) -> tuple[dict[str, Any], bytes]:
        for parameter, name in ((_RATE, "rate"), (_PITCH, "pitch"), (_RANGE, "range"), (_GAP, "gap")):
            self._library.espeak_SetParameter(parameter, asked[name], 0)
        self._pcm.clear()
        self._events.clear()
        text = asked["text"].encode() + b"\0"
        refused = self._library.espeak_Synth(text, len(text), 0, 1, 0, _UTF8_AND_PAUSE_AT_THE_END, None, None)
        if refused:
            return {"error": f"espeak refused it (code {refused})"}, b""
        return {"sample_rate_hz": self._sample_rate_hz, "events": self._events}, bytes(self._pcm)

    def _phonemes(self, text: str) -> str:
        rest = ctypes.c_char_p(text.encode())
        parts = []
        while rest.value:
            found = self._library.espeak_TextToPhonemes(ctypes.byref(rest), 1, _IPA_WITH_TIES)
            parts.append((found or b"").decode().strip())
        return " ".join(part for part in parts if part)

    def _hear(self, samples: Any, count: int, events: Any) -> int:
        if samples and count > 0:
            self._pcm.extend(ctypes.string_at(samples, 2 * count))
        at = 0
        while events[at].type:
            event = events[at]
            if event.type == _WORD:
                self._events.append(("word", event.text_position - 1, event.audio_position_ms))
            elif event.type == _PHONEME:
                pause = event.id.string.startswith(b"_")
                self._events.append(("pause" if pause else "sound", 0, event.audio_position_ms))
            at += 1
        return 0


def serve(lines: BinaryIO, out: BinaryIO) -> None:
    """Answer every line."""
    library = Library()
    for line in lines:
        answer, sound = library.answer(json.loads(line))
        out.write(json.dumps(answer | {"bytes": len(sound)}).encode() + b"\n")
        out.write(sound)
        out.flush()


if __name__ == "__main__":
    serve(sys.stdin.buffer, sys.stdout.buffer)
