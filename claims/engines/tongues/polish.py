"""Polish: „…”, «…», the verb before or after its subject ("powiedziała ministra", "ministra powiedziała"), "według"."""

STEMS = (
    "powiedzia|stwierdzi|doda|oświadczy|napisa|podkreśli|zaznaczy|wyjaśni|zapewni|poinformowa|przyzna|odpowiedzia|ostrzeg|zapowiedzia|ogłosi"
    "|skomentowa|przypomnia|oceni|opowiada|tłumaczy|mówi|przekaza|apelowa|zaapelowa|podsumowa|przekonywa|relacjonowa"
)
CUES = (
    rf"(?:{STEMS})(?:ła|ło|ł|li|ły)|mówi|mówią|twierdzi|twierdzą|podkreśla|dodaje|wyjaśnia|zapewnia|przyznaje|ostrzega|ocenia|pisze|odpowiada"
    "|tłumaczy|przekonuje|opowiada|informuje|jak podaje|jak podał|jak podała|zdaniem|według|słowami"
)
