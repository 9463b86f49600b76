import { monitorEventLoopDelay } from "node:perf_hooks";
import { silencesOf } from "#lib/model/mute.ts";
import type { OutcomeCounts } from "#lib/analysis/reach/assertion.ts";
import type { Running } from "./running.ts";

type Sample = { readonly labels?: Readonly<Record<string, string>>; readonly value: number };
type Metric = {
  readonly name: string;
  readonly type: "gauge" | "counter";
  readonly help: string;
  readonly samples: readonly Sample[];
};

const place = globalThis as { roadsteadLoopDelay?: ReturnType<typeof monitorEventLoopDelay> };

/** How often the event loop is looked at; what is measured is the time between two looks. */
const LOOK_EVERY_MS = 10;

/** Starts measuring how long the event loop of this thread keeps requests waiting; called when the server is ready. */
export function watchEventLoop(): void {
  if (place.roadsteadLoopDelay !== undefined) return;
  place.roadsteadLoopDelay = monitorEventLoopDelay({ resolution: LOOK_EVERY_MS });
  place.roadsteadLoopDelay.enable();
}

/** The metrics in Prometheus's text format. Never one sample a task: the number of samples does not grow with the account's load. */
export function metricsText(server: Running, nowMs: number, asserted?: OutcomeCounts): string {
  const metrics = [...processMetrics(server), ...surveyMetrics(server, nowMs), ...findingMetrics(server, nowMs)];
  return [...metrics, ...(asserted === undefined ? [] : [assertionMetric(asserted)])].map(metricText).join("");
}

function processMetrics({ version, live }: Running): readonly Metric[] {
  const delay = place.roadsteadLoopDelay;
  const cpu = process.cpuUsage();
  const seconds = (nanoseconds: number) => Math.max(0, Math.round(nanoseconds / 1000) - LOOK_EVERY_MS * 1000) / 1e6;
  return [
    {
      name: "roadstead_build_info",
      type: "gauge",
      help: "Always 1; the labels say what runs.",
      samples: [{ labels: { version: version.version, mode: version.mode, node: version.node }, value: 1 }],
    },
    {
      name: "roadstead_store_ok",
      type: "gauge",
      help: "1 while snapshots are being kept, 0 while the server goes on from memory.",
      samples: [{ value: live.store.ok ? 1 : 0 }],
    },
    {
      name: "roadstead_event_loop_delay_seconds",
      type: "gauge",
      help: "Delay of the server's event loop since it was ready.",
      samples:
        delay === undefined
          ? []
          : [
              { labels: { quantile: "0.5" }, value: seconds(delay.percentile(50)) },
              { labels: { quantile: "0.99" }, value: seconds(delay.percentile(99)) },
              { labels: { quantile: "1" }, value: seconds(delay.max) },
            ],
    },
    {
      name: "process_resident_memory_bytes",
      type: "gauge",
      help: "Resident memory of the process, its threads included.",
      samples: [{ value: process.memoryUsage.rss() }],
    },
    {
      name: "process_cpu_seconds_total",
      type: "counter",
      help: "Time of the processor that the process took, its threads included.",
      samples: [{ value: (cpu.user + cpu.system) / 1e6 }],
    },
  ];
}

function surveyMetrics({ live }: Running, nowMs: number): readonly Metric[] {
  const { shown } = live;
  if (shown === undefined) return [];
  const { entry, areas, readAt, calls } = shown.digest;
  const age = (at: string) => Math.max(0, Math.round((nowMs - Date.parse(at)) / 1000));
  const labelsOf = (scope: string, area: string) => {
    const [account = "", region = ""] = scope.split("/");
    return { account, region, area };
  };
  return [
    {
      name: "roadstead_survey_duration_seconds",
      type: "gauge",
      help: "How long the survey of the snapshot that is shown took.",
      samples: [{ value: (Date.parse(entry.finishedAt) - Date.parse(entry.startedAt)) / 1000 }],
    },
    {
      name: "roadstead_survey_age_seconds",
      type: "gauge",
      help: "Age of what is shown, by area.",
      samples: [...readAt].map(([key, at]) => {
        const [scope = "", area = ""] = key.split(" ");
        return { labels: labelsOf(scope, area), value: age(at) };
      }),
    },
    {
      name: "roadstead_coverage_ratio",
      type: "gauge",
      help: "Complete areas divided by all areas of the snapshot that is shown.",
      samples: [{ value: areas.length === 0 ? 0 : entry.areas.complete / areas.length }],
    },
    {
      name: "roadstead_survey_calls",
      type: "gauge",
      help: "Calls made for the snapshot that is shown, retries included.",
      samples: [...calls].sort().map(([call, count]) => {
        const [service = "", operation = ""] = call.split(":");
        return { labels: { service, operation }, value: count };
      }),
    },
  ];
}

function findingMetrics({ live }: Running, nowMs: number): readonly Metric[] {
  const counts = new Map<string, number>();
  const silenceOf = silencesOf(live.mutes.at(new Date(nowMs).toISOString()));
  for (const { finding, resolvedAt } of live.lives.values()) {
    const open = silenceOf(finding).mute === undefined ? "open" : "muted";
    const state = resolvedAt === undefined ? open : "resolved";
    const key = JSON.stringify({ severity: finding.severity, rule: finding.ruleId, state });
    counts.set(key, (counts.get(key) ?? 0) + 1);
  }
  return [
    {
      name: "roadstead_findings",
      type: "gauge",
      help: "Findings by severity, rule and state.",
      // The keys are the JSON of labels, made above.
      samples: [...counts].sort().map(([key, value]) => ({ labels: JSON.parse(key) as Record<string, string>, value })),
    },
  ];
}

function assertionMetric(asserted: OutcomeCounts): Metric {
  return {
    name: "roadstead_assertions",
    type: "gauge",
    help: "Asserted paths by how they came out in the snapshot that is shown.",
    samples: Object.entries(asserted).map(([result, value]) => ({ labels: { result }, value })),
  };
}

function metricText({ name, type, help, samples }: Metric): string {
  const lines = samples.map(({ labels = {}, value }) => {
    const pairs = Object.entries(labels).map(([label, text]) => `${label}="${escapeLabel(text)}"`);
    return `${name}${pairs.length === 0 ? "" : `{${pairs.join(",")}}`} ${String(value)}\n`;
  });
  return lines.length === 0 ? "" : `# HELP ${name} ${help}\n# TYPE ${name} ${type}\n${lines.join("")}`;
}

function escapeLabel(text: string): string {
  return text.replaceAll("\\", "\\\\").replaceAll('"', '\\"').replaceAll("\n", "\\n");
}
