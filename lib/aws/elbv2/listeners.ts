import { DescribeListenersCommand } from "@aws-sdk/client-elastic-load-balancing-v2";
import { defineCollector } from "../collector.ts";
import { allOf, inOrder } from "../in-order.ts";
import { actionsOf } from "./actions.ts";

/** Listeners; they are asked for load balancer by load balancer. */
export const listeners = defineCollector({
  area: "listeners",
  actions: ["elasticloadbalancing:DescribeListeners"],
  after: ["loadBalancers"],
  async *read({ aws: { elbv2 }, pages, known, gathered }) {
    const described = inOrder(gathered.loadBalancers, 8, ({ loadBalancerArn: LoadBalancerArn }) =>
      known(LoadBalancerArn, () =>
        allOf(
          pages(
            "elasticloadbalancing:DescribeListeners",
            (Marker) => elbv2.send(new DescribeListenersCommand({ LoadBalancerArn, PageSize: 400, Marker })),
            (page) => [page.Listeners, page.NextMarker],
          ),
        ),
      ),
    );
    for await (const listeners of described) if (listeners.known) yield* listeners.value;
  },
  normalise: (listener) => ({
    listenerArn: listener.ListenerArn,
    loadBalancerArn: listener.LoadBalancerArn,
    port: listener.Port,
    protocol: listener.Protocol,
    defaultActions: actionsOf(listener.DefaultActions),
  }),
});
