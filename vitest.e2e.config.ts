import { defineConfig } from "vitest/config";

export default defineConfig({
  test: {
    include: ["tests/e2e/**/*.e2e.ts"],
    environment: "node",
    globalSetup: ["tests/e2e/demo-server.ts"],
    // One server for all, and a browser for each of two files at a time: the machine that runs this may have two cores, and a
    // browser waits as much as it works.
    maxWorkers: 2,
    // A browser that the machine starves may lose one step. Vitest says so beside the test's name; twice is a failure.
    retry: 1,
    testTimeout: 60_000,
    hookTimeout: 300_000,
  },
});
