"""Every error that a caller may expect, with its stable code; `docs/errors.md` lists them and a test keeps it so."""

CODES: dict[str, str] = {
    # Shape of a request
    "invalid_json": "The body is not JSON.",
    "expected_object": "A JSON object was expected.",
    "duplicate_key": "A JSON object contains a key twice.",
    "json_too_deep": "The JSON is nested deeper than 32 levels.",
    "bad_unicode": "A string contains NUL or half a surrogate pair.",
    "invalid_encoding": "The bytes are not UTF-8.",
    "unknown_field": "The object has a field that does not exist here.",
    "required": "A field is missing.",
    "null": "A field may not be null.",
    "blank": "A field may not be empty.",
    "invalid": "A value is malformed.",
    "integer_required": "A whole number was expected (not a string, a boolean or a fraction).",
    "number_required": "A finite number was expected.",
    "out_of_range": "A number is too small or too large.",
    "invalid_choice": "The value is not one of those allowed.",
    "control_characters": "A text contains invisible characters.",
    "limit": "A limit is exceeded; the message names it.",
    "length_required": "The request does not say how long its body is (Content-Length).",
    "too_large": "The body is larger than the server accepts.",
    "unsupported_media_type": "The content type is not one of those accepted.",
    "not_acceptable": "The server cannot answer in the media type asked for.",
    "method_not_allowed": "The address does not accept this method.",
    "unknown_filter": "The query names a parameter that does not exist here.",
    "invalid_filter": "A query parameter is malformed.",
    # Who may do what
    "not_signed_in": "Sign in first.",
    "other_person": "Somebody else has signed in in this browser since the page was opened.",
    "csrf": "The request lacks a valid CSRF token.",
    "forbidden": "Your role in the project does not allow this.",
    "token_scope": "The token is not for this; make one that is, or use another.",
    "not_found": "There is nothing here, or you have no access to it.",
    "last_manager": "A project needs a manager; make somebody else a manager first.",
    "archived": "The project is archived: it can be read, but not changed.",
    "pass_full": "The assignment has as many claims as it may; delete one of them first.",
    "label_merged": "One of the labels is merged already, or others are merged into it; undo that first.",
    "scale_full": "The scale has nine labels, one for each digit; merge one of them first.",
    "name_taken": "Another project has this name.",
    "paused": "You are paused in this project: you get no further articles, and can finish those you have open.",
    "member_removed": "This person was removed from the project; restore their access first.",
    "no_link": "Managers give sign-in links only for accounts that their invitation made and nobody else relies on.",
    "invitation_pending": "This person is invited to another project and has not signed in yet; try again when they have.",
    "account_closed": "The account is closed; an administrator can open it again.",
    "own_account": "Nobody can close their own account.",
    "provider_off": "People do not sign in at an identity provider here.",
    "provider_failed": "The identity provider does not answer as it should; try again later.",
    "mail_off": "This server sends no mail.",
    "address_unconfirmed": "Confirm an address first; the message would go there.",
    "mail_failed": "The mail server does not take the message; try again later.",
    "throttled": "Too many requests; wait before the next one.",
    # Articles
    "empty_text": "The article has no text.",
    "text_too_long": "The article is longer than 2,000,000 characters.",
    "external_id_taken": "Another article of the project has this external_id.",
    "empty_file": "The file is empty.",
    "unsupported_type": "The file is neither text nor JSON.",
    "import_running": "The import that brought these articles has not finished yet.",
    # Claims
    "span_out_of_range": "A fragment lies outside the text, or does not end after its start.",
    "quote_mismatch": "The text between the offsets differs from the string that was sent.",
    "cuts_grapheme": "A fragment starts or ends inside a character that consists of several code points.",
    "content_missing": "A claim needs at least one fragment of content.",
    "unknown_label": "The verdict is not a label of this project's scale.",
    "unknown_speaker": "The speaker does not belong to this project.",
    "unknown_suggestion": "The suggestion does not belong to this article.",
    "unknown_claim": "The claim does not belong to this assignment.",
    "parent_missing": "The claim's parent is not a claim of this assignment.",
    "attribution_cycle": "A claim would report itself.",
    "too_deep": "Claims are nested deeper than five levels.",
    "not_contained": "A claim nested by span must lie inside its parent's content.",
    "has_nested_claims": "Other claims are nested under this one; move them first.",
    "speaker_missing": "A claim has no speaker and does not say that none is stated.",
    "verdict_missing": "A claim has no verdict, and the project requires one on every claim.",
    "source_missing": "A claim marks no source, and the project asks for one.",
    "cue_missing": "A claim marks no cue, and the project asks for one.",
    "claim_type_missing": "A claim has no type, and the project asks for one.",
    "checkworthiness_missing": "A claim does not say whether it is worth checking, and the project asks for that.",
    "certainty_missing": "A claim does not say how sure its source is, and the project asks for that.",
    "was_said_missing": "A claim does not say whether it was said so, and the project asks for that.",
    "evidence_missing": "A claim has no evidence, and the project asks for some.",
    "speaker_contradicted": "A claim has a speaker and says that none is stated.",
    "id_taken": "The identifier belongs to another object.",
    # Work
    "not_leased": "You cannot change this assignment at the moment.",
    "overtaken": "A later batch of changes has arrived before this one.",
    "submitted": "The assignment is submitted; reopen it to change it.",
    "not_submitted": "The assignment is not submitted.",
    "not_ready": "The assignment cannot be submitted yet; the problems are listed.",
    "article_taken": "The article has all the annotators that it needs.",
    "set_aside": "The article is put aside; nobody is given it.",
    "already_assigned": "The person has this article already.",
    "not_assigned": "Nobody waits to open this article.",
    "place_free": "The article still waits for somebody to read it.",
    "not_taken": "You have no assignment over this article, and asked not to take it.",
    "too_many_open": "You have as many articles open as one person may; submit, skip or release one of them first.",
    "already_open": "You already have this article open.",
    "gold_pass": "This is a gold pass: it is changed through the addresses of the gold layer.",
    "gold_open": "Somebody else is adjudicating this article.",
    "passes_missing": "The article is adjudicated once all of its assignments are submitted, and there are at least two.",
    "own_work": "You have worked on this article yourself; somebody else adjudicates it.",
    "unsettled": "Some claims are not settled yet; they are listed.",
    "stale_group": "The claims have changed since you settled them; look at them again.",
    "version_required": "Say which version the edit is based on (If-Match).",
    "invalid_version": "If-Match is not a version number in quotation marks.",
    "stale": "Somebody or another tab has changed this since; both versions are in the answer.",
    # Jobs, engines, datasets
    "unknown_engine": "There is no engine of that name.",
    "already_training": "This project's engine is already being trained.",
    "too_few_articles": "Too few articles are submitted to train on.",
    "training_missing": "The packages that training needs are not installed on this server.",
    "training_failed": "Training failed; the engine in use stays.",
    "engine_unusable": "This trained engine can no longer be used.",
    "unknown_format": "There is no format of that name.",
    "format_unavailable": "This server lacks the packages that the format needs.",
    "label_unmapped": "A label of the file has no meaning here yet.",
    "unit_unknown": "The offsets of the file do not lead to the words that it gives with them, in no unit.",
    "archive_unsafe": "The archive has a member that no dataset has: a link, another archive, or a name that leads out of it.",
    "archive_limit": "The archive holds more than may be unpacked.",
    "archive_encrypted": "A member of the archive is encrypted.",
    "xml_forbidden": "The XML declares a document type or entities, which are not read.",
    "parent_cycle": "Claims of the file report each other in a circle.",
    "format_unknown": "The file is in no format that can be read; choose one yourself if you know better.",
    "too_many_columns": "A line or table has more columns than any format knows.",
    "reading_limit": "Reading the file took more memory or time than is allowed.",
    "overlap_left_out": "What of a slot is inside the claim's own content was left out.",
    "answer_left_out": "An answer that does not exist here was left out.",
    "note_changed": "Characters that a note cannot have were left out of it.",
    "unknown_article": "The file has no text, and the project has no such article.",
    "article_in_use": "Somebody works on this article with other suggestions; they stay as they are.",
    "nothing_to_import": "The file has no claim that can be imported.",
    "not_waiting": "The import does not wait for a decision.",
    "layer_taken": "Somebody in the project has this pseudonym; choose another name for the layer.",
    "import_in_use": "Something depends on what the import brought; it cannot be undone any more.",
    "unknown_layer": "No annotator of this project has that pseudonym.",
    "release_running": "A release of this project is being made.",
    "release_withdrawn": "The release was withdrawn.",
    "text_needed": "The format cannot be written without the texts.",
    "already_finished": "The job has ended and cannot be cancelled.",
    "process_ended": "A process that wrote the dataset ended twice before it was done; the server may lack memory.",
    "gave_up": "The job was started five times and never finished.",
    "internal": "Something went wrong on the server; the error has been logged.",
    "storage": "The server could not write a file; its disk may be full.",
    "unavailable": "The database or the broker does not answer; try again in a moment.",
    "project_not_empty": "A dataset can be loaded only into a project without articles.",
    "schema_version": "This server does not read that version of the format.",
    "range_not_satisfiable": "The range of bytes lies outside the file.",
    "no_file": "The file does not exist yet, or no longer exists.",
}


class OnRecordError(Exception):
    """An error with a stable code, a sentence for people, and the dotted path of the field it is about."""

    status = 400

    def __init__(self, code: str, message: str = "", field: str | None = None, **details: object) -> None:
        assert code in CODES, code
        self.code = code
        self.message = message or CODES[code]
        self.field = field
        self.details = details
        super().__init__(f"{code}: {self.message}")

    def at(self, prefix: str) -> "OnRecordError":
        """Return the same error with `prefix` put before its field."""
        field = f"{prefix}.{self.field}" if self.field else prefix
        return type(self)(self.code, self.message, field, **self.details)


class Invalid(OnRecordError):
    """The caller sent something that cannot be accepted."""


class NotSignedIn(OnRecordError):
    """Nobody is signed in."""

    status = 401


class Forbidden(OnRecordError):
    """The caller may know of the thing but not do this to it."""

    status = 403


class NotFound(OnRecordError):
    """The thing does not exist, or the caller may not know that it does."""

    status = 404

    def __init__(self, code: str = "not_found", message: str = "", field: str | None = None, **details: object) -> None:
        super().__init__(code, message, field, **details)


class Conflict(OnRecordError):
    """The state of the thing does not allow this now."""

    status = 409


class Stale(OnRecordError):
    """The edit is based on a version that is no longer the newest."""

    status = 412


class TooLarge(OnRecordError):
    """The request is larger than the server accepts."""

    status = 413


class RangeNotSatisfiable(OnRecordError):
    """The range that was asked for lies outside the file of this many bytes."""

    status = 416

    def __init__(self, size: int) -> None:
        super().__init__("range_not_satisfiable", f"The file has {size:,} bytes.")


class VersionRequired(OnRecordError):
    """The request does not say which version it is based on."""

    status = 428


class TooMany(OnRecordError):
    """The caller must wait."""

    status = 429


class Unavailable(OnRecordError):
    """A server that this one needs does not answer."""

    status = 503
