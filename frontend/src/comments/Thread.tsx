/** What was said in one place, what waits to be sent, and the field for more. */
import { useMutation, useQuery, useQueryClient } from "@tanstack/react-query";
import { useEffect, useState } from "react";

import { changeComment, deleteComment, listComments, readComment } from "../api/endpoints.ts";
import type { Comment, CommentAuthor, Id } from "../api/model.ts";
import { sessionQuery } from "../query.ts";
import { newUuid } from "../sync/wire.ts";
import { Avatar } from "../ui/Avatar.tsx";
import { Button } from "../ui/Button.tsx";
import { Loading, ProblemNotice } from "../frame/States.tsx";
import { formatMoment } from "../ui/language/translate.ts";
import { pagePerson } from "../api/person.ts";
import { type Waiting, commentBox } from "../sync/comments/commentBox.ts";
import { Composer } from "./Composer.tsx";
import styles from "./comments.module.css";
import { piecesOf } from "./mentions.ts";
import { t } from "./messages.ts";
import { useWaiting } from "./sending.ts";

export const commentsQuery = (article: Id) => ({
  queryKey: ["comments", article],
  queryFn: () => listComments(article),
  // The annotate screen signs in again in place.
  meta: { stay: true },
});

export const isIn = (claim: Id | null) => (one: { readonly claim: Id | null }) => one.claim === claim;

interface ThreadProps {
  project: Id;
  article: Id;
  /** Null: on the article. */
  claim: Id | null;
  /** Whether the field has the focus from the start. */
  focus?: boolean;
  typed?: string;
}

export function Thread({ project, article, claim, focus = false, typed = "" }: ThreadProps) {
  const comments = useQuery(commentsQuery(article));
  const user = useQuery(sessionQuery).data?.user?.id;
  const waiting = useWaiting().filter((one) => one.article === article && one.claim === claim);
  const shown = (comments.data ?? []).filter(isIn(claim));
  const draft = draftOf(user, article, claim);
  /** How often a comment was taken back into the field: the field begins anew with it. */
  const [taken, setTaken] = useState(0);
  useOpened(article, shown);
  const send = (text: string): void => {
    if (user === undefined) return;
    commentBox().add({ id: newUuid(), user, article, claim, text, at: Date.now(), refused: null });
  };
  const waits = waiting.filter(({ id }) => shown.every((one) => one.id !== id));
  return (
    <>
      {comments.isPending && <Loading />}
      {comments.error && comments.data === undefined && (
        <ProblemNotice error={comments.error} retry={() => void comments.refetch()} />
      )}
      {comments.data && shown.length + waits.length === 0 && <p className={styles["empty"]}>{t("empty")}</p>}
      <ol className={styles["thread"]}>
        {shown.map((comment) => (
          <One key={comment.id} comment={comment} project={project} />
        ))}
        {waits.map((entry) => (
          <NotSent key={entry.id} entry={entry} draft={draft} takenBack={() => setTaken(taken + 1)} />
        ))}
      </ol>
      <Composer
        key={`${draft} ${taken}`}
        project={project}
        draft={draft}
        label={t("write")}
        action={t("send")}
        send={send}
        focus={focus || taken > 0}
        typed={taken > 0 ? "" : typed}
      />
    </>
  );
}

/** Where the draft of a change is kept, by whose page this is. */
const editDraftOf = (comment: Id): string => `${pagePerson()?.id} edit ${comment}`;

const draftOf = (user: number | undefined, article: Id, claim: Id | null): string => `${user} ${article} ${claim}`;

/** A thread on the screen is an opened one: being mentioned in it is no news any more. */
function useOpened(article: Id, shown: readonly Comment[]): void {
  const queries = useQueryClient();
  const unread = shown
    .filter((comment) => comment.unread)
    .map(({ id }) => id)
    .join(" ");
  useEffect(() => {
    if (unread === "") return;
    const ids = unread.split(" ");
    void Promise.all(ids.map(readComment)).then(
      () => {
        queries.setQueryData<readonly Comment[]>(["comments", article], (before) =>
          before?.map((comment) => (ids.includes(comment.id) ? { ...comment, unread: false } : comment)),
        );
        void queries.invalidateQueries({ queryKey: ["mentions"] });
      },
      // It stays news: the next time that the thread is opened it is noted.
      () => undefined,
    );
  }, [unread, article, queries]);
}

function One({ comment, project }: { comment: Comment; project: Id }) {
  const [editing, setEditing] = useState(() => commentBox().draft(editDraftOf(comment.id)) !== "");
  const [deleted, setDeleted] = useState(false);
  const change = useChange(comment.article);
  const { id, text } = comment;
  if (deleted) return <Deleted undo={() => change.mutate({ id, text }, { onSuccess: () => setDeleted(false) })} />;
  return (
    <li className={comment.mentions.some(({ me }) => me) ? styles["for_me"] : undefined}>
      <About comment={comment} />
      {editing ? (
        <Edited
          key={change.status}
          comment={comment}
          project={project}
          change={change}
          close={() => setEditing(false)}
        />
      ) : (
        <>
          <p className={styles["text"]} dir="auto">
            <Words comment={comment} />
          </p>
          {comment.author.me && (
            <div className={styles["row"]}>
              <Button kind="quiet" small onClick={() => setEditing(true)}>
                {t("edit")}
              </Button>
              <Button
                kind="quiet"
                small
                onClick={() => change.mutate({ id, text: null }, { onSuccess: () => setDeleted(true) })}
              >
                {t("delete")}
              </Button>
            </div>
          )}
        </>
      )}
      {change.error && <ProblemNotice error={change.error} />}
    </li>
  );
}

function Deleted({ undo }: { undo: () => void }) {
  return (
    <li className={styles["gone"]}>
      {t("deleted")}{" "}
      <Button kind="quiet" small onClick={undo}>
        {t("undo")}
      </Button>
    </li>
  );
}

/** Who said it, and when. */
function About({ comment: { author, created_at, edited_at, mentions } }: { comment: Comment }) {
  return (
    <p className={styles["about"]}>
      <Avatar name={author.called} /> <b dir="auto">{nameOf(author)}</b>
      {author.role && <span>{t(`role_${author.role}`)}</span>}
      <time dateTime={created_at}>{formatMoment(created_at)}</time>
      {edited_at && <span>{t("edited", { moment: formatMoment(edited_at) })}</span>}
      {mentions.some(({ me }) => me) && <span className={styles["mine"]}>{t("mentions_you")}</span>}
    </p>
  );
}

interface EditedProps {
  comment: Comment;
  project: Id;
  change: ReturnType<typeof useChange>;
  close: () => void;
}

/** A comment of one's own, being changed. */
function Edited({ comment: { id, text }, project, change, close }: EditedProps) {
  const draft = editDraftOf(id);
  return (
    <Composer
      project={project}
      draft={draft}
      text={text}
      label={t("edit_label")}
      action={t("save")}
      send={(next) =>
        change.mutate(
          { id, text: next },
          {
            onSuccess: close,
            // The words are put back into the field's draft, so that nothing has to be written again.
            onError: () => commentBox().keep(draft, next),
          },
        )
      }
      cancel={() => {
        commentBox().keep(draft, "");
        close();
      }}
      focus
    />
  );
}

/** Change (or, without text, delete) one's own comment. The list is read again when the thread is opened next. */
function useChange(article: Id) {
  const queries = useQueryClient();
  return useMutation({
    mutationFn: async ({ id, text }: { id: Id; text: string | null }) =>
      text === null ? deleteComment(id) : changeComment(id, text),
    onSuccess: (changed) =>
      changed &&
      queries.setQueryData<readonly Comment[]>(["comments", article], (before) =>
        before?.map((comment) => (comment.id === changed.id ? changed : comment)),
      ),
    meta: { stay: true },
  });
}

export function Words({ comment }: { comment: Comment }) {
  return piecesOf(comment.text, comment.mentions).map(({ text, person }, i) =>
    person ? (
      // A text is cut the same way every time.
      // oxlint-disable-next-line react/no-array-index-key
      <b key={i} className={styles["mention"]}>
        @{person.me ? t("you") : person.called}
      </b>
    ) : (
      text
    ),
  );
}

export function nameOf(author: CommentAuthor): string {
  return author.me ? t("you") : author.called;
}

function NotSent({ entry, draft, takenBack }: { entry: Waiting; draft: string; takenBack: () => void }) {
  const box = commentBox();
  return (
    <li className={styles["waiting"]}>
      <p className={styles["text"]} dir="auto">
        {entry.text}
      </p>
      <p className={entry.refused === null ? styles["aside"] : styles["wrong"]} role="status">
        {entry.refused === null ? t("waiting") : t("refused", { message: entry.refused })}
      </p>
      <div className={styles["row"]}>
        {entry.refused !== null && (
          <Button small onClick={() => box.refuse(entry.id, null)}>
            {t("try_again")}
          </Button>
        )}
        <Button
          kind="quiet"
          small
          onClick={() => {
            const kept = box.draft(draft);
            box.keep(draft, kept === "" ? entry.text : `${kept}\n${entry.text}`);
            box.drop(entry.id);
            takenBack();
          }}
        >
          {t("take_back")}
        </Button>
      </div>
    </li>
  );
}
