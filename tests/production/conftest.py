import pytest

from audioposts.studio import Studio
from tests.theatre import Theatre, open_theatre


@pytest.fixture
def theatre(studio: Studio) -> Theatre:
    return open_theatre(studio)
