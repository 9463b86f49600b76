"use client";

import { useState } from "react";
import { useTranslations } from "use-intl";
import { Button } from "#components/ui/button.tsx";
import { CodeBlock } from "#components/ui/code-block.tsx";

const ROLE = "arn:aws:iam::<account>:role/roadstead-readonly";

/** What lets a role be assumed by this server only: its trust policy, and the entry of the accounts file. */
export function RoleForTeam({ policy }: { readonly policy: string | undefined }) {
  const t = useTranslations("setOut.team");
  const [externalId, setExternalId] = useState("<ExternalId>");
  return (
    <>
      <p>{t("externalId")}</p>
      <p>
        <Button onClick={() => setExternalId(newExternalId())}>{t("make")}</Button>{" "}
        <code role="status">{externalId}</code>
      </p>
      {policy === undefined ? undefined : <CodeBlock what={t("policy")} code={policy} />}
      <p>{t("trust")}</p>
      <CodeBlock what={t("trust")} code={trustPolicy(externalId)} />
      <p>{t("accounts")}</p>
      <CodeBlock what={t("accounts")} code={accountsFile(externalId)} />
      <p>{t("serve")}</p>
      <CodeBlock
        what={t("serve")}
        code={
          "ROADSTEAD_ACCOUNTS_FILE=accounts.yaml HOSTNAME=0.0.0.0 \\\n" +
          "ROADSTEAD_AUTH_MODE=token ROADSTEAD_AUTH_TOKEN_FILE=token npm start"
        }
      />
    </>
  );
}

/** 128 bits that nobody guesses. `randomUUID` is missing where a page is not served over HTTPS. */
function newExternalId(): string {
  const bytes = crypto.getRandomValues(new Uint8Array(16));
  return `roadstead-${[...bytes].map((byte) => byte.toString(16).padStart(2, "0")).join("")}`;
}

function trustPolicy(externalId: string): string {
  const statement = {
    Effect: "Allow",
    Principal: { AWS: "<ARN>" },
    Action: "sts:AssumeRole",
    Condition: { StringEquals: { "sts:ExternalId": externalId } },
  };
  return JSON.stringify({ Version: "2012-10-17", Statement: [statement] }, null, 2);
}

function accountsFile(externalId: string): string {
  return [
    "accounts:",
    '  - id: "<account>"',
    `    roleArn: ${ROLE}`,
    `    externalId: "${externalId}"`,
    "    regions: [<region>]",
  ].join("\n");
}
