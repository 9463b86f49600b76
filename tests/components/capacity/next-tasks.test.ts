import { expect, test } from "vitest";
import { chainOf } from "#components/capacity/chain-of.ts";
import { nextTasks } from "#components/capacity/next-tasks.ts";
import { capacityModel } from "#lib/analysis/capacity/capacity-model.ts";
import { capacityOf } from "#lib/analysis/capacity/capacity.ts";
import { serviceEvent } from "#lib/analysis/capacity/service-event.ts";
import { crowdedHosts } from "#mocks/scenarios/crowded-hosts.ts";
import { eniWall } from "#mocks/scenarios/eni-wall.ts";
import { inspectScenario } from "#tests/support/surveyed.ts";

async function refusedIn(scenario: Parameters<typeof inspectScenario>[0], name: string) {
  const { topology } = await inspectScenario(scenario);
  const { services } = capacityOf(capacityModel(topology), "en");
  const service = services.find((one) => one.name === name);
  const written = [...topology.services.values()].find(({ item }) => item.serviceName === name)?.item.events ?? [];
  if (service?.refusal === undefined) throw new Error(`${name} has no room.`);
  return { services, service, refusal: service.refusal, written: written.map(({ message }) => message) };
}

test("the wall of interfaces: the first test refuses, and the event is what ECS wrote", async () => {
  const { services, service, refusal, written } = await refusedIn(eniWall, "api");
  expect(refusal.test).toBe("eni");
  const said = serviceEvent("api", refusal);
  const pattern = said.replace(/\(container-instance [0-9a-f-]+\)/, "(container-instance ID)");
  expect(pattern).toBe(
    "(service api) was unable to place a task because no container instance met all of its requirements. " +
      'The closest matching (container-instance ID) encountered error "RESOURCE:ENI".',
  );
  const words = (text: string) => text.replace(/\(container-instance [^)]+\)/, "").split(" For more")[0];
  expect(written.map((text) => words(text))).toContain(words(said));
  const chain = chainOf(service);
  expect(chain.map(({ test: one }) => one)).toEqual(["eni", "port", "cpu", "memory", "constraint", "address"]);
  expect(chain[0]).toEqual({ test: "eni", state: "refuses", count: 0, isFirst: true });
  expect(chain.filter(({ isFirst }) => isFirst)).toHaveLength(1);
  expect(chain.find(({ test: one }) => one === "memory")?.state).toBe("passes");
  const [first] = nextTasks(services.map((one) => ({ urn: one.urn, today: one })));
  expect(first).toMatchObject({ name: "api", answer: "no" });
});

test("a host port that is taken everywhere, and a constraint that no instance meets", async () => {
  const { service, refusal } = await refusedIn(crowdedHosts, "display");
  expect(refusal.test).toBe("port");
  expect(serviceEvent("display", refusal)).toMatch(/\(container-instance [0-9a-f]+\) is already using a port required by your task\.$/); // prettier-ignore
  expect(chainOf(service).map(({ state }) => state)).toEqual(["no-limit", "refuses", "passes", "passes", "no-limit", "no-limit"]); // prettier-ignore
  const archive = await refusedIn(crowdedHosts, "archive");
  expect(archive.refusal).toEqual({ test: "constraint" });
  expect(archive.written.some((text) => text.startsWith(serviceEvent("archive", archive.refusal)))).toBe(true);
  expect(chainOf(archive.service).filter(({ state }) => state === "refuses")).toHaveLength(1);
});

test("a zone without room is asked for on its own, and comes before the services that have some", () => {
  const service = { name: "api", urn: "u", placeable: 3, binding: "eni", alone: { eni: 3 }, open: [] } as const;
  const zones = [
    { zone: "eu-west-1a", placeable: 0, binding: "eni", alone: { eni: 0 }, open: [], refusal: { test: "eni" } },
    { zone: "eu-west-1b", placeable: 3, binding: "eni", alone: { eni: 3 }, open: [] },
  ] as const;
  const asked = nextTasks([{ urn: "u", today: { ...service, zones } as never }]);
  expect(asked.map(({ zone, answer, count }) => [zone, answer, count])).toEqual([
    ["1a", "no", undefined],
    [undefined, "yes", 3],
  ]);
});
