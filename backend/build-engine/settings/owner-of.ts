import { buildConfigs } from "../../models/build-configs";
import type { Db } from "../../models/db";
import { repositorySwitches } from "../../models/repository-switches";
import type { Owner } from "./allowed-settings";

export async function ownerOf(db: Db, stack: string): Promise<Owner> {
    return { config: await buildConfigs.find(db, stack), allowed: await repositorySwitches.find(db, stack) };
}
