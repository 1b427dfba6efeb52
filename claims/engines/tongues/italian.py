"""Italian: «…», “…”, the verb before or after its subject ("ha detto la ministra", "la ministra ha detto"), "secondo"."""

PARTICIPLES = (
    "detto|dichiarato|affermato|spiegato|aggiunto|scritto|sottolineato|ricordato|annunciato|risposto|raccontato|ammesso|avvertito|promesso"
    "|commentato|concluso|ribadito|precisato|osservato|denunciato|assicurato|sostenuto|replicato|confermato|twittato|insistito"
)
CUES = (
    rf"(?:ha|hanno|aveva|avevano) (?:anche |poi |inoltre )?(?:{PARTICIPLES})|dissero|disse|dice|dicono|dichiara|afferma|spiega|spiegano|aggiunge"
    "|scrive|sottolinea|ricorda|annuncia|risponde|racconta|ammette|avverte|promette|commenta|conclude|ribadisce|precisa|osserva|denuncia|assicura"
    "|sostiene|replica|insiste|a detta di|stando a|per dirla con|secondo"
)
