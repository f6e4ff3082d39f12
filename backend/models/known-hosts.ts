import type { Db } from "./db";

/** The SSH keys ("ssh-ed25519 AAAA…") that a host was first met with. */
export interface KnownHost {
    /** With the port, if it is not 22. */
    host: string;
    keys: string[];
    /** What it has shown since instead; empty while nothing has changed. */
    offered: string[];
    pinnedAt: string;
}

interface Row {
    host: string;
    keys: string;
    offered: string;
    pinned_at: string;
}

function fromRow({ host, keys, offered, pinned_at: pinnedAt }: Row): KnownHost {
    return { host, keys: JSON.parse(keys) as string[], offered: JSON.parse(offered) as string[], pinnedAt };
}

export const knownHosts = {
    async find(db: Db, host: string): Promise<KnownHost | null> {
        const row = await db<Row>("cicd_known_host").where({ host }).first();
        return row ? fromRow(row as Row) : null;
    },
    async list(db: Db): Promise<KnownHost[]> {
        return ((await db<Row>("cicd_known_host").orderBy("host")) as Row[]).map(fromRow);
    },
    /** Pins a host that is not known yet; one that is stays as it is. */
    async insert(db: Db, host: string, { keys, pinnedAt }: Pick<KnownHost, "keys" | "pinnedAt">): Promise<void> {
        const row = { host, keys: JSON.stringify(keys), pinned_at: pinnedAt };
        await db("cicd_known_host").insert(row).onConflict("host").ignore();
    },
    async offer(db: Db, host: string, offered: string[]): Promise<void> {
        await db("cicd_known_host")
            .where({ host })
            .update({ offered: JSON.stringify(offered) });
    },
    /** From now on these count, whatever was pinned before. */
    async replace(db: Db, host: string, { keys, pinnedAt }: Pick<KnownHost, "keys" | "pinnedAt">): Promise<void> {
        const row = { keys: JSON.stringify(keys), offered: "[]", pinned_at: pinnedAt };
        await db("cicd_known_host").where({ host }).update(row);
    },
};
