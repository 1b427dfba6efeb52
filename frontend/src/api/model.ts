/**
 * The server's JSON as types: the one place to change when the contract does.
 * Offsets are Unicode code points of the frozen article text, end exclusive.
 */
export type * from "./model/agreement.ts";
export type * from "./model/articles.ts";
export type * from "./model/claims.ts";
export type * from "./model/comments.ts";
export type * from "./model/engines.ts";
export type * from "./model/exports.ts";
export type * from "./model/gold.ts";
export type * from "./model/releases.ts";
export type * from "./model/jobs.ts";
export type * from "./model/projects.ts";
export type * from "./model/quality.ts";
export type * from "./model/server.ts";
export type * from "./model/terms.ts";
export type * from "./model/work.ts";
