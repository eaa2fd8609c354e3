"""Orders -> episodes: narration, speech, audio and the files beside the sound, for one show. I/O: through Studio.

Imported by the first article that is new: the libraries for sound take most of a second, and on most nights there is
nothing to speak.
"""

from audioposts.production.floor import Outcome, produce
from audioposts.production.orders import Headline, Issue, Job, Order

__all__ = ["Headline", "Issue", "Job", "Order", "Outcome", "produce"]
