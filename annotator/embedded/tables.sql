-- Written by `make tables` from the migrations with the hash b9b38df7a41b77d5d808892bcf369d98799dd0b0a0334ae965ac95ce97565d86.
--
-- PostgreSQL database dump
--



SET statement_timeout = 0;
SET lock_timeout = 0;
SET idle_in_transaction_session_timeout = 0;
SET transaction_timeout = 0;
SET client_encoding = 'UTF8';
SET standard_conforming_strings = on;
SELECT pg_catalog.set_config('search_path', '', false);
SET check_function_bodies = false;
SET xmloption = content;
SET client_min_messages = warning;
SET row_security = off;

--
-- Name: pg_trgm; Type: EXTENSION; Schema: -; Owner: -
--

CREATE EXTENSION IF NOT EXISTS pg_trgm WITH SCHEMA public;


--
-- Name: EXTENSION pg_trgm; Type: COMMENT; Schema: -; Owner: -
--

COMMENT ON EXTENSION pg_trgm IS 'text similarity measurement and index searching based on trigrams';


--
-- Name: _pgtrigger_should_ignore(name); Type: FUNCTION; Schema: public; Owner: -
--

CREATE FUNCTION public._pgtrigger_should_ignore(trigger_name name) RETURNS boolean
    LANGUAGE sql STABLE
    AS $$
            SELECT coalesce(trigger_name::text = ANY(nullif(current_setting('pgtrigger.ignore', true), '')::text[]), false)
        $$;


--
-- Name: claims_count(uuid, boolean); Type: FUNCTION; Schema: public; Owner: -
--

CREATE FUNCTION public.claims_count(of_project uuid, forget boolean) RETURNS void
    LANGUAGE plpgsql
    SET enable_seqscan TO 'off'
    SET enable_hashjoin TO 'off'
    SET enable_mergejoin TO 'off'
    SET plan_cache_mode TO 'force_custom_plan'
    AS $$
BEGIN
    INSERT INTO claims_standing AS s
        (article_id, project_id, number, priority, place, needs, claims, gold_claims, open_slots, leased, submitted, handed_in, shown, read, side)
    SELECT a.id, a.project_id, a.number, a.priority, a.place, a.needs, p.claims, p.gold_claims, a.open_slots, p.leased, p.submitted, p.handed_in, p.shown,
           EXISTS (SELECT 1 FROM claims_suggestionrun r WHERE r.article_id = a.id),
           CASE WHEN (('x' || substr(encode(sha256(convert_to(a.text_sha256 || a.project_id::text, 'UTF8')), 'hex'), 1, 8))
            ::bit(32)::bigint / 4294967296.0 < 0.2 AND split_part(lower(replace(a.language, '_', '-')), '-', 1) IN ('en')) THEN 2 WHEN split_part(lower(replace(a.language, '_', '-')), '-', 1) = 'en' THEN 1 ELSE 0 END
    FROM claims_article a CROSS JOIN LATERAL (
        SELECT count(*) FILTER (WHERE kind = 'annotation' AND state IN ('leased', 'assigned')) AS leased,
               count(*) FILTER (WHERE kind = 'annotation' AND state = 'submitted') AS submitted,
               count(*) FILTER (WHERE state = 'submitted') AS handed_in, count(*) FILTER (WHERE suggestions_shown) AS shown,
               coalesce(sum(l.claims) FILTER (WHERE kind = 'annotation'), 0) AS claims,
               coalesce(sum(l.claims) FILTER (WHERE kind = 'gold'), 0) AS gold_claims
        FROM claims_assignment o CROSS JOIN LATERAL (
            SELECT count(*) AS claims FROM claims_claim c
            WHERE o.state = 'submitted' AND c.assignment_id = o.id AND c.deleted_at IS NULL
        ) l WHERE article_id = a.id
    ) p
    WHERE a.project_id = of_project
    ON CONFLICT (article_id) DO UPDATE SET open_slots = excluded.open_slots, leased = excluded.leased,
        submitted = excluded.submitted, handed_in = excluded.handed_in, shown = excluded.shown, read = excluded.read,
        side = excluded.side, needs = excluded.needs, claims = excluded.claims, gold_claims = excluded.gold_claims
    WHERE (s.open_slots, s.leased, s.submitted, s.handed_in, s.shown, s.read, s.side, s.needs, s.claims, s.gold_claims) IS DISTINCT FROM
        (excluded.open_slots, excluded.leased, excluded.submitted, excluded.handed_in, excluded.shown, excluded.read, excluded.side,
         excluded.needs, excluded.claims, excluded.gold_claims);

    IF forget THEN
        DELETE FROM claims_tally WHERE project_id = of_project;
        DELETE FROM claims_speakerdelta d USING claims_speaker s WHERE s.id = d.speaker_id AND s.project_id = of_project;
        DELETE FROM claims_versiontally WHERE project_id = of_project;
    END IF;
    INSERT INTO claims_tally (project_id, person, articles, open_slots, begun, shared, done, covered, learnt, held_out, leased,
                              submitted, settled, recorded, gold_claims, record_claims)
    SELECT of_project, 0, count(*), sum(open_slots), count(*) FILTER (WHERE stage = 1), count(*) FILTER (WHERE stage = 2),
           count(*) FILTER (WHERE stage = 3), count(*) FILTER (WHERE handed_in > 0), count(*) FILTER (WHERE learning = 1),
           count(*) FILTER (WHERE learning = 2), sum(leased), sum(submitted),
           count(*) FILTER (WHERE layer = 2), count(*) FILTER (WHERE layer > 0), sum(gold_claims),
           sum(CASE layer WHEN 2 THEN gold_claims WHEN 1 THEN claims ELSE 0 END)
    FROM claims_standing WHERE project_id = of_project HAVING count(*) > 0;
    INSERT INTO claims_tally (project_id, person, covered, leased, submitted, submitted_shown, leased_claims, submitted_claims)
    WITH passes AS MATERIALIZED (
        SELECT p.article_id, p.person_id, p.kind = 'annotation' AS ordinary, p.state, p.suggestions_shown,
               (SELECT count(*) FROM claims_claim c WHERE c.assignment_id = p.id AND c.deleted_at IS NULL) AS claims
        FROM claims_assignment p
        WHERE p.project_id = of_project
    )
    SELECT of_project, p.person_id,
           count(DISTINCT p.article_id) FILTER (WHERE p.state = 'submitted'),
           count(*) FILTER (WHERE p.ordinary AND p.state IN ('leased', 'assigned')), count(*) FILTER (WHERE p.ordinary AND p.state = 'submitted'),
           count(*) FILTER (WHERE p.ordinary AND p.state = 'submitted' AND p.suggestions_shown),
           coalesce(sum(p.claims) FILTER (WHERE p.ordinary AND p.state IN ('leased', 'assigned')), 0),
           coalesce(sum(p.claims) FILTER (WHERE p.ordinary AND p.state = 'submitted'), 0)
    FROM passes p GROUP BY p.person_id;
    INSERT INTO claims_tally (project_id, person, submitted_shown, leased_claims, submitted_claims)
    SELECT of_project, 0, sum(submitted_shown), sum(leased_claims), sum(submitted_claims)
    FROM claims_tally WHERE project_id = of_project AND person <> 0 HAVING count(*) > 0;

    UPDATE claims_speaker s SET mentions = n.mentions, submitted = n.submitted
    FROM claims_speaker o CROSS JOIN LATERAL (
        SELECT count(*) AS mentions, count(*) FILTER (WHERE p.state = 'submitted') AS submitted
        FROM claims_claimspeaker v JOIN claims_claim c ON c.id = v.claim_id JOIN claims_assignment p ON p.id = c.assignment_id
        WHERE v.speaker_id = o.id
    ) n
    WHERE o.project_id = of_project AND s.id = o.id AND (s.mentions, s.submitted) <> (n.mentions, n.submitted);

    INSERT INTO claims_versiontally (project_id, engine, engine_version, articles, first_at)
    SELECT of_project, r.engine, r.engine_version, count(*), min(r.created_at)
    FROM claims_suggestionrun r JOIN claims_article a ON a.id = r.article_id WHERE a.project_id = of_project GROUP BY 2, 3;

    INSERT INTO claims_articlelanguage (project_id, language)
    SELECT DISTINCT of_project, split_part(lower(replace(a.language, '_', '-')), '-', 1) FROM claims_article a WHERE a.project_id = of_project ON CONFLICT DO NOTHING;
END $$;


--
-- Name: claims_count_uses(uuid, boolean); Type: FUNCTION; Schema: public; Owner: -
--

CREATE FUNCTION public.claims_count_uses(of_project uuid, forget boolean) RETURNS void
    LANGUAGE plpgsql
    SET enable_seqscan TO 'off'
    SET enable_hashjoin TO 'off'
    SET enable_mergejoin TO 'off'
    SET plan_cache_mode TO 'force_custom_plan'
    AS $$
BEGIN
    IF forget THEN
        DELETE FROM claims_speakeruse WHERE project_id = of_project;
    END IF;
    INSERT INTO claims_speakeruse (project_id, person, speaker_id, uses)
    SELECT of_project, p.person_id, v.speaker_id, count(*)
    FROM claims_assignment p JOIN claims_claim c ON c.assignment_id = p.id JOIN claims_claimspeaker v ON v.claim_id = c.id
    WHERE p.project_id = of_project GROUP BY p.person_id, v.speaker_id;
END $$;


--
-- Name: claims_recount(uuid); Type: FUNCTION; Schema: public; Owner: -
--

CREATE FUNCTION public.claims_recount(of_project uuid) RETURNS void
    LANGUAGE plpgsql
    AS $$
BEGIN
    LOCK TABLE claims_article, claims_assignment, claims_claim, claims_claimspeaker, claims_suggestionrun
    IN SHARE ROW EXCLUSIVE MODE;
    PERFORM claims_count(of_project, true);
END $$;


--
-- Name: claims_speaker_add(uuid, integer, integer); Type: FUNCTION; Schema: public; Owner: -
--

CREATE FUNCTION public.claims_speaker_add(speaker uuid, more integer, more_submitted integer) RETURNS void
    LANGUAGE plpgsql
    AS $$
DECLARE
    waited record;
BEGIN
    UPDATE claims_speaker s SET mentions = s.mentions + more, submitted = s.submitted + more_submitted
    WHERE s.id = (SELECT f.id FROM claims_speaker f WHERE f.id = speaker FOR NO KEY UPDATE SKIP LOCKED);
    IF NOT FOUND THEN
        INSERT INTO claims_speakerdelta (speaker_id, mentions, submitted) VALUES (speaker, more, more_submitted);
    ELSIF EXISTS (SELECT 1 FROM claims_speakerdelta d WHERE d.speaker_id = speaker) THEN
        WITH gone AS (DELETE FROM claims_speakerdelta d WHERE d.speaker_id = speaker RETURNING d.mentions, d.submitted)
        SELECT coalesce(sum(g.mentions), 0)::int AS mentions, coalesce(sum(g.submitted), 0)::int AS submitted INTO waited FROM gone g;
        UPDATE claims_speaker s SET mentions = s.mentions + waited.mentions, submitted = s.submitted + waited.submitted
        WHERE s.id = speaker;
    END IF;
END $$;


SET default_tablespace = '';

SET default_table_access_method = heap;

--
-- Name: claims_tally; Type: TABLE; Schema: public; Owner: -
--

CREATE TABLE public.claims_tally (
    id bigint NOT NULL,
    person integer NOT NULL,
    articles integer DEFAULT 0 NOT NULL,
    open_slots integer DEFAULT 0 NOT NULL,
    begun integer DEFAULT 0 NOT NULL,
    shared integer DEFAULT 0 NOT NULL,
    done integer DEFAULT 0 NOT NULL,
    covered integer DEFAULT 0 NOT NULL,
    learnt integer DEFAULT 0 NOT NULL,
    held_out integer DEFAULT 0 NOT NULL,
    leased integer DEFAULT 0 NOT NULL,
    submitted integer DEFAULT 0 NOT NULL,
    submitted_shown integer DEFAULT 0 NOT NULL,
    leased_claims integer DEFAULT 0 NOT NULL,
    submitted_claims integer DEFAULT 0 NOT NULL,
    passed_to integer DEFAULT 0 NOT NULL,
    project_id uuid NOT NULL,
    gold_claims integer DEFAULT 0 NOT NULL,
    record_claims integer DEFAULT 0 NOT NULL,
    recorded integer DEFAULT 0 NOT NULL,
    settled integer DEFAULT 0 NOT NULL
);


--
-- Name: claims_tally_add(public.claims_tally); Type: FUNCTION; Schema: public; Owner: -
--

CREATE FUNCTION public.claims_tally_add(d public.claims_tally) RETURNS void
    LANGUAGE plpgsql
    AS $$
BEGIN
    UPDATE claims_tally t SET articles = t.articles + coalesce(d.articles, 0), open_slots = t.open_slots + coalesce(d.open_slots, 0), begun = t.begun + coalesce(d.begun, 0), shared = t.shared + coalesce(d.shared, 0), done = t.done + coalesce(d.done, 0), covered = t.covered + coalesce(d.covered, 0), learnt = t.learnt + coalesce(d.learnt, 0), held_out = t.held_out + coalesce(d.held_out, 0), leased = t.leased + coalesce(d.leased, 0), submitted = t.submitted + coalesce(d.submitted, 0), submitted_shown = t.submitted_shown + coalesce(d.submitted_shown, 0), leased_claims = t.leased_claims + coalesce(d.leased_claims, 0), submitted_claims = t.submitted_claims + coalesce(d.submitted_claims, 0), settled = t.settled + coalesce(d.settled, 0), recorded = t.recorded + coalesce(d.recorded, 0), gold_claims = t.gold_claims + coalesce(d.gold_claims, 0), record_claims = t.record_claims + coalesce(d.record_claims, 0)
    WHERE t.id = (SELECT f.id FROM claims_tally f WHERE f.project_id = d.project_id AND f.person = d.person
                  LIMIT 1 FOR NO KEY UPDATE SKIP LOCKED);
    IF NOT FOUND THEN
        INSERT INTO claims_tally (project_id, person, articles, open_slots, begun, shared, done, covered, learnt, held_out, leased, submitted, submitted_shown, leased_claims, submitted_claims, settled, recorded, gold_claims, record_claims)
        VALUES (d.project_id, d.person, coalesce(d.articles, 0), coalesce(d.open_slots, 0), coalesce(d.begun, 0), coalesce(d.shared, 0), coalesce(d.done, 0), coalesce(d.covered, 0), coalesce(d.learnt, 0), coalesce(d.held_out, 0), coalesce(d.leased, 0), coalesce(d.submitted, 0), coalesce(d.submitted_shown, 0), coalesce(d.leased_claims, 0), coalesce(d.submitted_claims, 0), coalesce(d.settled, 0), coalesce(d.recorded, 0), coalesce(d.gold_claims, 0), coalesce(d.record_claims, 0));
    END IF;
END $$;


--
-- Name: claims_use_add(uuid, integer, uuid, integer); Type: FUNCTION; Schema: public; Owner: -
--

CREATE FUNCTION public.claims_use_add(of_project uuid, of_person integer, of_speaker uuid, more integer) RETURNS void
    LANGUAGE plpgsql
    AS $$
BEGIN
    UPDATE claims_speakeruse u SET uses = u.uses + more
    WHERE u.id = (SELECT f.id FROM claims_speakeruse f WHERE f.speaker_id = of_speaker AND f.person = of_person
                  LIMIT 1 FOR NO KEY UPDATE SKIP LOCKED);
    IF NOT FOUND THEN
        INSERT INTO claims_speakeruse (project_id, person, speaker_id, uses) VALUES (of_project, of_person, of_speaker, more);
    END IF;
END $$;


--
-- Name: claims_version_add(uuid, text, text, integer, timestamp with time zone); Type: FUNCTION; Schema: public; Owner: -
--

CREATE FUNCTION public.claims_version_add(of_project uuid, of_engine text, of_version text, more integer, since timestamp with time zone) RETURNS void
    LANGUAGE plpgsql
    AS $$
DECLARE
    free bigint;
BEGIN
    SELECT id INTO free FROM claims_versiontally
    WHERE project_id = of_project AND engine = of_engine AND engine_version = of_version
    LIMIT 1 FOR NO KEY UPDATE SKIP LOCKED;
    IF FOUND THEN
        UPDATE claims_versiontally t SET articles = t.articles + more, first_at = least(t.first_at, since) WHERE t.id = free;
    ELSE
        INSERT INTO claims_versiontally (project_id, engine, engine_version, articles, first_at)
        VALUES (of_project, of_engine, of_version, more, since);
    END IF;
END $$;


--
-- Name: pgtrigger_annotators_are_numbered_18a47(); Type: FUNCTION; Schema: public; Owner: -
--

CREATE FUNCTION public.pgtrigger_annotators_are_numbered_18a47() RETURNS trigger
    LANGUAGE plpgsql
    AS $$
                
                BEGIN
                    IF ("public"._pgtrigger_should_ignore(TG_NAME) IS TRUE) THEN
                        IF (TG_OP = 'DELETE') THEN
                            RETURN OLD;
                        ELSE
                            RETURN NEW;
                        END IF;
                    END IF;
                    
                    PERFORM pg_advisory_xact_lock(hashtextextended('numbers ' || NEW.project_id, 0));
                    NEW.number := (SELECT coalesce(max(number), 0) + 1 FROM claims_member WHERE project_id = NEW.project_id);
                    RETURN NEW;
                
                END;
            $$;


--
-- Name: pgtrigger_articles_are_counted_a233b(); Type: FUNCTION; Schema: public; Owner: -
--

CREATE FUNCTION public.pgtrigger_articles_are_counted_a233b() RETURNS trigger
    LANGUAGE plpgsql
    AS $$
                DECLARE d claims_tally; r record;
                BEGIN
                    IF ("public"._pgtrigger_should_ignore(TG_NAME) IS TRUE) THEN
                        IF (TG_OP = 'DELETE') THEN
                            RETURN OLD;
                        ELSE
                            RETURN NEW;
                        END IF;
                    END IF;
                    
        INSERT INTO claims_standing (article_id, project_id, number, priority, place, open_slots, needs, side)
        SELECT a.id, a.project_id, a.number, a.priority, a.place, a.open_slots, a.needs, CASE WHEN (('x' || substr(encode(sha256(convert_to(a.text_sha256 || a.project_id::text, 'UTF8')), 'hex'), 1, 8))
            ::bit(32)::bigint / 4294967296.0 < 0.2
            AND split_part(lower(replace(a.language, '_', '-')), '-', 1) IN ('en')) THEN 2 WHEN split_part(lower(replace(a.language, '_', '-')), '-', 1) = 'en' THEN 1 ELSE 0 END FROM new_rows a;
        INSERT INTO claims_articlelanguage (project_id, language)
        SELECT DISTINCT a.project_id, split_part(lower(replace(a.language, '_', '-')), '-', 1) FROM new_rows a
        WHERE NOT EXISTS (SELECT 1 FROM claims_articlelanguage l
                          WHERE l.project_id = a.project_id AND l.language = split_part(lower(replace(a.language, '_', '-')), '-', 1))
        ON CONFLICT DO NOTHING;
        FOR r IN
            SELECT a.project_id, count(*) AS articles, sum(a.open_slots) AS slots, count(*) FILTER (WHERE a.open_slots = 0) AS done
            FROM new_rows a GROUP BY a.project_id
        LOOP
            d.project_id := r.project_id; d.person := 0;
            d.articles := r.articles; d.open_slots := r.slots; d.done := r.done;
            PERFORM claims_tally_add(d);
        END LOOP;
        RETURN NULL;
                END;
            $$;


--
-- Name: pgtrigger_claim_inside_text_739d1(); Type: FUNCTION; Schema: public; Owner: -
--

CREATE FUNCTION public.pgtrigger_claim_inside_text_739d1() RETURNS trigger
    LANGUAGE plpgsql
    AS $$
                DECLARE longest integer;
                BEGIN
                    IF ("public"._pgtrigger_should_ignore(TG_NAME) IS TRUE) THEN
                        IF (TG_OP = 'DELETE') THEN
                            RETURN OLD;
                        ELSE
                            RETURN NEW;
                        END IF;
                    END IF;
                    
    SELECT length INTO STRICT longest FROM claims_article WHERE id = (SELECT article_id FROM claims_assignment WHERE id = NEW.assignment_id);
    IF NOT NEW.content <@ int4multirange(int4range(0, longest))
       OR NOT NEW.source <@ int4multirange(int4range(0, longest))
       OR NOT NEW.cue <@ int4multirange(int4range(0, longest)) OR NOT NEW.addressee <@ int4multirange(int4range(0, longest))
    THEN RAISE EXCEPTION 'fragments_inside_text' USING ERRCODE = 'check_violation';
    END IF;
    RETURN NEW;

                END;
            $$;


--
-- Name: pgtrigger_claim_of_another_pass_b619f(); Type: FUNCTION; Schema: public; Owner: -
--

CREATE FUNCTION public.pgtrigger_claim_of_another_pass_b619f() RETURNS trigger
    LANGUAGE plpgsql
    AS $$
                
                BEGIN
                    IF ("public"._pgtrigger_should_ignore(TG_NAME) IS TRUE) THEN
                        IF (TG_OP = 'DELETE') THEN
                            RETURN OLD;
                        ELSE
                            RETURN NEW;
                        END IF;
                    END IF;
                    
    IF EXISTS (
        SELECT 1 FROM new_rows n
        WHERE NOT EXISTS (
            SELECT 1 FROM claims_claim c JOIN claims_assignment a ON a.id = c.assignment_id
            JOIN claims_assignment g ON g.id = n.gold_id
            WHERE c.id = n.claim_id AND a.article_id = g.article_id AND a.kind = 'annotation' AND g.kind = 'gold')
    ) THEN RAISE EXCEPTION 'claim_of_another_pass' USING ERRCODE = 'check_violation';
    END IF;
    RETURN NULL;

                END;
            $$;


--
-- Name: pgtrigger_claim_stays_of_another_pass_627ba(); Type: FUNCTION; Schema: public; Owner: -
--

CREATE FUNCTION public.pgtrigger_claim_stays_of_another_pass_627ba() RETURNS trigger
    LANGUAGE plpgsql
    AS $$
                
                BEGIN
                    IF ("public"._pgtrigger_should_ignore(TG_NAME) IS TRUE) THEN
                        IF (TG_OP = 'DELETE') THEN
                            RETURN OLD;
                        ELSE
                            RETURN NEW;
                        END IF;
                    END IF;
                    
    IF EXISTS (
        SELECT 1 FROM new_rows n
        WHERE NOT EXISTS (
            SELECT 1 FROM claims_claim c JOIN claims_assignment a ON a.id = c.assignment_id
            JOIN claims_assignment g ON g.id = n.gold_id
            WHERE c.id = n.claim_id AND a.article_id = g.article_id AND a.kind = 'annotation' AND g.kind = 'gold')
    ) THEN RAISE EXCEPTION 'claim_of_another_pass' USING ERRCODE = 'check_violation';
    END IF;
    RETURN NULL;

                END;
            $$;


--
-- Name: pgtrigger_claims_are_counted_5c785(); Type: FUNCTION; Schema: public; Owner: -
--

CREATE FUNCTION public.pgtrigger_claims_are_counted_5c785() RETURNS trigger
    LANGUAGE plpgsql
    AS $$
                DECLARE d claims_tally; r record;
                BEGIN
                    IF ("public"._pgtrigger_should_ignore(TG_NAME) IS TRUE) THEN
                        IF (TG_OP = 'DELETE') THEN
                            RETURN OLD;
                        ELSE
                            RETURN NEW;
                        END IF;
                    END IF;
                    
    FOR r IN
        SELECT a.project_id, a.person_id, sum(n.claims) FILTER (WHERE a.state <> 'submitted') AS leased,
               sum(n.claims) FILTER (WHERE a.state = 'submitted') AS submitted, a.kind = 'annotation' AS ordinary
        FROM (SELECT assignment_id, count(*) AS claims FROM new_rows WHERE deleted_at IS NULL GROUP BY assignment_id) n JOIN claims_assignment a ON a.id = n.assignment_id
        WHERE a.state IN ('leased', 'assigned', 'submitted')
        GROUP BY a.project_id, a.person_id, a.kind
    LOOP
        IF r.submitted IS NOT NULL THEN
            UPDATE claims_standing s
            SET claims = s.claims + c.claims * r.ordinary::int, gold_claims = s.gold_claims + c.claims * (NOT r.ordinary)::int
            FROM (
                SELECT a.article_id, sum(n.claims) AS claims FROM (SELECT assignment_id, count(*) AS claims FROM new_rows WHERE deleted_at IS NULL GROUP BY assignment_id) n JOIN claims_assignment a ON a.id = n.assignment_id
                WHERE a.state = 'submitted' AND a.project_id = r.project_id AND a.person_id = r.person_id
                  AND (a.kind = 'annotation') = r.ordinary GROUP BY a.article_id
            ) c WHERE s.article_id = c.article_id;
        END IF;
        CONTINUE WHEN NOT r.ordinary;
        d := NULL;
        d.project_id := r.project_id; d.person := 0;
        d.leased_claims := r.leased; d.submitted_claims := r.submitted;
        PERFORM claims_tally_add(d);
        d.person := r.person_id;
        PERFORM claims_tally_add(d);
    END LOOP;
RETURN NULL;
                END;
            $$;


--
-- Name: pgtrigger_claims_of_gold_f86a3(); Type: FUNCTION; Schema: public; Owner: -
--

CREATE FUNCTION public.pgtrigger_claims_of_gold_f86a3() RETURNS trigger
    LANGUAGE plpgsql
    AS $$
                
                BEGIN
                    IF ("public"._pgtrigger_should_ignore(TG_NAME) IS TRUE) THEN
                        IF (TG_OP = 'DELETE') THEN
                            RETURN OLD;
                        ELSE
                            RETURN NEW;
                        END IF;
                    END IF;
                    
    IF EXISTS (
        SELECT 1 FROM new_rows n CROSS JOIN LATERAL unnest(n.claims) k(id)
        WHERE (SELECT assignment_id FROM claims_claim c WHERE c.id = k.id) IS DISTINCT FROM n.gold_id
    ) THEN RAISE EXCEPTION 'claims_of_gold' USING ERRCODE = 'check_violation';
    END IF;
    RETURN NULL;

                END;
            $$;


--
-- Name: pgtrigger_comment_on_claim_of_article_3baa9(); Type: FUNCTION; Schema: public; Owner: -
--

CREATE FUNCTION public.pgtrigger_comment_on_claim_of_article_3baa9() RETURNS trigger
    LANGUAGE plpgsql
    AS $$
                
                BEGIN
                    IF ("public"._pgtrigger_should_ignore(TG_NAME) IS TRUE) THEN
                        IF (TG_OP = 'DELETE') THEN
                            RETURN OLD;
                        ELSE
                            RETURN NEW;
                        END IF;
                    END IF;
                    
                    IF NEW.claim_id IS NOT NULL AND NOT EXISTS (
                        SELECT 1 FROM claims_claim c JOIN claims_assignment a ON a.id = c.assignment_id
                        WHERE c.id = NEW.claim_id AND a.article_id = NEW.article_id
                    ) THEN RAISE EXCEPTION 'comment_on_claim_of_article' USING ERRCODE = 'check_violation';
                    END IF;
                    RETURN NEW;
                
                END;
            $$;


--
-- Name: pgtrigger_deletions_are_counted_529d0(); Type: FUNCTION; Schema: public; Owner: -
--

CREATE FUNCTION public.pgtrigger_deletions_are_counted_529d0() RETURNS trigger
    LANGUAGE plpgsql
    AS $$
                DECLARE d claims_tally; r record;
                BEGIN
                    IF ("public"._pgtrigger_should_ignore(TG_NAME) IS TRUE) THEN
                        IF (TG_OP = 'DELETE') THEN
                            RETURN OLD;
                        ELSE
                            RETURN NEW;
                        END IF;
                    END IF;
                    
    FOR r IN
        SELECT a.project_id, a.person_id, sum(n.claims) FILTER (WHERE a.state <> 'submitted') AS leased,
               sum(n.claims) FILTER (WHERE a.state = 'submitted') AS submitted, a.kind = 'annotation' AS ordinary
        FROM (SELECT NEW.assignment_id, CASE WHEN NEW.deleted_at IS NULL THEN 1 ELSE -1 END AS claims) n JOIN claims_assignment a ON a.id = n.assignment_id
        WHERE a.state IN ('leased', 'assigned', 'submitted')
        GROUP BY a.project_id, a.person_id, a.kind
    LOOP
        IF r.submitted IS NOT NULL THEN
            UPDATE claims_standing s
            SET claims = s.claims + c.claims * r.ordinary::int, gold_claims = s.gold_claims + c.claims * (NOT r.ordinary)::int
            FROM (
                SELECT a.article_id, sum(n.claims) AS claims FROM (SELECT NEW.assignment_id, CASE WHEN NEW.deleted_at IS NULL THEN 1 ELSE -1 END AS claims) n JOIN claims_assignment a ON a.id = n.assignment_id
                WHERE a.state = 'submitted' AND a.project_id = r.project_id AND a.person_id = r.person_id
                  AND (a.kind = 'annotation') = r.ordinary GROUP BY a.article_id
            ) c WHERE s.article_id = c.article_id;
        END IF;
        CONTINUE WHEN NOT r.ordinary;
        d := NULL;
        d.project_id := r.project_id; d.person := 0;
        d.leased_claims := r.leased; d.submitted_claims := r.submitted;
        PERFORM claims_tally_add(d);
        d.person := r.person_id;
        PERFORM claims_tally_add(d);
    END LOOP;
RETURN NULL;
                END;
            $$;


--
-- Name: pgtrigger_evidence_is_final_cb943(); Type: FUNCTION; Schema: public; Owner: -
--

CREATE FUNCTION public.pgtrigger_evidence_is_final_cb943() RETURNS trigger
    LANGUAGE plpgsql
    AS $$
                
                BEGIN
                    IF ("public"._pgtrigger_should_ignore(TG_NAME) IS TRUE) THEN
                        IF (TG_OP = 'DELETE') THEN
                            RETURN OLD;
                        ELSE
                            RETURN NEW;
                        END IF;
                    END IF;
                    RAISE EXCEPTION 'pgtrigger: Cannot update or delete rows from % table', TG_TABLE_NAME;
                END;
            $$;


--
-- Name: pgtrigger_evidence_is_kept_365bf(); Type: FUNCTION; Schema: public; Owner: -
--

CREATE FUNCTION public.pgtrigger_evidence_is_kept_365bf() RETURNS trigger
    LANGUAGE plpgsql
    AS $$
                
                BEGIN
                    IF ("public"._pgtrigger_should_ignore(TG_NAME) IS TRUE) THEN
                        IF (TG_OP = 'DELETE') THEN
                            RETURN OLD;
                        ELSE
                            RETURN NEW;
                        END IF;
                    END IF;
                    RAISE EXCEPTION 'Cannot truncate rows from % table', TG_TABLE_NAME;
                END;
            $$;


--
-- Name: pgtrigger_gold_is_whole_b2bf9(); Type: FUNCTION; Schema: public; Owner: -
--

CREATE FUNCTION public.pgtrigger_gold_is_whole_b2bf9() RETURNS trigger
    LANGUAGE plpgsql
    AS $$
                
                BEGIN
                    IF ("public"._pgtrigger_should_ignore(TG_NAME) IS TRUE) THEN
                        IF (TG_OP = 'DELETE') THEN
                            RETURN OLD;
                        ELSE
                            RETURN NEW;
                        END IF;
                    END IF;
                    
    IF EXISTS (
        SELECT 1 FROM claims_settlement s JOIN claims_resolution r ON r.id = s.resolution_id
        WHERE s.gold_id = NEW.id AND (r.action = 'reopened' OR (r.overruled AND r.reason = '')
                                      OR (r.action IN ('drop', 'all_wrong') AND r.cause = ''))
    ) THEN RAISE EXCEPTION 'gold_is_whole' USING ERRCODE = 'check_violation';
    END IF;
    RETURN NEW;
    
                END;
            $$;


--
-- Name: pgtrigger_history_is_final_c2336(); Type: FUNCTION; Schema: public; Owner: -
--

CREATE FUNCTION public.pgtrigger_history_is_final_c2336() RETURNS trigger
    LANGUAGE plpgsql
    AS $$
                
                BEGIN
                    IF ("public"._pgtrigger_should_ignore(TG_NAME) IS TRUE) THEN
                        IF (TG_OP = 'DELETE') THEN
                            RETURN OLD;
                        ELSE
                            RETURN NEW;
                        END IF;
                    END IF;
                    RAISE EXCEPTION 'pgtrigger: Cannot update or delete rows from % table', TG_TABLE_NAME;
                END;
            $$;


--
-- Name: pgtrigger_history_is_kept_0dab0(); Type: FUNCTION; Schema: public; Owner: -
--

CREATE FUNCTION public.pgtrigger_history_is_kept_0dab0() RETURNS trigger
    LANGUAGE plpgsql
    AS $$
                
                BEGIN
                    IF ("public"._pgtrigger_should_ignore(TG_NAME) IS TRUE) THEN
                        IF (TG_OP = 'DELETE') THEN
                            RETURN OLD;
                        ELSE
                            RETURN NEW;
                        END IF;
                    END IF;
                    RAISE EXCEPTION 'Cannot truncate rows from % table', TG_TABLE_NAME;
                END;
            $$;


--
-- Name: pgtrigger_label_of_project_521d8(); Type: FUNCTION; Schema: public; Owner: -
--

CREATE FUNCTION public.pgtrigger_label_of_project_521d8() RETURNS trigger
    LANGUAGE plpgsql
    AS $$
                
                BEGIN
                    IF ("public"._pgtrigger_should_ignore(TG_NAME) IS TRUE) THEN
                        IF (TG_OP = 'DELETE') THEN
                            RETURN OLD;
                        ELSE
                            RETURN NEW;
                        END IF;
                    END IF;
                    
    IF EXISTS (
        SELECT 1 FROM new_rows n
        WHERE n.label_id IS NOT NULL AND (
            (SELECT s.project_id FROM claims_label l JOIN claims_scale s ON s.id = l.scale_id WHERE l.id = n.label_id)
            = (
    SELECT t.project_id FROM claims_claim c
    JOIN claims_assignment a ON a.id = c.assignment_id JOIN claims_article t ON t.id = a.article_id
    WHERE c.id = n.claim_id
)
        ) IS NOT TRUE
    ) THEN RAISE EXCEPTION 'label_of_project' USING ERRCODE = 'check_violation';
    END IF;
    RETURN NULL;

                END;
            $$;


--
-- Name: pgtrigger_lost_mentions_are_counted_79692(); Type: FUNCTION; Schema: public; Owner: -
--

CREATE FUNCTION public.pgtrigger_lost_mentions_are_counted_79692() RETURNS trigger
    LANGUAGE plpgsql
    AS $$
                DECLARE d claims_tally; r record;
                BEGIN
                    IF ("public"._pgtrigger_should_ignore(TG_NAME) IS TRUE) THEN
                        IF (TG_OP = 'DELETE') THEN
                            RETURN OLD;
                        ELSE
                            RETURN NEW;
                        END IF;
                    END IF;
                    
    FOR r IN
        SELECT a.project_id, a.person_id, v.speaker_id, count(*) AS mentions, count(*) FILTER (WHERE a.state = 'submitted') AS submitted
        FROM old_rows v JOIN claims_claim c ON c.id = v.claim_id JOIN claims_assignment a ON a.id = c.assignment_id
        GROUP BY a.project_id, a.person_id, v.speaker_id
    LOOP
        PERFORM claims_speaker_add(r.speaker_id, (-r.mentions)::int, (-r.submitted)::int);
        PERFORM claims_use_add(r.project_id, r.person_id, r.speaker_id, (-r.mentions)::int);
    END LOOP;
RETURN NULL;
                END;
            $$;


--
-- Name: pgtrigger_mentions_are_counted_a137e(); Type: FUNCTION; Schema: public; Owner: -
--

CREATE FUNCTION public.pgtrigger_mentions_are_counted_a137e() RETURNS trigger
    LANGUAGE plpgsql
    AS $$
                DECLARE d claims_tally; r record;
                BEGIN
                    IF ("public"._pgtrigger_should_ignore(TG_NAME) IS TRUE) THEN
                        IF (TG_OP = 'DELETE') THEN
                            RETURN OLD;
                        ELSE
                            RETURN NEW;
                        END IF;
                    END IF;
                    
    FOR r IN
        SELECT a.project_id, a.person_id, v.speaker_id, count(*) AS mentions, count(*) FILTER (WHERE a.state = 'submitted') AS submitted
        FROM new_rows v JOIN claims_claim c ON c.id = v.claim_id JOIN claims_assignment a ON a.id = c.assignment_id
        GROUP BY a.project_id, a.person_id, v.speaker_id
    LOOP
        PERFORM claims_speaker_add(r.speaker_id, (r.mentions)::int, (r.submitted)::int);
        PERFORM claims_use_add(r.project_id, r.person_id, r.speaker_id, (r.mentions)::int);
    END LOOP;
RETURN NULL;
                END;
            $$;


--
-- Name: pgtrigger_merged_into_one_of_the_scale_f5488(); Type: FUNCTION; Schema: public; Owner: -
--

CREATE FUNCTION public.pgtrigger_merged_into_one_of_the_scale_f5488() RETURNS trigger
    LANGUAGE plpgsql
    AS $$
                
                BEGIN
                    IF ("public"._pgtrigger_should_ignore(TG_NAME) IS TRUE) THEN
                        IF (TG_OP = 'DELETE') THEN
                            RETURN OLD;
                        ELSE
                            RETURN NEW;
                        END IF;
                    END IF;
                    
                    IF NOT EXISTS (
                        SELECT FROM claims_label WHERE id = NEW.merged_into_id AND id <> NEW.id AND scale_id = NEW.scale_id
                          AND merged_into_id IS NULL
                    ) OR EXISTS (SELECT FROM claims_label WHERE merged_into_id = NEW.id) THEN
                        RAISE EXCEPTION USING ERRCODE = 'check_violation', CONSTRAINT = 'merged_into_one_of_the_scale',
                            MESSAGE = 'merged_into_one_of_the_scale: a label is merged into another of its scale, and only once';
                    END IF;
                    RETURN NEW;
                
                END;
            $$;


--
-- Name: pgtrigger_new_claims_inside_text_41329(); Type: FUNCTION; Schema: public; Owner: -
--

CREATE FUNCTION public.pgtrigger_new_claims_inside_text_41329() RETURNS trigger
    LANGUAGE plpgsql
    AS $$
                
                BEGIN
                    IF ("public"._pgtrigger_should_ignore(TG_NAME) IS TRUE) THEN
                        IF (TG_OP = 'DELETE') THEN
                            RETURN OLD;
                        ELSE
                            RETURN NEW;
                        END IF;
                    END IF;
                    
    IF EXISTS (
        SELECT 1 FROM new_rows n LEFT JOIN LATERAL (
            SELECT int4multirange(int4range(0, t.length)) AS whole FROM claims_assignment s JOIN claims_article t ON t.id = s.article_id WHERE s.id = n.assignment_id OFFSET 0
        ) a ON true
        WHERE (n.content <@ a.whole AND n.source <@ a.whole AND n.cue <@ a.whole AND n.addressee <@ a.whole) IS NOT TRUE
    ) THEN RAISE EXCEPTION 'fragments_inside_text' USING ERRCODE = 'check_violation';
    END IF;
    RETURN NULL;

                END;
            $$;


--
-- Name: pgtrigger_new_suggestions_inside_text_cd500(); Type: FUNCTION; Schema: public; Owner: -
--

CREATE FUNCTION public.pgtrigger_new_suggestions_inside_text_cd500() RETURNS trigger
    LANGUAGE plpgsql
    AS $$
                
                BEGIN
                    IF ("public"._pgtrigger_should_ignore(TG_NAME) IS TRUE) THEN
                        IF (TG_OP = 'DELETE') THEN
                            RETURN OLD;
                        ELSE
                            RETURN NEW;
                        END IF;
                    END IF;
                    
    IF EXISTS (
        SELECT 1 FROM new_rows n LEFT JOIN LATERAL (
            SELECT int4multirange(int4range(0, t.length)) AS whole FROM claims_article t WHERE t.id = n.article_id OFFSET 0
        ) a ON true
        WHERE (n.content <@ a.whole AND n.source <@ a.whole AND n.cue <@ a.whole ) IS NOT TRUE
    ) THEN RAISE EXCEPTION 'fragments_inside_text' USING ERRCODE = 'check_violation';
    END IF;
    RETURN NULL;

                END;
            $$;


--
-- Name: pgtrigger_no_token_outlives_its_scope_7491a(); Type: FUNCTION; Schema: public; Owner: -
--

CREATE FUNCTION public.pgtrigger_no_token_outlives_its_scope_7491a() RETURNS trigger
    LANGUAGE plpgsql
    AS $$
                
                BEGIN
                    IF ("public"._pgtrigger_should_ignore(TG_NAME) IS TRUE) THEN
                        IF (TG_OP = 'DELETE') THEN
                            RETURN OLD;
                        ELSE
                            RETURN NEW;
                        END IF;
                    END IF;
                    DELETE FROM knox_authtoken WHERE digest = OLD.token_id; RETURN NULL;
                END;
            $$;


--
-- Name: pgtrigger_one_manager_at_least_08423(); Type: FUNCTION; Schema: public; Owner: -
--

CREATE FUNCTION public.pgtrigger_one_manager_at_least_08423() RETURNS trigger
    LANGUAGE plpgsql
    AS $$
                
                BEGIN
                    IF ("public"._pgtrigger_should_ignore(TG_NAME) IS TRUE) THEN
                        IF (TG_OP = 'DELETE') THEN
                            RETURN OLD;
                        ELSE
                            RETURN NEW;
                        END IF;
                    END IF;
                    
                    PERFORM FROM claims_project WHERE id = OLD.project_id AND archived_at IS NULL FOR NO KEY UPDATE;
                    IF FOUND AND NOT EXISTS (
                        SELECT FROM claims_member WHERE project_id = OLD.project_id AND role = 'manager' AND active
                    ) THEN
                        RAISE EXCEPTION USING ERRCODE = 'check_violation', CONSTRAINT = 'one_manager_at_least',
                            MESSAGE = 'one_manager_at_least: a project needs a manager';
                    END IF;
                    RETURN NULL;
                
                END;
            $$;


--
-- Name: pgtrigger_pass_in_project_d71a2(); Type: FUNCTION; Schema: public; Owner: -
--

CREATE FUNCTION public.pgtrigger_pass_in_project_d71a2() RETURNS trigger
    LANGUAGE plpgsql
    AS $$
                
                BEGIN
                    IF ("public"._pgtrigger_should_ignore(TG_NAME) IS TRUE) THEN
                        IF (TG_OP = 'DELETE') THEN
                            RETURN OLD;
                        ELSE
                            RETURN NEW;
                        END IF;
                    END IF;
                    
    SELECT a.project_id, a.number INTO NEW.project_id, NEW.number FROM claims_article a WHERE a.id = NEW.article_id;
    RETURN NEW;
    
                END;
            $$;


--
-- Name: pgtrigger_passes_are_counted_25778(); Type: FUNCTION; Schema: public; Owner: -
--

CREATE FUNCTION public.pgtrigger_passes_are_counted_25778() RETURNS trigger
    LANGUAGE plpgsql
    AS $$
                DECLARE d claims_tally; r record;
                BEGIN
                    IF ("public"._pgtrigger_should_ignore(TG_NAME) IS TRUE) THEN
                        IF (TG_OP = 'DELETE') THEN
                            RETURN OLD;
                        ELSE
                            RETURN NEW;
                        END IF;
                    END IF;
                    
    UPDATE claims_standing s
    SET leased = s.leased + n.leased, submitted = s.submitted + n.submitted, handed_in = s.handed_in + n.handed_in,
        shown = s.shown + n.shown
    FROM (
        SELECT article_id, count(*) FILTER (WHERE kind = 'annotation' AND state IN ('leased', 'assigned')) AS leased,
               count(*) FILTER (WHERE kind = 'annotation' AND state = 'submitted') AS submitted,
               count(*) FILTER (WHERE state = 'submitted') AS handed_in, count(*) FILTER (WHERE suggestions_shown) AS shown
        FROM new_rows GROUP BY article_id
    ) n WHERE s.article_id = n.article_id;
    FOR r IN
        SELECT n.project_id, n.person_id,
               count(*) FILTER (WHERE n.kind = 'annotation' AND n.state IN ('leased', 'assigned')) AS leased,
               count(*) FILTER (WHERE n.kind = 'annotation' AND n.state = 'submitted') AS submitted,
               count(*) FILTER (WHERE n.kind = 'annotation' AND n.state = 'submitted' AND n.suggestions_shown) AS with_shown,
               count(DISTINCT n.article_id) FILTER (WHERE n.state = 'submitted' AND NOT EXISTS (
                   SELECT 1 FROM claims_assignment o WHERE o.article_id = n.article_id AND o.person_id = n.person_id
                     AND o.state = 'submitted' AND o.id NOT IN (SELECT id FROM new_rows))) AS covered
        FROM new_rows n
        GROUP BY n.project_id, n.person_id
    LOOP
        d := NULL;
        d.project_id := r.project_id; d.person := r.person_id;
        d.leased := r.leased; d.submitted := r.submitted; d.submitted_shown := r.with_shown; d.covered := r.covered;
        PERFORM claims_tally_add(d);
        IF r.with_shown > 0 THEN
            d := NULL;
            d.project_id := r.project_id; d.person := 0; d.submitted_shown := r.with_shown;
            PERFORM claims_tally_add(d);
        END IF;
    END LOOP;
    RETURN NULL;
                END;
            $$;


--
-- Name: pgtrigger_passes_of_article_dae25(); Type: FUNCTION; Schema: public; Owner: -
--

CREATE FUNCTION public.pgtrigger_passes_of_article_dae25() RETURNS trigger
    LANGUAGE plpgsql
    AS $$
                
                BEGIN
                    IF ("public"._pgtrigger_should_ignore(TG_NAME) IS TRUE) THEN
                        IF (TG_OP = 'DELETE') THEN
                            RETURN OLD;
                        ELSE
                            RETURN NEW;
                        END IF;
                    END IF;
                    
    IF EXISTS (
        SELECT 1 FROM new_rows n
        WHERE n.article_id IS DISTINCT FROM (SELECT article_id FROM claims_assignment WHERE id = n.left_id)
           OR n.article_id IS DISTINCT FROM (SELECT article_id FROM claims_assignment WHERE id = n.right_id)
    ) THEN RAISE EXCEPTION 'passes_of_article' USING ERRCODE = 'check_violation';
    END IF;
    RETURN NULL;

                END;
            $$;


--
-- Name: pgtrigger_passes_stay_of_article_db25e(); Type: FUNCTION; Schema: public; Owner: -
--

CREATE FUNCTION public.pgtrigger_passes_stay_of_article_db25e() RETURNS trigger
    LANGUAGE plpgsql
    AS $$
                
                BEGIN
                    IF ("public"._pgtrigger_should_ignore(TG_NAME) IS TRUE) THEN
                        IF (TG_OP = 'DELETE') THEN
                            RETURN OLD;
                        ELSE
                            RETURN NEW;
                        END IF;
                    END IF;
                    
    IF EXISTS (
        SELECT 1 FROM new_rows n
        WHERE n.article_id IS DISTINCT FROM (SELECT article_id FROM claims_assignment WHERE id = n.left_id)
           OR n.article_id IS DISTINCT FROM (SELECT article_id FROM claims_assignment WHERE id = n.right_id)
    ) THEN RAISE EXCEPTION 'passes_of_article' USING ERRCODE = 'check_violation';
    END IF;
    RETURN NULL;

                END;
            $$;


--
-- Name: pgtrigger_release_is_frozen_83b56(); Type: FUNCTION; Schema: public; Owner: -
--

CREATE FUNCTION public.pgtrigger_release_is_frozen_83b56() RETURNS trigger
    LANGUAGE plpgsql
    AS $$
                
                BEGIN
                    IF ("public"._pgtrigger_should_ignore(TG_NAME) IS TRUE) THEN
                        IF (TG_OP = 'DELETE') THEN
                            RETURN OLD;
                        ELSE
                            RETURN NEW;
                        END IF;
                    END IF;
                    RAISE EXCEPTION 'pgtrigger: Cannot update rows from % table', TG_TABLE_NAME;
                END;
            $$;


--
-- Name: pgtrigger_release_is_kept_6d7fc(); Type: FUNCTION; Schema: public; Owner: -
--

CREATE FUNCTION public.pgtrigger_release_is_kept_6d7fc() RETURNS trigger
    LANGUAGE plpgsql
    AS $$
                
                BEGIN
                    IF ("public"._pgtrigger_should_ignore(TG_NAME) IS TRUE) THEN
                        IF (TG_OP = 'DELETE') THEN
                            RETURN OLD;
                        ELSE
                            RETURN NEW;
                        END IF;
                    END IF;
                    RAISE EXCEPTION 'pgtrigger: Cannot delete rows from % table', TG_TABLE_NAME;
                END;
            $$;


--
-- Name: pgtrigger_resolution_is_final_87e72(); Type: FUNCTION; Schema: public; Owner: -
--

CREATE FUNCTION public.pgtrigger_resolution_is_final_87e72() RETURNS trigger
    LANGUAGE plpgsql
    AS $$
                
                BEGIN
                    IF ("public"._pgtrigger_should_ignore(TG_NAME) IS TRUE) THEN
                        IF (TG_OP = 'DELETE') THEN
                            RETURN OLD;
                        ELSE
                            RETURN NEW;
                        END IF;
                    END IF;
                    RAISE EXCEPTION 'pgtrigger: Cannot update or delete rows from % table', TG_TABLE_NAME;
                END;
            $$;


--
-- Name: pgtrigger_resolutions_are_kept_cafac(); Type: FUNCTION; Schema: public; Owner: -
--

CREATE FUNCTION public.pgtrigger_resolutions_are_kept_cafac() RETURNS trigger
    LANGUAGE plpgsql
    AS $$
                
                BEGIN
                    IF ("public"._pgtrigger_should_ignore(TG_NAME) IS TRUE) THEN
                        IF (TG_OP = 'DELETE') THEN
                            RETURN OLD;
                        ELSE
                            RETURN NEW;
                        END IF;
                    END IF;
                    RAISE EXCEPTION 'Cannot truncate rows from % table', TG_TABLE_NAME;
                END;
            $$;


--
-- Name: pgtrigger_runs_are_counted_1e8fd(); Type: FUNCTION; Schema: public; Owner: -
--

CREATE FUNCTION public.pgtrigger_runs_are_counted_1e8fd() RETURNS trigger
    LANGUAGE plpgsql
    AS $$
                DECLARE d claims_tally; r record;
                BEGIN
                    IF ("public"._pgtrigger_should_ignore(TG_NAME) IS TRUE) THEN
                        IF (TG_OP = 'DELETE') THEN
                            RETURN OLD;
                        ELSE
                            RETURN NEW;
                        END IF;
                    END IF;
                    
        UPDATE claims_standing SET read = true WHERE NOT read AND article_id IN (SELECT article_id FROM new_rows);
        FOR r IN
            SELECT a.project_id, n.engine, n.engine_version, count(*) AS articles, min(n.created_at) AS first_at
            FROM new_rows n JOIN claims_article a ON a.id = n.article_id GROUP BY 1, 2, 3
        LOOP
            PERFORM claims_version_add(r.project_id, r.engine, r.engine_version, r.articles::int, r.first_at);
        END LOOP;
        RETURN NULL;
                END;
            $$;


--
-- Name: pgtrigger_slots_add_up_50292(); Type: FUNCTION; Schema: public; Owner: -
--

CREATE FUNCTION public.pgtrigger_slots_add_up_50292() RETURNS trigger
    LANGUAGE plpgsql
    AS $$
                
                BEGIN
                    IF ("public"._pgtrigger_should_ignore(TG_NAME) IS TRUE) THEN
                        IF (TG_OP = 'DELETE') THEN
                            RETURN OLD;
                        ELSE
                            RETURN NEW;
                        END IF;
                    END IF;
                    
    PERFORM FROM claims_standing s JOIN claims_article a ON a.id = s.article_id
    WHERE s.article_id = NEW.article_id AND a.open_slots - a.surplus <> a.needs - s.leased - s.submitted;
    IF FOUND THEN
        RAISE EXCEPTION USING ERRCODE = 'check_violation', CONSTRAINT = 'slots_add_up',
            MESSAGE = 'slots_add_up: the places of an article are what it needs without the passes over it';
    END IF;
    RETURN NULL;
    
                END;
            $$;


--
-- Name: pgtrigger_slots_are_counted_ad5f3(); Type: FUNCTION; Schema: public; Owner: -
--

CREATE FUNCTION public.pgtrigger_slots_are_counted_ad5f3() RETURNS trigger
    LANGUAGE plpgsql
    AS $$
                
                BEGIN
                    IF ("public"._pgtrigger_should_ignore(TG_NAME) IS TRUE) THEN
                        IF (TG_OP = 'DELETE') THEN
                            RETURN OLD;
                        ELSE
                            RETURN NEW;
                        END IF;
                    END IF;
                    
        UPDATE claims_standing SET open_slots = NEW.open_slots, returned = returned OR NEW.open_slots > OLD.open_slots
        WHERE article_id = NEW.id;
        RETURN NULL;
        
                END;
            $$;


--
-- Name: pgtrigger_speaker_of_project_a8f19(); Type: FUNCTION; Schema: public; Owner: -
--

CREATE FUNCTION public.pgtrigger_speaker_of_project_a8f19() RETURNS trigger
    LANGUAGE plpgsql
    AS $$
                
                BEGIN
                    IF ("public"._pgtrigger_should_ignore(TG_NAME) IS TRUE) THEN
                        IF (TG_OP = 'DELETE') THEN
                            RETURN OLD;
                        ELSE
                            RETURN NEW;
                        END IF;
                    END IF;
                    
    IF EXISTS (
        SELECT 1 FROM new_rows n
        WHERE ((SELECT s.project_id FROM claims_speaker s WHERE s.id = n.speaker_id) = (
    SELECT t.project_id FROM claims_claim c
    JOIN claims_assignment a ON a.id = c.assignment_id JOIN claims_article t ON t.id = a.article_id
    WHERE c.id = n.claim_id
)) IS NOT TRUE
    ) THEN RAISE EXCEPTION 'speaker_of_project' USING ERRCODE = 'check_violation';
    END IF;
    RETURN NULL;

                END;
            $$;


--
-- Name: pgtrigger_speaker_stays_of_project_e2532(); Type: FUNCTION; Schema: public; Owner: -
--

CREATE FUNCTION public.pgtrigger_speaker_stays_of_project_e2532() RETURNS trigger
    LANGUAGE plpgsql
    AS $$
                
                BEGIN
                    IF ("public"._pgtrigger_should_ignore(TG_NAME) IS TRUE) THEN
                        IF (TG_OP = 'DELETE') THEN
                            RETURN OLD;
                        ELSE
                            RETURN NEW;
                        END IF;
                    END IF;
                    
    IF EXISTS (
        SELECT 1 FROM new_rows n
        WHERE ((SELECT s.project_id FROM claims_speaker s WHERE s.id = n.speaker_id) = (
    SELECT t.project_id FROM claims_claim c
    JOIN claims_assignment a ON a.id = c.assignment_id JOIN claims_article t ON t.id = a.article_id
    WHERE c.id = n.claim_id
)) IS NOT TRUE
    ) THEN RAISE EXCEPTION 'speaker_of_project' USING ERRCODE = 'check_violation';
    END IF;
    RETURN NULL;

                END;
            $$;


--
-- Name: pgtrigger_standing_is_counted_1b20b(); Type: FUNCTION; Schema: public; Owner: -
--

CREATE FUNCTION public.pgtrigger_standing_is_counted_1b20b() RETURNS trigger
    LANGUAGE plpgsql
    AS $$
                DECLARE d claims_tally; r record;
                BEGIN
                    IF ("public"._pgtrigger_should_ignore(TG_NAME) IS TRUE) THEN
                        IF (TG_OP = 'DELETE') THEN
                            RETURN OLD;
                        ELSE
                            RETURN NEW;
                        END IF;
                    END IF;
                    
        FOR r IN
            SELECT n.project_id, sum(n.open_slots - o.open_slots) AS open_slots, sum(n.leased - o.leased) AS leased,
                   sum(n.submitted - o.submitted) AS submitted,
                   sum((n.stage = 1)::int - (o.stage = 1)::int) AS begun, sum((n.stage = 2)::int - (o.stage = 2)::int) AS shared,
                   sum((n.stage = 3)::int - (o.stage = 3)::int) AS done,
                   sum((n.handed_in > 0)::int - (o.handed_in > 0)::int) AS covered,
                   sum((n.learning = 1)::int - (o.learning = 1)::int) AS learnt,
                   sum((n.learning = 2)::int - (o.learning = 2)::int) AS held_out,
                   sum((n.layer = 2)::int - (o.layer = 2)::int) AS settled, sum((n.layer > 0)::int - (o.layer > 0)::int) AS recorded,
                   sum(n.gold_claims - o.gold_claims) AS gold_claims,
                   sum(CASE n.layer WHEN 2 THEN n.gold_claims WHEN 1 THEN n.claims ELSE 0 END - CASE o.layer WHEN 2 THEN o.gold_claims WHEN 1 THEN o.claims ELSE 0 END) AS record_claims
            FROM old_rows o JOIN new_rows n ON n.article_id = o.article_id
            WHERE (o.open_slots, o.leased, o.submitted, o.stage, o.learning, o.handed_in > 0, o.layer, o.claims, o.gold_claims)
                  IS DISTINCT FROM
                  (n.open_slots, n.leased, n.submitted, n.stage, n.learning, n.handed_in > 0, n.layer, n.claims, n.gold_claims)
            GROUP BY n.project_id
        LOOP
            d := NULL;
            d.project_id := r.project_id; d.person := 0;
            d.open_slots := r.open_slots; d.leased := r.leased; d.submitted := r.submitted; d.begun := r.begun;
            d.shared := r.shared; d.done := r.done; d.covered := r.covered; d.learnt := r.learnt; d.held_out := r.held_out;
            d.settled := r.settled; d.recorded := r.recorded; d.gold_claims := r.gold_claims; d.record_claims := r.record_claims;
            PERFORM claims_tally_add(d);
        END LOOP;
        RETURN NULL;
                END;
            $$;


--
-- Name: pgtrigger_states_are_counted_30082(); Type: FUNCTION; Schema: public; Owner: -
--

CREATE FUNCTION public.pgtrigger_states_are_counted_30082() RETURNS trigger
    LANGUAGE plpgsql
    AS $$
                DECLARE d claims_tally; r record;
                BEGIN
                    IF ("public"._pgtrigger_should_ignore(TG_NAME) IS TRUE) THEN
                        IF (TG_OP = 'DELETE') THEN
                            RETURN OLD;
                        ELSE
                            RETURN NEW;
                        END IF;
                    END IF;
                    
    IF NOT EXISTS (SELECT 1 FROM (
    SELECT n.id, n.project_id, n.article_id, n.person_id, n.suggestions_shown::int AS shown, (n.kind = 'annotation')::int AS ordinary,
           (n.state IN ('leased', 'assigned'))::int - (o.state IN ('leased', 'assigned'))::int AS leased,
           (n.state = 'submitted')::int - (o.state = 'submitted')::int AS handed
    FROM old_rows o JOIN new_rows n ON n.id = o.id WHERE o.state <> n.state
) c) THEN RETURN NULL; END IF;
    UPDATE claims_standing s
    SET leased = s.leased + n.leased, submitted = s.submitted + n.submitted, handed_in = s.handed_in + n.handed,
        claims = s.claims + n.claims, gold_claims = s.gold_claims + n.gold_claims
    FROM (
        SELECT article_id, sum(leased * ordinary) AS leased, sum(handed * ordinary) AS submitted, sum(handed) AS handed,
               sum(handed * ordinary * l.claims) AS claims, sum(handed * (1 - ordinary) * l.claims) AS gold_claims
        FROM (
    SELECT n.id, n.project_id, n.article_id, n.person_id, n.suggestions_shown::int AS shown, (n.kind = 'annotation')::int AS ordinary,
           (n.state IN ('leased', 'assigned'))::int - (o.state IN ('leased', 'assigned'))::int AS leased,
           (n.state = 'submitted')::int - (o.state = 'submitted')::int AS handed
    FROM old_rows o JOIN new_rows n ON n.id = o.id WHERE o.state <> n.state
) c CROSS JOIN LATERAL (
            SELECT count(*) AS claims FROM claims_claim l WHERE c.handed <> 0 AND l.assignment_id = c.id AND l.deleted_at IS NULL
        ) l GROUP BY article_id
    ) n WHERE s.article_id = n.article_id AND (n.leased <> 0 OR n.handed <> 0);
    FOR r IN
        SELECT v.speaker_id, sum(n.handed) AS mentions
        FROM (
    SELECT n.id, n.project_id, n.article_id, n.person_id, n.suggestions_shown::int AS shown, (n.kind = 'annotation')::int AS ordinary,
           (n.state IN ('leased', 'assigned'))::int - (o.state IN ('leased', 'assigned'))::int AS leased,
           (n.state = 'submitted')::int - (o.state = 'submitted')::int AS handed
    FROM old_rows o JOIN new_rows n ON n.id = o.id WHERE o.state <> n.state
) n JOIN claims_claim c ON c.assignment_id = n.id JOIN claims_claimspeaker v ON v.claim_id = c.id
        WHERE n.handed <> 0 GROUP BY v.speaker_id
    LOOP
        PERFORM claims_speaker_add(r.speaker_id, 0, r.mentions::int);
    END LOOP;
    FOR r IN
        WITH changed AS MATERIALIZED (
            SELECT c.*, (SELECT count(*) FROM claims_claim l WHERE l.assignment_id = c.id AND l.deleted_at IS NULL) AS claims
            FROM (
    SELECT n.id, n.project_id, n.article_id, n.person_id, n.suggestions_shown::int AS shown, (n.kind = 'annotation')::int AS ordinary,
           (n.state IN ('leased', 'assigned'))::int - (o.state IN ('leased', 'assigned'))::int AS leased,
           (n.state = 'submitted')::int - (o.state = 'submitted')::int AS handed
    FROM old_rows o JOIN new_rows n ON n.id = o.id WHERE o.state <> n.state
) c
        )
        SELECT project_id, 0 AS person, 0 AS leased, 0 AS submitted, 0 AS covered, sum(ordinary * leased * claims) AS leased_claims,
               sum(ordinary * handed * claims) AS submitted_claims, sum(ordinary * handed * shown) AS with_shown
        FROM changed GROUP BY project_id
        UNION ALL
        SELECT n.project_id, n.person_id, sum(n.ordinary * n.leased), sum(n.ordinary * n.handed),
               sum(n.handed) FILTER (WHERE NOT EXISTS (
                   SELECT 1 FROM claims_assignment e WHERE e.article_id = n.article_id AND e.person_id = n.person_id
                     AND e.id <> n.id AND e.state = 'submitted')),
               sum(n.ordinary * n.leased * n.claims), sum(n.ordinary * n.handed * n.claims), sum(n.ordinary * n.handed * n.shown)
        FROM changed n GROUP BY n.project_id, n.person_id
    LOOP
        CONTINUE WHEN r.person = 0 AND (r.leased_claims, r.submitted_claims, r.with_shown) = (0, 0, 0);
        d := NULL;
        d.project_id := r.project_id; d.person := r.person; d.leased := r.leased; d.submitted := r.submitted; d.covered := r.covered;
        d.leased_claims := r.leased_claims; d.submitted_claims := r.submitted_claims; d.submitted_shown := r.with_shown;
        PERFORM claims_tally_add(d);
    END LOOP;
    RETURN NULL;
                END;
            $$;


--
-- Name: pgtrigger_submissions_are_noted_bd6aa(); Type: FUNCTION; Schema: public; Owner: -
--

CREATE FUNCTION public.pgtrigger_submissions_are_noted_bd6aa() RETURNS trigger
    LANGUAGE plpgsql
    AS $$
                
                BEGIN
                    IF ("public"._pgtrigger_should_ignore(TG_NAME) IS TRUE) THEN
                        IF (TG_OP = 'DELETE') THEN
                            RETURN OLD;
                        ELSE
                            RETURN NEW;
                        END IF;
                    END IF;
                    INSERT INTO claims_tocompare (project_id, article_id) VALUES (NEW.project_id, NEW.article_id); RETURN NULL;
                END;
            $$;


--
-- Name: pgtrigger_suggestion_inside_text_53442(); Type: FUNCTION; Schema: public; Owner: -
--

CREATE FUNCTION public.pgtrigger_suggestion_inside_text_53442() RETURNS trigger
    LANGUAGE plpgsql
    AS $$
                DECLARE longest integer;
                BEGIN
                    IF ("public"._pgtrigger_should_ignore(TG_NAME) IS TRUE) THEN
                        IF (TG_OP = 'DELETE') THEN
                            RETURN OLD;
                        ELSE
                            RETURN NEW;
                        END IF;
                    END IF;
                    
    SELECT length INTO STRICT longest FROM claims_article WHERE id = NEW.article_id;
    IF NOT NEW.content <@ int4multirange(int4range(0, longest))
       OR NOT NEW.source <@ int4multirange(int4range(0, longest))
       OR NOT NEW.cue <@ int4multirange(int4range(0, longest)) 
    THEN RAISE EXCEPTION 'fragments_inside_text' USING ERRCODE = 'check_violation';
    END IF;
    RETURN NEW;

                END;
            $$;


--
-- Name: pgtrigger_text_is_frozen_5a0e0(); Type: FUNCTION; Schema: public; Owner: -
--

CREATE FUNCTION public.pgtrigger_text_is_frozen_5a0e0() RETURNS trigger
    LANGUAGE plpgsql
    AS $$
                
                BEGIN
                    IF ("public"._pgtrigger_should_ignore(TG_NAME) IS TRUE) THEN
                        IF (TG_OP = 'DELETE') THEN
                            RETURN OLD;
                        ELSE
                            RETURN NEW;
                        END IF;
                    END IF;
                    RAISE EXCEPTION 'pgtrigger: Cannot update rows from % table', TG_TABLE_NAME;
                END;
            $$;


--
-- Name: pgtrigger_turn_is_noted_a9f50(); Type: FUNCTION; Schema: public; Owner: -
--

CREATE FUNCTION public.pgtrigger_turn_is_noted_a9f50() RETURNS trigger
    LANGUAGE plpgsql
    AS $$
                
                BEGIN
                    IF ("public"._pgtrigger_should_ignore(TG_NAME) IS TRUE) THEN
                        IF (TG_OP = 'DELETE') THEN
                            RETURN OLD;
                        ELSE
                            RETURN NEW;
                        END IF;
                    END IF;
                    
        UPDATE claims_standing SET priority = NEW.priority, returned = true WHERE article_id = NEW.id;
        RETURN NULL;
        
                END;
            $$;


--
-- Name: pgtrigger_turns_are_noted_2ccdf(); Type: FUNCTION; Schema: public; Owner: -
--

CREATE FUNCTION public.pgtrigger_turns_are_noted_2ccdf() RETURNS trigger
    LANGUAGE plpgsql
    AS $$
                DECLARE d claims_tally; r record;
                BEGIN
                    IF ("public"._pgtrigger_should_ignore(TG_NAME) IS TRUE) THEN
                        IF (TG_OP = 'DELETE') THEN
                            RETURN OLD;
                        ELSE
                            RETURN NEW;
                        END IF;
                    END IF;
                    
        UPDATE claims_standing s
        SET open_slots = n.open_slots, priority = n.priority, place = n.place, needs = n.needs,
            returned = s.returned OR n.open_slots > o.open_slots
                OR (o.priority, o.place, o.set_aside_at) IS DISTINCT FROM (n.priority, n.place, n.set_aside_at)
        FROM old_rows o JOIN new_rows n ON n.id = o.id
        WHERE s.article_id = n.id AND (o.open_slots, o.needs, o.priority, o.place, o.set_aside_at)
              IS DISTINCT FROM (n.open_slots, n.needs, n.priority, n.place, n.set_aside_at);
        RETURN NULL;
                END;
            $$;


--
-- Name: pgtrigger_verdict_is_final_fc5f2(); Type: FUNCTION; Schema: public; Owner: -
--

CREATE FUNCTION public.pgtrigger_verdict_is_final_fc5f2() RETURNS trigger
    LANGUAGE plpgsql
    AS $$
                
                BEGIN
                    IF ("public"._pgtrigger_should_ignore(TG_NAME) IS TRUE) THEN
                        IF (TG_OP = 'DELETE') THEN
                            RETURN OLD;
                        ELSE
                            RETURN NEW;
                        END IF;
                    END IF;
                    RAISE EXCEPTION 'pgtrigger: Cannot update or delete rows from % table', TG_TABLE_NAME;
                END;
            $$;


--
-- Name: pgtrigger_verdicts_are_kept_f57c3(); Type: FUNCTION; Schema: public; Owner: -
--

CREATE FUNCTION public.pgtrigger_verdicts_are_kept_f57c3() RETURNS trigger
    LANGUAGE plpgsql
    AS $$
                
                BEGIN
                    IF ("public"._pgtrigger_should_ignore(TG_NAME) IS TRUE) THEN
                        IF (TG_OP = 'DELETE') THEN
                            RETURN OLD;
                        ELSE
                            RETURN NEW;
                        END IF;
                    END IF;
                    RAISE EXCEPTION 'Cannot truncate rows from % table', TG_TABLE_NAME;
                END;
            $$;


--
-- Name: pgtrigger_words_are_read_7c1f3(); Type: FUNCTION; Schema: public; Owner: -
--

CREATE FUNCTION public.pgtrigger_words_are_read_7c1f3() RETURNS trigger
    LANGUAGE plpgsql
    AS $$
                
                BEGIN
                    IF ("public"._pgtrigger_should_ignore(TG_NAME) IS TRUE) THEN
                        IF (TG_OP = 'DELETE') THEN
                            RETURN OLD;
                        ELSE
                            RETURN NEW;
                        END IF;
                    END IF;
                    NEW.search := CASE split_part(lower(replace(NEW.language, '_', '-')), '-', 1) WHEN 'ar' THEN to_tsvector('arabic'::regconfig, left(NEW.text, 500000)) WHEN 'ca' THEN to_tsvector('catalan'::regconfig, left(NEW.text, 500000)) WHEN 'da' THEN to_tsvector('danish'::regconfig, left(NEW.text, 500000)) WHEN 'de' THEN to_tsvector('german'::regconfig, left(NEW.text, 500000)) WHEN 'el' THEN to_tsvector('greek'::regconfig, left(NEW.text, 500000)) WHEN 'en' THEN to_tsvector('english'::regconfig, left(NEW.text, 500000)) WHEN 'es' THEN to_tsvector('spanish'::regconfig, left(NEW.text, 500000)) WHEN 'eu' THEN to_tsvector('basque'::regconfig, left(NEW.text, 500000)) WHEN 'fi' THEN to_tsvector('finnish'::regconfig, left(NEW.text, 500000)) WHEN 'fr' THEN to_tsvector('french'::regconfig, left(NEW.text, 500000)) WHEN 'ga' THEN to_tsvector('irish'::regconfig, left(NEW.text, 500000)) WHEN 'hi' THEN to_tsvector('hindi'::regconfig, left(NEW.text, 500000)) WHEN 'hu' THEN to_tsvector('hungarian'::regconfig, left(NEW.text, 500000)) WHEN 'hy' THEN to_tsvector('armenian'::regconfig, left(NEW.text, 500000)) WHEN 'id' THEN to_tsvector('indonesian'::regconfig, left(NEW.text, 500000)) WHEN 'it' THEN to_tsvector('italian'::regconfig, left(NEW.text, 500000)) WHEN 'lt' THEN to_tsvector('lithuanian'::regconfig, left(NEW.text, 500000)) WHEN 'ne' THEN to_tsvector('nepali'::regconfig, left(NEW.text, 500000)) WHEN 'nb' THEN to_tsvector('norwegian'::regconfig, left(NEW.text, 500000)) WHEN 'nl' THEN to_tsvector('dutch'::regconfig, left(NEW.text, 500000)) WHEN 'nn' THEN to_tsvector('norwegian'::regconfig, left(NEW.text, 500000)) WHEN 'no' THEN to_tsvector('norwegian'::regconfig, left(NEW.text, 500000)) WHEN 'pt' THEN to_tsvector('portuguese'::regconfig, left(NEW.text, 500000)) WHEN 'ro' THEN to_tsvector('romanian'::regconfig, left(NEW.text, 500000)) WHEN 'ru' THEN to_tsvector('russian'::regconfig, left(NEW.text, 500000)) WHEN 'sr' THEN to_tsvector('serbian'::regconfig, left(NEW.text, 500000)) WHEN 'sv' THEN to_tsvector('swedish'::regconfig, left(NEW.text, 500000)) WHEN 'ta' THEN to_tsvector('tamil'::regconfig, left(NEW.text, 500000)) WHEN 'tr' THEN to_tsvector('turkish'::regconfig, left(NEW.text, 500000)) WHEN 'yi' THEN to_tsvector('yiddish'::regconfig, left(NEW.text, 500000)) ELSE to_tsvector('simple'::regconfig, left(NEW.text, 500000)) END; RETURN NEW;
                END;
            $$;


--
-- Name: account_emailaddress; Type: TABLE; Schema: public; Owner: -
--

CREATE TABLE public.account_emailaddress (
    id integer NOT NULL,
    email character varying(254) NOT NULL,
    verified boolean NOT NULL,
    "primary" boolean NOT NULL,
    user_id integer NOT NULL
);


--
-- Name: account_emailaddress_id_seq; Type: SEQUENCE; Schema: public; Owner: -
--

ALTER TABLE public.account_emailaddress ALTER COLUMN id ADD GENERATED BY DEFAULT AS IDENTITY (
    SEQUENCE NAME public.account_emailaddress_id_seq
    START WITH 1
    INCREMENT BY 1
    NO MINVALUE
    NO MAXVALUE
    CACHE 1
);


--
-- Name: account_emailconfirmation; Type: TABLE; Schema: public; Owner: -
--

CREATE TABLE public.account_emailconfirmation (
    id integer NOT NULL,
    created timestamp with time zone NOT NULL,
    sent timestamp with time zone,
    key character varying(64) NOT NULL,
    email_address_id integer NOT NULL
);


--
-- Name: account_emailconfirmation_id_seq; Type: SEQUENCE; Schema: public; Owner: -
--

ALTER TABLE public.account_emailconfirmation ALTER COLUMN id ADD GENERATED BY DEFAULT AS IDENTITY (
    SEQUENCE NAME public.account_emailconfirmation_id_seq
    START WITH 1
    INCREMENT BY 1
    NO MINVALUE
    NO MAXVALUE
    CACHE 1
);


--
-- Name: auth_group; Type: TABLE; Schema: public; Owner: -
--

CREATE TABLE public.auth_group (
    id integer NOT NULL,
    name character varying(150) NOT NULL
);


--
-- Name: auth_group_id_seq; Type: SEQUENCE; Schema: public; Owner: -
--

ALTER TABLE public.auth_group ALTER COLUMN id ADD GENERATED BY DEFAULT AS IDENTITY (
    SEQUENCE NAME public.auth_group_id_seq
    START WITH 1
    INCREMENT BY 1
    NO MINVALUE
    NO MAXVALUE
    CACHE 1
);


--
-- Name: auth_group_permissions; Type: TABLE; Schema: public; Owner: -
--

CREATE TABLE public.auth_group_permissions (
    id bigint NOT NULL,
    group_id integer NOT NULL,
    permission_id integer NOT NULL
);


--
-- Name: auth_group_permissions_id_seq; Type: SEQUENCE; Schema: public; Owner: -
--

ALTER TABLE public.auth_group_permissions ALTER COLUMN id ADD GENERATED BY DEFAULT AS IDENTITY (
    SEQUENCE NAME public.auth_group_permissions_id_seq
    START WITH 1
    INCREMENT BY 1
    NO MINVALUE
    NO MAXVALUE
    CACHE 1
);


--
-- Name: auth_permission; Type: TABLE; Schema: public; Owner: -
--

CREATE TABLE public.auth_permission (
    id integer NOT NULL,
    name character varying(255) NOT NULL,
    content_type_id integer NOT NULL,
    codename character varying(100) NOT NULL
);


--
-- Name: auth_permission_id_seq; Type: SEQUENCE; Schema: public; Owner: -
--

ALTER TABLE public.auth_permission ALTER COLUMN id ADD GENERATED BY DEFAULT AS IDENTITY (
    SEQUENCE NAME public.auth_permission_id_seq
    START WITH 1
    INCREMENT BY 1
    NO MINVALUE
    NO MAXVALUE
    CACHE 1
);


--
-- Name: auth_user; Type: TABLE; Schema: public; Owner: -
--

CREATE TABLE public.auth_user (
    id integer NOT NULL,
    password character varying(128) NOT NULL,
    last_login timestamp with time zone,
    is_superuser boolean NOT NULL,
    username character varying(150) NOT NULL,
    first_name character varying(150) NOT NULL,
    last_name character varying(150) NOT NULL,
    email character varying(254) NOT NULL,
    is_staff boolean NOT NULL,
    is_active boolean NOT NULL,
    date_joined timestamp with time zone NOT NULL
);


--
-- Name: auth_user_groups; Type: TABLE; Schema: public; Owner: -
--

CREATE TABLE public.auth_user_groups (
    id bigint NOT NULL,
    user_id integer NOT NULL,
    group_id integer NOT NULL
);


--
-- Name: auth_user_groups_id_seq; Type: SEQUENCE; Schema: public; Owner: -
--

ALTER TABLE public.auth_user_groups ALTER COLUMN id ADD GENERATED BY DEFAULT AS IDENTITY (
    SEQUENCE NAME public.auth_user_groups_id_seq
    START WITH 1
    INCREMENT BY 1
    NO MINVALUE
    NO MAXVALUE
    CACHE 1
);


--
-- Name: auth_user_id_seq; Type: SEQUENCE; Schema: public; Owner: -
--

ALTER TABLE public.auth_user ALTER COLUMN id ADD GENERATED BY DEFAULT AS IDENTITY (
    SEQUENCE NAME public.auth_user_id_seq
    START WITH 1
    INCREMENT BY 1
    NO MINVALUE
    NO MAXVALUE
    CACHE 1
);


--
-- Name: auth_user_user_permissions; Type: TABLE; Schema: public; Owner: -
--

CREATE TABLE public.auth_user_user_permissions (
    id bigint NOT NULL,
    user_id integer NOT NULL,
    permission_id integer NOT NULL
);


--
-- Name: auth_user_user_permissions_id_seq; Type: SEQUENCE; Schema: public; Owner: -
--

ALTER TABLE public.auth_user_user_permissions ALTER COLUMN id ADD GENERATED BY DEFAULT AS IDENTITY (
    SEQUENCE NAME public.auth_user_user_permissions_id_seq
    START WITH 1
    INCREMENT BY 1
    NO MINVALUE
    NO MAXVALUE
    CACHE 1
);


--
-- Name: claims_article; Type: TABLE; Schema: public; Owner: -
--

CREATE TABLE public.claims_article (
    id uuid NOT NULL,
    key uuid,
    number integer NOT NULL,
    external_id character varying(200) NOT NULL,
    title character varying(500) NOT NULL,
    url character varying(2000) NOT NULL,
    publisher character varying(200) NOT NULL,
    byline jsonb NOT NULL,
    published_on date,
    language character varying(35) NOT NULL,
    licence character varying(200) NOT NULL,
    metadata jsonb NOT NULL,
    text text NOT NULL,
    text_sha256 character varying(64) NOT NULL,
    length integer NOT NULL,
    zones jsonb NOT NULL,
    open_slots smallint NOT NULL,
    created_at timestamp with time zone DEFAULT statement_timestamp() NOT NULL,
    project_id uuid NOT NULL,
    search tsvector,
    priority smallint DEFAULT 0 NOT NULL,
    set_aside_at timestamp with time zone,
    set_aside_reason character varying(500) DEFAULT ''::character varying NOT NULL,
    place integer,
    queue_key integer GENERATED ALWAYS AS ((COALESCE(place, number) - (priority * 1000000000))) STORED,
    needs smallint DEFAULT 1 NOT NULL,
    surplus smallint DEFAULT 0 NOT NULL,
    extra smallint DEFAULT 0 NOT NULL,
    CONSTRAINT claims_article_length_check CHECK ((length >= 0)),
    CONSTRAINT claims_article_number_check CHECK ((number >= 0)),
    CONSTRAINT length_is_of_text CHECK ((length = char_length(text))),
    CONSTRAINT needs_somebody CHECK ((needs >= 1)),
    CONSTRAINT open_slots_not_negative CHECK ((open_slots >= 0)),
    CONSTRAINT priority_low_to_high CHECK (((priority >= '-1'::integer) AND (priority <= 1))),
    CONSTRAINT surplus_or_open_slots CHECK (((surplus = 0) OR ((open_slots = 0) AND (surplus > 0)))),
    CONSTRAINT text_not_empty CHECK ((length > 0))
);


--
-- Name: claims_articlelanguage; Type: TABLE; Schema: public; Owner: -
--

CREATE TABLE public.claims_articlelanguage (
    id bigint NOT NULL,
    language character varying(35) NOT NULL,
    project_id uuid NOT NULL
);


--
-- Name: claims_articlelanguage_id_seq; Type: SEQUENCE; Schema: public; Owner: -
--

ALTER TABLE public.claims_articlelanguage ALTER COLUMN id ADD GENERATED BY DEFAULT AS IDENTITY (
    SEQUENCE NAME public.claims_articlelanguage_id_seq
    START WITH 1
    INCREMENT BY 1
    NO MINVALUE
    NO MAXVALUE
    CACHE 1
);


--
-- Name: claims_assignment; Type: TABLE; Schema: public; Owner: -
--

CREATE TABLE public.claims_assignment (
    id uuid NOT NULL,
    kind character varying(12) NOT NULL,
    round smallint NOT NULL,
    state character varying(10) NOT NULL,
    lease_expires_at timestamp with time zone NOT NULL,
    active_seconds double precision NOT NULL,
    suggestions_shown boolean NOT NULL,
    skip_reason character varying(500) NOT NULL,
    created_at timestamp with time zone DEFAULT statement_timestamp() NOT NULL,
    submitted_at timestamp with time zone,
    article_id uuid NOT NULL,
    person_id integer NOT NULL,
    suggestions_hidden character varying(10) NOT NULL,
    turn bigint DEFAULT 0 NOT NULL,
    answered jsonb,
    project_id uuid,
    number integer,
    return_reason character varying(2000) DEFAULT ''::character varying NOT NULL,
    returned_at timestamp with time zone,
    returned_by_id integer,
    returned_claims uuid[],
    assigned_by_id integer,
    due_on date,
    CONSTRAINT claims_assignment_number_check CHECK ((number >= 0)),
    CONSTRAINT claims_assignment_round_check CHECK ((round >= 0)),
    CONSTRAINT claims_assignment_turn_check CHECK ((turn >= 0))
);


--
-- Name: claims_claim; Type: TABLE; Schema: public; Owner: -
--

CREATE TABLE public.claims_claim (
    id uuid NOT NULL,
    key uuid,
    content int4multirange NOT NULL,
    source int4multirange NOT NULL,
    cue int4multirange NOT NULL,
    addressee int4multirange NOT NULL,
    no_speaker_stated boolean NOT NULL,
    directness character varying(20) NOT NULL,
    claim_type character varying(40) NOT NULL,
    checkworthiness character varying(3) NOT NULL,
    was_said boolean,
    nesting character varying(10) NOT NULL,
    note text NOT NULL,
    origin character varying(12) NOT NULL,
    version integer NOT NULL,
    created_at timestamp with time zone DEFAULT statement_timestamp() NOT NULL,
    updated_at timestamp with time zone DEFAULT statement_timestamp() NOT NULL,
    deleted_at timestamp with time zone,
    assignment_id uuid NOT NULL,
    parent_id uuid,
    guideline_version_id uuid,
    suggestion_id uuid,
    certainty character varying(10) NOT NULL,
    CONSTRAINT claim_content_not_empty CHECK ((NOT (content = '{}'::int4multirange))),
    CONSTRAINT claim_not_its_own_parent CHECK (((parent_id IS NULL) OR (NOT ((parent_id = id) AND (parent_id IS NOT NULL))))),
    CONSTRAINT claims_claim_version_check CHECK ((version >= 0))
);


--
-- Name: claims_claimspeaker; Type: TABLE; Schema: public; Owner: -
--

CREATE TABLE public.claims_claimspeaker (
    id bigint NOT NULL,
    "position" smallint NOT NULL,
    claim_id uuid NOT NULL,
    speaker_id uuid NOT NULL,
    CONSTRAINT claims_claimspeaker_position_check CHECK (("position" >= 0))
);


--
-- Name: claims_claimspeaker_id_seq; Type: SEQUENCE; Schema: public; Owner: -
--

ALTER TABLE public.claims_claimspeaker ALTER COLUMN id ADD GENERATED BY DEFAULT AS IDENTITY (
    SEQUENCE NAME public.claims_claimspeaker_id_seq
    START WITH 1
    INCREMENT BY 1
    NO MINVALUE
    NO MAXVALUE
    CACHE 1
);


--
-- Name: claims_comment; Type: TABLE; Schema: public; Owner: -
--

CREATE TABLE public.claims_comment (
    id uuid NOT NULL,
    text text NOT NULL,
    created_at timestamp with time zone DEFAULT statement_timestamp() NOT NULL,
    edited_at timestamp with time zone,
    deleted_at timestamp with time zone,
    article_id uuid NOT NULL,
    author_id integer NOT NULL,
    claim_id uuid,
    CONSTRAINT comment_not_empty CHECK ((NOT (text = ''::text)))
);


--
-- Name: claims_commentmention; Type: TABLE; Schema: public; Owner: -
--

CREATE TABLE public.claims_commentmention (
    id uuid NOT NULL,
    read_at timestamp with time zone,
    comment_id uuid NOT NULL,
    member_id uuid NOT NULL
);


--
-- Name: claims_comparedvalue; Type: TABLE; Schema: public; Owner: -
--

CREATE TABLE public.claims_comparedvalue (
    id bigint NOT NULL,
    slot character varying(20) NOT NULL,
    left_value text NOT NULL,
    right_value text NOT NULL,
    count integer NOT NULL,
    comparison_id bigint NOT NULL,
    CONSTRAINT claims_comparedvalue_count_check CHECK ((count >= 0)),
    CONSTRAINT compared_value_counted CHECK ((count > 0))
);


--
-- Name: claims_comparedvalue_id_seq; Type: SEQUENCE; Schema: public; Owner: -
--

ALTER TABLE public.claims_comparedvalue ALTER COLUMN id ADD GENERATED BY DEFAULT AS IDENTITY (
    SEQUENCE NAME public.claims_comparedvalue_id_seq
    START WITH 1
    INCREMENT BY 1
    NO MINVALUE
    NO MAXVALUE
    CACHE 1
);


--
-- Name: claims_comparison; Type: TABLE; Schema: public; Owner: -
--

CREATE TABLE public.claims_comparison (
    id bigint NOT NULL,
    basis character varying(64) NOT NULL,
    counts integer[] NOT NULL,
    computed_at timestamp with time zone DEFAULT statement_timestamp() NOT NULL,
    article_id uuid NOT NULL,
    left_id uuid NOT NULL,
    project_id uuid NOT NULL,
    right_id uuid NOT NULL,
    CONSTRAINT compared_in_order CHECK ((left_id < right_id))
);


--
-- Name: claims_comparison_id_seq; Type: SEQUENCE; Schema: public; Owner: -
--

ALTER TABLE public.claims_comparison ALTER COLUMN id ADD GENERATED BY DEFAULT AS IDENTITY (
    SEQUENCE NAME public.claims_comparison_id_seq
    START WITH 1
    INCREMENT BY 1
    NO MINVALUE
    NO MAXVALUE
    CACHE 1
);


--
-- Name: claims_decision; Type: TABLE; Schema: public; Owner: -
--

CREATE TABLE public.claims_decision (
    id uuid NOT NULL,
    outcome character varying(10) NOT NULL,
    decided_at timestamp with time zone DEFAULT statement_timestamp() NOT NULL,
    assignment_id uuid NOT NULL,
    claim_id uuid,
    suggestion_id uuid NOT NULL
);


--
-- Name: claims_digest; Type: TABLE; Schema: public; Owner: -
--

CREATE TABLE public.claims_digest (
    user_id integer NOT NULL,
    language character varying(2) NOT NULL,
    zone character varying(60) NOT NULL,
    done_on date
);


--
-- Name: claims_enginemodel; Type: TABLE; Schema: public; Owner: -
--

CREATE TABLE public.claims_enginemodel (
    id uuid NOT NULL,
    trainer character varying(40) NOT NULL,
    version character varying(100) NOT NULL,
    label character varying(200) NOT NULL,
    state character varying(10) NOT NULL,
    files jsonb NOT NULL,
    manifest jsonb NOT NULL,
    metrics jsonb NOT NULL,
    note jsonb,
    created_at timestamp with time zone DEFAULT statement_timestamp() NOT NULL,
    promoted_at timestamp with time zone,
    made_by_id uuid,
    project_id uuid NOT NULL
);


--
-- Name: claims_event; Type: TABLE; Schema: public; Owner: -
--

CREATE TABLE public.claims_event (
    id uuid NOT NULL,
    at timestamp with time zone DEFAULT statement_timestamp() NOT NULL,
    project_id uuid,
    article_id uuid,
    subject character varying(40) NOT NULL,
    subject_id uuid NOT NULL,
    action character varying(40) NOT NULL,
    before jsonb,
    after jsonb,
    request_id character varying(64) NOT NULL,
    actor_id integer
);


--
-- Name: claims_evidence; Type: TABLE; Schema: public; Owner: -
--

CREATE TABLE public.claims_evidence (
    id uuid NOT NULL,
    "position" smallint NOT NULL,
    url character varying(2000) NOT NULL,
    archived_url character varying(2000) NOT NULL,
    accessed_at date,
    publisher character varying(200) NOT NULL,
    title character varying(500) NOT NULL,
    quote text NOT NULL,
    stance character varying(10) NOT NULL,
    set_number smallint NOT NULL,
    verdict_id uuid NOT NULL,
    CONSTRAINT claims_evidence_position_check CHECK (("position" >= 0)),
    CONSTRAINT claims_evidence_set_number_check CHECK ((set_number >= 0))
);


--
-- Name: claims_guidelineversion; Type: TABLE; Schema: public; Owner: -
--

CREATE TABLE public.claims_guidelineversion (
    id uuid NOT NULL,
    number integer NOT NULL,
    markdown text NOT NULL,
    created_at timestamp with time zone DEFAULT statement_timestamp() NOT NULL,
    created_by_id integer,
    project_id uuid NOT NULL,
    CONSTRAINT claims_guidelineversion_number_check CHECK ((number >= 0))
);


--
-- Name: claims_heldarticle; Type: TABLE; Schema: public; Owner: -
--

CREATE TABLE public.claims_heldarticle (
    id uuid NOT NULL,
    job_id uuid,
    file character varying(500) NOT NULL,
    line integer NOT NULL,
    record integer NOT NULL,
    title character varying(500) NOT NULL,
    language character varying(35) NOT NULL,
    length integer NOT NULL,
    text_sha256 character varying(64) NOT NULL,
    document jsonb NOT NULL,
    warnings jsonb NOT NULL,
    repairable boolean NOT NULL,
    left_out_at timestamp with time zone,
    created_at timestamp with time zone DEFAULT statement_timestamp() NOT NULL,
    project_id uuid NOT NULL,
    CONSTRAINT claims_heldarticle_length_check CHECK ((length >= 0)),
    CONSTRAINT claims_heldarticle_line_check CHECK ((line >= 0)),
    CONSTRAINT claims_heldarticle_record_check CHECK ((record >= 0))
);


--
-- Name: claims_identity; Type: TABLE; Schema: public; Owner: -
--

CREATE TABLE public.claims_identity (
    id bigint NOT NULL,
    issuer character varying(500) NOT NULL,
    subject character varying(255) NOT NULL,
    connected_at timestamp with time zone DEFAULT statement_timestamp() NOT NULL,
    user_id integer NOT NULL
);


--
-- Name: claims_identity_id_seq; Type: SEQUENCE; Schema: public; Owner: -
--

ALTER TABLE public.claims_identity ALTER COLUMN id ADD GENERATED BY DEFAULT AS IDENTITY (
    SEQUENCE NAME public.claims_identity_id_seq
    START WITH 1
    INCREMENT BY 1
    NO MINVALUE
    NO MAXVALUE
    CACHE 1
);


--
-- Name: claims_importbatch; Type: TABLE; Schema: public; Owner: -
--

CREATE TABLE public.claims_importbatch (
    id uuid NOT NULL,
    number integer NOT NULL,
    steps integer NOT NULL,
    articles uuid[] NOT NULL,
    passes uuid[] NOT NULL,
    speakers uuid[] NOT NULL,
    retired uuid[] NOT NULL,
    counts jsonb NOT NULL,
    told jsonb NOT NULL,
    job_id uuid NOT NULL,
    CONSTRAINT claims_importbatch_number_check CHECK ((number >= 0)),
    CONSTRAINT claims_importbatch_steps_check CHECK ((steps >= 0))
);


--
-- Name: claims_importlabel; Type: TABLE; Schema: public; Owner: -
--

CREATE TABLE public.claims_importlabel (
    id bigint NOT NULL,
    label character varying(200) NOT NULL,
    slot character varying(10) NOT NULL,
    project_id uuid NOT NULL
);


--
-- Name: claims_importlabel_id_seq; Type: SEQUENCE; Schema: public; Owner: -
--

ALTER TABLE public.claims_importlabel ALTER COLUMN id ADD GENERATED BY DEFAULT AS IDENTITY (
    SEQUENCE NAME public.claims_importlabel_id_seq
    START WITH 1
    INCREMENT BY 1
    NO MINVALUE
    NO MAXVALUE
    CACHE 1
);


--
-- Name: claims_job; Type: TABLE; Schema: public; Owner: -
--

CREATE TABLE public.claims_job (
    id uuid NOT NULL,
    kind character varying(40) NOT NULL,
    project_id uuid,
    params jsonb NOT NULL,
    state character varying(10) NOT NULL,
    done integer NOT NULL,
    total integer NOT NULL,
    result jsonb,
    error_code character varying(40) NOT NULL,
    error_message text NOT NULL,
    file character varying(200) NOT NULL,
    attempts smallint NOT NULL,
    cancel_requested boolean NOT NULL,
    created_at timestamp with time zone DEFAULT statement_timestamp() NOT NULL,
    started_at timestamp with time zone,
    heartbeat_at timestamp with time zone,
    finished_at timestamp with time zone,
    created_by_id integer,
    queue character varying(20) NOT NULL,
    CONSTRAINT claims_job_attempts_check CHECK ((attempts >= 0)),
    CONSTRAINT claims_job_done_check CHECK ((done >= 0)),
    CONSTRAINT claims_job_total_check CHECK ((total >= 0))
);


--
-- Name: claims_label; Type: TABLE; Schema: public; Owner: -
--

CREATE TABLE public.claims_label (
    id uuid NOT NULL,
    key character varying(40) NOT NULL,
    name character varying(100) NOT NULL,
    digit smallint,
    color character varying(20) NOT NULL,
    sign character varying(4) NOT NULL,
    comparable character varying(20) NOT NULL,
    scale_id uuid NOT NULL,
    merged_into_id uuid,
    CONSTRAINT claims_label_digit_check CHECK ((digit >= 0)),
    CONSTRAINT label_digit_1_to_9 CHECK ((((digit IS NOT NULL) AND ((digit >= 1) AND (digit <= 9)) AND (merged_into_id IS NULL)) OR ((digit IS NULL) AND (merged_into_id IS NOT NULL))))
);


--
-- Name: claims_member; Type: TABLE; Schema: public; Owner: -
--

CREATE TABLE public.claims_member (
    id uuid NOT NULL,
    role character varying(12) NOT NULL,
    pseudonym character varying(20) NOT NULL,
    active boolean NOT NULL,
    created_at timestamp with time zone DEFAULT statement_timestamp() NOT NULL,
    user_id integer NOT NULL,
    project_id uuid NOT NULL,
    number integer,
    invited_at timestamp with time zone,
    link_ends_at timestamp with time zone,
    pause_reason character varying(500) NOT NULL,
    paused_at timestamp with time zone,
    most_open smallint,
    CONSTRAINT claims_member_most_open_check CHECK ((most_open >= 0)),
    CONSTRAINT claims_member_number_check CHECK ((number >= 0)),
    CONSTRAINT most_open_1_to_50 CHECK (((most_open IS NULL) OR ((most_open >= 1) AND (most_open <= 50)))),
    CONSTRAINT paused_for_a_reason CHECK (((((pause_reason)::text = ''::text) AND (paused_at IS NULL)) OR ((paused_at IS NOT NULL) AND (NOT ((pause_reason)::text = ''::text)))))
);


--
-- Name: claims_project; Type: TABLE; Schema: public; Owner: -
--

CREATE TABLE public.claims_project (
    id uuid NOT NULL,
    name character varying(200) NOT NULL,
    language character varying(35) NOT NULL,
    annotators_per_article smallint NOT NULL,
    overlap_share double precision NOT NULL,
    blind boolean NOT NULL,
    engine character varying(40) NOT NULL,
    control_share double precision NOT NULL,
    claim_types character varying(40)[] NOT NULL,
    next_number integer NOT NULL,
    created_at timestamp with time zone DEFAULT statement_timestamp() NOT NULL,
    archived_at timestamp with time zone,
    accept_all_score double precision,
    quotes_in_content boolean NOT NULL,
    verdict_required boolean NOT NULL,
    auto_promote boolean NOT NULL,
    deleted_at timestamp with time zone,
    "order" character varying(8) DEFAULT 'age'::character varying NOT NULL,
    order_seed integer DEFAULT 0 NOT NULL,
    required_fields character varying(20)[] DEFAULT '{}'::character varying(20)[] NOT NULL,
    CONSTRAINT accept_all_score_0_to_1 CHECK (((accept_all_score IS NULL) OR ((accept_all_score >= (0.0)::double precision) AND (accept_all_score <= (1.0)::double precision)))),
    CONSTRAINT claims_project_annotators_per_article_check CHECK ((annotators_per_article >= 0)),
    CONSTRAINT claims_project_next_number_check CHECK ((next_number >= 0)),
    CONSTRAINT claims_project_order_seed_check CHECK ((order_seed >= 0)),
    CONSTRAINT control_share_0_to_1 CHECK (((control_share >= (0.0)::double precision) AND (control_share <= (1.0)::double precision))),
    CONSTRAINT order_known CHECK ((("order")::text = ANY ((ARRAY['age'::character varying, 'unsure'::character varying, 'random'::character varying])::text[]))),
    CONSTRAINT overlap_share_0_to_1 CHECK (((overlap_share >= (0.0)::double precision) AND (overlap_share <= (1.0)::double precision))),
    CONSTRAINT people_per_article_1_to_20 CHECK (((annotators_per_article >= 1) AND (annotators_per_article <= 20))),
    CONSTRAINT required_fields_known CHECK ((required_fields <@ ARRAY['source'::character varying(20), 'cue'::character varying(20), 'claim_type'::character varying(20), 'checkworthiness'::character varying(20), 'certainty'::character varying(20), 'was_said'::character varying(20), 'evidence'::character varying(20)]))
);


--
-- Name: claims_release; Type: TABLE; Schema: public; Owner: -
--

CREATE TABLE public.claims_release (
    id uuid NOT NULL,
    number integer NOT NULL,
    job uuid NOT NULL,
    made_at timestamp with time zone DEFAULT statement_timestamp() NOT NULL,
    manifest jsonb NOT NULL,
    file character varying(200) NOT NULL,
    bytes bigint NOT NULL,
    sha256 character varying(64) NOT NULL,
    withdrawn_at timestamp with time zone,
    withdrawn_reason character varying(500) DEFAULT ''::character varying NOT NULL,
    made_by_id integer,
    project_id uuid NOT NULL,
    withdrawn_by_id integer,
    CONSTRAINT claims_release_number_check CHECK ((number >= 0))
);


--
-- Name: claims_resolution; Type: TABLE; Schema: public; Owner: -
--

CREATE TABLE public.claims_resolution (
    id uuid NOT NULL,
    key uuid NOT NULL,
    version integer NOT NULL,
    action character varying(10) NOT NULL,
    claims uuid[] NOT NULL,
    members uuid[] NOT NULL,
    versions integer[] NOT NULL,
    fields jsonb NOT NULL,
    overruled boolean NOT NULL,
    cause character varying(10) NOT NULL,
    reason text NOT NULL,
    rule character varying(300) NOT NULL,
    guideline integer,
    at timestamp with time zone DEFAULT statement_timestamp() NOT NULL,
    by_id integer,
    gold_id uuid NOT NULL,
    CONSTRAINT added_settles_nothing CHECK ((((action)::text = 'reopened'::text) OR (((action)::text = 'add'::text) AND (members = '{}'::uuid[])) OR ((NOT ((action)::text = ANY ((ARRAY['add'::character varying, 'reopened'::character varying])::text[]))) AND (NOT (members = '{}'::uuid[]))))),
    CONSTRAINT claims_resolution_guideline_check CHECK ((guideline >= 0)),
    CONSTRAINT claims_resolution_version_check CHECK ((version >= 0)),
    CONSTRAINT resolution_leads_somewhere CHECK (((((action)::text = ANY ((ARRAY['drop'::character varying, 'reopened'::character varying])::text[])) AND (claims = '{}'::uuid[])) OR ((NOT ((action)::text = ANY ((ARRAY['drop'::character varying, 'reopened'::character varying])::text[]))) AND (NOT (claims = '{}'::uuid[])))))
);


--
-- Name: claims_round; Type: TABLE; Schema: public; Owner: -
--

CREATE TABLE public.claims_round (
    name character varying(20) NOT NULL,
    began_at timestamp with time zone DEFAULT statement_timestamp() NOT NULL,
    ended_at timestamp with time zone
);


--
-- Name: claims_scale; Type: TABLE; Schema: public; Owner: -
--

CREATE TABLE public.claims_scale (
    id uuid NOT NULL,
    key character varying(40) NOT NULL,
    name character varying(100) NOT NULL,
    project_id uuid NOT NULL
);


--
-- Name: claims_settlement; Type: TABLE; Schema: public; Owner: -
--

CREATE TABLE public.claims_settlement (
    id bigint NOT NULL,
    version integer NOT NULL,
    claim_id uuid NOT NULL,
    gold_id uuid NOT NULL,
    resolution_id uuid NOT NULL,
    CONSTRAINT claims_settlement_version_check CHECK ((version >= 0))
);


--
-- Name: claims_settlement_id_seq; Type: SEQUENCE; Schema: public; Owner: -
--

ALTER TABLE public.claims_settlement ALTER COLUMN id ADD GENERATED BY DEFAULT AS IDENTITY (
    SEQUENCE NAME public.claims_settlement_id_seq
    START WITH 1
    INCREMENT BY 1
    NO MINVALUE
    NO MAXVALUE
    CACHE 1
);


--
-- Name: claims_speaker; Type: TABLE; Schema: public; Owner: -
--

CREATE TABLE public.claims_speaker (
    id uuid NOT NULL,
    key uuid,
    name character varying(200) NOT NULL,
    kind character varying(20) NOT NULL,
    anonymous boolean NOT NULL,
    descriptor character varying(200) NOT NULL,
    country character varying(2) NOT NULL,
    wikidata_id character varying(20) NOT NULL,
    created_at timestamp with time zone DEFAULT statement_timestamp() NOT NULL,
    article_id uuid,
    merged_into_id uuid,
    project_id uuid NOT NULL,
    made_by_id integer,
    mentions integer DEFAULT 0 NOT NULL,
    submitted integer DEFAULT 0 NOT NULL,
    CONSTRAINT anonymous_speaker_in_article CHECK (((NOT anonymous) OR (article_id IS NOT NULL)))
);


--
-- Name: claims_speakeralias; Type: TABLE; Schema: public; Owner: -
--

CREATE TABLE public.claims_speakeralias (
    id uuid NOT NULL,
    text character varying(200) NOT NULL,
    speaker_id uuid NOT NULL
);


--
-- Name: claims_speakerdelta; Type: TABLE; Schema: public; Owner: -
--

CREATE TABLE public.claims_speakerdelta (
    id bigint NOT NULL,
    mentions integer NOT NULL,
    submitted integer NOT NULL,
    speaker_id uuid NOT NULL
);


--
-- Name: claims_speakerdelta_id_seq; Type: SEQUENCE; Schema: public; Owner: -
--

ALTER TABLE public.claims_speakerdelta ALTER COLUMN id ADD GENERATED BY DEFAULT AS IDENTITY (
    SEQUENCE NAME public.claims_speakerdelta_id_seq
    START WITH 1
    INCREMENT BY 1
    NO MINVALUE
    NO MAXVALUE
    CACHE 1
);


--
-- Name: claims_speakerrole; Type: TABLE; Schema: public; Owner: -
--

CREATE TABLE public.claims_speakerrole (
    id uuid NOT NULL,
    "position" character varying(200) NOT NULL,
    organisation character varying(200) NOT NULL,
    from_date date,
    to_date date,
    speaker_id uuid NOT NULL
);


--
-- Name: claims_speakeruse; Type: TABLE; Schema: public; Owner: -
--

CREATE TABLE public.claims_speakeruse (
    id bigint NOT NULL,
    person integer NOT NULL,
    uses integer NOT NULL,
    project_id uuid NOT NULL,
    speaker_id uuid NOT NULL
);


--
-- Name: claims_speakeruse_id_seq; Type: SEQUENCE; Schema: public; Owner: -
--

ALTER TABLE public.claims_speakeruse ALTER COLUMN id ADD GENERATED BY DEFAULT AS IDENTITY (
    SEQUENCE NAME public.claims_speakeruse_id_seq
    START WITH 1
    INCREMENT BY 1
    NO MINVALUE
    NO MAXVALUE
    CACHE 1
);


--
-- Name: claims_standing; Type: TABLE; Schema: public; Owner: -
--

CREATE TABLE public.claims_standing (
    article_id uuid NOT NULL,
    number integer NOT NULL,
    open_slots smallint NOT NULL,
    leased integer DEFAULT 0 NOT NULL,
    submitted integer DEFAULT 0 NOT NULL,
    handed_in integer DEFAULT 0 NOT NULL,
    shown integer DEFAULT 0 NOT NULL,
    read boolean DEFAULT false NOT NULL,
    returned boolean DEFAULT false NOT NULL,
    side smallint DEFAULT 0 NOT NULL,
    stage smallint GENERATED ALWAYS AS (
CASE
    WHEN ((leased = 0) AND (open_slots = 0)) THEN 3
    WHEN (submitted > 0) THEN 2
    WHEN (leased > 0) THEN 1
    ELSE 0
END) STORED,
    learning smallint GENERATED ALWAYS AS (
CASE
    WHEN ((handed_in = 0) OR (side = 0)) THEN 0
    WHEN ((shown = 0) AND (side = 2)) THEN 2
    ELSE 1
END) STORED,
    project_id uuid NOT NULL,
    priority smallint DEFAULT 0 NOT NULL,
    place integer,
    queue_key integer GENERATED ALWAYS AS ((COALESCE(place, number) - (priority * 1000000000))) STORED,
    claims integer DEFAULT 0 NOT NULL,
    gold_claims integer DEFAULT 0 NOT NULL,
    needs smallint DEFAULT 1 NOT NULL,
    layer smallint GENERATED ALWAYS AS (
CASE
    WHEN (handed_in > submitted) THEN 2
    WHEN ((needs = 1) AND (submitted > 0)) THEN 1
    ELSE 0
END) STORED,
    stale boolean DEFAULT false NOT NULL,
    CONSTRAINT claims_standing_number_check CHECK ((number >= 0))
);


--
-- Name: claims_suggestion; Type: TABLE; Schema: public; Owner: -
--

CREATE TABLE public.claims_suggestion (
    id uuid NOT NULL,
    engine character varying(40) NOT NULL,
    engine_version character varying(100) NOT NULL,
    key uuid,
    fingerprint character varying(64) NOT NULL,
    content int4multirange NOT NULL,
    source int4multirange NOT NULL,
    cue int4multirange NOT NULL,
    directness character varying(20) NOT NULL,
    score double precision NOT NULL,
    reason jsonb,
    speaker_name character varying(200) NOT NULL,
    speaker_kind character varying(20) NOT NULL,
    nesting character varying(10) NOT NULL,
    checkworthiness double precision,
    created_at timestamp with time zone DEFAULT statement_timestamp() NOT NULL,
    retired_at timestamp with time zone,
    article_id uuid NOT NULL,
    parent_id uuid,
    CONSTRAINT suggestion_content_not_empty CHECK ((NOT (content = '{}'::int4multirange))),
    CONSTRAINT suggestion_score_0_to_1 CHECK (((score >= (0.0)::double precision) AND (score <= (1.0)::double precision)))
);


--
-- Name: claims_suggestionrun; Type: TABLE; Schema: public; Owner: -
--

CREATE TABLE public.claims_suggestionrun (
    id uuid NOT NULL,
    engine character varying(40) NOT NULL,
    engine_version character varying(100) NOT NULL,
    suggestions integer NOT NULL,
    cpu_seconds double precision NOT NULL,
    created_at timestamp with time zone DEFAULT statement_timestamp() NOT NULL,
    article_id uuid NOT NULL,
    characters integer NOT NULL,
    dropped integer NOT NULL,
    note jsonb,
    CONSTRAINT claims_suggestionrun_characters_check CHECK ((characters >= 0)),
    CONSTRAINT claims_suggestionrun_dropped_check CHECK ((dropped >= 0)),
    CONSTRAINT claims_suggestionrun_suggestions_check CHECK ((suggestions >= 0))
);


--
-- Name: claims_tally_id_seq; Type: SEQUENCE; Schema: public; Owner: -
--

ALTER TABLE public.claims_tally ALTER COLUMN id ADD GENERATED BY DEFAULT AS IDENTITY (
    SEQUENCE NAME public.claims_tally_id_seq
    START WITH 1
    INCREMENT BY 1
    NO MINVALUE
    NO MAXVALUE
    CACHE 1
);


--
-- Name: claims_tocompare; Type: TABLE; Schema: public; Owner: -
--

CREATE TABLE public.claims_tocompare (
    id bigint NOT NULL,
    article_id uuid NOT NULL,
    project_id uuid NOT NULL
);


--
-- Name: claims_tocompare_id_seq; Type: SEQUENCE; Schema: public; Owner: -
--

ALTER TABLE public.claims_tocompare ALTER COLUMN id ADD GENERATED BY DEFAULT AS IDENTITY (
    SEQUENCE NAME public.claims_tocompare_id_seq
    START WITH 1
    INCREMENT BY 1
    NO MINVALUE
    NO MAXVALUE
    CACHE 1
);


--
-- Name: claims_tokenscope; Type: TABLE; Schema: public; Owner: -
--

CREATE TABLE public.claims_tokenscope (
    token_id character varying(128) NOT NULL,
    name character varying(100) NOT NULL,
    actions character varying(30)[],
    last_used_on date,
    project_id uuid
);


--
-- Name: claims_verdict; Type: TABLE; Schema: public; Owner: -
--

CREATE TABLE public.claims_verdict (
    id uuid NOT NULL,
    rationale text NOT NULL,
    status character varying(6) NOT NULL,
    created_at timestamp with time zone DEFAULT statement_timestamp() NOT NULL,
    author_id integer,
    claim_id uuid NOT NULL,
    label_id uuid,
    supersedes_id uuid
);


--
-- Name: claims_versiontally; Type: TABLE; Schema: public; Owner: -
--

CREATE TABLE public.claims_versiontally (
    id bigint NOT NULL,
    engine character varying(40) NOT NULL,
    engine_version character varying(100) NOT NULL,
    articles integer NOT NULL,
    first_at timestamp with time zone NOT NULL,
    project_id uuid NOT NULL
);


--
-- Name: claims_versiontally_id_seq; Type: SEQUENCE; Schema: public; Owner: -
--

ALTER TABLE public.claims_versiontally ALTER COLUMN id ADD GENERATED BY DEFAULT AS IDENTITY (
    SEQUENCE NAME public.claims_versiontally_id_seq
    START WITH 1
    INCREMENT BY 1
    NO MINVALUE
    NO MAXVALUE
    CACHE 1
);


--
-- Name: django_content_type; Type: TABLE; Schema: public; Owner: -
--

CREATE TABLE public.django_content_type (
    id integer NOT NULL,
    app_label character varying(100) NOT NULL,
    model character varying(100) NOT NULL
);


--
-- Name: django_content_type_id_seq; Type: SEQUENCE; Schema: public; Owner: -
--

ALTER TABLE public.django_content_type ALTER COLUMN id ADD GENERATED BY DEFAULT AS IDENTITY (
    SEQUENCE NAME public.django_content_type_id_seq
    START WITH 1
    INCREMENT BY 1
    NO MINVALUE
    NO MAXVALUE
    CACHE 1
);


--
-- Name: django_migrations; Type: TABLE; Schema: public; Owner: -
--

CREATE TABLE public.django_migrations (
    id bigint NOT NULL,
    app character varying(255) NOT NULL,
    name character varying(255) NOT NULL,
    applied timestamp with time zone NOT NULL
);


--
-- Name: django_migrations_id_seq; Type: SEQUENCE; Schema: public; Owner: -
--

ALTER TABLE public.django_migrations ALTER COLUMN id ADD GENERATED BY DEFAULT AS IDENTITY (
    SEQUENCE NAME public.django_migrations_id_seq
    START WITH 1
    INCREMENT BY 1
    NO MINVALUE
    NO MAXVALUE
    CACHE 1
);


--
-- Name: django_session; Type: TABLE; Schema: public; Owner: -
--

CREATE TABLE public.django_session (
    session_key character varying(40) NOT NULL,
    session_data text NOT NULL,
    expire_date timestamp with time zone NOT NULL
);


--
-- Name: knox_authtoken; Type: TABLE; Schema: public; Owner: -
--

CREATE TABLE public.knox_authtoken (
    digest character varying(128) NOT NULL,
    created timestamp with time zone NOT NULL,
    user_id integer NOT NULL,
    expiry timestamp with time zone,
    token_key character varying(25) NOT NULL
);


--
-- Name: mfa_authenticator; Type: TABLE; Schema: public; Owner: -
--

CREATE TABLE public.mfa_authenticator (
    id bigint NOT NULL,
    type character varying(20) NOT NULL,
    data jsonb NOT NULL,
    user_id integer NOT NULL,
    created_at timestamp with time zone NOT NULL,
    last_used_at timestamp with time zone
);


--
-- Name: mfa_authenticator_id_seq; Type: SEQUENCE; Schema: public; Owner: -
--

ALTER TABLE public.mfa_authenticator ALTER COLUMN id ADD GENERATED BY DEFAULT AS IDENTITY (
    SEQUENCE NAME public.mfa_authenticator_id_seq
    START WITH 1
    INCREMENT BY 1
    NO MINVALUE
    NO MAXVALUE
    CACHE 1
);


--
-- Name: sign_in_counts; Type: TABLE; Schema: public; Owner: -
--

CREATE TABLE public.sign_in_counts (
    cache_key character varying(255) NOT NULL,
    value text NOT NULL,
    expires timestamp with time zone NOT NULL
);


--
-- Name: usersessions_usersession; Type: TABLE; Schema: public; Owner: -
--

CREATE TABLE public.usersessions_usersession (
    id bigint NOT NULL,
    created_at timestamp with time zone NOT NULL,
    ip inet NOT NULL,
    last_seen_at timestamp with time zone NOT NULL,
    session_key character varying(40) NOT NULL,
    user_agent character varying(200) NOT NULL,
    data jsonb NOT NULL,
    user_id integer NOT NULL
);


--
-- Name: usersessions_usersession_id_seq; Type: SEQUENCE; Schema: public; Owner: -
--

ALTER TABLE public.usersessions_usersession ALTER COLUMN id ADD GENERATED BY DEFAULT AS IDENTITY (
    SEQUENCE NAME public.usersessions_usersession_id_seq
    START WITH 1
    INCREMENT BY 1
    NO MINVALUE
    NO MAXVALUE
    CACHE 1
);


--
-- Data for Name: account_emailaddress; Type: TABLE DATA; Schema: public; Owner: -
--

COPY public.account_emailaddress (id, email, verified, "primary", user_id) FROM stdin;
\.


--
-- Data for Name: account_emailconfirmation; Type: TABLE DATA; Schema: public; Owner: -
--

COPY public.account_emailconfirmation (id, created, sent, key, email_address_id) FROM stdin;
\.


--
-- Data for Name: auth_group; Type: TABLE DATA; Schema: public; Owner: -
--

COPY public.auth_group (id, name) FROM stdin;
\.


--
-- Data for Name: auth_group_permissions; Type: TABLE DATA; Schema: public; Owner: -
--

COPY public.auth_group_permissions (id, group_id, permission_id) FROM stdin;
\.


--
-- Data for Name: auth_permission; Type: TABLE DATA; Schema: public; Owner: -
--

COPY public.auth_permission (id, name, content_type_id, codename) FROM stdin;
1	Can add permission	1	add_permission
2	Can change permission	1	change_permission
3	Can delete permission	1	delete_permission
4	Can view permission	1	view_permission
5	Can add group	2	add_group
6	Can change group	2	change_group
7	Can delete group	2	delete_group
8	Can view group	2	view_group
9	Can add user	3	add_user
10	Can change user	3	change_user
11	Can delete user	3	delete_user
12	Can view user	3	view_user
13	Can add content type	4	add_contenttype
14	Can change content type	4	change_contenttype
15	Can delete content type	4	delete_contenttype
16	Can view content type	4	view_contenttype
17	Can add session	5	add_session
18	Can change session	5	change_session
19	Can delete session	5	delete_session
20	Can view session	5	view_session
21	Can add email address	6	add_emailaddress
22	Can change email address	6	change_emailaddress
23	Can delete email address	6	delete_emailaddress
24	Can view email address	6	view_emailaddress
25	Can add email confirmation	7	add_emailconfirmation
26	Can change email confirmation	7	change_emailconfirmation
27	Can delete email confirmation	7	delete_emailconfirmation
28	Can view email confirmation	7	view_emailconfirmation
29	Can add authenticator	8	add_authenticator
30	Can change authenticator	8	change_authenticator
31	Can delete authenticator	8	delete_authenticator
32	Can view authenticator	8	view_authenticator
33	Can add user session	9	add_usersession
34	Can change user session	9	change_usersession
35	Can delete user session	9	delete_usersession
36	Can view user session	9	view_usersession
37	Can add auth token	10	add_authtoken
38	Can change auth token	10	change_authtoken
39	Can delete auth token	10	delete_authtoken
40	Can view auth token	10	view_authtoken
41	Can add article	11	add_article
42	Can change article	11	change_article
43	Can delete article	11	delete_article
44	Can view article	11	view_article
45	Can add assignment	12	add_assignment
46	Can change assignment	12	change_assignment
47	Can delete assignment	12	delete_assignment
48	Can view assignment	12	view_assignment
49	Can add event	13	add_event
50	Can change event	13	change_event
51	Can delete event	13	delete_event
52	Can view event	13	view_event
53	Can add guideline version	14	add_guidelineversion
54	Can change guideline version	14	change_guidelineversion
55	Can delete guideline version	14	delete_guidelineversion
56	Can view guideline version	14	view_guidelineversion
57	Can add claim	15	add_claim
58	Can change claim	15	change_claim
59	Can delete claim	15	delete_claim
60	Can view claim	15	view_claim
61	Can add job	16	add_job
62	Can change job	16	change_job
63	Can delete job	16	delete_job
64	Can view job	16	view_job
65	Can add project	17	add_project
66	Can change project	17	change_project
67	Can delete project	17	delete_project
68	Can view project	17	view_project
69	Can add member	18	add_member
70	Can change member	18	change_member
71	Can delete member	18	delete_member
72	Can view member	18	view_member
73	Can add scale	19	add_scale
74	Can change scale	19	change_scale
75	Can delete scale	19	delete_scale
76	Can view scale	19	view_scale
77	Can add label	20	add_label
78	Can change label	20	change_label
79	Can delete label	20	delete_label
80	Can view label	20	view_label
81	Can add speaker	21	add_speaker
82	Can change speaker	21	change_speaker
83	Can delete speaker	21	delete_speaker
84	Can view speaker	21	view_speaker
85	Can add claim speaker	22	add_claimspeaker
86	Can change claim speaker	22	change_claimspeaker
87	Can delete claim speaker	22	delete_claimspeaker
88	Can view claim speaker	22	view_claimspeaker
89	Can add speaker alias	23	add_speakeralias
90	Can change speaker alias	23	change_speakeralias
91	Can delete speaker alias	23	delete_speakeralias
92	Can view speaker alias	23	view_speakeralias
93	Can add speaker role	24	add_speakerrole
94	Can change speaker role	24	change_speakerrole
95	Can delete speaker role	24	delete_speakerrole
96	Can view speaker role	24	view_speakerrole
97	Can add suggestion	25	add_suggestion
98	Can change suggestion	25	change_suggestion
99	Can delete suggestion	25	delete_suggestion
100	Can view suggestion	25	view_suggestion
101	Can add decision	26	add_decision
102	Can change decision	26	change_decision
103	Can delete decision	26	delete_decision
104	Can view decision	26	view_decision
105	Can add suggestion run	27	add_suggestionrun
106	Can change suggestion run	27	change_suggestionrun
107	Can delete suggestion run	27	delete_suggestionrun
108	Can view suggestion run	27	view_suggestionrun
109	Can add verdict	28	add_verdict
110	Can change verdict	28	change_verdict
111	Can delete verdict	28	delete_verdict
112	Can view verdict	28	view_verdict
113	Can add evidence	29	add_evidence
114	Can change evidence	29	change_evidence
115	Can delete evidence	29	delete_evidence
116	Can view evidence	29	view_evidence
117	Can add comment	30	add_comment
118	Can change comment	30	change_comment
119	Can delete comment	30	delete_comment
120	Can view comment	30	view_comment
121	Can add comment mention	31	add_commentmention
122	Can change comment mention	31	change_commentmention
123	Can delete comment mention	31	delete_commentmention
124	Can view comment mention	31	view_commentmention
125	Can add engine model	32	add_enginemodel
126	Can change engine model	32	change_enginemodel
127	Can delete engine model	32	delete_enginemodel
128	Can view engine model	32	view_enginemodel
129	Can add held article	33	add_heldarticle
130	Can change held article	33	change_heldarticle
131	Can delete held article	33	delete_heldarticle
132	Can view held article	33	view_heldarticle
133	Can add round	34	add_round
134	Can change round	34	change_round
135	Can delete round	34	delete_round
136	Can view round	34	view_round
137	Can add article language	35	add_articlelanguage
138	Can change article language	35	change_articlelanguage
139	Can delete article language	35	delete_articlelanguage
140	Can view article language	35	view_articlelanguage
141	Can add speaker delta	36	add_speakerdelta
142	Can change speaker delta	36	change_speakerdelta
143	Can delete speaker delta	36	delete_speakerdelta
144	Can view speaker delta	36	view_speakerdelta
145	Can add standing	37	add_standing
146	Can change standing	37	change_standing
147	Can delete standing	37	delete_standing
148	Can view standing	37	view_standing
149	Can add tally	38	add_tally
150	Can change tally	38	change_tally
151	Can delete tally	38	delete_tally
152	Can view tally	38	view_tally
153	Can add version tally	39	add_versiontally
154	Can change version tally	39	change_versiontally
155	Can delete version tally	39	delete_versiontally
156	Can view version tally	39	view_versiontally
157	Can add speaker use	40	add_speakeruse
158	Can change speaker use	40	change_speakeruse
159	Can delete speaker use	40	delete_speakeruse
160	Can view speaker use	40	view_speakeruse
161	Can add compared value	41	add_comparedvalue
162	Can change compared value	41	change_comparedvalue
163	Can delete compared value	41	delete_comparedvalue
164	Can view compared value	41	view_comparedvalue
165	Can add comparison	42	add_comparison
166	Can change comparison	42	change_comparison
167	Can delete comparison	42	delete_comparison
168	Can view comparison	42	view_comparison
169	Can add to compare	43	add_tocompare
170	Can change to compare	43	change_tocompare
171	Can delete to compare	43	delete_tocompare
172	Can view to compare	43	view_tocompare
173	Can add token scope	44	add_tokenscope
174	Can change token scope	44	change_tokenscope
175	Can delete token scope	44	delete_tokenscope
176	Can view token scope	44	view_tokenscope
177	Can add resolution	45	add_resolution
178	Can change resolution	45	change_resolution
179	Can delete resolution	45	delete_resolution
180	Can view resolution	45	view_resolution
181	Can add settlement	46	add_settlement
182	Can change settlement	46	change_settlement
183	Can delete settlement	46	delete_settlement
184	Can view settlement	46	view_settlement
185	Can add release	47	add_release
186	Can change release	47	change_release
187	Can delete release	47	delete_release
188	Can view release	47	view_release
189	Can add import batch	48	add_importbatch
190	Can change import batch	48	change_importbatch
191	Can delete import batch	48	delete_importbatch
192	Can view import batch	48	view_importbatch
193	Can add import label	49	add_importlabel
194	Can change import label	49	change_importlabel
195	Can delete import label	49	delete_importlabel
196	Can view import label	49	view_importlabel
197	Can add digest	50	add_digest
198	Can change digest	50	change_digest
199	Can delete digest	50	delete_digest
200	Can view digest	50	view_digest
201	Can add identity	51	add_identity
202	Can change identity	51	change_identity
203	Can delete identity	51	delete_identity
204	Can view identity	51	view_identity
\.


--
-- Data for Name: auth_user; Type: TABLE DATA; Schema: public; Owner: -
--

COPY public.auth_user (id, password, last_login, is_superuser, username, first_name, last_name, email, is_staff, is_active, date_joined) FROM stdin;
\.


--
-- Data for Name: auth_user_groups; Type: TABLE DATA; Schema: public; Owner: -
--

COPY public.auth_user_groups (id, user_id, group_id) FROM stdin;
\.


--
-- Data for Name: auth_user_user_permissions; Type: TABLE DATA; Schema: public; Owner: -
--

COPY public.auth_user_user_permissions (id, user_id, permission_id) FROM stdin;
\.


--
-- Data for Name: claims_article; Type: TABLE DATA; Schema: public; Owner: -
--

COPY public.claims_article (id, key, number, external_id, title, url, publisher, byline, published_on, language, licence, metadata, text, text_sha256, length, zones, open_slots, created_at, project_id, search, priority, set_aside_at, set_aside_reason, place, needs, surplus, extra) FROM stdin;
\.


--
-- Data for Name: claims_articlelanguage; Type: TABLE DATA; Schema: public; Owner: -
--

COPY public.claims_articlelanguage (id, language, project_id) FROM stdin;
\.


--
-- Data for Name: claims_assignment; Type: TABLE DATA; Schema: public; Owner: -
--

COPY public.claims_assignment (id, kind, round, state, lease_expires_at, active_seconds, suggestions_shown, skip_reason, created_at, submitted_at, article_id, person_id, suggestions_hidden, turn, answered, project_id, number, return_reason, returned_at, returned_by_id, returned_claims, assigned_by_id, due_on) FROM stdin;
\.


--
-- Data for Name: claims_claim; Type: TABLE DATA; Schema: public; Owner: -
--

COPY public.claims_claim (id, key, content, source, cue, addressee, no_speaker_stated, directness, claim_type, checkworthiness, was_said, nesting, note, origin, version, created_at, updated_at, deleted_at, assignment_id, parent_id, guideline_version_id, suggestion_id, certainty) FROM stdin;
\.


--
-- Data for Name: claims_claimspeaker; Type: TABLE DATA; Schema: public; Owner: -
--

COPY public.claims_claimspeaker (id, "position", claim_id, speaker_id) FROM stdin;
\.


--
-- Data for Name: claims_comment; Type: TABLE DATA; Schema: public; Owner: -
--

COPY public.claims_comment (id, text, created_at, edited_at, deleted_at, article_id, author_id, claim_id) FROM stdin;
\.


--
-- Data for Name: claims_commentmention; Type: TABLE DATA; Schema: public; Owner: -
--

COPY public.claims_commentmention (id, read_at, comment_id, member_id) FROM stdin;
\.


--
-- Data for Name: claims_comparedvalue; Type: TABLE DATA; Schema: public; Owner: -
--

COPY public.claims_comparedvalue (id, slot, left_value, right_value, count, comparison_id) FROM stdin;
\.


--
-- Data for Name: claims_comparison; Type: TABLE DATA; Schema: public; Owner: -
--

COPY public.claims_comparison (id, basis, counts, computed_at, article_id, left_id, project_id, right_id) FROM stdin;
\.


--
-- Data for Name: claims_decision; Type: TABLE DATA; Schema: public; Owner: -
--

COPY public.claims_decision (id, outcome, decided_at, assignment_id, claim_id, suggestion_id) FROM stdin;
\.


--
-- Data for Name: claims_digest; Type: TABLE DATA; Schema: public; Owner: -
--

COPY public.claims_digest (user_id, language, zone, done_on) FROM stdin;
\.


--
-- Data for Name: claims_enginemodel; Type: TABLE DATA; Schema: public; Owner: -
--

COPY public.claims_enginemodel (id, trainer, version, label, state, files, manifest, metrics, note, created_at, promoted_at, made_by_id, project_id) FROM stdin;
\.


--
-- Data for Name: claims_event; Type: TABLE DATA; Schema: public; Owner: -
--

COPY public.claims_event (id, at, project_id, article_id, subject, subject_id, action, before, after, request_id, actor_id) FROM stdin;
\.


--
-- Data for Name: claims_evidence; Type: TABLE DATA; Schema: public; Owner: -
--

COPY public.claims_evidence (id, "position", url, archived_url, accessed_at, publisher, title, quote, stance, set_number, verdict_id) FROM stdin;
\.


--
-- Data for Name: claims_guidelineversion; Type: TABLE DATA; Schema: public; Owner: -
--

COPY public.claims_guidelineversion (id, number, markdown, created_at, created_by_id, project_id) FROM stdin;
\.


--
-- Data for Name: claims_heldarticle; Type: TABLE DATA; Schema: public; Owner: -
--

COPY public.claims_heldarticle (id, job_id, file, line, record, title, language, length, text_sha256, document, warnings, repairable, left_out_at, created_at, project_id) FROM stdin;
\.


--
-- Data for Name: claims_identity; Type: TABLE DATA; Schema: public; Owner: -
--

COPY public.claims_identity (id, issuer, subject, connected_at, user_id) FROM stdin;
\.


--
-- Data for Name: claims_importbatch; Type: TABLE DATA; Schema: public; Owner: -
--

COPY public.claims_importbatch (id, number, steps, articles, passes, speakers, retired, counts, told, job_id) FROM stdin;
\.


--
-- Data for Name: claims_importlabel; Type: TABLE DATA; Schema: public; Owner: -
--

COPY public.claims_importlabel (id, label, slot, project_id) FROM stdin;
\.


--
-- Data for Name: claims_job; Type: TABLE DATA; Schema: public; Owner: -
--

COPY public.claims_job (id, kind, project_id, params, state, done, total, result, error_code, error_message, file, attempts, cancel_requested, created_at, started_at, heartbeat_at, finished_at, created_by_id, queue) FROM stdin;
\.


--
-- Data for Name: claims_label; Type: TABLE DATA; Schema: public; Owner: -
--

COPY public.claims_label (id, key, name, digit, color, sign, comparable, scale_id, merged_into_id) FROM stdin;
\.


--
-- Data for Name: claims_member; Type: TABLE DATA; Schema: public; Owner: -
--

COPY public.claims_member (id, role, pseudonym, active, created_at, user_id, project_id, number, invited_at, link_ends_at, pause_reason, paused_at, most_open) FROM stdin;
\.


--
-- Data for Name: claims_project; Type: TABLE DATA; Schema: public; Owner: -
--

COPY public.claims_project (id, name, language, annotators_per_article, overlap_share, blind, engine, control_share, claim_types, next_number, created_at, archived_at, accept_all_score, quotes_in_content, verdict_required, auto_promote, deleted_at, "order", order_seed, required_fields) FROM stdin;
\.


--
-- Data for Name: claims_release; Type: TABLE DATA; Schema: public; Owner: -
--

COPY public.claims_release (id, number, job, made_at, manifest, file, bytes, sha256, withdrawn_at, withdrawn_reason, made_by_id, project_id, withdrawn_by_id) FROM stdin;
\.


--
-- Data for Name: claims_resolution; Type: TABLE DATA; Schema: public; Owner: -
--

COPY public.claims_resolution (id, key, version, action, claims, members, versions, fields, overruled, cause, reason, rule, guideline, at, by_id, gold_id) FROM stdin;
\.


--
-- Data for Name: claims_round; Type: TABLE DATA; Schema: public; Owner: -
--

COPY public.claims_round (name, began_at, ended_at) FROM stdin;
\.


--
-- Data for Name: claims_scale; Type: TABLE DATA; Schema: public; Owner: -
--

COPY public.claims_scale (id, key, name, project_id) FROM stdin;
\.


--
-- Data for Name: claims_settlement; Type: TABLE DATA; Schema: public; Owner: -
--

COPY public.claims_settlement (id, version, claim_id, gold_id, resolution_id) FROM stdin;
\.


--
-- Data for Name: claims_speaker; Type: TABLE DATA; Schema: public; Owner: -
--

COPY public.claims_speaker (id, key, name, kind, anonymous, descriptor, country, wikidata_id, created_at, article_id, merged_into_id, project_id, made_by_id, mentions, submitted) FROM stdin;
\.


--
-- Data for Name: claims_speakeralias; Type: TABLE DATA; Schema: public; Owner: -
--

COPY public.claims_speakeralias (id, text, speaker_id) FROM stdin;
\.


--
-- Data for Name: claims_speakerdelta; Type: TABLE DATA; Schema: public; Owner: -
--

COPY public.claims_speakerdelta (id, mentions, submitted, speaker_id) FROM stdin;
\.


--
-- Data for Name: claims_speakerrole; Type: TABLE DATA; Schema: public; Owner: -
--

COPY public.claims_speakerrole (id, "position", organisation, from_date, to_date, speaker_id) FROM stdin;
\.


--
-- Data for Name: claims_speakeruse; Type: TABLE DATA; Schema: public; Owner: -
--

COPY public.claims_speakeruse (id, person, uses, project_id, speaker_id) FROM stdin;
\.


--
-- Data for Name: claims_standing; Type: TABLE DATA; Schema: public; Owner: -
--

COPY public.claims_standing (article_id, number, open_slots, leased, submitted, handed_in, shown, read, returned, side, project_id, priority, place, claims, gold_claims, needs, stale) FROM stdin;
\.


--
-- Data for Name: claims_suggestion; Type: TABLE DATA; Schema: public; Owner: -
--

COPY public.claims_suggestion (id, engine, engine_version, key, fingerprint, content, source, cue, directness, score, reason, speaker_name, speaker_kind, nesting, checkworthiness, created_at, retired_at, article_id, parent_id) FROM stdin;
\.


--
-- Data for Name: claims_suggestionrun; Type: TABLE DATA; Schema: public; Owner: -
--

COPY public.claims_suggestionrun (id, engine, engine_version, suggestions, cpu_seconds, created_at, article_id, characters, dropped, note) FROM stdin;
\.


--
-- Data for Name: claims_tally; Type: TABLE DATA; Schema: public; Owner: -
--

COPY public.claims_tally (id, person, articles, open_slots, begun, shared, done, covered, learnt, held_out, leased, submitted, submitted_shown, leased_claims, submitted_claims, passed_to, project_id, gold_claims, record_claims, recorded, settled) FROM stdin;
\.


--
-- Data for Name: claims_tocompare; Type: TABLE DATA; Schema: public; Owner: -
--

COPY public.claims_tocompare (id, article_id, project_id) FROM stdin;
\.


--
-- Data for Name: claims_tokenscope; Type: TABLE DATA; Schema: public; Owner: -
--

COPY public.claims_tokenscope (token_id, name, actions, last_used_on, project_id) FROM stdin;
\.


--
-- Data for Name: claims_verdict; Type: TABLE DATA; Schema: public; Owner: -
--

COPY public.claims_verdict (id, rationale, status, created_at, author_id, claim_id, label_id, supersedes_id) FROM stdin;
\.


--
-- Data for Name: claims_versiontally; Type: TABLE DATA; Schema: public; Owner: -
--

COPY public.claims_versiontally (id, engine, engine_version, articles, first_at, project_id) FROM stdin;
\.


--
-- Data for Name: django_content_type; Type: TABLE DATA; Schema: public; Owner: -
--

COPY public.django_content_type (id, app_label, model) FROM stdin;
1	auth	permission
2	auth	group
3	auth	user
4	contenttypes	contenttype
5	sessions	session
6	account	emailaddress
7	account	emailconfirmation
8	mfa	authenticator
9	usersessions	usersession
10	knox	authtoken
11	claims	article
12	claims	assignment
13	claims	event
14	claims	guidelineversion
15	claims	claim
16	claims	job
17	claims	project
18	claims	member
19	claims	scale
20	claims	label
21	claims	speaker
22	claims	claimspeaker
23	claims	speakeralias
24	claims	speakerrole
25	claims	suggestion
26	claims	decision
27	claims	suggestionrun
28	claims	verdict
29	claims	evidence
30	claims	comment
31	claims	commentmention
32	claims	enginemodel
33	claims	heldarticle
34	claims	round
35	claims	articlelanguage
36	claims	speakerdelta
37	claims	standing
38	claims	tally
39	claims	versiontally
40	claims	speakeruse
41	claims	comparedvalue
42	claims	comparison
43	claims	tocompare
44	claims	tokenscope
45	claims	resolution
46	claims	settlement
47	claims	release
48	claims	importbatch
49	claims	importlabel
50	claims	digest
51	claims	identity
\.


--
-- Data for Name: django_migrations; Type: TABLE DATA; Schema: public; Owner: -
--

COPY public.django_migrations (id, app, name, applied) FROM stdin;
1	contenttypes	0001_initial	2000-01-01 00:00:00+00
2	auth	0001_initial	2000-01-01 00:00:00+00
3	account	0001_initial	2000-01-01 00:00:00+00
4	account	0002_email_max_length	2000-01-01 00:00:00+00
5	account	0003_alter_emailaddress_create_unique_verified_email	2000-01-01 00:00:00+00
6	account	0004_alter_emailaddress_drop_unique_email	2000-01-01 00:00:00+00
7	account	0005_emailaddress_idx_upper_email	2000-01-01 00:00:00+00
8	account	0006_emailaddress_lower	2000-01-01 00:00:00+00
9	account	0007_emailaddress_idx_email	2000-01-01 00:00:00+00
10	account	0008_emailaddress_unique_primary_email_fixup	2000-01-01 00:00:00+00
11	account	0009_emailaddress_unique_primary_email	2000-01-01 00:00:00+00
12	contenttypes	0002_remove_content_type_name	2000-01-01 00:00:00+00
13	auth	0002_alter_permission_name_max_length	2000-01-01 00:00:00+00
14	auth	0003_alter_user_email_max_length	2000-01-01 00:00:00+00
15	auth	0004_alter_user_username_opts	2000-01-01 00:00:00+00
16	auth	0005_alter_user_last_login_null	2000-01-01 00:00:00+00
17	auth	0006_require_contenttypes_0002	2000-01-01 00:00:00+00
18	auth	0007_alter_validators_add_error_messages	2000-01-01 00:00:00+00
19	auth	0008_alter_user_username_max_length	2000-01-01 00:00:00+00
20	auth	0009_alter_user_last_name_max_length	2000-01-01 00:00:00+00
21	auth	0010_alter_group_name_max_length	2000-01-01 00:00:00+00
22	auth	0011_update_proxy_permissions	2000-01-01 00:00:00+00
23	auth	0012_alter_user_first_name_max_length	2000-01-01 00:00:00+00
24	knox	0001_initial	2000-01-01 00:00:00+00
25	knox	0002_auto_20150916_1425	2000-01-01 00:00:00+00
26	knox	0003_auto_20150916_1526	2000-01-01 00:00:00+00
27	knox	0004_authtoken_expires	2000-01-01 00:00:00+00
28	knox	0005_authtoken_token_key	2000-01-01 00:00:00+00
29	knox	0006_auto_20160818_0932	2000-01-01 00:00:00+00
30	knox	0007_auto_20190111_0542	2000-01-01 00:00:00+00
31	knox	0008_remove_authtoken_salt	2000-01-01 00:00:00+00
32	knox	0009_extend_authtoken_field	2000-01-01 00:00:00+00
33	claims	0001_corridor	2000-01-01 00:00:00+00
34	claims	0002_comments_and_rules	2000-01-01 00:00:00+00
35	claims	0003_engine_models	2000-01-01 00:00:00+00
36	claims	0004_turns	2000-01-01 00:00:00+00
37	claims	0005_history_is_kept	2000-01-01 00:00:00+00
38	claims	0006_answered_batches	2000-01-01 00:00:00+00
39	claims	0007_people	2000-01-01 00:00:00+00
40	claims	0008_held_articles	2000-01-01 00:00:00+00
41	claims	0009_one_sign_per_label	2000-01-01 00:00:00+00
42	claims	0010_rounds	2000-01-01 00:00:00+00
43	claims	0011_counters	2000-01-01 00:00:00+00
44	claims	0012_forms_of_words	2000-01-01 00:00:00+00
45	claims	0013_cheaper_rows	2000-01-01 00:00:00+00
46	claims	0014_standing_counted_by_statement	2000-01-01 00:00:00+00
47	claims	0015_counted_once	2000-01-01 00:00:00+00
48	claims	0016_words_read_afterwards	2000-01-01 00:00:00+00
49	claims	0017_certainty	2000-01-01 00:00:00+00
50	claims	0018_reasons_as_codes	2000-01-01 00:00:00+00
51	claims	0019_counted_by_keys	2000-01-01 00:00:00+00
52	claims	0020_projects_deleted	2000-01-01 00:00:00+00
53	claims	0021_people	2000-01-01 00:00:00+00
54	claims	0022_own_speakers	2000-01-01 00:00:00+00
55	claims	0023_returned	2000-01-01 00:00:00+00
56	claims	0024_queue	2000-01-01 00:00:00+00
57	claims	0025_comparisons	2000-01-01 00:00:00+00
58	claims	0026_sign_in_counts	2000-01-01 00:00:00+00
59	claims	0027_counted_as_it_is	2000-01-01 00:00:00+00
60	claims	0028_order_of_queue	2000-01-01 00:00:00+00
61	claims	0029_needs	2000-01-01 00:00:00+00
62	claims	0030_token_scopes	2000-01-01 00:00:00+00
63	claims	0031_gold	2000-01-01 00:00:00+00
64	claims	0032_releases	2000-01-01 00:00:00+00
65	claims	0033_labels	2000-01-01 00:00:00+00
66	claims	0034_annotations_in	2000-01-01 00:00:00+00
67	claims	0035_digest	2000-01-01 00:00:00+00
68	claims	0036_required_fields	2000-01-01 00:00:00+00
69	claims	0037_identities	2000-01-01 00:00:00+00
70	claims	0038_counted_by_fewer_statements	2000-01-01 00:00:00+00
71	claims	0039_ready_to_adjudicate	2000-01-01 00:00:00+00
72	claims	0040_said_twice	2000-01-01 00:00:00+00
73	claims	0041_layers_counted	2000-01-01 00:00:00+00
74	claims	0042_stale_layers	2000-01-01 00:00:00+00
75	mfa	0001_initial	2000-01-01 00:00:00+00
76	mfa	0002_authenticator_timestamps	2000-01-01 00:00:00+00
77	mfa	0003_authenticator_type_uniq	2000-01-01 00:00:00+00
78	sessions	0001_initial	2000-01-01 00:00:00+00
79	usersessions	0001_initial	2000-01-01 00:00:00+00
\.


--
-- Data for Name: django_session; Type: TABLE DATA; Schema: public; Owner: -
--

COPY public.django_session (session_key, session_data, expire_date) FROM stdin;
\.


--
-- Data for Name: knox_authtoken; Type: TABLE DATA; Schema: public; Owner: -
--

COPY public.knox_authtoken (digest, created, user_id, expiry, token_key) FROM stdin;
\.


--
-- Data for Name: mfa_authenticator; Type: TABLE DATA; Schema: public; Owner: -
--

COPY public.mfa_authenticator (id, type, data, user_id, created_at, last_used_at) FROM stdin;
\.


--
-- Data for Name: sign_in_counts; Type: TABLE DATA; Schema: public; Owner: -
--

COPY public.sign_in_counts (cache_key, value, expires) FROM stdin;
\.


--
-- Data for Name: usersessions_usersession; Type: TABLE DATA; Schema: public; Owner: -
--

COPY public.usersessions_usersession (id, created_at, ip, last_seen_at, session_key, user_agent, data, user_id) FROM stdin;
\.


--
-- Name: account_emailaddress_id_seq; Type: SEQUENCE SET; Schema: public; Owner: -
--

SELECT pg_catalog.setval('public.account_emailaddress_id_seq', 1, false);


--
-- Name: account_emailconfirmation_id_seq; Type: SEQUENCE SET; Schema: public; Owner: -
--

SELECT pg_catalog.setval('public.account_emailconfirmation_id_seq', 1, false);


--
-- Name: auth_group_id_seq; Type: SEQUENCE SET; Schema: public; Owner: -
--

SELECT pg_catalog.setval('public.auth_group_id_seq', 1, false);


--
-- Name: auth_group_permissions_id_seq; Type: SEQUENCE SET; Schema: public; Owner: -
--

SELECT pg_catalog.setval('public.auth_group_permissions_id_seq', 1, false);


--
-- Name: auth_permission_id_seq; Type: SEQUENCE SET; Schema: public; Owner: -
--

SELECT pg_catalog.setval('public.auth_permission_id_seq', 204, true);


--
-- Name: auth_user_groups_id_seq; Type: SEQUENCE SET; Schema: public; Owner: -
--

SELECT pg_catalog.setval('public.auth_user_groups_id_seq', 1, false);


--
-- Name: auth_user_id_seq; Type: SEQUENCE SET; Schema: public; Owner: -
--

SELECT pg_catalog.setval('public.auth_user_id_seq', 1, false);


--
-- Name: auth_user_user_permissions_id_seq; Type: SEQUENCE SET; Schema: public; Owner: -
--

SELECT pg_catalog.setval('public.auth_user_user_permissions_id_seq', 1, false);


--
-- Name: claims_articlelanguage_id_seq; Type: SEQUENCE SET; Schema: public; Owner: -
--

SELECT pg_catalog.setval('public.claims_articlelanguage_id_seq', 1, false);


--
-- Name: claims_claimspeaker_id_seq; Type: SEQUENCE SET; Schema: public; Owner: -
--

SELECT pg_catalog.setval('public.claims_claimspeaker_id_seq', 1, false);


--
-- Name: claims_comparedvalue_id_seq; Type: SEQUENCE SET; Schema: public; Owner: -
--

SELECT pg_catalog.setval('public.claims_comparedvalue_id_seq', 1, false);


--
-- Name: claims_comparison_id_seq; Type: SEQUENCE SET; Schema: public; Owner: -
--

SELECT pg_catalog.setval('public.claims_comparison_id_seq', 1, false);


--
-- Name: claims_identity_id_seq; Type: SEQUENCE SET; Schema: public; Owner: -
--

SELECT pg_catalog.setval('public.claims_identity_id_seq', 1, false);


--
-- Name: claims_importlabel_id_seq; Type: SEQUENCE SET; Schema: public; Owner: -
--

SELECT pg_catalog.setval('public.claims_importlabel_id_seq', 1, false);


--
-- Name: claims_settlement_id_seq; Type: SEQUENCE SET; Schema: public; Owner: -
--

SELECT pg_catalog.setval('public.claims_settlement_id_seq', 1, false);


--
-- Name: claims_speakerdelta_id_seq; Type: SEQUENCE SET; Schema: public; Owner: -
--

SELECT pg_catalog.setval('public.claims_speakerdelta_id_seq', 1, false);


--
-- Name: claims_speakeruse_id_seq; Type: SEQUENCE SET; Schema: public; Owner: -
--

SELECT pg_catalog.setval('public.claims_speakeruse_id_seq', 1, false);


--
-- Name: claims_tally_id_seq; Type: SEQUENCE SET; Schema: public; Owner: -
--

SELECT pg_catalog.setval('public.claims_tally_id_seq', 1, false);


--
-- Name: claims_tocompare_id_seq; Type: SEQUENCE SET; Schema: public; Owner: -
--

SELECT pg_catalog.setval('public.claims_tocompare_id_seq', 1, false);


--
-- Name: claims_versiontally_id_seq; Type: SEQUENCE SET; Schema: public; Owner: -
--

SELECT pg_catalog.setval('public.claims_versiontally_id_seq', 1, false);


--
-- Name: django_content_type_id_seq; Type: SEQUENCE SET; Schema: public; Owner: -
--

SELECT pg_catalog.setval('public.django_content_type_id_seq', 51, true);


--
-- Name: django_migrations_id_seq; Type: SEQUENCE SET; Schema: public; Owner: -
--

SELECT pg_catalog.setval('public.django_migrations_id_seq', 79, true);


--
-- Name: mfa_authenticator_id_seq; Type: SEQUENCE SET; Schema: public; Owner: -
--

SELECT pg_catalog.setval('public.mfa_authenticator_id_seq', 1, false);


--
-- Name: usersessions_usersession_id_seq; Type: SEQUENCE SET; Schema: public; Owner: -
--

SELECT pg_catalog.setval('public.usersessions_usersession_id_seq', 1, false);


--
-- Name: account_emailaddress account_emailaddress_pkey; Type: CONSTRAINT; Schema: public; Owner: -
--

ALTER TABLE ONLY public.account_emailaddress
    ADD CONSTRAINT account_emailaddress_pkey PRIMARY KEY (id);


--
-- Name: account_emailaddress account_emailaddress_user_id_email_987c8728_uniq; Type: CONSTRAINT; Schema: public; Owner: -
--

ALTER TABLE ONLY public.account_emailaddress
    ADD CONSTRAINT account_emailaddress_user_id_email_987c8728_uniq UNIQUE (user_id, email);


--
-- Name: account_emailconfirmation account_emailconfirmation_key_key; Type: CONSTRAINT; Schema: public; Owner: -
--

ALTER TABLE ONLY public.account_emailconfirmation
    ADD CONSTRAINT account_emailconfirmation_key_key UNIQUE (key);


--
-- Name: account_emailconfirmation account_emailconfirmation_pkey; Type: CONSTRAINT; Schema: public; Owner: -
--

ALTER TABLE ONLY public.account_emailconfirmation
    ADD CONSTRAINT account_emailconfirmation_pkey PRIMARY KEY (id);


--
-- Name: auth_group auth_group_name_key; Type: CONSTRAINT; Schema: public; Owner: -
--

ALTER TABLE ONLY public.auth_group
    ADD CONSTRAINT auth_group_name_key UNIQUE (name);


--
-- Name: auth_group_permissions auth_group_permissions_group_id_permission_id_0cd325b0_uniq; Type: CONSTRAINT; Schema: public; Owner: -
--

ALTER TABLE ONLY public.auth_group_permissions
    ADD CONSTRAINT auth_group_permissions_group_id_permission_id_0cd325b0_uniq UNIQUE (group_id, permission_id);


--
-- Name: auth_group_permissions auth_group_permissions_pkey; Type: CONSTRAINT; Schema: public; Owner: -
--

ALTER TABLE ONLY public.auth_group_permissions
    ADD CONSTRAINT auth_group_permissions_pkey PRIMARY KEY (id);


--
-- Name: auth_group auth_group_pkey; Type: CONSTRAINT; Schema: public; Owner: -
--

ALTER TABLE ONLY public.auth_group
    ADD CONSTRAINT auth_group_pkey PRIMARY KEY (id);


--
-- Name: auth_permission auth_permission_content_type_id_codename_01ab375a_uniq; Type: CONSTRAINT; Schema: public; Owner: -
--

ALTER TABLE ONLY public.auth_permission
    ADD CONSTRAINT auth_permission_content_type_id_codename_01ab375a_uniq UNIQUE (content_type_id, codename);


--
-- Name: auth_permission auth_permission_pkey; Type: CONSTRAINT; Schema: public; Owner: -
--

ALTER TABLE ONLY public.auth_permission
    ADD CONSTRAINT auth_permission_pkey PRIMARY KEY (id);


--
-- Name: auth_user_groups auth_user_groups_pkey; Type: CONSTRAINT; Schema: public; Owner: -
--

ALTER TABLE ONLY public.auth_user_groups
    ADD CONSTRAINT auth_user_groups_pkey PRIMARY KEY (id);


--
-- Name: auth_user_groups auth_user_groups_user_id_group_id_94350c0c_uniq; Type: CONSTRAINT; Schema: public; Owner: -
--

ALTER TABLE ONLY public.auth_user_groups
    ADD CONSTRAINT auth_user_groups_user_id_group_id_94350c0c_uniq UNIQUE (user_id, group_id);


--
-- Name: auth_user auth_user_pkey; Type: CONSTRAINT; Schema: public; Owner: -
--

ALTER TABLE ONLY public.auth_user
    ADD CONSTRAINT auth_user_pkey PRIMARY KEY (id);


--
-- Name: auth_user_user_permissions auth_user_user_permissions_pkey; Type: CONSTRAINT; Schema: public; Owner: -
--

ALTER TABLE ONLY public.auth_user_user_permissions
    ADD CONSTRAINT auth_user_user_permissions_pkey PRIMARY KEY (id);


--
-- Name: auth_user_user_permissions auth_user_user_permissions_user_id_permission_id_14a6b632_uniq; Type: CONSTRAINT; Schema: public; Owner: -
--

ALTER TABLE ONLY public.auth_user_user_permissions
    ADD CONSTRAINT auth_user_user_permissions_user_id_permission_id_14a6b632_uniq UNIQUE (user_id, permission_id);


--
-- Name: auth_user auth_user_username_key; Type: CONSTRAINT; Schema: public; Owner: -
--

ALTER TABLE ONLY public.auth_user
    ADD CONSTRAINT auth_user_username_key UNIQUE (username);


--
-- Name: claims_article claims_article_pkey; Type: CONSTRAINT; Schema: public; Owner: -
--

ALTER TABLE ONLY public.claims_article
    ADD CONSTRAINT claims_article_pkey PRIMARY KEY (id);


--
-- Name: claims_articlelanguage claims_articlelanguage_pkey; Type: CONSTRAINT; Schema: public; Owner: -
--

ALTER TABLE ONLY public.claims_articlelanguage
    ADD CONSTRAINT claims_articlelanguage_pkey PRIMARY KEY (id);


--
-- Name: claims_assignment claims_assignment_pkey; Type: CONSTRAINT; Schema: public; Owner: -
--

ALTER TABLE ONLY public.claims_assignment
    ADD CONSTRAINT claims_assignment_pkey PRIMARY KEY (id);


--
-- Name: claims_claim claims_claim_pkey; Type: CONSTRAINT; Schema: public; Owner: -
--

ALTER TABLE ONLY public.claims_claim
    ADD CONSTRAINT claims_claim_pkey PRIMARY KEY (id);


--
-- Name: claims_claimspeaker claims_claimspeaker_pkey; Type: CONSTRAINT; Schema: public; Owner: -
--

ALTER TABLE ONLY public.claims_claimspeaker
    ADD CONSTRAINT claims_claimspeaker_pkey PRIMARY KEY (id);


--
-- Name: claims_comment claims_comment_pkey; Type: CONSTRAINT; Schema: public; Owner: -
--

ALTER TABLE ONLY public.claims_comment
    ADD CONSTRAINT claims_comment_pkey PRIMARY KEY (id);


--
-- Name: claims_commentmention claims_commentmention_pkey; Type: CONSTRAINT; Schema: public; Owner: -
--

ALTER TABLE ONLY public.claims_commentmention
    ADD CONSTRAINT claims_commentmention_pkey PRIMARY KEY (id);


--
-- Name: claims_comparedvalue claims_comparedvalue_pkey; Type: CONSTRAINT; Schema: public; Owner: -
--

ALTER TABLE ONLY public.claims_comparedvalue
    ADD CONSTRAINT claims_comparedvalue_pkey PRIMARY KEY (id);


--
-- Name: claims_comparison claims_comparison_pkey; Type: CONSTRAINT; Schema: public; Owner: -
--

ALTER TABLE ONLY public.claims_comparison
    ADD CONSTRAINT claims_comparison_pkey PRIMARY KEY (id);


--
-- Name: claims_decision claims_decision_pkey; Type: CONSTRAINT; Schema: public; Owner: -
--

ALTER TABLE ONLY public.claims_decision
    ADD CONSTRAINT claims_decision_pkey PRIMARY KEY (id);


--
-- Name: claims_digest claims_digest_pkey; Type: CONSTRAINT; Schema: public; Owner: -
--

ALTER TABLE ONLY public.claims_digest
    ADD CONSTRAINT claims_digest_pkey PRIMARY KEY (user_id);


--
-- Name: claims_enginemodel claims_enginemodel_pkey; Type: CONSTRAINT; Schema: public; Owner: -
--

ALTER TABLE ONLY public.claims_enginemodel
    ADD CONSTRAINT claims_enginemodel_pkey PRIMARY KEY (id);


--
-- Name: claims_event claims_event_pkey; Type: CONSTRAINT; Schema: public; Owner: -
--

ALTER TABLE ONLY public.claims_event
    ADD CONSTRAINT claims_event_pkey PRIMARY KEY (id);


--
-- Name: claims_evidence claims_evidence_pkey; Type: CONSTRAINT; Schema: public; Owner: -
--

ALTER TABLE ONLY public.claims_evidence
    ADD CONSTRAINT claims_evidence_pkey PRIMARY KEY (id);


--
-- Name: claims_guidelineversion claims_guidelineversion_pkey; Type: CONSTRAINT; Schema: public; Owner: -
--

ALTER TABLE ONLY public.claims_guidelineversion
    ADD CONSTRAINT claims_guidelineversion_pkey PRIMARY KEY (id);


--
-- Name: claims_heldarticle claims_heldarticle_pkey; Type: CONSTRAINT; Schema: public; Owner: -
--

ALTER TABLE ONLY public.claims_heldarticle
    ADD CONSTRAINT claims_heldarticle_pkey PRIMARY KEY (id);


--
-- Name: claims_identity claims_identity_pkey; Type: CONSTRAINT; Schema: public; Owner: -
--

ALTER TABLE ONLY public.claims_identity
    ADD CONSTRAINT claims_identity_pkey PRIMARY KEY (id);


--
-- Name: claims_importbatch claims_importbatch_pkey; Type: CONSTRAINT; Schema: public; Owner: -
--

ALTER TABLE ONLY public.claims_importbatch
    ADD CONSTRAINT claims_importbatch_pkey PRIMARY KEY (id);


--
-- Name: claims_importlabel claims_importlabel_pkey; Type: CONSTRAINT; Schema: public; Owner: -
--

ALTER TABLE ONLY public.claims_importlabel
    ADD CONSTRAINT claims_importlabel_pkey PRIMARY KEY (id);


--
-- Name: claims_job claims_job_pkey; Type: CONSTRAINT; Schema: public; Owner: -
--

ALTER TABLE ONLY public.claims_job
    ADD CONSTRAINT claims_job_pkey PRIMARY KEY (id);


--
-- Name: claims_label claims_label_pkey; Type: CONSTRAINT; Schema: public; Owner: -
--

ALTER TABLE ONLY public.claims_label
    ADD CONSTRAINT claims_label_pkey PRIMARY KEY (id);


--
-- Name: claims_member claims_member_pkey; Type: CONSTRAINT; Schema: public; Owner: -
--

ALTER TABLE ONLY public.claims_member
    ADD CONSTRAINT claims_member_pkey PRIMARY KEY (id);


--
-- Name: claims_project claims_project_pkey; Type: CONSTRAINT; Schema: public; Owner: -
--

ALTER TABLE ONLY public.claims_project
    ADD CONSTRAINT claims_project_pkey PRIMARY KEY (id);


--
-- Name: claims_release claims_release_job_key; Type: CONSTRAINT; Schema: public; Owner: -
--

ALTER TABLE ONLY public.claims_release
    ADD CONSTRAINT claims_release_job_key UNIQUE (job);


--
-- Name: claims_release claims_release_pkey; Type: CONSTRAINT; Schema: public; Owner: -
--

ALTER TABLE ONLY public.claims_release
    ADD CONSTRAINT claims_release_pkey PRIMARY KEY (id);


--
-- Name: claims_resolution claims_resolution_pkey; Type: CONSTRAINT; Schema: public; Owner: -
--

ALTER TABLE ONLY public.claims_resolution
    ADD CONSTRAINT claims_resolution_pkey PRIMARY KEY (id);


--
-- Name: claims_round claims_round_pkey; Type: CONSTRAINT; Schema: public; Owner: -
--

ALTER TABLE ONLY public.claims_round
    ADD CONSTRAINT claims_round_pkey PRIMARY KEY (name);


--
-- Name: claims_scale claims_scale_pkey; Type: CONSTRAINT; Schema: public; Owner: -
--

ALTER TABLE ONLY public.claims_scale
    ADD CONSTRAINT claims_scale_pkey PRIMARY KEY (id);


--
-- Name: claims_scale claims_scale_project_id_key; Type: CONSTRAINT; Schema: public; Owner: -
--

ALTER TABLE ONLY public.claims_scale
    ADD CONSTRAINT claims_scale_project_id_key UNIQUE (project_id);


--
-- Name: claims_settlement claims_settlement_pkey; Type: CONSTRAINT; Schema: public; Owner: -
--

ALTER TABLE ONLY public.claims_settlement
    ADD CONSTRAINT claims_settlement_pkey PRIMARY KEY (id);


--
-- Name: claims_speaker claims_speaker_pkey; Type: CONSTRAINT; Schema: public; Owner: -
--

ALTER TABLE ONLY public.claims_speaker
    ADD CONSTRAINT claims_speaker_pkey PRIMARY KEY (id);


--
-- Name: claims_speakeralias claims_speakeralias_pkey; Type: CONSTRAINT; Schema: public; Owner: -
--

ALTER TABLE ONLY public.claims_speakeralias
    ADD CONSTRAINT claims_speakeralias_pkey PRIMARY KEY (id);


--
-- Name: claims_speakerdelta claims_speakerdelta_pkey; Type: CONSTRAINT; Schema: public; Owner: -
--

ALTER TABLE ONLY public.claims_speakerdelta
    ADD CONSTRAINT claims_speakerdelta_pkey PRIMARY KEY (id);


--
-- Name: claims_speakerrole claims_speakerrole_pkey; Type: CONSTRAINT; Schema: public; Owner: -
--

ALTER TABLE ONLY public.claims_speakerrole
    ADD CONSTRAINT claims_speakerrole_pkey PRIMARY KEY (id);


--
-- Name: claims_speakeruse claims_speakeruse_pkey; Type: CONSTRAINT; Schema: public; Owner: -
--

ALTER TABLE ONLY public.claims_speakeruse
    ADD CONSTRAINT claims_speakeruse_pkey PRIMARY KEY (id);


--
-- Name: claims_standing claims_standing_pkey; Type: CONSTRAINT; Schema: public; Owner: -
--

ALTER TABLE ONLY public.claims_standing
    ADD CONSTRAINT claims_standing_pkey PRIMARY KEY (article_id);


--
-- Name: claims_suggestion claims_suggestion_pkey; Type: CONSTRAINT; Schema: public; Owner: -
--

ALTER TABLE ONLY public.claims_suggestion
    ADD CONSTRAINT claims_suggestion_pkey PRIMARY KEY (id);


--
-- Name: claims_suggestionrun claims_suggestionrun_pkey; Type: CONSTRAINT; Schema: public; Owner: -
--

ALTER TABLE ONLY public.claims_suggestionrun
    ADD CONSTRAINT claims_suggestionrun_pkey PRIMARY KEY (id);


--
-- Name: claims_tally claims_tally_pkey; Type: CONSTRAINT; Schema: public; Owner: -
--

ALTER TABLE ONLY public.claims_tally
    ADD CONSTRAINT claims_tally_pkey PRIMARY KEY (id);


--
-- Name: claims_tocompare claims_tocompare_pkey; Type: CONSTRAINT; Schema: public; Owner: -
--

ALTER TABLE ONLY public.claims_tocompare
    ADD CONSTRAINT claims_tocompare_pkey PRIMARY KEY (id);


--
-- Name: claims_tokenscope claims_tokenscope_pkey; Type: CONSTRAINT; Schema: public; Owner: -
--

ALTER TABLE ONLY public.claims_tokenscope
    ADD CONSTRAINT claims_tokenscope_pkey PRIMARY KEY (token_id);


--
-- Name: claims_verdict claims_verdict_pkey; Type: CONSTRAINT; Schema: public; Owner: -
--

ALTER TABLE ONLY public.claims_verdict
    ADD CONSTRAINT claims_verdict_pkey PRIMARY KEY (id);


--
-- Name: claims_verdict claims_verdict_supersedes_id_key; Type: CONSTRAINT; Schema: public; Owner: -
--

ALTER TABLE ONLY public.claims_verdict
    ADD CONSTRAINT claims_verdict_supersedes_id_key UNIQUE (supersedes_id);


--
-- Name: claims_versiontally claims_versiontally_pkey; Type: CONSTRAINT; Schema: public; Owner: -
--

ALTER TABLE ONLY public.claims_versiontally
    ADD CONSTRAINT claims_versiontally_pkey PRIMARY KEY (id);


--
-- Name: django_content_type django_content_type_app_label_model_76bd3d3b_uniq; Type: CONSTRAINT; Schema: public; Owner: -
--

ALTER TABLE ONLY public.django_content_type
    ADD CONSTRAINT django_content_type_app_label_model_76bd3d3b_uniq UNIQUE (app_label, model);


--
-- Name: django_content_type django_content_type_pkey; Type: CONSTRAINT; Schema: public; Owner: -
--

ALTER TABLE ONLY public.django_content_type
    ADD CONSTRAINT django_content_type_pkey PRIMARY KEY (id);


--
-- Name: django_migrations django_migrations_pkey; Type: CONSTRAINT; Schema: public; Owner: -
--

ALTER TABLE ONLY public.django_migrations
    ADD CONSTRAINT django_migrations_pkey PRIMARY KEY (id);


--
-- Name: django_session django_session_pkey; Type: CONSTRAINT; Schema: public; Owner: -
--

ALTER TABLE ONLY public.django_session
    ADD CONSTRAINT django_session_pkey PRIMARY KEY (session_key);


--
-- Name: knox_authtoken knox_authtoken_pkey; Type: CONSTRAINT; Schema: public; Owner: -
--

ALTER TABLE ONLY public.knox_authtoken
    ADD CONSTRAINT knox_authtoken_pkey PRIMARY KEY (digest);


--
-- Name: mfa_authenticator mfa_authenticator_pkey; Type: CONSTRAINT; Schema: public; Owner: -
--

ALTER TABLE ONLY public.mfa_authenticator
    ADD CONSTRAINT mfa_authenticator_pkey PRIMARY KEY (id);


--
-- Name: claims_identity one_account_per_identity; Type: CONSTRAINT; Schema: public; Owner: -
--

ALTER TABLE ONLY public.claims_identity
    ADD CONSTRAINT one_account_per_identity UNIQUE (issuer, subject);


--
-- Name: claims_speakeralias one_alias_per_speaker; Type: CONSTRAINT; Schema: public; Owner: -
--

ALTER TABLE ONLY public.claims_speakeralias
    ADD CONSTRAINT one_alias_per_speaker UNIQUE (speaker_id, text);


--
-- Name: claims_article one_article_per_number; Type: CONSTRAINT; Schema: public; Owner: -
--

ALTER TABLE ONLY public.claims_article
    ADD CONSTRAINT one_article_per_number UNIQUE (project_id, number);


--
-- Name: claims_article one_article_per_text; Type: CONSTRAINT; Schema: public; Owner: -
--

ALTER TABLE ONLY public.claims_article
    ADD CONSTRAINT one_article_per_text UNIQUE (project_id, text_sha256);


--
-- Name: claims_importbatch one_batch_per_number; Type: CONSTRAINT; Schema: public; Owner: -
--

ALTER TABLE ONLY public.claims_importbatch
    ADD CONSTRAINT one_batch_per_number UNIQUE (job_id, number);


--
-- Name: claims_comparison one_comparison_per_pair; Type: CONSTRAINT; Schema: public; Owner: -
--

ALTER TABLE ONLY public.claims_comparison
    ADD CONSTRAINT one_comparison_per_pair UNIQUE (left_id, right_id);


--
-- Name: claims_decision one_decision_per_pass; Type: CONSTRAINT; Schema: public; Owner: -
--

ALTER TABLE ONLY public.claims_decision
    ADD CONSTRAINT one_decision_per_pass UNIQUE (assignment_id, suggestion_id);


--
-- Name: claims_evidence one_evidence_per_position; Type: CONSTRAINT; Schema: public; Owner: -
--

ALTER TABLE ONLY public.claims_evidence
    ADD CONSTRAINT one_evidence_per_position UNIQUE (verdict_id, "position");


--
-- Name: claims_guidelineversion one_guideline_per_number; Type: CONSTRAINT; Schema: public; Owner: -
--

ALTER TABLE ONLY public.claims_guidelineversion
    ADD CONSTRAINT one_guideline_per_number UNIQUE (project_id, number);


--
-- Name: claims_heldarticle one_held_article_per_text; Type: CONSTRAINT; Schema: public; Owner: -
--

ALTER TABLE ONLY public.claims_heldarticle
    ADD CONSTRAINT one_held_article_per_text UNIQUE (project_id, text_sha256);


--
-- Name: claims_identity one_identity_per_account; Type: CONSTRAINT; Schema: public; Owner: -
--

ALTER TABLE ONLY public.claims_identity
    ADD CONSTRAINT one_identity_per_account UNIQUE (user_id, issuer);


--
-- Name: claims_label one_label_per_digit; Type: CONSTRAINT; Schema: public; Owner: -
--

ALTER TABLE ONLY public.claims_label
    ADD CONSTRAINT one_label_per_digit UNIQUE (scale_id, digit) DEFERRABLE INITIALLY DEFERRED;


--
-- Name: claims_label one_label_per_key; Type: CONSTRAINT; Schema: public; Owner: -
--

ALTER TABLE ONLY public.claims_label
    ADD CONSTRAINT one_label_per_key UNIQUE (scale_id, key);


--
-- Name: claims_label one_label_per_sign; Type: CONSTRAINT; Schema: public; Owner: -
--

ALTER TABLE ONLY public.claims_label
    ADD CONSTRAINT one_label_per_sign UNIQUE (scale_id, sign) DEFERRABLE INITIALLY DEFERRED;


--
-- Name: claims_articlelanguage one_language_once; Type: CONSTRAINT; Schema: public; Owner: -
--

ALTER TABLE ONLY public.claims_articlelanguage
    ADD CONSTRAINT one_language_once UNIQUE (project_id, language);


--
-- Name: claims_importlabel one_meaning_per_label; Type: CONSTRAINT; Schema: public; Owner: -
--

ALTER TABLE ONLY public.claims_importlabel
    ADD CONSTRAINT one_meaning_per_label UNIQUE (project_id, label);


--
-- Name: claims_commentmention one_mention_per_member; Type: CONSTRAINT; Schema: public; Owner: -
--

ALTER TABLE ONLY public.claims_commentmention
    ADD CONSTRAINT one_mention_per_member UNIQUE (comment_id, member_id);


--
-- Name: claims_claimspeaker one_mention_per_speaker; Type: CONSTRAINT; Schema: public; Owner: -
--

ALTER TABLE ONLY public.claims_claimspeaker
    ADD CONSTRAINT one_mention_per_speaker UNIQUE (claim_id, speaker_id);


--
-- Name: claims_enginemodel one_model_per_version; Type: CONSTRAINT; Schema: public; Owner: -
--

ALTER TABLE ONLY public.claims_enginemodel
    ADD CONSTRAINT one_model_per_version UNIQUE (project_id, version);


--
-- Name: claims_assignment one_pass_per_round; Type: CONSTRAINT; Schema: public; Owner: -
--

ALTER TABLE ONLY public.claims_assignment
    ADD CONSTRAINT one_pass_per_round UNIQUE (article_id, person_id, kind, round);


--
-- Name: claims_member one_person_per_number; Type: CONSTRAINT; Schema: public; Owner: -
--

ALTER TABLE ONLY public.claims_member
    ADD CONSTRAINT one_person_per_number UNIQUE (project_id, number);


--
-- Name: claims_member one_person_per_pseudonym; Type: CONSTRAINT; Schema: public; Owner: -
--

ALTER TABLE ONLY public.claims_member
    ADD CONSTRAINT one_person_per_pseudonym UNIQUE (project_id, pseudonym);


--
-- Name: claims_release one_release_per_number; Type: CONSTRAINT; Schema: public; Owner: -
--

ALTER TABLE ONLY public.claims_release
    ADD CONSTRAINT one_release_per_number UNIQUE (project_id, number);


--
-- Name: claims_resolution one_resolution_per_version; Type: CONSTRAINT; Schema: public; Owner: -
--

ALTER TABLE ONLY public.claims_resolution
    ADD CONSTRAINT one_resolution_per_version UNIQUE (gold_id, key, version);


--
-- Name: claims_member one_role_per_person; Type: CONSTRAINT; Schema: public; Owner: -
--

ALTER TABLE ONLY public.claims_member
    ADD CONSTRAINT one_role_per_person UNIQUE (project_id, user_id);


--
-- Name: claims_suggestionrun one_run_per_version; Type: CONSTRAINT; Schema: public; Owner: -
--

ALTER TABLE ONLY public.claims_suggestionrun
    ADD CONSTRAINT one_run_per_version UNIQUE (article_id, engine, engine_version);


--
-- Name: claims_suggestion one_suggestion_per_proposal; Type: CONSTRAINT; Schema: public; Owner: -
--

ALTER TABLE ONLY public.claims_suggestion
    ADD CONSTRAINT one_suggestion_per_proposal UNIQUE (article_id, engine, engine_version, fingerprint);


--
-- Name: claims_settlement settled_once; Type: CONSTRAINT; Schema: public; Owner: -
--

ALTER TABLE ONLY public.claims_settlement
    ADD CONSTRAINT settled_once UNIQUE (gold_id, claim_id);


--
-- Name: sign_in_counts sign_in_counts_pkey; Type: CONSTRAINT; Schema: public; Owner: -
--

ALTER TABLE ONLY public.sign_in_counts
    ADD CONSTRAINT sign_in_counts_pkey PRIMARY KEY (cache_key);


--
-- Name: usersessions_usersession usersessions_usersession_pkey; Type: CONSTRAINT; Schema: public; Owner: -
--

ALTER TABLE ONLY public.usersessions_usersession
    ADD CONSTRAINT usersessions_usersession_pkey PRIMARY KEY (id);


--
-- Name: usersessions_usersession usersessions_usersession_session_key_key; Type: CONSTRAINT; Schema: public; Owner: -
--

ALTER TABLE ONLY public.usersessions_usersession
    ADD CONSTRAINT usersessions_usersession_session_key_key UNIQUE (session_key);


--
-- Name: account_emailaddress_email_03be32b2; Type: INDEX; Schema: public; Owner: -
--

CREATE INDEX account_emailaddress_email_03be32b2 ON public.account_emailaddress USING btree (email);


--
-- Name: account_emailaddress_email_03be32b2_like; Type: INDEX; Schema: public; Owner: -
--

CREATE INDEX account_emailaddress_email_03be32b2_like ON public.account_emailaddress USING btree (email varchar_pattern_ops);


--
-- Name: account_emailaddress_user_id_2c513194; Type: INDEX; Schema: public; Owner: -
--

CREATE INDEX account_emailaddress_user_id_2c513194 ON public.account_emailaddress USING btree (user_id);


--
-- Name: account_emailconfirmation_email_address_id_5b7f8c58; Type: INDEX; Schema: public; Owner: -
--

CREATE INDEX account_emailconfirmation_email_address_id_5b7f8c58 ON public.account_emailconfirmation USING btree (email_address_id);


--
-- Name: account_emailconfirmation_key_f43612bd_like; Type: INDEX; Schema: public; Owner: -
--

CREATE INDEX account_emailconfirmation_key_f43612bd_like ON public.account_emailconfirmation USING btree (key varchar_pattern_ops);


--
-- Name: article_open; Type: INDEX; Schema: public; Owner: -
--

CREATE INDEX article_open ON public.claims_article USING btree (project_id, queue_key) WHERE ((open_slots > 0) AND (set_aside_at IS NULL));


--
-- Name: article_search; Type: INDEX; Schema: public; Owner: -
--

CREATE INDEX article_search ON public.claims_article USING gin (search);


--
-- Name: article_supplied; Type: INDEX; Schema: public; Owner: -
--

CREATE INDEX article_supplied ON public.claims_article USING btree (project_id, external_id) WHERE (NOT ((external_id)::text = ''::text));


--
-- Name: article_unread; Type: INDEX; Schema: public; Owner: -
--

CREATE INDEX article_unread ON public.claims_article USING btree (project_id, number) WHERE (search IS NULL);


--
-- Name: auth_group_name_a6ea08ec_like; Type: INDEX; Schema: public; Owner: -
--

CREATE INDEX auth_group_name_a6ea08ec_like ON public.auth_group USING btree (name varchar_pattern_ops);


--
-- Name: auth_group_permissions_group_id_b120cbf9; Type: INDEX; Schema: public; Owner: -
--

CREATE INDEX auth_group_permissions_group_id_b120cbf9 ON public.auth_group_permissions USING btree (group_id);


--
-- Name: auth_group_permissions_permission_id_84c5c92e; Type: INDEX; Schema: public; Owner: -
--

CREATE INDEX auth_group_permissions_permission_id_84c5c92e ON public.auth_group_permissions USING btree (permission_id);


--
-- Name: auth_permission_content_type_id_2f476e4b; Type: INDEX; Schema: public; Owner: -
--

CREATE INDEX auth_permission_content_type_id_2f476e4b ON public.auth_permission USING btree (content_type_id);


--
-- Name: auth_user_groups_group_id_97559544; Type: INDEX; Schema: public; Owner: -
--

CREATE INDEX auth_user_groups_group_id_97559544 ON public.auth_user_groups USING btree (group_id);


--
-- Name: auth_user_groups_user_id_6a12ed8b; Type: INDEX; Schema: public; Owner: -
--

CREATE INDEX auth_user_groups_user_id_6a12ed8b ON public.auth_user_groups USING btree (user_id);


--
-- Name: auth_user_user_permissions_permission_id_1fbb5f2c; Type: INDEX; Schema: public; Owner: -
--

CREATE INDEX auth_user_user_permissions_permission_id_1fbb5f2c ON public.auth_user_user_permissions USING btree (permission_id);


--
-- Name: auth_user_user_permissions_user_id_a95ead1b; Type: INDEX; Schema: public; Owner: -
--

CREATE INDEX auth_user_user_permissions_user_id_a95ead1b ON public.auth_user_user_permissions USING btree (user_id);


--
-- Name: auth_user_username_6821ab7c_like; Type: INDEX; Schema: public; Owner: -
--

CREATE INDEX auth_user_username_6821ab7c_like ON public.auth_user USING btree (username varchar_pattern_ops);


--
-- Name: claim_nested; Type: INDEX; Schema: public; Owner: -
--

CREATE INDEX claim_nested ON public.claims_claim USING btree (parent_id) WHERE (parent_id IS NOT NULL);


--
-- Name: claim_suggested; Type: INDEX; Schema: public; Owner: -
--

CREATE INDEX claim_suggested ON public.claims_claim USING btree (suggestion_id) WHERE (suggestion_id IS NOT NULL);


--
-- Name: claims_claim_assignment_id_bf756cd5; Type: INDEX; Schema: public; Owner: -
--

CREATE INDEX claims_claim_assignment_id_bf756cd5 ON public.claims_claim USING btree (assignment_id);


--
-- Name: claims_claim_guideline_version_id_d5d3e8af; Type: INDEX; Schema: public; Owner: -
--

CREATE INDEX claims_claim_guideline_version_id_d5d3e8af ON public.claims_claim USING btree (guideline_version_id);


--
-- Name: claims_claimspeaker_speaker_id_3b750718; Type: INDEX; Schema: public; Owner: -
--

CREATE INDEX claims_claimspeaker_speaker_id_3b750718 ON public.claims_claimspeaker USING btree (speaker_id);


--
-- Name: claims_comment_author_id_267dec63; Type: INDEX; Schema: public; Owner: -
--

CREATE INDEX claims_comment_author_id_267dec63 ON public.claims_comment USING btree (author_id);


--
-- Name: claims_comment_claim_id_43fe40e1; Type: INDEX; Schema: public; Owner: -
--

CREATE INDEX claims_comment_claim_id_43fe40e1 ON public.claims_comment USING btree (claim_id);


--
-- Name: claims_commentmention_member_id_5f4a2535; Type: INDEX; Schema: public; Owner: -
--

CREATE INDEX claims_commentmention_member_id_5f4a2535 ON public.claims_commentmention USING btree (member_id);


--
-- Name: claims_comparison_article_id_5487fdf1; Type: INDEX; Schema: public; Owner: -
--

CREATE INDEX claims_comparison_article_id_5487fdf1 ON public.claims_comparison USING btree (article_id);


--
-- Name: claims_comparison_right_id_dc079fbf; Type: INDEX; Schema: public; Owner: -
--

CREATE INDEX claims_comparison_right_id_dc079fbf ON public.claims_comparison USING btree (right_id);


--
-- Name: claims_decision_claim_id_33c61357; Type: INDEX; Schema: public; Owner: -
--

CREATE INDEX claims_decision_claim_id_33c61357 ON public.claims_decision USING btree (claim_id);


--
-- Name: claims_decision_suggestion_id_12076c8f; Type: INDEX; Schema: public; Owner: -
--

CREATE INDEX claims_decision_suggestion_id_12076c8f ON public.claims_decision USING btree (suggestion_id);


--
-- Name: claims_enginemodel_made_by_id_4925a06f; Type: INDEX; Schema: public; Owner: -
--

CREATE INDEX claims_enginemodel_made_by_id_4925a06f ON public.claims_enginemodel USING btree (made_by_id);


--
-- Name: claims_event_actor_id_b2c07fb5; Type: INDEX; Schema: public; Owner: -
--

CREATE INDEX claims_event_actor_id_b2c07fb5 ON public.claims_event USING btree (actor_id);


--
-- Name: claims_guidelineversion_created_by_id_fa7f8e05; Type: INDEX; Schema: public; Owner: -
--

CREATE INDEX claims_guidelineversion_created_by_id_fa7f8e05 ON public.claims_guidelineversion USING btree (created_by_id);


--
-- Name: claims_job_created_by_id_a13466b0; Type: INDEX; Schema: public; Owner: -
--

CREATE INDEX claims_job_created_by_id_a13466b0 ON public.claims_job USING btree (created_by_id);


--
-- Name: claims_label_merged_into_id_453c19d2; Type: INDEX; Schema: public; Owner: -
--

CREATE INDEX claims_label_merged_into_id_453c19d2 ON public.claims_label USING btree (merged_into_id);


--
-- Name: claims_member_user_id_fad26013; Type: INDEX; Schema: public; Owner: -
--

CREATE INDEX claims_member_user_id_fad26013 ON public.claims_member USING btree (user_id);


--
-- Name: claims_release_made_by_id_a8b34ee3; Type: INDEX; Schema: public; Owner: -
--

CREATE INDEX claims_release_made_by_id_a8b34ee3 ON public.claims_release USING btree (made_by_id);


--
-- Name: claims_release_withdrawn_by_id_e8103c6a; Type: INDEX; Schema: public; Owner: -
--

CREATE INDEX claims_release_withdrawn_by_id_e8103c6a ON public.claims_release USING btree (withdrawn_by_id);


--
-- Name: claims_round_name_94273a7c_like; Type: INDEX; Schema: public; Owner: -
--

CREATE INDEX claims_round_name_94273a7c_like ON public.claims_round USING btree (name varchar_pattern_ops);


--
-- Name: claims_settlement_claim_id_16b413f5; Type: INDEX; Schema: public; Owner: -
--

CREATE INDEX claims_settlement_claim_id_16b413f5 ON public.claims_settlement USING btree (claim_id);


--
-- Name: claims_settlement_resolution_id_7664a821; Type: INDEX; Schema: public; Owner: -
--

CREATE INDEX claims_settlement_resolution_id_7664a821 ON public.claims_settlement USING btree (resolution_id);


--
-- Name: claims_speaker_article_id_db459e34; Type: INDEX; Schema: public; Owner: -
--

CREATE INDEX claims_speaker_article_id_db459e34 ON public.claims_speaker USING btree (article_id);


--
-- Name: claims_speaker_made_by_id_b101627d; Type: INDEX; Schema: public; Owner: -
--

CREATE INDEX claims_speaker_made_by_id_b101627d ON public.claims_speaker USING btree (made_by_id);


--
-- Name: claims_speaker_merged_into_id_07020b03; Type: INDEX; Schema: public; Owner: -
--

CREATE INDEX claims_speaker_merged_into_id_07020b03 ON public.claims_speaker USING btree (merged_into_id);


--
-- Name: claims_speaker_project_id_4e1e2d84; Type: INDEX; Schema: public; Owner: -
--

CREATE INDEX claims_speaker_project_id_4e1e2d84 ON public.claims_speaker USING btree (project_id);


--
-- Name: claims_speakerdelta_speaker_id_d149d597; Type: INDEX; Schema: public; Owner: -
--

CREATE INDEX claims_speakerdelta_speaker_id_d149d597 ON public.claims_speakerdelta USING btree (speaker_id);


--
-- Name: claims_speakerrole_speaker_id_e8af735f; Type: INDEX; Schema: public; Owner: -
--

CREATE INDEX claims_speakerrole_speaker_id_e8af735f ON public.claims_speakerrole USING btree (speaker_id);


--
-- Name: claims_tocompare_project_id_f0fbe4b8; Type: INDEX; Schema: public; Owner: -
--

CREATE INDEX claims_tocompare_project_id_f0fbe4b8 ON public.claims_tocompare USING btree (project_id);


--
-- Name: claims_tokenscope_project_id_ea1b4f46; Type: INDEX; Schema: public; Owner: -
--

CREATE INDEX claims_tokenscope_project_id_ea1b4f46 ON public.claims_tokenscope USING btree (project_id);


--
-- Name: claims_tokenscope_token_id_d938b8ef_like; Type: INDEX; Schema: public; Owner: -
--

CREATE INDEX claims_tokenscope_token_id_d938b8ef_like ON public.claims_tokenscope USING btree (token_id varchar_pattern_ops);


--
-- Name: claims_verdict_author_id_1553e312; Type: INDEX; Schema: public; Owner: -
--

CREATE INDEX claims_verdict_author_id_1553e312 ON public.claims_verdict USING btree (author_id);


--
-- Name: claims_verdict_label_id_8651a6e7; Type: INDEX; Schema: public; Owner: -
--

CREATE INDEX claims_verdict_label_id_8651a6e7 ON public.claims_verdict USING btree (label_id);


--
-- Name: claims_versiontally_project_id_682016f5; Type: INDEX; Schema: public; Owner: -
--

CREATE INDEX claims_versiontally_project_id_682016f5 ON public.claims_versiontally USING btree (project_id);


--
-- Name: comment_in_order; Type: INDEX; Schema: public; Owner: -
--

CREATE INDEX comment_in_order ON public.claims_comment USING btree (article_id, created_at, id);


--
-- Name: comparison_of_project; Type: INDEX; Schema: public; Owner: -
--

CREATE INDEX comparison_of_project ON public.claims_comparison USING btree (project_id, article_id);


--
-- Name: django_session_expire_date_a5c62663; Type: INDEX; Schema: public; Owner: -
--

CREATE INDEX django_session_expire_date_a5c62663 ON public.django_session USING btree (expire_date);


--
-- Name: django_session_session_key_c0390e0f_like; Type: INDEX; Schema: public; Owner: -
--

CREATE INDEX django_session_session_key_c0390e0f_like ON public.django_session USING btree (session_key varchar_pattern_ops);


--
-- Name: event_by_article; Type: INDEX; Schema: public; Owner: -
--

CREATE INDEX event_by_article ON public.claims_event USING btree (article_id, id);


--
-- Name: event_by_project; Type: INDEX; Schema: public; Owner: -
--

CREATE INDEX event_by_project ON public.claims_event USING btree (project_id, id);


--
-- Name: event_by_subject; Type: INDEX; Schema: public; Owner: -
--

CREATE INDEX event_by_subject ON public.claims_event USING btree (subject_id, id);


--
-- Name: held_article_waiting; Type: INDEX; Schema: public; Owner: -
--

CREATE INDEX held_article_waiting ON public.claims_heldarticle USING btree (project_id, id) WHERE (left_out_at IS NULL);


--
-- Name: job_by_kind; Type: INDEX; Schema: public; Owner: -
--

CREATE INDEX job_by_kind ON public.claims_job USING btree (project_id, kind, created_at DESC) WHERE (NOT ((kind)::text = 'suggest'::text));


--
-- Name: job_by_project; Type: INDEX; Schema: public; Owner: -
--

CREATE INDEX job_by_project ON public.claims_job USING btree (project_id, created_at DESC);


--
-- Name: job_unfinished; Type: INDEX; Schema: public; Owner: -
--

CREATE INDEX job_unfinished ON public.claims_job USING btree (heartbeat_at) WHERE ((state)::text = ANY ((ARRAY['queued'::character varying, 'running'::character varying])::text[]));


--
-- Name: job_worth_telling; Type: INDEX; Schema: public; Owner: -
--

CREATE INDEX job_worth_telling ON public.claims_job USING btree (project_id, created_at DESC) WHERE (NOT (((queue)::text = 'urgent'::text) AND ((state)::text = 'done'::text)));


--
-- Name: knox_authtoken_digest_188c7e77_like; Type: INDEX; Schema: public; Owner: -
--

CREATE INDEX knox_authtoken_digest_188c7e77_like ON public.knox_authtoken USING btree (digest varchar_pattern_ops);


--
-- Name: knox_authtoken_token_key_8f4f7d47; Type: INDEX; Schema: public; Owner: -
--

CREATE INDEX knox_authtoken_token_key_8f4f7d47 ON public.knox_authtoken USING btree (token_key);


--
-- Name: knox_authtoken_token_key_8f4f7d47_like; Type: INDEX; Schema: public; Owner: -
--

CREATE INDEX knox_authtoken_token_key_8f4f7d47_like ON public.knox_authtoken USING btree (token_key varchar_pattern_ops);


--
-- Name: knox_authtoken_user_id_e5a5d899; Type: INDEX; Schema: public; Owner: -
--

CREATE INDEX knox_authtoken_user_id_e5a5d899 ON public.knox_authtoken USING btree (user_id);


--
-- Name: mention_unread; Type: INDEX; Schema: public; Owner: -
--

CREATE INDEX mention_unread ON public.claims_commentmention USING btree (member_id) WHERE (read_at IS NULL);


--
-- Name: mfa_authenticator_user_id_0c3a50c0; Type: INDEX; Schema: public; Owner: -
--

CREATE INDEX mfa_authenticator_user_id_0c3a50c0 ON public.mfa_authenticator USING btree (user_id);


--
-- Name: one_champion; Type: INDEX; Schema: public; Owner: -
--

CREATE UNIQUE INDEX one_champion ON public.claims_enginemodel USING btree (project_id) WHERE ((state)::text = 'champion'::text);


--
-- Name: one_count_per_pair_of_values; Type: INDEX; Schema: public; Owner: -
--

CREATE UNIQUE INDEX one_count_per_pair_of_values ON public.claims_comparedvalue USING btree (comparison_id, slot, md5(left_value), md5(right_value));


--
-- Name: one_gold_per_article; Type: INDEX; Schema: public; Owner: -
--

CREATE UNIQUE INDEX one_gold_per_article ON public.claims_assignment USING btree (article_id) WHERE (((kind)::text = 'gold'::text) AND ((state)::text = ANY ((ARRAY['leased'::character varying, 'submitted'::character varying])::text[])));


--
-- Name: one_live_pass_per_person; Type: INDEX; Schema: public; Owner: -
--

CREATE UNIQUE INDEX one_live_pass_per_person ON public.claims_assignment USING btree (article_id, person_id) WHERE ((state)::text = ANY ((ARRAY['leased'::character varying, 'assigned'::character varying])::text[]));


--
-- Name: one_named_speaker; Type: INDEX; Schema: public; Owner: -
--

CREATE UNIQUE INDEX one_named_speaker ON public.claims_speaker USING btree (project_id, name) WHERE ((NOT anonymous) AND (merged_into_id IS NULL));


--
-- Name: one_project_per_name; Type: INDEX; Schema: public; Owner: -
--

CREATE UNIQUE INDEX one_project_per_name ON public.claims_project USING btree (name) WHERE (deleted_at IS NULL);


--
-- Name: pass_assigned; Type: INDEX; Schema: public; Owner: -
--

CREATE INDEX pass_assigned ON public.claims_assignment USING btree (project_id, person_id) WHERE ((state)::text = 'assigned'::text);


--
-- Name: pass_assigned_by; Type: INDEX; Schema: public; Owner: -
--

CREATE INDEX pass_assigned_by ON public.claims_assignment USING btree (assigned_by_id) WHERE (assigned_by_id IS NOT NULL);


--
-- Name: pass_by_person; Type: INDEX; Schema: public; Owner: -
--

CREATE INDEX pass_by_person ON public.claims_assignment USING btree (person_id, state);


--
-- Name: pass_finished; Type: INDEX; Schema: public; Owner: -
--

CREATE INDEX pass_finished ON public.claims_assignment USING btree (project_id, person_id, submitted_at) WHERE ((state)::text = 'submitted'::text);


--
-- Name: pass_gold; Type: INDEX; Schema: public; Owner: -
--

CREATE INDEX pass_gold ON public.claims_assignment USING btree (project_id, state, number) WHERE ((kind)::text = 'gold'::text);


--
-- Name: pass_in_order; Type: INDEX; Schema: public; Owner: -
--

CREATE INDEX pass_in_order ON public.claims_assignment USING btree (project_id, person_id, state, number) WHERE ((kind)::text = 'annotation'::text);


--
-- Name: pass_leased; Type: INDEX; Schema: public; Owner: -
--

CREATE INDEX pass_leased ON public.claims_assignment USING btree (lease_expires_at) WHERE ((state)::text = 'leased'::text);


--
-- Name: pass_newest; Type: INDEX; Schema: public; Owner: -
--

CREATE INDEX pass_newest ON public.claims_assignment USING btree (project_id, kind, suggestions_shown, submitted_at DESC, id) WHERE ((state)::text = 'submitted'::text);


--
-- Name: pass_returned_by; Type: INDEX; Schema: public; Owner: -
--

CREATE INDEX pass_returned_by ON public.claims_assignment USING btree (returned_by_id) WHERE (returned_by_id IS NOT NULL);


--
-- Name: pass_skipped; Type: INDEX; Schema: public; Owner: -
--

CREATE INDEX pass_skipped ON public.claims_assignment USING btree (project_id, number) WHERE ((state)::text = 'skipped'::text);


--
-- Name: resolution_by; Type: INDEX; Schema: public; Owner: -
--

CREATE INDEX resolution_by ON public.claims_resolution USING btree (by_id);


--
-- Name: run_exchanged; Type: INDEX; Schema: public; Owner: -
--

CREATE INDEX run_exchanged ON public.claims_suggestionrun USING btree (created_at) WHERE (characters > 0);


--
-- Name: sign_in_counts_expires; Type: INDEX; Schema: public; Owner: -
--

CREATE INDEX sign_in_counts_expires ON public.sign_in_counts USING btree (expires);


--
-- Name: speaker_alias_trigrams; Type: INDEX; Schema: public; Owner: -
--

CREATE INDEX speaker_alias_trigrams ON public.claims_speakeralias USING gin (text public.gin_trgm_ops);


--
-- Name: speaker_by_maker; Type: INDEX; Schema: public; Owner: -
--

CREATE INDEX speaker_by_maker ON public.claims_speaker USING btree (project_id, made_by_id, name) WHERE ((NOT anonymous) AND (merged_into_id IS NULL));


--
-- Name: speaker_merged; Type: INDEX; Schema: public; Owner: -
--

CREATE INDEX speaker_merged ON public.claims_speaker USING btree (project_id, made_by_id) WHERE (merged_into_id IS NOT NULL);


--
-- Name: speaker_merged_submitted; Type: INDEX; Schema: public; Owner: -
--

CREATE INDEX speaker_merged_submitted ON public.claims_speaker USING btree (project_id, submitted DESC) WHERE ((merged_into_id IS NOT NULL) AND (submitted > 0));


--
-- Name: speaker_most_named; Type: INDEX; Schema: public; Owner: -
--

CREATE INDEX speaker_most_named ON public.claims_speaker USING btree (project_id, mentions DESC, name) WHERE ((NOT anonymous) AND (merged_into_id IS NULL));


--
-- Name: speaker_most_submitted; Type: INDEX; Schema: public; Owner: -
--

CREATE INDEX speaker_most_submitted ON public.claims_speaker USING btree (project_id, submitted DESC, name) WHERE ((NOT anonymous) AND (merged_into_id IS NULL));


--
-- Name: speaker_name_trigrams; Type: INDEX; Schema: public; Owner: -
--

CREATE INDEX speaker_name_trigrams ON public.claims_speaker USING gin (name public.gin_trgm_ops);


--
-- Name: speaker_own_most_used; Type: INDEX; Schema: public; Owner: -
--

CREATE INDEX speaker_own_most_used ON public.claims_speakeruse USING btree (project_id, person, uses DESC);


--
-- Name: speaker_unused; Type: INDEX; Schema: public; Owner: -
--

CREATE INDEX speaker_unused ON public.claims_speaker USING btree (project_id, made_by_id, name) WHERE ((NOT anonymous) AND (merged_into_id IS NULL) AND (submitted = 0));


--
-- Name: speaker_use_of_person; Type: INDEX; Schema: public; Owner: -
--

CREATE INDEX speaker_use_of_person ON public.claims_speakeruse USING btree (speaker_id, person);


--
-- Name: standing_at_stage; Type: INDEX; Schema: public; Owner: -
--

CREATE INDEX standing_at_stage ON public.claims_standing USING btree (project_id, stage, number);


--
-- Name: standing_handed_in; Type: INDEX; Schema: public; Owner: -
--

CREATE INDEX standing_handed_in ON public.claims_standing USING btree (project_id, number) WHERE (handed_in > 0);


--
-- Name: standing_of_record; Type: INDEX; Schema: public; Owner: -
--

CREATE INDEX standing_of_record ON public.claims_standing USING btree (project_id, number) WHERE (layer > 0);


--
-- Name: standing_ready; Type: INDEX; Schema: public; Owner: -
--

CREATE INDEX standing_ready ON public.claims_standing USING btree (project_id, number) WHERE ((handed_in = submitted) AND (leased = 0) AND (open_slots = 0) AND (submitted >= 2));


--
-- Name: standing_returned; Type: INDEX; Schema: public; Owner: -
--

CREATE INDEX standing_returned ON public.claims_standing USING btree (project_id, queue_key) WHERE ((open_slots > 0) AND returned);


--
-- Name: standing_settled; Type: INDEX; Schema: public; Owner: -
--

CREATE INDEX standing_settled ON public.claims_standing USING btree (project_id, number) WHERE (layer = 2);


--
-- Name: standing_stale; Type: INDEX; Schema: public; Owner: -
--

CREATE INDEX standing_stale ON public.claims_standing USING btree (project_id) WHERE stale;


--
-- Name: standing_unread; Type: INDEX; Schema: public; Owner: -
--

CREATE INDEX standing_unread ON public.claims_standing USING btree (project_id, number) WHERE ((open_slots > 0) AND (NOT read));


--
-- Name: suggestion_nested; Type: INDEX; Schema: public; Owner: -
--

CREATE INDEX suggestion_nested ON public.claims_suggestion USING btree (parent_id) WHERE (parent_id IS NOT NULL);


--
-- Name: tally_of_person; Type: INDEX; Schema: public; Owner: -
--

CREATE INDEX tally_of_person ON public.claims_tally USING btree (project_id, person);


--
-- Name: unique_authenticator_type; Type: INDEX; Schema: public; Owner: -
--

CREATE UNIQUE INDEX unique_authenticator_type ON public.mfa_authenticator USING btree (user_id, type) WHERE ((type)::text = ANY ((ARRAY['totp'::character varying, 'recovery_codes'::character varying])::text[]));


--
-- Name: unique_primary_email; Type: INDEX; Schema: public; Owner: -
--

CREATE UNIQUE INDEX unique_primary_email ON public.account_emailaddress USING btree (user_id, "primary") WHERE "primary";


--
-- Name: unique_verified_email; Type: INDEX; Schema: public; Owner: -
--

CREATE UNIQUE INDEX unique_verified_email ON public.account_emailaddress USING btree (email) WHERE verified;


--
-- Name: usersessions_usersession_session_key_fd35de43_like; Type: INDEX; Schema: public; Owner: -
--

CREATE INDEX usersessions_usersession_session_key_fd35de43_like ON public.usersessions_usersession USING btree (session_key varchar_pattern_ops);


--
-- Name: usersessions_usersession_user_id_af5e0a6d; Type: INDEX; Schema: public; Owner: -
--

CREATE INDEX usersessions_usersession_user_id_af5e0a6d ON public.usersessions_usersession USING btree (user_id);


--
-- Name: verdict_newest; Type: INDEX; Schema: public; Owner: -
--

CREATE INDEX verdict_newest ON public.claims_verdict USING btree (claim_id, id DESC);


--
-- Name: claims_member pgtrigger_annotators_are_numbered_18a47; Type: TRIGGER; Schema: public; Owner: -
--

CREATE TRIGGER pgtrigger_annotators_are_numbered_18a47 BEFORE INSERT OR UPDATE OF role ON public.claims_member FOR EACH ROW WHEN (((new.number IS NULL) AND ((new.role)::text = 'annotator'::text))) EXECUTE FUNCTION public.pgtrigger_annotators_are_numbered_18a47();


--
-- Name: TRIGGER pgtrigger_annotators_are_numbered_18a47 ON claims_member; Type: COMMENT; Schema: public; Owner: -
--

COMMENT ON TRIGGER pgtrigger_annotators_are_numbered_18a47 ON public.claims_member IS 'e6873fcc57d0b275e7465f59db153acd0ce8395c';


--
-- Name: claims_article pgtrigger_articles_are_counted_a233b; Type: TRIGGER; Schema: public; Owner: -
--

CREATE TRIGGER pgtrigger_articles_are_counted_a233b AFTER INSERT ON public.claims_article REFERENCING NEW TABLE AS new_rows FOR EACH STATEMENT EXECUTE FUNCTION public.pgtrigger_articles_are_counted_a233b();


--
-- Name: TRIGGER pgtrigger_articles_are_counted_a233b ON claims_article; Type: COMMENT; Schema: public; Owner: -
--

COMMENT ON TRIGGER pgtrigger_articles_are_counted_a233b ON public.claims_article IS '6369be63311fb7a9bd1f47ab3825d275185db3b2';


--
-- Name: claims_claim pgtrigger_claim_inside_text_739d1; Type: TRIGGER; Schema: public; Owner: -
--

CREATE TRIGGER pgtrigger_claim_inside_text_739d1 BEFORE UPDATE OF content, source, cue, addressee ON public.claims_claim FOR EACH ROW EXECUTE FUNCTION public.pgtrigger_claim_inside_text_739d1();


--
-- Name: TRIGGER pgtrigger_claim_inside_text_739d1 ON claims_claim; Type: COMMENT; Schema: public; Owner: -
--

COMMENT ON TRIGGER pgtrigger_claim_inside_text_739d1 ON public.claims_claim IS '2329c0bfd74407a445ef8cba99ae0fee93f6ca9c';


--
-- Name: claims_settlement pgtrigger_claim_of_another_pass_b619f; Type: TRIGGER; Schema: public; Owner: -
--

CREATE TRIGGER pgtrigger_claim_of_another_pass_b619f AFTER INSERT ON public.claims_settlement REFERENCING NEW TABLE AS new_rows FOR EACH STATEMENT EXECUTE FUNCTION public.pgtrigger_claim_of_another_pass_b619f();


--
-- Name: TRIGGER pgtrigger_claim_of_another_pass_b619f ON claims_settlement; Type: COMMENT; Schema: public; Owner: -
--

COMMENT ON TRIGGER pgtrigger_claim_of_another_pass_b619f ON public.claims_settlement IS 'fb3c21ed782576dc993aac154551dc490cdb9752';


--
-- Name: claims_settlement pgtrigger_claim_stays_of_another_pass_627ba; Type: TRIGGER; Schema: public; Owner: -
--

CREATE TRIGGER pgtrigger_claim_stays_of_another_pass_627ba AFTER UPDATE ON public.claims_settlement REFERENCING NEW TABLE AS new_rows FOR EACH STATEMENT EXECUTE FUNCTION public.pgtrigger_claim_stays_of_another_pass_627ba();


--
-- Name: TRIGGER pgtrigger_claim_stays_of_another_pass_627ba ON claims_settlement; Type: COMMENT; Schema: public; Owner: -
--

COMMENT ON TRIGGER pgtrigger_claim_stays_of_another_pass_627ba ON public.claims_settlement IS '6f0092542d027f48afc7cdb548c2ed16042a5420';


--
-- Name: claims_claim pgtrigger_claims_are_counted_5c785; Type: TRIGGER; Schema: public; Owner: -
--

CREATE TRIGGER pgtrigger_claims_are_counted_5c785 AFTER INSERT ON public.claims_claim REFERENCING NEW TABLE AS new_rows FOR EACH STATEMENT EXECUTE FUNCTION public.pgtrigger_claims_are_counted_5c785();


--
-- Name: TRIGGER pgtrigger_claims_are_counted_5c785 ON claims_claim; Type: COMMENT; Schema: public; Owner: -
--

COMMENT ON TRIGGER pgtrigger_claims_are_counted_5c785 ON public.claims_claim IS 'd47eac73b3f6a3aa9bed312eefd226ced9a14ea7';


--
-- Name: claims_resolution pgtrigger_claims_of_gold_f86a3; Type: TRIGGER; Schema: public; Owner: -
--

CREATE TRIGGER pgtrigger_claims_of_gold_f86a3 AFTER INSERT ON public.claims_resolution REFERENCING NEW TABLE AS new_rows FOR EACH STATEMENT EXECUTE FUNCTION public.pgtrigger_claims_of_gold_f86a3();


--
-- Name: TRIGGER pgtrigger_claims_of_gold_f86a3 ON claims_resolution; Type: COMMENT; Schema: public; Owner: -
--

COMMENT ON TRIGGER pgtrigger_claims_of_gold_f86a3 ON public.claims_resolution IS 'e6ffcb20e309b11db854c5328904d33e69a0f1c9';


--
-- Name: claims_comment pgtrigger_comment_on_claim_of_article_3baa9; Type: TRIGGER; Schema: public; Owner: -
--

CREATE TRIGGER pgtrigger_comment_on_claim_of_article_3baa9 BEFORE INSERT OR UPDATE OF article_id, claim_id ON public.claims_comment FOR EACH ROW EXECUTE FUNCTION public.pgtrigger_comment_on_claim_of_article_3baa9();


--
-- Name: TRIGGER pgtrigger_comment_on_claim_of_article_3baa9 ON claims_comment; Type: COMMENT; Schema: public; Owner: -
--

COMMENT ON TRIGGER pgtrigger_comment_on_claim_of_article_3baa9 ON public.claims_comment IS '2e779f040a59e40fa0eae1f195ef6ccb07aef652';


--
-- Name: claims_claim pgtrigger_deletions_are_counted_529d0; Type: TRIGGER; Schema: public; Owner: -
--

CREATE TRIGGER pgtrigger_deletions_are_counted_529d0 AFTER UPDATE OF deleted_at ON public.claims_claim FOR EACH ROW WHEN (((old.deleted_at IS NULL) IS DISTINCT FROM (new.deleted_at IS NULL))) EXECUTE FUNCTION public.pgtrigger_deletions_are_counted_529d0();


--
-- Name: TRIGGER pgtrigger_deletions_are_counted_529d0 ON claims_claim; Type: COMMENT; Schema: public; Owner: -
--

COMMENT ON TRIGGER pgtrigger_deletions_are_counted_529d0 ON public.claims_claim IS '242cf738addd932e88af3c57665e1e43e917fab9';


--
-- Name: claims_evidence pgtrigger_evidence_is_final_cb943; Type: TRIGGER; Schema: public; Owner: -
--

CREATE TRIGGER pgtrigger_evidence_is_final_cb943 BEFORE DELETE OR UPDATE ON public.claims_evidence FOR EACH ROW EXECUTE FUNCTION public.pgtrigger_evidence_is_final_cb943();


--
-- Name: TRIGGER pgtrigger_evidence_is_final_cb943 ON claims_evidence; Type: COMMENT; Schema: public; Owner: -
--

COMMENT ON TRIGGER pgtrigger_evidence_is_final_cb943 ON public.claims_evidence IS '82bf6b35b12e9a36b6cdfbcde58f2c3c0d71f7a9';


--
-- Name: claims_evidence pgtrigger_evidence_is_kept_365bf; Type: TRIGGER; Schema: public; Owner: -
--

CREATE TRIGGER pgtrigger_evidence_is_kept_365bf BEFORE TRUNCATE ON public.claims_evidence FOR EACH STATEMENT EXECUTE FUNCTION public.pgtrigger_evidence_is_kept_365bf();


--
-- Name: TRIGGER pgtrigger_evidence_is_kept_365bf ON claims_evidence; Type: COMMENT; Schema: public; Owner: -
--

COMMENT ON TRIGGER pgtrigger_evidence_is_kept_365bf ON public.claims_evidence IS 'd8e11c7afddca1a29b952628ded50b2136e19991';


--
-- Name: claims_assignment pgtrigger_gold_is_whole_b2bf9; Type: TRIGGER; Schema: public; Owner: -
--

CREATE TRIGGER pgtrigger_gold_is_whole_b2bf9 BEFORE UPDATE OF state ON public.claims_assignment FOR EACH ROW WHEN ((((new.kind)::text = 'gold'::text) AND ((new.state)::text = 'submitted'::text))) EXECUTE FUNCTION public.pgtrigger_gold_is_whole_b2bf9();


--
-- Name: TRIGGER pgtrigger_gold_is_whole_b2bf9 ON claims_assignment; Type: COMMENT; Schema: public; Owner: -
--

COMMENT ON TRIGGER pgtrigger_gold_is_whole_b2bf9 ON public.claims_assignment IS '568836da25fd4a346c13b890ff39ff00dad53479';


--
-- Name: claims_event pgtrigger_history_is_final_c2336; Type: TRIGGER; Schema: public; Owner: -
--

CREATE TRIGGER pgtrigger_history_is_final_c2336 BEFORE DELETE OR UPDATE ON public.claims_event FOR EACH ROW EXECUTE FUNCTION public.pgtrigger_history_is_final_c2336();


--
-- Name: TRIGGER pgtrigger_history_is_final_c2336 ON claims_event; Type: COMMENT; Schema: public; Owner: -
--

COMMENT ON TRIGGER pgtrigger_history_is_final_c2336 ON public.claims_event IS 'd09ab4aaed6c8861006f67af5882af42b6c8e643';


--
-- Name: claims_event pgtrigger_history_is_kept_0dab0; Type: TRIGGER; Schema: public; Owner: -
--

CREATE TRIGGER pgtrigger_history_is_kept_0dab0 BEFORE TRUNCATE ON public.claims_event FOR EACH STATEMENT EXECUTE FUNCTION public.pgtrigger_history_is_kept_0dab0();


--
-- Name: TRIGGER pgtrigger_history_is_kept_0dab0 ON claims_event; Type: COMMENT; Schema: public; Owner: -
--

COMMENT ON TRIGGER pgtrigger_history_is_kept_0dab0 ON public.claims_event IS '78d6eaa4735b03afd70ffe61d79ef41a548a84aa';


--
-- Name: claims_verdict pgtrigger_label_of_project_521d8; Type: TRIGGER; Schema: public; Owner: -
--

CREATE TRIGGER pgtrigger_label_of_project_521d8 AFTER INSERT ON public.claims_verdict REFERENCING NEW TABLE AS new_rows FOR EACH STATEMENT EXECUTE FUNCTION public.pgtrigger_label_of_project_521d8();


--
-- Name: TRIGGER pgtrigger_label_of_project_521d8 ON claims_verdict; Type: COMMENT; Schema: public; Owner: -
--

COMMENT ON TRIGGER pgtrigger_label_of_project_521d8 ON public.claims_verdict IS 'a2eb3118511faed85520318ffca18450712e69d5';


--
-- Name: claims_claimspeaker pgtrigger_lost_mentions_are_counted_79692; Type: TRIGGER; Schema: public; Owner: -
--

CREATE TRIGGER pgtrigger_lost_mentions_are_counted_79692 AFTER DELETE ON public.claims_claimspeaker REFERENCING OLD TABLE AS old_rows FOR EACH STATEMENT EXECUTE FUNCTION public.pgtrigger_lost_mentions_are_counted_79692();


--
-- Name: TRIGGER pgtrigger_lost_mentions_are_counted_79692 ON claims_claimspeaker; Type: COMMENT; Schema: public; Owner: -
--

COMMENT ON TRIGGER pgtrigger_lost_mentions_are_counted_79692 ON public.claims_claimspeaker IS 'bbdb6ecc6381e32c62fe6d2e5024c3927e8568c4';


--
-- Name: claims_claimspeaker pgtrigger_mentions_are_counted_a137e; Type: TRIGGER; Schema: public; Owner: -
--

CREATE TRIGGER pgtrigger_mentions_are_counted_a137e AFTER INSERT ON public.claims_claimspeaker REFERENCING NEW TABLE AS new_rows FOR EACH STATEMENT EXECUTE FUNCTION public.pgtrigger_mentions_are_counted_a137e();


--
-- Name: TRIGGER pgtrigger_mentions_are_counted_a137e ON claims_claimspeaker; Type: COMMENT; Schema: public; Owner: -
--

COMMENT ON TRIGGER pgtrigger_mentions_are_counted_a137e ON public.claims_claimspeaker IS 'ce08f658d35188ee793315202fa0f8a24765a536';


--
-- Name: claims_label pgtrigger_merged_into_one_of_the_scale_f5488; Type: TRIGGER; Schema: public; Owner: -
--

CREATE TRIGGER pgtrigger_merged_into_one_of_the_scale_f5488 BEFORE INSERT OR UPDATE OF merged_into_id ON public.claims_label FOR EACH ROW WHEN ((new.merged_into_id IS NOT NULL)) EXECUTE FUNCTION public.pgtrigger_merged_into_one_of_the_scale_f5488();


--
-- Name: TRIGGER pgtrigger_merged_into_one_of_the_scale_f5488 ON claims_label; Type: COMMENT; Schema: public; Owner: -
--

COMMENT ON TRIGGER pgtrigger_merged_into_one_of_the_scale_f5488 ON public.claims_label IS '8bd33eb975b92084fa3837301f80812b19b83880';


--
-- Name: claims_claim pgtrigger_new_claims_inside_text_41329; Type: TRIGGER; Schema: public; Owner: -
--

CREATE TRIGGER pgtrigger_new_claims_inside_text_41329 AFTER INSERT ON public.claims_claim REFERENCING NEW TABLE AS new_rows FOR EACH STATEMENT EXECUTE FUNCTION public.pgtrigger_new_claims_inside_text_41329();


--
-- Name: TRIGGER pgtrigger_new_claims_inside_text_41329 ON claims_claim; Type: COMMENT; Schema: public; Owner: -
--

COMMENT ON TRIGGER pgtrigger_new_claims_inside_text_41329 ON public.claims_claim IS '676e91115fcca8b5376b78ca59ed070984f03f80';


--
-- Name: claims_suggestion pgtrigger_new_suggestions_inside_text_cd500; Type: TRIGGER; Schema: public; Owner: -
--

CREATE TRIGGER pgtrigger_new_suggestions_inside_text_cd500 AFTER INSERT ON public.claims_suggestion REFERENCING NEW TABLE AS new_rows FOR EACH STATEMENT EXECUTE FUNCTION public.pgtrigger_new_suggestions_inside_text_cd500();


--
-- Name: TRIGGER pgtrigger_new_suggestions_inside_text_cd500 ON claims_suggestion; Type: COMMENT; Schema: public; Owner: -
--

COMMENT ON TRIGGER pgtrigger_new_suggestions_inside_text_cd500 ON public.claims_suggestion IS 'e8d3fbbb5d67eb2b3d1bd9f23f610f42e3d6cf8c';


--
-- Name: claims_tokenscope pgtrigger_no_token_outlives_its_scope_7491a; Type: TRIGGER; Schema: public; Owner: -
--

CREATE TRIGGER pgtrigger_no_token_outlives_its_scope_7491a AFTER DELETE ON public.claims_tokenscope FOR EACH ROW EXECUTE FUNCTION public.pgtrigger_no_token_outlives_its_scope_7491a();


--
-- Name: TRIGGER pgtrigger_no_token_outlives_its_scope_7491a ON claims_tokenscope; Type: COMMENT; Schema: public; Owner: -
--

COMMENT ON TRIGGER pgtrigger_no_token_outlives_its_scope_7491a ON public.claims_tokenscope IS 'ffa61ec2c202e17d9860a9df5837c173acefb56d';


--
-- Name: claims_member pgtrigger_one_manager_at_least_08423; Type: TRIGGER; Schema: public; Owner: -
--

CREATE CONSTRAINT TRIGGER pgtrigger_one_manager_at_least_08423 AFTER DELETE OR UPDATE ON public.claims_member DEFERRABLE INITIALLY DEFERRED FOR EACH ROW WHEN ((old.active AND ((old.role)::text = 'manager'::text))) EXECUTE FUNCTION public.pgtrigger_one_manager_at_least_08423();


--
-- Name: TRIGGER pgtrigger_one_manager_at_least_08423 ON claims_member; Type: COMMENT; Schema: public; Owner: -
--

COMMENT ON TRIGGER pgtrigger_one_manager_at_least_08423 ON public.claims_member IS '581a7fc432a649dc8f254d523df448ecb5019212';


--
-- Name: claims_assignment pgtrigger_pass_in_project_d71a2; Type: TRIGGER; Schema: public; Owner: -
--

CREATE TRIGGER pgtrigger_pass_in_project_d71a2 BEFORE INSERT ON public.claims_assignment FOR EACH ROW EXECUTE FUNCTION public.pgtrigger_pass_in_project_d71a2();


--
-- Name: TRIGGER pgtrigger_pass_in_project_d71a2 ON claims_assignment; Type: COMMENT; Schema: public; Owner: -
--

COMMENT ON TRIGGER pgtrigger_pass_in_project_d71a2 ON public.claims_assignment IS 'e5f5a03d1acd9f9b0c50de215106e2c4f755aded';


--
-- Name: claims_assignment pgtrigger_passes_are_counted_25778; Type: TRIGGER; Schema: public; Owner: -
--

CREATE TRIGGER pgtrigger_passes_are_counted_25778 AFTER INSERT ON public.claims_assignment REFERENCING NEW TABLE AS new_rows FOR EACH STATEMENT EXECUTE FUNCTION public.pgtrigger_passes_are_counted_25778();


--
-- Name: TRIGGER pgtrigger_passes_are_counted_25778 ON claims_assignment; Type: COMMENT; Schema: public; Owner: -
--

COMMENT ON TRIGGER pgtrigger_passes_are_counted_25778 ON public.claims_assignment IS 'daecce1bb72c26f62968ca689f49628c8c4964b0';


--
-- Name: claims_comparison pgtrigger_passes_of_article_dae25; Type: TRIGGER; Schema: public; Owner: -
--

CREATE TRIGGER pgtrigger_passes_of_article_dae25 AFTER INSERT ON public.claims_comparison REFERENCING NEW TABLE AS new_rows FOR EACH STATEMENT EXECUTE FUNCTION public.pgtrigger_passes_of_article_dae25();


--
-- Name: TRIGGER pgtrigger_passes_of_article_dae25 ON claims_comparison; Type: COMMENT; Schema: public; Owner: -
--

COMMENT ON TRIGGER pgtrigger_passes_of_article_dae25 ON public.claims_comparison IS 'ff39b741408255b582052b95e9b27fb7c67be9e7';


--
-- Name: claims_comparison pgtrigger_passes_stay_of_article_db25e; Type: TRIGGER; Schema: public; Owner: -
--

CREATE TRIGGER pgtrigger_passes_stay_of_article_db25e AFTER UPDATE ON public.claims_comparison REFERENCING NEW TABLE AS new_rows FOR EACH STATEMENT EXECUTE FUNCTION public.pgtrigger_passes_stay_of_article_db25e();


--
-- Name: TRIGGER pgtrigger_passes_stay_of_article_db25e ON claims_comparison; Type: COMMENT; Schema: public; Owner: -
--

COMMENT ON TRIGGER pgtrigger_passes_stay_of_article_db25e ON public.claims_comparison IS '3a6e707ec5de03ae7d552db8920b577e8272a96d';


--
-- Name: claims_release pgtrigger_release_is_frozen_83b56; Type: TRIGGER; Schema: public; Owner: -
--

CREATE TRIGGER pgtrigger_release_is_frozen_83b56 BEFORE UPDATE ON public.claims_release FOR EACH ROW WHEN (((old.id IS DISTINCT FROM new.id) OR (old.project_id IS DISTINCT FROM new.project_id) OR (old.number IS DISTINCT FROM new.number) OR (old.job IS DISTINCT FROM new.job) OR (old.made_by_id IS DISTINCT FROM new.made_by_id) OR (old.made_at IS DISTINCT FROM new.made_at) OR (old.manifest IS DISTINCT FROM new.manifest) OR ((old.file)::text IS DISTINCT FROM (new.file)::text) OR (old.bytes IS DISTINCT FROM new.bytes) OR ((old.sha256)::text IS DISTINCT FROM (new.sha256)::text))) EXECUTE FUNCTION public.pgtrigger_release_is_frozen_83b56();


--
-- Name: TRIGGER pgtrigger_release_is_frozen_83b56 ON claims_release; Type: COMMENT; Schema: public; Owner: -
--

COMMENT ON TRIGGER pgtrigger_release_is_frozen_83b56 ON public.claims_release IS '998333f2b9fb4b13c8de0cffc216b7e267725702';


--
-- Name: claims_release pgtrigger_release_is_kept_6d7fc; Type: TRIGGER; Schema: public; Owner: -
--

CREATE TRIGGER pgtrigger_release_is_kept_6d7fc BEFORE DELETE ON public.claims_release FOR EACH ROW EXECUTE FUNCTION public.pgtrigger_release_is_kept_6d7fc();


--
-- Name: TRIGGER pgtrigger_release_is_kept_6d7fc ON claims_release; Type: COMMENT; Schema: public; Owner: -
--

COMMENT ON TRIGGER pgtrigger_release_is_kept_6d7fc ON public.claims_release IS 'b50190fa3edce1e02edc5db672e3e19bdadd117c';


--
-- Name: claims_resolution pgtrigger_resolution_is_final_87e72; Type: TRIGGER; Schema: public; Owner: -
--

CREATE TRIGGER pgtrigger_resolution_is_final_87e72 BEFORE DELETE OR UPDATE ON public.claims_resolution FOR EACH ROW EXECUTE FUNCTION public.pgtrigger_resolution_is_final_87e72();


--
-- Name: TRIGGER pgtrigger_resolution_is_final_87e72 ON claims_resolution; Type: COMMENT; Schema: public; Owner: -
--

COMMENT ON TRIGGER pgtrigger_resolution_is_final_87e72 ON public.claims_resolution IS '97d0fbbc3c1546f4a1a8f6f9985bcb9c995760d4';


--
-- Name: claims_resolution pgtrigger_resolutions_are_kept_cafac; Type: TRIGGER; Schema: public; Owner: -
--

CREATE TRIGGER pgtrigger_resolutions_are_kept_cafac BEFORE TRUNCATE ON public.claims_resolution FOR EACH STATEMENT EXECUTE FUNCTION public.pgtrigger_resolutions_are_kept_cafac();


--
-- Name: TRIGGER pgtrigger_resolutions_are_kept_cafac ON claims_resolution; Type: COMMENT; Schema: public; Owner: -
--

COMMENT ON TRIGGER pgtrigger_resolutions_are_kept_cafac ON public.claims_resolution IS '9aeec18db06e77dc33c539733797985110ad2c16';


--
-- Name: claims_suggestionrun pgtrigger_runs_are_counted_1e8fd; Type: TRIGGER; Schema: public; Owner: -
--

CREATE TRIGGER pgtrigger_runs_are_counted_1e8fd AFTER INSERT ON public.claims_suggestionrun REFERENCING NEW TABLE AS new_rows FOR EACH STATEMENT EXECUTE FUNCTION public.pgtrigger_runs_are_counted_1e8fd();


--
-- Name: TRIGGER pgtrigger_runs_are_counted_1e8fd ON claims_suggestionrun; Type: COMMENT; Schema: public; Owner: -
--

COMMENT ON TRIGGER pgtrigger_runs_are_counted_1e8fd ON public.claims_suggestionrun IS '2a37d9f42011a25322d3246b00da9df7a6319bfe';


--
-- Name: claims_standing pgtrigger_slots_add_up_50292; Type: TRIGGER; Schema: public; Owner: -
--

CREATE CONSTRAINT TRIGGER pgtrigger_slots_add_up_50292 AFTER UPDATE OF open_slots, leased, submitted ON public.claims_standing DEFERRABLE INITIALLY DEFERRED FOR EACH ROW WHEN ((((old.open_slots + old.leased) + old.submitted) <> ((new.open_slots + new.leased) + new.submitted))) EXECUTE FUNCTION public.pgtrigger_slots_add_up_50292();


--
-- Name: TRIGGER pgtrigger_slots_add_up_50292 ON claims_standing; Type: COMMENT; Schema: public; Owner: -
--

COMMENT ON TRIGGER pgtrigger_slots_add_up_50292 ON public.claims_standing IS '477b6c1fb0199f7d7bada7da47db108249b48aa1';


--
-- Name: claims_claimspeaker pgtrigger_speaker_of_project_a8f19; Type: TRIGGER; Schema: public; Owner: -
--

CREATE TRIGGER pgtrigger_speaker_of_project_a8f19 AFTER INSERT ON public.claims_claimspeaker REFERENCING NEW TABLE AS new_rows FOR EACH STATEMENT EXECUTE FUNCTION public.pgtrigger_speaker_of_project_a8f19();


--
-- Name: TRIGGER pgtrigger_speaker_of_project_a8f19 ON claims_claimspeaker; Type: COMMENT; Schema: public; Owner: -
--

COMMENT ON TRIGGER pgtrigger_speaker_of_project_a8f19 ON public.claims_claimspeaker IS 'fe96c7d47d5edc296d6856bb5259fa5ae6097e83';


--
-- Name: claims_claimspeaker pgtrigger_speaker_stays_of_project_e2532; Type: TRIGGER; Schema: public; Owner: -
--

CREATE TRIGGER pgtrigger_speaker_stays_of_project_e2532 AFTER UPDATE ON public.claims_claimspeaker REFERENCING NEW TABLE AS new_rows FOR EACH STATEMENT EXECUTE FUNCTION public.pgtrigger_speaker_stays_of_project_e2532();


--
-- Name: TRIGGER pgtrigger_speaker_stays_of_project_e2532 ON claims_claimspeaker; Type: COMMENT; Schema: public; Owner: -
--

COMMENT ON TRIGGER pgtrigger_speaker_stays_of_project_e2532 ON public.claims_claimspeaker IS '74ceac8dd2e5c132752fa27b66f5e47c384c88e7';


--
-- Name: claims_standing pgtrigger_standing_is_counted_1b20b; Type: TRIGGER; Schema: public; Owner: -
--

CREATE TRIGGER pgtrigger_standing_is_counted_1b20b AFTER UPDATE ON public.claims_standing REFERENCING OLD TABLE AS old_rows NEW TABLE AS new_rows FOR EACH STATEMENT EXECUTE FUNCTION public.pgtrigger_standing_is_counted_1b20b();


--
-- Name: TRIGGER pgtrigger_standing_is_counted_1b20b ON claims_standing; Type: COMMENT; Schema: public; Owner: -
--

COMMENT ON TRIGGER pgtrigger_standing_is_counted_1b20b ON public.claims_standing IS '64dc8ac2cfbe456d65c402872064cc1b90c88dff';


--
-- Name: claims_assignment pgtrigger_states_are_counted_30082; Type: TRIGGER; Schema: public; Owner: -
--

CREATE TRIGGER pgtrigger_states_are_counted_30082 AFTER UPDATE ON public.claims_assignment REFERENCING OLD TABLE AS old_rows NEW TABLE AS new_rows FOR EACH STATEMENT EXECUTE FUNCTION public.pgtrigger_states_are_counted_30082();


--
-- Name: TRIGGER pgtrigger_states_are_counted_30082 ON claims_assignment; Type: COMMENT; Schema: public; Owner: -
--

COMMENT ON TRIGGER pgtrigger_states_are_counted_30082 ON public.claims_assignment IS '22006f3cc22cceacf95a75f8660dac158ce18241';


--
-- Name: claims_assignment pgtrigger_submissions_are_noted_bd6aa; Type: TRIGGER; Schema: public; Owner: -
--

CREATE TRIGGER pgtrigger_submissions_are_noted_bd6aa AFTER INSERT OR UPDATE OF state ON public.claims_assignment FOR EACH ROW WHEN (((new.state)::text = 'submitted'::text)) EXECUTE FUNCTION public.pgtrigger_submissions_are_noted_bd6aa();


--
-- Name: TRIGGER pgtrigger_submissions_are_noted_bd6aa ON claims_assignment; Type: COMMENT; Schema: public; Owner: -
--

COMMENT ON TRIGGER pgtrigger_submissions_are_noted_bd6aa ON public.claims_assignment IS '4a591a7e53c65ee1b8eb15e05d3c3681df15682f';


--
-- Name: claims_suggestion pgtrigger_suggestion_inside_text_53442; Type: TRIGGER; Schema: public; Owner: -
--

CREATE TRIGGER pgtrigger_suggestion_inside_text_53442 BEFORE UPDATE OF content, source, cue ON public.claims_suggestion FOR EACH ROW EXECUTE FUNCTION public.pgtrigger_suggestion_inside_text_53442();


--
-- Name: TRIGGER pgtrigger_suggestion_inside_text_53442 ON claims_suggestion; Type: COMMENT; Schema: public; Owner: -
--

COMMENT ON TRIGGER pgtrigger_suggestion_inside_text_53442 ON public.claims_suggestion IS '4ecc65a30c1f63c725ded8c0c78201935bea08b8';


--
-- Name: claims_article pgtrigger_text_is_frozen_5a0e0; Type: TRIGGER; Schema: public; Owner: -
--

CREATE TRIGGER pgtrigger_text_is_frozen_5a0e0 BEFORE UPDATE ON public.claims_article FOR EACH ROW WHEN (((old.text IS DISTINCT FROM new.text) OR ((old.text_sha256)::text IS DISTINCT FROM (new.text_sha256)::text) OR (old.length IS DISTINCT FROM new.length) OR (old.project_id IS DISTINCT FROM new.project_id))) EXECUTE FUNCTION public.pgtrigger_text_is_frozen_5a0e0();


--
-- Name: TRIGGER pgtrigger_text_is_frozen_5a0e0 ON claims_article; Type: COMMENT; Schema: public; Owner: -
--

COMMENT ON TRIGGER pgtrigger_text_is_frozen_5a0e0 ON public.claims_article IS '61e674d43a194b2f9ca3e8f9705b490f35f4a634';


--
-- Name: claims_article pgtrigger_turns_are_noted_2ccdf; Type: TRIGGER; Schema: public; Owner: -
--

CREATE TRIGGER pgtrigger_turns_are_noted_2ccdf AFTER UPDATE ON public.claims_article REFERENCING OLD TABLE AS old_rows NEW TABLE AS new_rows FOR EACH STATEMENT EXECUTE FUNCTION public.pgtrigger_turns_are_noted_2ccdf();


--
-- Name: TRIGGER pgtrigger_turns_are_noted_2ccdf ON claims_article; Type: COMMENT; Schema: public; Owner: -
--

COMMENT ON TRIGGER pgtrigger_turns_are_noted_2ccdf ON public.claims_article IS 'daa9bb715ae7da093aa6cd00285d0be67974002e';


--
-- Name: claims_verdict pgtrigger_verdict_is_final_fc5f2; Type: TRIGGER; Schema: public; Owner: -
--

CREATE TRIGGER pgtrigger_verdict_is_final_fc5f2 BEFORE DELETE OR UPDATE ON public.claims_verdict FOR EACH ROW EXECUTE FUNCTION public.pgtrigger_verdict_is_final_fc5f2();


--
-- Name: TRIGGER pgtrigger_verdict_is_final_fc5f2 ON claims_verdict; Type: COMMENT; Schema: public; Owner: -
--

COMMENT ON TRIGGER pgtrigger_verdict_is_final_fc5f2 ON public.claims_verdict IS '74800d3f48c5881dba56e1d573ed5bc3547175d0';


--
-- Name: claims_verdict pgtrigger_verdicts_are_kept_f57c3; Type: TRIGGER; Schema: public; Owner: -
--

CREATE TRIGGER pgtrigger_verdicts_are_kept_f57c3 BEFORE TRUNCATE ON public.claims_verdict FOR EACH STATEMENT EXECUTE FUNCTION public.pgtrigger_verdicts_are_kept_f57c3();


--
-- Name: TRIGGER pgtrigger_verdicts_are_kept_f57c3 ON claims_verdict; Type: COMMENT; Schema: public; Owner: -
--

COMMENT ON TRIGGER pgtrigger_verdicts_are_kept_f57c3 ON public.claims_verdict IS 'b254bf1ccfb8d98104a4524bba085766c27df931';


--
-- Name: claims_article pgtrigger_words_are_read_7c1f3; Type: TRIGGER; Schema: public; Owner: -
--

CREATE TRIGGER pgtrigger_words_are_read_7c1f3 BEFORE INSERT OR UPDATE OF language ON public.claims_article FOR EACH ROW EXECUTE FUNCTION public.pgtrigger_words_are_read_7c1f3();


--
-- Name: TRIGGER pgtrigger_words_are_read_7c1f3 ON claims_article; Type: COMMENT; Schema: public; Owner: -
--

COMMENT ON TRIGGER pgtrigger_words_are_read_7c1f3 ON public.claims_article IS '615d731eeb3d0a970796aa572d4bcf15abd5eb3a';


--
-- Name: account_emailaddress account_emailaddress_user_id_2c513194_fk_auth_user_id; Type: FK CONSTRAINT; Schema: public; Owner: -
--

ALTER TABLE ONLY public.account_emailaddress
    ADD CONSTRAINT account_emailaddress_user_id_2c513194_fk_auth_user_id FOREIGN KEY (user_id) REFERENCES public.auth_user(id) DEFERRABLE INITIALLY DEFERRED;


--
-- Name: account_emailconfirmation account_emailconfirm_email_address_id_5b7f8c58_fk_account_e; Type: FK CONSTRAINT; Schema: public; Owner: -
--

ALTER TABLE ONLY public.account_emailconfirmation
    ADD CONSTRAINT account_emailconfirm_email_address_id_5b7f8c58_fk_account_e FOREIGN KEY (email_address_id) REFERENCES public.account_emailaddress(id) DEFERRABLE INITIALLY DEFERRED;


--
-- Name: auth_group_permissions auth_group_permissio_permission_id_84c5c92e_fk_auth_perm; Type: FK CONSTRAINT; Schema: public; Owner: -
--

ALTER TABLE ONLY public.auth_group_permissions
    ADD CONSTRAINT auth_group_permissio_permission_id_84c5c92e_fk_auth_perm FOREIGN KEY (permission_id) REFERENCES public.auth_permission(id) DEFERRABLE INITIALLY DEFERRED;


--
-- Name: auth_group_permissions auth_group_permissions_group_id_b120cbf9_fk_auth_group_id; Type: FK CONSTRAINT; Schema: public; Owner: -
--

ALTER TABLE ONLY public.auth_group_permissions
    ADD CONSTRAINT auth_group_permissions_group_id_b120cbf9_fk_auth_group_id FOREIGN KEY (group_id) REFERENCES public.auth_group(id) DEFERRABLE INITIALLY DEFERRED;


--
-- Name: auth_permission auth_permission_content_type_id_2f476e4b_fk_django_co; Type: FK CONSTRAINT; Schema: public; Owner: -
--

ALTER TABLE ONLY public.auth_permission
    ADD CONSTRAINT auth_permission_content_type_id_2f476e4b_fk_django_co FOREIGN KEY (content_type_id) REFERENCES public.django_content_type(id) DEFERRABLE INITIALLY DEFERRED;


--
-- Name: auth_user_groups auth_user_groups_group_id_97559544_fk_auth_group_id; Type: FK CONSTRAINT; Schema: public; Owner: -
--

ALTER TABLE ONLY public.auth_user_groups
    ADD CONSTRAINT auth_user_groups_group_id_97559544_fk_auth_group_id FOREIGN KEY (group_id) REFERENCES public.auth_group(id) DEFERRABLE INITIALLY DEFERRED;


--
-- Name: auth_user_groups auth_user_groups_user_id_6a12ed8b_fk_auth_user_id; Type: FK CONSTRAINT; Schema: public; Owner: -
--

ALTER TABLE ONLY public.auth_user_groups
    ADD CONSTRAINT auth_user_groups_user_id_6a12ed8b_fk_auth_user_id FOREIGN KEY (user_id) REFERENCES public.auth_user(id) DEFERRABLE INITIALLY DEFERRED;


--
-- Name: auth_user_user_permissions auth_user_user_permi_permission_id_1fbb5f2c_fk_auth_perm; Type: FK CONSTRAINT; Schema: public; Owner: -
--

ALTER TABLE ONLY public.auth_user_user_permissions
    ADD CONSTRAINT auth_user_user_permi_permission_id_1fbb5f2c_fk_auth_perm FOREIGN KEY (permission_id) REFERENCES public.auth_permission(id) DEFERRABLE INITIALLY DEFERRED;


--
-- Name: auth_user_user_permissions auth_user_user_permissions_user_id_a95ead1b_fk_auth_user_id; Type: FK CONSTRAINT; Schema: public; Owner: -
--

ALTER TABLE ONLY public.auth_user_user_permissions
    ADD CONSTRAINT auth_user_user_permissions_user_id_a95ead1b_fk_auth_user_id FOREIGN KEY (user_id) REFERENCES public.auth_user(id) DEFERRABLE INITIALLY DEFERRED;


--
-- Name: claims_article claims_article_project_id_a09d701a_fk_claims_project_id; Type: FK CONSTRAINT; Schema: public; Owner: -
--

ALTER TABLE ONLY public.claims_article
    ADD CONSTRAINT claims_article_project_id_a09d701a_fk_claims_project_id FOREIGN KEY (project_id) REFERENCES public.claims_project(id) DEFERRABLE INITIALLY DEFERRED;


--
-- Name: claims_articlelanguage claims_articlelanguage_project_id_15c69752_fk_claims_project_id; Type: FK CONSTRAINT; Schema: public; Owner: -
--

ALTER TABLE ONLY public.claims_articlelanguage
    ADD CONSTRAINT claims_articlelanguage_project_id_15c69752_fk_claims_project_id FOREIGN KEY (project_id) REFERENCES public.claims_project(id) DEFERRABLE INITIALLY DEFERRED;


--
-- Name: claims_assignment claims_assignment_article_id_1f91d6c7_fk_claims_article_id; Type: FK CONSTRAINT; Schema: public; Owner: -
--

ALTER TABLE ONLY public.claims_assignment
    ADD CONSTRAINT claims_assignment_article_id_1f91d6c7_fk_claims_article_id FOREIGN KEY (article_id) REFERENCES public.claims_article(id) DEFERRABLE INITIALLY DEFERRED;


--
-- Name: claims_assignment claims_assignment_assigned_by_id_ddb251f0_fk_auth_user_id; Type: FK CONSTRAINT; Schema: public; Owner: -
--

ALTER TABLE ONLY public.claims_assignment
    ADD CONSTRAINT claims_assignment_assigned_by_id_ddb251f0_fk_auth_user_id FOREIGN KEY (assigned_by_id) REFERENCES public.auth_user(id) DEFERRABLE INITIALLY DEFERRED;


--
-- Name: claims_assignment claims_assignment_person_id_671c041d_fk_auth_user_id; Type: FK CONSTRAINT; Schema: public; Owner: -
--

ALTER TABLE ONLY public.claims_assignment
    ADD CONSTRAINT claims_assignment_person_id_671c041d_fk_auth_user_id FOREIGN KEY (person_id) REFERENCES public.auth_user(id) DEFERRABLE INITIALLY DEFERRED;


--
-- Name: claims_assignment claims_assignment_returned_by_id_12df49fa_fk_auth_user_id; Type: FK CONSTRAINT; Schema: public; Owner: -
--

ALTER TABLE ONLY public.claims_assignment
    ADD CONSTRAINT claims_assignment_returned_by_id_12df49fa_fk_auth_user_id FOREIGN KEY (returned_by_id) REFERENCES public.auth_user(id) DEFERRABLE INITIALLY DEFERRED;


--
-- Name: claims_claim claims_claim_assignment_id_bf756cd5_fk_claims_assignment_id; Type: FK CONSTRAINT; Schema: public; Owner: -
--

ALTER TABLE ONLY public.claims_claim
    ADD CONSTRAINT claims_claim_assignment_id_bf756cd5_fk_claims_assignment_id FOREIGN KEY (assignment_id) REFERENCES public.claims_assignment(id) DEFERRABLE INITIALLY DEFERRED;


--
-- Name: claims_claim claims_claim_guideline_version_id_d5d3e8af_fk_claims_gu; Type: FK CONSTRAINT; Schema: public; Owner: -
--

ALTER TABLE ONLY public.claims_claim
    ADD CONSTRAINT claims_claim_guideline_version_id_d5d3e8af_fk_claims_gu FOREIGN KEY (guideline_version_id) REFERENCES public.claims_guidelineversion(id) DEFERRABLE INITIALLY DEFERRED;


--
-- Name: claims_claim claims_claim_parent_id_b63ab2f0_fk_claims_claim_id; Type: FK CONSTRAINT; Schema: public; Owner: -
--

ALTER TABLE ONLY public.claims_claim
    ADD CONSTRAINT claims_claim_parent_id_b63ab2f0_fk_claims_claim_id FOREIGN KEY (parent_id) REFERENCES public.claims_claim(id) DEFERRABLE INITIALLY DEFERRED;


--
-- Name: claims_claim claims_claim_suggestion_id_616c4678_fk_claims_suggestion_id; Type: FK CONSTRAINT; Schema: public; Owner: -
--

ALTER TABLE ONLY public.claims_claim
    ADD CONSTRAINT claims_claim_suggestion_id_616c4678_fk_claims_suggestion_id FOREIGN KEY (suggestion_id) REFERENCES public.claims_suggestion(id) DEFERRABLE INITIALLY DEFERRED;


--
-- Name: claims_claimspeaker claims_claimspeaker_claim_id_4ef0f98e_fk_claims_claim_id; Type: FK CONSTRAINT; Schema: public; Owner: -
--

ALTER TABLE ONLY public.claims_claimspeaker
    ADD CONSTRAINT claims_claimspeaker_claim_id_4ef0f98e_fk_claims_claim_id FOREIGN KEY (claim_id) REFERENCES public.claims_claim(id) DEFERRABLE INITIALLY DEFERRED;


--
-- Name: claims_claimspeaker claims_claimspeaker_speaker_id_3b750718_fk_claims_speaker_id; Type: FK CONSTRAINT; Schema: public; Owner: -
--

ALTER TABLE ONLY public.claims_claimspeaker
    ADD CONSTRAINT claims_claimspeaker_speaker_id_3b750718_fk_claims_speaker_id FOREIGN KEY (speaker_id) REFERENCES public.claims_speaker(id) DEFERRABLE INITIALLY DEFERRED;


--
-- Name: claims_comment claims_comment_article_id_1fafdd3b_fk_claims_article_id; Type: FK CONSTRAINT; Schema: public; Owner: -
--

ALTER TABLE ONLY public.claims_comment
    ADD CONSTRAINT claims_comment_article_id_1fafdd3b_fk_claims_article_id FOREIGN KEY (article_id) REFERENCES public.claims_article(id) DEFERRABLE INITIALLY DEFERRED;


--
-- Name: claims_comment claims_comment_author_id_267dec63_fk_auth_user_id; Type: FK CONSTRAINT; Schema: public; Owner: -
--

ALTER TABLE ONLY public.claims_comment
    ADD CONSTRAINT claims_comment_author_id_267dec63_fk_auth_user_id FOREIGN KEY (author_id) REFERENCES public.auth_user(id) DEFERRABLE INITIALLY DEFERRED;


--
-- Name: claims_comment claims_comment_claim_id_43fe40e1_fk_claims_claim_id; Type: FK CONSTRAINT; Schema: public; Owner: -
--

ALTER TABLE ONLY public.claims_comment
    ADD CONSTRAINT claims_comment_claim_id_43fe40e1_fk_claims_claim_id FOREIGN KEY (claim_id) REFERENCES public.claims_claim(id) DEFERRABLE INITIALLY DEFERRED;


--
-- Name: claims_commentmention claims_commentmention_comment_id_ef294f24_fk_claims_comment_id; Type: FK CONSTRAINT; Schema: public; Owner: -
--

ALTER TABLE ONLY public.claims_commentmention
    ADD CONSTRAINT claims_commentmention_comment_id_ef294f24_fk_claims_comment_id FOREIGN KEY (comment_id) REFERENCES public.claims_comment(id) DEFERRABLE INITIALLY DEFERRED;


--
-- Name: claims_commentmention claims_commentmention_member_id_5f4a2535_fk_claims_member_id; Type: FK CONSTRAINT; Schema: public; Owner: -
--

ALTER TABLE ONLY public.claims_commentmention
    ADD CONSTRAINT claims_commentmention_member_id_5f4a2535_fk_claims_member_id FOREIGN KEY (member_id) REFERENCES public.claims_member(id) DEFERRABLE INITIALLY DEFERRED;


--
-- Name: claims_comparedvalue claims_comparedvalue_comparison_id_20592a47_fk_claims_co; Type: FK CONSTRAINT; Schema: public; Owner: -
--

ALTER TABLE ONLY public.claims_comparedvalue
    ADD CONSTRAINT claims_comparedvalue_comparison_id_20592a47_fk_claims_co FOREIGN KEY (comparison_id) REFERENCES public.claims_comparison(id) DEFERRABLE INITIALLY DEFERRED;


--
-- Name: claims_comparison claims_comparison_article_id_5487fdf1_fk_claims_article_id; Type: FK CONSTRAINT; Schema: public; Owner: -
--

ALTER TABLE ONLY public.claims_comparison
    ADD CONSTRAINT claims_comparison_article_id_5487fdf1_fk_claims_article_id FOREIGN KEY (article_id) REFERENCES public.claims_article(id) DEFERRABLE INITIALLY DEFERRED;


--
-- Name: claims_comparison claims_comparison_left_id_28fc4a05_fk_claims_assignment_id; Type: FK CONSTRAINT; Schema: public; Owner: -
--

ALTER TABLE ONLY public.claims_comparison
    ADD CONSTRAINT claims_comparison_left_id_28fc4a05_fk_claims_assignment_id FOREIGN KEY (left_id) REFERENCES public.claims_assignment(id) DEFERRABLE INITIALLY DEFERRED;


--
-- Name: claims_comparison claims_comparison_project_id_73e19981_fk_claims_project_id; Type: FK CONSTRAINT; Schema: public; Owner: -
--

ALTER TABLE ONLY public.claims_comparison
    ADD CONSTRAINT claims_comparison_project_id_73e19981_fk_claims_project_id FOREIGN KEY (project_id) REFERENCES public.claims_project(id) DEFERRABLE INITIALLY DEFERRED;


--
-- Name: claims_comparison claims_comparison_right_id_dc079fbf_fk_claims_assignment_id; Type: FK CONSTRAINT; Schema: public; Owner: -
--

ALTER TABLE ONLY public.claims_comparison
    ADD CONSTRAINT claims_comparison_right_id_dc079fbf_fk_claims_assignment_id FOREIGN KEY (right_id) REFERENCES public.claims_assignment(id) DEFERRABLE INITIALLY DEFERRED;


--
-- Name: claims_decision claims_decision_assignment_id_b6346be2_fk_claims_assignment_id; Type: FK CONSTRAINT; Schema: public; Owner: -
--

ALTER TABLE ONLY public.claims_decision
    ADD CONSTRAINT claims_decision_assignment_id_b6346be2_fk_claims_assignment_id FOREIGN KEY (assignment_id) REFERENCES public.claims_assignment(id) DEFERRABLE INITIALLY DEFERRED;


--
-- Name: claims_decision claims_decision_claim_id_33c61357_fk_claims_claim_id; Type: FK CONSTRAINT; Schema: public; Owner: -
--

ALTER TABLE ONLY public.claims_decision
    ADD CONSTRAINT claims_decision_claim_id_33c61357_fk_claims_claim_id FOREIGN KEY (claim_id) REFERENCES public.claims_claim(id) DEFERRABLE INITIALLY DEFERRED;


--
-- Name: claims_decision claims_decision_suggestion_id_12076c8f_fk_claims_suggestion_id; Type: FK CONSTRAINT; Schema: public; Owner: -
--

ALTER TABLE ONLY public.claims_decision
    ADD CONSTRAINT claims_decision_suggestion_id_12076c8f_fk_claims_suggestion_id FOREIGN KEY (suggestion_id) REFERENCES public.claims_suggestion(id) DEFERRABLE INITIALLY DEFERRED;


--
-- Name: claims_digest claims_digest_user_id_ec411213_fk_auth_user_id; Type: FK CONSTRAINT; Schema: public; Owner: -
--

ALTER TABLE ONLY public.claims_digest
    ADD CONSTRAINT claims_digest_user_id_ec411213_fk_auth_user_id FOREIGN KEY (user_id) REFERENCES public.auth_user(id) DEFERRABLE INITIALLY DEFERRED;


--
-- Name: claims_enginemodel claims_enginemodel_made_by_id_4925a06f_fk_claims_job_id; Type: FK CONSTRAINT; Schema: public; Owner: -
--

ALTER TABLE ONLY public.claims_enginemodel
    ADD CONSTRAINT claims_enginemodel_made_by_id_4925a06f_fk_claims_job_id FOREIGN KEY (made_by_id) REFERENCES public.claims_job(id) DEFERRABLE INITIALLY DEFERRED;


--
-- Name: claims_enginemodel claims_enginemodel_project_id_972c8e5e_fk_claims_project_id; Type: FK CONSTRAINT; Schema: public; Owner: -
--

ALTER TABLE ONLY public.claims_enginemodel
    ADD CONSTRAINT claims_enginemodel_project_id_972c8e5e_fk_claims_project_id FOREIGN KEY (project_id) REFERENCES public.claims_project(id) DEFERRABLE INITIALLY DEFERRED;


--
-- Name: claims_event claims_event_actor_id_b2c07fb5_fk_auth_user_id; Type: FK CONSTRAINT; Schema: public; Owner: -
--

ALTER TABLE ONLY public.claims_event
    ADD CONSTRAINT claims_event_actor_id_b2c07fb5_fk_auth_user_id FOREIGN KEY (actor_id) REFERENCES public.auth_user(id) DEFERRABLE INITIALLY DEFERRED;


--
-- Name: claims_evidence claims_evidence_verdict_id_ffa108ee_fk_claims_verdict_id; Type: FK CONSTRAINT; Schema: public; Owner: -
--

ALTER TABLE ONLY public.claims_evidence
    ADD CONSTRAINT claims_evidence_verdict_id_ffa108ee_fk_claims_verdict_id FOREIGN KEY (verdict_id) REFERENCES public.claims_verdict(id) DEFERRABLE INITIALLY DEFERRED;


--
-- Name: claims_guidelineversion claims_guidelinevers_project_id_5f1af096_fk_claims_pr; Type: FK CONSTRAINT; Schema: public; Owner: -
--

ALTER TABLE ONLY public.claims_guidelineversion
    ADD CONSTRAINT claims_guidelinevers_project_id_5f1af096_fk_claims_pr FOREIGN KEY (project_id) REFERENCES public.claims_project(id) DEFERRABLE INITIALLY DEFERRED;


--
-- Name: claims_guidelineversion claims_guidelineversion_created_by_id_fa7f8e05_fk_auth_user_id; Type: FK CONSTRAINT; Schema: public; Owner: -
--

ALTER TABLE ONLY public.claims_guidelineversion
    ADD CONSTRAINT claims_guidelineversion_created_by_id_fa7f8e05_fk_auth_user_id FOREIGN KEY (created_by_id) REFERENCES public.auth_user(id) DEFERRABLE INITIALLY DEFERRED;


--
-- Name: claims_heldarticle claims_heldarticle_project_id_8bca6f5b_fk_claims_project_id; Type: FK CONSTRAINT; Schema: public; Owner: -
--

ALTER TABLE ONLY public.claims_heldarticle
    ADD CONSTRAINT claims_heldarticle_project_id_8bca6f5b_fk_claims_project_id FOREIGN KEY (project_id) REFERENCES public.claims_project(id) DEFERRABLE INITIALLY DEFERRED;


--
-- Name: claims_identity claims_identity_user_id_2f30afbd_fk_auth_user_id; Type: FK CONSTRAINT; Schema: public; Owner: -
--

ALTER TABLE ONLY public.claims_identity
    ADD CONSTRAINT claims_identity_user_id_2f30afbd_fk_auth_user_id FOREIGN KEY (user_id) REFERENCES public.auth_user(id) DEFERRABLE INITIALLY DEFERRED;


--
-- Name: claims_importbatch claims_importbatch_job_id_64f4114b_fk_claims_job_id; Type: FK CONSTRAINT; Schema: public; Owner: -
--

ALTER TABLE ONLY public.claims_importbatch
    ADD CONSTRAINT claims_importbatch_job_id_64f4114b_fk_claims_job_id FOREIGN KEY (job_id) REFERENCES public.claims_job(id) DEFERRABLE INITIALLY DEFERRED;


--
-- Name: claims_importlabel claims_importlabel_project_id_ebc451ad_fk_claims_project_id; Type: FK CONSTRAINT; Schema: public; Owner: -
--

ALTER TABLE ONLY public.claims_importlabel
    ADD CONSTRAINT claims_importlabel_project_id_ebc451ad_fk_claims_project_id FOREIGN KEY (project_id) REFERENCES public.claims_project(id) DEFERRABLE INITIALLY DEFERRED;


--
-- Name: claims_job claims_job_created_by_id_a13466b0_fk_auth_user_id; Type: FK CONSTRAINT; Schema: public; Owner: -
--

ALTER TABLE ONLY public.claims_job
    ADD CONSTRAINT claims_job_created_by_id_a13466b0_fk_auth_user_id FOREIGN KEY (created_by_id) REFERENCES public.auth_user(id) DEFERRABLE INITIALLY DEFERRED;


--
-- Name: claims_label claims_label_merged_into_id_453c19d2_fk_claims_label_id; Type: FK CONSTRAINT; Schema: public; Owner: -
--

ALTER TABLE ONLY public.claims_label
    ADD CONSTRAINT claims_label_merged_into_id_453c19d2_fk_claims_label_id FOREIGN KEY (merged_into_id) REFERENCES public.claims_label(id) DEFERRABLE INITIALLY DEFERRED;


--
-- Name: claims_label claims_label_scale_id_17b1ed6d_fk_claims_scale_id; Type: FK CONSTRAINT; Schema: public; Owner: -
--

ALTER TABLE ONLY public.claims_label
    ADD CONSTRAINT claims_label_scale_id_17b1ed6d_fk_claims_scale_id FOREIGN KEY (scale_id) REFERENCES public.claims_scale(id) DEFERRABLE INITIALLY DEFERRED;


--
-- Name: claims_member claims_member_project_id_eb731a79_fk_claims_project_id; Type: FK CONSTRAINT; Schema: public; Owner: -
--

ALTER TABLE ONLY public.claims_member
    ADD CONSTRAINT claims_member_project_id_eb731a79_fk_claims_project_id FOREIGN KEY (project_id) REFERENCES public.claims_project(id) DEFERRABLE INITIALLY DEFERRED;


--
-- Name: claims_member claims_member_user_id_fad26013_fk_auth_user_id; Type: FK CONSTRAINT; Schema: public; Owner: -
--

ALTER TABLE ONLY public.claims_member
    ADD CONSTRAINT claims_member_user_id_fad26013_fk_auth_user_id FOREIGN KEY (user_id) REFERENCES public.auth_user(id) DEFERRABLE INITIALLY DEFERRED;


--
-- Name: claims_release claims_release_made_by_id_a8b34ee3_fk_auth_user_id; Type: FK CONSTRAINT; Schema: public; Owner: -
--

ALTER TABLE ONLY public.claims_release
    ADD CONSTRAINT claims_release_made_by_id_a8b34ee3_fk_auth_user_id FOREIGN KEY (made_by_id) REFERENCES public.auth_user(id) DEFERRABLE INITIALLY DEFERRED;


--
-- Name: claims_release claims_release_project_id_df2dbb07_fk_claims_project_id; Type: FK CONSTRAINT; Schema: public; Owner: -
--

ALTER TABLE ONLY public.claims_release
    ADD CONSTRAINT claims_release_project_id_df2dbb07_fk_claims_project_id FOREIGN KEY (project_id) REFERENCES public.claims_project(id) DEFERRABLE INITIALLY DEFERRED;


--
-- Name: claims_release claims_release_withdrawn_by_id_e8103c6a_fk_auth_user_id; Type: FK CONSTRAINT; Schema: public; Owner: -
--

ALTER TABLE ONLY public.claims_release
    ADD CONSTRAINT claims_release_withdrawn_by_id_e8103c6a_fk_auth_user_id FOREIGN KEY (withdrawn_by_id) REFERENCES public.auth_user(id) DEFERRABLE INITIALLY DEFERRED;


--
-- Name: claims_resolution claims_resolution_by_id_ea81c8b2_fk_auth_user_id; Type: FK CONSTRAINT; Schema: public; Owner: -
--

ALTER TABLE ONLY public.claims_resolution
    ADD CONSTRAINT claims_resolution_by_id_ea81c8b2_fk_auth_user_id FOREIGN KEY (by_id) REFERENCES public.auth_user(id) DEFERRABLE INITIALLY DEFERRED;


--
-- Name: claims_resolution claims_resolution_gold_id_a31f587b_fk_claims_assignment_id; Type: FK CONSTRAINT; Schema: public; Owner: -
--

ALTER TABLE ONLY public.claims_resolution
    ADD CONSTRAINT claims_resolution_gold_id_a31f587b_fk_claims_assignment_id FOREIGN KEY (gold_id) REFERENCES public.claims_assignment(id) DEFERRABLE INITIALLY DEFERRED;


--
-- Name: claims_scale claims_scale_project_id_21afe10f_fk_claims_project_id; Type: FK CONSTRAINT; Schema: public; Owner: -
--

ALTER TABLE ONLY public.claims_scale
    ADD CONSTRAINT claims_scale_project_id_21afe10f_fk_claims_project_id FOREIGN KEY (project_id) REFERENCES public.claims_project(id) DEFERRABLE INITIALLY DEFERRED;


--
-- Name: claims_settlement claims_settlement_claim_id_16b413f5_fk_claims_claim_id; Type: FK CONSTRAINT; Schema: public; Owner: -
--

ALTER TABLE ONLY public.claims_settlement
    ADD CONSTRAINT claims_settlement_claim_id_16b413f5_fk_claims_claim_id FOREIGN KEY (claim_id) REFERENCES public.claims_claim(id) DEFERRABLE INITIALLY DEFERRED;


--
-- Name: claims_settlement claims_settlement_gold_id_6043245c_fk_claims_assignment_id; Type: FK CONSTRAINT; Schema: public; Owner: -
--

ALTER TABLE ONLY public.claims_settlement
    ADD CONSTRAINT claims_settlement_gold_id_6043245c_fk_claims_assignment_id FOREIGN KEY (gold_id) REFERENCES public.claims_assignment(id) DEFERRABLE INITIALLY DEFERRED;


--
-- Name: claims_settlement claims_settlement_resolution_id_7664a821_fk_claims_re; Type: FK CONSTRAINT; Schema: public; Owner: -
--

ALTER TABLE ONLY public.claims_settlement
    ADD CONSTRAINT claims_settlement_resolution_id_7664a821_fk_claims_re FOREIGN KEY (resolution_id) REFERENCES public.claims_resolution(id) DEFERRABLE INITIALLY DEFERRED;


--
-- Name: claims_speaker claims_speaker_article_id_db459e34_fk_claims_article_id; Type: FK CONSTRAINT; Schema: public; Owner: -
--

ALTER TABLE ONLY public.claims_speaker
    ADD CONSTRAINT claims_speaker_article_id_db459e34_fk_claims_article_id FOREIGN KEY (article_id) REFERENCES public.claims_article(id) DEFERRABLE INITIALLY DEFERRED;


--
-- Name: claims_speaker claims_speaker_made_by_id_b101627d_fk_auth_user_id; Type: FK CONSTRAINT; Schema: public; Owner: -
--

ALTER TABLE ONLY public.claims_speaker
    ADD CONSTRAINT claims_speaker_made_by_id_b101627d_fk_auth_user_id FOREIGN KEY (made_by_id) REFERENCES public.auth_user(id) DEFERRABLE INITIALLY DEFERRED;


--
-- Name: claims_speaker claims_speaker_merged_into_id_07020b03_fk_claims_speaker_id; Type: FK CONSTRAINT; Schema: public; Owner: -
--

ALTER TABLE ONLY public.claims_speaker
    ADD CONSTRAINT claims_speaker_merged_into_id_07020b03_fk_claims_speaker_id FOREIGN KEY (merged_into_id) REFERENCES public.claims_speaker(id) DEFERRABLE INITIALLY DEFERRED;


--
-- Name: claims_speaker claims_speaker_project_id_4e1e2d84_fk_claims_project_id; Type: FK CONSTRAINT; Schema: public; Owner: -
--

ALTER TABLE ONLY public.claims_speaker
    ADD CONSTRAINT claims_speaker_project_id_4e1e2d84_fk_claims_project_id FOREIGN KEY (project_id) REFERENCES public.claims_project(id) DEFERRABLE INITIALLY DEFERRED;


--
-- Name: claims_speakeralias claims_speakeralias_speaker_id_e3b3aa87_fk_claims_speaker_id; Type: FK CONSTRAINT; Schema: public; Owner: -
--

ALTER TABLE ONLY public.claims_speakeralias
    ADD CONSTRAINT claims_speakeralias_speaker_id_e3b3aa87_fk_claims_speaker_id FOREIGN KEY (speaker_id) REFERENCES public.claims_speaker(id) DEFERRABLE INITIALLY DEFERRED;


--
-- Name: claims_speakerdelta claims_speakerdelta_speaker_id_d149d597_fk_claims_speaker_id; Type: FK CONSTRAINT; Schema: public; Owner: -
--

ALTER TABLE ONLY public.claims_speakerdelta
    ADD CONSTRAINT claims_speakerdelta_speaker_id_d149d597_fk_claims_speaker_id FOREIGN KEY (speaker_id) REFERENCES public.claims_speaker(id) DEFERRABLE INITIALLY DEFERRED;


--
-- Name: claims_speakerrole claims_speakerrole_speaker_id_e8af735f_fk_claims_speaker_id; Type: FK CONSTRAINT; Schema: public; Owner: -
--

ALTER TABLE ONLY public.claims_speakerrole
    ADD CONSTRAINT claims_speakerrole_speaker_id_e8af735f_fk_claims_speaker_id FOREIGN KEY (speaker_id) REFERENCES public.claims_speaker(id) DEFERRABLE INITIALLY DEFERRED;


--
-- Name: claims_speakeruse claims_speakeruse_speaker_id_bf260713_fk_claims_speaker_id; Type: FK CONSTRAINT; Schema: public; Owner: -
--

ALTER TABLE ONLY public.claims_speakeruse
    ADD CONSTRAINT claims_speakeruse_speaker_id_bf260713_fk_claims_speaker_id FOREIGN KEY (speaker_id) REFERENCES public.claims_speaker(id) DEFERRABLE INITIALLY DEFERRED;


--
-- Name: claims_standing claims_standing_article_id_4a72daa2_fk_claims_article_id; Type: FK CONSTRAINT; Schema: public; Owner: -
--

ALTER TABLE ONLY public.claims_standing
    ADD CONSTRAINT claims_standing_article_id_4a72daa2_fk_claims_article_id FOREIGN KEY (article_id) REFERENCES public.claims_article(id) DEFERRABLE INITIALLY DEFERRED;


--
-- Name: claims_suggestion claims_suggestion_article_id_769ef6de_fk_claims_article_id; Type: FK CONSTRAINT; Schema: public; Owner: -
--

ALTER TABLE ONLY public.claims_suggestion
    ADD CONSTRAINT claims_suggestion_article_id_769ef6de_fk_claims_article_id FOREIGN KEY (article_id) REFERENCES public.claims_article(id) DEFERRABLE INITIALLY DEFERRED;


--
-- Name: claims_suggestion claims_suggestion_parent_id_bc9b254e_fk_claims_suggestion_id; Type: FK CONSTRAINT; Schema: public; Owner: -
--

ALTER TABLE ONLY public.claims_suggestion
    ADD CONSTRAINT claims_suggestion_parent_id_bc9b254e_fk_claims_suggestion_id FOREIGN KEY (parent_id) REFERENCES public.claims_suggestion(id) DEFERRABLE INITIALLY DEFERRED;


--
-- Name: claims_suggestionrun claims_suggestionrun_article_id_45a47c9d_fk_claims_article_id; Type: FK CONSTRAINT; Schema: public; Owner: -
--

ALTER TABLE ONLY public.claims_suggestionrun
    ADD CONSTRAINT claims_suggestionrun_article_id_45a47c9d_fk_claims_article_id FOREIGN KEY (article_id) REFERENCES public.claims_article(id) DEFERRABLE INITIALLY DEFERRED;


--
-- Name: claims_tally claims_tally_project_id_23e7aa0e_fk_claims_project_id; Type: FK CONSTRAINT; Schema: public; Owner: -
--

ALTER TABLE ONLY public.claims_tally
    ADD CONSTRAINT claims_tally_project_id_23e7aa0e_fk_claims_project_id FOREIGN KEY (project_id) REFERENCES public.claims_project(id) DEFERRABLE INITIALLY DEFERRED;


--
-- Name: claims_tokenscope claims_tokenscope_project_id_ea1b4f46_fk_claims_project_id; Type: FK CONSTRAINT; Schema: public; Owner: -
--

ALTER TABLE ONLY public.claims_tokenscope
    ADD CONSTRAINT claims_tokenscope_project_id_ea1b4f46_fk_claims_project_id FOREIGN KEY (project_id) REFERENCES public.claims_project(id) DEFERRABLE INITIALLY DEFERRED;


--
-- Name: claims_tokenscope claims_tokenscope_token_id_d938b8ef_fk_knox_authtoken_digest; Type: FK CONSTRAINT; Schema: public; Owner: -
--

ALTER TABLE ONLY public.claims_tokenscope
    ADD CONSTRAINT claims_tokenscope_token_id_d938b8ef_fk_knox_authtoken_digest FOREIGN KEY (token_id) REFERENCES public.knox_authtoken(digest) DEFERRABLE INITIALLY DEFERRED;


--
-- Name: claims_verdict claims_verdict_author_id_1553e312_fk_auth_user_id; Type: FK CONSTRAINT; Schema: public; Owner: -
--

ALTER TABLE ONLY public.claims_verdict
    ADD CONSTRAINT claims_verdict_author_id_1553e312_fk_auth_user_id FOREIGN KEY (author_id) REFERENCES public.auth_user(id) DEFERRABLE INITIALLY DEFERRED;


--
-- Name: claims_verdict claims_verdict_claim_id_34127f06_fk_claims_claim_id; Type: FK CONSTRAINT; Schema: public; Owner: -
--

ALTER TABLE ONLY public.claims_verdict
    ADD CONSTRAINT claims_verdict_claim_id_34127f06_fk_claims_claim_id FOREIGN KEY (claim_id) REFERENCES public.claims_claim(id) DEFERRABLE INITIALLY DEFERRED;


--
-- Name: claims_verdict claims_verdict_label_id_8651a6e7_fk_claims_label_id; Type: FK CONSTRAINT; Schema: public; Owner: -
--

ALTER TABLE ONLY public.claims_verdict
    ADD CONSTRAINT claims_verdict_label_id_8651a6e7_fk_claims_label_id FOREIGN KEY (label_id) REFERENCES public.claims_label(id) DEFERRABLE INITIALLY DEFERRED;


--
-- Name: claims_verdict claims_verdict_supersedes_id_7acb9b83_fk_claims_verdict_id; Type: FK CONSTRAINT; Schema: public; Owner: -
--

ALTER TABLE ONLY public.claims_verdict
    ADD CONSTRAINT claims_verdict_supersedes_id_7acb9b83_fk_claims_verdict_id FOREIGN KEY (supersedes_id) REFERENCES public.claims_verdict(id) DEFERRABLE INITIALLY DEFERRED;


--
-- Name: claims_versiontally claims_versiontally_project_id_682016f5_fk_claims_project_id; Type: FK CONSTRAINT; Schema: public; Owner: -
--

ALTER TABLE ONLY public.claims_versiontally
    ADD CONSTRAINT claims_versiontally_project_id_682016f5_fk_claims_project_id FOREIGN KEY (project_id) REFERENCES public.claims_project(id) DEFERRABLE INITIALLY DEFERRED;


--
-- Name: knox_authtoken knox_authtoken_user_id_e5a5d899_fk_auth_user_id; Type: FK CONSTRAINT; Schema: public; Owner: -
--

ALTER TABLE ONLY public.knox_authtoken
    ADD CONSTRAINT knox_authtoken_user_id_e5a5d899_fk_auth_user_id FOREIGN KEY (user_id) REFERENCES public.auth_user(id) DEFERRABLE INITIALLY DEFERRED;


--
-- Name: mfa_authenticator mfa_authenticator_user_id_0c3a50c0_fk_auth_user_id; Type: FK CONSTRAINT; Schema: public; Owner: -
--

ALTER TABLE ONLY public.mfa_authenticator
    ADD CONSTRAINT mfa_authenticator_user_id_0c3a50c0_fk_auth_user_id FOREIGN KEY (user_id) REFERENCES public.auth_user(id) DEFERRABLE INITIALLY DEFERRED;


--
-- Name: usersessions_usersession usersessions_usersession_user_id_af5e0a6d_fk_auth_user_id; Type: FK CONSTRAINT; Schema: public; Owner: -
--

ALTER TABLE ONLY public.usersessions_usersession
    ADD CONSTRAINT usersessions_usersession_user_id_af5e0a6d_fk_auth_user_id FOREIGN KEY (user_id) REFERENCES public.auth_user(id) DEFERRABLE INITIALLY DEFERRED;


--
-- PostgreSQL database dump complete
--


UPDATE public.django_migrations SET applied = now();
