import { DescribeInstanceTypesCommand, type _InstanceType } from "@aws-sdk/client-ec2";
import { defineCollector } from "../collector.ts";
import { batchesOf } from "../in-order.ts";

/** What the instance types in use can hold. */
export const instanceTypes = defineCollector({
  area: "instanceTypes",
  actions: ["ec2:DescribeInstanceTypes"],
  after: ["ec2Instances"],
  async *read({ aws: { ec2 }, pages, gathered }) {
    const inUse = new Set(gathered.ec2Instances.flatMap(({ instanceType }) => instanceType ?? []));
    // An open set of names that AWS itself gave; the SDK's type lists those it knew when it was built.
    for (const batch of batchesOf([...inUse].sort() as _InstanceType[], 100)) {
      yield* pages(
        "ec2:DescribeInstanceTypes",
        (NextToken) => ec2.send(new DescribeInstanceTypesCommand({ InstanceTypes: [...batch], NextToken })),
        (page) => [page.InstanceTypes, page.NextToken],
      );
    }
  },
  normalise: (type) => ({
    instanceType: type.InstanceType,
    hypervisor: type.Hypervisor,
    vcpus: type.VCpuInfo?.DefaultVCpus,
    memoryMib: type.MemoryInfo?.SizeInMiB,
    maximumNetworkInterfaces: type.NetworkInfo?.MaximumNetworkInterfaces,
    ipv4AddressesPerInterface: type.NetworkInfo?.Ipv4AddressesPerInterface,
    networkCards: (type.NetworkInfo?.NetworkCards ?? []).map(({ NetworkCardIndex, MaximumNetworkInterfaces }) => ({
      networkCardIndex: NetworkCardIndex,
      maximumNetworkInterfaces: MaximumNetworkInterfaces,
    })),
  }),
});
