/** One function for each call the browser makes; names follow the paths. */
import { address, type Query, type RequestOptions, read, write } from "./client.ts";
import type * as m from "./model.ts";

export const getSession = () => read<m.Session>("session");
export const changeName = (name: string) => write<m.Session>("PATCH", "session", { name });
export const getDigest = () => read<{ on: boolean }>("digest");
/** Turn the daily message on or off. 409 `mail_off`, `address_unconfirmed`. */
export const setDigest = (wish: { on: boolean; language: string; zone: string }) =>
  write<{ on: boolean }>("PUT", "digest", wish);
export const listTokens = () => read<{ results: m.Token[] }>("tokens");
export const makeToken = (body: m.TokenWish) => write<m.NewToken>("POST", "tokens", body);
/** Revoke a token: one's own, or as an administrator anybody's. */
export const revokeToken = (token: m.Id) => write<null>("DELETE", `tokens/${token}`);
export const listAccounts = () => read<{ results: m.Account[] }>("accounts");
export const listProjectTokens = (project: m.Id) => read<{ results: m.Token[] }>(`projects/${project}/tokens`);
export const makeProjectToken = (project: m.Id, body: m.TokenWish) =>
  write<m.NewToken>("POST", `projects/${project}/tokens`, body);
export const revokeProjectToken = (project: m.Id, token: m.Id) =>
  write<null>("DELETE", `projects/${project}/tokens/${token}`);
export const listTokensOf = (account: number) => read<{ results: m.Token[] }>(`accounts/${account}/tokens`);
export const setAccountActive = (account: number, active: boolean) =>
  write<m.Account>("PATCH", `accounts/${account}`, { active });
export const getInstance = () => read<m.Instance>("instance");
export const getMeta = () => read<m.Meta>("meta");

export const listProjects = () => read<m.Page<m.Project>>("projects");
export const getProject = (project: m.Id) => read<m.Project>(`projects/${project}`);
/** Create a project, which the caller manages from then on. 409 `name_taken`. */
export const createProject = (project: m.NewProject) => write<m.Project>("POST", "projects", project);
export const listDeletedProjects = () => read<m.Page<m.Project>>("projects", { query: { deleted: "true" } });
/** Copy the settings, the scale and the guideline, and on request the people. 409 `name_taken`. */
export const cloneProject = (project: m.Id, name: string, members: boolean) =>
  write<m.Project>("POST", `projects/${project}/clone`, { name, members });
export const archiveProject = (project: m.Id) => write<m.Project>("POST", `projects/${project}/archive`, {});
export const deleteProject = (project: m.Id) =>
  write<{ deleted_at: string; purge_on: string }>("DELETE", `projects/${project}`);
/** Bring a deleted project back, or take one out of the archive. 409 `name_taken`. */
export const restoreProject = (project: m.Id) => write<m.Project>("POST", `projects/${project}/restore`, {});
export const changeProject = (project: m.Id, changes: m.ProjectChange & m.BesideSettings) =>
  write<m.Project>("PATCH", `projects/${project}`, changes);
/** Say what other rules would do to the articles that are there. */
export const foresee = (project: m.Id, rules: m.PeopleRules, signal?: AbortSignal) =>
  read<m.Consequences>(`projects/${project}/consequences`, { query: { ...rules }, ...(signal && { signal }) });
/** Read the scale with how many claims each label judges, and what was merged. */
export const getScale = (project: m.Id) => read<m.EditedScale>(`projects/${project}/scale`);
/** Let the verdicts of a label be read as those of another one, or only say what that would mean. */
export const mergeLabels = (project: m.Id, merged: m.Id, into: m.Id, dry_run: boolean) =>
  write<m.MergePreview>("POST", `projects/${project}/scale/merges`, { merged, into, dry_run });
export const undoMerge = (project: m.Id, label: m.Id) =>
  write<m.EditedScale>("DELETE", `projects/${project}/scale/merges/${label}`);
export interface HistoryFilter {
  who?: string;
  subject?: string;
  article?: string;
  day?: string;
}
/** Read what happened in a project, newest first. */
export const listHistory = (
  project: m.Id,
  filter: HistoryFilter & { entry?: m.Id; after: string | null },
  signal?: AbortSignal,
) => read<m.Page<m.Happened>>(`projects/${project}/history`, { query: { ...filter }, ...(signal && { signal }) });
/** The address of the whole history as a file. */
export const auditFile = (project: m.Id): string => address(`projects/${project}/history/file`);
export const restoreClaim = (claim: m.Id) => write<null>("POST", `claims/${claim}/restore`, {});
/** Read the newest guideline, or one by its number. */
export const getGuideline = (project: m.Id, number?: number) =>
  read<m.Guideline>(`projects/${project}/guideline`, { query: { number } });
/** Add somebody who has an account, or change the role they have. */
export const setMember = (project: m.Id, username: string, role: m.Role) =>
  write<m.Member>("POST", `projects/${project}/members`, { username, role });
/** Of a member: the role, whether they have access, how many articles they may have open (0: no limit of their own). */
type MemberChange = { role?: m.Role; active?: boolean; most_open?: number };
/** Change a member's role or limit, or take their access away and give it back. */
export const changeMember = (project: m.Id, member: m.Id, change: MemberChange) =>
  write<m.Member>("PATCH", `projects/${project}/members/${member}`, change);
/** Make people members: an account and a link for each new one. Links are in this answer and nowhere else. */
export const invitePeople = (project: m.Id, people: readonly m.Guest[]) =>
  write<{ results: m.Invited[] }>("POST", `projects/${project}/invitations`, { people });
/** Make a new link for somebody who was invited; earlier ones and all their sessions end. */
export const makeLink = (project: m.Id, member: m.Id) =>
  write<m.Invited>("POST", `projects/${project}/members/${member}/link`, {});
export const pauseMember = (project: m.Id, member: m.Id, reason: string) =>
  write<m.Member>("POST", `projects/${project}/members/${member}/pause`, { reason });
export const resumeMember = (project: m.Id, member: m.Id) =>
  write<m.Member>("POST", `projects/${project}/members/${member}/resume`, {});
export const signMemberOut = (project: m.Id, member: m.Id) =>
  write<null>("POST", `projects/${project}/members/${member}/sign-out`, {});
export const removeMember = (project: m.Id, member: m.Id) =>
  write<null>("DELETE", `projects/${project}/members/${member}`);
export const listMembers = (project: m.Id) => read<{ results: m.Member[] }>(`projects/${project}/members`);

export interface ArticleFilter {
  after?: string | null;
  limit?: number;
  state?: m.ListState | null;
  q?: string;
}
/** The same for the queue, which knows one more state. */
type QueueFilter = Omit<ArticleFilter, "state"> & { readonly state?: m.QueueState | null };

export const listArticles = (project: m.Id, filter: ArticleFilter, signal?: AbortSignal) =>
  read<m.Page<m.ArticleRow>>(`projects/${project}/articles`, { query: { ...filter }, ...(signal && { signal }) });
export const addArticles = (project: m.Id, articles: m.NewArticle | m.NewArticle[]) =>
  write<m.ArticlesReport>("POST", `projects/${project}/articles`, articles);

/** Send files to a new import job; the order of the rows follows the order of the files. */
export function importFiles(project: m.Id, files: readonly File[]): Promise<m.ImportJob> {
  const form = new FormData();
  for (const file of files) form.append("files", file, file.name);
  return write<m.ImportJob>("POST", `projects/${project}/imports`, form);
}

/** Send annotated files of another tool; the job surveys them and waits. An empty format is found by itself. */
export function importAnnotations(project: m.Id, files: readonly File[], format: string): Promise<m.AnnotationsJob> {
  const form = new FormData();
  for (const file of files) form.append("files", file, file.name);
  if (format !== "") form.append("format", format);
  return write<m.AnnotationsJob>("POST", `projects/${project}/imports/annotations`, form);
}
export const commitImport = (
  job: m.Id,
  body: { labels: Record<string, m.LabelMeaning>; into: m.ImportTarget; layer: string },
) => write<m.AnnotationsJob>("POST", `imports/${job}/commit`, body);
/** Give up an import that waits, or take back one that has ended. */
export const undoImport = (job: m.Id) => write<m.AnnotationsJob>("DELETE", `imports/${job}`);

/** What waits for a decision, oldest first; `count` tells how much there is in all. */
export const listHeld = (project: m.Id) =>
  read<m.Page<m.HeldArticle> & { count: number }>(`projects/${project}/held`, { query: { limit: 200 } });
/** Decide about at most 500 articles: those named, else the first that wait; `left` tells how many still do. */
export const decideHeld = (project: m.Id, decision: m.HeldDecision, ids?: readonly m.Id[]) =>
  write<{ results: m.ImportRow[]; left: number }>("POST", `projects/${project}/held`, {
    decision,
    ...(ids && { ids }),
  });

export const suggest = (project: m.Id, articles: m.Id[] | null) =>
  write<m.SuggestJob>("POST", `projects/${project}/suggest`, { articles });

export const getEngines = (project: m.Id) => read<m.Engines>(`projects/${project}/engines`);
export const trainEngine = (project: m.Id) => write<m.TrainJob>("POST", `projects/${project}/train`, {});
/** Let a trained engine read from now on, or with null the rules. */
export const chooseEngine = (project: m.Id, engine: m.Id | null) =>
  write<m.Engines>("POST", `projects/${project}/engines/${engine ?? "rules"}/promote`, {});
export const patchProject = (project: m.Id, changes: { auto_promote?: boolean }) =>
  write<m.Project>("PATCH", `projects/${project}`, changes);
export const getAgreement = (project: m.Id, filter: m.AgreementFilter) =>
  read<m.Agreement>(`projects/${project}/agreement`, { query: filter });
export const listExamples = (project: m.Id, filter: m.ExamplesFilter) =>
  read<m.Page<m.AgreementExample>>(`projects/${project}/agreement/examples`, { query: filter });
export const getQuality = (project: m.Id) => read<m.Quality>(`projects/${project}/suggestions/quality`);

export const listJobs = (project: m.Id) => read<{ results: m.Job[] }>(`projects/${project}/jobs`);
export const getJob = (job: m.Id) => read<m.Job>(`jobs/${job}`);
export const cancelJob = (job: m.Id) => write<m.Job>("POST", `jobs/${job}/cancel`, {});

export const searchSpeakers = (project: m.Id, q: string, signal?: AbortSignal) =>
  read<m.Page<m.Speaker>>(`projects/${project}/speakers`, { query: { q }, ...(signal && { signal }) });
export const createSpeaker = (project: m.Id, speaker: m.NewSpeaker) =>
  write<m.Speaker>("POST", `projects/${project}/speakers`, speaker);

/**
 * Take an article: the next one, a certain one, or the one behind a pass that is about to end; null when nothing is left.
 * With `take` false the pass that the person has over the article is given, and nothing is taken.
 * 404; 409 `article_taken`, `not_taken`, `too_many_open`.
 */
export const leaseNext = (
  project: m.Id,
  which: { readonly article?: m.Id; readonly after?: m.Id; readonly take?: boolean } = {},
) => write<m.Work | null>("POST", `projects/${project}/next`, which);
export const getWork = (assignment: m.Id) => read<m.Work>(`assignments/${assignment}`);

/** Read what happened to a claim, oldest first; annotators see what they did themselves. */
export const getClaimHistory = (article: m.Id, claim: m.Id) =>
  everyPage<m.HistoryEvent>(`articles/${article}/history`, { claim });

export const getArticle = (article: m.Id) => read<m.ReadArticle>(`articles/${article}`);
/** Read all claims on an article that the person may know of. */
export const listClaims = (article: m.Id) => everyPage<m.ReadClaim>(`articles/${article}/claims`);
/** Read all comments on an article and its claims that the person may see, oldest first. */
export const listComments = (article: m.Id) => everyPage<m.Comment>(`articles/${article}/comments`);
/** Post a comment; the same again is done already. */
export const postComment = (article: m.Id, comment: m.NewComment, person?: number) =>
  write<m.Comment>("POST", `articles/${article}/comments`, comment, person === undefined ? {} : { person });
export const changeComment = (comment: m.Id, text: string) =>
  write<m.Comment>("PATCH", `comments/${comment}`, { text });
export const deleteComment = (comment: m.Id) => write<null>("DELETE", `comments/${comment}`);
export const readComment = (comment: m.Id) => write<null>("POST", `comments/${comment}/read`);
/** Read where the person is mentioned and has not looked, newest first. */
export const listMentions = async () => (await read<{ results: m.Mention[] }>("mentions")).results;

/** Read a list to its end. */
async function everyPage<Row>(path: string, query: Query = {}): Promise<readonly Row[]> {
  const rows: Row[] = [];
  let after: string | null = null;
  do {
    // Each page says where the next one begins.
    // oxlint-disable-next-line no-await-in-loop
    const page: m.Page<Row> = await read(path, { query: { ...query, after } });
    rows.push(...page.results);
    after = page.next;
  } while (after !== null);
  return rows;
}

/** Send a batch of at most 200 operations; `activeSeconds` since the last one, 0..600. Results line up with ops. */
export const sync = (assignment: m.Id, ops: readonly m.SyncOp[], activeSeconds: number, options: BatchOptions = {}) =>
  sendBatch(`assignments/${assignment}/sync`, ops, activeSeconds, options);
/**
 * Hand a pass in, with a last batch as `sync` takes it. Where it cannot be handed in (409), the batch is kept all the same, and
 * the error's details hold `results` and `assignment`.
 */
export const submit = (assignment: m.Id, ops: readonly m.SyncOp[], activeSeconds: number, options: BatchOptions = {}) =>
  sendBatch(`assignments/${assignment}/submit`, ops, activeSeconds, options);

type BatchOptions = RequestOptions & { turn?: number | null };
function sendBatch(
  path: string,
  ops: readonly m.SyncOp[],
  activeSeconds: number,
  { turn = null, ...options }: BatchOptions,
) {
  return write<m.SyncReply>("POST", path, { ops, active_seconds: activeSeconds, turn }, options);
}

type Moved = { assignment: m.Assignment };
export const listReview = (project: m.Id, stage: m.ReviewStage | null, after: string | null) =>
  read<m.Review>(`projects/${project}/review`, { query: { stage, after } });
/** Open the gold layer of an article, or come back to it; `takeOver`: from somebody who left it alone. */
export const openGold = (article: m.Id, takeOver: boolean) =>
  write<m.Gold>("POST", `articles/${article}/gold`, { take_over: takeOver });
export const getGold = (article: m.Id) => read<m.Gold>(`articles/${article}/gold`);
export const askThird = (article: m.Id) => write<{ passes_needed: number }>("POST", `articles/${article}/third`, {});
export const syncGold = (
  assignment: m.Id,
  ops: readonly m.SyncOp[],
  activeSeconds: number,
  options: BatchOptions = {},
) => sendBatch(`gold/${assignment}/sync`, ops, activeSeconds, options);
export const finishGold = (
  assignment: m.Id,
  ops: readonly m.SyncOp[],
  activeSeconds: number,
  { turn = null, leaveOpen = false, ...options }: BatchOptions & { leaveOpen?: boolean } = {},
) =>
  write<m.SyncReply>(
    "POST",
    `gold/${assignment}/finish`,
    { ops, active_seconds: activeSeconds, turn, leave_open: leaveOpen },
    options,
  );
/** How a pass of a kind is handed in. */
export const handInOf = (kind: m.Assignment["kind"]) => (kind === "gold" ? finishGold : submit);
export const reopenGold = (assignment: m.Id) => write<Moved>("POST", `gold/${assignment}/reopen`, {});
export const listFeedback = (project: m.Id, after: string | null) =>
  read<{ results: m.FeedbackArticle[]; next: string | null }>(`projects/${project}/feedback`, { query: { after } });

export const skip = (assignment: m.Id, reason: string) =>
  write<Moved>("POST", `assignments/${assignment}/skip`, { reason });
export const release = (assignment: m.Id) => write<Moved>("POST", `assignments/${assignment}/release`, {});
export const reopen = (assignment: m.Id) => write<Moved>("POST", `assignments/${assignment}/reopen`, {});

export const listQueue = (project: m.Id, filter: QueueFilter, signal?: AbortSignal) =>
  read<m.Page<m.QueuedArticle>>(`projects/${project}/queue`, { query: { ...filter }, ...(signal && { signal }) });
export const actOnMany = (project: m.Id, body: m.BulkAct & { articles: readonly m.Id[]; dry_run?: boolean }) =>
  write<m.BulkResult>("POST", `projects/${project}/bulk`, body);
export const getOrdering = (project: m.Id) => read<m.Ordering>(`projects/${project}/queue/order`);
export const setOrder = (project: m.Id, order: m.QueueOrder, seed?: number) =>
  write<m.Ordering>("PUT", `projects/${project}/queue/order`, { order, ...(seed !== undefined && { seed }) });
export const getNotices = (project: m.Id, zone: string) =>
  read<m.Notices>(`projects/${project}/notices?zone=${encodeURIComponent(zone)}`);
export const getMine = (project: m.Id, zone: string) =>
  read<m.Mine>(`projects/${project}/mine?zone=${encodeURIComponent(zone)}`);
export const returnPass = (assignment: m.Id, reason: string, claims: readonly m.Id[]) =>
  write<Moved>("POST", `assignments/${assignment}/return`, { reason, claims });

export const listExports = (project: m.Id) => read<{ results: m.Export[] }>(`projects/${project}/exports`);
export const buildExport = (project: m.Id, wanted: m.Wanted) =>
  write<m.ExportJob>("POST", `projects/${project}/exports`, wanted);
export const listReleases = (project: m.Id) =>
  read<{ results: m.Release[]; making: m.ReleaseJob | null }>(`projects/${project}/releases`);
export const makeRelease = (project: m.Id, wanted: m.NewRelease) =>
  write<m.ReleaseJob>("POST", `projects/${project}/releases`, wanted);
export const withdrawRelease = (id: m.Id, reason: string) =>
  write<m.Release>("POST", `releases/${id}/withdraw`, { reason });
export const previewExport = (project: m.Id, { format, layer, selection }: m.Wanted) =>
  read<m.ExportPreview>(`projects/${project}/exports/preview`, {
    query: { format, layer, selection: JSON.stringify(selection) },
  });
