/** Who may import whom: one rule a room, each with its reason. `tests/architecture/rooms.test.ts` proves that it bites. */
const room = (name) => `^lib/${name}/`;
const only = (name, allowed, reason) => ({
  name: `room-${name}`,
  comment: reason,
  severity: "error",
  from: { path: room(name) },
  to: { path: "^(lib|app|components|mocks|bin|scripts|tests)/", pathNot: [name, ...allowed].map(room) },
});
const noNode = (name) => ({
  name: `pure-${name}`,
  comment: "A pure room has no I/O: it runs in the server, a worker, the browser and a test alike.",
  severity: "error",
  from: { path: room(name) },
  to: { dependencyTypes: ["core"] },
});
const pure = ["net", "model", "graph", "analysis", "findings", "inspection", "report", "filter", "inventory"];

/** @type {import("dependency-cruiser").IConfiguration} */
module.exports = {
  forbidden: [
    {
      name: "no-cycles",
      comment: "A cycle has no first thing to read.",
      severity: "error",
      from: {},
      to: { circular: true },
    },
    {
      name: "resolvable",
      comment: "An import that leads nowhere.",
      severity: "error",
      from: {},
      to: { couldNotResolve: true },
    },
    only("net", [], "Addresses and ports know nothing of AWS."),
    only("model", ["net"], "The vocabulary rests on addresses only."),
    only("filter", ["model", "net"], "The filter language knows words and addresses, not what they are of."),
    only("aws", ["model", "net"], "Collectors read; what it means is not theirs."),
    only("graph", ["model", "net"], "Joins are made of what AWS said, not of what we think of it."),
    only("analysis", ["graph", "model", "net"], "What may pass follows from the joins."),
    only("findings", ["analysis", "graph", "model", "net"], "Rules judge; they do not print."),
    only("inspection", ["findings", "analysis", "graph", "model"], "The one value that everything shown is made of."),
    only("report", ["inspection", "findings", "analysis", "graph", "model", "net"], "Words, charts and files: no I/O."),
    only(
      "inventory",
      ["filter", "report", "inspection", "findings", "analysis", "graph", "model", "net"],
      "What there is, as rows and as what a filter looks at: no I/O.",
    ),
    only(
      "api",
      ["inventory", "filter", "inspection", "report", "findings", "analysis", "graph", "model", "net"],
      "The contract and the browser's client: pure rooms only.",
    ),
    only(
      "server",
      ["aws", "api", "inventory", "filter", "inspection", "report", "findings", "analysis", "graph", "model", "net"],
      "When to survey, what to keep, who is listening.",
    ),
    ...pure.map(noNode),
    {
      name: "sdk-in-aws-only",
      comment: "One room speaks to AWS, so one room can be read to know what we ask of it. Mocks use its types.",
      severity: "error",
      from: { path: "^(lib|app|components|bin|scripts)/", pathNot: "^lib/aws/" },
      to: { path: "node_modules/@(aws-sdk|smithy)/" },
    },
    {
      name: "components-stay-in-the-browser",
      comment: "A component that imports the server would ship it.",
      severity: "error",
      from: { path: "^components/" },
      to: { path: "^(lib/(aws|server)|app|mocks|bin|scripts|tests)/" },
    },
    {
      name: "mocks-apart-from-collectors",
      comment: "A mistake made in both would hide itself.",
      severity: "error",
      from: { path: "^mocks/" },
      to: { path: "^(lib/(?!(model|net)/)|(app|components|bin|scripts|tests)/)" },
    },
    {
      name: "mocks-by-composition-only",
      comment: "The demo is chosen in one place.",
      severity: "error",
      from: { path: "^(lib|app|components)/", pathNot: "^app/(composition|demo-[a-z-]+)\\.ts$" },
      to: { path: "^mocks/" },
    },
    {
      name: "nobody-imports-tests",
      comment: "Tests see the product, never the other way.",
      severity: "error",
      from: { path: "^(lib|app|components|mocks|bin)/" },
      to: { path: "^tests/" },
    },
  ],
  options: {
    doNotFollow: { path: "node_modules" },
    exclude: { path: "^(\\.next|tests/fixtures)/" },
    tsPreCompilationDeps: true,
    tsConfig: { fileName: "tsconfig.json" },
    enhancedResolveOptions: {
      exportsFields: ["exports"],
      conditionNames: ["import", "node", "default"],
      extensions: [".ts", ".tsx", ".js", ".mjs", ".cjs", ".json", ".css"],
    },
  },
};
