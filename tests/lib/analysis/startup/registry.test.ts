import { expect, test } from "vitest";
import { registryOf } from "#lib/analysis/startup/registry.ts";

test.each([
  ["nginx", "docker.io", "registry-1.docker.io"],
  ["library/nginx:1.27", "docker.io", "registry-1.docker.io"],
  ["index.docker.io/library/nginx", "docker.io", "registry-1.docker.io"],
  ["public.ecr.aws/docker/library/redis:7", "public.ecr.aws", "public.ecr.aws"],
  ["GHCR.io/acme/web@sha256:0f", "ghcr.io", "ghcr.io"],
])("%s comes from the public registry %s", (image, name, host) => {
  expect(registryOf(image)).toEqual({ kind: "public", name, host, port: 443 });
});

test("an image of Amazon ECR names its account, Region and repository, with neither tag nor digest", () => {
  const registry = "111122223333.dkr.ecr.ap-northeast-1.amazonaws.com";
  const common = { kind: "ecr", account: "111122223333", region: "ap-northeast-1", repository: "team/web" };
  expect(registryOf(`${registry}/team/web:2026.11`)).toEqual({ ...common, host: registry, isDualStack: false });
  expect(registryOf(`${registry}/team/web@sha256:00ff`)).toMatchObject({ repository: "team/web" });
});

test("the dual-stack name of a registry is one of Amazon ECR too, and so are those of other partitions", () => {
  expect(registryOf("111122223333.dkr-ecr.eu-west-1.on.aws/web")).toMatchObject({ kind: "ecr", isDualStack: true });
  expect(registryOf("111122223333.dkr.ecr.cn-north-1.amazonaws.com.cn/web")).toMatchObject({ region: "cn-north-1" });
  expect(registryOf("111122223333.dkr.ecr.eusc-de-east-1.amazonaws.eu/web")).toMatchObject({
    region: "eusc-de-east-1",
  });
});

test("a host that is neither may be near, at a port of its own", () => {
  expect(registryOf("registry.example.internal:5000/web")).toEqual({
    kind: "other",
    host: "registry.example.internal",
    port: 5000,
  });
  expect(registryOf("111122223333.dkr.ecr.example.com/web")).toMatchObject({ kind: "other", port: 443 });
  expect(registryOf("localhost/web")).toMatchObject({ kind: "other", host: "localhost" });
});
