import type { Knex } from "knex";
import { addFirstUser, countUsers } from "../../models/standalone/users";
import type { StandaloneConfig } from "./config";
import { hashPassword } from "./passwords";

/** Creates the user named by the environment when there is none; answers whether somebody still has to. */
export async function createFirstUser(knex: Knex, user: StandaloneConfig["firstUser"]): Promise<boolean> {
    if ((await countUsers(knex)) > 0) {
        return false;
    }
    return user === null || !(await addFirstUser(knex, user.username, await hashPassword(user.password)));
}
