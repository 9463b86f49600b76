import { renderToStaticMarkup } from "react-dom/server";
import { IntlProvider } from "use-intl";
import { expect, test } from "vitest";
import { ApiRefusal } from "#lib/api/client.ts";
import { messages } from "#components/messages/messages.ts";
import { RequestTrouble } from "#components/queries/loaded.tsx";

const refusal = new ApiRefusal({
  type: "about:blank",
  title: "Not found",
  status: 404,
  detail: "There is no snapshot <b>never</b>.",
  accepted: "a snapshot id or latest",
});

function markupOf(error: Error, keeps: boolean, language: "en" | "ja" = "en"): string {
  return renderToStaticMarkup(
    <IntlProvider locale={language} timeZone="UTC" messages={messages[language]}>
      <RequestTrouble error={error} retry={() => undefined} keeps={keeps} />
    </IntlProvider>,
  );
}

test("a refusal is a sentence with its code, what is accepted and a way to copy it; what was shown stays", () => {
  const markup = markupOf(refusal, true);
  expect(markup).toContain("There is no snapshot &lt;b&gt;never&lt;/b&gt;.");
  expect(markup).toContain("404 Not found");
  expect(markup).toContain("a snapshot id or latest");
  expect(markup).toContain("What was shown before stays below.");
  expect(markup).toContain('aria-label="Copy the details of the refusal"');
});

test("a server that does not answer is said to be silent, in both languages, without a code", () => {
  expect(markupOf(new TypeError("fetch failed"), false)).toContain("The server did not answer.");
  expect(markupOf(new TypeError("fetch failed"), false, "ja")).not.toMatch(/404|fetch failed/);
});
