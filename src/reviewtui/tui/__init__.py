"""The screens: app, the one screen, its panes and widgets, dialogs, the action table, styles and themes.

The only part that knows Textual. Widgets keep ids, cursor, scroll and unsent keystrokes; everything else is asked
from the desk and painted.
"""
