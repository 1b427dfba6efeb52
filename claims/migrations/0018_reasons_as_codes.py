"""Reasons and notes become codes with values; until here they were stored as the English sentences below.

A sentence that is none of them, such as what an engine said in its own words, is kept as the value of the code "text".
"""

import json
import re

from django.db import migrations, models

NUMBER = r'\d{1,3}(?:,\d{3})+|\d+'
# "{word}" stands for a string, "{number#}" for a whole number, "{note*}" for a sentence of this table.
REASONS = [
    ('unparsed_quotation_beside', 'quotation beside “{word}” (a very long article: not parsed here)'),
    ('unparsed_quotation_marks', 'quotation marks (a very long article: not parsed here)'),
    ('quotation_before', 'quotation before “{word}”'),
    ('quotation_after', 'quotation after “{word}”'),
    ('quotation_beside', 'quotation beside “{word}”'),
    ('quotation_after_colon', 'quotation after a colon'),
    ('quotation_marks', 'quotation marks'),
    ('clause', 'clause after “{word}”'),
    ('noun_clause', 'clause after the noun “{word}”'),
    ('question', 'indirect question after “{word}”'),
    ('infinitive', 'infinitive after “{word}”'),
    ('noun_infinitive', 'infinitive after the noun “{word}”'),
    ('sentence_before', 'sentence before “{word}”'),
    ('sentence_around', 'sentence around “{word}”'),
    ('sentence_beside', 'sentence beside “{word}”'),
    ('judgement', 'judgement with “{word}”'),
    ('naming', 'what somebody is {word}'),
    ('object_as', '“{word} … as”'),
    ('object_for', '“{word} … for”'),
    ('object_of', '“{word} … of”'),
    ('object_with', '“{word} … with”'),
    ('object_on', '“{word} … on”'),
    ('blamed_on', 'around “{word} on”'),
    ('prepositional_object', 'object of “{word}” and its preposition'),
    ('object', 'object of “{word}”'),
    ('beside', 'beside “{word}”'),
    ('after_noun', 'after the noun “{word}”'),
    ('after', 'after “{word}”'),
    ('line_after_colon', 'line after a colon'),
    ('subjunctive', 'subjunctive of reported speech'),
    ('continued_subjunctive', 'subjunctive after a report'),
    ('hearsay', '“{word}” for what others say'),
    ('learned_cue', 'learned from marked articles, cue “{word}”'),
    ('learned', 'learned from marked articles'),
    ('external_model', 'proposed by the external model {model}'),
]
NOTES = [
    ('engine_none', 'No engine is chosen for this project.'),
    ('engine_unknown', "The engine '{engine}' is not installed."),
    ('engine_other_language', "The engine '{engine}' does not read this language: only quotation marks are used."),
    ('parser_missing', "The English parser is not installed: run pip install 'onrecord[nlp]' and restart the worker."),
    ('tagger_missing', "The sequence tagger is not installed: run pip install 'onrecord[nlp]' and restart the worker."),
    ('runtime_missing', "ONNX Runtime is missing: run make develop or pip install 'onrecord[nlp,transformer]', then restart the worker."),
    ('torch_missing', 'PyTorch and the weights to begin with are not installed: run make training.'),
    ('trainer_unknown', "This server has no engine of the kind '{trainer}'."),
    ('trained_with_other', 'This engine was trained with {part} {then}, here is {now}: train it again.'),
    ('files_deleted', 'Its files were deleted to make room for newer ones.'),
    ('file_missing', '{file} is missing from storage.'),
    ('file_changed', '{file} in storage is not the file that was stored.'),
    ('trained_unusable', 'The trained engine cannot be used; the rules are used instead: {why*}'),
    ('trained_broken', 'The trained engine can no longer be used; the rules are used instead: {why*}'),
    ('external_fallback', 'The external engine did not read this article; another one is used instead. {why*}'),
    ('external_not_set_up', 'The external engine is not set up: an administrator sets ONRECORD_EXTERNAL_URL and ONRECORD_EXTERNAL_MODEL.'),
    ('external_url_invalid', 'ONRECORD_EXTERNAL_URL is no address.'),
    ('external_url_refused', 'ONRECORD_EXTERNAL_URL must be an http or https address without a name, a password or a query.'),
    ('external_model_missing', 'An administrator sets ONRECORD_EXTERNAL_MODEL, the name of the model to ask.'),
    ('external_text_too_long', 'The article is longer than {characters#} characters.'),
    ('external_limit_reached', 'The daily limit of characters to send is reached.'),
    ('external_late', 'It did not answer within {seconds} seconds.'),
    ('external_connection_failed', 'The connection failed ({error}).'),
    ('external_redirected', 'It sent us to another address, which is never followed.'),
    ('external_refused', 'It refused with status {status#}.'),
    ('external_answer_too_long', 'Its answer is longer than {bytes#} bytes.'),
    ('external_answer_not_json', 'Its answer is not JSON.'),
    ('external_answer_not_chat', 'Its answer is not that of a chat.'),
    ('external_answer_not_text', 'Its answer is not text.'),
    ('external_answer_other_json', 'Its answer is not the JSON that was asked for.'),
    ('external_answer_no_list', 'Its answer holds no list of claims.'),
    ('long_article', 'This article is very long: the grammar of {parsed#} of its {paragraphs#} paragraphs was read, in the others only quotation marks are used.'),
    ('quotations_dropped', 'The external engine returned {count#} quotations that the text does not contain; left out.'),
    ('quotations_dropped', 'The external engine returned {count#} quotation that the text does not contain; left out.'),
    ('suggestions_dropped', 'Article {number#}: {count#} suggestions with the lowest scores were left out; an article can have at most {most#}.'),
    ('suggestions_dropped', 'Article {number#}: {count#} suggestion with the lowest scores were left out; an article can have at most {most#}.'),
    ('at_article', 'Article {number#}: {note*}'),
    ('articles_opened', '{count#} articles already opened: existing suggestions are kept.'),
    ('articles_opened', '{count#} article already opened: existing suggestions are kept.'),
    ('training_few_articles', 'Fewer than {count#} articles without suggestions are submitted, so the figures come from articles on which people saw suggestions, and the new engine was not put into use. You can choose it yourself.'),
    ('training_unfinished', 'The engine “{trainer}” was not finished within {seconds#} seconds (ONRECORD_TRAINING_SECONDS) and was left out.'),
    ('training_promoted', 'The new engine is measurably better and is now in use, beginning with the articles that nobody has opened.'),
    ('training_better', 'The new engine is measurably better, but an engine was chosen by hand, so it was not put into use.'),
    ('training_not_better', 'The new engine is not measurably better than the one in use, so it was not put into use.'),
]
PLACE = re.compile(r'\{(\w+)([#*]?)\}')
COLUMNS = (
    ('claims_suggestion', 'reason', REASONS, 200),
    ('claims_suggestionrun', 'note', NOTES, 300),
    ('claims_enginemodel', 'note', NOTES, 300),
)


def pattern_of(sentence):
    parts, last = [], 0
    for place in PLACE.finditer(sentence):
        parts += [re.escape(sentence[last:place.start()]), f'(?P<{place[1]}>{NUMBER if place[2] == "#" else ".*"})']
        last = place.end()
    return re.compile(''.join([*parts, re.escape(sentence[last:])]), re.DOTALL)


PATTERNS = {
    id(table): [(code, pattern_of(sentence), dict(PLACE.findall(sentence))) for code, sentence in table]
    for table in (REASONS, NOTES)
}


def coded(sentence, table):
    """Return the code and values of a sentence, or None for an empty one."""
    if not sentence:
        return None
    for code, pattern, kinds in PATTERNS[id(table)]:
        found = pattern.fullmatch(sentence)
        if found is not None:
            values = found.groupdict()
            for name, kind in kinds.items():
                if kind == '#':
                    values[name] = int(values[name].replace(',', ''))
                elif kind == '*':
                    values[name] = coded(values[name], table) or {'code': 'text', 'values': {'text': ''}}
            return {'code': code, 'values': values}
    return {'code': 'text', 'values': {'text': sentence}}


def worded(message, table):
    """Return the sentence of a code with values."""
    if message is None:
        return ''
    if message['code'] == 'text':
        return message['values']['text']
    sentence = next((words for code, words in table if code == message['code']), message['code'])
    return PLACE.sub(lambda place: shown(message['values'][place[1]], table), sentence)


def shown(value, table):
    if isinstance(value, dict):
        return worded(value, table)
    return f'{value:,}' if isinstance(value, int) else value


def convert(apps, schema_editor, translate, kind, null):
    """Change the type of the columns, writing each table once: what is stored in many rows is translated once."""
    with schema_editor.connection.cursor() as cursor:
        cursor.execute('SET LOCAL statement_timeout = 0')
        cursor.execute('CREATE TEMP TABLE translated (before text PRIMARY KEY, after text) ON COMMIT DROP')
        cursor.execute(
            'CREATE FUNCTION pg_temp.translation(text) RETURNS text LANGUAGE plpgsql STABLE AS'
            " 'BEGIN RETURN (SELECT after FROM translated WHERE before = $1); END'"
        )
        for table, column, sentences, length in COLUMNS:
            cursor.execute(f'SELECT DISTINCT {column}::text FROM {table} WHERE {column} IS NOT NULL')
            rows = [(before, translate(before, sentences, length)) for (before,) in cursor.fetchall()]
            cursor.execute('TRUNCATE translated')
            cursor.executemany('INSERT INTO translated VALUES (%s, %s)', rows)
            cursor.execute(
                f'ALTER TABLE {table} ALTER COLUMN {column} DROP NOT NULL,'
                f' ALTER COLUMN {column} TYPE {kind.format(length=length)}'
                f' USING coalesce(pg_temp.translation({column}::text){null})::{kind.format(length=length)}'
            )
            if null:
                cursor.execute(f'ALTER TABLE {table} ALTER COLUMN {column} SET NOT NULL')
        cursor.execute('DROP FUNCTION pg_temp.translation(text)')
        cursor.execute('DROP TABLE translated')


def jobs(schema_editor, translate):
    """Translate the notes in the results of jobs."""
    with schema_editor.connection.cursor() as cursor:
        cursor.execute(
            "SELECT id, result->'notes' FROM claims_job"
            " WHERE jsonb_typeof(result->'notes') = 'array' AND jsonb_array_length(result->'notes') > 0"
        )
        for key, notes in cursor.fetchall():
            after = json.dumps([translate(note) for note in json.loads(notes)])
            cursor.execute(
                "UPDATE claims_job SET result = jsonb_set(result, '{notes}', %s::jsonb) WHERE id = %s", [after, key]
            )


def to_codes(apps, schema_editor):
    def translate(before, table, length):
        after = coded(before, table)
        return None if after is None else json.dumps(after)

    convert(apps, schema_editor, translate, 'jsonb', '')
    jobs(schema_editor, lambda note: coded(note, NOTES))


def to_sentences(apps, schema_editor):
    convert(
        apps, schema_editor, lambda before, table, length: worded(json.loads(before), table)[:length],
        'varchar({length})', ", ''",
    )
    jobs(schema_editor, lambda note: worded(note, NOTES))


class Migration(migrations.Migration):

    dependencies = [
        ('claims', '0017_certainty'),
    ]

    operations = [
        migrations.SeparateDatabaseAndState(
            database_operations=[migrations.RunPython(to_codes, to_sentences)],
            state_operations=[
                migrations.AlterField(
                    model_name='enginemodel',
                    name='note',
                    field=models.JSONField(help_text='Why it cannot be used any more.', null=True),
                ),
                migrations.AlterField(
                    model_name='suggestion',
                    name='reason',
                    field=models.JSONField(help_text='Code and values of the pattern that matched.', null=True),
                ),
                migrations.AlterField(
                    model_name='suggestionrun',
                    name='note',
                    field=models.JSONField(help_text='What people should know: a fallback was used, and why.', null=True),
                ),
            ],
        ),
    ]
