"""`reviewtui weights`: one set for everybody; what a settings file says is only a proposal."""

from __future__ import annotations

from cli.running import Shell


def test_weights_are_shown_set_and_taken_back(filled: Shell) -> None:
    before = [row["case"] for row in filled.json("list")]
    assert filled.json("weights")["weights"]["safety"] == 4.0
    assert "3 cases ranked anew" not in filled.says("list")
    said = filled.says("weights", "set", "one_star=0.1", "safety=6")
    assert said == "Weights: one_star 3 → 0.1, safety 4 → 6\n4 cases ranked anew, for everybody\n"
    after = [row["case"] for row in filled.json("list")]
    assert after != before
    assert "one_star                     0.1   usually 3" in filled.says("weights")
    assert "Undone: weights" in filled.says("undo")
    assert [row["case"] for row in filled.json("list")] == before
    assert filled.json("weights")["weights"] == filled.json("weights")["usual"]
    assert "Done again" in filled.says("redo")
    assert filled.says("weights", "set", "one-star=usual", "safety=usual").startswith("Weights: one_star 0.1 → 3")
    assert [row["case"] for row in filled.json("list")] == before


def test_what_is_no_weight_is_refused(filled: Shell) -> None:
    assert "There is no weight anger" in filled.refuses("weights", "set", "anger=3")
    assert "can't be 0" in filled.refuses("weights", "set", "safety=0")
    assert "can't be nan" in filled.refuses("weights", "set", "safety=nan")
    assert "is no weight" in filled.refuses("weights", "set", "safety", code=2)
    assert "already" in filled.refuses("weights", "set", "safety=4")


def test_a_settings_file_only_proposes_and_is_told_once(filled: Shell) -> None:
    before = [row["case"] for row in filled.json("list")]
    config = filled.folder / "none.toml"
    config.write_text("[weights]\none_star = 0.1\n")
    first = filled.run("list")
    assert first.stderr == ("Your settings propose one_star 0.1 instead of 3; see reviewtui weights\n")
    assert filled.run("list").stderr == ""
    assert [row["case"] for row in filled.json("list")] == before
    assert filled.json("weights")["proposed"] == {"one_star": 0.1}
    assert "your settings propose 0.1" in filled.says("weights")
    assert "one_star 3 → 0.1" in filled.says("weights", "take-from-settings")
    assert [row["case"] for row in filled.json("list")] != before
    config.write_text("[weights]\none_star = 0.2\n")
    assert "0.2 instead of 0.1" in filled.run("list").stderr
    config.unlink()
    assert filled.run("list").stderr == ""
    assert filled.json("weights")["weights"]["one_star"] == 0.1
