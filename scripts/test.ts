import { beside, command, runSteps, staticSteps, tests } from "./steps.ts";

// The README's test command: everything, the browser included. The build comes before what only reads the sources, as it writes
// types that those read; lint takes as long as all others of them together.
const [lint, others] = [
  staticSteps.filter(({ name }) => name === "lint"),
  staticSteps.filter(({ name }) => name !== "lint"),
];
await runSteps([
  tests("unit, wire, laws, scenarios, goldens", []),
  command("build", process.execPath, ["bin/roadstead.js", "build"]),
  tests("browser", ["--config", "vitest.e2e.config.ts"]),
  beside(lint, others),
]);
