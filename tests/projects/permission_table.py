"""Who may do what, as one table: route and method by actor, with the answer each of them gets.

401: not signed in. 404: not a member, or something that the person may not know of. 403: a member without the right, who
knows of the project anyway. Everything else is the answer of the ordinary case.

Where people sign in and manage their own accounts (_allauth/), everybody has the same rights, and a request for somebody else is
not possible. The library answers 401 also to those who have just signed out or are not in the middle of signing in, 409 to those who
are signed in already, and 400 to the empty requests of this table.

The objects of the table belong to one project. The annotator has a pass over its article, the second annotator has none;
the manager started the jobs. A superuser is no member and may do what a manager may.

A new role is a new actor: it is added to ACTORS, and to every line at the same place. Begin with the answers of the role that is nearest.
"""

from dataclasses import dataclass

from claims.projects.permissions import Action

ACTORS = (
    "nobody", "stranger", "viewer", "exporter", "annotator", "second_annotator", "adjudicator", "manager", "superuser",
)  # fmt: skip

# Which role has which right.
RIGHTS: dict[Action, set[str]] = {
    Action.READ_PROJECT: {"viewer", "exporter", "annotator", "adjudicator", "manager"},
    Action.EDIT_PROJECT: {"manager"},
    Action.END_PROJECT: {"manager"},
    Action.LIST_MEMBERS: {"annotator", "adjudicator", "manager"},
    Action.LIST_ARTICLES: {"viewer", "exporter", "annotator", "adjudicator", "manager"},
    Action.MANAGE_PEOPLE: {"manager"},
    Action.READ_ARTICLES: {"exporter", "annotator", "adjudicator", "manager"},
    Action.IMPORT_ARTICLES: {"manager"},
    Action.RUN_ENGINES: {"manager"},
    Action.FOLLOW_JOBS: {"manager"},
    Action.TAKE_WORK: {"annotator", "adjudicator", "manager"},
    Action.ADD_SPEAKERS: {"annotator", "adjudicator", "manager"},
    Action.COMMENT: {"annotator", "adjudicator", "manager"},
    Action.READ_WORK: {"adjudicator", "manager"},
    Action.DISTRIBUTE_WORK: {"manager"},
    Action.RETURN_WORK: {"adjudicator", "manager"},
    Action.ADJUDICATE: {"adjudicator", "manager"},
    Action.SEE_AGREEMENT: {"exporter", "adjudicator", "manager"},
    Action.SEE_NAMES: {"manager"},
    Action.EXPORT: {"exporter", "manager"},
}


@dataclass(frozen=True)
class Line:
    """One line of the table: an answer for every actor, in the order of ACTORS."""

    route: str
    method: str
    answers: tuple[int, ...]

    def answer(self, actor: str) -> int:
        """Return the status that the actor gets."""
        return self.answers[ACTORS.index(actor)]

    def __str__(self) -> str:
        return f"{self.method} {self.route or '/'}"


def _lines(table: str) -> list[Line]:
    lines = []
    for row in table.strip().splitlines():
        method, route, *answers = row.split()
        assert len(answers) == len(ACTORS), row
        lines.append(Line("" if route == "/" else route, method, tuple(map(int, answers))))
    return lines


#                                                nobody stranger viewer exporter annotator second adjudicator manager superuser
TABLE = _lines("""
GET     api/v1/session                              200   200   200   200   200   200   200   200   200
GET     _allauth/browser/v1/auth/session                             401   200   200   200   200   200   200   200   200
DELETE  _allauth/browser/v1/auth/session                             401   401   401   401   401   401   401   401   401
POST    _allauth/browser/v1/auth/login                               200   409   409   409   409   409   409   409   409
POST    _allauth/browser/v1/auth/2fa/authenticate                    401   401   401   401   401   401   401   401   401
GET     _allauth/browser/v1/auth/webauthn/login                      200   200   200   200   200   200   200   200   200
POST    _allauth/browser/v1/auth/webauthn/login                      400   400   400   400   400   400   400   400   400
GET     _allauth/browser/v1/auth/webauthn/authenticate               401   401   401   401   401   401   401   401   401
POST    _allauth/browser/v1/auth/webauthn/authenticate               401   401   401   401   401   401   401   401   401
POST    _allauth/browser/v1/auth/provider/redirect                   409   409   409   409   409   409   409   409   409
POST    _allauth/browser/v1/auth/reauthenticate                      401   400   400   400   400   400   400   400   400
POST    _allauth/browser/v1/auth/2fa/reauthenticate                  401   400   400   400   400   400   400   400   400
GET     _allauth/browser/v1/auth/webauthn/reauthenticate             401   200   200   200   200   200   200   200   200
POST    _allauth/browser/v1/auth/webauthn/reauthenticate             401   400   400   400   400   400   400   400   400
GET     _allauth/browser/v1/auth/sessions                            401   200   200   200   200   200   200   200   200
DELETE  _allauth/browser/v1/auth/sessions                            401   400   400   400   400   400   400   400   400
POST    _allauth/browser/v1/account/password/change                  401   400   400   400   400   400   400   400   400
POST    _allauth/browser/v1/auth/password/request                    400   400   400   400   400   400   400   400   400
POST    _allauth/browser/v1/auth/password/reset                      400   400   400   400   400   400   400   400   400
GET     _allauth/browser/v1/account/email                            401   200   200   200   200   200   200   200   200
POST    _allauth/browser/v1/account/email                            401   400   400   400   400   400   400   400   400
DELETE  _allauth/browser/v1/account/email                            401   400   400   400   400   400   400   400   400
POST    _allauth/browser/v1/auth/email/verify                        401   409   409   409   409   409   409   409   409
GET     _allauth/browser/v1/account/authenticators                   401   200   200   200   200   200   200   200   200
GET     _allauth/browser/v1/account/authenticators/totp              401   404   404   404   404   404   404   404   404
POST    _allauth/browser/v1/account/authenticators/totp              401   400   400   400   400   400   400   400   400
DELETE  _allauth/browser/v1/account/authenticators/totp              401   200   200   200   200   200   200   200   200
GET     _allauth/browser/v1/account/authenticators/recovery-codes    401   404   404   404   404   404   404   404   404
POST    _allauth/browser/v1/account/authenticators/recovery-codes    401   400   400   400   400   400   400   400   400
GET     _allauth/browser/v1/account/authenticators/webauthn          401   401   401   401   401   401   401   401   401
POST    _allauth/browser/v1/account/authenticators/webauthn          401   400   400   400   400   400   400   400   400
PUT     _allauth/browser/v1/account/authenticators/webauthn          401   400   400   400   400   400   400   400   400
DELETE  _allauth/browser/v1/account/authenticators/webauthn          401   400   400   400   400   400   400   400   400
PATCH   api/v1/session                                               401   200   200   200   200   200   200   200   200
GET     api/v1/digest                                                401   200   200   200   200   200   200   200   200
PUT     api/v1/digest                                                401   200   200   200   200   200   200   200   200
GET     api/v1/meta                                 401   200   200   200   200   200   200   200   200
GET     api/v1/tokens                               401   200   200   200   200   200   200   200   200
POST    api/v1/tokens                               401   201   201   201   201   201   201   201   201
DELETE  api/v1/tokens/{token}                       401   404   404   404   204   404   404   404   204
GET     api/v1/instance                             401   403   403   403   403   403   403   403   200
GET     api/v1/accounts                             401   403   403   403   403   403   403   403   200
PATCH   api/v1/accounts/{person}                    401   404   404   404   404   404   404   404   200
GET     api/v1/accounts/{person}/tokens             401   404   404   404   404   404   404   404   200
GET     api/v1/projects                             401   200   200   200   200   200   200   200   200
POST    api/v1/projects                             401   403   403   403   403   403   403   403   201
GET     api/v1/projects/{project}                   401   404   200   200   200   200   200   200   200
PATCH   api/v1/projects/{project}                   401   404   403   403   403   403   403   200   200
DELETE  api/v1/projects/{project}                   401   404   403   403   403   403   403   202   202
GET     api/v1/projects/{project}/consequences      401   404   403   403   403   403   403   200   200
GET     api/v1/projects/{project}/scale             401   404   403   403   403   403   403   200   200
POST    api/v1/projects/{project}/scale/merges      401   404   403   403   403   403   403   200   200
DELETE  api/v1/projects/{project}/scale/merges/{label}  401  404  403  403  403  403  403   200   200
GET     api/v1/projects/{project}/history           401   404   403   403   403   403   403   200   200
GET     api/v1/projects/{project}/history/file      401   404   403   403   403   403   403   200   200
POST    api/v1/claims/{claim}/restore               401   404   403   403   403   403   403   204   204
POST    api/v1/projects/{project}/clone             401   404   403   403   403   403   403   403   201
POST    api/v1/projects/{project}/archive           401   404   403   403   403   403   403   200   200
POST    api/v1/projects/{project}/restore           401   404   403   403   403   403   403   200   200
GET     api/v1/projects/{project}/members           401   404   403   403   200   200   200   200   200
POST    api/v1/projects/{project}/members           401   404   403   403   403   403   403   201   201
PATCH   api/v1/projects/{project}/members/{member}  401   404   403   403   403   403   403   200   200
DELETE  api/v1/projects/{project}/members/{member}  401   404   403   403   403   403   403   204   204
POST    api/v1/projects/{project}/members/{member}/link  401  404  403  403  403   403   403   201   201
POST    api/v1/projects/{project}/members/{member}/pause  401  404  403  403  403  403   403   200   200
POST    api/v1/projects/{project}/members/{member}/resume  401  404  403  403  403  403  403   200   200
POST    api/v1/projects/{project}/members/{member}/sign-out  401  404  403  403  403  403  403  204   204
POST    api/v1/projects/{project}/invitations       401   404   403   403   403   403   403   201   201
GET     api/v1/projects/{project}/tokens            401   404   403   403   403   403   403   200   200
POST    api/v1/projects/{project}/tokens            401   404   403   403   403   403   403   201   201
DELETE  api/v1/projects/{project}/tokens/{token}    401   404   403   403   403   403   403   204   204
GET     api/v1/projects/{project}/guideline         401   404   200   200   200   200   200   200   200
POST    api/v1/projects/{project}/guideline         401   404   403   403   403   403   403   201   201
GET     api/v1/projects/{project}/articles          401   404   200   200   200   200   200   200   200
POST    api/v1/projects/{project}/articles          401   404   403   403   403   403   403   201   201
POST    api/v1/projects/{project}/imports           401   404   403   403   403   403   403   202   202
POST    api/v1/projects/{project}/imports/annotations  401  404  403  403  403   403   403   202   202
DELETE  api/v1/imports/{import}                     401   404   403   403   403   403   403   200   200
POST    api/v1/imports/{import}/commit              401   404   403   403   403   403   403   202   202
GET     api/v1/imports/{import}/report              401   404   403   403   403   403   403   200   200
GET     api/v1/projects/{project}/held              401   404   403   403   403   403   403   200   200
POST    api/v1/projects/{project}/held              401   404   403   403   403   403   403   200   200
GET     api/v1/projects/{project}/speakers          401   404   200   200   200   200   200   200   200
POST    api/v1/projects/{project}/speakers          401   404   403   403   201   201   201   201   201
GET     api/v1/articles/{article}                   401   404   404   200   200   200   200   200   200
GET     api/v1/articles/{article}/claims            401   404   403   403   200   200   200   200   200
POST    api/v1/projects/{project}/suggest           401   404   403   403   403   403   403   202   202
GET     api/v1/projects/{project}/suggestions/quality  401  404   403   403   403   403   200   200   200
GET     api/v1/projects/{project}/jobs              401   404   403   403   403   403   403   200   200
GET     api/v1/projects/{project}/engines           401   404   403   403   403   403   403   200   200
POST    api/v1/projects/{project}/engines/rules/promote  401  404  403  403  403   403   403   200   200
POST    api/v1/projects/{project}/engines/{engine}/promote  401  404  403  403  403  403  403  200   200
POST    api/v1/projects/{project}/train             401   404   403   403   403   403   403   202   202
GET     api/v1/jobs/{job}                           401   404   403   403   403   403   403   200   200
POST    api/v1/jobs/{job}/cancel                    401   404   403   403   403   403   403   200   200
GET     api/v1/projects/{project}/queue             401   404   403   403   403   403   403   200   200
GET     api/v1/projects/{project}/queue/order       401   404   403   403   403   403   403   200   200
PUT     api/v1/projects/{project}/queue/order       401   404   403   403   403   403   403   200   200
POST    api/v1/projects/{project}/bulk              401   404   403   403   403   403   403   200   200
GET     api/v1/projects/{project}/mine              401   404   403   403   200   200   200   200   200
GET     api/v1/projects/{project}/notices           401   404   403   403   200   200   200   200   200
POST    api/v1/projects/{project}/next              401   404   403   403   200   200   200   200   200
GET     api/v1/assignments/{assignment}             401   404   403   403   200   404   403   403   403
POST    api/v1/assignments/{assignment}/sync        401   404   403   403   200   404   403   403   403
PUT     api/v1/assignments/{assignment}/claims/{claim}  401  404  403  403  200   404   403   403   403
DELETE  api/v1/assignments/{assignment}/claims/{claim}  401  404  403  403  204   404   403   403   403
POST    api/v1/assignments/{assignment}/submit      401   404   403   403   200   404   403   403   403
POST    api/v1/assignments/{assignment}/skip        401   404   403   403   200   404   403   403   403
POST    api/v1/assignments/{assignment}/release     401   404   403   403   200   404   403   403   403
POST    api/v1/assignments/{assignment}/reopen      401   404   403   403   200   404   403   403   403
POST    api/v1/assignments/{assignment}/return      401   404   404   404   403   404   409   409   409
GET     api/v1/articles/{article}/history           401   404   403   403   200   404   200   200   200
GET     api/v1/articles/{article}/comments          401   404   403   403   200   404   200   200   200
POST    api/v1/articles/{article}/comments          401   404   403   403   201   404   201   201   201
PATCH   api/v1/comments/{comment}                   401   404   403   403   200   404   403   403   403
DELETE  api/v1/comments/{comment}                   401   404   403   403   204   404   403   403   403
POST    api/v1/comments/{comment}/read              401   404   403   403   204   404   204   204   204
GET     api/v1/mentions                             401   200   200   200   200   200   200   200   200
GET     api/v1/projects/{project}/agreement         401   404   403   200   403   403   200   200   200
GET     api/v1/projects/{project}/agreement/examples  401  404   403   403   403   403   200   200   200
POST    api/v1/projects/{project}/agreement         401   404   403   403   403   403   403   202   202
GET     api/v1/projects/{project}/review            401   404   403   403   403   403   200   200   200
GET     api/v1/projects/{project}/feedback          401   404   403   403   200   200   200   200   200
GET     api/v1/articles/{article}/gold              401   404   403   403   403   403   404   404   404
POST    api/v1/articles/{article}/gold              401   404   403   403   403   403   409   409   409
POST    api/v1/articles/{article}/third             401   404   403   403   403   403   409   409   409
POST    api/v1/gold/{assignment}/sync               401   404   403   403   403   403   403   403   403
POST    api/v1/gold/{assignment}/finish             401   404   403   403   403   403   403   403   403
POST    api/v1/gold/{assignment}/reopen             401   404   403   403   403   403   403   403   403
GET     api/v1/projects/{project}/exports           401   404   403   200   403   403   403   200   200
POST    api/v1/projects/{project}/exports           401   404   403   202   403   403   403   202   202
GET     api/v1/projects/{project}/exports/preview   401   404   403   200   403   403   403   200   200
GET     api/v1/exports/{export}/file                401   404   403   200   403   403   403   200   200
GET     api/v1/exports/{export}/manifest            401   404   403   200   403   403   403   200   200
GET     api/v1/exports/{export}/loss                401   404   403   200   403   403   403   200   200
GET     api/v1/projects/{project}/releases          401   404   403   200   403   403   403   200   200
POST    api/v1/projects/{project}/releases          401   404   403   202   403   403   403   202   202
GET     api/v1/releases/{release}                   401   404   403   200   403   403   403   200   200
GET     api/v1/releases/{release}/file              401   404   403   200   403   403   403   200   200
GET     api/v1/releases/{release}/manifest          401   404   403   200   403   403   403   200   200
POST    api/v1/releases/{release}/withdraw          401   404   403   200   403   403   403   200   200
GET     health/live                                 200   200   200   200   200   200   200   200   200
GET     health/ready                                200   200   200   200   200   200   200   200   200
GET     service-worker.js                           200   200   200   200   200   200   200   200   200
GET     sign-in/link                                302   302   302   302   302   302   302   302   302
GET     sign-in/provider                            302   302   302   302   302   302   302   302   302
GET     /                                           200   200   200   200   200   200   200   200   200
""")

# What an archived project still permits beside reading: datasets, ending jobs, what is one's own, and the way back.
NOT_CHANGES = {
    "POST api/v1/projects/{project}/exports", "POST api/v1/projects/{project}/releases",
    "POST api/v1/releases/{release}/withdraw", "POST api/v1/jobs/{job}/cancel", "POST api/v1/comments/{comment}/read",
    "POST api/v1/projects/{project}/clone", "POST api/v1/projects/{project}/archive", "POST api/v1/projects/{project}/restore",
    "DELETE api/v1/projects/{project}",
}  # fmt: skip

# The right that decides a line, where one does; the others follow from signing in or from whose pass it is.
RIGHT_OF: dict[str, Action] = {
    "GET api/v1/projects/{project}": Action.READ_PROJECT,
    "PATCH api/v1/projects/{project}": Action.EDIT_PROJECT,
    "DELETE api/v1/projects/{project}": Action.END_PROJECT,
    "GET api/v1/projects/{project}/consequences": Action.EDIT_PROJECT,
    "GET api/v1/projects/{project}/scale": Action.EDIT_PROJECT,
    "POST api/v1/projects/{project}/scale/merges": Action.EDIT_PROJECT,
    "DELETE api/v1/projects/{project}/scale/merges/{label}": Action.EDIT_PROJECT,
    "GET api/v1/projects/{project}/history": Action.EDIT_PROJECT,
    "GET api/v1/projects/{project}/history/file": Action.EDIT_PROJECT,
    "POST api/v1/claims/{claim}/restore": Action.EDIT_PROJECT,
    "POST api/v1/projects/{project}/archive": Action.END_PROJECT,
    "POST api/v1/projects/{project}/restore": Action.END_PROJECT,
    "GET api/v1/projects/{project}/members": Action.LIST_MEMBERS,
    "POST api/v1/projects/{project}/members": Action.MANAGE_PEOPLE,
    "PATCH api/v1/projects/{project}/members/{member}": Action.MANAGE_PEOPLE,
    "DELETE api/v1/projects/{project}/members/{member}": Action.MANAGE_PEOPLE,
    "POST api/v1/projects/{project}/members/{member}/link": Action.MANAGE_PEOPLE,
    "POST api/v1/projects/{project}/members/{member}/pause": Action.MANAGE_PEOPLE,
    "POST api/v1/projects/{project}/members/{member}/resume": Action.MANAGE_PEOPLE,
    "POST api/v1/projects/{project}/members/{member}/sign-out": Action.MANAGE_PEOPLE,
    "POST api/v1/projects/{project}/invitations": Action.MANAGE_PEOPLE,
    "GET api/v1/projects/{project}/guideline": Action.READ_PROJECT,
    "POST api/v1/projects/{project}/guideline": Action.EDIT_PROJECT,
    "GET api/v1/projects/{project}/articles": Action.LIST_ARTICLES,
    "POST api/v1/projects/{project}/articles": Action.IMPORT_ARTICLES,
    "POST api/v1/projects/{project}/imports": Action.IMPORT_ARTICLES,
    "POST api/v1/projects/{project}/imports/annotations": Action.IMPORT_ARTICLES,
    "DELETE api/v1/imports/{import}": Action.IMPORT_ARTICLES,
    "POST api/v1/imports/{import}/commit": Action.IMPORT_ARTICLES,
    "GET api/v1/imports/{import}/report": Action.IMPORT_ARTICLES,
    "GET api/v1/projects/{project}/speakers": Action.LIST_ARTICLES,
    "POST api/v1/projects/{project}/speakers": Action.ADD_SPEAKERS,
    "POST api/v1/projects/{project}/suggest": Action.RUN_ENGINES,
    "GET api/v1/projects/{project}/suggestions/quality": Action.READ_WORK,
    "GET api/v1/projects/{project}/jobs": Action.FOLLOW_JOBS,
    "GET api/v1/projects/{project}/engines": Action.RUN_ENGINES,
    "POST api/v1/projects/{project}/engines/rules/promote": Action.RUN_ENGINES,
    "POST api/v1/projects/{project}/engines/{engine}/promote": Action.RUN_ENGINES,
    "POST api/v1/projects/{project}/train": Action.RUN_ENGINES,
    "GET api/v1/jobs/{job}": Action.FOLLOW_JOBS,
    "POST api/v1/jobs/{job}/cancel": Action.FOLLOW_JOBS,
    "GET api/v1/projects/{project}/queue": Action.DISTRIBUTE_WORK,
    "POST api/v1/projects/{project}/bulk": Action.DISTRIBUTE_WORK,
    "GET api/v1/projects/{project}/queue/order": Action.DISTRIBUTE_WORK,
    "PUT api/v1/projects/{project}/queue/order": Action.DISTRIBUTE_WORK,
    "GET api/v1/projects/{project}/tokens": Action.MANAGE_PEOPLE,
    "POST api/v1/projects/{project}/tokens": Action.MANAGE_PEOPLE,
    "DELETE api/v1/projects/{project}/tokens/{token}": Action.MANAGE_PEOPLE,
    "GET api/v1/projects/{project}/notices": Action.TAKE_WORK,
    "GET api/v1/projects/{project}/mine": Action.TAKE_WORK,
    "POST api/v1/projects/{project}/next": Action.TAKE_WORK,
    "GET api/v1/articles/{article}/claims": Action.TAKE_WORK,
    "GET api/v1/articles/{article}/history": Action.TAKE_WORK,
    "GET api/v1/articles/{article}/comments": Action.COMMENT,
    "POST api/v1/articles/{article}/comments": Action.COMMENT,
    "POST api/v1/comments/{comment}/read": Action.COMMENT,
    "GET api/v1/projects/{project}/agreement": Action.SEE_AGREEMENT,
    "GET api/v1/projects/{project}/agreement/examples": Action.READ_WORK,
    "POST api/v1/projects/{project}/agreement": Action.EDIT_PROJECT,
    "GET api/v1/projects/{project}/exports": Action.EXPORT,
    "POST api/v1/projects/{project}/exports": Action.EXPORT,
    "GET api/v1/projects/{project}/exports/preview": Action.EXPORT,
    "GET api/v1/exports/{export}/file": Action.EXPORT,
    "GET api/v1/exports/{export}/manifest": Action.EXPORT,
    "GET api/v1/exports/{export}/loss": Action.EXPORT,
    "GET api/v1/projects/{project}/releases": Action.EXPORT,
    "POST api/v1/projects/{project}/releases": Action.EXPORT,
    "GET api/v1/releases/{release}": Action.EXPORT,
    "GET api/v1/releases/{release}/file": Action.EXPORT,
    "GET api/v1/releases/{release}/manifest": Action.EXPORT,
    "POST api/v1/releases/{release}/withdraw": Action.EXPORT,
}
