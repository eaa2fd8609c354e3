"""Amazon Polly's SynthesizeSpeech, by its model in botocore: sound, or speech marks, for requests that are signed.

moto has Polly, too, but answers every text with eight bytes of zeros, and refuses speech marks for plain text.
"""

import json
import re

from tests.standins.faults import Answer, Asked
from tests.standins.sounds import encoded, pcm

ACCESS_KEY = "AKIAIOSFODNN7EXAMPLE"
SECRET_KEY = "wJalrXUtnFEMI/K7MDENG/bPxRfiCYEXAMPLEKEY"
LEAD_MS = 100
MS_PER_CHAR = 60

_VOICES = {"Joanna": ("standard", "neural", "generative"), "Vicki": ("standard", "neural"), "Geraint": ("standard",)}
_PCM_HZ = ("8000", "16000")
_TYPES = {"pcm": "audio/pcm", "mp3": "audio/mpeg", "json": "application/x-json-stream"}


def polly(asked: Asked, kind: str) -> Answer:
    """Answer as Polly does. Kinds beside those of `standins.faults`: `throttled`, `foreign` marks, `half` of them."""
    if asked.path != "/v1/speech":
        return _error(404, "UnknownOperationException", "")
    if f"Credential={ACCESS_KEY}/" not in asked.headers.get("authorization", ""):
        return _error(403, "UnrecognizedClientException", "The security token included in the request is invalid.")
    if kind == "throttled":
        return _error(400, "ThrottlingException", "Rate exceeded")
    request = asked.json
    if refusal := _checked(request):
        return refusal
    return marks(request["Text"], kind) if request["OutputFormat"] == "json" else _sound(request, kind)


def _checked(request: dict[str, str]) -> Answer | None:
    """Return what Polly does not like about a request."""
    text, form = request["Text"], request["OutputFormat"]
    if request["VoiceId"] not in _VOICES:
        return _error(
            400, "ValidationException", f"Value '{request['VoiceId']}' at 'voiceId' failed to satisfy constraint"
        )
    if request["Engine"] not in _VOICES[request["VoiceId"]]:
        return _error(
            400, "EngineNotSupportedException", "This voice does not support the selected engine: " + request["Engine"]
        )
    if len(text) > 3000:
        return _error(400, "TextLengthExceededException", "Maximum text length has been exceeded")
    if request["TextType"] != "text":
        return _error(400, "InvalidSsmlException", "Invalid SSML request")
    if (form == "json") != ("SpeechMarkTypes" in request):
        return _error(400, "MarksNotSupportedForFormatException", "Speech marks are only supported with JSON")
    if form == "pcm" and request["SampleRate"] not in _PCM_HZ:
        return _error(400, "InvalidSampleRateException", "The provided sample rate is not valid")
    return None


def _sound(request: dict[str, str], kind: str) -> Answer:
    form = request["OutputFormat"]
    rate_hz = int(request.get("SampleRate", "24000"))
    sound = pcm(request["Text"], kind if kind in ("tenth", "silence") else "well", rate_hz, MS_PER_CHAR)
    body = sound if form == "pcm" else encoded(sound, "mp3")
    return Answer(body, _TYPES[form], headers=(("x-amzn-RequestCharacters", str(len(request["Text"]))),))


def marks(text: str, kind: str = "well") -> Answer:
    """Return the speech marks of the words in a text."""
    lines = []
    for word in re.finditer(r"[\w’']+", text):
        start, stop = (len(text[:at].encode()) for at in word.span())
        time_ms = LEAD_MS + MS_PER_CHAR * word.start() + (60_000 if kind == "foreign" else 0)
        lines.append(json.dumps({"time": time_ms, "type": "word", "start": start, "end": stop, "value": word[0]}))
    body = "\n".join(lines) + "\n"
    return Answer(body[: len(body) // 2 if kind == "half" else None].encode(), _TYPES["json"])


def _error(status: int, code: str, message: str) -> Answer:
    body = json.dumps({"message": message}).encode()
    return Answer(body, "application/json", status, (("x-amzn-ErrorType", f"{code}:http://internal.amazon.com/"),))
