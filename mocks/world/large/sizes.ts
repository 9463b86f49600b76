import { hexOf, type Place } from "../place.ts";

/**
 * How many tasks each service runs, together exactly `tasks`: the first service a quarter of all, its cluster (every
 * service whose number is a multiple of `clusters`) half of all, the rest uneven.
 */
export function serviceSizes(
  place: Place,
  { tasks, services, clusters }: { readonly tasks: number; readonly services: number; readonly clusters: number },
): readonly number[] {
  const indexes = Array.from({ length: services }, (_, index) => index);
  const weights = indexes.map((index) => 1 + (Number.parseInt(hexOf(place, `size/${String(index)}`, 4), 16) % 9));
  const isFirstCluster = (index: number): boolean => index % clusters === 0;
  const neighbours = indexes.filter((index) => index > 0 && isFirstCluster(index));
  const others = indexes.filter((index) => !isFirstCluster(index));
  const weigh = (chosen: readonly number[]): number => chosen.reduce((sum, index) => sum + (weights[index] ?? 0), 0);
  const [near, far] = [weigh(neighbours), weigh(others)];
  const sizes = indexes.map((index) => {
    if (index === 0) return 0;
    const share = isFirstCluster(index) ? 0.25 / near : 0.5 / far;
    return Math.floor(tasks * share * (weights[index] ?? 0));
  });
  const rest = tasks - sizes.reduce((sum, size) => sum + size, 0);
  return [rest, ...sizes.slice(1)];
}
