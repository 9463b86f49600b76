import type { Tag } from "@aws-sdk/client-ec2";

/** Tags in the model's shape; of EC2 and Elastic Load Balancing. */
export function tagsOf(tags: readonly Tag[] | undefined) {
  return (tags ?? []).map(({ Key, Value }) => ({ key: Key, value: Value ?? "" }));
}
