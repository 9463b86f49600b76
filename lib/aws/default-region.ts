import { STSClient } from "@aws-sdk/client-sts";

/**
 * The Region that the SDK's own chain gives: the environment, or the profile of the shared configuration files.
 * `undefined` when neither names one.
 */
export async function defaultRegion(): Promise<string | undefined> {
  const client = new STSClient({});
  try {
    return await client.config.region();
  } catch {
    return undefined; // "Region is missing": the SDK says by a throw what is an ordinary answer here
  } finally {
    client.destroy();
  }
}
