import { renderToStaticMarkup } from "react-dom/server";
import { describe, expect, test } from "vitest";
import { tabOfKey, Tabs } from "#components/ui/tabs.tsx";

const tabs = [
  { key: "cli", title: "AWS CLI", content: "aws ec2" },
  { key: "terraform", title: "Terraform", content: "resource" },
];

/** The attributes of every tab, and of the panel. */
function partsOf(markup: string): readonly string[] {
  return [...markup.matchAll(/<[^>]*role="tab(?:panel)?"[^>]*>/g)].map(([part]) => part);
}

describe("tabs", () => {
  test("name the open one, lead to its panel, and are one stop of the Tab key", () => {
    const [cli = "", terraform = "", panel = ""] = partsOf(renderToStaticMarkup(<Tabs label="As" tabs={tabs} />));
    const controls = /aria-controls="([^"]+)"/.exec(cli)?.[1];
    expect(cli).toMatch(/aria-selected="true".*tabindex="0"/i);
    expect(terraform).toMatch(/aria-selected="false".*tabindex="-1"/i);
    expect(panel).toContain(`id="${controls ?? "none"}"`);
    expect(panel).toContain(`aria-labelledby="${/ id="([^"]+)"/.exec(cli)?.[1] ?? "none"}"`);
  });

  test("open the one they are told to, or the first when there is no such", () => {
    expect(renderToStaticMarkup(<Tabs label="As" tabs={tabs} selected="terraform" />)).toContain(">resource<");
    expect(renderToStaticMarkup(<Tabs label="As" tabs={tabs} selected="cdk" />)).toContain(">aws ec2<");
  });

  test("are walked with the arrow keys, around at the ends", () => {
    expect([tabOfKey("ArrowRight", 0, 3), tabOfKey("ArrowRight", 2, 3)]).toEqual([1, 0]);
    expect([tabOfKey("ArrowLeft", 1, 3), tabOfKey("ArrowLeft", 0, 3)]).toEqual([0, 2]);
    expect([tabOfKey("Home", 2, 3), tabOfKey("End", 0, 3)]).toEqual([0, 2]);
    expect(tabOfKey("ArrowDown", 0, 3)).toBeUndefined();
  });
});
