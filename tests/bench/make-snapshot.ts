import { accountOfTasks, keepSnapshot, surveyAccount } from "./large-account.ts";

// Run by `snapshotText`: the arguments are the number of tasks, and what grows with it.
const tasks = Number(process.argv[2]);
const sweep = process.argv[3] === "tasks" ? "tasks" : "all";
const { snapshot } = await surveyAccount(accountOfTasks(tasks, sweep));
keepSnapshot(tasks, snapshot, sweep);
