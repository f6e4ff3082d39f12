import type { Database } from "./db";

/**
 * Makes this process the only one that works on the data directory: an exclusive lock on a file of its own, held by
 * the database connection. The kernel gives it back when the process ends, however it ends, and it counts across
 * containers that share the directory, where host names and process ids say nothing.
 *
 * @returns false when another process holds it
 */
export async function holdInstanceLock(knex: Database, lockFile: string): Promise<boolean> {
    try {
        await knex.raw("ATTACH DATABASE ? AS cicd_lock", [lockFile]);
        await knex.raw("PRAGMA cicd_lock.locking_mode = EXCLUSIVE");
        await knex.raw("PRAGMA cicd_lock.journal_mode = DELETE");
        // The first write takes the lock; in this mode the end of its transaction keeps it.
        await knex.raw("PRAGMA cicd_lock.user_version = 1");
        return true;
    } catch (error) {
        await knex.raw("DETACH DATABASE cicd_lock").catch(() => undefined);
        if (String(error).includes("SQLITE_BUSY")) {
            return false;
        }
        throw error;
    }
}
