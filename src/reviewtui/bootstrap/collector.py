"""When the collector of garbage may begin its rounds: not before the first paint."""

import gc


def hold() -> None:
    """What is imported at the start stays for good; looking through it for garbage costs a tenth of the way to the
    first paint.
    """
    gc.disable()


def begin() -> None:
    """Leave what is there now out of the collector's rounds, and let it begin them."""
    gc.freeze()
    gc.enable()
