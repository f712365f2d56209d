"""The morning in plain lines, for screen readers, bare terminals and pipes: nothing is ever painted over.

Questions and answers are lines, one after the other; what is asked and done is the desk's, as for the screens.
"""
