import {
  DescribeTagsCommand,
  type ElasticLoadBalancingV2Client,
  type TagDescription,
} from "@aws-sdk/client-elastic-load-balancing-v2";
import type { Known } from "#lib/model/known.ts";
import type { AreaCalls } from "../area-calls.ts";
import { tagsOf } from "../ec2/tags.ts";
import { allInOrder, batchesOf } from "../in-order.ts";
import { mapKnown } from "../map-known.ts";
import { requiredList } from "../unexpected-shape.ts";

type Calls = AreaCalls<"elasticloadbalancing:DescribeTags">;

/** The tags of load balancers or target groups, as known for each ARN; they are asked for twenty at a time. */
export async function readTags(
  elbv2: ElasticLoadBalancingV2Client,
  { call, known }: Calls,
  arns: readonly string[],
): Promise<ReadonlyMap<string, Known<readonly { readonly key: string | undefined; readonly value: string }[]>>> {
  const entries = await allInOrder(batchesOf(arns, 20), 4, async (batch) => {
    const described = await known(
      batch.length === 1 ? (batch[0] ?? "") : `${batch[0] ?? ""} and ${String(batch.length - 1)} more`,
      () =>
        call(
          "elasticloadbalancing:DescribeTags",
          () => elbv2.send(new DescribeTagsCommand({ ResourceArns: [...batch] })),
          (answer) => requiredList(answer.TagDescriptions, "TagDescriptions"),
        ),
    );
    return batch.map((arn) => [arn, mapKnown(described, (descriptions) => tagsFor(arn, descriptions))] as const);
  });
  return new Map(entries.flat());
}

function tagsFor(arn: string, descriptions: readonly TagDescription[]) {
  return tagsOf(descriptions.find(({ ResourceArn }) => ResourceArn === arn)?.Tags);
}

/** Attributes in the model's shape. */
export function attributesOf(
  attributes: readonly { readonly Key?: string | undefined; readonly Value?: string | undefined }[],
) {
  return attributes.map(({ Key, Value }) => ({ key: Key, value: Value ?? "" }));
}
