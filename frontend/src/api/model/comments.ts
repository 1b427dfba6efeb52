/** Comments and who is mentioned in them. */
import type { Id, Role } from "./terms.ts";

/** Who wrote a comment or is mentioned in one; names are for managers, an administrator has no pseudonym. */
export interface CommentAuthor {
  pseudonym: string | null;
  name: string | null;
  called: string;
  role: Role | null;
  me: boolean;
}

export interface CommentMention {
  member: Id;
  pseudonym: string;
  name: string | null;
  called: string;
  role: Role;
  me: boolean;
}

export interface Comment {
  id: Id;
  article: Id;
  /** Null: on the article. */
  claim: Id | null;
  claim_words: string | null;
  claim_is_mine: boolean;
  claim_deleted: boolean;
  author: CommentAuthor;
  /** `@pseudonym` mentions a member. */
  text: string;
  mentions: CommentMention[];
  /** The person is mentioned and has not opened it. */
  unread: boolean;
  created_at: string;
  edited_at: string | null;
}

export interface NewComment {
  id: Id;
  claim: Id | null;
  text: string;
}

/** A comment in which the person is mentioned. */
export interface Mention extends Comment {
  project: Id;
  project_name: string;
  article_number: number;
  article_title: string;
}
