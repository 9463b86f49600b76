import { page } from "./paging.ts";
import { WireRefusal, type Operation } from "./wire.ts";

/** Fifty a page; all of a namespace when no resource is named. */
const describeScalableTargets: Operation = (input, { region }) => {
  const namespace = input.text("ServiceNamespace");
  if (namespace === undefined) throw invalid("Value null at 'serviceNamespace' failed to satisfy constraint");
  const dimension = input.text("ScalableDimension");
  const ids = new Set(input.texts("ResourceIds"));
  if (dimension !== undefined && ids.size === 0) throw invalid("A scalable dimension needs a resource ID");
  const size = input.number("MaxResults") ?? 50;
  if (!(size >= 1 && size <= 50)) throw invalid("MaxResults must be between 1 and 50");
  const found = region.scalableTargets.filter(
    (target) =>
      target.ServiceNamespace === namespace &&
      (ids.size === 0 || ids.has(target.ResourceId ?? "")) &&
      (dimension === undefined || target.ScalableDimension === dimension),
  );
  const { items, nextToken } = page(found, {
    size,
    token: input.text("NextToken"),
    list: namespace,
    badToken: { code: "InvalidNextTokenException", message: "The next token is invalid" },
  });
  return { ScalableTargets: items, NextToken: nextToken };
};

function invalid(message: string): WireRefusal {
  return new WireRefusal("ValidationException", message);
}

/** Application Auto Scaling. */
export const applicationAutoScalingOperations: Readonly<Record<string, Operation>> = {
  DescribeScalableTargets: describeScalableTargets,
};
