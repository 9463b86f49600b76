/** The types Route 53 has records of. Source: Route 53 Developer Guide, "Supported DNS record types". */
export const recordTypes = [
  "A", "AAAA", "CAA", "CNAME", "DS", "HTTPS", "MX", "NAPTR", "NS", "PTR", "SOA", "SPF", "SRV", "SSHFP", "SVCB", "TLSA", "TXT",
] as const; // prettier-ignore

/** The types that can be asked for live. */
export const liveTypes = ["A", "AAAA", "CAA", "CNAME", "MX", "NS", "PTR", "SOA", "SRV", "TXT"] as const;
