import { describe, expect, it } from "vitest";
import { addressRedactor } from "#lib/report/redact/redact-address.ts";
import { textRedactor } from "#lib/report/redact/redact-text.ts";
import { redactionKey } from "#lib/server/redaction-key.ts";
import { snapshotOf } from "../../../support/snapshots.ts";

const keyed = redactionKey(snapshotOf({}));
const redactor = (level: "accounts" | "addresses" | "names") => textRedactor(level, keyed, addressRedactor(keyed, []));
const names = redactor("names");
const hide = (text: string) => names(text, true);

describe("texts that are hidden", () => {
  it("keep the grammar of ARNs, DNS names and AWS's sentences, and hide each name in them alike", () => {
    const [web = "", checkout = ""] = ["web", "checkout"].map(hide);
    expect(hide("arn:aws:ecs:eu-west-1:111122223333:service/web/checkout")).toMatch(
      new RegExp(`^arn:aws:ecs:eu-west-1:\\d{12}:service/${web}/${checkout}$`),
    );
    expect(hide("(service checkout) was unable to place a task")).toBe(
      `(service ${checkout}) was unable to place a task`,
    );
    expect(hide("dualstack.web-1234567890.eu-west-1.elb.amazonaws.com")).toMatch(
      new RegExp(`^dualstack\\.${web}-\\d{10}\\.eu-west-1\\.elb\\.amazonaws\\.com$`),
    );
    expect(hide("Checkout")).toBe(checkout.charAt(0).toUpperCase() + checkout.slice(1));
  });

  it("leave identifiers that AWS made up, and hide what only looks a little like one", () => {
    for (const id of [
      "sg-0123456789abcdef0",
      "eni-01234567",
      "tgw-attach-0123456789abcdef0",
      "Z0123456789ABCDEFGHIJ",
    ]) {
      expect(hide(id)).toBe(id);
    }
    expect(hide("sg-checkout")).not.toContain("checkout");
    expect(hide("deadbeef")).not.toBe("deadbeef");
  });

  it("keep the endpoints of AWS and hide the same word as a name", () => {
    expect(hide("com.amazonaws.eu-west-1.logs")).toBe("com.amazonaws.eu-west-1.logs");
    expect(hide("api.ecr.eu-west-1.amazonaws.com")).toBe("api.ecr.eu-west-1.amazonaws.com");
    expect(hide("api.ecr.eusc-de-east-1.amazonaws.eu")).toBe("api.ecr.eusc-de-east-1.amazonaws.eu");
    expect(hide("eu.amazonaws.eusc-de-east-1.ecr.api")).toBe("eu.amazonaws.eusc-de-east-1.ecr.api");
    expect(hide("logs")).not.toBe("logs");
    expect(hide("orders.s3.eu-west-1.amazonaws.com")).not.toContain("orders");
  });

  it("hide addresses however they are written: with hyphens, backwards, as blocks, in IPv6", () => {
    const address = hide("10.20.30.40");
    expect(hide("ip-10-20-30-40.eu-west-1.compute.internal")).toBe(
      `ip-${address.replaceAll(".", "-")}.eu-west-1.compute.internal`,
    );
    expect(hide("40.30.20.10.in-addr.arpa")).toBe(`${address.split(".").reverse().join(".")}.in-addr.arpa`);
    expect(hide("[2600:1f14:abc::7]:443")).not.toContain("1f14:abc");
  });

  it("hide names in any script, with marks, emoji and invisible characters", () => {
    for (const name of ["予約データベース", "🚢⚓", "<b>Käse</b>", "\u202Ekcart", "a\u200Bsecret"]) {
      expect(hide(name)).toMatch(/^[\u0020-\u007E]*$/);
      expect(hide(name)).not.toContain("Käse");
    }
  });

  it("hide no more than the level says", () => {
    const text = "arn:aws:ecs:eu-west-1:111122223333:service/web/checkout at 10.20.30.40";
    expect(redactor("accounts")(text, true)).toMatch(/service\/web\/checkout at 10\.20\.30\.40$/);
    expect(redactor("addresses")(text, true)).toMatch(/service\/web\/checkout at (?!10\.20\.30\.40)[\d.]+$/);
    expect(redactor("accounts")(text, true)).not.toContain("111122223333");
  });

  it("hide the unique ids of IAM at every level: an account can be worked out from them", () => {
    expect(redactor("accounts")("AROAEXAMPLE1234567890:survey", true)).not.toContain("AROAEXAMPLE1234567890");
  });
});
