"""The README is a transcript: what it shows is what comes out."""

import pytest

from tests.readme_blocks import README, played, without_sizes


@pytest.mark.skipif(not README.is_file(), reason="the README is only in a checkout")
def test_the_readme_shows_what_comes_out():
    text = README.read_text(encoding="utf-8")
    assert without_sizes(played(text)) == without_sizes(text)
