import { renderToStaticMarkup } from "react-dom/server";
import { describe, expect, test } from "vitest";
import { Sentence } from "#components/ui/sentence.tsx";

describe("a sentence", () => {
  const marked = (text: string) =>
    [...renderToStaticMarkup(<Sentence text={text} />).matchAll(/<span class="[^"]*id_[^"]*">(.*?)<\/span>/g)].map(
      ([, id]) => id,
    );

  test("sets ids that AWS made apart, and changes no word", () => {
    const text =
      "web cannot reach 2 targets: security group sg-0097b2e99fb3716d1 does not let tcp/9090 in from sg-0569b13a";
    expect(marked(text)).toEqual(["sg-0097b2e99fb3716d1", "sg-0569b13a"]);
    expect(renderToStaticMarkup(<Sentence text={text} />).replaceAll(/<[^>]*>/g, "")).toBe(text);
  });

  test("knows prefixes of several parts, and ids that a sentence in Japanese has no spaces beside", () => {
    expect(marked("ルートテーブルrtb-019050110256c70f7はtgw-attach-0a1b2c3d4e5f60718へ")).toEqual([
      "rtb-019050110256c70f7",
      "tgw-attach-0a1b2c3d4e5f60718",
    ]);
  });

  test("leaves names alone, also those that end like an id, and hosts", () => {
    for (const text of [
      "harbour-public",
      "a-decade",
      "web-12345678901",
      "web-1482650937.ap-northeast-1.elb.amazonaws.com",
    ])
      expect(marked(text)).toEqual([]);
  });

  test("keeps a name whole at its hyphens, and breaks a long host between its labels", () => {
    const pieces = (text: string) =>
      renderToStaticMarkup(<Sentence text={text} />)
        .replaceAll("<wbr/>", "|")
        .replaceAll(/<span[^>]*>(.*?)<\/span>/g, "[$1]");
    expect(pieces("crew-roster は cart-cluster に")).toBe("[crew-roster] は [cart-cluster] に");
    expect(pieces("no web-1482650937.ap-northeast-1.elb.amazonaws.com any more")).toBe(
      "no [web-1482650937.]|[ap-northeast-1.]|[elb.]|[amazonaws.]|[com] any more",
    );
  });

  test("is text, whatever it holds", () => {
    expect(renderToStaticMarkup(<Sentence text="<b>bold</b>" />)).toBe("&lt;b&gt;bold&lt;/b&gt;");
  });
});
