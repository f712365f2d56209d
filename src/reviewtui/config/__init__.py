"""One TOML file, the folders (platformdirs) and the user's keymap.

Every mistake in the file is told with its key and what would be allowed. Nothing is created at import.
"""
