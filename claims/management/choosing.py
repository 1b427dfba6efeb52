"""The choice of work as options of a command."""

from collections.abc import Mapping

from django.core.management.base import CommandParser

from claims.core.records import ClaimType
from claims.datasets.asked import SelectionIn
from claims.datasets.selection import ALL, Selection, Status, TextPolicy

# Options that may be given several times, and what they choose.
SEVERAL = {
    "--label": ("labels", "claims with this verdict (its key in the project's scale)"),
    "--speaker": ("speakers", "claims of this speaker (identifier)"),
    "--claim-type": ("claim_types", f"claims of this type: {', '.join(ClaimType)}"),
    "--language": ("languages", "articles in this language (BCP 47)"),
    "--publisher": ("publishers", "articles of this publisher"),
    "--licence": ("licences", "give articles under this licence with their text, others with the marked words"),
}


def add_choices(parser: CommandParser) -> None:
    """Let a command take what a selection holds; options that can be repeated choose any of their values."""
    parser.add_argument("--layer", default=ALL, help="all, or the pseudonym of one annotator")
    parser.add_argument("--status", choices=list(Status), help="claims by their newest verdict")
    parser.add_argument("--published-from", metavar="DAY", help="articles published on this day or later")
    parser.add_argument("--published-to", metavar="DAY", help="articles published on this day or earlier")
    parser.add_argument("--text", choices=list(TextPolicy), help="what is given of each article")
    for option, (name, about) in SEVERAL.items():
        parser.add_argument(option, dest=name, action="append", help=about)


def chosen(options: Mapping[str, object]) -> Selection:
    """Read the selection of a command's options. Raises Invalid naming the field."""
    names = map(str, SelectionIn().fields)
    given = {name: options[name] for name in names if options.get(name) is not None}
    form = SelectionIn(data=given)
    form.is_valid(raise_exception=True)
    return form.chosen(str(options["layer"]))
