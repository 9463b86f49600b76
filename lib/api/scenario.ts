import { z } from "zod";

const textSchema = z.object({ en: z.string(), ja: z.string() });

/** `GET /api/v1/scenario`: the invented account that the demo shows. */
export const scenarioSchema = z.object({
  id: z.string(),
  title: textSchema,
  /** What happened here, in a few sentences. */
  story: textSchema,
  /** The guided reading: what to look at, one step after the other. */
  reading: z.array(z.object({ href: z.string(), en: z.string(), ja: z.string() })).readonly(),
});

/** The invented account that the demo shows, in both languages. */
export type ScenarioAnswer = Readonly<z.infer<typeof scenarioSchema>>;

/** The body of `PUT /api/v1/scenario`. */
export const scenarioChoiceSchema = z.strictObject({ id: z.string({ error: "the id of a scenario" }) });
