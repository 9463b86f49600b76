import { natGatewayCannotWork } from "#lib/findings/rules/route-005-nat-gateway-cannot-work.ts";
import type { NatGateway } from "#lib/model/resources/gateways.ts";
import type { Route } from "#lib/model/resources/route-table.ts";
import { ec2Instance, networkInterface, route, routeTable } from "#tests/support/ec2-records.ts";
import { internetGateway, natGateway } from "#tests/support/gateway-records.ts";
import { testRule } from "#tests/support/rule-tester.ts";
import type { ScopeContents } from "#tests/support/snapshots.ts";
import { defaultRoute, startUpAccount, type StartUpAccount } from "#tests/support/start-up-account.ts";

const local = route({ destinationCidrBlock: "10.0.0.0/16", gatewayId: "local" });
const toNat = defaultRoute({ natGatewayId: "nat-1" });

/** The service `web` in `subnet-1`, which goes out through `nat-1` in `subnet-9`. */
const given = (
  nat: Partial<NatGateway> = {},
  own: readonly Route[] = [defaultRoute({ gatewayId: "igw-1" })],
  more: StartUpAccount = {},
): ScopeContents =>
  startUpAccount({
    ...more,
    areas: {
      natGateways: [natGateway({ subnetId: "subnet-9", ...nat })],
      routeTables: [
        routeTable({ routes: [local, ...(more.routes ?? [toNat])] }),
        routeTable({
          routeTableId: "rtb-9",
          routes: [local, ...own],
          associations: [{ routeTableAssociationId: "rtbassoc-9", subnetId: "subnet-9", state: "associated" }],
        }),
      ],
      ...more.areas,
    },
  });

testRule(natGatewayCannotWork, {
  fails: [
    {
      title: "a gateway that failed is critical for the services behind it, and says why",
      given: given({ state: "failed", failureCode: "Gateway.NotAttached" }),
      findings: [
        {
          subjectId: "nat-1",
          says: "state",
          severity: "critical",
          confidence: "confirmed",
          affected: ["aws/111111111111/eu-west-1/ecs-service/shop/web"],
          values: {
            nat: "nat-1",
            state: "failed",
            detail: "failed Gateway.NotAttached",
            subnets: 1,
            names: "subnet-1",
          },
        },
      ],
    },
    {
      title: "one that was deleted is told here, not as a blackhole",
      given: given({ state: "deleted" }, undefined, { routes: [{ ...toNat, state: "blackhole" }] }),
      findings: [{ says: "state" }],
    },
    {
      title: "one that has been pending for long will not come",
      given: given({ state: "pending", createTime: "2026-11-21T10:00:00.000Z" }),
      findings: [{ says: "state" }],
    },
    {
      title: "a gateway in a private subnet has no way out itself",
      given: given({}, []),
      findings: [{ says: "noInternet", confidence: "likely", values: { detail: "subnet-9 rtb-9: 0.0.0.0/0 → —" } }],
    },
    {
      title: "so has one whose own default route leads back to it",
      given: given({}, [toNat]),
      findings: [{ says: "noInternet" }],
    },
    {
      title: "and one whose internet gateway is not attached",
      given: given({}, undefined, { areas: { internetGateways: [internetGateway({ attachments: [] })] } }),
      findings: [{ says: "noInternet" }],
    },
    {
      title: "without a public address nothing comes back",
      given: given({ natGatewayAddresses: [] }),
      findings: [{ says: "noAddress" }],
    },
    {
      title: "a start that timed out on a public address confirms it",
      given: given({}, [], {
        stoppedReason:
          "ResourceInitializationError: unable to pull registry auth: dial tcp 203.0.113.9:443: i/o timeout",
      }),
      findings: [{ confidence: "confirmed" }],
    },
    {
      title: "where only instances go out through it, it is high",
      given: given({ state: "failed" }, undefined, {
        service: { desiredCount: 0 },
        areas: {
          ecsTasks: [],
          ec2Instances: [ec2Instance()],
          networkInterfaces: [
            networkInterface({ attachment: { instanceId: "i-1", deviceIndex: 0, status: "attached" } }),
          ],
        },
      }),
      findings: [{ says: "state", severity: "high", values: { services: "—" } }],
    },
  ],
  passes: [
    { title: "a gateway in a public subnet works", given: given() },
    { title: "a private one is meant for other networks", given: given({ connectivityType: "private" }, []) },
    {
      title: "one that was made a minute ago is still coming",
      given: given({ state: "pending", createTime: "2026-11-21T11:59:00.000Z" }),
    },
    {
      title: "a firewall on its way may well lead out",
      given: given({}, [defaultRoute({ gatewayId: "vpce-firewall" })]),
    },
    { title: "a regional one has no subnet of its own", given: given({ availabilityMode: "regional" }, []) },
    {
      title: "a gateway that no default route leads to is in nobody's way",
      given: given({ state: "failed" }, undefined, { routes: [defaultRoute({ gatewayId: "igw-1" })] }),
    },
    {
      title: "a subnet with nothing in it sends nothing",
      given: given({ state: "failed" }, undefined, {
        service: { desiredCount: 0 },
        areas: { ecsTasks: [], networkInterfaces: [] },
      }),
    },
  ],
  unknown: [
    {
      title: "a gateway whose own subnet was not read",
      given: given({ subnetId: "subnet-other" }),
      because: "nat-1",
    },
    {
      title: "gateways that were not read mute the rule",
      given: given({}, undefined, { incomplete: ["natGateways"] }),
      because: "natGateways",
    },
  ],
});
