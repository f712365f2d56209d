"""The commands, one file each, thin: arguments in, desk, plain lines or one JSON document out.

No Textual, no SQL, no judgement. `bootstrap` hands in everything that a command needs.
"""
