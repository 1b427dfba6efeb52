"""The words that carry attribution in English news, by the grammar they come with.

Each list was written by hand after PolNeAR's guideline: statements, beliefs, intentions, decrees, perception and evidence all
count. A word was kept when annotators marked a claim in more than about a third of its uses with that grammar.
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


# Verbs that stand beside a quotation or a clause and mean speech, writing, thought, learning or showing.
CLAUSE = _words("""
    say tell add suggest write show note argue ask report think find announce believe insist claim acknowledge explain
    declare know warn state indicate point tweet conclude reveal agree admit hope hop predict question assert respond worry
    recall concede wonder learn estimate fear expect reply read determine allege convince complain recognize recognise confirm
    consider imply promise deny joke assure emphasize emphasise remark demonstrate remind contend boast feel discuss understand
    describe suspect charge realize realise assume post caution signal pledge imagine vow demand rule order guess
    speculate doubt reiterate forget stress clarify lament recommend notice mention hint propose calculate counter shout
    anticipate discover require wish proclaim quip contradict rebut publish posit sense inform outline testify observe
    interject exclaim murmur mutter whisper scream yell cry sigh laugh chant opine reason reckon maintain advise urge
    advocate affirm attest avow brag certify comment confide confess decide deem dream elaborate envision foresee
    gripe grumble hypothesize hear infer intimate judge justify kid muse object plead pray prophesy protest
    prove reaffirm rejoin repeat retort retweet scoff snap speculate stipulate surmise swear theorize threaten underscore
    underline verify volunteer figure presume remember accept appreciate regret resolve conjecture disclose
    notify instruct decree rail blast fume thunder continue email text reassure persuade bemoan decry gush
    enthuse marvel mandate project forecast document instruct highlight illustrate conceive
    tell preach teach warn cite relay bet posit mean appear seem see
    hold argue divulge leak assess dispute refute joke explain vent jest
""") - _words("mean appear seem see laugh hold continue accept appreciate order require highlight project")

# Verbs of the first list that also follow or interrupt what they report: "..., she said". "You know" does not.
POSTPOSED = CLAUSE - _words("""
    want see appear know think believe mean feel decide expect remember forget hear imagine guess seem prove hold deny order
    require wish
""")

# Verbs that only count with a quotation beside them, or too weakly with a clause.
QUOTE_ONLY = _words("""
    continue begin open start conclude finish go laugh smile order call see hold tell exclaim chide taunt mock nod shrug
    chuckle react interrupt offer sum mean deadpan sing implore thunder intone shoot fire chime read
    highlight express charge accept appreciate
""")

# Clauses count here, but less often.
CLAUSE_WEAK = _words("want require order seem appear continue accept express")

# Verbs with an infinitive: intentions, requests, promises, refusals.
INFINITIVE = _words("""
    want decline ask seek refuse urge call vow promise plan pledge hope hop decide threaten agree
    like aim encourage vote push prefer intend offer claim persuade love advise challenge warn plead
    demand propose lobby plot opt profess swear resolve dare beg command implore instruct
    pray resist volunteer wish consent consider contemplate yearn long commit hesitate
    order tell recommend require advocate permit hanker desire expect scheme conspire
""")

# The infinitive that these report belongs with the grammatical subject: "the vote is expected to pass".
RAISING = _words("expect seem appear believe deem think say report allege rumor rumour consider")

# Verbs whose object is what was said, thought or shown.
OBJECT = _words("""
    support endorse cite announce express defend criticize criticise oppose discuss release mention reject praise
    denounce question propose issue note want dismiss highlight mock blast tout post explain echo declare embrace
    condemn repeat report reveal slam prefer answer deny acknowledge favor favour sign confirm emphasize
    emphasise decry consider like reference stress reiterate expose thank applaud predict point
    outline recognize voice invoke understand disclose detail suggest recount deem retweet remember chant disavow
    state lament rebut fear assail bemoan recite admit hail approve dispute recommend
    credit downplay preach contemplate document veto bash articulate reaffirm contradict deride
    assert justify decline ridicule trumpet extol rebuke refute repudiate mull allege affirm characterize characterise
    lambast lambaste mull propose tweet
    envision ponder scorn deplore vilify belittle bemoan loathe detest fault berate scold excoriate
    admonish chide pan commend salute celebrate oversell vow promise
    anticipate imply favor espouse abhor urge
    retract proclaim lodge reassert rehash castigate hint
""") - _words("answer sign celebrate like express issue release discuss")

# Objects count here less often; kept with a lower score.
OBJECT_WEAK = _words("""
    show offer say back address seek share blame recall introduce list feel ignore discuss release
    issue express answer like sign voice describe congratulate resist doubt concede post publish unveil exploit
    expect explore resent hate
""")

# Verbs that say something of somebody: the object and what is said of it make one content.
OBJECT_PREDICATE = _words("call declare label dub brand consider deem name title term pronounce rename nickname style")
OBJECT_AS = _words("""
    describe see cast view portray cite dismiss regard criticize defend frame paint list present slam bill pitch
    denounce praise characterize characterise label hail interpret condemn mock depict deride decry
    blast ridicule know identify tout
""")
OBJECT_FOR = _words("""
    criticize criticise blame praise blast slam attack thank hit congratulate chide mock fault rip lambaste
    lambast rebuke condemn commend scold berate ridicule applaud denounce castigate assail bash credit
    knock deride chastise excoriate
""")
OBJECT_OF = _words("accuse warn assure convince inform remind notify suspect advise")
OBJECT_WITH = _words("charge credit")
OBJECT_ON = _words("blame")

# Verbs whose prepositional object is the content; the preposition ends the cue.
PREPOSITIONAL = _table("""
    for: call vote push look advocate campaign apologize vouch hope hop rail argue press plead lobby ask wish
    about: talk ask speak say think worry care complain write know boast joke brag warn muse feel gush lie rant tweet report
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
    suggestion claim complaint assertion statement concern idea case belief doubt hope confidence notion argument assumption
    agreement admission speculation remark fear insistence evidence accusation allegation contention view warning worry
    conviction opinion prediction announcement promise pledge proposal rumor rumour theory conclusion demand
    indication acknowledgment acknowledgement acknowledgement revelation perception impression expectation feeling sense
    suspicion threat vow finding assessment estimate guarantee assurance recommendation ruling reminder message
    declaration denial confession charge report concession argument
""")
NOUN_INFINITIVE = _words("""
    plan decision promise proposal desire refusal reluctance pledge unwillingness request call vow threat intention demand
    offer willingness commitment recommendation eagerness hope invitation inclination determination
""")
NOUN_PREPOSITIONAL = _table("""
    of: criticism endorsement favor favour view mention hope defense defence critique opinion rejection announcement assessment embrace
    of: denunciation discussion fear disclosure accusation understanding allegation condemnation assertion message talk warning
    of: disavowal repudiation prediction promise threat expectation criticism
    about: question concern doubt comment talk story joke word remark statement anxiety conversation message worry
    about: skepticism view attitude misgiving reservation complaint fear warning claim opinion lie rumor
    for: support call criticism proposal praise enthusiasm apology advocate respect hope demand plan plea disdain preference
    on: thought criticism opinion consensus statement view
    to: opposition reference allegiance objection commitment
    against: warning threat accusation allegation argument complaint
    over: criticism concern worry anger
    with: frustration disagreement dissatisfaction
""")

ADJECTIVE_CLAUSE = _words("""
    confident hopeful sure aware concerned glad optimistic upset adamant convinced worried clear unaware certain afraid
    skeptical sceptical disappointed surprised pleased proud happy sorry fearful doubtful insistent angry grateful thankful
    pessimistic unconvinced positive
""")
ADJECTIVE_INFINITIVE = _words("eager willing reluctant unwilling happy keen hesitant loath content prepared determined")
ADJECTIVE_PREPOSITIONAL = _table("""
    of: critical supportive wary skeptical sceptical enamored aware proud sick dismissive suspicious tired afraid
    about: worried nervous concerned upbeat skeptical sceptical vocal hopeful optimistic excited enthusiastic pessimistic
    about: apprehensive uneasy passionate clear
    with: unhappy pleased concerned satisfied comfortable frustrated impressed
    to: opposed devoted committed
    in: interested
    by: impressed troubled alarmed
""")

# Light verbs that carry a noun cue: "have expressed concern that".
LIGHT = _words("""
    express voice issue make have raise give deliver offer repeat share send release reiterate hold cast dismiss
    reject deny renew air spread post defend drop announce rebut echo level stoke
""")

# Nouns that can speak although nobody is named: "a report says", "Poll: ...".
DOCUMENT = _words("""
    report poll study survey statement letter memo book article document email e-mail filing lawsuit complaint affidavit
    indictment bill law paper editorial story post tweet data figure record research analysis review intelligence ad
    headline transcript video release news indication evidence
""")

# Participles that start a new claim of the same source after a comma, also where the parser hangs them elsewhere.
TAIL = _words("""
    add note say warn argue call cite claim insist suggest accuse urge promise vow describe declare predict explain tell
    blame stress emphasize acknowledge assert allege contend write complain point refer dismiss
""")
