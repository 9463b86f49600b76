import { renderToStaticMarkup } from "react-dom/server";
import { IntlProvider } from "use-intl";
import { expect, test } from "vitest";
import { FieldValues } from "#components/changes/field-values.tsx";
import { messages } from "#components/messages/messages.ts";

const definition = (account: string, revision: string) => `arn:aws:ecs:eu-west-1:${account}:task-definition/web:${revision}`; // prettier-ignore

function said(before: string | undefined, after: string | undefined): string {
  const markup = renderToStaticMarkup(
    <IntlProvider locale="en" timeZone="UTC" messages={messages.en}>
      <FieldValues before={before} after={after} />
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
