import type { Box } from "../geometry.ts";
import { chartWords, type ChartLanguage } from "../words.ts";
import { tellConnections, type Connections } from "./connections.ts";
import { readingWords } from "./reading-words.ts";

/** What is said of a box that is no row of a service: its title, where it leads, and the worst finding about it. */
export function boxSentence(
  box: Box,
  { connections, language }: { readonly connections?: Connections | undefined; readonly language: ChartLanguage },
): string {
  const words = readingWords(language);
  const chart = chartWords(language);
  const told =
    connections === undefined
      ? []
      : (["incoming", "outgoing"] as const).flatMap((direction) =>
          tellConnections(connections[direction].get(box.urn) ?? [], direction, { names: connections.names, language }),
        );
  const findings = box.marks.map(({ severity }) => chart.finding(chart.severities[severity]));
  return [box.title.replaceAll(" · ", words.comma), ...told, ...findings].join(words.comma);
}
