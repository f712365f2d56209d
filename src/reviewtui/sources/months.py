"""Month names in the languages of Amazon's shops, folded as `dates` looks them up."""

from __future__ import annotations

from typing import Final

_NAMES: Final = (
    "jan january januar jänner janvier enero gennaio janeiro januari ocak stycznia styczeń janv ene gen sty oca jänn",
    "feb february februar février febrero febbraio fevereiro februari şubat lutego luty févr fev lut şub fév febr",
    "mar march märz mars marzo março maart mart marca marzec mrz mär mrt mär",
    "apr april avril abril aprile nisan kwietnia kwiecień avr abr nis kwi",
    "may mai mayo maggio maio mei maj mayıs maja mag",
    "jun june juni juin junio giugno junho haziran czerwca czerwiec giu haz cze",
    "jul july juli juillet julio luglio julho temmuz lipca lipiec juil lug tem lip",
    "aug august août agosto augustus augusti ağustos sierpnia sierpień aout ago sie ağu",
    "sep sept september septembre septiembre settembre setembro eylül września wrzesień set wrz eyl setiembre",
    "oct october oktober octobre octubre ottobre outubro ekim października październik okt ott out paź eki",
    "nov november novembre noviembre novembro kasım listopada listopad lis kas",
    "dec december dezember décembre diciembre dicembre dezembro aralık grudnia grudzień dez déc dic gru ara",
)

MONTHS: Final[dict[str, int]] = {
    word.casefold(): number for number, names in enumerate(_NAMES, 1) for word in names.split()
}
"""A month's name or short form, case-folded, to its number."""
