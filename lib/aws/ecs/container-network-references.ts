import type { ContainerDefinition } from "@aws-sdk/client-ecs";
import { looksSecret, networkReferencesIn } from "#lib/net/network-reference.ts";
import type { NetworkReference } from "#lib/model/resources/ecs-task-definition.ts";

/** The hosts a container definition names, and where: all that leaves collection of its values. */
export function networkReferencesOf(container: ContainerDefinition, siblings: readonly string[]) {
  const named = (from: NetworkReference["from"], name: string | undefined, text: string | undefined) =>
    text === undefined || (name !== undefined && looksSecret(name))
      ? []
      : networkReferencesIn(text, siblings).map(({ scheme, host, port }) => ({ from, name, scheme, host, port }));
  const options = Object.entries(container.logConfiguration?.options ?? {});
  return [
    ...(container.environment ?? []).flatMap(({ name, value }) => named("environment", name, value)),
    ...argumentsOf(container.entryPoint).flatMap(({ name, text }) => named("entryPoint", name, text)),
    ...argumentsOf(container.command).flatMap(({ name, text }) => named("command", name, text)),
    ...argumentsOf(container.healthCheck?.command).flatMap(({ name, text }) => named("healthCheck", name, text)),
    ...(container.extraHosts ?? []).flatMap(({ hostname, ipAddress }) => named("extraHosts", hostname, ipAddress)),
    ...options.flatMap(([name, value]) => named("logOptions", name, value)),
  ];
}

/** Arguments, each with the name it is given under: `--db-host=a` and `--db-host a` both stand under `--db-host`. */
function argumentsOf(words: readonly string[] | undefined) {
  return (words ?? []).map((word, index) => {
    const own = /^(-{1,2}[\w.-]+|\w+)=(.*)$/s.exec(word);
    if (own !== null) return { name: own[1], text: own[2] };
    const before = words?.[index - 1];
    return { name: before !== undefined && /^-{1,2}[\w.-]+$/.test(before) ? before : undefined, text: word };
  });
}
