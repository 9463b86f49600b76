import { html, type Inserted } from "../markup.ts";
import { openText } from "../open-text.ts";
import { table, type Pen } from "./html-parts.ts";

/** Every way from a listener to a service. */
export function reachability({ document, words }: Pen): readonly Inserted[] {
  const { columns } = words;
  const rows = document.reachability.map((path) => [
    path.loadBalancer,
    `${path.listener} ${path.rule}`.trim(),
    path.targetGroup,
    path.service,
    html`<span class="v-${path.verdict}">${words.verdicts[path.verdict]}</span>`,
    path.because,
    path.health === undefined ? words.notRead : words.healthy(path.health.healthy, path.health.all),
  ]);
  const head = [columns.loadBalancer, columns.listener, columns.targetGroup, columns.service, columns.verdict, columns.because, columns.health]; // prettier-ignore
  return [rows.length === 0 ? html`<p>${words.none}</p>` : table(head, rows)];
}

/** Who reaches whom. */
export function pairs({ document, words }: Pen): readonly Inserted[] {
  const { columns, pairs: said } = words;
  const rows = document.pairs.map(({ to, verdict, ports, from }) => [
    to,
    html`<span class="v-${verdict}">${words.verdicts[verdict]}</span>`,
    openText({ verdict, ports }, words),
    from.map((name) => (name === "internet" ? said.internet : name)).join(", "),
  ]);
  const head = [said.receiver, columns.verdict, said.open, said.senders];
  return [html`<p>${said.lead}</p>`, rows.length === 0 ? html`<p>${words.none}</p>` : table(head, rows)];
}
