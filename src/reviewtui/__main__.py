"""`python -m reviewtui` is the same as the command `reviewtui`."""

from reviewtui.bootstrap import main

if __name__ == "__main__":
    main()
