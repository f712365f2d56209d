"""A time as people type it, taken apart and put together; `domain/when.py` is the door. Pure, no I/O."""
