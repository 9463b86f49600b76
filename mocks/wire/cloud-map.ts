import type * as cloudMap from "@aws-sdk/client-servicediscovery";
import { page } from "./paging.ts";
import { WireRefusal, type Input, type Operation } from "./wire.ts";
import { without } from "./without.ts";

type Look<Item> = Readonly<Record<string, (item: Item) => string | undefined>>;

const namespaceFilters: Look<cloudMap.NamespaceSummary> = {
  TYPE: (namespace) => namespace.Type,
  NAME: (namespace) => namespace.Name,
  HTTP_NAME: (namespace) => namespace.Properties?.HttpProperties?.HttpName,
  RESOURCE_OWNER: () => "SELF",
};

const listNamespaces: Operation = (input, { region }) =>
  tokenPage("Namespaces", filtered(region.cloudMapNamespaces, namespaceFilters, input), input);

const serviceFilters: Look<{ readonly namespaceId: string }> = {
  NAMESPACE_ID: (service) => service.namespaceId,
  RESOURCE_OWNER: () => "SELF",
};

const listServices: Operation = (input, { region }) => {
  const services = filtered(region.cloudMapServices, serviceFilters, input);
  return tokenPage(
    "Services",
    services.map((service) => without(service, "namespaceId")),
    input,
  );
};

const listInstances: Operation = (input, { region }) => {
  const id = input.text("ServiceId");
  if (!region.cloudMapServices.some(({ Id }) => Id === id)) {
    throw new WireRefusal("ServiceNotFound", `Service not found, service: ${id ?? ""}`);
  }
  const instances = region.cloudMapInstances.filter(({ serviceId }) => serviceId === id);
  return tokenPage(
    "Instances",
    instances.map((instance) => without(instance, "serviceId")),
    input,
  );
};

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
  const size = input.number("MaxResults") ?? 100;
  if (!(size >= 1 && size <= 100)) throw new WireRefusal("InvalidInput", "MaxResults must be between 1 and 100");
  const { items: shown, nextToken } = page(items, {
    size,
    token: input.text("NextToken"),
    list: key,
    badToken: { code: "InvalidInput", message: "Invalid NextToken" },
  });
  return { [key]: shown, NextToken: nextToken };
}

/** AWS Cloud Map. */
export const cloudMapOperations: Readonly<Record<string, Operation>> = {
  ListNamespaces: listNamespaces,
  ListServices: listServices,
  ListInstances: listInstances,
};
