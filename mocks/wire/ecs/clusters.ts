import type { Operation } from "../wire.ts";
import { WireRefusal } from "../wire.ts";
import { arnPage, clusterOf, findNamed, lastPart, servicesByCluster } from "./lookup.ts";

const listClusters: Operation = (input, { region }) =>
  arnPage(
    "clusterArns",
    region.ecsClusters.map(({ clusterArn }) => clusterArn),
    { input },
  );

const describeClusters: Operation = (input, view) => {
  const named = input.texts("clusters").length > 0;
  const { found, failures } = named
    ? findNamed(
        view.region.ecsClusters,
        { parameter: "clusters", limit: 100, arn: (it) => it.clusterArn },
        { input, view },
      )
    : { found: view.region.ecsClusters.filter(({ clusterName }) => clusterName === "default"), failures: [] };
  const include = new Set(input.texts("include"));
  const clusters = found.map(
    ({ attachments, attachmentsStatus, configuration, settings, statistics, tags, ...cluster }) => ({
      ...cluster,
      settings: include.has("SETTINGS") ? settings : [],
      statistics: include.has("STATISTICS") ? statistics : [],
      tags: include.has("TAGS") ? tags : [],
      configuration: include.has("CONFIGURATIONS") ? configuration : undefined,
      attachments: include.has("ATTACHMENTS") ? attachments : undefined,
      attachmentsStatus: include.has("ATTACHMENTS") ? attachmentsStatus : undefined,
    }),
  );
  return { clusters, failures };
};

/** Ten services a page unless asked otherwise. */
const listServices: Operation = (input, view) => {
  const { clusterArn } = clusterOf(view, input);
  const launchType = input.text("launchType");
  const strategy = input.text("schedulingStrategy");
  const services = (servicesByCluster(view.region).get(clusterArn) ?? []).filter(
    (service) =>
      (launchType === undefined || service.launchType === launchType) &&
      (strategy === undefined || (service.schedulingStrategy ?? "REPLICA") === strategy),
  );
  const arns = services.map(({ serviceArn }) => serviceArn);
  return arnPage("serviceArns", arns, { input, defaultSize: 10 });
};

const describeServices: Operation = (input, view) => {
  const { clusterArn } = clusterOf(view, input);
  const { found, failures } = findNamed(
    servicesByCluster(view.region).get(clusterArn) ?? [],
    { parameter: "services", limit: 10, arn: (service) => service.serviceArn },
    { input, view },
  );
  const withTags = input.texts("include").includes("TAGS");
  return { services: found.map(({ tags, ...service }) => (withTags ? { ...service, tags } : service)), failures };
};

const describeTaskSets: Operation = (input, view) => {
  const { clusterArn } = clusterOf(view, input);
  const name = input.text("service");
  const service = (servicesByCluster(view.region).get(clusterArn) ?? []).find(
    ({ serviceArn }) => serviceArn === name || lastPart(serviceArn) === name,
  );
  if (service === undefined) throw new WireRefusal("ServiceNotFoundException", "Service not found.");
  const all = service.taskSets ?? [];
  if (input.texts("taskSets").length === 0) return { taskSets: all, failures: [] };
  const { found, failures } = findNamed(
    all,
    { parameter: "taskSets", limit: 100, arn: (set) => set.taskSetArn },
    { input, view },
  );
  return { taskSets: found, failures };
};

/** Clusters and the services in them. */
export const clusterOperations: Readonly<Record<string, Operation>> = {
  ListClusters: listClusters,
  DescribeClusters: describeClusters,
  ListServices: listServices,
  DescribeServices: describeServices,
  DescribeTaskSets: describeTaskSets,
};
