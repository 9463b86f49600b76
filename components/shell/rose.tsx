const RAYS = 16;
const CENTRE = 12;

/** How far a ray reaches: cardinal, half-cardinal, by-point. */
function reach(ray: number): number {
  if (ray % 4 === 0) return 11.2;
  return ray % 2 === 0 ? 8.6 : 6.2;
}

function point(turn: number, radius: number): string {
  const angle = turn * 2 * Math.PI;
  return `${(CENTRE + radius * Math.sin(angle)).toFixed(2)} ${(CENTRE - radius * Math.cos(angle)).toFixed(2)}`;
}

/** A ray: a narrow half-filled kite, as on a chart's compass rose. */
function ray(index: number, side: 1 | -1): string {
  const turn = index / RAYS;
  return `M${point(0, 0)}L${point(turn, reach(index))}L${point(turn + (side * 0.5) / RAYS, 2.6)}Z`;
}

const all = Array.from({ length: RAYS }, (_, index) => index);
const filled = all.map((index) => ray(index, 1)).join("");
const outlined = all
  .filter((index) => index % 2 === 0)
  .map((index) => ray(index, -1))
  .join("");

/** The sixteen-ray rose: the product's mark. Decoration; the name stands beside it. */
export function Rose({ size = 22 }: { readonly size?: number }) {
  return (
    <svg width={size} height={size} viewBox="0 0 24 24" aria-hidden="true" focusable="false">
      <path d={filled} fill="currentColor" />
      <path d={outlined} fill="none" stroke="currentColor" strokeWidth="0.5" strokeLinejoin="round" />
    </svg>
  );
}
