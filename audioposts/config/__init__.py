"""audioposts.toml and voices/*.toml -> Show, Voice. The only reader of settings and environment. I/O: files.

Whatever is wrong in them is a `ConfigError` that names the file and the key.
"""

from audioposts.config.home import (
    ADDED_FILE,
    LOCAL_URL,
    SETTINGS_FILE,
    Home,
    catalogue_copies,
    installed_voices,
    shipped_lexicons,
    voice_files,
)
from audioposts.config.settings import DEFAULT_CACHE_GB, DEFAULT_SHOW, Settings, load_settings
from audioposts.config.tables import load_table, validated
from audioposts.config.voices import engine_options, load_voice, secret

__all__ = [
    "ADDED_FILE",
    "DEFAULT_CACHE_GB",
    "DEFAULT_SHOW",
    "LOCAL_URL",
    "SETTINGS_FILE",
    "Home",
    "Settings",
    "catalogue_copies",
    "engine_options",
    "installed_voices",
    "load_settings",
    "load_table",
    "load_voice",
    "secret",
    "shipped_lexicons",
    "validated",
    "voice_files",
]
