"""Amazon's marketplaces by code, by the names of their countries in many languages, and by their domains."""

from __future__ import annotations

from typing import Final

from reviewtui.sources.country_names import NAMES

DOMAINS: Final = {
    "com": "US", "ca": "CA", "com.mx": "MX", "com.br": "BR", "co.uk": "GB", "de": "DE", "fr": "FR", "it": "IT",
    "es": "ES", "nl": "NL", "se": "SE", "pl": "PL", "com.be": "BE", "ie": "IE", "com.tr": "TR", "ae": "AE",
    "sa": "SA", "eg": "EG", "in": "IN", "co.jp": "JP", "jp": "JP", "sg": "SG", "com.au": "AU", "co.za": "ZA",
    "cn": "CN",
}  # fmt: skip
"""What follows ``amazon.`` in an address, and the country it stands for."""

HOSTS: Final = {country: domain for domain, country in reversed(DOMAINS.items())}
"""The domain of a marketplace's shop."""

COUNTRIES: Final[dict[str, str]] = {
    **NAMES,
    **{code.lower(): code for code in HOSTS},
    **{f"the {name}": code for name, code in NAMES.items() if name.isascii()},
    "uk": "GB", "u.k.": "GB", "u.s.": "US", "u.s.a.": "US", "ee. uu.": "US", "ee.uu.": "US", "abd": "US", "eua": "US",
}  # fmt: skip
"""A country's code or name, folded, to its code."""

SHORT: Final = {
    "USA": "US",
    "US": "US", "U.S.": "US", "USA:s": "US", "EUA": "US", "ABD": "US", "EE.UU.": "US", "EE. UU.": "US", "VS": "US",
    "UK": "GB", "U.K.": "GB", "VAE": "AE", "EAU": "AE", "BAE": "AE", "ZEA": "AE", "SAE": "AE", "RPA": "ZA", "JAR": "ZA",
}  # fmt: skip
"""Short names in capitals; in a sentence only the capitals tell them from words."""

UNSPACED: Final = sorted((name for name in NAMES if name[0] >= "\u0590"), key=len, reverse=True)
"""Names in scripts that put no blanks around a name, or that glue a preposition to it; the longest first."""

LONGEST: Final = max(name.count(" ") + 1 for name in NAMES)
"""The most words in a name."""
