import type * as cloudMap from "@aws-sdk/client-servicediscovery";
import { page } from "./paging.ts";
import { WireRefusal, type Input, type Operation } from "./wire.ts";
import { without } from "./without.ts";

type Look<Item> = Readonly<Record<string, (item: Item) => string | undefined>>;

/** Whose a namespace is, and what is in it; nothing says so of the caller's own. */
type Shareable = { readonly ResourceOwner?: string | undefined };

function ownerOf({ ResourceOwner }: Shareable, account: string): "SELF" | "OTHER_ACCOUNTS" {
  return ResourceOwner === undefined || ResourceOwner === account ? "SELF" : "OTHER_ACCOUNTS";
}

/** What is named to ask for it: what another account shares is known by its ARN alone. */
function nameOf(
  { ResourceOwner, Id, Arn }: Shareable & { readonly Id?: string | undefined; readonly Arn?: string | undefined },
  account: string,
): string | undefined {
  return ownerOf({ ResourceOwner }, account) === "SELF" ? Id : Arn;
}

const namespaceFilters = (account: string): Look<cloudMap.NamespaceSummary> => ({
  TYPE: (namespace) => namespace.Type,
  NAME: (namespace) => namespace.Name,
  HTTP_NAME: (namespace) => namespace.Properties?.HttpProperties?.HttpName,
  RESOURCE_OWNER: (namespace) => ownerOf(namespace, account),
});

const listNamespaces: Operation = (input, { region, account: { account } }) =>
  tokenPage("Namespaces", filtered(region.cloudMapNamespaces, namespaceFilters(account), input), input);

const listServices: Operation = (input, { region, account: { account } }) => {
  const names = new Map(region.cloudMapNamespaces.map((namespace) => [namespace.Id, nameOf(namespace, account)]));
  const filters: Look<Shareable & { readonly namespaceId: string }> = {
    NAMESPACE_ID: ({ namespaceId }) => names.get(namespaceId),
    RESOURCE_OWNER: (service) => ownerOf(service, account),
  };
  const services = filtered(region.cloudMapServices, filters, input);
  return tokenPage(
    "Services",
    services.map((service) => without(service, "namespaceId")),
    input,
  );
};

const listInstances: Operation = (input, answering) => {
  const { instances } = serviceAsked(input, answering);
  return tokenPage(
    "Instances",
    instances.map((instance) => without(instance, "serviceId", "health")),
    input,
  );
};

/** Without a health check nobody tells how an instance is. */
const getInstancesHealthStatus: Operation = (input, answering) => {
  const { service, instances } = serviceAsked(input, answering);
  const isChecked = (service.HealthCheckConfig ?? service.HealthCheckCustomConfig) !== undefined;
  const asked = input.texts("Instances");
  const missing = asked.find((id) => instances.every((instance) => instance.Id !== id));
  if (missing !== undefined) throw new WireRefusal("InstanceNotFound", `Instance not found, instance: ${missing}`);
  const told = instances.filter(({ Id = "" }) => asked.length === 0 || asked.includes(Id));
  const { items, nextToken } = cutOut(told, input, "Status");
  const statuses = items.map(({ Id = "", health = "HEALTHY" }) => [Id, isChecked ? health : "UNKNOWN"] as const);
  return { Status: Object.fromEntries(statuses), NextToken: nextToken };
};

function serviceAsked(input: Input, { region, account: { account } }: Parameters<Operation>[1]) {
  const asked = input.text("ServiceId");
  const service = region.cloudMapServices.find((each) => nameOf(each, account) === asked);
  if (service === undefined) throw new WireRefusal("ServiceNotFound", `Service not found, service: ${asked ?? ""}`);
  return { service, instances: region.cloudMapInstances.filter(({ serviceId }) => serviceId === service.Id) };
}

function filtered<Item>(items: readonly Item[], known: Look<Item>, input: Input): readonly Item[] {
  return input.structures("Filters").reduce((kept, filter) => {
    const name = filter.text("Name") ?? "";
    const look = Object.hasOwn(known, name) ? known[name] : undefined;
    if (look === undefined) throw new WireRefusal("InvalidInput", `Invalid filter name: ${name}`);
    const values = filter.texts("Values");
    const begins = filter.text("Condition") === "BEGINS_WITH";
    return kept.filter((item) =>
      values.some((value) => (begins ? look(item)?.startsWith(value) === true : look(item) === value)),
    );
  }, items);
}

function tokenPage(key: string, items: readonly object[], input: Input): object {
  const { items: shown, nextToken } = cutOut(items, input, key);
  return { [key]: shown, NextToken: nextToken };
}

function cutOut<Item extends object>(items: readonly Item[], input: Input, key: string) {
  const size = input.number("MaxResults") ?? 100;
  if (!(size >= 1 && size <= 100)) throw new WireRefusal("InvalidInput", "MaxResults must be between 1 and 100");
  return page(items, {
    size,
    token: input.text("NextToken"),
    list: key,
    badToken: { code: "InvalidInput", message: "Invalid NextToken" },
  });
}

/** AWS Cloud Map. */
export const cloudMapOperations: Readonly<Record<string, Operation>> = {
  ListNamespaces: listNamespaces,
  ListServices: listServices,
  ListInstances: listInstances,
  GetInstancesHealthStatus: getInstancesHealthStatus,
};
