const subjects = [
  "checkout", "catalog", "search", "cart", "pricing", "inventory", "payments", "ledger", "notification", "identity",
  "profile", "media", "recommendation", "shipping", "returns", "fraud", "tax", "billing", "analytics", "reporting",
]; // prettier-ignore

const roles = [
  "api", "worker", "web", "scheduler", "consumer", "gateway", "admin", "batch", "webhook", "stream", "cache", "sync",
  "export", "import", "proxy",
]; // prettier-ignore

/** The service of this number, as a company would name it: no two are alike. Number 0 is the busiest. */
export function serviceName(index: number): string {
  const subject = subjects[index % subjects.length] ?? "";
  const role = roles[Math.floor(index / subjects.length) % roles.length] ?? "";
  const round = Math.floor(index / (subjects.length * roles.length));
  return round === 0 ? `${subject}-${role}` : `${subject}-${role}-${String(round + 1)}`;
}

/** The team of this number. */
export function teamName(index: number): string {
  const round = Math.floor(index / subjects.length);
  return `${subjects[index % subjects.length] ?? ""}${round === 0 ? "" : String(round + 1)}`;
}
