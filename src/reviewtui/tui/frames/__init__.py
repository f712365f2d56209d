"""What the terminal shows already is not sent again: the picture that should stand there, the one that does, and the
fewest bytes from the one to the other.

`app` is the one room here that stands on Textual's private interfaces; all others know nothing of Textual.
"""
