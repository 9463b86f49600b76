import { recordTypeAndMode } from "#lib/findings/rules/sd-002-record-type-and-mode.ts";
import type { CloudMapService } from "#lib/model/resources/cloud-map.ts";
import type { EcsService } from "#lib/model/resources/ecs-service.ts";
import { ecsCluster, ecsService, ecsTaskDefinition, taskSet } from "#tests/support/ecs-records.ts";
import { cloudMapNamespace, cloudMapService } from "#tests/support/route53-records.ts";
import { testRule } from "#tests/support/rule-tester.ts";
import type { ScopeContents } from "#tests/support/snapshots.ts";

const registryArn = "arn:aws:servicediscovery:eu-west-1:111111111111:service/srv-1";
const srv: CloudMapService["dnsRecords"] = [{ type: "SRV", ttl: 10 }];

type Given = {
  readonly mode?: string;
  readonly records?: CloudMapService["dnsRecords"];
  readonly registry?: Partial<EcsService["serviceRegistries"][number]>;
};

const given = ({ mode = "bridge", records = [{ type: "A", ttl: 10 }], registry = {} }: Given = {}): ScopeContents => ({
  areas: {
    ecsClusters: [ecsCluster()],
    ecsTaskDefinitions: [ecsTaskDefinition({ networkMode: mode })],
    ecsServices: [ecsService({ launchType: "EC2", serviceRegistries: [{ registryArn, ...registry }] })],
    cloudMapNamespaces: [cloudMapNamespace()],
    cloudMapServices: [cloudMapService({ arn: registryArn, dnsRecords: records })],
  },
});

testRule(recordTypeAndMode, {
  fails: [
    {
      title: "an A record cannot tell the port of a bridge task",
      given: given(),
      findings: [
        {
          subjectId: "shop/web",
          says: "address",
          severity: "high",
          confidence: "likely",
          values: { mode: "bridge", types: "A", name: "web" },
        },
      ],
    },
    {
      title: "a registry that a service and its task sets name is told once",
      given: {
        areas: {
          ...given().areas,
          ecsServices: [
            ecsService({
              launchType: "EC2",
              serviceRegistries: [{ registryArn }],
              taskSets: [
                taskSet({ serviceRegistries: [{ registryArn }] }),
                taskSet({ id: "ecs-svc/2", status: "ACTIVE", serviceRegistries: [{ registryArn }] }),
              ],
            }),
          ],
        },
      },
      findings: [{ says: "address" }],
    },
    {
      title: "of an external controller the task sets alone name it",
      given: {
        areas: {
          ...given().areas,
          ecsServices: [
            ecsService({ launchType: "EC2", taskSets: [taskSet({ serviceRegistries: [{ registryArn }] })] }),
          ],
        },
      },
      findings: [{ says: "address" }],
    },
    { title: "nor that of a host task", given: given({ mode: "host" }), findings: [{ says: "address" }] },
    {
      title: "an SRV record needs a container port",
      given: given({ records: srv, registry: { containerName: "app" } }),
      findings: [{ says: "portless", values: { container: "app", port: "—" } }],
    },
    { title: "a task without a network has no address", given: given({ mode: "none" }), findings: [{ says: "none" }] },
    {
      title: "over a bridge a port alone is nobody's",
      given: given({ records: srv, registry: { port: 8080 } }),
      findings: [{ says: "portless" }],
    },
    {
      title: "a port without its container is not enough",
      given: given({ records: srv, registry: { containerPort: 8080 } }),
      findings: [{ says: "portless" }],
    },
    {
      title: "an awsvpc registry with neither says no port at all",
      given: given({ mode: "awsvpc", records: srv }),
      findings: [{ says: "portless" }],
    },
  ],
  passes: [
    { title: "an awsvpc task has an address of its own", given: given({ mode: "awsvpc" }) },
    {
      title: "an SRV record with a container port works in bridge mode",
      given: given({ records: srv, registry: { containerName: "app", containerPort: 8080 } }),
    },
    {
      title: "an awsvpc registry may name a port alone",
      given: given({ mode: "awsvpc", records: srv, registry: { port: 8080 } }),
    },
    { title: "a service that only the API discovers has no records", given: given({ records: [] }) },
  ],
  unknown: [
    {
      title: "the network mode of a definition that was not read",
      given: {
        areas: {
          ...given().areas,
          ecsTaskDefinitions: [],
          ecsServices: [
            ecsService({ launchType: "EC2", awsvpcConfiguration: undefined, serviceRegistries: [{ registryArn }] }),
          ],
        },
      },
      because: "was not read",
    },
  ],
});
