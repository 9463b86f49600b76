import { columns, type ColumnKey, type ColumnLook } from "#lib/inventory/column-table.ts";

const widths: { readonly [Look in ColumnLook]: number } = {
  things: 140,
  text: 96,
  mono: 130,
  number: 74,
  time: 130,
  severity: 56,
};

/** Columns whose values are longer or shorter than others of their look. */
const own: { readonly [Key in ColumnKey]?: number } = {
  arn: 300,
  cluster: 96,
  vpc: 110,
  sg: 180,
  health: 100,
  running: 70,
  desired: 70,
  id: 210,
  description: 260,
  values: 220,
  alias: 260,
  dnsName: 260,
  serviceName: 280,
  cidr: 170,
  az: 140,
  state: 160,
  tags: 260,
  port: 110,
  proto: 90,
  instanceId: 170,
  launch: 100,
  mode: 84,
};

/** The width of a column, in pixels. */
export function columnWidth(key: ColumnKey): number {
  return own[key] ?? widths[columns[key].look];
}
