type BySize = { readonly [size: string]: number };

/** Task limits with a trunk by size, as nearly every family has them. */
const usual: BySize = {
  medium: 4,
  large: 10,
  xlarge: 20,
  "2xlarge": 40,
  "3xlarge": 40,
  "4xlarge": 60,
  "6xlarge": 60,
  "8xlarge": 60,
  "9xlarge": 60,
  "12xlarge": 60,
  "16xlarge": 120,
  "18xlarge": 120,
  "24xlarge": 120,
  "32xlarge": 120,
  "48xlarge": 120,
  "96xlarge": 120,
  metal: 120,
  "metal-24xl": 120,
  "metal-48xl": 120,
  "metal-96xl": 120,
};

/** Intel and AMD since the sixth generation carry more in the middle sizes. */
const sinceSixth: BySize = { ...usual, "8xlarge": 90, "12xlarge": 120 };

/** The flex types of the eighth generation: one size lower. */
const flex: BySize = { ...usual, large: 4, xlarge: 10, "2xlarge": 20, "4xlarge": 40, "12xlarge": 120 };

const upTo24 = "large xlarge 2xlarge 4xlarge 8xlarge 12xlarge 16xlarge 24xlarge";
const withNines = "large xlarge 2xlarge 4xlarge 9xlarge 12xlarge 18xlarge 24xlarge";
const without8 = "large xlarge 2xlarge 4xlarge 12xlarge 16xlarge 24xlarge";
const graviton = "medium large xlarge 2xlarge 4xlarge 8xlarge 12xlarge 16xlarge";
const upTo32 = `${upTo24} 32xlarge metal`;
const upTo48 = `${upTo32} 48xlarge`;

/** The families of AWS's table whose limits follow from the size, with the sizes the table lists. */
const regularRows: { readonly [sizes: string]: { readonly usual?: string; readonly sinceSixth?: string } } = {
  [upTo24]: { usual: "m5 m5a m5ad m5d c5a r5a r5ad r5d" },
  [withNines]: { usual: "c5 c5d" },
  [without8]: { usual: "c5ad r5" },
  [`${graviton} metal`]: { usual: "m6g m6gd m7g c6g c6gd c7g r6g r6gd r7g" },
  [graviton]: { usual: "c6gn" },
  [upTo32]: { sinceSixth: "m6i m6id m6idn m6in c6i c6id c6in r6i r6id r6idn r6in" },
  [upTo48]: { sinceSixth: "m6a c6a r6a" },
  "large xlarge 2xlarge 4xlarge 8xlarge 12xlarge 16xlarge": { usual: "m5n" },
  "large xlarge 2xlarge 4xlarge 8xlarge 16xlarge": { usual: "im4gn" },
  "medium large xlarge 2xlarge 4xlarge 8xlarge": { usual: "is4gen" },
  "large xlarge 2xlarge 4xlarge 8xlarge 12xlarge 16xlarge metal": { usual: "x2gd" },
  "large xlarge 2xlarge 4xlarge": { usual: "a1" },
  "xlarge 2xlarge 4xlarge 8xlarge 16xlarge metal": { usual: "g5g" },
  "16xlarge": { usual: "r5b r5dn" },
  "16xlarge 24xlarge 32xlarge metal": { usual: "x2idn" },
  "3xlarge 6xlarge 24xlarge": { usual: "vt1" },
  metal: { usual: "m5d" },
};

/** The rows that follow no rule. */
const singleRows: { readonly [instanceType: string]: number } = {
  "a1.medium": 10,
  "x2gd.medium": 10,
  "mac2.metal": 12,
  "m5zn.large": 14,
  "m5zn.xlarge": 31,
  "m5zn.2xlarge": 64,
  "m5zn.3xlarge": 98,
  "m5zn.6xlarge": 120,
  "hpc6a.48xlarge": 120,
  "hpc6id.32xlarge": 120,
  "u-3tb1.56xlarge": 12,
  "u-6tb1.56xlarge": 12,
  "u-18tb1.metal": 12,
  "u-24tb1.metal": 12,
  "x2iedn.xlarge": 13,
  "x2iedn.2xlarge": 29,
  "x2iedn.4xlarge": 60,
  "x2iedn.8xlarge": 120,
  "x2iedn.16xlarge": 120,
  "x2iedn.24xlarge": 120,
  "x2iedn.32xlarge": 120,
  "x2iedn.metal": 120,
  "x2iezn.2xlarge": 64,
  "x2iezn.4xlarge": 120,
  "x2iezn.6xlarge": 120,
  "x2iezn.8xlarge": 120,
  "x2iezn.12xlarge": 120,
  "x2iezn.metal": 120,
  "i4i.large": -2,
  "i4i.xlarge": 8,
  "i4i.2xlarge": 28,
  "i4i.4xlarge": 58,
  "i4i.8xlarge": 118,
  "i4i.16xlarge": 248,
  "i4i.32xlarge": 498,
  "i4i.metal": 498,
  "dl1.24xlarge": 120,
  "g4ad.xlarge": 12,
  "g4ad.2xlarge": 12,
  "g4ad.4xlarge": 12,
  "g4ad.8xlarge": 12,
  "g4ad.16xlarge": 12,
  "g5.xlarge": 6,
  "g5.2xlarge": 19,
  "g5.4xlarge": 40,
  "g5.8xlarge": 90,
  "g5.12xlarge": 120,
  "g5.16xlarge": 120,
  "g5.24xlarge": 120,
  "g5.48xlarge": 120,
  "p3.2xlarge": 40,
  "p3.8xlarge": 60,
  "p3.16xlarge": 120,
  "p4d.24xlarge": 120,
  "p4de.24xlarge": 120,
  "trn1.2xlarge": 19,
  "trn1.32xlarge": 120,
};

function regularLimits(): readonly (readonly [string, number])[] {
  return Object.entries(regularRows).flatMap(([sizes, { usual: families = "", sinceSixth: newer = "" }]) =>
    sizes.split(" ").flatMap((size) => [...limitsOf(families, size, usual), ...limitsOf(newer, size, sinceSixth)]),
  );
}

function limitsOf(families: string, size: string, bySize: BySize): readonly (readonly [string, number])[] {
  const limit = bySize[size];
  if (families === "" || limit === undefined) return [];
  return families.split(" ").map((family) => [`${family}.${size}`, limit]);
}

/**
 * Task limits with a trunk as AWS lists them, by instance type; some are no sensible number.
 * Source: ECS developer guide, "Elastic network interface trunking", supported instance types.
 */
export const listedTrunkLimits: ReadonlyMap<string, number> = new Map([
  ...regularLimits(),
  ...Object.entries(singleRows),
]);

/** Families and types that the same page calls unsupported, though some stand in its table. */
export const calledUnsupported: ReadonlySet<string> = new Set(
  "a1.metal c5.metal c5a.8xlarge c5ad.8xlarge c5d.metal m5.metal p3dn.24xlarge r5.metal r5.8xlarge r5d.metal c5n d3 d3en g3 g3s g4dn i3 i3en inf1 m5dn m5n m5zn mac1 r5b r5n r5dn u-12tb1 u-6tb1 u-9tb1 z1d".split(
    " ",
  ),
);

/** Families whose interfaces cannot be trunked at all. Source: limits of the VPC resource controller for Kubernetes. */
export const untrunkable: ReadonlySet<string> = new Set(
  "t1 t2 t3 t3a t4g m1 m2 m3 m4 c1 c3 c4 r3 r4 i2 i3 d2 h1 f1 g3 g3s x1 x1e p2 p3".split(" "),
);

/**
 * The limit of a type newer than AWS's table: what its interfaces and branch interfaces come to, less the primary and the trunk.
 * `undefined` for a family of which nothing is known.
 */
export function derivedTrunkLimit(family: string, size: string): number | undefined {
  const bySize = derivedFrom(family);
  return bySize !== undefined && Object.hasOwn(bySize, size) ? bySize[size] : undefined;
}

function derivedFrom(family: string): BySize | undefined {
  if (/^[cmr]8i-flex$/.test(family)) return flex;
  if (/^[cmr][78]gd?$/.test(family)) return usual;
  return /^[cmr][78][ai]$/.test(family) ? sinceSixth : undefined;
}
