"""Python's search for garbage rests where it would find nothing, and goes on afterwards."""

from __future__ import annotations

import gc

import pytest

from generator.garbage import all_so_far_is_kept, nothing_to_find


def test_it_rests_during_a_step_and_goes_on_after_it() -> None:
    with nothing_to_find():
        assert not gc.isenabled()
        with nothing_to_find():
            pass
        assert not gc.isenabled()
    assert gc.isenabled()


def test_it_goes_on_after_a_step_that_failed() -> None:
    with pytest.raises(ValueError, match="broken"), nothing_to_find():
        raise ValueError("broken")
    assert gc.isenabled()
    with all_so_far_is_kept():
        assert gc.get_freeze_count() > 0
    assert gc.get_freeze_count() == 0
