import { fork } from "node:child_process";
import { largeRegion } from "#mocks/world/large.ts";
import { programFile } from "./program.ts";

/** An endpoint that holds the account of so many tasks, in a process of its own, and the environment that leads a server to it. */
export async function startLargeEndpoint(tasks: number) {
  const child = fork(programFile("large-endpoint"), [String(tasks)]);
  // It tells its address, and nothing else.
  const url = await new Promise<string>((resolve) => child.on("message", (address) => resolve(address as string)));
  const environment = {
    AWS_ENDPOINT_URL: url,
    AWS_REGION: largeRegion,
    AWS_ACCESS_KEY_ID: "AKIAIOSFODNN7EXAMPLE",
    AWS_SECRET_ACCESS_KEY: "example",
    ROADSTEAD_REFRESH_SECONDS: "3600",
  };
  return { environment, stop: () => child.kill() };
}
