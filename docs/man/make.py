"""Writes the manual page anew: python docs/man/make.py"""

from pathlib import Path

from reviewtui.cli.manual import manual

if __name__ == "__main__":
    Path(__file__).with_name("reviewtui.1").write_text(manual(), "utf-8")
