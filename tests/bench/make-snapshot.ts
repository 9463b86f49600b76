import { accountOfTasks, keepSnapshot, surveyAccount } from "./large-account.ts";

// Run by `snapshotText`: the argument is the number of tasks.
const tasks = Number(process.argv[2]);
const { snapshot } = await surveyAccount(accountOfTasks(tasks));
keepSnapshot(tasks, snapshot);
