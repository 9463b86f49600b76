/** What the rounds of one step took, in milliseconds of the processor: a busy machine stretches time, not work. */
export type Cost = { readonly min: number; readonly median: number };

/** Times the steps of one round by name. */
export type Stopwatch = <Value>(step: string, work: () => Value) => Value;

/** How many rounds count, and how many are run before, for the compiler. */
export type Rounds = { readonly warmUps: number; readonly counted: number };

const usual: Rounds = { warmUps: 3, counted: 9 };

/** Runs a round again and again, its steps always one after the other, and gives the cost of each step. */
export function costOfRounds(
  round: (time: Stopwatch) => void,
  { warmUps, counted }: Rounds = usual,
): (step: string) => Cost {
  const taken = new Map<string, number[]>();
  const time: Stopwatch = (step, work) => {
    const before = process.cpuUsage();
    const value = work();
    const { user, system } = process.cpuUsage(before);
    const costs = taken.get(step) ?? [];
    costs.push((user + system) / 1000);
    taken.set(step, costs);
    return value;
  };
  for (let warmUp = 0; warmUp < warmUps; warmUp += 1) round(time);
  taken.clear();
  for (let count = 0; count < counted; count += 1) round(time);
  return (step) => {
    const costs = (taken.get(step) ?? []).toSorted((a, b) => a - b);
    return { min: costs[0] ?? NaN, median: costs[Math.floor(costs.length / 2)] ?? NaN };
  };
}

/** The exponent of growth: the slope of a straight line through the points, both axes logarithmic. */
export function growthExponent(points: readonly (readonly [size: number, cost: number])[]): number {
  const logs = points.map(([size, cost]) => [Math.log(size), Math.log(cost)] as const);
  const mean = (axis: 0 | 1): number => logs.reduce((sum, point) => sum + point[axis], 0) / logs.length;
  const [sizes, costs] = [mean(0), mean(1)];
  const together = logs.reduce((sum, [size, cost]) => sum + (size - sizes) * (cost - costs), 0);
  const alone = logs.reduce((sum, [size]) => sum + (size - sizes) ** 2, 0);
  return together / alone;
}
