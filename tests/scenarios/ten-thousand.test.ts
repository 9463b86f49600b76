import { describe, vi } from "vitest";
import { tenThousand } from "#mocks/scenarios/ten-thousand.ts";
import { accept } from "./accept.ts";

// 10,000 tasks over the wire: a few seconds of a free processor.
vi.setConfig({ testTimeout: 180_000 });

describe("the scenario ten-thousand over the wire", () => accept(tenThousand));
