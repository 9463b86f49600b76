import type { Built } from "#mocks/world/part.ts";
import { steadyState } from "#mocks/world/service.ts";
import type { Site } from "./site.ts";
import { fargateService, secretArn } from "./web.ts";

/** The services on AWS Fargate that work behind the scenes, in subnets of their own. */
export function backServices(site: Site): Built[] {
  return [...manifestExport(site), ...invoiceVault(site)];
}

/** Six of its eight tasks have the last six addresses of a /28. */
function manifestExport(site: Site): Built[] {
  const subnetId = site.docks.subnetId;
  const noAddress = (minutesAgo: number) => ({
    subnet: site.docks,
    minutesAgo,
    stopCode: "TaskFailedToStart" as const,
    reason:
      `Unexpected EC2 error while attempting to Create Network Interface in subnet '${subnetId}': ` +
      "InsufficientFreeAddressesInSubnet",
  });
  const event = (minutesAgo: number) => ({
    minutesAgo,
    message:
      "(service manifest-export) was unable to place a task. Reason: InsufficientFreeAddressesInSubnet: " +
      `The specified subnet '${subnetId}' does not have enough free addresses to satisfy the request.`,
  });
  return fargateService(site, {
    name: "manifest-export",
    revision: 45,
    containers: [{ name: "export", environment: { BUCKET: "harbour-manifests" } }],
    ingress: [],
    subnets: [site.docks],
    desired: 8,
    scales: { min: 2, max: 8 },
    tasks: [4, 5, 6, 7, 8, 9].map((host) => ({ subnet: site.docks, host, startedMinutesAgo: 600 })),
    stopped: [noAddress(4), noAddress(9), noAddress(22)],
    events: [event(4), event(22), steadyState("manifest-export", 131), steadyState("manifest-export", 491)],
    tags: { 担当: "船積書類" },
  });
}

const vaultContainers = (site: Site) => [
  {
    name: "vault",
    environment: { DATABASE_HOST: "booking.db.example.jp" },
    secrets: [{ name: "SIGNING_KEY", valueFrom: secretArn(site, "invoice-signing") }],
  },
];

/** Before its move. */
function invoiceVaultBefore(site: Site): Built[] {
  return fargateService(site, {
    name: "invoice-vault",
    revision: 8,
    containers: vaultContainers(site),
    ingress: [],
    subnets: [site.a.app],
    tasks: [{ subnet: site.a.app, host: 60 }],
    events: [steadyState("invoice-vault", 80)],
    tags: { 担当: "経理" },
  });
}

/** Moved next to its database: out of reach of the registry and of its secret. */
function invoiceVault(site: Site): Built[] {
  if (site.moment === "earlier") return invoiceVaultBefore(site);
  const noRegistry = (minutesAgo: number) => ({
    subnet: site.a.data,
    host: 60,
    minutesAgo,
    stopCode: "TaskFailedToStart" as const,
    reason:
      "ResourceInitializationError: unable to pull secrets or registry auth: execution resource retrieval failed: " +
      "unable to retrieve ecr registry auth: service call has been retried 3 time(s): RequestError: send request failed " +
      `caused by: Post "https://api.ecr.${site.place.region}.amazonaws.com/": dial tcp 203.0.113.200:443: i/o timeout. ` +
      "Please check your task network configuration.",
  });
  const message =
    "(service invoice-vault) is unable to consistently start tasks successfully. " +
    "For more information, see the Troubleshooting section of the Amazon ECS Developer Guide.";
  return fargateService(site, {
    name: "invoice-vault",
    revision: 9,
    containers: vaultContainers(site),
    ingress: [],
    subnets: [site.a.data],
    desired: 1,
    tasks: [],
    stopped: [noRegistry(8), noRegistry(24), noRegistry(41)],
    deployedMinutesAgo: 190,
    rollout: "IN_PROGRESS",
    events: [{ minutesAgo: 8, message }, { minutesAgo: 41, message }, steadyState("invoice-vault", 320)],
    tags: { 担当: "経理" },
  });
}
