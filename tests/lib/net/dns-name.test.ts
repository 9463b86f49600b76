import { expect, test } from "vitest";
import { isLoadBalancerName, normaliseDnsName, parseLoadBalancerName, stripDualstack } from "#lib/net/dns-name.ts";

test("a name is compared in lower case, without its last dot and with its escapes decoded", () => {
  expect(normaliseDnsName("WWW.Example.JP.")).toBe("www.example.jp");
  expect(normaliseDnsName("\\052.example.jp")).toBe("*.example.jp");
  expect(normaliseDnsName("\\346\\227\\245\\346\\234\\254.example.jp.")).toBe("日本.example.jp");
});

test("an application load balancer's name tells name, Region and whether it is internal", () => {
  expect(parseLoadBalancerName("dualstack.internal-web-1234567890.ap-northeast-1.elb.amazonaws.com.")).toEqual({
    form: "application-or-classic",
    name: "web",
    suffix: "1234567890",
    region: "ap-northeast-1",
    internal: true,
  });
});

test("a network load balancer's name has the Region on the other side, and may begin with a zone", () => {
  expect(parseLoadBalancerName("ap-northeast-1a.edge-0123456789abcdef.elb.ap-northeast-1.amazonaws.com")).toEqual({
    form: "network",
    name: "edge",
    suffix: "0123456789abcdef",
    region: "ap-northeast-1",
    internal: false,
    availabilityZone: "ap-northeast-1a",
  });
});

test("a load balancer's name is known in every partition", () => {
  const sovereign = { region: "eusc-de-east-1", name: "web" };
  expect(parseLoadBalancerName("web-123.eusc-de-east-1.elb.amazonaws.eu")).toMatchObject(sovereign);
  expect(parseLoadBalancerName("eusc-de-east-1a.web-0f.elb.eusc-de-east-1.amazonaws.eu")).toMatchObject({
    ...sovereign,
    form: "network",
    availabilityZone: "eusc-de-east-1a",
  });
});

test("other names of AWS and names that only look alike are not load balancers", () => {
  const others = [
    "example.jp",
    "ec2-1-2-3-4.compute.amazonaws.com",
    "web.ap-northeast-1.elb.amazonaws.com.example.jp",
    "s3.amazonaws.com",
  ];
  expect(others.filter(isLoadBalancerName)).toEqual([]);
  expect(isLoadBalancerName("web-123.cn-north-1.elb.amazonaws.com.cn")).toBe(true);
  expect(stripDualstack("dualstack.web-123.eu-west-1.elb.amazonaws.com")).toBe("web-123.eu-west-1.elb.amazonaws.com");
});
