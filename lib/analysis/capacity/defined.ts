/** The values that are there, without those that are `undefined`. */
export function defined<Values extends { readonly [name: string]: unknown }>(
  values: Values,
): { readonly [Name in keyof Values]?: Exclude<Values[Name], undefined> } {
  // Entries that are not undefined, under the same names.
  return Object.fromEntries(Object.entries(values).filter(([, value]) => value !== undefined)) as {
    readonly [Name in keyof Values]?: Exclude<Values[Name], undefined>;
  };
}
