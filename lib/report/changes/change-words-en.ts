import type { ChangeWords } from "../report-wording.ts";

/** The fixed words of what changed, in English. */
export const englishChangeWords: ChangeWords = {
  since: (at, snapshotId) => `Compared with snapshot ${snapshotId}, read at ${at}.`,
  inResult: (pairs, resources) =>
    pairs === 0 && resources === 0
      ? " Since the snapshot it is compared with, neither reachability nor configuration changed."
      : ` Since the snapshot it is compared with, the reachability of ${String(pairs)} ${pairs === 1 ? "pair" : "pairs"} changed, and ${String(resources)} ${resources === 1 ? "resource is" : "resources are"} new, gone or configured differently.`,
  reachability: "Reachability",
  configuration: "Configuration",
  findings: "Problems",
  map: "Only what changed in configuration or reachability, and the ways between; everything else is left out.",
  notOnMap: "Nothing that changed has a place on the map.",
  noReachability: "Whatever both snapshots have reaches the same as before.",
  noConfiguration: "No configuration changed.",
  noFindings: "No problem came or went.",
  pairs: (pairs) =>
    `${String(pairs)} ${pairs === 1 ? "pair" : "pairs"} of services, load balancers and the internet, on all protocols and ports, each with what changed on its way.`,
  onlyBefore: (names) => `Gone, so not compared: ${names}.`,
  onlyAfter: (names) => `New, so not compared: ${names}.`,
  unread: (areas) =>
    `Not read to the end in one of both snapshots, so what came to or went from them cannot be told: ${areas}.`,
  folded: ({ added, removed, changed }) => `${String(added)} came, ${String(removed)} went, ${String(changed)} changed`,
  became: { opened: "opened", closed: "closed", changed: "changed", unknown: "not known" },
  change: { added: "added", removed: "removed", changed: "changed" },
  findingBecame: { new: "new", resolved: "resolved", unknown: "not seen, not judged" },
  before: "Before",
  after: "After",
  cause: "What changed on the way",
  noCause: "Nothing that changed was found on the way.",
  what: "Resource",
};
