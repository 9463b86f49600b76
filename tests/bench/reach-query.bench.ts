import type { Matrix } from "#lib/analysis/matrix/matrix.ts";
import { internetOf, matrixOf } from "#lib/analysis/matrix/matrix.ts";
import { rowsOf } from "#lib/analysis/matrix/rows.ts";
import { tracePath } from "#lib/analysis/reach/trace.ts";
import { buildTopology } from "#lib/graph/build-topology.ts";
import type { Snapshot } from "#lib/model/snapshot.ts";
import type { NetworkInterface } from "#lib/model/resources/network-interface.ts";
import { converse } from "#tests/laws/oracle/connects.ts";
import { networkOf, type Areas } from "#tests/laws/oracle/network.ts";
import { atLeast, atMost, tell, type Figure } from "./figure.ts";
import { snapshotText } from "./large-account.ts";

const TASKS = 10_000;
const PAIRS = 300;

// This program wrote the text.
const snapshot = JSON.parse(snapshotText(TASKS)) as Snapshot;
const topology = buildTopology(snapshot);

/** Times in milliseconds, the smallest first. */
function timesOf(count: number, work: (round: number) => unknown): readonly number[] {
  for (let round = 0; round < Math.min(50, count); round += 1) work(round);
  const times = Array.from({ length: count }, (_, round) => {
    const before = performance.now();
    work(round);
    return performance.now() - before;
  });
  return times.toSorted((a, b) => a - b);
}

function quantile(times: readonly number[], of: number): number {
  return times[Math.min(times.length - 1, Math.floor(times.length * of))] ?? NaN;
}

function rowFigures(matrix: Matrix): readonly Figure[] {
  const rows = rowsOf(matrix);
  const classes = internetOf(matrix);
  const times = timesOf(1000, (round) => rows.row((round * 37) % classes));
  return [
    atMost("one class to all others, median", { goal: 1, measured: quantile(times, 0.5), unit: "ms", digits: 3 }),
    atMost("the same, 95 of 100", { goal: 1, measured: quantile(times, 0.95), unit: "ms", digits: 3 }),
  ];
}

/** Interfaces far apart in the list, so that hardly two are of one service. */
function scattered(
  interfaces: readonly NetworkInterface[],
): (round: number) => readonly [NetworkInterface, NetworkInterface] {
  const at = (place: number): NetworkInterface => {
    const found = interfaces[place % interfaces.length];
    if (found === undefined) throw new Error("an account without interfaces");
    return found;
  };
  return (round) => [at(round * 7919), at(round * 104_729 + 13)];
}

/** The account of all scopes together, as the oracle reads it. */
function areasOf({ scopes }: Snapshot): Areas {
  const entries = scopes.flatMap(({ areas }) => Object.entries(areas));
  return Object.fromEntries(entries.flatMap(([name, area]) => ("items" in area ? [[name, area.items]] : [])));
}

/** How many stretches of ports the rules tell apart: a table has them all, a packet is on one of them. */
function portStretches({ securityGroupRules = [] }: Areas): number {
  const borders = securityGroupRules.flatMap(({ fromPort, toPort }) =>
    fromPort === undefined || toPort === undefined || fromPort < 0 ? [] : [fromPort, toPort + 1],
  );
  return new Set([0, ...borders.filter((border) => border < 65_536)]).size;
}

function pairFigures(matrix: Matrix): readonly Figure[] {
  const interfaces = [...topology.interfaces.values()].map(({ item }) => item);
  const pairOf = scattered(interfaces);
  const explained = timesOf(PAIRS, (round) => {
    const [from, to] = pairOf(round);
    return tracePath(
      topology,
      { from: from.networkInterfaceId, to: to.networkInterfaceId, protocol: "tcp", port: "8080" },
      { withFixes: false },
    );
  });
  const fixed = timesOf(PAIRS, (round) => {
    const [from, to] = pairOf(round);
    return tracePath(topology, {
      from: from.networkInterfaceId,
      to: to.networkInterfaceId,
      protocol: "tcp",
      port: "8080",
    });
  });
  const areas = areasOf(snapshot);
  const network = networkOf(areas);
  const naive = timesOf(PAIRS, (round) => {
    const [from, to] = pairOf(round);
    const packet = {
      source: from.privateIpAddresses[0]?.privateIpAddress ?? "",
      destination: to.privateIpAddresses[0]?.privateIpAddress ?? "",
      protocol: 6,
      sourcePort: 40_000,
      destinationPort: 8080,
    } as const;
    return converse(network, { sender: { interface: from }, packet, natPort: 40_000 });
  });
  const rows = rowsOf(matrix);
  const classes = internetOf(matrix);
  const whole = timesOf(classes, (from) => rows.row(from)).reduce((sum, one) => sum + one, 0);
  const each = naive.reduce((sum, one) => sum + one, 0) / naive.length;
  const stretches = portStretches(areas);
  return [
    atMost("one pair explained with every blocker, median", {
      goal: 5,
      measured: quantile(explained, 0.5),
      unit: "ms",
    }),
    atMost("the same, 95 of 100", { goal: 5, measured: quantile(explained, 0.95), unit: "ms" }),
    atMost("the same with its fixes tried, median", { goal: 5, measured: quantile(fixed, 0.5), unit: "ms" }),
    atLeast("all pairs of classes, by packets walked ÷ by tables", {
      goal: 300,
      measured: (each * classes * classes * stretches) / whole,
      digits: 0,
      note: `${String(PAIRS)} pairs walked, ${String(classes)} classes, ${String(stretches)} stretches of ports`,
    }),
  ];
}

const matrix = matrixOf(topology, { protocol: "tcp" });
if ("status" in matrix) throw new Error(matrix.detail);
tell([...rowFigures(matrix), ...pairFigures(matrix)]);
