import { runSteps, staticSteps, tests } from "./steps.ts";

// Everything that is fast: what to run before sending a change.
await runSteps([...staticSteps, tests("tests", [])]);
