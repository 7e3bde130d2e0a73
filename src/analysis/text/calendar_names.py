"""The names of months and weekdays, as the news in English prints them, and of months in other languages."""

MONTHS = {
    name: number
    for number, names in enumerate(
        (
            ("january", "jan"),
            ("february", "feb"),
            ("march", "mar"),
            ("april", "apr"),
            ("may",),
            ("june", "jun"),
            ("july", "jul"),
            ("august", "aug"),
            ("september", "sept", "sep"),
            ("october", "oct"),
            ("november", "nov"),
            ("december", "dec"),
        ),
        1,
    )
    for name in names
}
"""Month names and abbreviations, lower case, without a full stop -> 1..12."""
FOREIGN = {
    name: month
    for month, names in {
        "January": "janvier janv januar jänner enero ene gennaio janeiro januari января ocak stycznia січня",
        "February": "février fevrier févr februar febrero febbraio fevereiro februari февраля şubat lutego лютого",
        "March": "mars märz mrz marzo março maart mrt marts марта март mart marca березня",
        "April": "avril avr abril abr aprile апреля nisan kwietnia квітня",
        "May": "mai mayo maggio maio mei maj maja мая mayıs травня",
        "June": "juin juni junio giugno junho июня haziran czerwca червня",
        "July": "juillet juil juli julio luglio lug julho июля temmuz lipca липня",
        "August": "août aout agosto augustus augusti августа ağustos sierpnia серпня",
        "September": "septembre septiembre settembre setembro сентября eylül września вересня",
        "October": "octobre oktober okt octubre ottobre outubro октября ekim października жовтня",
        "November": "novembre noviembre novembro ноября kasım listopada листопада",
        "December": "décembre decembre déc dezember dez desember diciembre dic dicembre dezembro декабря aralık "
        "grudnia грудня",
    }.items()
    for name in names.split()
}
"""Month names that press databases of other countries print in headers, lower case -> English."""
WEEKDAYS = {
    name: number
    for number, names in enumerate(
        (
            ("monday", "mon"),
            ("tuesday", "tues", "tue"),
            ("wednesday", "weds", "wed"),
            ("thursday", "thurs", "thur", "thu"),
            ("friday", "fri"),
            ("saturday", "sat"),
            ("sunday", "sun"),
        )
    )
    for name in names
}
"""Weekday names and abbreviations, lower case -> 0 (Monday) .. 6, as `datetime.date.weekday` counts."""
