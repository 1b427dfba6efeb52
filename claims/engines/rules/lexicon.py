"""The words that carry attribution in English news, by the grammar they come with.

Each list was written by hand after PolNeAR's guideline: statements, beliefs, intentions, decrees, perception and
evidence all count. A word was kept when annotators marked a claim in more than about a third of its uses with that
grammar.
"""


def _words(text: str) -> frozenset[str]:
    return frozenset(text.split())


def _table(text: str) -> dict[str, frozenset[str]]:
    """Read lines of `preposition: words` into word -> prepositions."""
    found: dict[str, set[str]] = {}
    for line in text.strip().splitlines():
        preposition, _, words = line.partition(":")
        for word in words.split():
            found.setdefault(word, set()).add(preposition.strip())
    return {word: frozenset(prepositions) for word, prepositions in found.items()}


# Verbs that stand beside a quotation or a clause and mean speech, writing, thought, learning or showing. Lemmas are the
# parser's, mistakes included: it reads "hoping" and "rumored" as "hop" and "rumor".
CLAUSE = _words("""
    acknowledge add admit advise advocate affirm agree allege announce anticipate argue ask assert assess assume
    assure attest aver avow believe bemoan bet blast boast brag calculate caution certify chant charge cite claim clarify
    comment complain concede conceive conclude confess confide confirm conjecture consider contend contradict convince
    counter cry decide declare decree decry deem demand demonstrate deny describe determine disclose discover discuss
    dispute divulge document doubt dream elaborate email emphasise emphasize enthuse envision estimate exclaim expect
    explain fear feel figure find flag forecast foresee forget fume gripe grumble guess gush hear hint hop hope hypothesize
    illustrate imagine imply indicate infer inform insist instruct interject intimate jest joke judge justify kid know
    lament leak learn maintain mandate marvel mention murmur muse mutter narrate note notice notify object observe opine
    outline persuade plead pledge point posit post pray preach predict presume proclaim promise prophesy propose
    protest prove publish question quip rail read reaffirm realise realize reason reassure rebut recall reckon
    recognise recognize recommend refute regret reiterate rejoin relay remark remember remind repeat reply report
    resolve respond retort retweet reveal rue rule say scoff scream sense shout show sigh signal snap speculate state
    stipulate stress submit suggest surmise suspect swear teach tell testify text theorize think threaten thunder tweet
    underline underscore understand urge vent verify volunteer vow warn whisper wish wonder worry write yell
""")

# Verbs of the first list that also follow or interrupt what they report: "..., she said". "You know" does not.
POSTPOSED = CLAUSE - _words("""
    appear believe decide deny expect feel forget guess hear hold imagine know mean order prove remember require see
    seem think want wish
""")

# Verbs that only count with a quotation beside them, or too weakly with a clause.
QUOTE_ONLY = _words("""
    accept appreciate begin call charge chide chime chuckle conclude continue deadpan exclaim express finish fire go
    highlight hold implore interrupt intone laugh mean mock nod offer open order react read see shoot shrug sing smile
    start sum taunt tell thunder
""")

# Clauses count here, but less often.
CLAUSE_WEAK = _words("want require order seem appear continue accept express")

# Verbs with an infinitive: intentions, requests, promises, refusals.
INFINITIVE = _words("""
    advise advocate agree aim appeal ask beg call challenge claim command commit consent consider direct forbid conspire contemplate dare
    decide decline demand desire encourage expect hanker hesitate hop hope implore instruct intend like lobby long
    love offer opt order permit persuade plan plead pledge plot pray prefer profess promise propose push recommend
    refuse require resist resolve scheme seek swear tell threaten urge volunteer vote vow want warn wish yearn
""")

# The infinitive that these report belongs with the grammatical subject: "the vote is expected to pass".
RAISING = _words("expect seem appear believe deem think say report allege rumor rumour consider understand")

# Verbs whose object is what was said, thought or shown.
OBJECT = _words("""
    abhor acknowledge admit admonish affirm allege announce anticipate applaud approve articulate assail assert bash
    belittle bemoan berate blast castigate chant characterise characterize chide cite commend condemn confirm consider
    contemplate contradict credit criticise criticize declare decline decry deem defend demand denounce deny deplore deride
    detail detest disavow disclose dismiss dispute document downplay echo embrace emphasise emphasize endorse envision
    espouse excoriate explain expose extol forecast fault favor favour fear hail highlight hint imply invoke justify lambast
    lambaste lament loathe lodge mention mock mull note oppose outline oversell pan point ponder post praise preach
    predict prefer proclaim promise propose question reaffirm reassert rebuke rebut recite recognize recommend recount
    reference refute rehash reiterate reject remember repeat report repudiate retract retweet reveal ridicule salute
    scold scorn slam state stress suggest support thank tout trumpet tweet understand urge veto vilify voice vow want
""")

# Objects count here less often; kept with a lower score.
OBJECT_WEAK = _words("""
    address answer back blame concede congratulate describe discuss doubt expect exploit explore express feel hate
    ignore introduce issue like list offer post publish recall release resent resist say seek share show sign unveil
    voice
""")

# Verbs that may have a participle for their object: "denied shelling the town", "proposed closing the pier".
WITH_DEED = _words("""
    deny admit acknowledge regret confess disclaim propose suggest support oppose consider recommend favor favour advocate discuss mull
    contemplate reject describe recall
""")

# Verbs that say something of somebody: the object and what is said of it make one content.
OBJECT_PREDICATE = _words("call declare label dub brand consider deem name title term pronounce rename nickname style")
OBJECT_AS = _words("""
    bill blast cast characterise characterize cite condemn criticize decry defend denounce depict deride describe
    dismiss frame hail identify interpret know label list mock paint pitch portray praise present regard ridicule see
    slam tout view
""")
OBJECT_FOR = _words("""
    applaud assail attack bash berate blame blast castigate chastise chide commend condemn congratulate credit
    criticise criticize denounce deride excoriate fault hit knock lambast lambaste mock praise rebuke ridicule rip
    scold slam thank
""")
OBJECT_OF = _words("accuse warn assure convince inform remind notify suspect advise")
OBJECT_WITH = _words("charge credit")
OBJECT_ON = _words("blame")

# Verbs whose prepositional object is the content; the preposition ends the cue.
PREPOSITIONAL = _table("""
    for: appeal call vote push look advocate campaign apologize vouch hope hop rail argue press plead lobby ask wish
    about: talk ask speak say think worry care complain write know boast joke brag warn muse feel gush lie rant
    about: tweet report
    to: refer respond point object liken agree allude pivot commit admit react
    on: focus comment agree touch double weigh insist push split elaborate
    with: agree side disagree concur sympathize align empathize
    of: speak warn boast think complain talk approve disapprove dream conceive
    at: hint balk aim lash scoff take
    against: rail vote warn campaign argue speak caution come protest push inveigh
    in: believe
    over: spar clash
    as: know
    behind: line
""")

# Verbs whose object is the person spoken to: "warned Iran against", "told reporters about".
ADDRESSED = _words("warn tell ask caution question press advise brief lecture quiz")

NOUN_CLAUSE = _words("""
    accusation acknowledgement acknowledgment admission agreement allegation announcement argument assertion
    assessment assumption assurance belief case charge claim complaint concern concession conclusion confession
    confidence contention conviction declaration demand denial doubt estimate evidence expectation fear feeling
    finding guarantee hope idea impression indication insistence message notion opinion perception pledge prediction
    promise proposal recommendation remark reminder report revelation ruling rumor rumour sense speculation statement
    suggestion suspicion theory threat view vow warning worry
""")
NOUN_INFINITIVE = _words("""
    call commitment decision demand desire determination eagerness hope inclination intention invitation offer plan
    pledge promise proposal recommendation refusal reluctance request threat unwillingness vow willingness
""")
NOUN_PREPOSITIONAL = _table("""
    of: criticism endorsement favor favour view mention hope defense defence critique opinion rejection
    of: announcement assessment embrace
    of: denunciation discussion fear disclosure accusation understanding allegation condemnation assertion
    of: message talk warning
    of: disavowal repudiation prediction promise threat expectation criticism
    about: question concern doubt comment talk story joke word remark statement anxiety conversation message
    about: worry
    about: skepticism view attitude misgiving reservation complaint fear warning claim opinion lie rumor
    for: support call criticism proposal praise enthusiasm apology advocate respect hope demand plan plea
    for: disdain preference
    on: thought criticism opinion consensus statement view
    to: opposition reference allegiance objection commitment
    against: warning threat accusation allegation argument complaint
    over: criticism concern worry anger
    with: frustration disagreement dissatisfaction
""")

ADJECTIVE_CLAUSE = _words("""
    adamant afraid angry aware certain clear concerned confident convinced disappointed doubtful fearful glad grateful
    happy hopeful insistent optimistic pessimistic pleased positive proud sceptical skeptical sorry sure surprised
    thankful unaware unconvinced upset worried
""")
ADJECTIVE_INFINITIVE = _words("eager willing reluctant unwilling happy keen hesitant loath content prepared determined")
ADJECTIVE_PREPOSITIONAL = _table("""
    of: critical supportive wary skeptical sceptical enamored aware proud sick dismissive suspicious tired
    of: afraid
    about: worried nervous concerned upbeat skeptical sceptical vocal hopeful optimistic excited enthusiastic
    about: pessimistic
    about: apprehensive uneasy passionate clear
    with: unhappy pleased concerned satisfied comfortable frustrated impressed
    to: opposed devoted committed
    in: interested
    by: impressed troubled alarmed
""")

# Light verbs that carry a noun cue: "have expressed concern that".
LIGHT = _words("""
    air announce cast defend deliver deny dismiss drop echo express give have hold issue level make offer post raise
    rebut reiterate reject release renew repeat send share spread stoke voice
""")

# Nouns that can speak although nobody is named: "a report says", "Poll: ...".
DOCUMENT = _words("""
    ad affidavit analysis article bill book complaint data document e-mail editorial email evidence figure filing
    headline indication indictment intelligence law lawsuit letter memo news paper poll post record release report
    research review statement story study survey transcript tweet video
""")

# Participles that start a new claim of the same source after a comma, also where the parser hangs them elsewhere.
TAIL = _words("""
    accuse acknowledge add allege argue assert blame call cite claim complain contend declare describe dismiss
    emphasize explain insist note point predict promise refer say stress suggest tell urge vow warn write
""")
