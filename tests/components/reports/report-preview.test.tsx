import { renderToStaticMarkup } from "react-dom/server";
import { IntlProvider } from "use-intl";
import { expect, test } from "vitest";
import { ReportPreview } from "#components/reports/report-preview.tsx";
import { messages } from "#components/messages/messages.ts";

test("until somebody listens for the document there is no frame, and a sentence says what is to come", () => {
  const page = renderToStaticMarkup(
    <IntlProvider locale="en" timeZone="UTC" messages={messages.en}>
      <ReportPreview src="/api/v1/exports/html?lang=en" />
    </IntlProvider>,
  );
  expect(page).not.toContain("<iframe");
  expect(page).toContain(messages.en.reports.previewComing);
  // Who takes a picture of the page waits for it.
  expect(page).toContain("data-waiting");
});
