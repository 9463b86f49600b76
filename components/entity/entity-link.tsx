import { parseUrn, type NodeKind, type Urn } from "#lib/model/urn.ts";
import { useAreaName } from "#components/messages/use-area-name.ts";
import { TypeTag } from "#components/ui/type-tag.tsx";
import { entityHref } from "./entity-href.ts";
import styles from "./entity-link.module.css";
import { PageLink } from "#components/shell/page-link.tsx";

/** So much of a task id tells it from its siblings. */
const SHORT_TASK_ID = 8;

/** How the ids of some kinds are called for short, from their parts between slashes; the others are called in full. */
const shortNames: { readonly [Kind in NodeKind]?: (parts: readonly string[]) => string } = {
  "load-balancer": (parts) => parts[1] ?? parts.join("/"),
  "target-group": (parts) => parts.slice(0, 1).join("/"),
  "record-set": (parts) => parts.slice(1, 3).join(" "),
  listener: (parts) => [...parts.slice(1, 2), ...parts.slice(-1)].join(" "),
  "listener-rule": (parts) => [...parts.slice(1, 2), ...parts.slice(-1)].join(" "),
  "ecs-task": (parts) => [...parts.slice(0, -1), `${parts.slice(-1).join("").slice(0, SHORT_TASK_ID)}…`].join("/"),
  target: (parts) => parts.slice(-1).join("/"),
};

/** What a URN's id is called for short: a load balancer or target group without its hash, a task by the head of its id. */
export function shortId(urn: Urn): string {
  const parsed = parseUrn(urn);
  if (parsed === undefined) return urn;
  return shortNames[parsed.kind]?.(parsed.id.split("/")) ?? parsed.id;
}

/** A resource by its tag and name, leading to its page. Something that is no resource is shown as text. */
export function EntityLink({
  urn,
  name,
  at,
}: {
  readonly urn: Urn;
  readonly name?: string | undefined;
  /** The snapshot that has it, when not the one that is looked at. */
  readonly at?: string | undefined;
}) {
  const parsed = parseUrn(urn);
  if (parsed === undefined) return <AreaOrText urn={urn} />;
  return (
    <PageLink
      className={styles["link"]}
      href={at === undefined ? entityHref(urn) : `${entityHref(urn)}?at=${encodeURIComponent(at)}`}
      title={parsed.id}
      prefetch={false}
    >
      <TypeTag kind={parsed.kind} id={parsed.id} />
      <bdi className={styles["name"]}>{name ?? shortId(urn)}</bdi>
    </PageLink>
  );
}

/** What is no resource: an area of a scope, which findings about what was not read are about, or plain text. */
function AreaOrText({ urn }: { readonly urn: Urn }) {
  const areaName = useAreaName();
  const [, account, region, kind, area] = urn.split("/");
  if (kind !== "area" || area === undefined) return <code className={styles["name"]}>{urn}</code>;
  return (
    <span className={styles["area"]} title={urn}>
      {areaName(area)} <code className={styles["name"]}>{`${account ?? ""}/${region ?? ""}`}</code>
    </span>
  );
}
