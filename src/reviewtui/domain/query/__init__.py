"""What a seller asks for in one line, as `/` and every command take it: text to tree, a reference filter, completion.

Pure: no clock and no database. `store/finding.py` turns the same tree into SQL, and a test holds both to one answer.
"""
