import { parseUrn, type NodeKind, type Urn } from "#lib/model/urn.ts";
import { useKindName } from "#components/messages/use-kind-name.ts";
import { useAreaName } from "#components/messages/use-area-name.ts";
import { TypeTag } from "#components/ui/type-tag.tsx";
import { entityHref } from "./entity-href.ts";
import styles from "./entity-link.module.css";
import { PageLink } from "#components/shell/page-link.tsx";

/** So much of the id of a task, or of a container instance, tells it from its siblings. */
const HEAD_OF_ID = 8;

function headOf(id: string): string {
  return id.length > HEAD_OF_ID ? `${id.slice(0, HEAD_OF_ID)}…` : id;
}

/** How the ids of some kinds are called for short, from their parts between slashes; the others are called in full. */
const shortNames: { readonly [Kind in NodeKind]?: (parts: readonly string[]) => string } = {
  "load-balancer": (parts) => parts[1] ?? parts.join("/"),
  "target-group": (parts) => parts.slice(0, 1).join("/"),
  "record-set": (parts) => parts.slice(1, 3).join(" "),
  listener: (parts) => [...parts.slice(1, 2), ...parts.slice(-1)].join(" "),
  "listener-rule": (parts) => [...parts.slice(1, 2), ...parts.slice(-1)].join(" "),
  "ecs-container-instance": (parts) => [...parts.slice(0, -1), headOf(parts.slice(-1).join(""))].join("/"),
  "ecs-task": (parts) => [...parts.slice(0, -1), headOf(parts.slice(-1).join(""))].join("/"),
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
  const kindName = useKindName();
  const parsed = parseUrn(urn);
  if (parsed === undefined) return <AreaOrText urn={urn} />;
  const shown = parsed.kind === "internet" ? kindName(parsed.kind) : (name ?? shortId(urn));
  // What a link is titled a screen reader says after its name: the id, and not the same words again.
  const title = shown === parsed.id ? undefined : parsed.id;
  return (
    <PageLink
      className={styles["link"]}
      href={at === undefined ? entityHref(urn) : `${entityHref(urn)}?at=${encodeURIComponent(at)}`}
      title={title}
      prefetch={false}
    >
      <TypeTag kind={parsed.kind} id={parsed.id} />
      <bdi className={styles["name"]} title={title === undefined ? shown : undefined}>
        {shown}
      </bdi>
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
