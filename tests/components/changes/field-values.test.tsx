import { renderToStaticMarkup } from "react-dom/server";
import { IntlProvider } from "use-intl";
import { expect, test } from "vitest";
import { FieldValues } from "#components/changes/field-values.tsx";
import { messages } from "#components/messages/messages.ts";

const definition = (account: string, revision: string) => `arn:aws:ecs:eu-west-1:${account}:task-definition/web:${revision}`; // prettier-ignore

function said(before: string | undefined, after: string | undefined, path = "taskDefinition"): string {
  const markup = renderToStaticMarkup(
    <IntlProvider locale="en" timeZone="UTC" messages={messages.en}>
      <FieldValues path={path} before={before} after={after} />
    </IntlProvider>,
  );
  return markup.replaceAll(/<[^>]*>/g, "");
}

test("two ARNs of one account and Region are told by what follows them; any other value is told whole", () => {
  const [one, two] = [definition("111111111111", "8"), definition("111111111111", "9")];
  expect(said(one, two)).toBe("before: task-definition/web:8 → after: task-definition/web:9");
  const elsewhere = definition("222222222222", "9");
  expect(said(one, elsewhere)).toBe(`before: ${one} → after: ${elsewhere}`);
  expect(said(one, undefined)).toBe(`before: ${one}`);
  expect(said("80", "8080")).toBe("before: 80 → after: 8080");
});

test("a rule of a security group is told in words, and a value that only reads like one stays", () => {
  const rule = "ingress tcp 8443 sg-0569b13a";
  expect(said(rule, undefined, "rules[sgr-0bbfafa0b9f43a787]")).toBe("before: inbound tcp 8443 from sg-0569b13a");
  expect(said(undefined, "egress all 0.0.0.0/0", "rules[sgr-1]")).toBe("after: outbound all to 0.0.0.0/0");
  expect(said(rule, undefined, "description")).toBe(`before: ${rule}`);
});
