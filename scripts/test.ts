import { runSteps, staticSteps, tests } from "./steps.ts";

// The README's test command: everything, the browser included.
await runSteps([
  ...staticSteps,
  tests("unit, wire, laws, scenarios, goldens", []),
  tests("browser", ["--config", "vitest.e2e.config.ts"]),
]);
