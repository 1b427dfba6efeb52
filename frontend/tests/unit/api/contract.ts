/**
 * The types of src/api/model.ts held against those generated from the server's OpenAPI file: nothing runs here, the
 * type check fails when an answer of the server would not fit what the application expects, or the reverse.
 */
import type * as model from "../../../src/api/model.ts";
import type { components } from "../../../src/api/schema.d.ts";

type Schema = components["schemas"];

/** Everything the server may send can be read as `Expected`. */
type Reads<Expected, Sent extends Expected> = [Expected, Sent];
/** Everything the application may send is what the server takes. */
type Sends<Accepted, Sent extends Accepted> = [Accepted, Sent];

/** The schema knows the kind of a job only as text. */
type WithoutJob<Whole extends { training: object }> = Omit<Whole, "training"> & {
  training: Omit<Whole["training"], "job">;
};

/** The schema knows the colour token and the comparable verdict of a label only as text. */
type WithoutScale<Whole> = Omit<Whole, "scale">;
/** Engines and claim types come from the server's own menus. */
type WithoutTerms<Whole> = Omit<Whole, "engine" | "claim_types">;

export type Answers = [
  Reads<model.Session, Schema["SessionOut"]>,
  Reads<model.Meta, Schema["MetaOut"]>,
  Reads<WithoutScale<model.Project>, WithoutScale<Schema["ProjectOut"]>>,
  Reads<model.Guideline, Schema["GuidelineOut"]>,
  Reads<model.Member, Schema["MemberOut"]>,
  Reads<model.Page<model.ArticleRow>, Schema["ArticleListOut"]>,
  Reads<model.Comment, Schema["CommentOut"]>,
  Reads<model.Mention, Schema["MentionOut"]>,
  Reads<model.ArticlesReport, Schema["ImportedOut"]>,
  Reads<model.ImportResult, Schema["ImportResultOut"]>,
  Reads<model.SuggestResult, Schema["SuggestResultOut"]>,
  Reads<Omit<model.Job, "kind" | "result" | "project">, Schema["JobOut"]>,
  Reads<WithoutJob<model.Engines>, WithoutJob<Schema["EnginesOut"]>>,
  Reads<model.Speaker, Schema["SpeakerOut"]>,
  Reads<model.Article, Schema["ArticleOut"]>,
  Reads<model.Suggestion, Schema["SuggestionOut"]>,
  Reads<model.Claim, Schema["ClaimOut"]>,
  Reads<Omit<model.Work, "project">, Schema["WorkOut"]>,
  Reads<WithoutScale<model.WorkProject>, WithoutScale<Schema["RulesOut"]>>,
  Reads<model.SyncReply["results"][number], Schema["Result"]>,
  Reads<model.Export, Schema["ExportOut"]>,
  Reads<model.ExportPreview, Schema["PreviewOut"]>,
  Reads<model.HistoryEvent, Schema["EventOut"]>,
  Reads<model.Quality, Schema["QualityOut"]>,
  Reads<model.SubmitProblem, Schema["ProblemOut"]>,
];

export type Requests = [
  Sends<Schema["ArticleIn"], model.NewArticle>,
  Sends<Schema["CommentIn"], model.NewComment>,
  Sends<WithoutTerms<Schema["PatchedProjectChangeIn"]>, WithoutTerms<model.ProjectChange>>,
  Sends<Schema["SpeakerIn"], model.NewSpeaker>,
  Sends<Schema["ExportIn"], { format: "jsonl"; layer: string }>,
];
