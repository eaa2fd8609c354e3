"""A target -> where in the home's private state we keep what we know of it. Pure."""

from hashlib import sha256
from pathlib import Path

from audioposts.config.home import Home
from audioposts.config.targets import TargetSettings


def state_of(settings: TargetSettings, home: Home) -> Path:
    """Return a path without an ending; that of an address on the command line is named by its digest."""
    is_address = settings.name == settings.url
    name = f"address-{sha256(settings.url.encode()).hexdigest()[:16]}" if is_address else settings.name
    return home.state / "targets" / name
