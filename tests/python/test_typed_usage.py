from __future__ import annotations

import runpy
from pathlib import Path

import pytest


def test_the_sample_of_a_users_code_runs(capsys: pytest.CaptureFixture[str]) -> None:
    runpy.run_path(str(Path(__file__).with_name("typed_usage.py")), run_name="__main__")
    assert "no/such/file.txt" in capsys.readouterr().out
