import { readFile, writeFile } from "node:fs/promises";
import { join } from "node:path";
import { z } from "zod";
import { collectors } from "#lib/aws/collectors.ts";
import { policyOf } from "#lib/aws/permissions.ts";
import { rules } from "#lib/findings/rules.ts";
import { snapshotSchema } from "#lib/model/snapshot.ts";

// Writes the files that are made from code. `--check` writes nothing and fails when one is out of date.
