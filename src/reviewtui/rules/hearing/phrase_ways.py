"""How the steps of a phrase are taken from the place at which it was begun, to either side."""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

if TYPE_CHECKING:
    from collections.abc import Sequence

    from reviewtui.rules.hearing.phrase_steps import PhraseStep, Tokens


class Way(NamedTuple):
    """A step and how to get over it. `words` are those of a step that is just one word; `near` are those one of which
    must stand within reach of a gap, where the step after it is certain.
    """

    step: PhraseStep
    words: frozenset[str] | None
    near: frozenset[str] | None


def ways_over(steps: Sequence[PhraseStep], side: int) -> tuple[Way, ...]:
    """Steps in the order in which they are taken; `side` is where the nearest word of a row stands in it."""
    ways = []
    for number, step in enumerate(steps):
        after = steps[number + 1] if number + 1 < len(steps) else None
        near = (
            after.words.union(row[side] for row in after.rows) if after and step.most >= 0 and after.certain else None
        )
        ways.append(Way(step, step.words if step.certain and not step.rows else None, near))
    return tuple(ways)


def forward(ways: tuple[Way, ...], tokens: Tokens, at: int) -> int | None:
    """Where the ways lead from a place, None where they can't be taken. Few and short, so this ends soon."""
    for number, (step, words, near) in enumerate(ways):
        if words is not None:
            if at >= len(tokens) or tokens[at] not in words:
                return None
            at += 1
            continue
        if near is not None and near.isdisjoint(tokens[at : at + step.most + 1]):
            return None
        rest = ways[number + 1 :]
        for place in step.ends(tokens, at):
            led = forward(rest, tokens, place) if rest else place
            if led is not None:
                return led
        return None
    return at


def backward(ways: tuple[Way, ...], tokens: Tokens, at: int) -> int | None:
    """The same to the left: where what the ways lead to begins, when it ends before a place."""
    for number, (step, words, near) in enumerate(ways):
        if words is not None:
            if at <= 0 or tokens[at - 1] not in words:
                return None
            at -= 1
            continue
        if near is not None and near.isdisjoint(tokens[max(0, at - step.most - 1) : at]):
            return None
        rest = ways[number + 1 :]
        for place in step.begins(tokens, at):
            led = backward(rest, tokens, place) if rest else place
            if led is not None:
                return led
        return None
    return at
