#!/usr/bin/env node
// Plain JavaScript: it must run before anything that reads TypeScript does.
import { register } from "tsx/esm/api";

// Said once in the README and by `roadstead doctor`, instead of on every start.
process.env.AWS_SDK_JS_NODE_VERSION_SUPPORT_WARNING_DISABLED = "true";
process.env.NEXT_TELEMETRY_DISABLED = "1";

register();
const { main } = await import("./roadstead.ts");
await main(process.argv.slice(2));
