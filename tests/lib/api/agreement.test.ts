import { describe, expect, test } from "vitest";
import { agreementOf } from "#lib/api/agreement.ts";
import type { LiveAnswer } from "#lib/api/dns-live.ts";
import type { DnsResolution } from "#lib/api/dns.ts";

const question = { name: "www.example.jp", type: "A", vpc: "internet" };

const modelled = (
  answer: DnsResolution["answer"],
  alternatives: readonly DnsResolution["answer"][] = [],
): DnsResolution => ({
  question,
  answer,
  steps: [],
  risks: [],
  alternatives: alternatives.map((one) => ({ ...one, when: [], steps: [] })),
  notes: [],
  unknowns: [],
});

const live = (kind: LiveAnswer["kind"], values: readonly string[] = []): LiveAnswer => ({
  question: { name: question.name, type: question.type },
  kind,
  values,
  at: "2026-11-21T12:00:00.000Z",
});

const two = modelled({ kind: "addresses", addresses: ["203.0.113.1", "203.0.113.2"] });

describe("a live answer", () => {
  test("agrees when it is any part of what the records allow", () => {
    expect(agreementOf(two, live("values", ["203.0.113.2"]))).toBe("agrees");
    const weighted = modelled({ kind: "addresses", addresses: ["203.0.113.1"] }, [
      { kind: "addresses", addresses: ["203.0.113.9"] },
    ]);
    expect(agreementOf(weighted, live("values", ["203.0.113.9"]))).toBe("agrees");
  });

  test("agrees in part, or contradicts, by the addresses the records do not have", () => {
    expect(agreementOf(two, live("values", ["203.0.113.1", "198.51.100.7"]))).toBe("partly");
    expect(agreementOf(two, live("values", ["198.51.100.7"]))).toBe("contradicts");
    expect(agreementOf(two, live("nxdomain"))).toBe("contradicts");
  });

  test("agrees that a name is not there, and contradicts when it is", () => {
    expect(agreementOf(modelled({ kind: "nxdomain" }), live("nxdomain"))).toBe("agrees");
    expect(agreementOf(modelled({ kind: "nodata" }), live("nxdomain"))).toBe("contradicts");
    expect(agreementOf(modelled({ kind: "nxdomain" }), live("values", ["203.0.113.1"]))).toBe("contradicts");
  });

  test("compares names without case and final dot", () => {
    const named = modelled({ kind: "records", values: ["Mail.example.jp."] });
    expect(agreementOf(named, live("values", ["mail.example.jp"]))).toBe("agrees");
  });

  test("tells nothing where one of the two does not", () => {
    expect(agreementOf(two, live("failed"))).toBe("untold");
    expect(agreementOf(modelled({ kind: "outside" }), live("values", ["203.0.113.1"]))).toBe("untold");
    expect(agreementOf(modelled({ kind: "load-balancer" }), live("values", ["203.0.113.1"]))).toBe("untold");
  });
});
