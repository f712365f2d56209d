"""A signed token (JWT) of the seller's own key; what signs is only needed where a service wants it."""

from __future__ import annotations

import time
from typing import TYPE_CHECKING

from reviewtui.desk.ports import BadSource

if TYPE_CHECKING:
    from collections.abc import Callable

    from reviewtui.services.model import SignedToken


def signed_token(wanted: SignedToken, filled: Callable[[str], str], name: str) -> str:
    """The token for now. Raises BadSource, never with the key in it."""
    try:
        from joserfc import jwt
        from joserfc.errors import JoseError
        from joserfc.jwk import ECKey, RSAKey
    except ImportError:
        raise BadSource(f"{name} wants a signed token; install reviewtui with [signed]") from None
    now = int(time.time())
    header = {"alg": wanted.algorithm, "typ": "JWT"} | {key: filled(text) for key, text in wanted.header.items()}
    claims = {"iat": now, "exp": now + wanted.seconds} | {key: filled(text) for key, text in wanted.claims.items()}
    kind = ECKey if wanted.algorithm.startswith("ES") else RSAKey
    try:
        key = kind.import_key(filled(wanted.key).replace("\\n", "\n"))
        return jwt.encode(header, claims, key, algorithms=[wanted.algorithm])
    except (JoseError, ValueError, TypeError):
        raise BadSource(
            f"{name} wants a private key (PEM) for {wanted.algorithm}; what its secret tells is none"
        ) from None
