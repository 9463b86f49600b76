import fc from "fast-check";

// Generated inputs are the same in every run, so that a run can be trusted and repeated; LAWS_SEED=random or a number asks for
// others, and the bench takes seeds of its own.
const asked = process.env["LAWS_SEED"] ?? "20251129";
fc.configureGlobal({
  ...(asked === "random" ? {} : { seed: Number(asked) }),
});
