"""Languages that are read by quotation marks: reporting verbs and forms of "according to", one table a language.

Source and speaker are looked for beside the reporting word, before it or after it. Indirect speech is not read.
"""

from claims.engines.tongues import dutch, french, italian, polish, portuguese, russian, spanish, ukrainian

# By BCP 47 primary tag; each is an alternation of a regular expression, longest forms first.
CUES: dict[str, str] = {
    "fr": french.CUES,
    "es": spanish.CUES,
    "pt": portuguese.CUES,
    "it": italian.CUES,
    "nl": dutch.CUES,
    "pl": polish.CUES,
    "uk": ukrainian.CUES,
    "ru": russian.CUES,
}
