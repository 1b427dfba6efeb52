"""Stemming: the text search configuration of PostgreSQL with which articles of a language are indexed and searched."""

import pgtrigger
from django.db.backends.base.base import BaseDatabaseWrapper
from django.db.models import CharField, Func
from django.db.models.sql.compiler import SQLCompiler

# By the first part of the BCP 47 tag; other languages are searched without stemming.
CONFIGURATIONS = {
    "ar": "arabic", "ca": "catalan", "da": "danish", "de": "german", "el": "greek", "en": "english", "es": "spanish",
    "eu": "basque", "fi": "finnish", "fr": "french", "ga": "irish", "hi": "hindi", "hu": "hungarian", "hy": "armenian",
    "id": "indonesian", "it": "italian", "lt": "lithuanian", "ne": "nepali", "nb": "norwegian", "nl": "dutch",
    "nn": "norwegian", "no": "norwegian", "pt": "portuguese", "ro": "romanian", "ru": "russian", "sr": "serbian",
    "sv": "swedish", "ta": "tamil", "tr": "turkish", "yi": "yiddish",
}  # fmt: skip
SIMPLE = "simple"


def configuration_of(code: str) -> str:
    """Return the configuration of a language, given by the first part of its tag in lower case."""
    return CONFIGURATIONS.get(code, SIMPLE)


class LanguageCode(Func):
    """The first part of a language tag, in lower case."""

    template = "split_part(lower(replace(%(expressions)s, '_', '-')), '-', 1)"
    output_field = CharField()


def vector_of(language: str, text: str) -> str:
    """Return the SQL for the full-text vector of a text, stemmed in its language; both are given as SQL.

    PostgreSQL refuses vectors of more than a megabyte of words, so only the first 500,000 characters are searched.
    """
    code = LanguageCode.template % {"expressions": language}
    # The names of configurations are constants, so that the expression is immutable.
    cases = " ".join(
        f"WHEN '{key}' THEN to_tsvector('{name}'::regconfig, left({text}, 500000))"
        for key, name in CONFIGURATIONS.items()
    )
    return f"CASE {code} {cases} ELSE to_tsvector('{SIMPLE}'::regconfig, left({text}, 500000)) END"


class StemmedVector(Func):
    """Full-text vector of a text, stemmed in its language: StemmedVector(language, text)."""

    arity = 2

    def as_sql(
        self,
        compiler: SQLCompiler,
        connection: BaseDatabaseWrapper,
        function: str | None = None,
        template: str | None = None,
        arg_joiner: str | None = None,
        **context: object,
    ) -> tuple[str, tuple[str | int, ...]]:
        """Write a case for each language."""
        language, text = (compiler.compile(source)[0] for source in self.get_source_expressions())
        written = vector_of(language, text).replace("%", "%%")
        return super().as_sql(compiler, connection, template=written)


WORDS_READ = pgtrigger.Trigger(
    name="words_are_read",
    when=pgtrigger.Before,
    operation=pgtrigger.Insert | pgtrigger.UpdateOf("language"),
    func=f"NEW.search := {vector_of('NEW.language', 'NEW.text')}; RETURN NEW;",
)
