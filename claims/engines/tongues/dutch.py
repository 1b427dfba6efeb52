"""Dutch: “…”, ‘…’, "…", the verb before or after its subject ("zei de minister", "de minister zei"), "volgens", "aldus"."""

CUES = (
    "heeft gezegd|zeiden|zei|zegt|zeggen|aldus|verklaarde|verklaart|verklaarden|schreef|schrijft|schreven|vertelde|vertelt|vertelden|meldde|meldt"
    "|stelde|stelt|stelden|voegde|voegt|benadrukte|benadrukt|waarschuwde|waarschuwt|antwoordde|antwoordt|reageerde|reageert|beloofde|belooft"
    "|erkende|erkent|gaf|herhaalde|herhaalt|legde|legt|concludeerde|concludeert|vindt|vond|denkt|riep|roept|twitterde|klaagt|klaagde|in de woorden van|volgens"
)
