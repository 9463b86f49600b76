import type { z } from "zod";
import { anySchema } from "./plain-answers.ts";

/** What an operation answers with: the name and schema of a JSON document, or the media types of a file. */
type Answered =
  | { readonly name: string; readonly schema: z.ZodType; readonly status?: number; readonly or?: readonly string[] }
  | { readonly media: readonly string[] };

/** One method of one route, with the schemas that parse what it is asked and what it answers. */
export type Operation = {
  readonly summary: string;
  /** What it is asked: fields in braces of the path stand there, all others in the query. */
  readonly parameters?: z.ZodObject;
  /** Fields of the schema that the server fills in by itself. */
  readonly own?: readonly string[];
  /** Names of snapshots that it takes besides. */
  readonly snapshots?: readonly ("at" | "base" | "head")[];
  /** It is said in the language of `lang`. */
  readonly isSaid?: true;
  /** It sends an `ETag` and answers 304 to `If-None-Match`. */
  readonly isTagged?: true;
  readonly body?: z.ZodType;
  readonly answer: Answered;
};

/** A route with the methods it answers. */
export type Path = { readonly [Method in "get" | "post" | "put" | "delete"]?: Operation };

/** What every answer about a snapshot takes: which one, in which language, and what the client has already. */
export const read = { snapshots: ["at"], isSaid: true, isTagged: true } as const;

/** An answer whose shape is told elsewhere. */
export const anything = { name: "Any", schema: anySchema } as const;
