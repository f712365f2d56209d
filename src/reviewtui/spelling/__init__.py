"""Spelling and grammar of a letter, by a checker that is an optional part: `pip install "reviewtui[spelling]"`."""
