import type { Db } from "./db";

/** A private certificate authority that counts for one host, beside those of the system. */
export interface HostAuthority {
    /** Without a port: it serves everything on that machine. */
    host: string;
    pem: string;
    createdAt: string;
}

interface Row {
    host: string;
    pem: string;
    created_at: string;
}

const fromRow = ({ host, pem, created_at: createdAt }: Row): HostAuthority => ({ host, pem, createdAt });

export const hostAuthorities = {
    async find(db: Db, host: string): Promise<HostAuthority | null> {
        const row = await db<Row>("cicd_host_ca").where({ host }).first();
        return row ? fromRow(row as Row) : null;
    },
    async list(db: Db): Promise<HostAuthority[]> {
        return ((await db<Row>("cicd_host_ca").orderBy("host")) as Row[]).map(fromRow);
    },
    async save(db: Db, { host, pem, createdAt }: HostAuthority): Promise<void> {
        await db("cicd_host_ca").insert({ host, pem, created_at: createdAt }).onConflict("host").merge();
    },
    async remove(db: Db, host: string): Promise<void> {
        await db("cicd_host_ca").where({ host }).delete();
    },
};
