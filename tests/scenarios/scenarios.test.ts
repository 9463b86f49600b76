import { describe } from "vitest";
import { scenarios } from "#mocks/scenarios.ts";
import { accept } from "./accept.ts";

describe.each(scenarios)("the scenario $id over the wire", accept);
