"""Tests with made-up input try the same input everywhere, and none fails because a machine is busy.

Ever new input is what ``make fuzz`` tries.
"""

from __future__ import annotations

from hypothesis import settings

settings.register_profile("project", deadline=None, derandomize=True, database=None)
settings.load_profile("project")
