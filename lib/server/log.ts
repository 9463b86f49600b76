import { logLevels, type Config } from "./config.ts";

/** Fields of a log line: plain values only, never a credential, an environment value or an AWS answer. */
export type LogFields = { readonly [name: string]: string | number | boolean | undefined };

/** Writes one JSON line per event. */
export type Log = {
  readonly [Level in "debug" | "info" | "warn" | "error"]: (event: string, fields?: LogFields) => void;
};

/** A log that writes to `write`, by default standard error, and stays silent below `level`. */
export function openLog(
  level: Config["logLevel"],
  write: (line: string) => void = (line) => process.stderr.write(line),
): Log {
  const lowest = logLevels.indexOf(level);
  const at =
    (name: keyof Log) =>
    (event: string, fields: LogFields = {}) => {
      if (logLevels.indexOf(name) < lowest) return;
      write(`${JSON.stringify({ at: new Date().toISOString(), level: name, event, ...fields })}\n`);
    };
  return { debug: at("debug"), info: at("info"), warn: at("warn"), error: at("error") };
}
