import type { Box, Geometry } from "../geometry.ts";
import type { GroundModel } from "../ground/ground-model.ts";
import type { ChartLanguage } from "../words.ts";
import { lineOf } from "./read-chart.ts";
import type { Reading } from "./reading.ts";
import { readingWords } from "./reading-words.ts";

/** Reads the ground: a region a VPC, its subnets in the order they are drawn, each before those who live in it. */
export function readGround(model: GroundModel, geometry: Geometry, language: ChartLanguage): Reading {
  const vpcs = new Map(model.vpcs.map((vpc) => [vpc.urn, vpc]));
  const parts = new Map<string, Box[]>();
  let current: Box[] = [];
  for (const box of geometry.boxes) {
    if (vpcs.has(box.urn)) parts.set(box.urn, (current = []));
    current.push(box);
  }
  const words = readingWords(language);
  const regions = [...parts].map(([urn, boxes]) => {
    const name = vpcs.get(urn)?.name ?? "";
    const rows = boxes.map((box) => lineOf(box, { language }));
    return {
      id: urn,
      says: `VPC ${name}`,
      blocks: [{ id: urn, kind: "list" as const, says: words.count(name, rows.length), columns: 1, rows }],
    };
  });
  return { regions, beside: false };
}
