import { isFinal } from "../../common/states";
import type { Db } from "../models/db";
import { deployments } from "../models/deployments";

/** Whether somebody will ask for this command again: its deployment has not ended. Others are not a deployment's. */
export async function commandGoesOn(db: Db, id: string): Promise<boolean> {
    const number = /^(\d+)-/.exec(id)?.[1];
    if (number === undefined) {
        return true;
    }
    const deployment = await deployments.find(db, Number(number));
    return deployment !== null && !isFinal(deployment.state);
}
