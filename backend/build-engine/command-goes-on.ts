import { isFinal } from "../../common/states";
import type { Db } from "../models/db";
import { deployments } from "../models/deployments";
import { jobRuns } from "../models/job-runs";
import { isFinalRun } from "../../common/job-states";
import { runOfCommand } from "./jobs/command-id";

/** Whether somebody will ask for this command again: its deployment, or its job's run, has not ended. */
export async function commandGoesOn(db: Db, id: string): Promise<boolean> {
    const number = /^(\d+)-/.exec(id)?.[1];
    if (number === undefined) {
        return jobGoesOn(db, id);
    }
    const deployment = await deployments.find(db, Number(number));
    return deployment !== null && !isFinal(deployment.state);
}

/** What is neither a deployment's nor a job's is not ours to end. */
async function jobGoesOn(db: Db, id: string): Promise<boolean> {
    const asked = runOfCommand(id);
    const run = asked && (await jobRuns.find(db, asked.run));
    return asked === null || (!!run && !isFinalRun(run.state) && asked.tries >= run.tries);
}
