"""A server that speaks OpenAI's `/v1/audio/speech`, as OpenAI, Kokoro-FastAPI and Speaches do."""

import json

from tests.standins.faults import Answer, Asked
from tests.standins.sounds import encoded, pcm, wav

KEY = "sk-this-must-never-be-seen"
MODELS = ("tts-1", "gpt-4o-mini-tts", "kokoro")
TYPES = {"wav": "audio/wav", "pcm": "audio/pcm", "flac": "audio/flac", "mp3": "audio/mpeg", "opus": "audio/opus"}
TYPES["aac"] = "audio/aac"
UNKNOWN_SIZE = 0xFFFFFFFF


def speech_api(asked: Asked, kind: str) -> Answer:
    """Answer as OpenAI does; its WAV does not know how long it will be."""
    if asked.path != "/v1/audio/speech":
        return _error(404, f"Invalid URL (POST {asked.path})")
    if asked.headers.get("authorization") != f"Bearer {KEY}":
        given = asked.headers.get("authorization", "").removeprefix("Bearer ")
        return _error(401, f"Incorrect API key provided: {given}.\nYou can find your key in your account.")
    request = asked.json
    if request["model"] not in MODELS:
        return _error(404, f"The model `{request['model']}` does not exist", "model_not_found")
    if len(request["input"]) > 4096:
        return _error(400, "String should have at most 4096 characters")
    if not 0.25 <= request.get("speed", 1.0) <= 4:
        return _error(400, "speed: out of range")
    form = request.get("response_format", "mp3")
    sound = pcm(request["input"], kind, ms_per_char=round(60 / request.get("speed", 1.0)))
    if form == "pcm":
        return Answer(sound, TYPES[form])
    return Answer(wav(sound, stated_bytes=UNKNOWN_SIZE) if form == "wav" else encoded(sound, form), TYPES[form])


def kokoro_fastapi(asked: Asked, kind: str) -> Answer:
    """Answer as servers at home do: no key is wanted, voices are checked, errors are FastAPI's."""
    request = asked.json
    if request["voice"] != "af_heart":
        message = f"Voice '{request['voice']}' not found. Available voices: af_heart"
        detail = {"error": "validation_error", "message": message, "type": "invalid_request_error"}
        return Answer(json.dumps({"detail": detail}).encode(), "application/json", 400)
    return Answer(wav(pcm(request["input"], kind)), "audio/wav")


def _error(status: int, message: str, code: str | None = None) -> Answer:
    said = {"error": {"message": message, "type": "invalid_request_error", "param": None, "code": code}}
    return Answer(json.dumps(said).encode(), "application/json", status)
