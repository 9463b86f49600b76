import { expect, test } from "vitest";
import type { Severity } from "#lib/findings/finding.ts";
import { mostUsefulTasks } from "#lib/report/chart/chart-tasks.ts";
import { chartCluster, chartRow, chartVpc } from "./chart-models.ts";

/** A service with fifty tasks. */
function busyRow(name: string, severity?: Severity) {
  const [cell] = chartRow().cells;
  const tasks = Array.from({ length: 50 }, (_, index) => `${name}-${String(index)}`).flatMap((urn) =>
    cell === undefined ? [] : [{ urn, name: urn, status: "RUNNING", cell }],
  );
  return chartRow({ name, tasks, ...(severity === undefined ? {} : { severity }) });
}

const withTasks = (asked: readonly string[], ill: readonly string[] = []) => {
  const names = Array.from({ length: 30 }, (_, index) => `svc-${String(index).padStart(2, "0")}`);
  const rows = names.map((name) => busyRow(name, ill.includes(name) ? "high" : undefined));
  const [vpc] = mostUsefulTasks([chartVpc({ clusters: [chartCluster({ rows })] })], new Set(asked));
  return vpc?.clusters[0]?.rows.flatMap(({ name, tasks }) => (tasks.length > 0 ? [name] : []));
};

test("of more than a thousand tasks the first thousand are kept, those of services in trouble before the others", () => {
  expect(withTasks([])).toHaveLength(20);
  expect(withTasks([])?.at(-1)).toBe("svc-19");
  expect(withTasks([], ["svc-29"])).toContain("svc-29");
});

test("tasks that were asked for are kept before all others", () => {
  expect(withTasks(["svc-27", "svc-28"], ["svc-29"])?.slice(-3)).toEqual(["svc-27", "svc-28", "svc-29"]);
});
