import { spawnSync } from "node:child_process";
import { cpSync, mkdirSync, mkdtempSync, rmSync, symlinkSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { dirname, join } from "node:path";
import { afterAll, beforeAll, expect, test } from "vitest";

const root = join(import.meta.dirname, "../..");
const folders = ["app", "lib", "components", "mocks", "bin", "scripts"];

type Cruise = {
  readonly summary: {
    readonly totalCruised: number;
    readonly violations: readonly { readonly from: string; readonly rule: { readonly name: string } }[];
  };
};

function cruise(cwd: string): Cruise {
  const found = spawnSync(
    join(root, "node_modules/.bin/depcruise"),
    ["--config", ".dependency-cruiser.cjs", "--output-type", "json", ...folders],
    { cwd, encoding: "utf8", maxBuffer: 256 * 1024 * 1024 },
  );
  // dependency-cruiser's own format; the assertions below fail on any other.
  return JSON.parse(found.stdout) as Cruise;
}

let copy = "";
let clean: Cruise;

beforeAll(() => {
  clean = cruise(root);
  copy = mkdtempSync(join(tmpdir(), "roadstead-rooms-"));
  for (const name of [...folders, "package.json", "tsconfig.json", ".dependency-cruiser.cjs"]) {
    cpSync(join(root, name), join(copy, name), { recursive: true });
  }
  symlinkSync(join(root, "node_modules"), join(copy, "node_modules"));
}, 120_000);

afterAll(() => rmSync(copy, { recursive: true, force: true }));

test("every module keeps to its room, and the whole tree was read", () => {
  expect(clean.summary.violations).toEqual([]);
  expect(clean.summary.totalCruised).toBeGreaterThan(200);
});

test("planted bad imports are caught, each by the rule that forbids it", () => {
  const planted: readonly (readonly [file: string, source: string, rule: string])[] = [
    ["lib/net/planted.ts", 'import "#lib/model/scope.ts";', "room-net"],
    ["lib/graph/planted.ts", 'import "#lib/findings/finding.ts";', "room-graph"],
    ["lib/analysis/planted.ts", 'import "node:fs";', "pure-analysis"],
    ["lib/report/planted.ts", 'import "#lib/server/config.ts";', "room-report"],
    ["lib/server/planted.ts", 'import "@aws-sdk/client-ecs";', "sdk-in-aws-only"],
    ["lib/server/planted-demo.ts", 'import "#mocks/scenarios.ts";', "mocks-by-composition-only"],
    ["components/planted.ts", 'import "#lib/server/config.ts";', "components-stay-in-the-browser"],
    ["mocks/planted.ts", 'import "#lib/aws/collectors.ts";', "mocks-apart-from-collectors"],
    ["lib/model/planted-a.ts", 'import "./planted-b.ts";', "no-cycles"],
    // The other half of the circle, which is reported once.
    ["lib/model/planted-b.ts", 'import "./planted-a.ts";', ""],
  ];
  for (const [file, source] of planted) {
    mkdirSync(dirname(join(copy, file)), { recursive: true });
    writeFileSync(join(copy, file), `${source}\nexport {};\n`);
  }
  const violations = cruise(copy).summary.violations;
  for (const [file, , rule] of planted) {
    const rules = violations.filter(({ from }) => from === file).map((violation) => violation.rule.name);
    if (rule !== "") expect(rules, file).toContain(rule);
  }
}, 120_000);
