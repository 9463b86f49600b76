import type { Inspection } from "#lib/inspection/inspection.ts";
import type { Urn } from "#lib/model/urn.ts";
import { chartModel } from "../chart/build-chart.ts";
import { chartDefinitions, chartSvg } from "../chart/chart-svg.ts";
import { chartsOfVpcs } from "../chart/charts-of-vpcs.ts";
import type { ChartModel } from "../chart/chart-model.ts";
import type { Geometry } from "../chart/geometry.ts";
import { groundModel } from "../chart/ground/build-ground.ts";
import type { GroundVpc } from "../chart/ground/ground-model.ts";
import { layoutGround } from "../chart/ground/layout-ground.ts";
import { layoutChart } from "../chart/layout.ts";
import { litBoxes } from "../chart/lit-boxes.ts";
import { withoutHidden } from "../chart/without-hidden.ts";
import { writeSvg } from "../chart/write-svg.ts";
import type { ReportChanges } from "../changes/report-changes.ts";
import { html, trusted, type Inserted, type Markup } from "../markup.ts";
import type { Language } from "../text/language.ts";
import { said } from "./html-parts.ts";
import type { Pen } from "./pen.ts";

/** A drawing without what the page has once for all of them: the style sheet and the fills. */
function drawing(geometry: Geometry): Markup {
  const svg = chartSvg(geometry);
  const own = svg.children.filter(
    (child) => typeof child === "string" || (child.tag !== "style" && child.tag !== "defs"),
  );
  return trusted(writeSvg({ ...svg, children: own }));
}

function headOf(vpc: { readonly name: string; readonly cidrs: readonly string[]; readonly place: string }): Markup {
  return html`<h3>VPC ${vpc.name} <span class="id">${[...vpc.cidrs, vpc.place].join(" · ")}</span></h3>`;
}

/** Whether anything lives in a VPC: the others are a line each. */
function isLivedIn({ subnets }: GroundVpc): boolean {
  return subnets.some(({ groups, unread }) => groups.length > 0 || unread !== undefined);
}

function flowPages(model: ChartModel, language: Language): readonly Markup[] {
  return chartsOfVpcs(model).map(({ vpc, model: own }) => {
    const geometry = layoutChart(own, { detail: 3, language, expanded: new Set() });
    return html`<section class="sheet">
      ${headOf(vpc)}
      <figure lang="${language}">${drawing(geometry)}</figure>
    </section> `;
  });
}

/** What changed, where it is on the map, with the ways between; nothing else. */
export function mapOfChanges(inspection: Inspection): (pen: Pen) => readonly Inserted[] {
  return (pen) => {
    const changed = changedUrns(pen.document.changes);
    const model = chartModel(inspection, { withTasks: false });
    const lit = litBoxes(model, changed, { routes: true });
    if (lit.size === 0) return [html`<p>${said(pen, ({ words }) => words.changes.notOnMap)}</p>`];
    const shown = withoutHidden(model, (urn) => !lit.has(urn));
    return [
      html`<p>${said(pen, ({ words }) => words.changes.map)}</p>`,
      trusted(writeSvg(chartDefinitions)),
      flowPages({ ...shown, otherNames: 0 }, pen.language),
    ];
  };
}

function changedUrns(changes: ReportChanges | undefined): ReadonlySet<Urn> {
  const { reachability, configuration } = changes ?? {};
  return new Set([
    ...(configuration?.changes ?? []).map(({ urn }) => urn),
    ...(reachability?.changes ?? []).flatMap(({ toUrn, from }) => [toUrn, ...from.map(({ urn }) => urn)]),
  ]);
}

/** The map, a page of paper for what leads to each VPC and one for where everything in it lives. */
export function mapPages(inspection: Inspection): (pen: Pen) => readonly Inserted[] {
  return (pen) => {
    const { language } = pen;
    const flows = flowPages(chartModel(inspection, { withTasks: false }), language);
    const ground = groundModel(inspection);
    const lived = ground.vpcs.filter(isLivedIn);
    const plans = lived.map((vpc, index) => {
      const geometry = layoutGround({ ...ground, vpcs: [vpc], unread: index === 0 ? ground.unread : [] }, language);
      return html`<section class="sheet">
        ${headOf(vpc)}
        <p>${said(pen, ({ words }) => words.groundLead)}</p>
        <figure lang="${language}">${drawing(geometry)}</figure>
      </section> `;
    });
    return [trusted(writeSvg(chartDefinitions)), flows, plans];
  };
}
