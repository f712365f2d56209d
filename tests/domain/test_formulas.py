"""No cell is run by a spreadsheet, and every one is read back as it was."""

from __future__ import annotations

import pytest
from hypothesis import example, given
from hypothesis import strategies as st

from reviewtui.domain.formulas import defused, undefused

DANGEROUS = [
    "=1+1", "+1", "-1", "@SUM(A1)", "\t=1", "\r=1", "\n=1", "  =1", '"=1+1"', "'=1", '""=1', "＝1+1", "＋1", "－1",
    "＠A",    "“=1”", "\ufeff=cmd|' /C calc'!A0", " \u3000=1", "−1", "' \" =HYPERLINK(1)",
]  # fmt: skip


@pytest.mark.parametrize("text", DANGEROUS)
def test_what_could_be_run_gets_an_apostrophe(text: str) -> None:
    assert defused(text) == f"'{text}"
    assert undefused(defused(text)) == text


@pytest.mark.parametrize("text", ["", "It broke", "'twas bad", "5 = five", "a+b", "“Bad”", "1-2", "'", "''"])
def test_other_words_stay_as_they_are(text: str) -> None:
    assert defused(text) == text == undefused(text)


@given(st.text(alphabet=st.sampled_from("'\"=+-@ \tab＝“"), max_size=8) | st.text())
@example("''=1")
@example("'\t")
def test_what_is_written_is_read_back(text: str) -> None:
    written = defused(text)
    assert undefused(written) == text
    assert written.lstrip(' \t\r\n\u3000"')[:1] not in set("=+-@＝＋－＠")
