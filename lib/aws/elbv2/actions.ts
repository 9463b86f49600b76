import type { Action } from "@aws-sdk/client-elastic-load-balancing-v2";

/** The actions of a listener or rule in the model's shape; the secrets of authentication actions stay behind. */
export function actionsOf(actions: readonly Action[] | undefined) {
  return (actions ?? []).map((action) => ({
    type: action.Type,
    order: action.Order,
    targetGroups: targetGroupsOf(action),
    redirect: action.RedirectConfig && {
      protocol: action.RedirectConfig.Protocol,
      host: action.RedirectConfig.Host,
      port: action.RedirectConfig.Port,
      path: action.RedirectConfig.Path,
      query: action.RedirectConfig.Query,
      statusCode: action.RedirectConfig.StatusCode,
    },
    fixedResponseStatusCode: action.FixedResponseConfig?.StatusCode,
  }));
}

/** One group is told twice, plainly and as a weighted list; several only as a list. */
function targetGroupsOf({ ForwardConfig, TargetGroupArn }: Action) {
  const weighted = ForwardConfig?.TargetGroups ?? [];
  if (weighted.length > 0) {
    return weighted.map((group) => ({ targetGroupArn: group.TargetGroupArn, weight: group.Weight }));
  }
  return TargetGroupArn === undefined ? [] : [{ targetGroupArn: TargetGroupArn, weight: undefined }];
}
