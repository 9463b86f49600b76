import { defineConfig } from "vitest/config";

export default defineConfig({
  test: {
    include: ["tests/e2e/**/*.e2e.ts"],
    environment: "node",
    globalSetup: ["tests/e2e/demo-server.ts"],
    // One browser and one server for all: the machine that runs this may have two cores.
    fileParallelism: false,
    maxConcurrency: 2,
    // A browser that the machine starves may lose one step. Vitest says so beside the test's name; twice is a failure.
    retry: 1,
    testTimeout: 60_000,
    hookTimeout: 300_000,
  },
});
