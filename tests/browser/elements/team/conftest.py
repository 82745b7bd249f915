"""What colleagues send to the lead of a survey."""

from __future__ import annotations

import pytest

from tests.browser.fixtures.modules import Functions
from tests.browser.fixtures.returned import Links


@pytest.fixture
def links(functions: Functions) -> Links:
    """Written by the code of the website itself."""
    return Links(functions)
