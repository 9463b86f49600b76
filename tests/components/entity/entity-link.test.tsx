import { NuqsTestingAdapter } from "nuqs/adapters/testing";
import type { ReactNode } from "react";
import { renderToStaticMarkup } from "react-dom/server";
import { IntlProvider } from "use-intl";
import { describe, expect, test } from "vitest";
import { entityHref } from "#components/entity/entity-href.ts";
import { EntityLink, shortId } from "#components/entity/entity-link.tsx";

const balancer = "aws/111111111111/eu-west-1/load-balancer/app/web/50dc6c495c0c9188";

function markupOf(link: ReactNode, address = ""): string {
  return renderToStaticMarkup(
    <NuqsTestingAdapter searchParams={address}>
      <IntlProvider locale="en">{link}</IntlProvider>
    </NuqsTestingAdapter>,
  );
}

describe("a link to a resource", () => {
  test("encodes the URN as one part of the address", () => {
    expect(entityHref("aws/1/eu-west-1/ecs-service/web/api")).toBe("/e/aws%2F1%2Feu-west-1%2Fecs-service%2Fweb%2Fapi");
  });

  test("is called by the part of the id that people know", () => {
    expect(shortId(balancer)).toBe("web");
    expect(shortId("aws/111111111111/global/record-set/Z1/www.example.jp/A")).toBe("www.example.jp A");
    expect(shortId("aws/111111111111/eu-west-1/ecs-service/web/api")).toBe("web/api");
    expect(shortId("aws/111111111111/eu-west-1/ecs-task/web/1ce1ece4b22b1d2c1cb8266b6081c688")).toBe("web/1ce1ece4…");
    expect(shortId("aws/1/eu-west-1/ecs-container-instance/web/54e9249018e63c25be3838bb3d6ecf21")).toBe(
      "web/54e92490…",
    );
  });

  test("is titled with the id, and says no words a second time", () => {
    const linkOf = (markup: string) => /<a [^>]*>/.exec(markup)?.[0] ?? "";
    expect(linkOf(markupOf(<EntityLink urn={balancer} />))).toContain('title="app/web/50dc6c495c0c9188"');
    expect(linkOf(markupOf(<EntityLink urn="aws/1/eu-west-1/ecs-cluster/web" />))).not.toContain("title=");
  });

  test("carries the tag of its kind, an ALB being told from an NLB", () => {
    expect(markupOf(<EntityLink urn={balancer} />)).toContain(">ALB<");
  });

  test("shows a hostile name as text", () => {
    const markup = markupOf(<EntityLink urn={balancer} name="<script>alert(1)</script>" />);
    expect(markup).toContain("&lt;script&gt;alert(1)&lt;/script&gt;");
    expect(markup).not.toContain("<script>");
  });

  test("is no link when what it names is no resource", () => {
    expect(markupOf(<EntityLink urn="10.0.0.0/16" />)).not.toContain("<a");
  });

  test("names an area that findings are about in words", () => {
    const markup = markupOf(<EntityLink urn="aws/111111111111/eu-west-1/area/networkAcls" />);
    expect(markup).toContain("Network ACLs");
    expect(markup).toContain("111111111111/eu-west-1");
    expect(markup).not.toContain("<a");
  });

  test("stays with the snapshot that is looked at", () => {
    const markup = markupOf(<EntityLink urn={balancer} />, "?at=20260101T000000Z-aa");
    expect(markup).toContain("?at=20260101T000000Z-aa");
  });
});
