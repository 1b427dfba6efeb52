/** The settings as they stand in the form, what of them is wrong, and what of them is new. */
import type { PeopleRules, Project, ProjectChange, RequiredField } from "../../api/model.ts";

/** Numbers are text while they are typed; shares are percent. */
export interface Draft {
  readonly name: string;
  readonly language: string;
  readonly annotators_per_article: string;
  readonly overlap_share: string;
  readonly blind: boolean;
  readonly engine: string;
  readonly control_share: string;
  readonly accept_all: boolean;
  readonly accept_all_score: string;
  readonly claim_types: readonly string[];
  readonly quotes_in_content: boolean;
  readonly verdict_required: boolean;
  readonly required_fields: readonly RequiredField[];
}

export type Problem = "needs_name" | "needs_language" | "needs_people" | "needs_percent";
export type Problems = Partial<Record<keyof Draft, Problem>>;

/** What a project may ask of every claim beside a speaker and a verdict, in the order of the server's list. */
export const REQUIRABLE: readonly RequiredField[] = [
  "source",
  "cue",
  "claim_type",
  "checkworthiness",
  "certainty",
  "was_said",
  "evidence",
];

/** What is offered where accepting all at once was off. */
const USUAL_SCORE = 0.9;

const percent = (share: number): string => String(Math.round(share * 1000) / 10);
const share = (typed: string): number => Number(typed) / 100;

export function draftOf(project: Project): Draft {
  return {
    name: project.name,
    language: project.language,
    annotators_per_article: String(project.annotators_per_article),
    overlap_share: percent(project.overlap_share),
    blind: project.blind,
    engine: project.engine,
    control_share: percent(project.control_share),
    accept_all: project.accept_all_score !== null,
    accept_all_score: percent(project.accept_all_score ?? USUAL_SCORE),
    claim_types: project.claim_types,
    quotes_in_content: project.quotes_in_content,
    verdict_required: project.verdict_required,
    required_fields: project.required_fields,
  };
}

/** Say, field by field, what cannot be saved. */
export function problemsOf(draft: Draft): Problems {
  const problems: Problems = {};
  if (draft.name.trim() === "") problems.name = "needs_name";
  if (draft.language.trim() === "") problems.language = "needs_language";
  const people = Number(draft.annotators_per_article);
  if (!Number.isInteger(people) || people < 1 || people > 20) problems.annotators_per_article = "needs_people";
  for (const name of ["overlap_share", "control_share", "accept_all_score"] as const) {
    const given = Number(draft[name]);
    const counts = name !== "accept_all_score" || draft.accept_all;
    if (counts && (draft[name].trim() === "" || !(given >= 0 && given <= 100))) problems[name] = "needs_percent";
  }
  return problems;
}

/** What has to be sent: only what is new, so that two managers do not take back each other's changes. */
export function changesOf(project: Project, draft: Draft): ProjectChange {
  const before = draftOf(project);
  const wanted: Required<ProjectChange> = {
    name: draft.name.trim(),
    language: draft.language.trim(),
    annotators_per_article: Number(draft.annotators_per_article),
    overlap_share: share(draft.overlap_share),
    blind: draft.blind,
    engine: draft.engine,
    control_share: share(draft.control_share),
    claim_types: [...draft.claim_types],
    accept_all_score: draft.accept_all ? share(draft.accept_all_score) : null,
    quotes_in_content: draft.quotes_in_content,
    verdict_required: draft.verdict_required,
    required_fields: [...draft.required_fields],
  };
  const touched = (name: keyof ProjectChange): boolean => {
    if (name === "claim_types" || name === "required_fields") return draft[name].join() !== before[name].join();
    if (name === "accept_all_score" && draft.accept_all !== before.accept_all) return true;
    if (name === "accept_all_score" && !draft.accept_all) return false;
    return typeof draft[name] === "string" ? String(draft[name]).trim() !== before[name] : draft[name] !== before[name];
  };
  return Object.fromEntries(Object.entries(wanted).filter(([name]) => touched(name as keyof ProjectChange)));
}

/** The rules about people as they stand in the form; null where they are the project's own, or no rules yet. */
export function peopleOf(project: Project, draft: Draft): PeopleRules | null {
  const { annotators_per_article: people, overlap_share: shared } = changesOf(project, draft);
  const problems = problemsOf(draft);
  if (people === undefined && shared === undefined) return null;
  if (problems.annotators_per_article !== undefined || problems.overlap_share !== undefined) return null;
  return {
    annotators_per_article: people ?? project.annotators_per_article,
    overlap_share: shared ?? project.overlap_share,
  };
}
