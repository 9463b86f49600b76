import type { TraceAnswer, TraceQuestion } from "#lib/analysis/reach/answer.ts";
import type {
  Coverage,
  EntitiesAnswer,
  GraphAnswer,
  ProblemDetails,
  SnapshotEvent,
  SnapshotList,
  Survey,
  SurveyStarted,
  VersionAnswer,
} from "./contract.ts";
import type { EntityDescription, HistoryAnswer } from "./entity.ts";
import type { FindingsAnswer } from "./findings.ts";
import type { MuteMade, MutesAnswer } from "./mutes.ts";
import type { ScenarioAnswer } from "./scenario.ts";
import type { SnapshotNamed } from "./snapshot-names.ts";
import type { Setup } from "./setup.ts";

/** What a request may be narrowed by; `undefined` values are left out. */
export type QueryValues = { readonly [name: string]: string | number | undefined };

/** Which snapshot to read; the latest when absent. */
export type At = { readonly at?: string | undefined };

/** A request was refused, or never answered; `problem` says what was expected, in words fit for a person. */
export class ApiRefusal extends Error {
  readonly problem: ProblemDetails;
  /** Whether the server said it. Else something between it and us answered, and the words are ours, in English. */
  readonly isSaid: boolean;

  constructor(problem: ProblemDetails, isSaid = true) {
    super(problem.detail);
    this.name = "ApiRefusal";
    this.problem = problem;
    this.isSaid = isSaid;
  }
}

/** `/api/v1/<path>?…`, with the values that are there. */
export function apiUrl(path: string, values: QueryValues = {}): string {
  const query = new URLSearchParams();
  for (const [name, value] of Object.entries(values)) if (value !== undefined) query.append(name, String(value));
  return query.size === 0 ? `/api/v1/${path}` : `/api/v1/${path}?${query.toString()}`;
}

/** What a reader chose of a report; what is absent is as the server has it. */
export type ReportChoice = At & {
  readonly lang?: string | undefined;
  readonly template?: string | undefined;
  readonly redact?: string | undefined;
  readonly scope?: string | undefined;
  readonly q?: string | undefined;
  readonly base?: string | undefined;
  readonly preview?: "true" | undefined;
};

/** The URL of a file of the report; the browser downloads it, or shows it when it is a preview. */
export function exportUrl(format: string, values: ReportChoice = {}): string {
  return apiUrl(`exports/${encodeURIComponent(format)}`, values);
}

async function refusalOf(response: Response): Promise<ApiRefusal> {
  const type = response.headers.get("content-type") ?? "";
  if (type.startsWith("application/problem+json")) {
    // The server builds this body from ProblemDetails; its media type says so.
    return new ApiRefusal((await response.json()) as ProblemDetails);
  }
  const { status, statusText: title } = response;
  const detail = `The server answered ${String(status)} ${title}.`;
  return new ApiRefusal({ type: "about:blank", title, status, detail }, false);
}

/** The language the page is in: refusals are said in it. Outside a page, the server's choice. */
function pageLanguage(): Readonly<Record<string, string>> {
  return typeof document === "undefined" ? {} : { "accept-language": document.documentElement.lang };
}

/** Asks for JSON. Throws {@link ApiRefusal} when it is refused. */
export async function fetchAnswer<Answer>(url: string, init: Omit<RequestInit, "headers"> = {}): Promise<Answer> {
  const type = init.body === undefined ? {} : { "content-type": "application/json" };
  const response = await fetch(url, { ...init, headers: { accept: "application/json", ...pageLanguage(), ...type } });
  if (!response.ok) throw await refusalOf(response);
  // The same contract types the server's answer: lib/api/contract.ts, checked by the route tests.
  return (await response.json()) as Answer;
}

/** Every read of the API, typed; `signal` aborts it. */
export const api = {
  version: (signal?: AbortSignal) => read<VersionAnswer>("/version", signal),
  setup: (signal?: AbortSignal) => read<Setup>(apiUrl("setup"), signal),
  scenario: (signal?: AbortSignal) => read<ScenarioAnswer>(apiUrl("scenario"), signal),
  changeScenario: (id: string) =>
    fetchAnswer<ScenarioAnswer>(apiUrl("scenario"), { method: "PUT", body: JSON.stringify({ id }) }),
  survey: (signal?: AbortSignal) => read<Survey>(apiUrl("surveys/current"), signal),
  startSurvey: () => fetchAnswer<SurveyStarted>(apiUrl("surveys"), { method: "POST" }),
  mutes: (signal?: AbortSignal) => read<MutesAnswer>(apiUrl("mutes"), signal),
  makeMute: (mute: Readonly<Record<string, string>>) =>
    fetchAnswer<MuteMade>(apiUrl("mutes"), { method: "POST", body: JSON.stringify(mute) }),
  takeBackMute: (id: string) => fetchAnswer<unknown>(apiUrl(`mutes/${encodeURIComponent(id)}`), { method: "DELETE" }),
  nameSnapshot: (id: string, name: string) =>
    fetchAnswer<SnapshotNamed>(nameUrl(id), { method: "PUT", body: JSON.stringify({ name }) }),
  unnameSnapshot: (id: string) => fetchAnswer<SnapshotNamed>(nameUrl(id), { method: "DELETE" }),
  snapshots: (signal?: AbortSignal) => read<SnapshotList>(apiUrl("snapshots"), signal),
  coverage: (values: At & { readonly lang?: string | undefined }, signal?: AbortSignal) =>
    read<Coverage>(apiUrl("coverage", values), signal),
  findings: (
    values: At & {
      readonly lang?: string | undefined;
      readonly severity?: string | undefined;
      readonly rule?: string | undefined;
      readonly subject?: string | undefined;
      readonly state?: string | undefined;
      readonly q?: string | undefined;
    },
    signal?: AbortSignal,
  ) => read<FindingsAnswer>(apiUrl("findings", values), signal),
  graph: (
    values: At & { readonly kinds?: string | undefined; readonly scope?: string | undefined },
    signal?: AbortSignal,
  ) => read<GraphAnswer>(apiUrl("graph", values), signal),
  entities: (values: At & { readonly q: string; readonly scope?: string | undefined }, signal?: AbortSignal) =>
    read<EntitiesAnswer>(apiUrl("entities", values), signal),
  entity: (urn: string, values: At & { readonly lang?: string | undefined }, signal?: AbortSignal) =>
    read<EntityDescription>(apiUrl(`entities/${encodeURIComponent(urn)}`, values), signal),
  history: (entity: string, values: At & { readonly lang?: string | undefined }, signal?: AbortSignal) =>
    read<HistoryAnswer>(apiUrl("history", { entity, ...values }), signal),
  trace: (question: TraceQuestion, values: At & { readonly lang?: string | undefined }, signal?: AbortSignal) =>
    read<TraceAnswer>(apiUrl("paths/trace", { ...question, ...values }), signal),
} as const;

function nameUrl(snapshotId: string): string {
  return apiUrl(`snapshots/${encodeURIComponent(snapshotId)}/name`);
}

function read<Answer>(url: string, signal: AbortSignal | undefined): Promise<Answer> {
  return fetchAnswer<Answer>(url, signal === undefined ? {} : { signal });
}

/** What the server tells by itself. */
export type Subscriber = {
  readonly survey?: (survey: Survey) => void;
  readonly snapshot?: (snapshot: SnapshotEvent) => void;
  /** A mute was made or taken back, here or elsewhere. */
  readonly mutes?: () => void;
  /** A snapshot was named or lost its name, here or elsewhere. */
  readonly names?: () => void;
  /** Called when the stream opens or breaks; the browser reconnects by itself. */
  readonly connected?: (connected: boolean) => void;
};

/** Listens to `/api/v1/events`; the returned function stops. */
export function subscribe(subscriber: Subscriber): () => void {
  const events = new EventSource(apiUrl("events"));
  // Both events carry the JSON of the contract's types.
  events.addEventListener("survey", (event) => subscriber.survey?.(JSON.parse(event.data as string) as Survey));
  events.addEventListener("snapshot", (event) =>
    subscriber.snapshot?.(JSON.parse(event.data as string) as SnapshotEvent),
  );
  events.addEventListener("mutes", () => subscriber.mutes?.());
  events.addEventListener("names", () => subscriber.names?.());
  events.addEventListener("open", () => subscriber.connected?.(true));
  events.addEventListener("error", () => subscriber.connected?.(false));
  return () => {
    events.close();
  };
}
