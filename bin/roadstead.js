#!/usr/bin/env node
import { setFlagsFromString } from "node:v8";
import { compiledProgram } from "./program.js";
import { V8_FLAGS } from "./v8-flags.js";

for (const flag of V8_FLAGS) setFlagsFromString(flag);

// Said once in the README and by `roadstead doctor`, instead of on every start.
process.env.AWS_SDK_JS_NODE_VERSION_SUPPORT_WARNING_DISABLED = "true";
process.env.NEXT_TELEMETRY_DISABLED = "1";

const { main } = await import(await compiledProgram());
await main(process.argv.slice(2));
