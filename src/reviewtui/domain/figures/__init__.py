"""What a shop's work comes to, as numbers: how soon, how often, what became of it. Pure arithmetic over what is given.

No share is told without what it is a share of, and none of fewer than ten; nothing here knows a database or a screen.
"""
