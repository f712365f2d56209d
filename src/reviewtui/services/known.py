"""The services that come with the program, and those in a user's own files."""

from __future__ import annotations

from importlib import resources
from pathlib import Path

from reviewtui.domain.toml_text import NotToml, read_toml
from reviewtui.services.model import NoService, Service, service


def known() -> tuple[str, ...]:
    """The names of those that come with the program."""
    folder = resources.files("reviewtui.services") / "packs"
    return tuple(sorted(each.name.removesuffix(".toml") for each in folder.iterdir() if each.name.endswith(".toml")))


def find(name: str, base: Path) -> Service:
    """A service by its name, or by its own file (``mine.toml``, beside the settings). Raises NoService."""
    if name.endswith(".toml"):
        path = base / Path(name).expanduser()
        try:
            text = path.read_text("utf-8")
        except (OSError, UnicodeDecodeError) as error:
            raise NoService(f"the service's file {path} can't be read ({error})") from error
        id_ = path.stem
    elif name in known():
        text, id_ = (resources.files("reviewtui.services") / "packs" / f"{name}.toml").read_text("utf-8"), name
    else:
        raise NoService(
            f"{name} is no service; there are {', '.join(known())}, and files of your own that end in .toml"
        )
    try:
        return service(id_, read_toml(text))
    except NotToml as error:
        raise NoService(f"service {id_}: is not valid TOML: {error}") from error
