"""The acts: import, triage, snooze, write, check, hand off, undo.

The desk decides; it speaks to the outside only through the ports that it defines itself (`ports.py`). Every act
answers with a frozen `Change`. No SQL, no widget, no HTTP, no file format here.
"""
