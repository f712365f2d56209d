"""What a letter is made from: its greeting and close, and snippets for the three steps, as data in `packs/*.toml`."""
