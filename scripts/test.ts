import { beside, command, runSteps, staticSteps, tests } from "./steps.ts";

// The README's test command: everything, the browser included. A browser waits more than it works, so what only reads the
// sources runs beside it; the build comes before, as it writes types that those read.
await runSteps([
  tests("unit, wire, laws, scenarios, goldens", []),
  command("build", process.execPath, ["bin/roadstead.js", "build"]),
  beside(tests("browser", ["--config", "vitest.e2e.config.ts"]), staticSteps),
]);
