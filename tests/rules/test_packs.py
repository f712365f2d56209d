"""The bundled packs are whole, and a user's own file adds to them or says in one sentence what is wrong."""

from __future__ import annotations

import subprocess
import sys
from pathlib import Path

import pytest

from reviewtui.domain.channel import Channel
from reviewtui.domain.finding import Severity
from reviewtui.rules.check import check_text
from reviewtui.rules.match.syntax import read_terms
from reviewtui.rules.match.terms import BadPattern
from reviewtui.rules.packs.files import BUNDLED
from reviewtui.rules.packs.loading import PackError, languages, load_rules, validate

OWN = '''
language = "en"

[words]
rival = "acme | other brand"

[[rule]]
id = "no-rivals"
severity = "warn"
why = "We do not talk about others."
match = """
# any of them
better ~2 than ~1 <rival>
"""

[rules.terse]
severity = "off"
elsewhere = "off"
'''


def rules_of(
    text: str, own: str, channel: Channel = Channel.AMAZON_BUYER_MESSAGE, language: str = "en"
) -> dict[str, str]:
    rules = load_rules([("mine.toml", own)])
    found = check_text(text, channel=channel, language=language, rules=rules).findings
    return {each.rule: each.severity for each in found}


@pytest.mark.parametrize("language", languages())
def test_a_bundled_pack_can_be_read_and_knows_the_four_rules(language: str) -> None:
    pack = load_rules().pack(language)

    assert {"asks-for-change", "remedy-tied", "contact", "hollow-apology"} <= {rule.about.rule for rule in pack.rules}
    assert pack.courtesy["apology"]


def test_every_bundled_rule_says_why_and_where_it_comes_from() -> None:
    rules = load_rules()
    for language in BUNDLED:
        rules.pack(language)
    for about in rules.abouts.values():
        assert about.why.endswith((".", "digits.")), f"{about.rule}: why must be a sentence"
        assert about.source, f"{about.rule}: source must say where the rule comes from (docs/rules.md)"


def test_a_user_adds_a_rule_and_switches_one_off() -> None:
    found = rules_of("Ours is better than any Acme lamp.", OWN)

    assert found == {"no-rivals": Severity.WARN}
    assert "terse" in {each.rule for each in check_text("Short.", channel=Channel.AMAZON_BUYER_MESSAGE).findings}


def test_a_user_adds_words_to_a_bundled_class_and_allows_a_sentence() -> None:
    words = '[words]\nrev = "scorecard"\n'
    allow = '[[allow]]\nrule = "marketing"\nmatch = "coupon ~3 blender"\n'
    text = "We send you the coupon that was missing from your blender."

    assert "asks-for-change" in rules_of("Please change your scorecard.", words)
    assert "marketing" not in rules_of(text, allow)


def test_a_rule_for_every_language_holds_where_no_pack_is() -> None:
    own = OWN.replace('"en"', '"*"')

    assert "no-rivals" in rules_of("Nasz lepszy jest better than acme, proszę nie jest to", own, language="pl")


def test_a_user_makes_a_warning_a_block_on_one_channel() -> None:
    own = '[rules.shouting]\nseverity = "block"\nchannels = ["amazon-buyer-message"]\n'

    assert rules_of("NEVER EVER AGAIN, she said to me", own)["shouting"] == Severity.BLOCK
    assert "shouting" not in rules_of("NEVER EVER AGAIN, she said to me", own, Channel.AMAZON_FEEDBACK_MESSAGE)


@pytest.mark.parametrize(
    ("text", "says"),
    [
        ("x = ", "mine.toml: not TOML"),
        ("rulez = 1", "mine.toml: rulez: not known here; allowed are language"),
        ("language = 1", "mine.toml: language: must be a code"),
        ("[rules.tersse]\nseverity='off'", "mine.toml: rules.tersse: no such rule; there are asks-for-change"),
        ("[rules.terse]\nseverity='loud'", "mine.toml: rules.terse.severity: 'loud' is not one of block, warn, off"),
        ("[rules.terse]\nlevel='off'", "mine.toml: rules.terse.level: not known; allowed are id, severity"),
        ("[rules.terse]\nchannels=['mail']", "mine.toml: rules.terse.channels: 'mail' is no channel"),
        ("[[rule]]\nwhy='x'", "mine.toml: rule 1.id: must be there"),
        ("[[rule]]\nid='x'\nmatch='y'", "mine.toml: rule 1.why: must say in a sentence"),
        ("[[rule]]\nid='x'\nwhy='y'", "mine.toml: rule x.match: must hold at least one line"),
        ("[[rule]]\nid='x'\nwhy='y'\nmatch='<z>'", "mine.toml: rule x.match: '<z>' is no word class"),
        ("[[rule]]\nid='x'\nwhy='y'\nmatch=['z']", "mine.toml: rule 1.match: must be text"),
        ("[words]\nx = 3", "mine.toml: words.x: must be text"),
        ("words = 3", "mine.toml: words: must be a table"),
        ("[[allow]]\nrule='x'", "mine.toml: allow.rule: must be one of"),
        ("[[allow]]\nrule='terse'\nwhen='x'", "mine.toml: allow.when: not known"),
        ("rule = [3]", "mine.toml: rule 1.id: must be there"),
        ("courtesy = 3", "mine.toml: courtesy: must be"),
    ],
)
def test_a_bad_file_says_where_and_what_is_allowed(text: str, says: str) -> None:
    with pytest.raises(PackError) as error:
        load_rules([("mine.toml", text)])

    assert str(error.value).startswith(says)
    assert "\n" not in str(error.value)
    assert validate([("mine.toml", text), ("fine.toml", OWN)]) == (str(error.value),)


def test_a_file_that_is_not_there_is_told(tmp_path: Path) -> None:
    with pytest.raises(PackError, match=r"gone\.toml: cannot be read"):
        load_rules([tmp_path / "gone.toml"])
    (tmp_path / "mine.toml").write_text(OWN, encoding="utf-8")
    assert load_rules([tmp_path / "mine.toml"]).about("no-rivals").severity == "warn"


def test_a_users_file_is_read_again_only_when_it_changes(tmp_path: Path) -> None:
    file = tmp_path / "mine.toml"
    file.write_text(OWN, encoding="utf-8")
    before = load_rules([file])
    assert load_rules([file]) is before

    file.write_text(OWN.replace("no-rivals", "no-others"), encoding="utf-8")

    assert "no-others" in load_rules([file]).abouts


def test_nothing_is_loaded_before_it_is_needed() -> None:
    script = (
        "import sys, reviewtui.rules.check as c; from reviewtui.domain.channel import Channel\n"
        "c.check_text('I am sorry.', channel=Channel.AMAZON_BUYER_MESSAGE)\n"
        "print(sorted({'snowballstemmer', 'textual', 'httpx', 'sqlite3'} & set(sys.modules)))\n"
    )
    done = subprocess.run([sys.executable, "-c", script], capture_output=True, text=True, check=True)

    assert done.stdout.strip() == "[]"


def test_a_word_class_may_take_in_another_that_came_before() -> None:
    small = read_terms("lamp|bulb*")
    whole = read_terms("<small>\nshade", {"small": small})

    assert whole.has("lamp")
    assert whole.has("bulbs")
    assert whole.has("shade")
    with pytest.raises(BadPattern, match="'<large>' is no word class of this pack; known are small"):
        read_terms("<large>", {"small": small})


def test_what_is_not_for_packs_of_ones_own_is_an_error_that_names_what_is() -> None:
    for table in ("parts", "concepts", "senses"):
        (problem,) = validate([("mine.toml", f'language = "en"\n[{table}]\nobject = "lamp"\n')])
        assert f"{table}: not known here; allowed are language, name, words, rule, allow" in problem
