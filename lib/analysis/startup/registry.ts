import { parseIp, type Ip } from "#lib/net/ip.ts";

/** Where an image comes from. */
export type Registry =
  | {
      readonly kind: "ecr";
      readonly host: string;
      readonly account: string;
      readonly region: string;
      readonly repository: string;
      /** The name that also answers over IPv6: `….dkr-ecr.eu-west-1.on.aws`. */
      readonly isDualStack: boolean;
    }
  /** A registry of the public internet; `name` is how it is known, `host` where it answers. */
  | { readonly kind: "public"; readonly name: string; readonly host: string; readonly port: number }
  /** Any other: it may be on a private network. */
  | { readonly kind: "other"; readonly host: string; readonly port: number; readonly ip?: Ip };

/** Registries of the public internet, by the host in an image's name, with the host that answers. */
const publicRegistries: ReadonlyMap<string, string> = new Map([
  ["docker.io", "registry-1.docker.io"],
  ["ghcr.io", "ghcr.io"],
  ["quay.io", "quay.io"],
  ["public.ecr.aws", "public.ecr.aws"],
  ["gcr.io", "gcr.io"],
  ["registry.gitlab.com", "registry.gitlab.com"],
  ["registry.k8s.io", "registry.k8s.io"],
  ["mcr.microsoft.com", "mcr.microsoft.com"],
]);

const ecrHost = /^(\d{12})\.dkr[.-]ecr(?:-fips)?\.([a-z0-9-]+)\.(amazonaws\.(?:com(?:\.cn)?|eu)|on\.aws)$/;

/** The registry of an image's name; Docker Hub when the name has no host. Source: Amazon ECR User Guide, "Private registry". */
export function registryOf(image: string): Registry {
  const [first = "", ...rest] = image.split("/");
  const hasHost = rest.length > 0 && (first.includes(".") || first.includes(":") || first === "localhost");
  const [host = "", port = "443"] = hasHost ? first.toLowerCase().split(":") : ["docker.io"];
  return (
    ecrRegistry(host, rest.join("/")) ?? otherRegistry(host === "index.docker.io" ? "docker.io" : host, Number(port))
  );
}

function ecrRegistry(host: string, path: string): Registry | undefined {
  const ecr = ecrHost.exec(host);
  if (ecr === null) return undefined;
  const [, account = "", region = "", domain] = ecr;
  return {
    kind: "ecr",
    host,
    account,
    region,
    repository: path.replace(/[@:][^/]*$/, ""),
    isDualStack: domain === "on.aws",
  };
}

function otherRegistry(name: string, port: number): Registry {
  const host = publicRegistries.get(name);
  if (host !== undefined) return { kind: "public", name, host, port };
  const ip = parseIp(name);
  return { kind: "other", host: name, port, ...(ip === undefined ? {} : { ip }) };
}
