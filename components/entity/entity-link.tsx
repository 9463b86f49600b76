import Link from "next/link";
import { parseUrn, type Urn } from "#lib/model/urn.ts";
import { TypeTag } from "#components/ui/type-tag.tsx";
import { entityHref } from "./entity-href.ts";
import styles from "./entity-link.module.css";

/** So much of a task id tells it from its siblings. */
const SHORT_TASK_ID = 8;

/** What a URN's id is called for short: a load balancer or target group without its hash, a task without its cluster. */
export function shortId(urn: Urn): string {
  const parsed = parseUrn(urn);
  if (parsed === undefined) return urn;
  const parts = parsed.id.split("/");
  switch (parsed.kind) {
    case "load-balancer":
      return parts[1] ?? parsed.id;
    case "target-group":
      return parts[0] ?? parsed.id;
    case "record-set":
      return parts.slice(1, 3).join(" ");
    case "listener":
    case "listener-rule":
      return parts.slice(1, 2).concat(parts.slice(-1)).join(" ");
    case "ecs-task":
      return `${parts.slice(0, -1).join("/")}/${(parts.at(-1) ?? "").slice(0, SHORT_TASK_ID)}…`;
    case "target":
      return parts.at(-1) ?? parsed.id;
    default:
      return parsed.id;
  }
}

/** A resource by its tag and name, leading to its page. Something that is no resource is shown as text. */
export function EntityLink({ urn, name }: { readonly urn: Urn; readonly name?: string | undefined }) {
  const parsed = parseUrn(urn);
  if (parsed === undefined) return <code className={styles["name"]}>{urn}</code>;
  return (
    <Link className={styles["link"]} href={entityHref(urn)} title={parsed.id} prefetch={false}>
      <TypeTag kind={parsed.kind} id={parsed.id} />
      <bdi className={styles["name"]}>{name ?? shortId(urn)}</bdi>
    </Link>
  );
}
