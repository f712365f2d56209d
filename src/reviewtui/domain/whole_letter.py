"""The three steps as one file for the seller's editor, and back. Pure."""

from __future__ import annotations

import re

from reviewtui.domain.reply import Reply, Step

_HEADING = re.compile(r"^#+[ \t]*(apologize|acknowledge|solve)[ \t]*:?[ \t]*$", re.IGNORECASE | re.MULTILINE)


def whole(reply: Reply) -> str:
    """Each step under its name."""
    return "\n\n".join(f"# {step.capitalize()}\n\n{reply.part(step).strip()}".rstrip() for step in Step) + "\n"


def parted(text: str) -> Reply:
    """The steps of an edited file. Without the names, blank lines part them: first, second, and all the rest.

    What stands above the first name belongs to that step; a name that comes twice goes on where it was.
    """
    names = list(_HEADING.finditer(text))
    if not names:
        parts = [part.strip() for part in re.split(r"\n[ \t]*\n\s*", text.strip(), maxsplit=2)]
        return Reply(*parts)
    reply = Reply()
    ends = [each.start() for each in names[1:]] + [len(text)]
    for number, (name, end) in enumerate(zip(names, ends, strict=True)):
        step = Step(name[1].lower())
        above = text[: name.start()].strip() if number == 0 else ""
        said = (reply.part(step), above, text[name.end() : end].strip())
        reply = reply.with_part(step, "\n\n".join(each for each in said if each))
    return reply
