"""French: « … », the verb before or after its subject ("a déclaré la ministre", "la ministre a déclaré"), "selon"."""

PARTICIPLES = (
    "déclaré|dit|affirmé|expliqué|assuré|estimé|ajouté|écrit|indiqué|précisé|souligné|rappelé|annoncé|répondu|lancé|confié|raconté|reconnu"
    "|regretté|averti|insisté|réagi|dénoncé|promis|prévenu|conclu|martelé|tweeté|poursuivi|témoigné|martelé|plaidé|prédit|admis"
)
PRESENT = (
    "déclare|dit|affirme|explique|assure|estime|ajoute|écrit|indique|précise|souligne|rappelle|annonce|répond|lance|confie|raconte|reconnaît"
    "|regrette|avertit|insiste|réagit|dénonce|promet|prévient|conclut|martèle|poursuit|témoigne|plaide|juge|admet|résume|soupire"
)
CUES = (
    rf"(?:a|ont|avait|avaient)-t-(?:il|elle|on)s? (?:{PARTICIPLES})|(?:a|ont|avait|avaient) (?:également |aussi |ainsi )?(?:{PARTICIPLES})"
    rf"|(?:{PRESENT})-t-(?:il|elle)|(?:{PRESENT})|selon|d[’']après"
)
