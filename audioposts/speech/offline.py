"""A language -> a voice that needs no network and no download. I/O: asks which engines there are."""

from audioposts.models import Voice


def offline_voice(language: str) -> Voice | None:
    """Return a voice for a language (BCP 47) that nobody is cast for; None if no engine here speaks it."""
    del language
    return None
