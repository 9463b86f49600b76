import { serveSurveys } from "./survey-thread.ts";

// The network itself carries the requests of a live survey.
serveSurveys(() => Promise.resolve({}));
