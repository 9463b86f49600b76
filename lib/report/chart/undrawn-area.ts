import type { AreaName } from "#lib/model/areas.ts";
import { areaWords } from "../text/words.ts";
import type { Language } from "../text/language.ts";

/** An area of a drawing that was not read, and the call that did not tell it. */
export type UndrawnArea = { readonly scope: string; readonly area: AreaName; readonly call: string };

/** An area in words, where it is and the call: `111122223333/eu-west-1 ECS tasks: ecs:ListTasks`. */
export function undrawnText({ scope, area, call }: UndrawnArea, language: Language): string {
  return `${scope} ${areaWords[language][area]}: ${call}`;
}
