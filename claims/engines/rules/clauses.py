"""Verbs whose clause, infinitive or object is the content: "said that", "plans to", "accused X of"."""

from collections import Counter
from collections.abc import Iterator

from claims.engines.rules import lexicon
from claims.engines.rules.again import reports_again
from claims.engines.rules.grammar import (
    Candidate,
    cue_of,
    has_to,
    is_participle,
    span,
    starts_after_comma,
    strip,
)
from claims.engines.rules.kinds import can_speak
from claims.engines.rules.objects import object_with, plain_object, prepositional
from claims.engines.rules.sources import source_of
from claims.engines.rules.tree import Token, Tree

# Verbs that foresee: what follows is what somebody expects, not what it is for.
FORESEEING = {"expect", "want", "anticipate", "need"}
URGING = {"urge", "ask", "tell", "order", "advise", "encourage", "instruct", "implore", "persuade", "warn", "beg"}
TOLD = {"tell", "inform", "assure", "remind", "warn", "persuade", "convince", "advise"}
# What others asked is nobody's claim.
ASKED = {"asked", "pressed", "quizzed"}
PREDICATES = {"oprd", "acomp", "attr", "xcomp", "ccomp"}
# Verbs tried per sentence, so that the cost of an endless sentence stays linear.
MAX_IN_SENTENCE = 40
DAYS = {
    "monday", "tuesday", "wednesday", "thursday", "friday", "saturday", "sunday", "yesterday", "today", "tonight", "week", "month",
}  # fmt: skip
AROUND_DAYS = {"on", "late", "early", "last", "this", "earlier", "morning", "afternoon", "evening", "night", "later"}


def find(tree: Tree, used: set[int]) -> Iterator[Candidate]:
    """Yield a candidate for every verb with a frame in the lexicon; `used` are verbs already taken by a quotation."""
    tried: Counter[int] = Counter()
    for verb in tree.tokens:
        if verb.pos not in {"VERB", "AUX"} or verb.i in used or tried[verb.sentence] >= MAX_IN_SENTENCE:
            continue
        tried[verb.sentence] += 1
        if _is_asked(tree, verb):
            continue
        for rule in (clause, infinitive, raising, predicate, object_with, prepositional, plain_object):
            candidate = rule(tree, verb)
            if candidate is not None and candidate.content:
                yield candidate
                break


def clause(tree: Tree, verb: Token) -> Candidate | None:
    """A finite clause: "said that ...", "..., she said", "X, he said, is Y"."""
    if verb.lemma not in lexicon.CLAUSE and verb.lemma not in lexicon.CLAUSE_WEAK:
        return None
    # "Asked whether he would resign, he smiled": what others asked is nobody's claim.
    if verb.lemma in {"ask", "question", "press", "quiz"} and verb.tag == "VBN" and verb.dep in {"advcl", "acl"}:
        return None
    source = source_of(tree, verb)
    if verb.dep == "parataxis" and verb.head >= 0:
        return _inserted(tree, verb, source)
    comp = _clausal(tree, verb) or _hung_to_addressee(tree, verb)
    if comp is None:
        return None
    cue = cue_of(tree, verb)
    if comp.i < verb.i:
        if verb.lemma not in lexicon.POSTPOSED and not _closes_sentence(tree, verb, source):
            return None
        return _postposed(tree, verb, comp, source, cue)
    tokens = _taken_for_object(tree, verb, comp) + tree.subtree(comp, lambda token: _breaks_off(tree, token))
    for sibling in tree.all(verb, "ccomp"):
        # The parser sometimes breaks one reported clause in two.
        if sibling.i > comp.i and sibling.i > tokens[-1] and verb.lemma in {"say", "claim", "argue", "believe"}:
            tokens += tree.subtree(sibling, lambda token: _breaks_off(tree, token))
    tokens += _goes_on(tree, verb, tokens)
    tokens = [i for i in tokens if i > verb.i and i not in source and i not in cue]
    tokens = _without_day(tree, verb, _until_next_report(tree, verb, comp, tokens))
    weak = verb.lemma in lexicon.CLAUSE_WEAK
    passive = tree.child(verb, "nsubjpass") is not None
    pattern = "clause-weak" if weak else "clause-passive" if passive else "clause"
    if any(tree.tokens[i].lower in {"if", "whether"} for i in comp.children):
        pattern = "clause-question"
    return Candidate(span(tree, tokens), source, cue, pattern, verb.i, verb.lower)


def _taken_for_object(tree: Tree, verb: Token, comp: Token) -> list[int]:
    """Return the subject of a reported clause that the parser took for the verb's object: "warned the dam could fail"."""
    target = tree.child(verb, "dobj")
    if (
        target is None
        or not verb.i < target.i < comp.i
        or tree.child(comp, "nsubj", "nsubjpass", "mark", "expl") is not None
    ):
        return []
    finite = any(
        tree.tokens[i].tag in {"MD", "VBD", "VBZ", "VBP"} and tree.tokens[i].dep == "aux" for i in comp.children
    )
    branch = tree.subtree(target)
    return branch if finite and branch[-1] + 1 == tree.subtree(comp)[0] else []


def _without_day(tree: Tree, verb: Token, tokens: list[int]) -> list[int]:
    """Leave out when it was said, where that stands before a clause without "that": "said late Thursday the tram was safe"."""
    if not tokens or tokens[0] != verb.i + 1:
        return tokens
    rest = list(tokens)
    named = False
    while rest and (word := tree.tokens[rest[0]].lower) in DAYS | AROUND_DAYS:
        named = named or word in DAYS
        rest.pop(0)
    # "said Monday was a holiday": the day is the subject.
    follows = tree.tokens[rest[0]] if rest else None
    return rest if named and follows is not None and follows.pos not in {"VERB", "AUX", "PUNCT"} else tokens


def _until_next_report(tree: Tree, verb: Token, comp: Token, tokens: list[int]) -> list[int]:
    """End a reported clause before a second report of the same source: "warned the dam could fail and demanded an inquiry".

    The parser joins the second verb to the clause; it belongs to the first verb where it has its tense and the clause has not.
    """
    for other in tree.all(comp, "conj"):
        if other.i in tokens and reports_again(tree, verb, comp, other):
            end = next((i for i in tokens if comp.i < i < other.i and tree.tokens[i].dep == "cc"), other.i)
            return [i for i in tokens if i < end]
    return tokens


def _goes_on(tree: Tree, verb: Token, tokens: list[int]) -> list[int]:
    """Find a second reported clause attached to the reporting verb: "says he lost but he feels “fine”"."""
    for link in tree.all(verb, "conj"):
        body = tree.subtree(link, lambda token: _breaks_off(tree, token))
        if not tokens or body[0] <= tokens[-1] or link.lemma in lexicon.CLAUSE or tree.child(link, "nsubj") is None:
            continue
        if any(tree.tokens[i].tag in {"``", "''"} for i in body) or _is_reported_too(tree, verb, link, tokens[-1]):
            return list(range(tokens[-1] + 1, body[-1] + 1))
    return []


def _is_reported_too(tree: Tree, verb: Token, link: Token, last: int) -> bool:
    """Tell whether a second clause beside the verb is reported as well: "said it was sorry, but that ...", "... but nobody had come"."""
    if verb.tag != "VBD" or link.i < last:
        return False
    words = [token.lower for token in tree.tokens[last + 1 : last + 4]]
    that = words[:2] in (["and", "that"], ["but", "that"]) or words in ([",", "but", "that"], [",", "and", "that"])
    return that or link.tag == "VBN" and any(tree.tokens[i].lower == "had" for i in link.children)


def _clausal(tree: Tree, verb: Token) -> Token | None:
    """Return the head of the clause that a verb reports; an infinitive without its own subject does not count."""
    found: Token | None = None
    for comp in tree.all(verb, "ccomp", "xcomp"):
        if comp.dep == "xcomp" and (verb.lemma not in {"say", "report", "suggest", "claim"} or has_to(tree, comp)):
            continue
        if is_participle(comp) and comp.dep == "xcomp" and verb.lemma != "say":
            continue
        mark = tree.child(comp, "mark")
        if mark is not None and mark.lower in {"because", "as", "since", "while"}:
            continue
        if found is None:
            found = comp
        elif found.i < verb.i < comp.i and mark is not None and mark.lower == "that":
            # "It was safe, by the captain's account; two passengers testified that it was not."
            return comp
    return found


def _hung_to_addressee(tree: Tree, verb: Token) -> Token | None:
    """Return a told clause that the parser hung to whom it was told: "told one interviewer that her father had gone"."""
    target = tree.child(verb, "dobj") if verb.lemma in TOLD else None
    for comp in tree.all(target, "acl", "relcl") if target is not None else ():
        mark = tree.child(comp, "mark")
        if mark is not None and mark.lower == "that" and tree.child(comp, "nsubj", "nsubjpass", "expl") is not None:
            return comp
    return None


def _is_asked(tree: Tree, verb: Token) -> bool:
    """Tell whether a verb asks in passing or is in what was asked: "Asked if he feared the sack, he laughed."."""
    for token in (verb, *tree.ancestors(verb)):
        mark = tree.child(token, "mark")
        asked = mark.i - 1 if mark is not None and mark.lower in {"if", "whether"} else token.i
        if asked >= 0 and tree.tokens[asked].lower in ASKED and _in_passing(tree, tree.tokens[asked]):
            return asked < verb.i or asked == verb.i
    return False


def _in_passing(tree: Tree, asked: Token) -> bool:
    """Tell whether "asked" opens a sentence or stands between commas behind a name: "Mr. Orr, asked whether ..., said"."""
    if asked.tag not in {"VBN", "VBD"}:
        return False
    before = tree.tokens[asked.i - 1] if asked.i else None
    if before is None or before.sentence != asked.sentence:
        return True
    subject = tree.child(asked, "nsubj")
    return before.text == "," and subject is not None and subject.i == asked.i - 2


def _breaks_off(tree: Tree, token: Token) -> bool:
    """Tell whether a participle after a comma starts another claim: "..., adding that ..."."""
    if token.dep == "advcl" and token.lemma in lexicon.CLAUSE and tree.child(token, "ccomp") is not None:
        mark = tree.child(token, "mark")
        if (
            mark is not None
            and mark.lower in {"while", "although", "though", "as"}
            and tree.child(token, "nsubj") is not None
        ):
            return True
    if token.dep not in {"advcl", "conj", "acl"} or token.tag != "VBG" or token.lemma not in lexicon.TAIL:
        return False
    return starts_after_comma(tree, token)


def _closes_sentence(tree: Tree, verb: Token, source: list[int]) -> bool:
    """Tell whether a verb of thinking ends its sentence after a comma and is not a filler: "..., the bank believes."."""
    if not source or tree.tokens[source[-1]].lower in {"you", "i", "we"} or min(source) == 0:
        return False
    last = verb.i + 1 >= len(tree.tokens) or tree.tokens[verb.i + 1].text == "."
    return last and tree.tokens[min(source) - 1].text == ","


def _postposed(tree: Tree, verb: Token, comp: Token, source: list[int], cue: list[int]) -> Candidate:
    """Content before the cue, and perhaps more of it after: "The plan, she said, is dead"."""
    first = min(cue + [i for i in source if tree.tokens[i].sentence == verb.sentence and i > comp.i] or [verb.i])
    body = tree.subtree(comp)
    start = body[0]
    whole = verb.dep == "ROOT" or _joined_by_conjunction(tree, verb, comp)
    while start > 0 and tree.tokens[start - 1].sentence == verb.sentence and whole:
        start -= 1
    before = strip(tree, [i for i in range(start, first) if tree.tokens[i].sentence == verb.sentence])
    after = [i for i in body if i > verb.i and i not in source] or _second_half(tree, verb)
    fragments = span(tree, before)
    if after:
        fragments += span(tree, after)
    return Candidate(fragments, source, cue, "postposed", verb.i, verb.lower)


def _second_half(tree: Tree, verb: Token) -> list[int]:
    """Return what goes on after the cue, with a subject that cannot speak: "..., the bank warned, and wages will fall"."""
    for link in tree.all(verb, "conj"):
        subject = tree.child(link, "nsubj", "nsubjpass")
        if subject is None or tree.tokens[verb.i + 1].text != "," or link.lemma in lexicon.CLAUSE:
            continue
        if subject.pos == "NOUN" and not can_speak(tree, tree.subtree(subject)):
            return tree.subtree(link)
    return []


def _joined_by_conjunction(tree: Tree, verb: Token, comp: Token) -> bool:
    """Tell whether the parser joined the verb to the first half of what it reports: "A ferry sank, but all were safe, police said"."""
    head = tree.head(verb)
    if verb.dep != "conj" or head is None or head.dep != "ROOT" or head.i > comp.i or head.lemma in lexicon.CLAUSE:
        return False
    last = verb.i + 1 >= len(tree.tokens) or tree.tokens[verb.i + 1].sentence != verb.sentence
    return last or tree.tokens[verb.i + 1].text == "." or tree.tokens[verb.i + 1].dep in {"npadvmod", "prep"}


def _inserted(tree: Tree, verb: Token, source: list[int]) -> Candidate | None:
    """A cue between commas inside the content."""
    if verb.lemma not in lexicon.POSTPOSED:
        return None
    head = tree.tokens[verb.head]
    aside = set(tree.subtree(verb))
    body = [i for i in tree.subtree(head) if i not in aside]
    before = strip(tree, [i for i in body if i < min(aside)])
    after = strip(tree, [i for i in body if i > max(aside)])
    fragments = (span(tree, before) if before else []) + (span(tree, after) if after else [])
    return Candidate(fragments, source, cue_of(tree, verb), "inserted", verb.i, verb.lower)


def infinitive(tree: Tree, verb: Token) -> Candidate | None:
    """An infinitive: "plans to ...", "vowed to ...", "urged him to ..."."""
    if verb.lemma not in lexicon.INFINITIVE or tree.child(verb, "nsubjpass", "auxpass") is not None:
        return None
    comp = next((c for c in tree.all(verb, "xcomp", "ccomp") if c.i > verb.i and has_to(tree, c)), None)
    target = tree.child(verb, "dobj")
    if comp is None and target is not None and verb.lemma in FORESEEING:
        # "expects half of the calls to use it": the parser takes the infinitive for a purpose.
        comp = next((c for c in tree.all(verb, "advcl") if c.i > target.i and has_to(tree, c)), None)
    if comp is None:
        comp = _asked_of(tree, verb)
    if comp is None:
        return _urged(tree, verb, target)
    source = source_of(tree, verb)
    extra: list[int] = []
    # "has threatened to attack since ...": "since" belongs to the perfect, wherever the parser attaches it.
    perfect = any(tree.tokens[i].lemma == "have" and tree.tokens[i].dep == "aux" for i in verb.children)
    tokens = tree.subtree(
        comp, lambda token: _breaks_off(tree, token) or perfect and token.lower == "since" and token.dep == "prep"
    )
    on = next(
        (p for p in tree.all(verb, "prep") if p.lower in {"on", "for", "upon", "to", "with"} and verb.i < p.i < comp.i),
        None,
    )
    if target is not None and verb.i < target.i < comp.i:
        tokens = tree.subtree(target) + tokens
    elif on is not None:
        tokens = [i for i in tree.subtree(on) if i != on.i] + tokens
        extra = [on.i]
    tokens = [i for i in _with_participle(tree, tokens) if i > verb.i and i not in source]
    return Candidate(span(tree, tokens), source, cue_of(tree, verb, extra), "infinitive", verb.i, verb.lower)


def _urged(tree: Tree, verb: Token, target: Token | None) -> Candidate | None:
    """ "urged owners to fit alarms", where the parser takes "to" for a preposition and the verb for an adjective."""
    if target is None or target.i < verb.i or verb.lemma not in URGING:
        return None
    whom = tree.subtree(target)
    after = tree.tokens[whom[-1] + 1 : whom[-1] + 3]
    if [t.lower for t in after[:1]] != ["to"] or after[-1].tag != "VB" or after[-1].sentence != verb.sentence:
        return None
    tokens = [i for i in tree.subtree(verb) if i >= whom[0]]
    return Candidate(span(tree, tokens), source_of(tree, verb), cue_of(tree, verb), "infinitive", verb.i, verb.lower)


def _asked_of(tree: Tree, verb: Token) -> Token | None:
    """Return the infinitive of "appealed to residents to protect the pumps"."""
    if verb.lemma not in {"appeal", "call", "plead", "pray", "cry"}:
        return None
    link = next((p for p in tree.all(verb, "prep") if p.lower in {"to", "on", "upon", "with"} and p.i > verb.i), None)
    whom = tree.child(link, "pobj") if link is not None else None
    beside = [*tree.all(verb, "advcl", "xcomp"), *(tree.all(whom, "relcl", "acl") if whom is not None else ())]
    return next((c for c in beside if whom is not None and c.i > whom.i and has_to(tree, c)), None)


def _with_participle(tree: Tree, tokens: list[int]) -> list[int]:
    """Include a participle that the parser attaches too high: "to produce uranium enriched to 20 percent"."""
    after = max(tokens) + 1
    if after >= len(tree.tokens) or tree.tokens[after].sentence != tree.tokens[after - 1].sentence:
        return tokens
    token = tree.tokens[after]
    if (
        token.tag != "VBN"
        or token.dep != "ccomp"
        or tree.child(token, "nsubj", "nsubjpass", "aux", "auxpass") is not None
    ):
        return tokens
    return tokens + [i for i in tree.subtree(token) if i >= after]


def raising(tree: Tree, verb: Token) -> Candidate | None:
    """A judgement without a source: "is expected to win", "seems to ...": the subject belongs to the content."""
    if verb.lemma not in lexicon.RAISING:
        return None
    subject = tree.child(verb, "nsubjpass") or (tree.child(verb, "nsubj") if verb.lemma in {"seem", "appear"} else None)
    if subject is None:
        return None
    comp = next((c for c in tree.all(verb, "xcomp", "oprd", "acomp") if c.i > verb.i), None)
    if comp is None or (verb.lemma not in {"seem", "appear"} and not has_to(tree, comp)):
        return None
    tokens = tree.subtree(comp)
    if subject.dep != "expl" and subject.lower not in {"it", "there"}:
        tokens = [i for i in tree.subtree(subject) if i < verb.i] + tokens
    pattern = "raising" if verb.lemma not in {"say", "report"} else "raising-weak"
    return Candidate(span(tree, tokens), agent_of_seem(tree, verb), cue_of(tree, verb), pattern, verb.i, verb.lower)


def agent_of_seem(tree: Tree, verb: Token) -> list[int]:
    """Return the "by X" of a judgement, when there is one."""
    return source_of(tree, verb) if tree.child(verb, "agent") is not None else []


def _quoted_name(tree: Tree, verb: Token) -> Token | None:
    """Return the quoted name that the parser took for the object: "branded the plan “bonkers”"."""
    target = tree.child(verb, "dobj")
    if target is None or target.i < verb.i or verb.lemma in {"consider", "title"}:
        return None
    return target if any(tree.tokens[i].tag == "``" for i in tree.subtree(target)[1:]) else None


def predicate(tree: Tree, verb: Token) -> Candidate | None:
    """Naming: "called the strikes a 'slap'", "was labelled a traitor"."""
    if verb.lemma not in lexicon.OBJECT_PREDICATE:
        return None
    comp = next((c for c in tree.all(verb, *PREDICATES) if c.i > verb.i and not has_to(tree, c)), None)
    if comp is None:
        comp = _quoted_name(tree, verb)
    if comp is None:
        return None
    source = source_of(tree, verb)
    target = tree.child(verb, "dobj", "nsubjpass")
    tokens = tree.subtree(comp)
    if target is not None:
        tokens = [i for i in tree.subtree(target) if i not in source] + tokens
    pattern = "naming" if verb.lemma == "call" or verb.tag != "VBN" else "naming-weak"
    return Candidate(span(tree, tokens), source, cue_of(tree, verb), pattern, verb.i, verb.lower)
