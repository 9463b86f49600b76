import fc from "fast-check";
import { expect, test } from "vitest";
import type { TraceAnswer } from "#lib/analysis/reach/answer.ts";
import type { Topology } from "#lib/graph/topology.ts";
import { asking, asksOf, engineOf, Refused, textOf, truthOf, verdictsOf, type Ask, type End } from "./both.ts";
import { networks } from "./generate-network.ts";
import { halved, losses, type Loss } from "./losses.ts";
import { networkOf, type Areas } from "./oracle/network.ts";

const patience = { timeout: 120_000 };

/** Whoever was not read is nobody to ask from: by an address alone it would be a stranger's. */
function isKnown({ interfaces }: Topology, { interfaceId }: End): boolean {
  return (
    interfaceId === undefined || [...interfaces.values()].some(({ item }) => item.networkInterfaceId === interfaceId)
  );
}

/**
 * A known gap: while routes are not read, network ACLs count as certain, though a packet that a transit gateway lets out in
 * the receiver's own subnet is not checked by them.
 */
function isInGap(areas: Areas, { names }: Loss, { from, to }: Ask): boolean {
  const shared = new Set(areas.transitGatewayAttachments?.flatMap(({ subnetIds }) => subnetIds));
  const isShared = ({ interfaceId }: End) =>
    areas.networkInterfaces?.some(
      ({ networkInterfaceId, subnetId = "" }) => networkInterfaceId === interfaceId && shared.has(subnetId),
    ) === true;
  return names.some((name) => name === "routeTables") && (isShared(from) || isShared(to));
}

function answerOf(topology: Topology, ask: Ask): TraceAnswer | undefined {
  try {
    return engineOf(topology, ask);
  } catch (refusal) {
    if (refusal instanceof Refused) return undefined;
    throw refusal;
  }
}

test("what was not read never turns a verdict into one that the whole account contradicts", patience, () => {
  const seen = { definite: 0, unknown: 0 };
  fc.assert(
    fc.property(networks, losses, asking, (areas, loss, drawn) => {
      const network = networkOf(areas);
      const topology = halved(areas, loss);
      const asks = asksOf(areas, drawn).filter(({ from }) => isKnown(topology, from));
      for (const ask of asks.filter((one) => !isInGap(areas, loss, one))) {
        const answer = answerOf(topology, ask);
        // Who was not read cannot be asked for.
        if (answer === undefined) continue;
        if (answer.verdict === "unknown") {
          expect(answer.unknowns.length).toBeGreaterThan(0);
          seen.unknown += 1;
          continue;
        }
        const truth = truthOf(network, ask);
        const agrees = verdictsOf(truth).includes(answer.verdict);
        const what = `${textOf(ask)} without ${loss.names.join("+")} (${loss.how}): ${answer.verdict}, but ${truth.kind} ${truth.why}`;
        expect(agrees ? "agrees" : what).toBe("agrees");
        seen.definite += 1;
      }
    }),
    { numRuns: 120 },
  );
  expect(Math.min(seen.definite, seen.unknown)).toBeGreaterThan(20);
});
