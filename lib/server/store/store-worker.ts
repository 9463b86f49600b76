import { serveStore } from "./store-thread.ts";

serveStore();
