import { defineConfig } from "vitest/config";

const skipped = ["tests/e2e/**", "tests/bench/**", "node_modules/**"];

// These start servers, answer on the wire, or set the environment: each file has a process to itself.
const alone = ["server", "aws"]
  .map((room) => `tests/lib/${room}/**`)
  .concat("tests/app/**", "tests/bin/**", "tests/mocks/**");

const common = {
  environment: "node",
  testTimeout: 30_000,
  hookTimeout: 60_000,
  setupFiles: ["tests/support/laws.ts"],
  env: { AWS_SDK_JS_NODE_VERSION_SUPPORT_WARNING_DISABLED: "true" },
};

export default defineConfig({
  test: {
    // Vitest leaves one core to itself, which of two is half.
    maxWorkers: "100%",
    projects: [
      {
        // Pure functions of what they are given. Loading the project anew for each file took four fifths of their time.
        test: {
          ...common,
          name: "pure",
          include: ["tests/**/*.test.{ts,tsx}"],
          exclude: [...skipped, ...alone],
          isolate: false,
        },
      },
      {
        test: {
          ...common,
          name: "alone",
          // A machine that has more to do starts a server or a thread ten times as slowly.
          testTimeout: 120_000,
          include: alone.map((folder) => `${folder}/*.test.{ts,tsx}`),
          exclude: skipped,
        },
      },
    ],
  },
});
