"use client";

import { useTranslations } from "use-intl";
import { plainValue } from "#lib/report/changes/plain-value.ts";
import { Sentence } from "#components/ui/sentence.tsx";

/** What a field was and what it is: of two ARNs only what follows the account, where that is all that differs; a rule of a security group in words. */
export function FieldValues({
  path,
  before,
  after,
}: {
  readonly path: string;
  readonly before: string | undefined;
  readonly after: string | undefined;
}) {
  const t = useTranslations("changes.fields");
  const rule = useTranslations("changes.rule");
  const said = (value: string) => {
    const [, side, traffic, peer] = (path.startsWith("rules[") && /^(ingress|egress) (.+) (\S+)$/.exec(value)) || [];
    if (traffic === undefined || peer === undefined) return plainValue(value);
    return rule(side === "ingress" ? "ingress" : "egress", { traffic, peer });
  };
  const [was, is] = withoutShared(before, after);
  return (
    <>
      {was === undefined ? undefined : (
        <del>
          <span className="visually-hidden">{t("before")} </span>
          <Sentence text={said(was)} />
        </del>
      )}
      {was === undefined || is === undefined ? undefined : <span aria-hidden="true"> → </span>}
      {is === undefined ? undefined : (
        <ins>
          <span className="visually-hidden">{t("after")} </span>
          <Sentence text={said(is)} />
        </ins>
      )}
    </>
  );
}

type Values = readonly [before: string | undefined, after: string | undefined];

function withoutShared(before: string | undefined, after: string | undefined): Values {
  const shared = /^arn:[^:]*:[^:]*:[^:]*:\d*:/.exec(before ?? "")?.[0];
  if (shared === undefined || after?.startsWith(shared) !== true) return [before, after];
  return [before?.slice(shared.length), after.slice(shared.length)];
}
