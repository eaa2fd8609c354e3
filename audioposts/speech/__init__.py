"""Script -> Clips in the cache. I/O: engines, cache."""

from audioposts.speech.booth import Booth, Failure, NobodySpokeError, Take
from audioposts.speech.casting import Casting, cast_article
from audioposts.speech.engines import Engine, open_engine

__all__ = ["Booth", "Casting", "Engine", "Failure", "NobodySpokeError", "Take", "cast_article", "open_engine"]
