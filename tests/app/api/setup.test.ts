import { mkdtempSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterEach, expect, it } from "vitest";
import * as setup from "#app/api/v1/setup/route.ts";
import { compose } from "#app/composition.ts";
import { setupSchema } from "#lib/api/setup.ts";
import { readConfig } from "#lib/server/config.ts";
import { setRunning, stopRunning } from "#lib/server/running.ts";

const dataDir = mkdtempSync(join(tmpdir(), "roadstead-"));

async function told(environment: Record<string, string>) {
  // Composed, not started: nothing is asked of AWS.
  setRunning(await compose(readConfig({ ROADSTEAD_DATA_DIR: dataDir, LOG_LEVEL: "silent", ...environment })));
  const answer = await setup.GET(new Request("http://localhost/"), { params: Promise.resolve({}) });
  return setupSchema.parse(await answer.json());
}

afterEach(stopRunning);

it("gives the policy and what this machine has, where AWS is read", async () => {
  const { policy, machine } = await told({ ROADSTEAD_REGIONS: "eu-west-1,ap-northeast-1" });
  expect(machine?.regions).toEqual(["eu-west-1", "ap-northeast-1"]);
  expect(machine?.identity.kind).toBeDefined();
  const actions = (JSON.parse(policy) as { Statement: { Action: string[] }[] }).Statement[0]?.Action ?? [];
  expect(actions).toContain("ecs:ListTasks");
  expect(actions.filter((action) => !/:(Describe|Get|List|Search)/.test(action))).toEqual([]);
});

it("says nothing of the machine in the demo, which may be shown to anybody", async () => {
  const { policy, machine } = await told({ ROADSTEAD_DEMO: "true" });
  expect(machine).toBeUndefined();
  expect(policy).toContain("ecs:ListTasks");
});
