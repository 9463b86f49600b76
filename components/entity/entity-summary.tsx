"use client";

import { useTranslations } from "use-intl";
import { parseUrn, urnOf, type NodeKind, type Urn } from "#lib/model/urn.ts";
import type { EntityDescription } from "#lib/api/entity.ts";
import { useKindName } from "#components/messages/use-kind-name.ts";
import { StartUpNeeds } from "#components/paths/startup-needs.tsx";
import { Sentence, Unbroken } from "#components/ui/sentence.tsx";
import { SeverityMark } from "#components/ui/severity-mark.tsx";
import { RelativeTime } from "#components/ui/relative-time.tsx";
import { isTime } from "#components/ui/is-time.ts";
import { EntityLink } from "./entity-link.tsx";
import { EntityMissing } from "./entity-missing.tsx";
import { EntityUsage } from "./entity-usage.tsx";
import styles from "./entity-summary.module.css";

type Fact = EntityDescription["entity"]["facts"][string];

/** What it is, in a sentence and its key facts, under AWS's own field names. */
export function EntitySummary({ description }: { readonly description: EntityDescription }) {
  const { entity, findings, usage, missing } = description;
  const t = useTranslations("entity");
  const kinds = useKindName();
  const severity = useTranslations("severity");
  const state = useStateSentence(entity);
  const { region, account, status } = entity;
  const place = { kind: kinds(entity.kind), region, account };
  const what = status === undefined ? t("sentence", place) : t("sentenceWithStatus", { ...place, status });
  const worst = findings.find(({ state }) => state === "open");
  return (
    <>
      <EntityMissing missing={missing} />
      <p className={styles["sentence"]}>
        <Unbroken text={state === undefined ? what : t("sentences", { state, what })} />
      </p>
      {worst === undefined ? undefined : (
        <p className={styles["worst"]}>
          <SeverityMark name={worst.severity} label={severity(worst.severity)} />
          <span>
            <Sentence text={worst.summary} />
          </span>
        </p>
      )}
      <div className={styles["sides"]}>
        <dl className={styles["facts"]}>
          <Places entity={entity} />
          {Object.entries(entity.facts).map(([name, fact]) => (
            <div key={name}>
              <dt>
                <code>{name}</code>
              </dt>
              <dd>
                <FactValue fact={fact} place={entity} />
              </dd>
            </div>
          ))}
        </dl>
        {usage === undefined ? undefined : <EntityUsage usage={usage} />}
        {entity.kind === "ecs-service" || entity.kind === "ecs-task" ? <StartUpNeeds urn={entity.urn} /> : undefined}
      </div>
    </>
  );
}

/** What state it is in, where its facts say so by number: a service by its tasks. */
function useStateSentence({ kind, facts }: EntityDescription["entity"]): string | undefined {
  const t = useTranslations("entity");
  const { runningCount: running, desiredCount: desired } = facts;
  if (kind !== "ecs-service" || typeof running !== "number" || typeof desired !== "number") return undefined;
  return t("tasks", { running, desired });
}

function Places({ entity }: { readonly entity: EntityDescription["entity"] }) {
  return (
    <>
      {entity.vpcId === undefined ? undefined : (
        <div>
          <dt>
            <code>vpcId</code>
          </dt>
          <dd>
            <EntityLink urn={urnOf(entity, "vpc", entity.vpcId)} />
          </dd>
        </div>
      )}
      {entity.subnetId === undefined ? undefined : (
        <div>
          <dt>
            <code>subnetId</code>
          </dt>
          <dd>
            <EntityLink urn={urnOf(entity, "subnet", entity.subnetId)} />
          </dd>
        </div>
      )}
      {entity.availabilityZone === undefined ? undefined : (
        <div>
          <dt>
            <code>availabilityZone</code>
          </dt>
          <dd>
            <code>{entity.availabilityZone}</code>
          </dd>
        </div>
      )}
    </>
  );
}

/** The kinds whose ids say what they are. */
const kindsByPrefix: ReadonlyMap<string, NodeKind> = new Map([
  ["vpc", "vpc"],
  ["subnet", "subnet"],
  ["sg", "security-group"],
  ["eni", "network-interface"],
  ["rtb", "route-table"],
  ["acl", "network-acl"],
  ["i", "ec2-instance"],
]);

/** The resource that a value names: a URN, or an id of the same account and Region. */
function resourceIn(value: string, place: EntityDescription["entity"]): Urn | undefined {
  if (parseUrn(value) !== undefined) return value;
  const prefix = /^([a-z]+)-[0-9a-f]{8,17}$/.exec(value)?.[1];
  const kind = prefix === undefined ? undefined : kindsByPrefix.get(prefix);
  return kind === undefined ? undefined : urnOf(place, kind, value);
}

function FactValue({ fact, place }: { readonly fact: Fact; readonly place: EntityDescription["entity"] }) {
  const values = typeof fact === "object" ? fact : [String(fact)];
  if (values.length === 0) return "—";
  return values.map((value, index) => {
    const urn = resourceIn(value, place);
    return (
      <span key={`${String(index)} ${value}`} className={styles["value"]}>
        {urn === undefined ? <PlainValue value={value} /> : <EntityLink urn={urn} />}
      </span>
    );
  });
}

/** A time as its age, the time itself in its title; the rest as AWS gave it. */
function PlainValue({ value }: { readonly value: string }) {
  return isTime(value) ? <RelativeTime at={value} /> : <code>{value}</code>;
}
