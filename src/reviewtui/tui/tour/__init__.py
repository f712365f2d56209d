"""The tour: a few minutes of a morning in the demo, played by keys that are named as they are pressed.

The same script is the moving picture of the README and a test of the whole way from the list to the record.
"""
