import { registryBeyondEndpoints } from "#lib/findings/rules/route-011-registry-beyond-endpoints.ts";
import { ecsTask, taskArn } from "#tests/support/ecs-records.ts";
import { testRule } from "#tests/support/rule-tester.ts";
import { defaultRoute, ownImage, startUpAccount as given } from "#tests/support/start-up-account.ts";

const whole = { endpoints: ["ecr.api", "ecr.dkr"], storage: "on the table" } as const;
const timedOut =
  "CannotPullContainerError: pull image manifest has been retried 5 time(s): dial tcp 203.0.113.7:443: i/o timeout";
const image = (name: string) => ({ container: { image: name } });
const cached = ownImage.replace("shop/web", "docker-hub/library/nginx");

testRule(registryBeyondEndpoints, {
  fails: [
    {
      title: "Docker Hub is beyond every endpoint",
      given: given({ ...whole, ...image("nginx:1") }),
      findings: [
        {
          subjectId: "shop/web",
          says: "beyond",
          severity: "high",
          confidence: "likely",
          affected: ["aws/111111111111/eu-west-1/ecs-service/shop/web"],
          values: { service: "web", subnets: "subnet-1", registries: "docker.io", images: "nginx:1", routes: "—" },
        },
      ],
    },
    {
      title: "so is a public registry",
      given: given({ ...whole, ...image("public.ecr.aws/docker/library/redis:7") }),
      findings: [{ values: { registries: "public.ecr.aws" } }],
    },
    {
      title: "and the registry of another Region",
      given: given({ ...whole, ...image(ownImage.replace("eu-west-1", "us-east-1")) }),
      findings: [{ values: { registries: "ecr.api.us-east-1, ecr.dkr.us-east-1, s3.us-east-1" } }],
    },
    {
      title: "a pull that timed out confirms it",
      given: given({ ...whole, ...image("nginx:1"), stoppedReason: timedOut }),
      findings: [{ severity: "critical", confidence: "confirmed" }],
    },
    {
      title: "an image that looks cached may not have been pulled yet",
      given: given({ ...whole, ...image(cached), stoppedReason: timedOut }),
      findings: [{ says: "firstPull", severity: "medium", confidence: "possible", values: { registries: cached } }],
    },
  ],
  passes: [
    { title: "a repository of this Region has its endpoints", given: given(whole) },
    {
      title: "a NAT gateway leads to every registry",
      given: given({ ...whole, ...image("nginx:1"), routes: [defaultRoute({ natGatewayId: "nat-1" })] }),
    },
    {
      title: "where endpoints are missing too, that is told of the subnet",
      given: given({ container: { image: "nginx:1", logDriver: "awslogs" } }),
    },
    {
      title: "a registry on a private host may be anywhere",
      given: given({ ...whole, ...image("registry.corp.example/app:1") }),
    },
    { title: "a cached image that starts was pulled before", given: given({ ...whole, ...image(cached) }) },
    {
      title: "an image of another repository that times out is no first pull",
      given: given({ ...whole, stoppedReason: timedOut }),
    },
    {
      title: "a parked service pulls nothing",
      given: given({ ...whole, ...image("nginx:1"), service: { desiredCount: 0 } }),
    },
    {
      title: "a service that has tasks has pulled it",
      given: given({
        ...whole,
        ...image(cached),
        areas: {
          ecsTasks: [
            ecsTask(),
            ecsTask({
              taskArn: taskArn("task-2"),
              lastStatus: "STOPPED",
              desiredStatus: "STOPPED",
              stoppedAt: "2026-11-21T11:50:00.000Z",
              stoppedReason: timedOut,
            }),
          ],
        },
      }),
    },
  ],
  unknown: [
    {
      title: "route tables that were not read mute the rule",
      given: given({ ...whole, ...image("nginx:1"), incomplete: ["routeTables"] }),
      because: "routeTables",
    },
  ],
});
