import type { InstanceType } from "#lib/model/resources/ec2-instance.ts";

type Size = { readonly vcpus: number; readonly interfaces: number };

/** vCPUs and interfaces by size, as the families below have them. */
const sizes: { readonly [size: string]: Size } = {
  medium: { vcpus: 1, interfaces: 2 },
  large: { vcpus: 2, interfaces: 3 },
  xlarge: { vcpus: 4, interfaces: 4 },
  "2xlarge": { vcpus: 8, interfaces: 4 },
  "4xlarge": { vcpus: 16, interfaces: 8 },
  "8xlarge": { vcpus: 32, interfaces: 8 },
  "9xlarge": { vcpus: 36, interfaces: 8 },
  "12xlarge": { vcpus: 48, interfaces: 8 },
  "16xlarge": { vcpus: 64, interfaces: 15 },
  "18xlarge": { vcpus: 72, interfaces: 15 },
  "24xlarge": { vcpus: 96, interfaces: 15 },
};

const gibPerVcpu: { readonly [letter: string]: number } = { c: 2, m: 4, r: 8 };

const x86 = "large xlarge 2xlarge 4xlarge 8xlarge 12xlarge 16xlarge 24xlarge";
const withNines = "large xlarge 2xlarge 4xlarge 9xlarge 12xlarge 18xlarge 24xlarge";
const graviton = "medium large xlarge 2xlarge 4xlarge 8xlarge 12xlarge 16xlarge";

const families: { readonly [sizes: string]: string } = {
  [x86]: "m5 m5a r5 r5a c5a m6a c6a r6a m6i c6i r6i m7a c7a r7a m7i c7i r7i",
  [withNines]: "c5",
  [graviton]: "m6g c6g r6g m7g c7g r7g m8g c8g r8g",
};

/** Burstable types: vCPUs, MiB and interfaces of each. */
const burstable: { readonly [instanceType: string]: readonly [number, number, number] } = {
  "t2.nano": [1, 512, 2],
  "t2.micro": [1, 1024, 2],
  "t2.small": [1, 2048, 3],
  "t2.medium": [2, 4096, 3],
  "t2.large": [2, 8192, 3],
  "t2.xlarge": [4, 16384, 3],
  "t2.2xlarge": [8, 32768, 3],
  ...sinceThird("t3", 3),
  ...sinceThird("t3a", 2),
  ...sinceThird("t4g", 3),
};

function sinceThird(family: string, interfacesOfSmall: number): typeof burstable {
  return {
    [`${family}.nano`]: [2, 512, 2],
    [`${family}.micro`]: [2, 1024, 2],
    [`${family}.small`]: [2, 2048, interfacesOfSmall],
    [`${family}.medium`]: [2, 4096, 3],
    [`${family}.large`]: [2, 8192, 3],
    [`${family}.xlarge`]: [4, 16384, 4],
    [`${family}.2xlarge`]: [8, 32768, 4],
  };
}

function described(
  instanceType: string,
  [vcpus, memoryMib, interfaces]: readonly [number, number, number],
): InstanceType {
  return { instanceType, vcpus, memoryMib, maximumNetworkInterfaces: interfaces, networkCards: [] };
}

function regular(): readonly InstanceType[] {
  return Object.entries(families).flatMap(([sizeNames, names]) =>
    names.split(" ").flatMap((family) =>
      sizeNames.split(" ").flatMap((size) => {
        const of = sizes[size];
        if (of === undefined) return [];
        const memoryMib = of.vcpus * 1024 * (gibPerVcpu[family[0] ?? ""] ?? 4);
        return [described(`${family}.${size}`, [of.vcpus, memoryMib, of.interfaces])];
      }),
    ),
  );
}

/**
 * Instance types a what-if may name though the account runs none: ec2:DescribeInstanceTypes is asked of types in use only.
 * Source: EC2's published specifications.
 */
export const instanceCatalogue: ReadonlyMap<string, InstanceType> = new Map(
  [...Object.entries(burstable).map(([name, figures]) => described(name, figures)), ...regular()].map((type) => [
    type.instanceType,
    type,
  ]),
);
