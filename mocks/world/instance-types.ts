import type * as ec2 from "@aws-sdk/client-ec2";

/** The instance types of the invented accounts, by name. Sources: EC2's published specifications. */
const types = {
  "t2.micro": { vcpus: 1, memoryMib: 1024, interfaces: 2, addresses: 2, hypervisor: "xen", trunk: false },
  "t3.medium": { vcpus: 2, memoryMib: 4096, interfaces: 3, addresses: 6, hypervisor: "nitro", trunk: false },
  "m5.large": { vcpus: 2, memoryMib: 8192, interfaces: 3, addresses: 10, hypervisor: "nitro", trunk: true },
  "m6i.xlarge": { vcpus: 4, memoryMib: 16384, interfaces: 4, addresses: 15, hypervisor: "nitro", trunk: true },
} as const;

/** The name of an instance type of the invented accounts. */
export type InstanceTypeName = keyof typeof types;

/** What an instance type can hold. */
export function sizeOf(name: InstanceTypeName): { readonly vcpus: number; readonly memoryMib: number } {
  return types[name];
}

/** The types among the given names, as ec2:DescribeInstanceTypes tells them. */
export function instanceTypeRecords(names: ReadonlySet<string>): ec2.InstanceTypeInfo[] {
  return Object.entries(types)
    .filter(([name]) => names.has(name))
    .map(([name, type]) => ({
      // The names are keys of the table above, each a type of the SDK's enumeration.
      InstanceType: name as InstanceTypeName,
      CurrentGeneration: type.hypervisor === "nitro",
      Hypervisor: type.hypervisor,
      BareMetal: false,
      VCpuInfo: { DefaultVCpus: type.vcpus, DefaultCores: Math.max(1, type.vcpus / 2), DefaultThreadsPerCore: 2 },
      MemoryInfo: { SizeInMiB: type.memoryMib },
      NetworkInfo: {
        NetworkPerformance: type.hypervisor === "nitro" ? "Up to 10 Gigabit" : "Low to Moderate",
        MaximumNetworkInterfaces: type.interfaces,
        MaximumNetworkCards: 1,
        DefaultNetworkCardIndex: 0,
        NetworkCards: [{ NetworkCardIndex: 0, MaximumNetworkInterfaces: type.interfaces }],
        Ipv4AddressesPerInterface: type.addresses,
        Ipv6AddressesPerInterface: type.addresses,
        Ipv6Supported: true,
        EnaSupport: type.hypervisor === "nitro" ? "required" : "unsupported",
      },
    }));
}
