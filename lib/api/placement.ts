import { z } from "zod";

const count = z.number().nonnegative();

/** The tests that ECS puts a task to, in its order. */
const tests = ["eni", "port", "cpu", "memory", "constraint", "address"] as const;

/** How many more tasks each test alone would let start; absent where it sets no limit, or where that is not known. */
const alone = z.object({
  eni: count.exactOptional(),
  port: count.exactOptional(),
  cpu: count.exactOptional(),
  memory: count.exactOptional(),
  constraint: count.exactOptional(),
  address: count.exactOptional(),
});

/** Where the next task of a service may start: how many would, what stops those after them, and what each test says of it. */
export const placementShape = {
  placeable: count.exactOptional(),
  binding: z.enum([...tests, "none"]).exactOptional(),
  alone,
  /** The tests whose limit is not known. */
  open: z.array(z.enum(tests)).readonly(),
  /** The first test that the next task fails, and the container instance that comes closest. */
  refusal: z.object({ test: z.enum(tests), closest: z.string().exactOptional() }).exactOptional(),
};
