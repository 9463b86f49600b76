import type { Built } from "./part.ts";
import { resourceId, tagsOf, type Place, type Tags } from "./place.ts";
import { ec2Arn, type Vpc } from "./vpc.ts";

/** A subnet that was built. */
export type Subnet = Built & {
  readonly subnetId: string;
  readonly vpcId: string;
  readonly name: string;
  readonly cidrBlock: string;
  readonly availabilityZone: string;
};

const zoneIds: { readonly [zone: string]: string } = {
  "ap-northeast-1a": "apne1-az4",
  "ap-northeast-1c": "apne1-az1",
  "ap-northeast-1d": "apne1-az2",
};

/** A subnet. How many addresses it has left is computed when the world is assembled. */
export function subnet(
  place: Place,
  spec: {
    readonly vpc: Vpc;
    readonly name: string;
    readonly cidrBlock: string;
    /** The letter of the Availability Zone: `a`. */
    readonly zone: string;
    readonly tags?: Tags;
  },
): Subnet {
  const { vpc, name, cidrBlock } = spec;
  const subnetId = resourceId(place, "subnet", `${vpc.name}/${name}`);
  const availabilityZone = `${place.region}${spec.zone}`;
  return {
    subnetId,
    vpcId: vpc.vpcId,
    name,
    cidrBlock,
    availabilityZone,
    part: {
      subnets: [
        {
          SubnetId: subnetId,
          SubnetArn: ec2Arn(place, "subnet", subnetId),
          VpcId: vpc.vpcId,
          CidrBlock: cidrBlock,
          AvailabilityZone: availabilityZone,
          AvailabilityZoneId: zoneIds[availabilityZone] ?? `${place.region}-az-${spec.zone}`,
          MapPublicIpOnLaunch: false,
          DefaultForAz: false,
          AssignIpv6AddressOnCreation: false,
          Ipv6Native: false,
          OwnerId: place.account,
          State: "available",
          Tags: tagsOf(name, spec.tags),
        },
      ],
    },
  };
}

/** The address so many after the first one of a subnet: `addressIn(10.0.1.0/24, 21)` is `10.0.1.21`. */
export function addressIn(of: Pick<Subnet, "cidrBlock">, host: number): string {
  const [network = "", prefix = ""] = of.cidrBlock.split("/");
  if (host < 4 || host > 2 ** (32 - Number(prefix)) - 2) throw new Error(`${of.cidrBlock} has no host ${String(host)}`);
  const first = network.split(".").reduce((value, octet) => value * 256 + Number(octet), 0);
  const address = first + host;
  return [24, 16, 8, 0].map((shift) => Math.floor(address / 2 ** shift) % 256).join(".");
}

/** How many addresses of a range AWS leaves to use: all but the first four and the last. */
export function usableAddresses(cidrBlock: string): number {
  return 2 ** (32 - Number(cidrBlock.split("/")[1])) - 5;
}
