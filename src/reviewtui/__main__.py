"""The command `reviewtui`, and `python -m reviewtui`."""

import signal


def main() -> None:
    """Until there is somebody who can tell of it kindly, ^C just ends the program."""
    signal.signal(signal.SIGINT, signal.SIG_DFL)
    from reviewtui.bootstrap import main as start

    start()


if __name__ == "__main__":
    main()
