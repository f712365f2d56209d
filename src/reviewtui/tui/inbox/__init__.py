"""The inbox: the list, its tabs and header, the status and key lines, and what stands there when nothing does.

What must not live here: anything that asks the desk. The widgets post what they need and are given it.
"""
