/** The region of what belongs to an account as a whole: Route 53 and the caller's identity. */
export const GLOBAL_REGION = "global";
