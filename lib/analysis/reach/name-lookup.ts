import { formatIp, parseIp } from "#lib/net/ip.ts";
import { resolveName } from "../names/resolve-name.ts";
import type { Asker, NameAnswer, Resolution } from "../names/resolution.ts";
import type { TraceRefusal } from "./answer.ts";
import type { Naming } from "./naming.ts";
import { refuse } from "./question.ts";
import { interfaceAt } from "./world.ts";

/**
 * Looks a name up as who asks sees it. When nobody in particular asks, every VPC and the internet is asked, and answers
 * that lead to different places are refused with those to choose from.
 */
export function lookUp(naming: Naming, name: string): Resolution | TraceRefusal {
  const { asker } = naming;
  return asker === "anyone" ? lookUpAnywhere(naming, name) : lookUpAs(naming, name, asker);
}

/** By address, then by IPv6 address where there is no other, then by the SRV records that name a port as well. */
function lookUpAs(naming: Naming, name: string, asker: Asker): Resolution {
  const namer = { topology: naming.world.topology, say: naming.say };
  const ask = (type: string) => resolveName(namer, { name, type, asker });
  const first = ask(naming.family === 6 ? "AAAA" : "A");
  if (naming.family === 6 || !first.answers.every(({ end }) => end.kind === "nodata")) return first;
  const other = ["AAAA", "SRV"].map(ask).find(({ answers }) => answers.some(isPlace));
  return other ?? first;
}

function lookUpAnywhere(naming: Naming, name: string): Resolution | TraceRefusal {
  const vpcIds = [...new Set([...naming.world.topology.vpcs.values()].map(({ item }) => item.vpcId))];
  const askers: readonly Asker[] = ["internet", ...vpcIds.map((vpcId) => ({ vpcId }))];
  const views = new Map<string, { readonly asker: Asker; readonly found: Resolution }>();
  const all = askers.map((asker) => ({ asker, found: lookUpAs(naming, name, asker) }));
  for (const view of all) {
    if (!view.found.answers.some(isPlace)) continue;
    const places = view.found.answers.map((answer) => placeOf(naming, view.asker, answer));
    const key = [...new Set(places.flat())].sort().join("|");
    if (!views.has(key)) views.set(key, view);
  }
  const [one, another] = views.values();
  if (one === undefined) {
    const unsure = all.find(({ found }) => found.answers.some(({ end }) => end.kind === "unknown"));
    return (unsure ?? all[0])?.found ?? lookUpAs(naming, name, "internet");
  }
  if (another === undefined) return one.found;
  const suggestions = [...views.values()].flatMap(({ asker }) => (asker === "internet" ? [] : [asker.vpcId]));
  const places = [...views.values()].map(({ asker }) => (asker === "internet" ? "internet" : asker.vpcId)).join(", ");
  return refuse(naming.field, naming.say("severalPlaces", { name, places }), { status: 409, suggestions });
}

function isPlace({ end }: NameAnswer): boolean {
  return end.kind === "addresses" || end.kind === "load-balancer";
}

/** What an answer leads to: who holds the address, for the private and the public address of a host are one place. */
function placeOf({ world }: Naming, asker: Asker, { end }: NameAnswer): readonly string[] {
  if (end.kind === "load-balancer") return [end.urn];
  if (end.kind !== "addresses") return [];
  return end.addresses.map((address) => {
    const ip = parseIp(address);
    const near = ip === undefined || asker === "internet" ? undefined : interfaceAt(world, asker.vpcId, ip);
    const holder = near ?? (ip && world.topology.interfacesByPublicAddress.get(formatIp(ip)));
    return holder?.urn ?? address;
  });
}
