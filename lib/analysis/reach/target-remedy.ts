import { urnOf } from "#lib/model/urn.ts";
import { withTarget } from "./changes.ts";
import { onePort, shellWord, terraformName, terraformResource, type Remedy, type Remedying } from "./remedy.ts";

/** The same target registered on the port that was asked for. */
export function targetRemedy({ tracing, step }: Remedying): Remedy | undefined {
  const { gated, packet } = step;
  const port = onePort(step);
  const group = tracing.world.topology.targetGroups.get(gated.decidedBy ?? "");
  if (gated.code !== "TARGET_PORT_RESTRICTION" || group === undefined) return undefined;
  if (port === undefined) return undefined;
  const ends = tracing.to.members.flatMap(({ node, station }) => (station === undefined ? [] : [{ node, station }]));
  const end = ends.find(({ station }) => station.ip.value === packet.destination.value);
  const place = group.targets.find(({ urn }) => urn === end?.node);
  if (place === undefined) return undefined;
  const { id } = place.target;
  const { targetGroupArn, targetGroupName } = group.item;
  const moved = {
    ...place,
    urn: urnOf(group, "target", `${targetGroupArn}/${id}:${String(port)}`),
    target: { ...place.target, port },
  };
  return {
    key: `${group.urn}|${id}|${String(port)}`,
    text: tracing.say("fixTarget", { id, port: String(port), group: targetGroupName }),
    cli: `aws elbv2 register-targets --target-group-arn ${shellWord(targetGroupArn)} --targets ${shellWord(`Id=${id},Port=${String(port)}`)}`,
    terraform: terraformResource("aws_lb_target_group_attachment", terraformName("on", String(port), targetGroupName), {
      target_group_arn: targetGroupArn,
      target_id: id,
      port,
    }),
    sideEffects: [tracing.say("sideEffectTarget", { id, group: targetGroupName, port: String(port) })],
    apply: (topology) => withTarget(topology, group.urn, moved),
  };
}
