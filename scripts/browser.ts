import { existsSync } from "node:fs";
import { chromium, type Browser } from "playwright-core";

/** Flags for a headless browser without a sandbox, a GPU or background traffic. */
const FLAGS = [
  "--no-sandbox",
  "--disable-gpu",
  "--disable-quic",
  "--no-first-run",
  "--disable-background-networking",
  "--disable-component-update",
  "--disable-sync",
];

const systemBrowsers = ["/usr/bin/chromium", "/usr/bin/chromium-browser", "/usr/bin/google-chrome"];

/** The Chromium of the system where there is one, or else the one that comes as an npm package (Linux x64). */
async function executable(): Promise<string> {
  const system = [process.env["CHROMIUM_PATH"] ?? "", ...systemBrowsers].find(
    (path) => path !== "" && existsSync(path),
  );
  if (system !== undefined) return system;
  // With this variable the package unpacks the libraries a bare machine lacks; it reads it while it is imported.
  const before = process.env["AWS_EXECUTION_ENV"];
  process.env["AWS_EXECUTION_ENV"] = "AWS_Lambda_nodejs20.x";
  const { default: bundled } = await import("@sparticuz/chromium");
  const path = await bundled.executablePath();
  if (before === undefined) delete process.env["AWS_EXECUTION_ENV"];
  else process.env["AWS_EXECUTION_ENV"] = before;
  return path;
}

/** Starts a browser for tests and screenshots. */
export async function launchBrowser(): Promise<Browser> {
  return chromium.launch({ executablePath: await executable(), args: FLAGS });
}
