/* Generated from the server's OpenAPI file by "npm run codegen"; do not edit. */
// From sha256 9bb297e534bfbeef956aedabb4bdc0746f35bc474b8ad30229f8d003edb6efcb
export interface paths {
    "/api/v1/accounts": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** @description List up to 1,000 accounts by name. Administrators only. */
        get: operations["accounts_list"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/accounts/{person}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        /** @description Close or reopen an account. Administrators only. */
        patch: operations["accounts_partial_update"];
        trace?: never;
    };
    "/api/v1/accounts/{person}/tokens": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** @description List a person's tokens. Administrators only. */
        get: operations["accounts_tokens_list"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/articles/{article}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** @description Read an article with its text, without leasing it. */
        get: operations["articles_retrieve"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/articles/{article}/claims": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * @description List the claims on an article that the person may know of, 500 a page (`after`), by their identifiers.
         *
         *     With `layer` those of the finished gold layer alone, or of record: each claim once, as it was settled. In a blind project annotators read their own, and those of others once both have submitted.
         */
        get: operations["articles_claims_list"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/articles/{article}/comments": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** @description List the comments on an article and its claims that the person may read, oldest first, 200 a page (`after`). */
        get: operations["articles_comments_list"];
        put?: never;
        /** @description Post a comment; one that is repeated is answered with 200. Errors: blank, unknown_claim, limit, id_taken. */
        post: operations["articles_comments_create"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/articles/{article}/gold": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** @description Read the gold layer, whoever made it. Errors: own_work. */
        get: operations["articles_gold_read"];
        put?: never;
        /** @description Open the gold layer, or come back to it; what is equal in all passes is merged. Errors: own_work, passes_missing, gold_open. */
        post: operations["articles_gold_create"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/articles/{article}/history": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** @description List events, oldest first, 200 a page (`after`); annotators see their own; people are `called` as everywhere. */
        get: operations["articles_history_list"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/articles/{article}/third": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** @description Let one more person annotate the article, who sees nothing of the others. Errors: own_work, passes_missing. */
        post: operations["articles_third_create"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/assignments/{assignment}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** @description Return the pass again, as it is stored now. */
        get: operations["assignments_retrieve"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/assignments/{assignment}/claims/{claim}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        /** @description Create or change a claim. Errors: version_required, invalid_version, stale (with the stored claim). */
        put: operations["assignments_claims_update"];
        post?: never;
        /** @description Delete a claim; it can be put back. */
        delete: operations["assignments_claims_destroy"];
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/assignments/{assignment}/release": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** @description Give the article back; the claims stay with the pass. Errors: submitted, not_leased. */
        post: operations["assignments_release_create"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/assignments/{assignment}/reopen": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** @description Reopen. Errors: not_leased, too_many_open. */
        post: operations["assignments_reopen_create"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/assignments/{assignment}/return": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** @description Open a submitted pass again for its person, with the reason. Errors: not_submitted, unknown_claim. */
        post: operations["assignments_return_create"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/assignments/{assignment}/skip": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** @description Give the article back; the claims stay with the pass. Errors: submitted, not_leased. */
        post: operations["assignments_skip_create"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/assignments/{assignment}/submit": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * @description Submit, with the last changes where there are any: they are saved first, as by sync, in the same transaction.
         *
         *     Where an operation is not ok, or something is missing, the pass stays open and the changes are kept.
         *     Errors: not_ready with `problems`, and with `results` and `assignment` where changes were sent; not_leased,
         *     article_taken; with changes those of sync as well, and then none is kept.
         */
        post: operations["assignments_submit_create"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/assignments/{assignment}/sync": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** @description Bring a batch of changes in; every operation is answered for itself, and the batch can be repeated. */
        post: operations["assignments_sync_create"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/claims/{claim}/restore": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** @description Bring a deleted claim back as it was (managers); a repeat changes nothing. Errors: pass_full. */
        post: operations["claims_restore_create"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/comments/{comment}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        post?: never;
        /** @description Delete one's own comment; it can be brought back. */
        delete: operations["comments_destroy"];
        options?: never;
        head?: never;
        /** @description Change one's own comment, or bring it back after it was deleted. Errors: blank. */
        patch: operations["comments_partial_update"];
        trace?: never;
    };
    "/api/v1/comments/{comment}/read": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** @description Say that one has opened a comment; being mentioned in it is no news any more. */
        post: operations["comments_read_create"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/digest": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** @description Tell whether you get the message. */
        get: operations["digest_retrieve"];
        /** @description Turn the message on or off. Errors: mail_off, address_unconfirmed. */
        put: operations["digest_update"];
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/exports/{job}/file": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** @description Download the dataset, or with Range the rest of it; its ETag is its SHA-256. Errors: range_not_satisfiable. */
        get: operations["exports_file_retrieve"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/exports/{job}/loss": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** @description Read what the file lacks, by part, with identifiers. */
        get: operations["exports_loss_retrieve"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/exports/{job}/manifest": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** @description Read the manifest: counts, SHA-256, schema, engines, and the texts of all versions of the guideline. */
        get: operations["exports_manifest_retrieve"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/gold/{assignment}/finish": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** @description Finish, with the last changes if there are any. Errors: unsettled with `groups`, and those of submitting a pass. */
        post: operations["gold_finish_create"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/gold/{assignment}/reopen": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** @description Reopen; nothing in it changes. */
        post: operations["gold_reopen_create"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/gold/{assignment}/sync": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** @description Bring a batch of changes in: gold claims, and which claims they settle; each is answered for itself, and can be repeated. */
        post: operations["gold_sync_create"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/imports/{job}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        post?: never;
        /** @description Give up an import that waits, or undo one that has ended. Errors: import_running, import_in_use. */
        delete: operations["imports_undo"];
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/imports/{job}/commit": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** @description Confirm and store. Errors: not_waiting, label_unmapped, layer_taken. */
        post: operations["imports_commit"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/imports/{job}/report": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** @description Download what was refused or changed as a table. */
        get: operations["imports_report"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/instance": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** @description Read versions, health, and how many people, projects and jobs there are. Administrators only. */
        get: operations["instance"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/jobs/{job}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** @description Read the state and progress of a job. */
        get: operations["jobs_retrieve"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/jobs/{job}/cancel": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** @description Cancel a job. Errors: already_finished. */
        post: operations["jobs_cancel_create"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/mentions": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** @description List comments that mention the person and that they have not opened, newest first, 50 at most. */
        get: operations["mentions_list"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/meta": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** @description List engines, formats, scales and the terms of claims, with the limits in force. */
        get: operations["meta_read"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/projects": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** @description List the projects of which you are a member, or with `deleted` the deleted ones that you may restore. */
        get: operations["projects_list"];
        put?: never;
        /** @description Create a project, whose creator becomes its manager; only for accounts with that right. Errors: name_taken. */
        post: operations["projects_create"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/projects/{project}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** @description Read a project with its progress. */
        get: operations["projects_retrieve"];
        put?: never;
        post?: never;
        /** @description Delete a project: everybody loses sight of it, and its managers can restore it until `purge_on`. */
        delete: operations["projects_destroy"];
        options?: never;
        head?: never;
        /** @description Change settings, the labels of the scale and the guideline: all that is sent, or nothing. Errors: name_taken, stale. */
        patch: operations["projects_partial_update"];
        trace?: never;
    };
    "/api/v1/projects/{project}/agreement": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * @description Report how far people agree, slot by slot.
         *
         *     Errors: unknown_filter, invalid_filter, and forbidden for `people` from somebody who may see sums only.
         */
        get: operations["projects_agreement"];
        put?: never;
        /** @description Start comparing all passes of the project that are not compared, or were by another method. */
        post: operations["projects_agreement_compare"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/projects/{project}/agreement/examples": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * @description List the claims of articles without a gold layer on which two people differ in a slot, worst articles first.
         *
         *     Errors: unknown_filter, invalid_filter.
         */
        get: operations["projects_agreement_examples"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/projects/{project}/archive": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** @description Archive a project: it can be read and exported, but no longer changed; 409 `archived` says so. */
        post: operations["projects_archive_create"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/projects/{project}/articles": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * @description List articles by number, one page at a time, without their texts; filter by `state` and `q` (full text).
         *
         *     `state` may also be `gold` (articles whose gold layer is finished) or `record` (those, and articles that need one person,
         *     who has submitted them). In a blind project `state`, `layer`, passes and claims are, for annotators, those of their own work,
         *     and `place` tells nothing of others; for viewers and exporters they are those of submitted work. `place` tells whether you can take an article.
         */
        get: operations["projects_articles_list"];
        put?: never;
        /** @description Import one article or a list of at most 1,000; every row of a list is reported, and valid rows are imported. */
        post: operations["projects_articles_create"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/projects/{project}/bulk": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * @description Assign, withdraw, release, order, put aside or read once more up to 1,000 articles: `articles`, or all of a `filter`.
         *
         *     Whatever cannot be done is left out and listed with its code; with `dry_run` nothing is done and the answer says what
         *     would be. Errors: limit, required, invalid (members).
         */
        post: operations["projects_bulk_create"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/projects/{project}/clone": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** @description Copy settings, scale and newest guideline, and on request the people; never articles. Errors: name_taken. */
        post: operations["projects_clone_create"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/projects/{project}/consequences": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** @description Count what a change of `annotators_per_article` and `overlap_share` would do to the articles; changes nothing. */
        get: operations["projects_consequences_retrieve"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/projects/{project}/engines": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** @description Say which engine reads, list the trained ones with their figures, and say what the next training waits for. */
        get: operations["projects_engines_retrieve"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/projects/{project}/engines/{engine}/promote": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** @description Let a trained engine read from now on; from then on none takes over by itself. Errors: engine_unusable. */
        post: operations["projects_engines_promote_create"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/projects/{project}/engines/rules/promote": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** @description Let the rules read again; articles that nobody has opened get their suggestions back. */
        post: operations["projects_engines_rules_promote"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/projects/{project}/exports": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** @description List the newest fifty datasets. */
        get: operations["projects_exports_list"];
        put?: never;
        /** @description Start writing a dataset. Errors: unknown_format, format_unavailable, unknown_layer, unknown_label, text_needed. */
        post: operations["projects_exports_create"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/projects/{project}/exports/preview": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** @description Show the first record. Errors: unknown_format, format_unavailable, unknown_layer, unknown_label, text_needed. */
        get: operations["projects_exports_preview_retrieve"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/projects/{project}/feedback": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** @description List one's own articles that are settled, newest first: what was kept, changed and missed, with rule, reason and cause. */
        get: operations["projects_feedback_list"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/projects/{project}/guideline": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** @description Read the newest version, or the version `number`. */
        get: operations["projects_guideline_retrieve"];
        put?: never;
        /** @description Publish a new version. */
        post: operations["projects_guideline_create"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/projects/{project}/held": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** @description List held articles with their warnings, oldest first, without their texts; `limit` is at most 200. */
        get: operations["projects_held_list"];
        put?: never;
        /** @description Decide: `import` as is, `repair` the characters and import, `leave_out`, or `wait` to undo leaving out. */
        post: operations["projects_held_decide"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/projects/{project}/history": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** @description List what everybody did, newest first, 50 entries a page, one's own acts included. */
        get: operations["projects_history_list"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/projects/{project}/history/file": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** @description Download the history, oldest first, one JSON object a line. */
        get: operations["projects_history_file_retrieve"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/projects/{project}/imports": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** @description Start importing files: text files with one article each, or JSON with one article per line, a list, or one article. */
        post: operations["projects_imports_create"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/projects/{project}/imports/annotations": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** @description Upload annotated files of any format that can be read; the job surveys them, stores nothing, and waits for `commit`. */
        post: operations["projects_imports_annotations"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/projects/{project}/invitations": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * @description Make people members, with an account and a one-time sign-in link for each who has no account yet.
         *
         *     Nobody gets a link for an account that was there. All or nothing. Errors: account_closed, invitation_pending.
         */
        post: operations["projects_invitations_create"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/projects/{project}/jobs": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** @description List the newest twenty jobs. */
        get: operations["projects_jobs_list"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/projects/{project}/members": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** @description List the active members of the project; managers also see removed members, after the others. */
        get: operations["projects_members_list"];
        put?: never;
        /**
         * @description Add a person who has an account, or change their role if they are a member already.
         *
         *     Errors: invitation_pending, last_manager.
         */
        post: operations["projects_members_create"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/projects/{project}/members/{member}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        post?: never;
        /** @description Remove a member, as `active`: false does: their access ends at once, their work stays. Errors: last_manager. */
        delete: operations["projects_members_destroy"];
        options?: never;
        head?: never;
        /**
         * @description Change the role of a member, how many articles they may have open (0: no limit of their own), or remove (`active`: false) and
         *     restore (true) their access.
         *
         *     Errors: last_manager.
         */
        patch: operations["projects_members_partial_update"];
        trace?: never;
    };
    "/api/v1/projects/{project}/members/{member}/link": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * @description Make a new one-time link for somebody whom the project invited; earlier links and sessions end.
         *
         *     Errors: no_link, member_removed.
         */
        post: operations["projects_members_link_create"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/projects/{project}/members/{member}/pause": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** @description Give a member no further articles; what they have open they can finish. Errors: member_removed. */
        post: operations["projects_members_pause_create"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/projects/{project}/members/{member}/resume": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** @description Give a member articles again. Errors: member_removed. */
        post: operations["projects_members_resume_create"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/projects/{project}/members/{member}/sign-out": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** @description End all sessions and unused links of a member; their tokens stay. Errors: no_link, member_removed. */
        post: operations["projects_members_sign_out_create"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/projects/{project}/mine": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** @description List one's own passes: sent back, open, assigned, finished today; and how many one submitted on each of 14 days. */
        get: operations["projects_mine_retrieve"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/projects/{project}/next": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * @description Lease an article and return everything needed to work on it; 204 when nothing is left.
         *
         *     Somebody who is paused gets what they have open, nothing else. Errors: article_taken, not_taken, too_many_open, paused.
         */
        post: operations["projects_next_create"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/projects/{project}/notices": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** @description Count one's own passes that were sent back, that are assigned, and that are due by tomorrow. */
        get: operations["projects_notices_retrieve"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/projects/{project}/queue": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * @description List articles by number with their turn and whoever has them; filter as the list of articles.
         *
         *     `state` may also be `skipped`: articles that somebody skipped, and why.
         */
        get: operations["projects_queue_list"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/projects/{project}/queue/order": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** @description Read in which order people are given articles, and how many passes are left. */
        get: operations["projects_queue_order"];
        /** @description Choose the order: the oldest first, the least sure suggestions first, or random. Priority goes before each of them. */
        put: operations["projects_queue_set_order"];
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/projects/{project}/releases": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** @description List the newest hundred releases, or the one with the number `number` alone. */
        get: operations["projects_releases_list"];
        put?: never;
        /**
         * @description Start making a release.
         *
         *     Errors: unknown_format, format_unavailable, unknown_layer, unknown_label, text_needed, out_of_range, release_running.
         */
        post: operations["projects_releases_create"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/projects/{project}/restore": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** @description Bring a deleted project back as it was, or else take it out of the archive. Errors: name_taken. */
        post: operations["projects_restore_create"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/projects/{project}/review": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** @description List the articles whose passes are all submitted, 50 a page, those on which people differ most first. */
        get: operations["projects_review_list"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/projects/{project}/scale": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** @description Read the labels with how many claims each judges, and what was merged. `PATCH` of the project changes them. */
        get: operations["projects_scale_retrieve"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/projects/{project}/scale/merges": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** @description Read the verdicts of a label as those of another one from now on; `DELETE` undoes it. Errors: label_merged. */
        post: operations["projects_scale_merges_create"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/projects/{project}/scale/merges/{label}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        post?: never;
        /** @description Let the label be itself again, with all its verdicts. Errors: scale_full. */
        delete: operations["projects_scale_merges_destroy"];
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/projects/{project}/speakers": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * @description Find named speakers: by similarity of names and aliases to `q`, else the most used; `limit` is at most 100.
         *
         *     In a blind project annotators find their own speakers and those of submitted work, with counts of the same work.
         */
        get: operations["projects_speakers_list"];
        put?: never;
        /** @description Create a named speaker; an anonymous one is created with its claim, inside the article. */
        post: operations["projects_speakers_create"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/projects/{project}/suggest": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** @description Start suggesting claims. */
        post: operations["projects_suggest_create"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/projects/{project}/suggestions/quality": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** @description Report the outcomes of suggestions, the accuracy of each engine version, and how suggestions affect time and bias. */
        get: operations["projects_suggestions_quality"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/projects/{project}/tokens": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** @description List the tokens of all people that are for this project alone, newest first. */
        get: operations["projects_tokens_list"];
        put?: never;
        /**
         * @description Create a token for this project alone. It acts as you, and ends when you leave the project.
         *
         *     Only this response contains its secret.
         */
        post: operations["projects_tokens_create"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/projects/{project}/tokens/{token}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        post?: never;
        /** @description Revoke a token of this project, whoever made it. */
        delete: operations["projects_tokens_destroy"];
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/projects/{project}/train": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** @description Start training now. Errors: already_training, too_few_articles, training_missing. */
        post: operations["projects_train_create"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/releases/{release}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** @description Read a release. */
        get: operations["releases_retrieve"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/releases/{release}/file": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** @description Download the archive, or with Range the rest of it. Errors: release_withdrawn, no_file, range_not_satisfiable. */
        get: operations["releases_file_retrieve"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/releases/{release}/manifest": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** @description Read the manifest. Errors: no_file. */
        get: operations["releases_manifest_retrieve"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/releases/{release}/withdraw": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** @description Withdraw a release: its file is given to nobody any more. Errors: release_withdrawn. */
        post: operations["releases_withdraw_create"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/session": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** @description Return who is signed in. The status is 200 even for people who are not signed in. */
        get: operations["session_retrieve"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        /** @description Change your own name. */
        patch: operations["session_partial_update"];
        trace?: never;
    };
    "/api/v1/tokens": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** @description List your own tokens, newest first, including expired ones until they are revoked or deleted. */
        get: operations["tokens_list"];
        put?: never;
        /**
         * @description Create a token for yourself: for everything that you may do, or for some actions, or one project of yours.
         *
         *     Only this response contains its secret.
         */
        post: operations["tokens_create"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/tokens/{token}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        post?: never;
        /** @description Revoke a token: your own, or anybody's as an administrator. */
        delete: operations["tokens_destroy"];
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
}
export type webhooks = Record<string, never>;
export interface components {
    schemas: {
        /** @description The accounts of this server, by name. */
        AccountListOut: {
            results: components["schemas"]["AccountOut"][];
        };
        /** @description A person's account on this server. */
        AccountOut: {
            id: number;
            username: string;
            name: string;
            active: boolean;
            administrator: boolean;
            tokens: number;
            projects: number;
        };
        /** @enum {string} */
        ActEnum: "assign" | "withdraw" | "release" | "priority" | "third" | "set_aside" | "take_back";
        /** @enum {string} */
        Action: "read_project" | "edit_project" | "end_project" | "list_members" | "manage_people" | "list_articles" | "read_articles" | "import_articles" | "run_engines" | "follow_jobs" | "take_work" | "add_speakers" | "comment" | "read_work" | "distribute_work" | "return_work" | "adjudicate" | "see_agreement" | "see_names" | "export";
        /** @description Everything that an adjudicator needs of an article; `work` is the gold pass itself. */
        AdjudicationOut: {
            work: components["schemas"]["WorkOut"];
            /** @description Whether it is the reader's gold pass, who may change it. */
            mine: boolean;
            adjudicator: string | null;
            passes: components["schemas"]["GoldPassOut"][];
            claims: components["schemas"]["GoldClaimOut"][];
            groups: components["schemas"]["GroupOut"][];
        };
        /** @description A claim on which two people part. */
        AgreementExampleOut: {
            /** Format: uuid */
            article: string;
            number: number;
            title: string;
            content: components["schemas"]["Fragments"];
            before: string;
            exact: string;
            after: string;
            sides: components["schemas"]["AgreementSideOut"][];
            /** @description Words of the content that only one of them has. */
            words: number;
            /** @description Whether one says what compares with supported, the other refuted. */
            opposite: boolean;
        };
        /** @description Claims on which people part, worst articles first; `next` is `after` of the next page. */
        AgreementExamplesOut: {
            results: components["schemas"]["AgreementExampleOut"][];
            next: string | null;
        };
        /** @description Limits of the report: comparisons used, articles that an interval needs, and pairs that a figure needs. */
        AgreementLimitsOut: {
            comparisons: number;
            articles: number;
            pairs: number;
        };
        /** @description Agreement between the people of a project. People and pairs are empty for those who may see sums only. */
        AgreementOut: {
            articles: number;
            comparisons: number;
            /** @description Whether all comparisons are used; otherwise the newest. */
            every: boolean;
            /** @description Articles in which two people found nothing. */
            both_empty: number;
            /** @description Passes that are left out, because they were submitted when the article had a gold layer. */
            after_feedback: number;
            /** @description Articles whose newest passes are still to be compared. */
            pending: number;
            limits: components["schemas"]["AgreementLimitsOut"];
            /** @description The Mondays of the newest weeks. */
            weeks: string[];
            slots: components["schemas"]["FigureOut"][];
            people: components["schemas"]["ReaderOut"][];
            pairs: components["schemas"]["AgreementPairOut"][];
            confusion: components["schemas"]["ConfusionOut"][];
        };
        /** @description Two people, by their places in `people`, and their figures by slot. */
        AgreementPairOut: {
            left: number;
            right: number;
            articles: number;
            values: {
                [key: string]: number | null;
            };
        };
        /** @description What one person says; without a claim, they did not mark it. A verdict is the key of its label. */
        AgreementSideOut: {
            person: string;
            /** Format: uuid */
            claim: string | null;
            value: string;
        };
        /** @description An import of annotations. */
        AnnotationsJobOut: {
            /** Format: uuid */
            id: string;
            kind: string;
            /** Format: uuid */
            project: string | null;
            state: components["schemas"]["JobState"];
            done: number;
            total: number;
            error: components["schemas"]["JobErrorOut"] | null;
            /** Format: date-time */
            created_at: string;
            /** Format: date-time */
            started_at: string | null;
            /** Format: date-time */
            finished_at: string | null;
            result: components["schemas"]["AnnotationsResultOut"] | null;
        };
        /** @description What an import found and, once it was confirmed, stored; `told` has the first hundred rows of the report. */
        AnnotationsResultOut: {
            files: string[];
            format: components["schemas"]["FormatEnum"];
            counts: components["schemas"]["FoundCountsOut"];
            /** @description In which units the offsets of how many articles count. */
            units: {
                [key: string]: number;
            };
            labels: components["schemas"]["FoundLabelOut"][];
            annotators: string[];
            sample: components["schemas"]["FoundClaimOut"][];
            told: components["schemas"]["ToldOut"][];
            into: components["schemas"]["IntoEnum"] | components["schemas"]["NullEnum"];
            layer: string | null;
            brought: components["schemas"]["BroughtOut"] | null;
            undone: boolean;
        };
        /** @description One article; only the text is required. */
        ArticleIn: {
            text: string;
            title?: string | null;
            external_id?: string | null;
            /** @description Another name for external_id; send only one of them. */
            id?: string | number | null;
            /** @description http or https. */
            url?: string | null;
            publisher?: string | null;
            byline?: string | string[] | null;
            published_on?: string | "" | null;
            /** @description BCP 47 tag. */
            language?: string | null;
            licence?: string | null;
            metadata?: {
                [key: string]: unknown;
            } | null;
        };
        /** @description A page of articles; pass `next` as `after` to get the next page. */
        ArticleListOut: {
            results: components["schemas"]["ListedArticleOut"][];
            next: string | null;
        };
        /** @description An article with its frozen text. */
        ArticleOut: {
            /** Format: uuid */
            id: string;
            number: number;
            title: string;
            url: string;
            publisher: string;
            byline: string[];
            /** Format: date */
            published_on: string | null;
            language: string;
            text: string;
            /** @description The text as screens show it where lines were broken to a width: of the same length, with these lines joined. */
            shown: string | null;
            length: number;
            text_sha256: string;
            zones: components["schemas"]["ZoneOut"][];
        };
        /** @enum {string} */
        ArticleState: "new" | "in_work" | "done";
        ArticlesIn: components["schemas"]["ArticleIn"] | components["schemas"]["ArticleIn"][];
        /** @description One person's pass over one article. */
        AssignmentOut: {
            /** Format: uuid */
            id: string;
            state: components["schemas"]["PassState"];
            kind: components["schemas"]["PassKind"];
            round: number;
            /** Format: date-time */
            lease_expires_at: string;
            /** @description Number of the newest batch of changes that arrived. */
            turn: number;
            /** Format: double */
            active_seconds: number;
            suggestions_shown: boolean;
            /** @description Why no suggestions are shown: for comparison, held out from training, or no engine. */
            suggestions_hidden: components["schemas"]["SuggestionsHiddenEnum"] | components["schemas"]["NullEnum"];
            /** @description Null once its person has submitted or reopened it. */
            returned: components["schemas"]["ReturnedOut"] | null;
            /** Format: uuid */
            project: string;
            /** Format: uuid */
            article: string;
        };
        /** @description A pass after something was done to it. */
        AssignmentWrapOut: {
            assignment: components["schemas"]["AssignmentOut"];
        };
        /** @description Outcomes of the suggestions with scores in one tenth; `score` is the mean of those decided on. */
        BandOut: {
            accepted: number;
            edited: number;
            rejected: number;
            /** @description Shown in a submitted pass and left without a decision. */
            left: number;
            kept: components["schemas"]["IntervalOut"] | null;
            /** Format: double */
            low: number;
            /** Format: double */
            high: number;
            /** Format: double */
            score: number | null;
        };
        /** @description The engine of the table that the project chose, and whether it reads at the moment. */
        BaseEngineOut: {
            name: string;
            version: string;
            reads: boolean;
        };
        /** @enum {unknown} */
        BlankEnum: "";
        /** @description What an import stored. */
        BroughtOut: {
            articles: number;
            articles_new: number;
            claims: number;
            suggestions: number;
            passes: number;
            speakers: number;
            verdicts: number;
            refused: number;
            changed: number;
        };
        /** @description What to do with which articles; `members` and `due_on` are for assign, `priority` and `reason` for the acts that need them. */
        BulkIn: {
            articles?: string[];
            filter?: components["schemas"]["FilterIn"];
            act: components["schemas"]["ActEnum"];
            members?: string[];
            /** Format: date */
            due_on?: string | null;
            priority?: number;
            reason?: string;
            /** @default false */
            dry_run: boolean;
        };
        /** @description How many articles were changed, who got what, and what was left out. */
        BulkOut: {
            done: number;
            given: components["schemas"]["GivenOut"][];
            skipped: components["schemas"]["LeftOut"][];
        };
        /** @enum {string} */
        Cause: "slip" | "guideline" | "ambiguous" | "judgement";
        /** @enum {string} */
        Certainty: "certain" | "probable" | "possible" | "denied";
        /** @enum {string} */
        Checkworthiness: "nfs" | "ufs" | "cfs";
        /** @description One claim of a batch; the client makes its identifier. */
        ClaimIn: {
            /** Format: uuid */
            id: string;
            content: components["schemas"]["FragmentsIn"];
            source?: components["schemas"]["FragmentsIn"];
            cue?: components["schemas"]["FragmentsIn"];
            addressee?: components["schemas"]["FragmentsIn"];
            speakers?: string[];
            no_speaker_stated?: boolean;
            directness?: components["schemas"]["Directness"] | components["schemas"]["NullEnum"];
            claim_type?: components["schemas"]["ClaimType"] | components["schemas"]["NullEnum"];
            checkworthiness?: components["schemas"]["Checkworthiness"] | components["schemas"]["NullEnum"];
            certainty?: components["schemas"]["Certainty"] | components["schemas"]["NullEnum"];
            was_said?: boolean | null;
            /** Format: uuid */
            parent?: string | null;
            nesting?: components["schemas"]["Nesting"] | components["schemas"]["NullEnum"];
            note?: string | null;
            origin?: components["schemas"]["Origin"];
            /** Format: uuid */
            suggestion?: string | null;
            verdict?: components["schemas"]["VerdictIn"] | null;
            exact: components["schemas"]["ExactIn"];
            version?: number;
            updated_at?: string | null;
        };
        /** @description One claim as it is stored; fragments are [start, end) pairs of code points. */
        ClaimOut: {
            /** Format: uuid */
            id: string;
            content: components["schemas"]["Fragments"];
            source: components["schemas"]["Fragments"];
            cue: components["schemas"]["Fragments"];
            addressee: components["schemas"]["Fragments"];
            speakers: string[];
            no_speaker_stated: boolean;
            directness: components["schemas"]["Directness"];
            claim_type: components["schemas"]["ClaimType"] | components["schemas"]["NullEnum"];
            checkworthiness: components["schemas"]["Checkworthiness"] | components["schemas"]["NullEnum"];
            certainty: components["schemas"]["Certainty"] | components["schemas"]["NullEnum"];
            was_said: boolean | null;
            /** Format: uuid */
            parent: string | null;
            nesting: components["schemas"]["Nesting"] | components["schemas"]["NullEnum"];
            note: string;
            origin: components["schemas"]["Origin"];
            /** Format: uuid */
            suggestion: string | null;
            verdict: components["schemas"]["VerdictOut"] | null;
            exact: components["schemas"]["ExactOut"];
            version: number;
            /** Format: date-time */
            updated_at: string;
        };
        /** @description One claim whose identifier is in the address; in the body it may be left out. */
        ClaimPutIn: {
            content: components["schemas"]["FragmentsIn"];
            source?: components["schemas"]["FragmentsIn"];
            cue?: components["schemas"]["FragmentsIn"];
            addressee?: components["schemas"]["FragmentsIn"];
            speakers?: string[];
            no_speaker_stated?: boolean;
            directness?: components["schemas"]["Directness"] | components["schemas"]["NullEnum"];
            claim_type?: components["schemas"]["ClaimType"] | components["schemas"]["NullEnum"];
            checkworthiness?: components["schemas"]["Checkworthiness"] | components["schemas"]["NullEnum"];
            certainty?: components["schemas"]["Certainty"] | components["schemas"]["NullEnum"];
            was_said?: boolean | null;
            /** Format: uuid */
            parent?: string | null;
            nesting?: components["schemas"]["Nesting"] | components["schemas"]["NullEnum"];
            note?: string | null;
            origin?: components["schemas"]["Origin"];
            /** Format: uuid */
            suggestion?: string | null;
            verdict?: components["schemas"]["VerdictIn"] | null;
            exact: components["schemas"]["ExactIn"];
            version?: number;
            updated_at?: string | null;
            /** Format: uuid */
            id?: string;
        };
        /** @enum {string} */
        ClaimType: "event_property" | "numerical" | "causal" | "quote_verification" | "position_statement" | "prediction" | "law_or_rule" | "personal_experience" | "directive" | "other";
        /** @description The name of the copy, and whether the people of the original join it. */
        CloneIn: {
            name: string;
            /** @default false */
            members: boolean;
        };
        /** @enum {string} */
        ColorEnum: "true" | "mostly" | "mixed" | "false" | "unverifiable" | "not_checkable";
        /** @description Who wrote a comment; an administrator has no pseudonym. */
        CommentAuthorOut: {
            pseudonym: string | null;
            /** @description Null where a blind project keeps it from the person. */
            name: string | null;
            /** @description The name, or what stands for it everywhere, as in "Annotator 2". */
            called: string;
            role: components["schemas"]["Role"] | components["schemas"]["NullEnum"];
            me: boolean;
        };
        /** @description A new comment; the client makes its `id`. Without a claim it is about the article. */
        CommentIn: {
            text: string;
            /** Format: uuid */
            id: string;
            /** Format: uuid */
            claim?: string | null;
        };
        /** @description A page of comments; `next` goes into `after`. */
        CommentListOut: {
            results: components["schemas"]["CommentOut"][];
            next: string | null;
        };
        /** @description Who is mentioned in a comment. */
        CommentMentionOut: {
            /** Format: uuid */
            member: string;
            pseudonym: string;
            name: string | null;
            called: string;
            role: components["schemas"]["Role"];
            me: boolean;
        };
        /** @description A comment; `unread` is true for somebody who is mentioned in it and has not opened it. */
        CommentOut: {
            /** Format: uuid */
            id: string;
            /** Format: uuid */
            article: string;
            /** Format: uuid */
            claim: string | null;
            claim_words: string | null;
            claim_is_mine: boolean;
            claim_deleted: boolean;
            author: components["schemas"]["CommentAuthorOut"];
            text: string;
            mentions: components["schemas"]["CommentMentionOut"][];
            unread: boolean;
            /** Format: date-time */
            created_at: string;
            /** Format: date-time */
            edited_at: string | null;
        };
        /** @description What labels mean (those that are not named keep what the preview says), and where the claims go. */
        CommitIn: {
            labels?: {
                [key: string]: "content" | "source" | "cue" | "addressee" | "ignore";
            };
            into: components["schemas"]["IntoEnum"];
            /** @default  */
            layer: string;
        };
        /** @enum {string} */
        ComparableEnum: "supported" | "refuted" | "not_enough_evidence" | "conflicting";
        /** @description Passes being compared. */
        CompareJobOut: {
            /** Format: uuid */
            id: string;
            kind: string;
            /** Format: uuid */
            project: string | null;
            state: components["schemas"]["JobState"];
            done: number;
            total: number;
            error: components["schemas"]["JobErrorOut"] | null;
            /** Format: date-time */
            created_at: string;
            /** Format: date-time */
            started_at: string | null;
            /** Format: date-time */
            finished_at: string | null;
            result: components["schemas"]["CompareResultOut"] | null;
        };
        /** @description How many articles were looked at, and how many pairs of passes were compared anew. */
        CompareResultOut: {
            articles: number;
            compared: number;
        };
        /** @enum {string} */
        ComparedEnum: "every_pair" | "candidates";
        /** @description The claim has changed since; `theirs` is what is stored, null when it was deleted. */
        ConflictOut: {
            /** @constant */
            status: "conflict";
            /** Format: uuid */
            id: string;
            theirs: components["schemas"]["ClaimOut"] | null;
            version: number;
        };
        /** @description How often each value of a slot stands beside each other one on matched claims; symmetric. */
        ConfusionOut: {
            slot: string;
            values: components["schemas"]["ValueOut"][];
            counts: number[][];
        };
        /** @description What other rules would do to the articles that are there. No pass ends by them. */
        ConsequencesOut: {
            /** @description Passes that are not submitted: free or somebody's. */
            passes_before: number;
            passes_after: number;
            /** @description Those of them that somebody has; they stay. */
            held: number;
            /** @description Submitted passes; they stay. */
            submitted: number;
            /** @description Passes that would be beyond what their article needs. */
            surplus: number;
            /** @description Articles that would need more or fewer people. */
            articles: number;
            /** @description Done articles that would need somebody again. */
            reopened: number;
            /** @description Articles that would be done, or need nobody more. */
            finished: number;
            /** @description Articles that several people read, on which agreement rests. */
            shared_before: number;
            shared_after: number;
            /** @description Articles that were looked at: the newest 100,000. */
            counted: number;
            /** @description Null where there were fewer than five days with work. */
            days: components["schemas"]["DaysOut"] | null;
        };
        /** @description Passes with suggestions against passes without; `difference` is shown minus hidden. */
        ContrastOut: {
            shown: components["schemas"]["SideOut"];
            hidden: components["schemas"]["SideOut"];
            difference: components["schemas"]["IntervalOut"] | null;
            /** @description Whether both sides have enough articles for an interval. */
            enough: boolean;
        };
        /** @description How accepted suggestions were edited: which slots, and how much of the content differs. */
        CorrectionsOut: {
            edited: number;
            content: number;
            source: number;
            cue: number;
            /** @description Of those whose content was changed. */
            characters: components["schemas"]["SpreadOut"] | null;
            words: components["schemas"]["SpreadOut"] | null;
        };
        /** @description A label, and how many claims it judges. */
        CountedLabelOut: {
            /** Format: uuid */
            id: string;
            key: string;
            name: string;
            /** @description Null for a label that is merged into another. */
            digit: number | null;
            color: components["schemas"]["ColorEnum"];
            sign: string;
            comparable: components["schemas"]["ComparableEnum"];
            /** @description Claims whose newest verdict it is, up to `counted_to`. */
            verdicts: number;
        };
        /** @description How many passes were submitted on a day. */
        DayOut: {
            /** Format: date */
            day: string;
            submitted: number;
        };
        /** @description How long the work takes at the pace of the last days: the median of what was submitted on each. */
        DaysOut: {
            /**
             * Format: double
             * @description Passes submitted on a day.
             */
            a_day: number;
            /** Format: double */
            before: number;
            /** Format: double */
            after: number;
        };
        /** @description How articles were dealt into splits. */
        DealingOut: {
            shares: number[];
            seed: string;
            hold_out_speakers: number;
            held_out: components["schemas"]["HeldOutOut"][];
            /** @description Stories: articles that are nearly the same, or share an address. */
            groups: number;
            largest_group: number;
            /** @description Articles that keep the split of the release before. */
            kept: number;
            /** @description Articles that would have torn a story apart. */
            left_out: string[];
            compared: components["schemas"]["ComparedEnum"];
        };
        /** @description A decision about the given articles, at most 500, or about all held articles (of one import, if `job` is given). */
        DecideIn: {
            decision: components["schemas"]["DecideInDecisionEnum"];
            ids?: string[];
            /** Format: uuid */
            job?: string;
        };
        /** @enum {string} */
        DecideInDecisionEnum: "import" | "repair" | "leave_out" | "wait";
        /** @description Decide about a suggestion, or take the decision back (undone). */
        DecideOp: {
            as: components["schemas"]["OutcomeOrUndone"];
            /** Format: uuid */
            claim?: string | null;
            /** Format: uuid */
            decide: string;
        };
        /** @description The results, and how many articles are still held: a decision about all handles 500 per request. */
        DecidedOut: {
            results: components["schemas"]["ReadRowOut"][];
            left: number;
        };
        /** @description Delete a claim; `base` is the version that was seen. */
        DeleteOp: {
            base?: number;
            /** Format: uuid */
            delete: string;
        };
        /** @description When a project was deleted, and until when it can be restored. */
        DeletedOut: {
            /** Format: date-time */
            deleted_at: string;
            /** Format: date-time */
            purge_on: string;
        };
        /** @description A slot in which the claims of a group differ: a field of a claim, only_one or split. */
        DifferenceOut: {
            slot: string;
            /** @description Words of the content that not all have. */
            words: number;
        };
        /** @description Whether to send the message, in which language, and the time zone in which it is eight o'clock. */
        DigestIn: {
            on: boolean;
            language?: components["schemas"]["LanguageEnum"];
            zone?: string;
        };
        /** @description Whether the message is sent. */
        DigestOut: {
            on: boolean;
        };
        /** @enum {string} */
        Directness: "direct" | "indirect" | "mixed" | "free_indirect" | "reported";
        /** @description A label with those that were merged into it and are read as it. */
        EditedLabelOut: {
            /** Format: uuid */
            id: string;
            key: string;
            name: string;
            digit: number;
            color: components["schemas"]["ColorEnum"];
            sign: string;
            comparable: components["schemas"]["ComparableEnum"];
            /** @description Claims whose newest verdict it is, up to `counted_to`. */
            verdicts: number;
            merged: components["schemas"]["CountedLabelOut"][];
        };
        /** @description The scale as its editor shows it. */
        EditedScaleOut: {
            key: string;
            name: string;
            version: string;
            labels: components["schemas"]["EditedLabelOut"][];
            /** @description Where counting verdicts ends: so many stand for more. */
            counted_to: number;
        };
        /** @enum {string} */
        EngineEnum: "rules" | "german" | "quotes" | "external";
        /** @description A trained engine: `method` says whether its figures come from held-out articles or from folds of the others. */
        EngineModelOut: {
            /** Format: uuid */
            id: string;
            name: string;
            trainer: string;
            version: string;
            state: components["schemas"]["EngineModelOutStateEnum"];
            usable: boolean;
            note: components["schemas"]["MessageOut"] | null;
            articles: number;
            claims: number;
            method: components["schemas"]["MethodEnum"];
            figures: components["schemas"]["FiguresOut"];
            against: components["schemas"]["MeasuredAgainstOut"];
            /**
             * Format: double
             * @description Points of F1 (iou50) ahead of the engine it was measured against.
             */
            gain: number;
            /**
             * Format: double
             * @description How likely that is chance, 0..1, by a paired bootstrap over articles.
             */
            chance: number;
            /** Format: double */
            sourced_gain: number;
            better: boolean;
            checkworthiness: components["schemas"]["WorthinessOut"];
            /** Format: uuid */
            job: string | null;
            /** Format: date-time */
            created_at: string;
            /** Format: date-time */
            promoted_at: string | null;
        };
        /** @enum {string} */
        EngineModelOutStateEnum: "challenger" | "champion" | "retired";
        /** @description One suggestion engine, and whether it can run here. */
        EngineOut: {
            name: string;
            label: string;
            version: string;
            available: boolean;
            note: components["schemas"]["MessageOut"] | null;
        };
        /** @description The engine in use, the trained ones newest first, and what the next training waits for. */
        EnginesOut: {
            engine: components["schemas"]["BaseEngineOut"];
            auto_promote: boolean;
            models: components["schemas"]["EngineModelOut"][];
            training: components["schemas"]["TrainingOut"];
        };
        /** @enum {string} */
        ErrorCode: "account_closed" | "address_unconfirmed" | "already_assigned" | "already_finished" | "already_open" | "already_training" | "answer_left_out" | "archive_encrypted" | "archive_limit" | "archive_unsafe" | "archived" | "article_in_use" | "article_taken" | "attribution_cycle" | "bad_unicode" | "blank" | "certainty_missing" | "checkworthiness_missing" | "claim_type_missing" | "content_missing" | "control_characters" | "csrf" | "cue_missing" | "cuts_grapheme" | "duplicate_key" | "empty_file" | "empty_text" | "engine_unusable" | "evidence_missing" | "expected_object" | "external_id_taken" | "forbidden" | "format_unavailable" | "format_unknown" | "gave_up" | "gold_open" | "gold_pass" | "has_nested_claims" | "id_taken" | "import_in_use" | "import_running" | "integer_required" | "internal" | "invalid" | "invalid_choice" | "invalid_encoding" | "invalid_filter" | "invalid_json" | "invalid_version" | "invitation_pending" | "json_too_deep" | "label_merged" | "label_unmapped" | "last_manager" | "layer_taken" | "length_required" | "limit" | "mail_failed" | "mail_off" | "member_removed" | "method_not_allowed" | "name_taken" | "no_file" | "no_link" | "not_acceptable" | "not_assigned" | "not_contained" | "not_found" | "not_leased" | "not_ready" | "not_signed_in" | "not_submitted" | "not_taken" | "not_waiting" | "note_changed" | "nothing_to_import" | "null" | "number_required" | "other_person" | "out_of_range" | "overlap_left_out" | "overtaken" | "own_account" | "own_work" | "parent_cycle" | "parent_missing" | "pass_full" | "passes_missing" | "paused" | "place_free" | "process_ended" | "project_not_empty" | "provider_failed" | "provider_off" | "quote_mismatch" | "range_not_satisfiable" | "reading_limit" | "release_running" | "release_withdrawn" | "required" | "scale_full" | "schema_version" | "set_aside" | "source_missing" | "span_out_of_range" | "speaker_contradicted" | "speaker_missing" | "stale" | "stale_group" | "storage" | "submitted" | "text_needed" | "text_too_long" | "throttled" | "token_scope" | "too_deep" | "too_few_articles" | "too_large" | "too_many_columns" | "too_many_open" | "training_failed" | "training_missing" | "unavailable" | "unit_unknown" | "unknown_article" | "unknown_claim" | "unknown_engine" | "unknown_field" | "unknown_filter" | "unknown_format" | "unknown_label" | "unknown_layer" | "unknown_speaker" | "unknown_suggestion" | "unsettled" | "unsupported_media_type" | "unsupported_type" | "verdict_missing" | "version_required" | "was_said_missing" | "xml_forbidden";
        /** @description What went wrong: a stable code, a sentence for people, and the dotted path of the field concerned. */
        ErrorDetailOut: {
            code: components["schemas"]["ErrorCode"];
            message: string;
            field: string | null;
            request_id: string | null;
            /** @description With status 429: seconds to wait. */
            retry_after?: number;
            /** @description With not_ready: what is missing, by claim. */
            problems?: components["schemas"]["ProblemOut"][];
            /** @description With a refused submit that carried changes: the result of each, as in sync; the changes are saved. */
            results?: {
                [key: string]: unknown;
            }[];
            /** @description With `results`: the pass, as in sync. */
            assignment?: {
                [key: string]: unknown;
            };
            /** @description With stale: the stored claim, null if it was deleted. */
            theirs?: {
                [key: string]: unknown;
            } | null;
            /** @description With stale: the stored version. */
            version?: number;
            /** @description With article_taken and not_taken: whether the article can be taken. */
            place?: components["schemas"]["PlaceOut"];
            /** @description With too_many_open: the articles that the person has open. */
            open?: components["schemas"]["NamedArticleOut"][];
            /** @description With gold_open: who adjudicates the article. */
            gold?: components["schemas"]["HeldGoldOut"];
            /** @description With unsettled: what is to be settled. */
            groups?: components["schemas"]["UnsettledOut"][];
            /** @description With quote_mismatch: the strings at those offsets. */
            found?: string[];
        };
        /** @description The body of every response of status 400 and above. */
        ErrorOut: {
            error: components["schemas"]["ErrorDetailOut"];
        };
        /** @description One line of history. */
        EventOut: {
            /** Format: uuid */
            id: string;
            /** Format: date-time */
            at: string;
            who: string | null;
            subject: string;
            /** Format: uuid */
            subject_id: string;
            action: string;
            before: {
                [key: string]: unknown;
            } | null;
            after: {
                [key: string]: unknown;
            } | null;
        };
        /** @description One thing that speaks for or against a claim; it has an address, a title or a quotation at least. */
        EvidenceIn: {
            url?: (string | null) | string;
            archived_url?: (string | null) | string;
            accessed_at?: string | "" | null;
            publisher?: string | null;
            title?: string | null;
            quote?: string | null;
            stance: components["schemas"]["Stance"];
            set_number?: number;
        };
        /** @description One thing that speaks for or against a claim. */
        EvidenceOut: {
            url: string;
            archived_url: string;
            /** Format: date */
            accessed_at: string | null;
            publisher: string;
            title: string;
            quote: string;
            stance: components["schemas"]["Stance"];
            set_number: number;
        };
        /** @description The strings of a claim's fragments, role by role; a role without fragments may be left out. */
        ExactIn: {
            content: string[];
            source?: string[];
            cue?: string[];
            addressee?: string[];
        };
        /** @description The strings of a claim's fragments, role by role. */
        ExactOut: {
            content: string[];
            source: string[];
            cue: string[];
            addressee: string[];
        };
        /** @description Which layer (all, gold, record, or one annotator's pseudonym), which of its work, in which format. */
        ExportIn: {
            /** @default jsonl */
            format: string;
            /** @default all */
            layer: string;
            selection?: components["schemas"]["SelectionIn"];
        };
        /** @description A dataset in the making. */
        ExportJobOut: {
            /** Format: uuid */
            id: string;
            kind: string;
            /** Format: uuid */
            project: string | null;
            state: components["schemas"]["JobState"];
            done: number;
            total: number;
            error: components["schemas"]["JobErrorOut"] | null;
            /** Format: date-time */
            created_at: string;
            /** Format: date-time */
            started_at: string | null;
            /** Format: date-time */
            finished_at: string | null;
            result: components["schemas"]["SummaryOut"] | null;
        };
        /** @description Datasets, newest first. */
        ExportListOut: {
            results: components["schemas"]["ExportOut"][];
        };
        /** @description A dataset that was or is being written. */
        ExportOut: {
            /** Format: uuid */
            id: string;
            format: string;
            layer: string;
            /** @description What was chosen, as it was asked for; empty: everything. */
            selection: {
                [key: string]: unknown;
            };
            state: components["schemas"]["JobState"];
            done: number;
            total: number;
            error: components["schemas"]["JobErrorOut"] | null;
            /** Format: date-time */
            created_at: string;
            /** Format: date-time */
            finished_at: string | null;
            manifest: components["schemas"]["SummaryOut"] | null;
            file_name: string | null;
        };
        /** @description A job that failed, and why. */
        FailureOut: {
            /** Format: uuid */
            id: string;
            kind: string;
            /** Format: uuid */
            project: string | null;
            code: string;
            message: string;
            /** Format: date-time */
            finished_at: string | null;
        };
        /** @description An article of one's own that is settled. */
        FeedbackArticleOut: {
            /** Format: uuid */
            article: string;
            number: number;
            title: string;
            /** Format: date-time */
            settled_at: string;
            claims: components["schemas"]["FeedbackClaimOut"][];
        };
        /** @description A slot that the gold layer has otherwise; a verdict is the key of its label. */
        FeedbackChangeOut: {
            slot: string;
            mine: string;
            gold: string;
        };
        /** @description What became of a claim of one's own, or a claim that one had missed. */
        FeedbackClaimOut: {
            outcome: components["schemas"]["FeedbackClaimOutOutcomeEnum"];
            /**
             * Format: uuid
             * @description The claim on which to comment: the gold claim, or one's own if it was dropped.
             */
            thread: string;
            words: string;
            changes: components["schemas"]["FeedbackChangeOut"][];
            cause: components["schemas"]["Cause"] | components["schemas"]["NullEnum"];
            reason: string;
            rule: string;
            comments: number;
        };
        /** @enum {string} */
        FeedbackClaimOutOutcomeEnum: "kept" | "changed" | "dropped" | "missed";
        /** @description One's own articles that are settled, newest first; `next` goes into `after`. */
        FeedbackOut: {
            results: components["schemas"]["FeedbackArticleOut"][];
            next: string | null;
        };
        /** @description The figure of one slot; docs/agreement.md has the formulas. */
        FigureOut: {
            slot: string;
            measure: string;
            /** Format: double */
            value: number | null;
            /**
             * Format: double
             * @description Null: too few articles for an interval.
             */
            low: number | null;
            /** Format: double */
            high: number | null;
            /**
             * Format: double
             * @description The second figure of the slot, where it has one.
             */
            second: number | null;
            /** @description The number of claims, characters or pairs of judgements behind it. */
            counted: number;
            /** @description How many of those are equal. */
            equal: number;
            why_undefined: components["schemas"]["WhyUndefinedEnum"] | components["schemas"]["NullEnum"];
            weeks: (number | null)[];
        };
        /** @description How good an engine is, in percent: F1 of exact, iou50, words, sourced; precision and recall at iou50; exact cues. */
        FiguresOut: {
            /** Format: double */
            exact: number;
            /** Format: double */
            iou50: number;
            /** Format: double */
            words: number;
            /** Format: double */
            sourced: number;
            /** Format: double */
            cue: number;
            /** Format: double */
            precision: number;
            /** Format: double */
            recall: number;
            articles: number;
            claims: number;
        };
        /** @description All articles that a list would show: in a state, containing words. */
        FilterIn: {
            state?: components["schemas"]["FilterInStateEnum"];
            q?: string;
        };
        /** @enum {string} */
        FilterInStateEnum: "new" | "in_work" | "done" | "gold" | "record" | "skipped";
        /** @description The last changes before a gold pass is finished; an empty object if there are none. */
        FinishIn: {
            /** @default 0 */
            active_seconds: number;
            /**
             * Format: int64
             * @description Rises with every batch; a batch that was overtaken by a later one is refused.
             */
            turn?: number | null;
            ops?: components["schemas"]["GoldOp"][];
            /**
             * @description Count what is open as no claim, as a matter of judgement.
             * @default false
             */
            leave_open: boolean;
        };
        /** @enum {string} */
        FormatEnum: "jsonl" | "parquet" | "csv" | "tsv" | "brat" | "conll" | "docbin" | "webanno" | "cas" | "w3c" | "label_studio" | "doccano" | "citron";
        /** @description One dataset format. */
        FormatOut: {
            name: string;
            label: string;
            suffix: string;
            /** @description Whether annotations in such files can be imported. */
            reads: boolean;
            lossless: boolean;
            note: string;
            /** @description Whether this server has the packages that it needs. */
            available: boolean;
            /** @description The extra of the package onrecord that brings them. */
            extra: string;
            /** @description The parts of a dataset that its files do not hold. */
            loses: components["schemas"]["Part"][];
        };
        /** @description A claim of the files as it would be stored; the fragments of a slot stand between dots. */
        FoundClaimOut: {
            where: string;
            content: string;
            cue: string;
            addressee: string;
            speakers: string[];
            source: string;
        };
        /** @description What the files hold. */
        FoundCountsOut: {
            articles: number;
            /** @description Those whose text the project has already. */
            articles_known: number;
            /** @description Those that must be in the project, as the files lack their texts. */
            without_text: number;
            claims: number;
            refused: number;
            changed: number;
        };
        /** @description A label of the files: how often it occurs, and the slot that it is taken for; null where somebody has to say. */
        FoundLabelOut: {
            label: string;
            count: number;
            slot: components["schemas"]["SlotEnum"] | components["schemas"]["NullEnum"];
            /** @description Whether the project knows it from an earlier import. */
            saved: boolean;
        };
        /** @description Pairs [start, end) of code points of the article's text: sorted, disjoint. */
        Fragments: [
            number,
            number
        ][];
        /** @description Pairs [start, end) of code points of the article's text; they need not be sorted. */
        FragmentsIn: [
            number,
            number
        ][];
        /** @description What a member gets. */
        GivenOut: {
            /** Format: uuid */
            member: string;
            articles: string[];
        };
        /** @description A claim of one of these passes. */
        GoldClaimOut: {
            /** Format: uuid */
            id: string;
            content: components["schemas"]["Fragments"];
            source: components["schemas"]["Fragments"];
            cue: components["schemas"]["Fragments"];
            addressee: components["schemas"]["Fragments"];
            speakers: string[];
            no_speaker_stated: boolean;
            directness: components["schemas"]["Directness"];
            claim_type: components["schemas"]["ClaimType"] | components["schemas"]["NullEnum"];
            checkworthiness: components["schemas"]["Checkworthiness"] | components["schemas"]["NullEnum"];
            certainty: components["schemas"]["Certainty"] | components["schemas"]["NullEnum"];
            was_said: boolean | null;
            /** Format: uuid */
            parent: string | null;
            nesting: components["schemas"]["Nesting"] | components["schemas"]["NullEnum"];
            note: string;
            origin: components["schemas"]["Origin"];
            /** Format: uuid */
            suggestion: string | null;
            verdict: components["schemas"]["VerdictOut"] | null;
            exact: components["schemas"]["ExactOut"];
            version: number;
            /** Format: date-time */
            updated_at: string;
            /** Format: uuid */
            assignment: string;
        };
        GoldOp: components["schemas"]["SpeakerOp"] | components["schemas"]["PutOp"] | components["schemas"]["DeleteOp"] | components["schemas"]["SettleOp"];
        /** @description What counts as gold: articles with an adjudicated pass, and articles of passes without suggestions. */
        GoldOut: {
            adjudicated: number;
            control: number;
        };
        /** @description A pass that is settled; without a name where the reader may not know it. */
        GoldPassOut: {
            /** Format: uuid */
            assignment: string;
            letter: string;
            name: string | null;
            state: components["schemas"]["PassState"];
            /** Format: date-time */
            submitted_at: string | null;
        };
        /** @description A batch of changes to a gold pass. */
        GoldSyncIn: {
            /** @default 0 */
            active_seconds: number;
            /**
             * Format: int64
             * @description Rises with every batch; a batch that was overtaken by a later one is refused.
             */
            turn?: number | null;
            /** @description The operations, in order. */
            ops: components["schemas"]["GoldOp"][];
        };
        /** @description A claim of a group. */
        GroupMemberOut: {
            /** Format: uuid */
            claim: string;
            version: number;
            /** Format: uuid */
            assignment: string;
        };
        /** @description Claims that are the same claim, in what they differ, and how they were settled. */
        GroupOut: {
            /** Format: uuid */
            key: string;
            state: components["schemas"]["GroupState"];
            members: components["schemas"]["GroupMemberOut"][];
            differ: components["schemas"]["DifferenceOut"][];
            /** @description Claims that are not what was settled. */
            changed: string[];
            /** @description How many of the claims were deleted since. */
            gone: number;
            missing: components["schemas"]["MissingEnum"][];
            resolution: components["schemas"]["ResolutionOut"] | null;
        };
        /** @enum {string} */
        GroupState: "merged" | "open" | "settled" | "stale";
        /** @description The speaker as an engine guesses. */
        GuessOut: {
            /** Format: uuid */
            id: string | null;
            name: string;
            kind: components["schemas"]["SpeakerKind"];
        };
        /** @description Somebody to invite: their name, their role, and where known their e-mail address. */
        GuestIn: {
            name: string;
            role: components["schemas"]["Role"];
            email?: string;
        };
        /** @description A new version of the guideline. */
        GuidelineIn: {
            markdown: string;
        };
        /** @description One version of the guideline, as CommonMark. */
        GuidelineOut: {
            number: number;
            markdown: string;
            /** Format: date-time */
            created_at: string;
        };
        /** @description Which version of the guideline is in force. */
        GuidelineRefOut: {
            number: number;
            /** Format: date-time */
            created_at: string;
        };
        /**
         * @description Something that happened: who did what to which thing, and what it was like before and after.
         *
         *     One act on many things is one entry: that of the newest, with their number.
         */
        HappenedOut: {
            /** Format: uuid */
            id: string;
            /** Format: date-time */
            at: string;
            /** @description Null for the system. */
            who: string | null;
            /** @description Null where it is about many. */
            article: components["schemas"]["NumberedOut"] | null;
            /** @description How many things it was done to; `entry` lists them one by one. */
            count: number;
            /** @description On how many articles. */
            articles: number;
            /** @description Whose work or membership it was about, where that was somebody else's. */
            whom: string[];
            subject: string;
            /** Format: uuid */
            subject_id: string;
            action: string;
            before: {
                [key: string]: unknown;
            } | null;
            after: {
                [key: string]: unknown;
            } | null;
            /** @description Whether the claim was deleted, still is, and can be brought back. */
            restorable: boolean;
        };
        /** @description A page of events, newest first; `next` also where none of those that were looked through is wanted. */
        HappenedPageOut: {
            results: components["schemas"]["HappenedOut"][];
            next: string | null;
        };
        /** @description Who adjudicates an article, and since when. */
        HeldGoldOut: {
            by: string;
            /** Format: date-time */
            since: string;
            /** Format: date-time */
            touched_at: string;
            finished: boolean;
            may_take_over: boolean;
        };
        /** @description Held articles, oldest first; `count` is their total number. */
        HeldListOut: {
            results: components["schemas"]["HeldOut"][];
            next: string | null;
            count: number;
        };
        /** @description One held article, without its text. */
        HeldOut: {
            /** Format: uuid */
            id: string;
            /** Format: uuid */
            job: string | null;
            file: string;
            line: number;
            record: number;
            title: string;
            language: string;
            length: number;
            warnings: components["schemas"]["WarningOut"][];
            repairable: boolean;
            /** Format: date-time */
            created_at: string;
        };
        /** @description A speaker whose articles are a split of their own. */
        HeldOutOut: {
            /** Format: uuid */
            id: string;
            name: string;
        };
        /** @description A page of history. */
        HistoryOut: {
            results: components["schemas"]["EventOut"][];
            next: string | null;
        };
        /** @description Somebody who has a pass over an article, or has submitted or skipped one. */
        HolderOut: {
            /** Format: uuid */
            member: string | null;
            called: string;
            state: components["schemas"]["PassState"];
            /** Format: date */
            due_on: string | null;
            /** @description Whether it was sent back and is not submitted again. */
            returned: boolean;
            /** @description Why they skipped it, in their words; null if they did not. */
            skip_reason: string | null;
        };
        /** @description An import job. */
        ImportJobOut: {
            /** Format: uuid */
            id: string;
            kind: string;
            /** Format: uuid */
            project: string | null;
            state: components["schemas"]["JobState"];
            done: number;
            total: number;
            error: components["schemas"]["JobErrorOut"] | null;
            /** Format: date-time */
            created_at: string;
            /** Format: date-time */
            started_at: string | null;
            /** Format: date-time */
            finished_at: string | null;
            result: components["schemas"]["ImportResultOut"] | null;
        };
        /** @description The result of an import of files so far; `rows` contains the first 1,000. */
        ImportResultOut: {
            created: number;
            duplicates: number;
            invalid: number;
            held: number;
            left_out: number;
            rows: components["schemas"]["ReadRowOut"][];
        };
        /** @description The result of an import. */
        ImportedOut: {
            created: number;
            duplicates: number;
            invalid: number;
            held: number;
            left_out: number;
            results: components["schemas"]["ImportedRowOut"][];
        };
        /** @description The result of one row of a request; the first is row 1. */
        ImportedRowOut: {
            file: string;
            line: number;
            record: number;
            status: components["schemas"]["RowStatus"];
            /** Format: uuid */
            article: string | null;
            number: number | null;
            title: string;
            code: components["schemas"]["ErrorCode"] | components["schemas"]["NullEnum"];
            field: string | null;
            message: string | null;
            cleaned: string[];
            /** @description Line ends inside paragraphs, where lines were broken to a width: they are read as one. */
            lines_joined: number;
            warnings: components["schemas"]["WarningOut"][];
            /** Format: uuid */
            held: string | null;
            row: number;
        };
        /** @description The installation as whoever runs it needs to see it. */
        InstanceOut: {
            versions: components["schemas"]["PartVersionOut"][];
            /** Format: double */
            seconds_since_sweep: number | null;
            /** @description Whether leases and jobs are looked after. */
            swept: boolean;
            accounts_open: number;
            accounts_closed: number;
            jobs_queued: number;
            jobs_running: number;
            /** @description Jobs that failed in the last seven days, newest first. */
            failures: components["schemas"]["FailureOut"][];
            /** @description The newest 200. */
            projects: components["schemas"]["InstanceProjectOut"][];
        };
        /** @description A project of the installation, in numbers. */
        InstanceProjectOut: {
            /** Format: uuid */
            id: string;
            name: string;
            members: number;
            articles: number;
            /** @description Passes that somebody has open or is assigned. */
            open: number;
            archived: boolean;
        };
        /** @description A figure and its 95 % interval; null ends: too few articles for one. */
        IntervalOut: {
            /** Format: double */
            value: number;
            /** Format: double */
            low: number | null;
            /** Format: double */
            high: number | null;
        };
        /** @enum {string} */
        IntoEnum: "suggestions" | "layer" | "gold";
        /** @description The change cannot be accepted; `id` is null where none could be read. */
        InvalidOut: {
            /** @constant */
            status: "invalid";
            /** Format: uuid */
            id: string | null;
            code: components["schemas"]["ErrorCode"];
            field: string | null;
            message: string;
        };
        /** @description The people to invite. */
        InvitationsIn: {
            people: components["schemas"]["GuestIn"][];
        };
        /** @description What became of invitations, in the order of the request. */
        InvitedListOut: {
            results: components["schemas"]["InvitedOut"][];
        };
        /** @description What became of an invitation. The link is in this answer and nowhere else. */
        InvitedOut: {
            /** @description `invited`: an account and a link were made; `added`: the address has an account, which was added; `member`: that account is in the project already, nothing was changed. */
            outcome: components["schemas"]["InvitedOutOutcomeEnum"];
            member: components["schemas"]["MemberOut"];
            link: string | null;
            /** Format: date-time */
            ends_at: string | null;
        };
        /** @enum {string} */
        InvitedOutOutcomeEnum: "invited" | "added" | "member";
        /** @description Why a job failed. */
        JobErrorOut: {
            code: components["schemas"]["ErrorCode"];
            message: string;
        };
        /** @description Jobs, newest first. */
        JobListOut: {
            results: components["schemas"]["JobOut"][];
        };
        /** @description One job; the shape of its result depends on its kind. */
        JobOut: {
            /** Format: uuid */
            id: string;
            kind: string;
            /** Format: uuid */
            project: string | null;
            state: components["schemas"]["JobState"];
            done: number;
            total: number;
            error: components["schemas"]["JobErrorOut"] | null;
            /** Format: date-time */
            created_at: string;
            /** Format: date-time */
            started_at: string | null;
            /** Format: date-time */
            finished_at: string | null;
            result: {
                [key: string]: unknown;
            } | null;
        };
        /** @enum {string} */
        JobState: "queued" | "running" | "waiting" | "done" | "failed" | "cancelled";
        /** @description Somebody whose claims a label judges. */
        JudgeOut: {
            called: string;
            verdicts: number;
        };
        /** @description A claim that a label judges. */
        JudgedOut: {
            /** Format: uuid */
            claim: string;
            article: components["schemas"]["NamedArticleOut"];
            exact: string;
        };
        /** @description A label of the scale; one without `id` is new, and gets a key for exports from its name. */
        LabelIn: {
            /** Format: uuid */
            id?: string;
            name: string;
            digit: number;
            color: components["schemas"]["ColorEnum"];
            sign: string;
            comparable: components["schemas"]["ComparableEnum"];
        };
        /** @description One verdict of a scale. */
        LabelOut: {
            /** Format: uuid */
            id: string;
            key: string;
            name: string;
            digit: number;
            color: components["schemas"]["ColorEnum"];
            sign: string;
            comparable: components["schemas"]["ComparableEnum"];
        };
        /** @enum {string} */
        LanguageEnum: "en" | "de";
        /** @enum {string} */
        LayerEnum: "gold" | "record";
        /** @description What two splits share. */
        LeakOut: {
            splits: string[];
            /**
             * Format: double
             * @description How far the two most similar texts agree, 0 to 1.
             */
            highest_jaccard: number;
            /** @description These two texts; empty where none agree. */
            articles: string[];
            shared_speakers: number;
            /** @description The first twenty of them. */
            speakers: string[];
            /** @description Claims that say the same words. */
            shared_claims: number;
        };
        /** @description An article that is left out, for one member or (null) for all, and why. */
        LeftOut: {
            /** Format: uuid */
            article: string;
            /** Format: uuid */
            member: string | null;
            code: components["schemas"]["ErrorCode"];
        };
        /** @description Limits of the evaluation: newest passes of each side, passes compared with texts, and engine versions. */
        LimitsOfQualityOut: {
            passes: number;
            scored: number;
            versions: number;
            /** @description The number of articles that an interval needs. */
            fewest: number;
        };
        /** @description The limits in force: code points, claims, bytes, files. */
        LimitsOut: {
            article_characters: number;
            claims_per_article: number;
            note_characters: number;
            upload_bytes: number;
            upload_files: number;
            body_bytes: number;
        };
        /** @description An article in a list: everything but its text. */
        ListedArticleOut: {
            passes_submitted: number;
            passes_needed: number;
            /** @description Null for those who take no work. */
            place: components["schemas"]["PlaceEnum"] | components["schemas"]["NullEnum"];
            /** Format: date-time */
            free_at: string | null;
            held_by: string[];
            /** Format: uuid */
            id: string;
            number: number;
            title: string;
            publisher: string;
            /** Format: date */
            published_on: string | null;
            language: string;
            length: number;
            state: components["schemas"]["ArticleState"];
            /** @description Where its claims of record are: in the finished gold layer, or (record) in the pass of the one person it needs. */
            layer: components["schemas"]["LayerEnum"] | components["schemas"]["NullEnum"];
            suggestions: number;
            claims: number;
            /** Format: date-time */
            created_at: string;
        };
        /** @description What a format could not hold, by part. */
        LossOut: {
            format: string;
            parts: {
                [key: string]: components["schemas"]["PartLostOut"];
            };
        };
        /** @description How far the people of the project agree. */
        ManifestAgreementOut: {
            articles: number;
            comparisons: number;
            slots: components["schemas"]["ManifestFigureOut"][];
        };
        /** @description The agreement of people in one slot; docs/agreement.md has the formulas. */
        ManifestFigureOut: {
            slot: string;
            measure: string;
            /** Format: double */
            value: number | null;
            /** Format: double */
            low: number | null;
            /** Format: double */
            high: number | null;
            counted: number;
            why_undefined: string | null;
        };
        /** @description One version of the guideline that claims name. */
        ManifestGuidelineOut: {
            number: number;
            markdown: string;
        };
        /** @description What a dataset holds: counts, hash, and what is needed to read it years later. */
        ManifestOut: {
            schema: string;
            offset_unit: string;
            format: string;
            project: string;
            layer: string;
            /** @description What was chosen, as it was asked for; empty: everything. Missing from older datasets. */
            selection?: {
                [key: string]: unknown;
            };
            /** @description Articles by what is given of them: full, quotes, offsets; missing from older datasets. */
            texts?: {
                [key: string]: number;
            };
            /** Format: date */
            snapshot_on: string;
            articles: number;
            claims: number;
            verdicts: number;
            evidence: number;
            speakers: number;
            suggestions: number;
            decisions: number;
            /** @description Missing from datasets built before there were comments. */
            comments_left_out?: number;
            /** @description What the format could not hold, by part; missing from datasets built before this was counted. */
            lost?: {
                [key: string]: number;
            };
            engines: string[];
            scale: string;
            bytes: number;
            sha256: string;
            /** @description Missing from datasets built before it was computed. */
            agreement?: components["schemas"]["ManifestAgreementOut"];
            guidelines: components["schemas"]["ManifestGuidelineOut"][];
        };
        /** @description The engine that was in use when another was measured, over the same articles. */
        MeasuredAgainstOut: {
            trainer: string;
            version: string;
            figures: components["schemas"]["FiguresOut"];
        };
        /** @description A person to add and their role. */
        MemberIn: {
            username: string;
            role: components["schemas"]["Role"];
        };
        /** @description The members of a project. */
        MemberListOut: {
            results: components["schemas"]["MemberOut"][];
        };
        /** @description A member of a project. What concerns the account, and removed members, only managers see; others get null. */
        MemberOut: {
            /** Format: uuid */
            id: string;
            role: components["schemas"]["Role"];
            /** @description The actions that the role permits. */
            allowed: components["schemas"]["Action"][];
            pseudonym: string;
            /** @description Null if the project is blind and hides the name. */
            name: string | null;
            /** @description How the member is displayed: by name, or as in "Annotator 2". */
            called: string;
            me: boolean;
            /** @description False for a removed member, whose work stays. */
            active: boolean;
            username: string | null;
            /** @description Number of the account. */
            account: number | null;
            /** @description Whether the account is open. */
            account_active: boolean | null;
            /** @description Whether the person administers the server; managers cannot change them. */
            administrator: boolean | null;
            /** @description `invited`: has an account and has never signed in. */
            state: components["schemas"]["MemberOutStateEnum"] | components["schemas"]["NullEnum"];
            pause_reason: string | null;
            /** @description Address that this project's invitation was for. */
            email: string | null;
            /**
             * Format: date-time
             * @description Until when the newest link that a manager made works, unless it is used.
             */
            link_ends_at: string | null;
            /** @description Whether a manager can make a link for them. */
            may_get_link: boolean | null;
            /**
             * Format: date
             * @description Day of the last sign-in, in UTC.
             */
            last_sign_in_on: string | null;
            /** @description How many articles they may have open at once; null where the server's limit applies. */
            most_open: number | null;
            /** @description Articles that they have open. */
            open: number | null;
            /** @description Articles that they have submitted. */
            submitted: number | null;
        };
        /** @enum {string} */
        MemberOutStateEnum: "active" | "invited" | "paused" | "removed";
        /** @description A role, and the actions that it permits. */
        MemberRoleOut: {
            key: components["schemas"]["Role"];
            allowed: components["schemas"]["Action"][];
        };
        /** @description Where one was mentioned and has not looked. */
        MentionListOut: {
            results: components["schemas"]["MentionOut"][];
        };
        /** @description A comment in which one is mentioned, and where it stands. */
        MentionOut: {
            /** Format: uuid */
            id: string;
            /** Format: uuid */
            article: string;
            /** Format: uuid */
            claim: string | null;
            claim_words: string | null;
            claim_is_mine: boolean;
            claim_deleted: boolean;
            author: components["schemas"]["CommentAuthorOut"];
            text: string;
            mentions: components["schemas"]["CommentMentionOut"][];
            unread: boolean;
            /** Format: date-time */
            created_at: string;
            /** Format: date-time */
            edited_at: string | null;
            /** Format: uuid */
            project: string;
            project_name: string;
            article_number: number;
            article_title: string;
        };
        /** @description Which label is merged into which; with `dry_run` nothing is done. */
        MergeIn: {
            /** Format: uuid */
            merged: string;
            /** Format: uuid */
            into: string;
            /** @default false */
            dry_run: boolean;
        };
        /** @description What a merge does: which claims read otherwise by it. */
        MergeOut: {
            verdicts: number;
            people: components["schemas"]["JudgeOut"][];
            examples: components["schemas"]["JudgedOut"][];
            /** @description Whether both labels compare with the same verdict of AVeriTeC's four. */
            compares_alike: boolean;
            scale: components["schemas"]["EditedScaleOut"];
        };
        /** @description Something to tell people: a code of docs/messages.md and its values by name, to be worded in their language. */
        MessageOut: {
            code: string;
            values: {
                [key: string]: string | number | components["schemas"]["MessageOut"];
            };
        };
        /** @description The tables behind menus. */
        MetaOut: {
            engines: components["schemas"]["EngineOut"][];
            formats: components["schemas"]["FormatOut"][];
            scales: components["schemas"]["ScaleNameOut"][];
            presets: components["schemas"]["Preset"][];
            claim_types: components["schemas"]["ClaimType"][];
            directness: components["schemas"]["Directness"][];
            checkworthiness: components["schemas"]["Checkworthiness"][];
            speaker_kinds: components["schemas"]["SpeakerKind"][];
            stances: components["schemas"]["Stance"][];
            roles: components["schemas"]["MemberRoleOut"][];
            limits: components["schemas"]["LimitsOut"];
        };
        /** @enum {string} */
        MethodEnum: "held_out" | "folds";
        /** @description A person's own work: what was sent back, oldest first; what is open or assigned; what they finished today; their pace. */
        MineOut: {
            returned: components["schemas"]["ReturnedPassOut"][];
            open: components["schemas"]["MyPassOut"][];
            assigned: components["schemas"]["MyPassOut"][];
            finished: components["schemas"]["MyPassOut"][];
            pace: components["schemas"]["DayOut"][];
        };
        /** @description A claim that no current suggestion overlaps. */
        MissOut: {
            /** Format: uuid */
            id: string;
            /** Format: uuid */
            article: string;
            number: number;
            title: string;
            content: components["schemas"]["Fragments"];
            before: string;
            exact: string;
            after: string;
            /** @description The number of passes in which it was marked or rejected. */
            passes: number;
            checkworthiness: string;
        };
        /** @enum {string} */
        MissingEnum: "cause" | "reason";
        /** @description A pass of one's own, and how many claims are in it. */
        MyPassOut: {
            /** Format: uuid */
            assignment: string;
            state: components["schemas"]["PassState"];
            article: components["schemas"]["NamedArticleOut"];
            publisher: string;
            claims: number;
            /**
             * Format: date-time
             * @description Null unless it is leased.
             */
            lease_expires_at: string | null;
            /**
             * Format: date
             * @description By when it should be done, if whoever assigned it said so.
             */
            due_on: string | null;
            /** Format: date-time */
            submitted_at: string | null;
        };
        /** @description An article by its number and title. */
        NamedArticleOut: {
            /** Format: uuid */
            id: string;
            number: number;
            title: string;
        };
        /** @enum {string} */
        Nesting: "span" | "discourse" | "relay";
        /** @description A new project: its settings, and what it is for, from which those follow that are left out. */
        NewProjectIn: {
            name: string;
            language?: string;
            scale?: components["schemas"]["ScaleEnum"];
            engine?: components["schemas"]["EngineEnum"] | components["schemas"]["BlankEnum"];
            annotators_per_article?: number;
            overlap_share?: number;
            control_share?: number;
            blind?: boolean;
            auto_promote?: boolean;
            claim_types?: components["schemas"]["ClaimType"][];
            accept_all_score?: number | null;
            quotes_in_content?: boolean;
            verdict_required?: boolean;
            required_fields?: components["schemas"]["RequiredFieldsEnum"][];
            preset?: components["schemas"]["Preset"];
        };
        /** @description A new token; the secret, `token`, is shown only once. */
        NewTokenOut: {
            /** Format: uuid */
            id: string;
            name: string;
            /** @description User name of whoever it acts as. */
            person: string;
            begins: string;
            /** @description Null where it is for all projects of its person. */
            project: components["schemas"]["TokenProjectOut"] | null;
            /** @description The only actions that it is for, as far as the role permits them; null for all. */
            actions: ("read_project" | "edit_project" | "end_project" | "list_members" | "manage_people" | "list_articles" | "read_articles" | "import_articles" | "run_engines" | "follow_jobs" | "take_work" | "add_speakers" | "comment" | "read_work" | "distribute_work" | "return_work" | "adjudicate" | "see_agreement" | "see_names" | "export")[] | null;
            /** Format: date-time */
            created_at: string;
            /** Format: date-time */
            expires_at: string | null;
            expired: boolean;
            /**
             * Format: date
             * @description Day of the last request, in UTC.
             */
            last_used_on: string | null;
            token: string;
        };
        /** @description Which article is wanted; the next one when it is left out, or the one behind the pass that is about to end. */
        NextIn: {
            /** Format: uuid */
            article?: string | null;
            /** Format: uuid */
            after?: string | null;
            /**
             * @description False with an article: give the pass over it that is there, take nothing.
             * @default true
             */
            take: boolean;
        };
        /** @description What waits for a person in a project: sent back to them, assigned to them and not opened, due by tomorrow or overdue. */
        NoticesOut: {
            returned: number;
            assigned: number;
            due_soon: number;
        };
        NullEnum: null;
        /** @description An article by its number. */
        NumberedOut: {
            /** Format: uuid */
            id: string;
            number: number;
        };
        /** @description The change is done; `version` is the claim's new one. */
        OkOut: {
            /** @constant */
            status: "ok";
            /** Format: uuid */
            id: string;
            version?: number;
        };
        Op: components["schemas"]["SpeakerOp"] | components["schemas"]["PutOp"] | components["schemas"]["DeleteOp"] | components["schemas"]["DecideOp"];
        /** @description Whether somebody's gold pass is taken over that was left alone for half an hour; managers may. */
        OpenIn: {
            /** @default false */
            take_over: boolean;
        };
        /** @enum {string} */
        OrderEnum: "age" | "unsure" | "random";
        /** @description The order of the queue; `seed` decides the random one, and another seed gives another order. */
        OrderIn: {
            order: components["schemas"]["OrderEnum"];
            seed?: number;
        };
        /** @description The order of the queue, and how much there is in it. */
        OrderOut: {
            order: components["schemas"]["OrderEnum"];
            seed: number;
            /** @description Whether a job is still putting the articles in this order. */
            ordering: boolean;
            /** @description How many passes people can still take. */
            places: number;
            /** @description Passes that somebody has open or is assigned. */
            held: number;
        };
        /** @enum {string} */
        Origin: "human" | "suggestion" | "import";
        /** @enum {string} */
        Outcome: "accepted" | "edited" | "rejected";
        /** @enum {string} */
        OutcomeOrUndone: "accepted" | "edited" | "rejected" | "undone";
        /** @description Outcomes of suggestions; `kept` is the share accepted, edited or not, of those decided on. */
        OutcomesOut: {
            accepted: number;
            edited: number;
            rejected: number;
            /** @description Shown in a submitted pass and left without a decision. */
            left: number;
            kept: components["schemas"]["IntervalOut"] | null;
        };
        /** @enum {string} */
        Part: "text" | "metadata" | "zones" | "passes" | "claims" | "identifiers" | "content" | "source" | "cue" | "addressee" | "speakers" | "speaker_entity" | "speaker_roles" | "no_speaker_stated" | "directness" | "claim_type" | "checkworthiness" | "certainty" | "was_said" | "parent" | "nesting" | "note" | "origin" | "guideline" | "annotators" | "verdict" | "verdict_scale" | "verdict_status" | "rationale" | "evidence" | "evidence_sets" | "earlier_verdicts" | "suggestions" | "decisions";
        /** @description What a file lacks of one part. */
        PartLostOut: {
            /** @description Items that are left out. */
            dropped: number;
            /** @description Items that are written otherwise. */
            changed: number;
            /** @description The first thousand of their identifiers. */
            ids: string[];
        };
        /** @description A part of the installation and its version. */
        PartVersionOut: {
            name: string;
            version: string;
        };
        /** @enum {string} */
        PassKind: "annotation" | "gold";
        /** @enum {string} */
        PassState: "assigned" | "leased" | "submitted" | "skipped" | "expired" | "withdrawn";
        /** @description Submitted passes with suggestions, and without. */
        PassesOut: {
            shown: components["schemas"]["UsedOut"];
            hidden: components["schemas"]["UsedOut"];
        };
        /** @description Whether an account is open. */
        PatchedAccountIn: {
            active?: boolean;
        };
        /** @description The words of a comment; `@` and a pseudonym, or what the writer calls a member, mention the member. */
        PatchedCommentTextIn: {
            text?: string;
        };
        /** @description Changes to a member: their role, whether they have access at all, how many articles they may have open (0: no limit of their own). */
        PatchedMemberChangeIn: {
            role?: components["schemas"]["Role"];
            active?: boolean;
            most_open?: number;
        };
        /** @description The name by which others know a person. */
        PatchedNameIn: {
            name?: string;
        };
        /** @description Changes to a project's settings: also the labels of its scale, and a new version of the guideline. */
        PatchedProjectChangeIn: {
            name?: string;
            language?: string;
            scale?: components["schemas"]["ScaleIn"];
            engine?: components["schemas"]["EngineEnum"] | components["schemas"]["BlankEnum"];
            annotators_per_article?: number;
            overlap_share?: number;
            control_share?: number;
            blind?: boolean;
            auto_promote?: boolean;
            claim_types?: components["schemas"]["ClaimType"][];
            accept_all_score?: number | null;
            quotes_in_content?: boolean;
            verdict_required?: boolean;
            required_fields?: components["schemas"]["RequiredFieldsEnum"][];
            guideline?: string;
        };
        /** @description Outcomes of the suggestions of one pattern. */
        PatternOut: {
            accepted: number;
            edited: number;
            rejected: number;
            /** @description Shown in a submitted pass and left without a decision. */
            left: number;
            kept: components["schemas"]["IntervalOut"] | null;
            /** @description The reason without the word that matched. */
            pattern: components["schemas"]["MessageOut"] | null;
        };
        /** @description Why somebody gets no further articles; they read it. */
        PauseIn: {
            reason: string;
        };
        /** @description Somebody who is signed in. */
        PersonOut: {
            id: number;
            username: string;
            name: string;
            administrator: boolean;
            may_create_projects: boolean;
        };
        /** @enum {string} */
        PlaceEnum: "free" | "mine" | "submitted" | "full";
        /** @description Whether the person can take the requested article, and how their own earlier pass over it ended. */
        PlaceOut: {
            passes_submitted: number;
            passes_needed: number;
            /** @description Null for those who take no work. */
            place: components["schemas"]["PlaceEnum"] | components["schemas"]["NullEnum"];
            /** Format: date-time */
            free_at: string | null;
            held_by: string[];
            yours: components["schemas"]["YoursEnum"] | components["schemas"]["NullEnum"];
            article: components["schemas"]["NamedArticleOut"];
        };
        /** @enum {string} */
        Preset: "attribution" | "verification" | "both";
        /** @description The beginning of a dataset: lines of its first record as people read it, and how many articles there are, where some are chosen as far as 1,000. */
        PreviewOut: {
            lines: string[];
            articles: number;
            /** @description How many claims a selection chooses, as far as 1,000; null where it chooses all. */
            claims: number | null;
        };
        /** @description What differs from the release before: claims, and articles. */
        PreviousOut: {
            number: number;
            added: number;
            removed: number;
            changed: number;
            articles_added: number;
            articles_removed: number;
        };
        /** @description One reason why a pass cannot be submitted yet. */
        ProblemOut: {
            /** Format: uuid */
            claim: string;
            code: components["schemas"]["ErrorCode"];
            message: string;
        };
        /** @description The progress of a project: for annotators of a blind project that of their own work. */
        ProgressOut: {
            articles: number;
            articles_done: number;
            articles_in_work: number;
            passes_needed: number;
            passes_submitted: number;
            claims: number;
            /** @description Articles whose gold layer is finished; this and what follows: null where it is not told. */
            articles_settled: number | null;
            /** @description Those, and articles that need one person, who has submitted them. */
            articles_of_record: number | null;
            /** @description Claims of finished gold layers. */
            gold_claims: number | null;
            /** @description Claims of record, each counted once. */
            record_claims: number | null;
            mine_submitted: number;
            mine_leased: number;
        };
        /** @description The projects of one person. */
        ProjectListOut: {
            results: components["schemas"]["ProjectOut"][];
            next: string | null;
        };
        /** @description A project as its members see it. */
        ProjectOut: {
            /** Format: uuid */
            id: string;
            name: string;
            scale: components["schemas"]["ScaleOut"];
            claim_types: string[];
            /** Format: double */
            accept_all_score: number | null;
            quotes_in_content: boolean;
            verdict_required: boolean;
            engine: string;
            engine_available: boolean;
            engine_note: components["schemas"]["MessageOut"] | null;
            guideline: components["schemas"]["GuidelineRefOut"] | null;
            language: string;
            role: components["schemas"]["Role"];
            /** @description The actions that the person's role permits. */
            allowed: components["schemas"]["Action"][];
            /** @description Why a manager gives the person no further articles; null if they are not paused. */
            paused: string | null;
            annotators_per_article: number;
            /** Format: double */
            overlap_share: number;
            /** Format: double */
            control_share: number;
            blind: boolean;
            /** @description What every claim needs beside its speaker. */
            required_fields: components["schemas"]["RequiredFieldsEnum"][];
            /**
             * Format: date-time
             * @description Since when it can only be read.
             */
            archived_at: string | null;
            /** Format: date-time */
            deleted_at: string | null;
            /**
             * Format: date-time
             * @description Until when a deleted project can be restored.
             */
            purge_on: string | null;
            progress: components["schemas"]["ProgressOut"];
        };
        /** @description What a new token is called, for how long it is valid, and for which actions; without `actions` for all. */
        ProjectTokenIn: {
            name?: string;
            days?: number;
            actions?: ("read_project" | "edit_project" | "end_project" | "list_members" | "manage_people" | "list_articles" | "read_articles" | "import_articles" | "run_engines" | "follow_jobs" | "take_work" | "add_speakers" | "comment" | "read_work" | "distribute_work" | "return_work" | "adjudicate" | "see_agreement" | "see_names" | "export")[] | null;
        };
        /** @description Create or change a claim; `base` is the version that the edit is based on, 0 for a new claim. */
        PutOp: {
            base?: number;
            put: components["schemas"]["ClaimIn"];
        };
        /** @description The quality of suggestions in one project. */
        QualityOut: {
            limits: components["schemas"]["LimitsOfQualityOut"];
            passes: components["schemas"]["PassesOut"];
            outcomes: components["schemas"]["OutcomesOut"];
            patterns: components["schemas"]["PatternOut"][];
            bands: components["schemas"]["BandOut"][];
            corrections: components["schemas"]["CorrectionsOut"];
            seconds: components["schemas"]["ContrastOut"];
            anchoring: components["schemas"]["ContrastOut"];
            gold: components["schemas"]["GoldOut"];
            versions: components["schemas"]["VersionOut"][];
            /** @description How many claims of these passes no current suggestion overlaps. */
            missed_claims: number;
            missed: components["schemas"]["MissOut"][];
            rejected: components["schemas"]["RejectionOut"][];
        };
        /** @description A page of the queue; pass `next` as `after` to get the next page. */
        QueueListOut: {
            results: components["schemas"]["QueuedArticleOut"][];
            next: string | null;
        };
        /** @description Where the person stands in the project. */
        QueueOut: {
            number: number;
            articles: number;
            mine_submitted: number;
        };
        /** @description An article of the queue: its turn, its free places, and whoever has the others. */
        QueuedArticleOut: {
            /** Format: uuid */
            id: string;
            number: number;
            title: string;
            publisher: string;
            /** Format: date */
            published_on: string | null;
            state: components["schemas"]["ArticleState"];
            /** @description As in the list of articles. */
            layer: components["schemas"]["LayerEnum"] | components["schemas"]["NullEnum"];
            /** @description 1 high, 0 normal, -1 low. */
            priority: number;
            /** @description Null unless it is put aside. */
            set_aside_reason: string | null;
            /** @description How many more people may take it. */
            places: number;
            people: components["schemas"]["HolderOut"][];
            /** Format: date-time */
            created_at: string;
        };
        /** @description An article with its frozen text, and whether the person can take it. */
        ReadArticleOut: {
            /** Format: uuid */
            id: string;
            number: number;
            title: string;
            url: string;
            publisher: string;
            byline: string[];
            /** Format: date */
            published_on: string | null;
            language: string;
            text: string;
            /** @description The text as screens show it where lines were broken to a width: of the same length, with these lines joined. */
            shown: string | null;
            length: number;
            text_sha256: string;
            zones: components["schemas"]["ZoneOut"][];
            passes_submitted: number;
            passes_needed: number;
            /** @description Null for those who take no work. */
            place: components["schemas"]["PlaceEnum"] | components["schemas"]["NullEnum"];
            /** Format: date-time */
            free_at: string | null;
            held_by: string[];
        };
        /** @description A page of claims; `next` goes into `after`. */
        ReadClaimListOut: {
            results: components["schemas"]["ReadClaimOut"][];
            next: string | null;
        };
        /** @description A claim to read: what it says, who says it, who marked it, and the verdict if there is one. */
        ReadClaimOut: {
            /** Format: uuid */
            id: string;
            /**
             * Format: uuid
             * @description The pass that it belongs to.
             */
            assignment: string;
            /** @description Where that pass stands. */
            state: components["schemas"]["PassState"];
            /** @description Ordinary work, or the gold layer. */
            kind: components["schemas"]["PassKind"];
            /** @description Whose pass it is: a name, or as in "Annotator 2". */
            who: string;
            me: boolean;
            content: components["schemas"]["Fragments"];
            source: components["schemas"]["Fragments"];
            cue: components["schemas"]["Fragments"];
            addressee: components["schemas"]["Fragments"];
            speakers: string[];
            no_speaker_stated: boolean;
            directness: components["schemas"]["Directness"];
            /** @description The label's key. */
            verdict: string | null;
        };
        /** @description The result of one row of a file: `line` is where it begins, `record` its number in the file, both from 1. */
        ReadRowOut: {
            file: string;
            line: number;
            record: number;
            status: components["schemas"]["RowStatus"];
            /** Format: uuid */
            article: string | null;
            number: number | null;
            title: string;
            code: components["schemas"]["ErrorCode"] | components["schemas"]["NullEnum"];
            field: string | null;
            message: string | null;
            cleaned: string[];
            /** @description Line ends inside paragraphs, where lines were broken to a width: they are read as one. */
            lines_joined: number;
            warnings: components["schemas"]["WarningOut"][];
            /** Format: uuid */
            held: string | null;
        };
        /** @description Somebody whose passes are compared. */
        ReaderOut: {
            /**
             * Format: uuid
             * @description The membership; null for somebody who has none any more.
             */
            id: string | null;
            name: string;
            /** @description The figures of everybody else, by slot. */
            without: {
                [key: string]: number | null;
            };
        };
        /** @description Why an article is skipped. */
        ReasonIn: {
            /** @default  */
            reason: string;
        };
        /** @description A rejected suggestion with a high score. */
        RejectionOut: {
            /** Format: uuid */
            id: string;
            /** Format: uuid */
            article: string;
            number: number;
            title: string;
            content: components["schemas"]["Fragments"];
            before: string;
            exact: string;
            after: string;
            /** @description The number of passes in which it was marked or rejected. */
            passes: number;
            /** Format: double */
            score: number;
            reason: components["schemas"]["MessageOut"] | null;
            engine: string;
            engine_version: string;
        };
        /** @description What a release holds and how its articles are dealt into splits. */
        ReleaseIn: {
            /**
             * @description parquet or jsonl.
             * @default parquet
             */
            format: string;
            /** @default all */
            layer: string;
            selection?: components["schemas"]["SelectionIn"];
            /** @description Percent for train, validation and test, together 100; 80, 10, 10 where they are left out. */
            shares?: number[];
            /**
             * @description Another one deals otherwise.
             * @default on record
             */
            seed: string;
            /** @description So many speakers, the rarest first, whose articles become the split unseen_speakers. */
            hold_out_speakers?: number;
        };
        /** @description A release in the making. */
        ReleaseJobOut: {
            /** Format: uuid */
            id: string;
            kind: string;
            /** Format: uuid */
            project: string | null;
            state: components["schemas"]["JobState"];
            done: number;
            total: number;
            error: components["schemas"]["JobErrorOut"] | null;
            /** Format: date-time */
            created_at: string;
            /** Format: date-time */
            started_at: string | null;
            /** Format: date-time */
            finished_at: string | null;
            /** @description Its identifier (release) and its number, once it is made. */
            result: {
                [key: string]: unknown;
            } | null;
        };
        /** @description Releases, the newest first, and what became of the newest job where it did not make one. */
        ReleaseListOut: {
            results: components["schemas"]["ReleaseOut"][];
            making: components["schemas"]["ReleaseJobOut"] | null;
        };
        /** @description The whole manifest of a release. */
        ReleaseManifestOut: {
            schema: string;
            offset_unit: string;
            project: string;
            release: number;
            /** Format: date */
            made_on: string;
            /** Format: date */
            snapshot_on: string;
            format: string;
            layer: string;
            selection: {
                [key: string]: unknown;
            };
            texts: {
                [key: string]: number;
            };
            articles: number;
            claims: number;
            verdicts: number;
            evidence: number;
            speakers: number;
            suggestions: number;
            decisions: number;
            comments_left_out: number;
            lost: {
                [key: string]: number;
            };
            splits: {
                [key: string]: components["schemas"]["SplitOut"];
            };
            split: components["schemas"]["DealingOut"];
            leaks: components["schemas"]["LeakOut"][];
            licences: {
                [key: string]: number;
            };
            languages: {
                [key: string]: number;
            };
            engines: string[];
            scale: components["schemas"]["ReleaseScaleOut"];
            guidelines: number[];
            previous: components["schemas"]["PreviousOut"] | null;
            /** @description How far people agree: docs/agreement.md. */
            agreement: {
                [key: string]: unknown;
            };
            /** @description The files of data: path, split, articles, bytes, sha256. */
            files: {
                [key: string]: unknown;
            }[];
        };
        /** @description One release. */
        ReleaseOut: {
            /** Format: uuid */
            id: string;
            number: number;
            /** Format: date-time */
            made_at: string;
            manifest: components["schemas"]["ReleaseSummaryOut"];
            file_name: string;
            bytes: number;
            sha256: string;
            /** @description The lines of Python that read it from its unpacked folder. */
            loader: string;
            withdrawn: components["schemas"]["WithdrawnOut"] | null;
        };
        /** @description The verdict scale: names by key. */
        ReleaseScaleOut: {
            key: string;
            labels: {
                [key: string]: string;
            };
        };
        /** @description The manifest of a release without its figures of agreement and its files. */
        ReleaseSummaryOut: {
            schema: string;
            offset_unit: string;
            project: string;
            release: number;
            /** Format: date */
            made_on: string;
            /** Format: date */
            snapshot_on: string;
            format: string;
            layer: string;
            selection: {
                [key: string]: unknown;
            };
            texts: {
                [key: string]: number;
            };
            articles: number;
            claims: number;
            verdicts: number;
            evidence: number;
            speakers: number;
            suggestions: number;
            decisions: number;
            comments_left_out: number;
            lost: {
                [key: string]: number;
            };
            splits: {
                [key: string]: components["schemas"]["SplitOut"];
            };
            split: components["schemas"]["DealingOut"];
            leaks: components["schemas"]["LeakOut"][];
            licences: {
                [key: string]: number;
            };
            languages: {
                [key: string]: number;
            };
            engines: string[];
            scale: components["schemas"]["ReleaseScaleOut"];
            guidelines: number[];
            previous: components["schemas"]["PreviousOut"] | null;
            /**
             * Format: double
             * @description How far people find the same claims (F1); null where no two have read one article.
             */
            found: number | null;
        };
        /** @enum {string} */
        RequiredFieldsEnum: "source" | "cue" | "claim_type" | "checkworthiness" | "certainty" | "was_said" | "evidence";
        /** @description How a group was settled. */
        ResolutionOut: {
            version: number;
            action: components["schemas"]["SettledAs"];
            /** @description The gold claims. */
            claims: string[];
            /** @description The claim from which a slot is that they differ in, or own. */
            fields: {
                [key: string]: string;
            };
            /** @description Whether somebody's verdict is not the one that was given. */
            overruled: boolean;
            cause: components["schemas"]["Cause"] | components["schemas"]["NullEnum"];
            reason: string;
            rule: string;
            /** Format: date-time */
            at: string;
        };
        Result: components["schemas"]["OkOut"] | components["schemas"]["ConflictOut"] | components["schemas"]["InvalidOut"];
        /** @description Why a pass is sent back, and the claims that the reason is about, if it is about some. */
        ReturnIn: {
            reason: string;
            claims?: string[];
        };
        /** @description Why a pass was sent back, and the claims that the reason is about. */
        ReturnedOut: {
            /** Format: date-time */
            at: string;
            reason: string;
            claims: string[];
        };
        /** @description A pass that was sent back: when, and why. */
        ReturnedPassOut: {
            /** Format: uuid */
            assignment: string;
            state: components["schemas"]["PassState"];
            article: components["schemas"]["NamedArticleOut"];
            publisher: string;
            claims: number;
            /**
             * Format: date-time
             * @description Null unless it is leased.
             */
            lease_expires_at: string | null;
            /**
             * Format: date
             * @description By when it should be done, if whoever assigned it said so.
             */
            due_on: string | null;
            /** Format: date-time */
            submitted_at: string | null;
            /** Format: date-time */
            at: string;
            reason: string;
            /** @description How many of its claims the reason names. */
            about: number;
        };
        /** @description A page of articles, those on which people differ most first; `next` goes into `after`. */
        ReviewOut: {
            results: components["schemas"]["WaitingOut"][];
            counts: components["schemas"]["StagesOut"];
            next: string | null;
        };
        /** @enum {string} */
        ReviewStage: "ready" | "open" | "stale" | "done";
        /** @enum {string} */
        Role: "viewer" | "annotator" | "adjudicator" | "manager" | "exporter";
        /** @description An office of a speaker to create; only the position is required. */
        RoleIn: {
            position: string;
            organisation?: string | null;
            from?: string | "" | null;
            to?: string | "" | null;
        };
        /** @description An office of a speaker. */
        RoleOut: {
            position: string;
            organisation: string;
            /** Format: date */
            from: string | null;
            /** Format: date */
            to: string | null;
        };
        /** @enum {string} */
        RowStatus: "created" | "duplicate" | "invalid" | "held" | "left_out";
        /** @description What the annotate screen needs to know of a project. */
        RulesOut: {
            /** Format: uuid */
            id: string;
            name: string;
            scale: components["schemas"]["ScaleOut"];
            claim_types: string[];
            /** Format: double */
            accept_all_score: number | null;
            quotes_in_content: boolean;
            verdict_required: boolean;
            engine: string;
            engine_available: boolean;
            engine_note: components["schemas"]["MessageOut"] | null;
            guideline: components["schemas"]["GuidelineRefOut"] | null;
        };
        /** @enum {string} */
        ScaleEnum: "averitec" | "desk" | "fever" | "politifact";
        /** @description All labels of the scale that are not merged, and the `version` on which the change is based. */
        ScaleIn: {
            labels: components["schemas"]["LabelIn"][];
            /** @description The `version` of the scale as it was read. */
            version: string;
        };
        /** @description One verdict scale for new projects. */
        ScaleNameOut: {
            key: string;
            name: string;
        };
        /** @description A verdict scale. */
        ScaleOut: {
            key: string;
            name: string;
            labels: components["schemas"]["LabelOut"][];
        };
        /** @description Which claims and articles a dataset holds, and how much of the texts; what is left out chooses everything. */
        SelectionIn: {
            /** @description Claims by their newest verdict. */
            status?: components["schemas"]["SelectionInStatusEnum"];
            /** @description Claims with one of these verdicts: keys of the project's scale. */
            labels?: string[];
            /** @description Claims of one of these speakers. */
            speakers?: string[];
            /** @description Claims of one of these types. */
            claim_types?: components["schemas"]["SelectionInClaimTypesEnum"][];
            /** @description Articles in one of these languages (BCP 47); a tag stands for its regions too. */
            languages?: string[];
            /** @description Articles of one of these publishers. */
            publishers?: string[];
            /**
             * Format: date
             * @description Articles published on this day or later.
             */
            published_from?: string | null;
            /**
             * Format: date
             * @description Articles published on this day or earlier.
             */
            published_to?: string | null;
            /** @description What is given of each article: its text, the marked words, or their offsets alone. */
            text?: components["schemas"]["TextEnum"];
            /** @description Articles under one of these licences are given with their text, the others with the marked words; null: all are. */
            licences?: string[] | null;
        };
        /** @enum {string} */
        SelectionInClaimTypesEnum: "event_property" | "numerical" | "causal" | "quote_verification" | "position_statement" | "prediction" | "law_or_rule" | "personal_experience" | "directive" | "other";
        /** @enum {string} */
        SelectionInStatusEnum: "any" | "judged" | "final";
        /** @description Who is signed in, if anybody, and what this server offers beside a password. */
        SessionOut: {
            user: components["schemas"]["PersonOut"] | null;
            /** @description Whether passwords are reset by mail, and addresses confirmed. */
            mail: boolean;
            /** @description Name of the identity provider at which people may sign in; null where there is none. */
            provider: string | null;
        };
        /** @description Settle a group of claims, or open it again; `base` is the version of the settlement that was seen, 0 for none. */
        SettleOp: {
            as: components["schemas"]["SettledAs"];
            base?: number;
            members?: components["schemas"]["SettledClaimIn"][];
            claims?: string[];
            cause?: components["schemas"]["Cause"] | components["schemas"]["NullEnum"];
            reason?: string | null;
            rule?: string | null;
            /** Format: uuid */
            settle: string;
        };
        /** @enum {string} */
        SettledAs: "merge" | "take" | "mix" | "all_wrong" | "drop" | "add" | "reopened";
        /** @description A claim of a pass that is settled, and the version that was seen. */
        SettledClaimIn: {
            /** Format: uuid */
            claim: string;
            version?: number;
        };
        /** @description One side of a comparison: passes with suggestions, or without. */
        SideOut: {
            articles: number;
            passes: number;
            figure: components["schemas"]["IntervalOut"] | null;
        };
        /** @enum {string} */
        SlotEnum: "content" | "source" | "cue" | "addressee" | "ignore";
        /** @description A speaker to create; the client may choose the identifier, so that the request can be repeated. */
        SpeakerIn: {
            name: string;
            kind: components["schemas"]["SpeakerKind"];
            anonymous?: boolean;
            descriptor?: string | null;
            country?: string | null;
            wikidata_id?: string | null;
            aliases?: string[] | null;
            roles?: components["schemas"]["RoleIn"][] | null;
            /** Format: uuid */
            id?: string;
        };
        /** @enum {string} */
        SpeakerKind: "person" | "organisation" | "government_body" | "collective" | "document" | "unspecified";
        /** @description Speakers found. */
        SpeakerListOut: {
            results: components["schemas"]["SpeakerOut"][];
            next: string | null;
        };
        /** @description A speaker to create in a batch; the client chooses the identifier, so that the batch can be repeated. */
        SpeakerOfBatchIn: {
            name: string;
            kind: components["schemas"]["SpeakerKind"];
            anonymous?: boolean;
            descriptor?: string | null;
            country?: string | null;
            wikidata_id?: string | null;
            aliases?: string[] | null;
            roles?: components["schemas"]["RoleIn"][] | null;
            /** Format: uuid */
            id: string;
        };
        /** @description Create a speaker; it goes before the claims that name it. */
        SpeakerOp: {
            speaker: components["schemas"]["SpeakerOfBatchIn"];
        };
        /** @description A person, organisation or document that makes claims. */
        SpeakerOut: {
            /** Format: uuid */
            id: string;
            name: string;
            kind: components["schemas"]["SpeakerKind"];
            anonymous: boolean;
            descriptor: string;
            country: string;
            wikidata_id: string;
            aliases: string[];
            roles: components["schemas"]["RoleOut"][];
            claims: number;
            /** Format: uuid */
            article: string | null;
        };
        /** @description What one split holds. */
        SplitOut: {
            articles: number;
            claims: number;
            verdicts: number;
            evidence: number;
            speakers: number;
            /**
             * Format: double
             * @description Share of its claims by named speakers none of whom speaks in the first split.
             */
            by_unseen: number | null;
        };
        /** @description Median and 90th percentile of a distribution. */
        SpreadOut: {
            /** Format: double */
            median: number;
            /** Format: double */
            p90: number;
        };
        /** @description How many articles are in each stage, up to a thousand in all. */
        StagesOut: {
            ready: number;
            open: number;
            stale: number;
            done: number;
        };
        /** @enum {string} */
        Stance: "supports" | "refutes" | "neutral";
        /** @description The last changes before a pass is handed in, as for sync; an empty object where there are none. */
        SubmitIn: {
            /** @default 0 */
            active_seconds: number;
            /**
             * Format: int64
             * @description Rises with every batch; a batch that was overtaken by a later one is refused.
             */
            turn?: number | null;
            /** @description The operations, in order. */
            ops?: components["schemas"]["Op"][];
        };
        /** @description Which articles (null: all that have not been read yet) and which engine (empty: the project's). */
        SuggestIn: {
            articles?: string[] | null;
            /** @default  */
            engine: string;
        };
        /** @description An engine at work. */
        SuggestJobOut: {
            /** Format: uuid */
            id: string;
            kind: string;
            /** Format: uuid */
            project: string | null;
            state: components["schemas"]["JobState"];
            done: number;
            total: number;
            error: components["schemas"]["JobErrorOut"] | null;
            /** Format: date-time */
            created_at: string;
            /** Format: date-time */
            started_at: string | null;
            /** Format: date-time */
            finished_at: string | null;
            result: components["schemas"]["SuggestResultOut"] | null;
        };
        /** @description What an engine has done so far; `notes` says what people should know, such as that a fallback was used. */
        SuggestResultOut: {
            engine: string;
            engine_version: string;
            notes: components["schemas"]["MessageOut"][];
            suggestions: number;
            articles: number;
        };
        /** @description What an engine proposes. */
        SuggestionOut: {
            /** Format: uuid */
            id: string;
            content: components["schemas"]["Fragments"];
            source: components["schemas"]["Fragments"];
            cue: components["schemas"]["Fragments"];
            directness: components["schemas"]["Directness"];
            /** Format: double */
            score: number;
            reason: components["schemas"]["MessageOut"] | null;
            /**
             * Format: double
             * @description How likely the project's people call it worth checking, 0..1; a key to sort by.
             */
            checkworthiness: number | null;
            engine: string;
            engine_version: string;
            speaker: components["schemas"]["GuessOut"];
            /** Format: uuid */
            parent: string | null;
            nesting: components["schemas"]["Nesting"] | components["schemas"]["NullEnum"];
            decision: components["schemas"]["Outcome"] | components["schemas"]["NullEnum"];
            /** Format: uuid */
            claim: string | null;
        };
        /** @enum {string} */
        SuggestionsHiddenEnum: "control" | "held_out" | "no_engine";
        /** @description A manifest without the figures of agreement and the texts of the guideline. */
        SummaryOut: {
            schema: string;
            offset_unit: string;
            format: string;
            project: string;
            layer: string;
            /** @description What was chosen, as it was asked for; empty: everything. Missing from older datasets. */
            selection?: {
                [key: string]: unknown;
            };
            /** @description Articles by what is given of them: full, quotes, offsets; missing from older datasets. */
            texts?: {
                [key: string]: number;
            };
            /** Format: date */
            snapshot_on: string;
            articles: number;
            claims: number;
            verdicts: number;
            evidence: number;
            speakers: number;
            suggestions: number;
            decisions: number;
            /** @description Missing from datasets built before there were comments. */
            comments_left_out?: number;
            /** @description What the format could not hold, by part; missing from datasets built before this was counted. */
            lost?: {
                [key: string]: number;
            };
            engines: string[];
            scale: string;
            bytes: number;
            sha256: string;
        };
        /** @description A batch of changes, and how long the person was active since the last one (seconds). */
        SyncIn: {
            /** @default 0 */
            active_seconds: number;
            /**
             * Format: int64
             * @description Rises with every batch; a batch that was overtaken by a later one is refused.
             */
            turn?: number | null;
            /** @description The operations, in order. */
            ops: components["schemas"]["Op"][];
        };
        /** @description What became of a batch, change by change, in its order. */
        SyncOut: {
            results: components["schemas"]["Result"][];
            assignment: components["schemas"]["AssignmentOut"];
        };
        /** @enum {string} */
        TextEnum: "full" | "quotes" | "offsets";
        /** @description How many people annotate the article then. */
        ThirdOut: {
            passes_needed: number;
        };
        /** @description The same, and the one project that it is for; without one for all of the person's. */
        TokenIn: {
            name?: string;
            days?: number;
            actions?: ("read_project" | "edit_project" | "end_project" | "list_members" | "manage_people" | "list_articles" | "read_articles" | "import_articles" | "run_engines" | "follow_jobs" | "take_work" | "add_speakers" | "comment" | "read_work" | "distribute_work" | "return_work" | "adjudicate" | "see_agreement" | "see_names" | "export")[] | null;
            /** Format: uuid */
            project?: string | null;
        };
        /** @description Tokens of one person. */
        TokenListOut: {
            results: components["schemas"]["TokenOut"][];
        };
        /** @description A token without its secret; `begins` is the beginning of the secret. */
        TokenOut: {
            /** Format: uuid */
            id: string;
            name: string;
            /** @description User name of whoever it acts as. */
            person: string;
            begins: string;
            /** @description Null where it is for all projects of its person. */
            project: components["schemas"]["TokenProjectOut"] | null;
            /** @description The only actions that it is for, as far as the role permits them; null for all. */
            actions: ("read_project" | "edit_project" | "end_project" | "list_members" | "manage_people" | "list_articles" | "read_articles" | "import_articles" | "run_engines" | "follow_jobs" | "take_work" | "add_speakers" | "comment" | "read_work" | "distribute_work" | "return_work" | "adjudicate" | "see_agreement" | "see_names" | "export")[] | null;
            /** Format: date-time */
            created_at: string;
            /** Format: date-time */
            expires_at: string | null;
            expired: boolean;
            /**
             * Format: date
             * @description Day of the last request, in UTC.
             */
            last_used_on: string | null;
        };
        /** @description The one project that a token is for. */
        TokenProjectOut: {
            /** Format: uuid */
            id: string;
            name: string;
        };
        /** @description An article or a claim that is refused, or a claim of which something is left out. */
        ToldOut: {
            where: string;
            article: number | null;
            claim: string | null;
            status: components["schemas"]["ToldOutStatusEnum"];
            code: components["schemas"]["ErrorCode"];
            message: string;
        };
        /** @enum {string} */
        ToldOutStatusEnum: "refused" | "changed";
        /** @description A training under way. */
        TrainJobOut: {
            /** Format: uuid */
            id: string;
            kind: string;
            /** Format: uuid */
            project: string | null;
            state: components["schemas"]["JobState"];
            done: number;
            total: number;
            error: components["schemas"]["JobErrorOut"] | null;
            /** Format: date-time */
            created_at: string;
            /** Format: date-time */
            started_at: string | null;
            /** Format: date-time */
            finished_at: string | null;
            result: {
                [key: string]: unknown;
            } | null;
        };
        /** @description What training waits for. */
        TrainingOut: {
            available: boolean;
            note: components["schemas"]["MessageOut"] | null;
            /** @description Starts by itself: the project's engine is one that learns. */
            automatic: boolean;
            /** @description Submitted articles to learn from. */
            articles: number;
            /** @description How many of them the first training needs. */
            needed: number;
            /** @description Submitted articles to measure on. */
            held_out: number;
            held_out_needed: number;
            /**
             * Format: double
             * @description 0 while the project is too small to hold any out.
             */
            held_out_share: number;
            /** @description Articles that a project has when it begins to hold some out. */
            holds_out_from: number;
            /** @description Articles to learn from at which training starts by itself. */
            next_at: number;
            job: components["schemas"]["JobOut"] | null;
        };
        /** @description A group of claims that is not settled. */
        UnsettledOut: {
            /** Format: uuid */
            key: string;
            state: string;
            missing: string[];
        };
        /** @description The number of passes, and how many of the newest the figures use. */
        UsedOut: {
            submitted: number;
            used: number;
        };
        /** @description One value of a slot; a verdict has the name, sign and colour of its label. */
        ValueOut: {
            key: string;
            name: string;
            sign: string;
            color: string;
        };
        /** @description A judgement of whether a claim is true; `label` is a key of the project's scale. */
        VerdictIn: {
            label: string;
            rationale?: string | null;
            status?: components["schemas"]["VerdictStatus"];
            evidence?: components["schemas"]["EvidenceIn"][];
        };
        /** @description A judgement of whether a claim is true. */
        VerdictOut: {
            label: string;
            rationale: string;
            status: components["schemas"]["VerdictStatus"];
            evidence: components["schemas"]["EvidenceOut"][];
        };
        /** @enum {string} */
        VerdictStatus: "draft" | "final";
        /** @description One engine version: its agreement with gold, and the outcomes of its suggestions. */
        VersionOut: {
            engine: string;
            engine_version: string;
            /** Format: date-time */
            first_at: string;
            articles: number;
            gold_articles: number;
            claims: number;
            suggestions: number;
            /** Format: double */
            precision: number | null;
            /** Format: double */
            recall: number | null;
            f1: components["schemas"]["IntervalOut"] | null;
            /** Format: double */
            exact_f1: number | null;
            speaker: components["schemas"]["IntervalOut"] | null;
            outcomes: components["schemas"]["OutcomesOut"];
        };
        /** @description An article that can be adjudicated, or is or was. */
        WaitingOut: {
            /** Format: uuid */
            article: string;
            number: number;
            title: string;
            stage: components["schemas"]["ReviewStage"];
            passes: number;
            differences: number;
            /** @description Whether the reader has worked on it, so that others adjudicate it. */
            own: boolean;
            /** @description Whether the gold pass is the reader's. */
            mine: boolean;
            adjudicator: string | null;
            /** Format: date-time */
            touched_at: string | null;
        };
        /** @enum {string} */
        WarningCode: "nul" | "mojibake" | "replacement_characters" | "markup" | "rtf" | "language";
        /** @description One kind of warning about a text: its first place, count, a few words around it, and these repaired if possible. */
        WarningOut: {
            code: components["schemas"]["WarningCode"];
            line: number;
            column: number;
            count: number;
            sample: string;
            repaired: string;
            language: string;
        };
        /** @enum {string} */
        WhyUndefinedEnum: "no_pair" | "few_pairs" | "all_alike";
        /** @description Why a release must not be used any more. */
        WithdrawIn: {
            reason: string;
        };
        /** @description That a release must not be used any more. */
        WithdrawnOut: {
            /** Format: date-time */
            at: string;
            reason: string;
        };
        /** @description Everything needed to work on one article. */
        WorkOut: {
            assignment: components["schemas"]["AssignmentOut"];
            project: components["schemas"]["RulesOut"];
            article: components["schemas"]["ArticleOut"];
            suggestions: components["schemas"]["SuggestionOut"][];
            /** @description Whether an engine is still to read the article. */
            suggestions_pending: boolean;
            claims: components["schemas"]["ClaimOut"][];
            speakers: components["schemas"]["SpeakerOut"][];
            queue: components["schemas"]["QueueOut"];
        };
        /** @description What was learned of check-worthiness: average precision (0..1) beside the share that chance would reach. */
        WorthinessOut: {
            labels: number;
            worth: number;
            /** Format: double */
            average_precision: number | null;
            /** Format: double */
            share: number | null;
            used: boolean;
        };
        /** @enum {string} */
        YoursEnum: "expired" | "skipped" | "withdrawn";
        /** @enum {string} */
        ZoneKind: "headline" | "byline" | "dateline" | "body" | "caption" | "boilerplate";
        /** @description Part of a page: code points, end exclusive. */
        ZoneOut: {
            start: number;
            end: number;
            kind: components["schemas"]["ZoneKind"];
        };
    };
    responses: never;
    parameters: never;
    requestBodies: never;
    headers: never;
    pathItems: never;
}
export type $defs = Record<string, never>;
export interface operations {
    accounts_list: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["AccountListOut"];
                };
            };
            "4XX": {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ErrorOut"];
                };
            };
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ErrorOut"];
                };
            };
        };
    };
    accounts_partial_update: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                person: number;
            };
            cookie?: never;
        };
        requestBody?: {
            content: {
                "application/json": components["schemas"]["PatchedAccountIn"];
            };
        };
        responses: {
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["AccountOut"];
                };
            };
            "4XX": {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ErrorOut"];
                };
            };
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ErrorOut"];
                };
            };
        };
    };
    accounts_tokens_list: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                person: number;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["TokenListOut"];
                };
            };
            "4XX": {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ErrorOut"];
                };
            };
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ErrorOut"];
                };
            };
        };
    };
    articles_retrieve: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                article: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ReadArticleOut"];
                };
            };
            "4XX": {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ErrorOut"];
                };
            };
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ErrorOut"];
                };
            };
        };
    };
    articles_claims_list: {
        parameters: {
            query?: {
                /** @description What `next` of the page before said. */
                after?: string;
                /** @description Only claims of the gold layer, or those of record. */
                layer?: "gold" | "record";
            };
            header?: never;
            path: {
                article: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ReadClaimListOut"];
                };
            };
            "4XX": {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ErrorOut"];
                };
            };
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ErrorOut"];
                };
            };
        };
    };
    articles_comments_list: {
        parameters: {
            query?: {
                /** @description What `next` of the page before said. */
                after?: string;
                /** @description Only the thread on this claim. */
                claim?: string;
            };
            header?: never;
            path: {
                article: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["CommentListOut"];
                };
            };
            "4XX": {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ErrorOut"];
                };
            };
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ErrorOut"];
                };
            };
        };
    };
    articles_comments_create: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                article: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["CommentIn"];
            };
        };
        responses: {
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["CommentOut"];
                };
            };
            201: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["CommentOut"];
                };
            };
            "4XX": {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ErrorOut"];
                };
            };
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ErrorOut"];
                };
            };
        };
    };
    articles_gold_read: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                article: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["AdjudicationOut"];
                };
            };
            "4XX": {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ErrorOut"];
                };
            };
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ErrorOut"];
                };
            };
        };
    };
    articles_gold_create: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                article: string;
            };
            cookie?: never;
        };
        requestBody?: {
            content: {
                "application/json": components["schemas"]["OpenIn"];
            };
        };
        responses: {
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["AdjudicationOut"];
                };
            };
            "4XX": {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ErrorOut"];
                };
            };
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ErrorOut"];
                };
            };
        };
    };
    articles_history_list: {
        parameters: {
            query?: {
                /** @description What `next` of the page before said. */
                after?: string;
                /** @description Only what happened to this claim. */
                claim?: string;
            };
            header?: never;
            path: {
                article: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["HistoryOut"];
                };
            };
            "4XX": {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ErrorOut"];
                };
            };
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ErrorOut"];
                };
            };
        };
    };
    articles_third_create: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                article: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ThirdOut"];
                };
            };
            "4XX": {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ErrorOut"];
                };
            };
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ErrorOut"];
                };
            };
        };
    };
    assignments_retrieve: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                assignment: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["WorkOut"];
                };
            };
            "4XX": {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ErrorOut"];
                };
            };
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ErrorOut"];
                };
            };
        };
    };
    assignments_claims_update: {
        parameters: {
            query?: never;
            header?: {
                /** @description The version the edit is based on, as in "3"; "0" for a new claim. */
                "If-Match"?: string;
            };
            path: {
                assignment: string;
                claim: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["ClaimPutIn"];
            };
        };
        responses: {
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ClaimOut"];
                };
            };
            "4XX": {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ErrorOut"];
                };
            };
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ErrorOut"];
                };
            };
        };
    };
    assignments_claims_destroy: {
        parameters: {
            query?: never;
            header?: {
                /** @description The version the edit is based on, as in "3"; "0" for a new claim. */
                "If-Match"?: string;
            };
            path: {
                assignment: string;
                claim: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description No response body */
            204: {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
            "4XX": {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ErrorOut"];
                };
            };
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ErrorOut"];
                };
            };
        };
    };
    assignments_release_create: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                assignment: string;
            };
            cookie?: never;
        };
        requestBody?: {
            content: {
                "application/json": components["schemas"]["ReasonIn"];
            };
        };
        responses: {
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["AssignmentWrapOut"];
                };
            };
            "4XX": {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ErrorOut"];
                };
            };
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ErrorOut"];
                };
            };
        };
    };
    assignments_reopen_create: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                assignment: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["AssignmentWrapOut"];
                };
            };
            "4XX": {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ErrorOut"];
                };
            };
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ErrorOut"];
                };
            };
        };
    };
    assignments_return_create: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                assignment: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["ReturnIn"];
            };
        };
        responses: {
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["AssignmentWrapOut"];
                };
            };
            "4XX": {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ErrorOut"];
                };
            };
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ErrorOut"];
                };
            };
        };
    };
    assignments_skip_create: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                assignment: string;
            };
            cookie?: never;
        };
        requestBody?: {
            content: {
                "application/json": components["schemas"]["ReasonIn"];
            };
        };
        responses: {
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["AssignmentWrapOut"];
                };
            };
            "4XX": {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ErrorOut"];
                };
            };
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ErrorOut"];
                };
            };
        };
    };
    assignments_submit_create: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                assignment: string;
            };
            cookie?: never;
        };
        requestBody?: {
            content: {
                "application/json": components["schemas"]["SubmitIn"];
            };
        };
        responses: {
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["SyncOut"];
                };
            };
            "4XX": {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ErrorOut"];
                };
            };
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ErrorOut"];
                };
            };
        };
    };
    assignments_sync_create: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                assignment: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["SyncIn"];
            };
        };
        responses: {
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["SyncOut"];
                };
            };
            "4XX": {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ErrorOut"];
                };
            };
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ErrorOut"];
                };
            };
        };
    };
    claims_restore_create: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                claim: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description No response body */
            204: {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
            "4XX": {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ErrorOut"];
                };
            };
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ErrorOut"];
                };
            };
        };
    };
    comments_destroy: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                comment: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description No response body */
            204: {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
            "4XX": {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ErrorOut"];
                };
            };
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ErrorOut"];
                };
            };
        };
    };
    comments_partial_update: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                comment: string;
            };
            cookie?: never;
        };
        requestBody?: {
            content: {
                "application/json": components["schemas"]["PatchedCommentTextIn"];
            };
        };
        responses: {
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["CommentOut"];
                };
            };
            "4XX": {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ErrorOut"];
                };
            };
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ErrorOut"];
                };
            };
        };
    };
    comments_read_create: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                comment: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description No response body */
            204: {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
            "4XX": {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ErrorOut"];
                };
            };
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ErrorOut"];
                };
            };
        };
    };
    digest_retrieve: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["DigestOut"];
                };
            };
            "4XX": {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ErrorOut"];
                };
            };
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ErrorOut"];
                };
            };
        };
    };
    digest_update: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["DigestIn"];
            };
        };
        responses: {
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["DigestOut"];
                };
            };
            "4XX": {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ErrorOut"];
                };
            };
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ErrorOut"];
                };
            };
        };
    };
    exports_file_retrieve: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                job: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/octet-stream": string;
                };
            };
            "4XX": {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ErrorOut"];
                };
            };
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ErrorOut"];
                };
            };
        };
    };
    exports_loss_retrieve: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                job: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["LossOut"];
                };
            };
            "4XX": {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ErrorOut"];
                };
            };
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ErrorOut"];
                };
            };
        };
    };
    exports_manifest_retrieve: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                job: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ManifestOut"];
                };
            };
            "4XX": {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ErrorOut"];
                };
            };
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ErrorOut"];
                };
            };
        };
    };
    gold_finish_create: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                assignment: string;
            };
            cookie?: never;
        };
        requestBody?: {
            content: {
                "application/json": components["schemas"]["FinishIn"];
            };
        };
        responses: {
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["SyncOut"];
                };
            };
            "4XX": {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ErrorOut"];
                };
            };
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ErrorOut"];
                };
            };
        };
    };
    gold_reopen_create: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                assignment: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["AssignmentWrapOut"];
                };
            };
            "4XX": {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ErrorOut"];
                };
            };
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ErrorOut"];
                };
            };
        };
    };
    gold_sync_create: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                assignment: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["GoldSyncIn"];
            };
        };
        responses: {
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["SyncOut"];
                };
            };
            "4XX": {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ErrorOut"];
                };
            };
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ErrorOut"];
                };
            };
        };
    };
    imports_undo: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                job: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["AnnotationsJobOut"];
                };
            };
            "4XX": {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ErrorOut"];
                };
            };
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ErrorOut"];
                };
            };
        };
    };
    imports_commit: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                job: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["CommitIn"];
            };
        };
        responses: {
            202: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["AnnotationsJobOut"];
                };
            };
            "4XX": {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ErrorOut"];
                };
            };
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ErrorOut"];
                };
            };
        };
    };
    imports_report: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                job: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "text/csv": string;
                };
            };
            "4XX": {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ErrorOut"];
                };
            };
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ErrorOut"];
                };
            };
        };
    };
    instance: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["InstanceOut"];
                };
            };
            "4XX": {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ErrorOut"];
                };
            };
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ErrorOut"];
                };
            };
        };
    };
    jobs_retrieve: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                job: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["JobOut"];
                };
            };
            "4XX": {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ErrorOut"];
                };
            };
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ErrorOut"];
                };
            };
        };
    };
    jobs_cancel_create: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                job: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["JobOut"];
                };
            };
            "4XX": {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ErrorOut"];
                };
            };
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ErrorOut"];
                };
            };
        };
    };
    mentions_list: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["MentionListOut"];
                };
            };
            "4XX": {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ErrorOut"];
                };
            };
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ErrorOut"];
                };
            };
        };
    };
    meta_read: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["MetaOut"];
                };
            };
            "4XX": {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ErrorOut"];
                };
            };
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ErrorOut"];
                };
            };
        };
    };
    projects_list: {
        parameters: {
            query?: {
                deleted?: boolean;
            };
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ProjectListOut"];
                };
            };
            "4XX": {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ErrorOut"];
                };
            };
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ErrorOut"];
                };
            };
        };
    };
    projects_create: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["NewProjectIn"];
            };
        };
        responses: {
            201: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ProjectOut"];
                };
            };
            "4XX": {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ErrorOut"];
                };
            };
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ErrorOut"];
                };
            };
        };
    };
    projects_retrieve: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                project: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ProjectOut"];
                };
            };
            "4XX": {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ErrorOut"];
                };
            };
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ErrorOut"];
                };
            };
        };
    };
    projects_destroy: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                project: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            202: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["DeletedOut"];
                };
            };
            "4XX": {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ErrorOut"];
                };
            };
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ErrorOut"];
                };
            };
        };
    };
    projects_partial_update: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                project: string;
            };
            cookie?: never;
        };
        requestBody?: {
            content: {
                "application/json": components["schemas"]["PatchedProjectChangeIn"];
            };
        };
        responses: {
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ProjectOut"];
                };
            };
            "4XX": {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ErrorOut"];
                };
            };
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ErrorOut"];
                };
            };
        };
    };
    projects_agreement: {
        parameters: {
            query?: {
                /** @description First day on which the later pass of two was submitted. */
                from?: string;
                /** @description Members, separated by commas: two of them are compared; a single one is compared with everybody. */
                people?: string;
                /** @description Last such day. */
                to?: string;
            };
            header?: never;
            path: {
                project: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["AgreementOut"];
                };
            };
            "4XX": {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ErrorOut"];
                };
            };
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ErrorOut"];
                };
            };
        };
    };
    projects_agreement_compare: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                project: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            202: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["CompareJobOut"];
                };
            };
            "4XX": {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ErrorOut"];
                };
            };
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ErrorOut"];
                };
            };
        };
    };
    projects_agreement_examples: {
        parameters: {
            query?: {
                /** @description `next` of the page before. */
                after?: string;
                /** @description Two values of the slot, separated by a comma: one person's and the other's. */
                cell?: string;
                /** @description Members, separated by commas: two of them are compared; a single one is compared with everybody. */
                people?: string;
                slot?: "found" | "boundary" | "source" | "cue" | "addressee" | "speaker" | "directness" | "claim_type" | "checkworthiness" | "was_said" | "verdict";
            };
            header?: never;
            path: {
                project: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["AgreementExamplesOut"];
                };
            };
            "4XX": {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ErrorOut"];
                };
            };
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ErrorOut"];
                };
            };
        };
    };
    projects_archive_create: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                project: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ProjectOut"];
                };
            };
            "4XX": {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ErrorOut"];
                };
            };
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ErrorOut"];
                };
            };
        };
    };
    projects_articles_list: {
        parameters: {
            query?: {
                /** @description The value of `next` in the previous page. */
                after?: string;
                /** @description Articles per page; 50 by default. */
                limit?: number;
                /** @description Words in the text, in the syntax of web searches. */
                q?: string;
                state?: "done" | "gold" | "in_work" | "new" | "record";
            };
            header?: never;
            path: {
                project: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ArticleListOut"];
                };
            };
            "4XX": {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ErrorOut"];
                };
            };
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ErrorOut"];
                };
            };
        };
    };
    projects_articles_create: {
        parameters: {
            query?: {
                /** @description Import articles with warnings too, instead of holding them for a decision. */
                accept_warnings?: boolean;
            };
            header?: never;
            path: {
                project: string;
            };
            cookie?: never;
        };
        requestBody?: {
            content: {
                "application/json": components["schemas"]["ArticlesIn"];
            };
        };
        responses: {
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ImportedOut"];
                };
            };
            201: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ImportedOut"];
                };
            };
            "4XX": {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ErrorOut"];
                };
            };
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ErrorOut"];
                };
            };
        };
    };
    projects_bulk_create: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                project: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["BulkIn"];
            };
        };
        responses: {
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["BulkOut"];
                };
            };
            "4XX": {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ErrorOut"];
                };
            };
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ErrorOut"];
                };
            };
        };
    };
    projects_clone_create: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                project: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["CloneIn"];
            };
        };
        responses: {
            201: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ProjectOut"];
                };
            };
            "4XX": {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ErrorOut"];
                };
            };
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ErrorOut"];
                };
            };
        };
    };
    projects_consequences_retrieve: {
        parameters: {
            query?: {
                annotators_per_article?: number;
                overlap_share?: number;
            };
            header?: never;
            path: {
                project: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ConsequencesOut"];
                };
            };
            "4XX": {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ErrorOut"];
                };
            };
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ErrorOut"];
                };
            };
        };
    };
    projects_engines_retrieve: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                project: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["EnginesOut"];
                };
            };
            "4XX": {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ErrorOut"];
                };
            };
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ErrorOut"];
                };
            };
        };
    };
    projects_engines_promote_create: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                engine: string;
                project: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["EnginesOut"];
                };
            };
            "4XX": {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ErrorOut"];
                };
            };
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ErrorOut"];
                };
            };
        };
    };
    projects_engines_rules_promote: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                project: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["EnginesOut"];
                };
            };
            "4XX": {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ErrorOut"];
                };
            };
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ErrorOut"];
                };
            };
        };
    };
    projects_exports_list: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                project: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ExportListOut"];
                };
            };
            "4XX": {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ErrorOut"];
                };
            };
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ErrorOut"];
                };
            };
        };
    };
    projects_exports_create: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                project: string;
            };
            cookie?: never;
        };
        requestBody?: {
            content: {
                "application/json": components["schemas"]["ExportIn"];
            };
        };
        responses: {
            202: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ExportJobOut"];
                };
            };
            "4XX": {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ErrorOut"];
                };
            };
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ErrorOut"];
                };
            };
        };
    };
    projects_exports_preview_retrieve: {
        parameters: {
            query?: {
                format?: string;
                layer?: string;
                /** @description The `selection` of an export, as JSON. */
                selection?: string;
            };
            header?: never;
            path: {
                project: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["PreviewOut"];
                };
            };
            "4XX": {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ErrorOut"];
                };
            };
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ErrorOut"];
                };
            };
        };
    };
    projects_feedback_list: {
        parameters: {
            query?: {
                /** @description What `next` of the page before said. */
                after?: string;
            };
            header?: never;
            path: {
                project: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["FeedbackOut"];
                };
            };
            "4XX": {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ErrorOut"];
                };
            };
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ErrorOut"];
                };
            };
        };
    };
    projects_guideline_retrieve: {
        parameters: {
            query?: {
                number?: number;
            };
            header?: never;
            path: {
                project: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["GuidelineOut"];
                };
            };
            "4XX": {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ErrorOut"];
                };
            };
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ErrorOut"];
                };
            };
        };
    };
    projects_guideline_create: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                project: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["GuidelineIn"];
            };
        };
        responses: {
            201: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["GuidelineOut"];
                };
            };
            "4XX": {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ErrorOut"];
                };
            };
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ErrorOut"];
                };
            };
        };
    };
    projects_held_list: {
        parameters: {
            query?: {
                after?: string;
                limit?: number;
            };
            header?: never;
            path: {
                project: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["HeldListOut"];
                };
            };
            "4XX": {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ErrorOut"];
                };
            };
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ErrorOut"];
                };
            };
        };
    };
    projects_held_decide: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                project: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["DecideIn"];
            };
        };
        responses: {
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["DecidedOut"];
                };
            };
            "4XX": {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ErrorOut"];
                };
            };
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ErrorOut"];
                };
            };
        };
    };
    projects_history_list: {
        parameters: {
            query?: {
                /** @description The value of `next` in the previous page. */
                after?: string;
                /** @description Its number. */
                article?: number;
                /** @description A day, in UTC. */
                day?: string;
                /** @description An entry: what it stands for, one by one; with the other filters as before. */
                entry?: string;
                subject?: "article" | "assignment" | "claim" | "comment" | "guideline" | "member" | "mention" | "project" | "scale" | "speaker" | "suggestion" | "token";
                /** @description An account; 0: the system. */
                who?: number;
            };
            header?: never;
            path: {
                project: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["HappenedPageOut"];
                };
            };
            "4XX": {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ErrorOut"];
                };
            };
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ErrorOut"];
                };
            };
        };
    };
    projects_history_file_retrieve: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                project: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/x-ndjson": string;
                };
            };
            "4XX": {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ErrorOut"];
                };
            };
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ErrorOut"];
                };
            };
        };
    };
    projects_imports_create: {
        parameters: {
            query?: {
                /** @description Import articles with warnings too, instead of holding them for a decision. */
                accept_warnings?: boolean;
            };
            header?: never;
            path: {
                project: string;
            };
            cookie?: never;
        };
        requestBody?: {
            content: {
                "multipart/form-data": {
                    files: string[];
                };
            };
        };
        responses: {
            202: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ImportJobOut"];
                };
            };
            "4XX": {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ErrorOut"];
                };
            };
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ErrorOut"];
                };
            };
        };
    };
    projects_imports_annotations: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                project: string;
            };
            cookie?: never;
        };
        requestBody?: {
            content: {
                "multipart/form-data": {
                    files: string[];
                    /** @enum {string} */
                    format?: "" | "jsonl" | "parquet" | "csv" | "tsv" | "brat" | "conll" | "docbin" | "webanno" | "cas" | "w3c" | "label_studio" | "doccano" | "citron";
                };
            };
        };
        responses: {
            202: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["AnnotationsJobOut"];
                };
            };
            "4XX": {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ErrorOut"];
                };
            };
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ErrorOut"];
                };
            };
        };
    };
    projects_invitations_create: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                project: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["InvitationsIn"];
            };
        };
        responses: {
            201: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["InvitedListOut"];
                };
            };
            "4XX": {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ErrorOut"];
                };
            };
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ErrorOut"];
                };
            };
        };
    };
    projects_jobs_list: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                project: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["JobListOut"];
                };
            };
            "4XX": {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ErrorOut"];
                };
            };
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ErrorOut"];
                };
            };
        };
    };
    projects_members_list: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                project: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["MemberListOut"];
                };
            };
            "4XX": {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ErrorOut"];
                };
            };
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ErrorOut"];
                };
            };
        };
    };
    projects_members_create: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                project: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["MemberIn"];
            };
        };
        responses: {
            201: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["MemberOut"];
                };
            };
            "4XX": {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ErrorOut"];
                };
            };
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ErrorOut"];
                };
            };
        };
    };
    projects_members_destroy: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                member: string;
                project: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description No response body */
            204: {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
            "4XX": {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ErrorOut"];
                };
            };
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ErrorOut"];
                };
            };
        };
    };
    projects_members_partial_update: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                member: string;
                project: string;
            };
            cookie?: never;
        };
        requestBody?: {
            content: {
                "application/json": components["schemas"]["PatchedMemberChangeIn"];
            };
        };
        responses: {
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["MemberOut"];
                };
            };
            "4XX": {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ErrorOut"];
                };
            };
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ErrorOut"];
                };
            };
        };
    };
    projects_members_link_create: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                member: string;
                project: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            201: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["InvitedOut"];
                };
            };
            "4XX": {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ErrorOut"];
                };
            };
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ErrorOut"];
                };
            };
        };
    };
    projects_members_pause_create: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                member: string;
                project: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["PauseIn"];
            };
        };
        responses: {
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["MemberOut"];
                };
            };
            "4XX": {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ErrorOut"];
                };
            };
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ErrorOut"];
                };
            };
        };
    };
    projects_members_resume_create: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                member: string;
                project: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["MemberOut"];
                };
            };
            "4XX": {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ErrorOut"];
                };
            };
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ErrorOut"];
                };
            };
        };
    };
    projects_members_sign_out_create: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                member: string;
                project: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description No response body */
            204: {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
            "4XX": {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ErrorOut"];
                };
            };
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ErrorOut"];
                };
            };
        };
    };
    projects_mine_retrieve: {
        parameters: {
            query?: {
                /** @description Time zone of the days, as in Europe/Berlin; UTC by default. */
                zone?: string;
            };
            header?: never;
            path: {
                project: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["MineOut"];
                };
            };
            "4XX": {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ErrorOut"];
                };
            };
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ErrorOut"];
                };
            };
        };
    };
    projects_next_create: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                project: string;
            };
            cookie?: never;
        };
        requestBody?: {
            content: {
                "application/json": components["schemas"]["NextIn"];
            };
        };
        responses: {
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["WorkOut"];
                };
            };
            /** @description No response body */
            204: {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
            "4XX": {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ErrorOut"];
                };
            };
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ErrorOut"];
                };
            };
        };
    };
    projects_notices_retrieve: {
        parameters: {
            query?: {
                /** @description Time zone of the days, as in Europe/Berlin; UTC by default. */
                zone?: string;
            };
            header?: never;
            path: {
                project: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["NoticesOut"];
                };
            };
            "4XX": {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ErrorOut"];
                };
            };
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ErrorOut"];
                };
            };
        };
    };
    projects_queue_list: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                project: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["QueueListOut"];
                };
            };
            "4XX": {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ErrorOut"];
                };
            };
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ErrorOut"];
                };
            };
        };
    };
    projects_queue_order: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                project: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["OrderOut"];
                };
            };
            "4XX": {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ErrorOut"];
                };
            };
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ErrorOut"];
                };
            };
        };
    };
    projects_queue_set_order: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                project: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["OrderIn"];
            };
        };
        responses: {
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["OrderOut"];
                };
            };
            "4XX": {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ErrorOut"];
                };
            };
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ErrorOut"];
                };
            };
        };
    };
    projects_releases_list: {
        parameters: {
            query?: {
                number?: number;
            };
            header?: never;
            path: {
                project: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ReleaseListOut"];
                };
            };
            "4XX": {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ErrorOut"];
                };
            };
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ErrorOut"];
                };
            };
        };
    };
    projects_releases_create: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                project: string;
            };
            cookie?: never;
        };
        requestBody?: {
            content: {
                "application/json": components["schemas"]["ReleaseIn"];
            };
        };
        responses: {
            202: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ReleaseJobOut"];
                };
            };
            "4XX": {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ErrorOut"];
                };
            };
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ErrorOut"];
                };
            };
        };
    };
    projects_restore_create: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                project: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ProjectOut"];
                };
            };
            "4XX": {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ErrorOut"];
                };
            };
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ErrorOut"];
                };
            };
        };
    };
    projects_review_list: {
        parameters: {
            query?: {
                /** @description What `next` of the page before said. */
                after?: string;
                /** @description Only articles of this stage; without, all that are not done. */
                stage?: "ready" | "open" | "stale" | "done";
            };
            header?: never;
            path: {
                project: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ReviewOut"];
                };
            };
            "4XX": {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ErrorOut"];
                };
            };
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ErrorOut"];
                };
            };
        };
    };
    projects_scale_retrieve: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                project: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["EditedScaleOut"];
                };
            };
            "4XX": {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ErrorOut"];
                };
            };
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ErrorOut"];
                };
            };
        };
    };
    projects_scale_merges_create: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                project: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["MergeIn"];
            };
        };
        responses: {
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["MergeOut"];
                };
            };
            "4XX": {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ErrorOut"];
                };
            };
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ErrorOut"];
                };
            };
        };
    };
    projects_scale_merges_destroy: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                label: string;
                project: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["EditedScaleOut"];
                };
            };
            "4XX": {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ErrorOut"];
                };
            };
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ErrorOut"];
                };
            };
        };
    };
    projects_speakers_list: {
        parameters: {
            query?: {
                limit?: number;
                q?: string;
            };
            header?: never;
            path: {
                project: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["SpeakerListOut"];
                };
            };
            "4XX": {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ErrorOut"];
                };
            };
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ErrorOut"];
                };
            };
        };
    };
    projects_speakers_create: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                project: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["SpeakerIn"];
            };
        };
        responses: {
            201: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["SpeakerOut"];
                };
            };
            "4XX": {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ErrorOut"];
                };
            };
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ErrorOut"];
                };
            };
        };
    };
    projects_suggest_create: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                project: string;
            };
            cookie?: never;
        };
        requestBody?: {
            content: {
                "application/json": components["schemas"]["SuggestIn"];
            };
        };
        responses: {
            202: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["SuggestJobOut"];
                };
            };
            "4XX": {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ErrorOut"];
                };
            };
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ErrorOut"];
                };
            };
        };
    };
    projects_suggestions_quality: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                project: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["QualityOut"];
                };
            };
            "4XX": {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ErrorOut"];
                };
            };
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ErrorOut"];
                };
            };
        };
    };
    projects_tokens_list: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                project: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["TokenListOut"];
                };
            };
            "4XX": {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ErrorOut"];
                };
            };
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ErrorOut"];
                };
            };
        };
    };
    projects_tokens_create: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                project: string;
            };
            cookie?: never;
        };
        requestBody?: {
            content: {
                "application/json": components["schemas"]["ProjectTokenIn"];
            };
        };
        responses: {
            201: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["NewTokenOut"];
                };
            };
            "4XX": {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ErrorOut"];
                };
            };
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ErrorOut"];
                };
            };
        };
    };
    projects_tokens_destroy: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                project: string;
                token: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description No response body */
            204: {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
            "4XX": {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ErrorOut"];
                };
            };
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ErrorOut"];
                };
            };
        };
    };
    projects_train_create: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                project: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            202: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["TrainJobOut"];
                };
            };
            "4XX": {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ErrorOut"];
                };
            };
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ErrorOut"];
                };
            };
        };
    };
    releases_retrieve: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                release: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ReleaseOut"];
                };
            };
            "4XX": {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ErrorOut"];
                };
            };
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ErrorOut"];
                };
            };
        };
    };
    releases_file_retrieve: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                release: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/octet-stream": string;
                };
            };
            "4XX": {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ErrorOut"];
                };
            };
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ErrorOut"];
                };
            };
        };
    };
    releases_manifest_retrieve: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                release: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ReleaseManifestOut"];
                };
            };
            "4XX": {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ErrorOut"];
                };
            };
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ErrorOut"];
                };
            };
        };
    };
    releases_withdraw_create: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                release: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["WithdrawIn"];
            };
        };
        responses: {
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ReleaseOut"];
                };
            };
            "4XX": {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ErrorOut"];
                };
            };
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ErrorOut"];
                };
            };
        };
    };
    session_retrieve: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["SessionOut"];
                };
            };
            "4XX": {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ErrorOut"];
                };
            };
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ErrorOut"];
                };
            };
        };
    };
    session_partial_update: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: {
            content: {
                "application/json": components["schemas"]["PatchedNameIn"];
            };
        };
        responses: {
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["SessionOut"];
                };
            };
            "4XX": {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ErrorOut"];
                };
            };
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ErrorOut"];
                };
            };
        };
    };
    tokens_list: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["TokenListOut"];
                };
            };
            "4XX": {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ErrorOut"];
                };
            };
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ErrorOut"];
                };
            };
        };
    };
    tokens_create: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: {
            content: {
                "application/json": components["schemas"]["TokenIn"];
            };
        };
        responses: {
            201: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["NewTokenOut"];
                };
            };
            "4XX": {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ErrorOut"];
                };
            };
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ErrorOut"];
                };
            };
        };
    };
    tokens_destroy: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                token: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description No response body */
            204: {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
            "4XX": {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ErrorOut"];
                };
            };
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ErrorOut"];
                };
            };
        };
    };
}
