"""reviewtui: a terminal inbox for sellers whose buyers are unhappy."""

__version__ = "0.1.0"
