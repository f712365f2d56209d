"""What a reply should and may say: courtesy, policy, coverage.

Pure functions from text to findings; the word lists and patterns are data, in `packs/*.toml`. Knows the domain and
nothing else: no store, no screen, no network. Which door a reply takes is told by the caller.
"""
