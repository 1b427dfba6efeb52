"""Spanish: «…», “…”, the verb before or after its subject ("dijo la ministra", "la ministra dijo"), "según"."""

CUES = (
    "ha dicho|ha afirmado|ha declarado|ha asegurado|ha explicado|ha señalado|ha añadido|han dicho|han afirmado|dijeron|dijo|dice|dicen|afirmaron"
    "|afirmó|afirma|aseguró|asegura|aseguraron|declaró|declara|declararon|explicó|explica|explicaron|añadió|añade|agregó|agrega|escribió|escribe"
    "|señaló|señala|señalaron|sostuvo|sostiene|manifestó|manifiesta|indicó|indica|subrayó|subraya|advirtió|advierte|reconoció|reconoce|admitió"
    "|respondió|responde|contó|cuenta|recordó|recuerda|insistió|insiste|lamentó|lamenta|anunció|anuncia|denunció|denuncia|prometió|comentó|comenta"
    "|concluyó|concluye|apuntó|apunta|tuiteó|exclamó|de acuerdo con|en palabras de|según"
)
