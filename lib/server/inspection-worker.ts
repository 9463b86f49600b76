import { serveInspections } from "./inspection-thread.ts";

serveInspections();
