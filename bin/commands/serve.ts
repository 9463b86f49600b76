import { createServer, type IncomingMessage, type Server, type ServerResponse } from "node:http";
import { createRequire } from "node:module";
import type { AddressInfo } from "node:net";
import type { default as createNext } from "next";
import { carryEncoding } from "#lib/server/carried-encoding.ts";
import { ConfigRefusal, publicListenerProblem, readConfig, type Config, type Environment } from "#lib/server/config.ts";
import { letIn } from "#lib/server/front.ts";
import { watchEventLoop } from "#lib/server/metrics.ts";
import { Refusal } from "#lib/server/refusal.ts";
import { setRunning, stopRunning } from "#lib/server/running.ts";
import { ROOT } from "#bin/program.js";
import { ACCOUNT_HELP, accountFlags, environmentOf, parseFlags, textFlag, type Command } from "../command.ts";
import { buildIfNeeded } from "./build.ts";

type NextServer = ReturnType<typeof createNext>;

/** `roadstead serve`: the server, in this process. */
export const serve: Command = {
  help: `Usage: roadstead serve [flags]

  --port <port>      where to listen (default: PORT, else 3000)
  --dev              the development server, which reloads what changes
${ACCOUNT_HELP}HOSTNAME (127.0.0.1) is the address it listens on; any other than a loopback address needs
ROADSTEAD_AUTH_MODE=token with ROADSTEAD_AUTH_TOKEN, or ROADSTEAD_ALLOW_UNAUTHENTICATED=true.
`,
  run: async (args) => {
    const given = parseFlags(args, { ...accountFlags, port: { value: "port" }, dev: {} });
    const port = textFlag(given, "port");
    const dev = given.flags["dev"] === true;
    const environment = environmentOf(given, port === undefined ? {} : { PORT: port });
    const config = readConfig(environment);
    await refuseEarly(config);
    useEnvironment({ ...environment, NODE_ENV: dev ? "development" : "production" });
    // The port is taken before the build: nobody should wait a minute to hear that it is in use.
    const server = await listen(config);
    const answerWith = keepEarly(server);
    if (!dev && !(await buildIfNeeded())) {
      server.close();
      return 1;
    }
    // The survey has threads of its own: it begins before Next, which keeps this one busy for a second.
    const surveying = await startSurveys(config);
    await Promise.all([surveying.begun, startPages({ server, answerWith }, config, dev)]);
    watchEventLoop();
    process.stdout.write(`Roadstead is ready at ${addressOf(server, config)}\n`);
    const code = await stopped(server);
    // Next keeps watchers and sockets of its own, which would keep the process alive.
    process.exit(code);
  },
};

/** What would make the server useless or dangerous is said before anything is started. */
async function refuseEarly(config: Config): Promise<void> {
  const problem = publicListenerProblem(config);
  if (problem !== undefined) throw new ConfigRefusal([problem]);
  // Loaded when needed: every module that is read from source before Next delays the start.
  if (config.source.kind === "demo") {
    await (await import("#app/demo-scenario.ts")).demoScenario(config.source.scenario);
  }
  if (config.source.kind === "snapshot") {
    await (await import("#lib/server/file-source.ts")).readSnapshotFile(config.source.file);
  }
}

/** Next and everything it bundles read the environment of the process. */
function useEnvironment(environment: Environment): void {
  Object.assign(
    process.env,
    Object.fromEntries(Object.entries(environment).filter(([, value]) => value !== undefined)),
  );
}

async function listen({ host, port }: Config): Promise<Server> {
  const server = createServer();
  return new Promise((resolve, reject) => {
    server.once("error", (error: NodeJS.ErrnoException) => reject(listenProblem(error, host, port)));
    server.listen(port, host, () => resolve(server));
  });
}

type Answer = (request: IncomingMessage, response: ServerResponse) => void;

/**
 * Whoever asks before there is anybody to answer waits: without this a request during the build would hang for ever. The
 * returned function says who answers, those who came early first.
 */
function keepEarly(server: Server): (answer: Answer) => void {
  const kept: Parameters<Answer>[] = [];
  const keep: Answer = (...asked) => kept.push(asked);
  server.on("request", keep);
  return (answer) => {
    server.off("request", keep);
    server.on("request", answer);
    for (const asked of kept) answer(...asked);
  };
}

function listenProblem(error: NodeJS.ErrnoException, host: string, port: number): Refusal {
  const place = `${host}:${String(port)}`;
  switch (error.code) {
    case "EADDRINUSE":
      return new Refusal(500, `${place} is already in use: choose another with PORT or --port.`);
    case "EACCES":
      return new Refusal(
        500,
        `${place} may not be listened on by this user: choose a port above 1023 with PORT or --port.`,
      );
    case "EADDRNOTAVAIL":
      return new Refusal(500, `${place} is not an address of this machine: HOSTNAME takes one that is.`);
    default:
      return new Refusal(500, `${place} cannot be listened on: ${error.message}.`);
  }
}

/** Starts what is behind the pages; `begun` resolves when there is something to show, if anything was kept. */
async function startSurveys(config: Config): Promise<{ readonly begun: Promise<void> }> {
  const { compose } = await import("#app/composition.ts");
  const running = await compose(config);
  setRunning(running);
  for (const warning of config.warnings) running.log.warn("configuration", { warning });
  return { begun: running.live.start() };
}

type Listening = { readonly server: Server; readonly answerWith: (answer: Answer) => void };

async function startPages({ server, answerWith }: Listening, config: Config, dev: boolean): Promise<void> {
  const next = createRequire(import.meta.url)("next") as typeof createNext;
  const { port } = server.address() as AddressInfo; // listening on TCP
  const app: NextServer = next({ dev, dir: ROOT, hostname: config.host, port, quiet: true });
  const prepared = app.prepare();
  const handle = app.getRequestHandler();
  // Whoever asks before everything stands waits, instead of being refused.
  answerWith((request, response) => {
    if (!letIn(request, response, config)) return;
    carryEncoding(request, response);
    void prepared.then(
      () => handle(request, response),
      () => response.destroy(),
    );
  });
  await prepared;
  if (dev) {
    const upgrade = app.getUpgradeHandler();
    server.on("upgrade", (request, socket, head) => void upgrade(request, socket, head));
  }
}

/** Where a browser on this machine finds the server. */
function addressOf(server: Server, { host }: Config): string {
  const { port } = server.address() as AddressInfo; // listening on TCP
  const shown = host.includes(":") ? `[${host}]` : host;
  const own = host === "0.0.0.0" || host === "::" ? "127.0.0.1" : shown;
  return `http://${own}:${String(port)}`;
}

/** Resolves with the exit code when a signal has ended the server: requests under way are finished, streams are cut. */
function stopped(server: Server): Promise<number> {
  return new Promise((resolve) => {
    const stop = () => {
      // A second signal means now.
      for (const signal of ["SIGINT", "SIGTERM"] as const) process.once(signal, () => process.exit(130));
      server.close(() => {
        void stopRunning().then(() => resolve(0));
      });
      server.closeIdleConnections();
      setTimeout(() => server.closeAllConnections(), 2000).unref();
    };
    process.once("SIGINT", stop);
    process.once("SIGTERM", stop);
  });
}
