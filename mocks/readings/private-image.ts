import { finding, type Reading } from "../reading.ts";

/** The guided reading of the scenario private-image. */
export const privateImageReading: Reading = [
  {
    href: "/overview",
    en: "Nine services on Fargate, one that runs. A task that cannot reach its registry never starts, and its own logs stay empty.",
    ja: "Fargate の 9 サービスのうち、動いているのは 1 つです。レジストリに届かないタスクは起動せず、ログにも何も残りません。",
  },
  {
    href: finding("route-001-6ea933eb725e98e1"),
    en: "plates starts in a subnet with no way out and no endpoints: not to ECR, not to S3 where the layers are, not to the logs.",
    ja: "plates のサブネットには、外への経路もエンドポイントもありません。ECR にも、イメージレイヤーのある S3 にも、ログにも届きません。",
  },
  {
    href: finding("route-002-d0bd567c86314a81"),
    en: "This subnet leads to an internet gateway. Without a public address that way is not open to a task.",
    ja: "このサブネットはインターネットゲートウェイに通じています。ただし、パブリックアドレスのないタスクはその経路を使えません。",
  },
  {
    href: finding("route-006-25668cb2d1960aba"),
    en: "Here the endpoint exists, and its security group does not let the tasks in. An endpoint is a network interface like any other.",
    ja: "ここにはエンドポイントがありますが、そのセキュリティグループがタスクを許可していません。エンドポイントもネットワークインターフェイスの 1 つです。",
  },
  {
    href: finding("route-011-9f016f46a13f4c53"),
    en: "No endpoint leads to Docker Hub. An image from there needs a NAT gateway, or a copy in ECR.",
    ja: "Docker Hub に通じるエンドポイントはありません。そこにあるイメージには、NAT ゲートウェイか、ECR への複製が必要です。",
  },
];
