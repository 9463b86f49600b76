import { judgePages } from "./judge-pages.ts";

// Each language is a file of its own, so that both run at a time.
judgePages("ja");
