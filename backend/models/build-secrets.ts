import type { Db } from "./db";
import type { Secret } from "./secret";
import type { SecretBox } from "./secret-box";

interface Row {
    stack: string;
    name: string;
    value: string;
    updated_at: string;
}

/** Bound to its place: a value that was moved to another stack or name does not open. */
export function buildSecretPurpose(stack: string, name: string): string {
    return `build-secret ${stack} ${name}`;
}

/** What builds may mount as secrets, sealed, by stack and name. */
export const buildSecrets = {
    /** Names only; without the values nothing has to be opened. */
    async list(db: Db, stack: string): Promise<{ name: string; updatedAt: string }[]> {
        const rows = (await db<Row>("cicd_build_secret")
            .where({ stack })
            .orderBy("name")
            .select("name", "updated_at")) as Pick<Row, "name" | "updated_at">[];
        return rows.map((row) => ({ name: row.name, updatedAt: row.updated_at }));
    },
    async set(
        db: Db,
        secrets: SecretBox,
        { stack, name, value, at }: { stack: string; name: string; value: Secret; at: string },
    ): Promise<void> {
        const sealed = secrets.seal(buildSecretPurpose(stack, name), value);
        await db("cicd_build_secret")
            .insert({ stack, name, value: sealed, updated_at: at })
            .onConflict(["stack", "name"])
            .merge();
    },
    /** Answers false when there was none. */
    async remove(db: Db, stack: string, name: string): Promise<boolean> {
        return (await db("cicd_build_secret").where({ stack, name }).delete()) > 0;
    },
    async removeAll(db: Db, stack: string): Promise<void> {
        await db("cicd_build_secret").where({ stack }).delete();
    },
    /** Name → value, readable: for the build and for the mask of its log. */
    async open(db: Db, secrets: SecretBox, stack: string): Promise<Record<string, string>> {
        const rows = (await db<Row>("cicd_build_secret").where({ stack })) as Row[];
        return Object.fromEntries(
            rows.map(({ name, value }) => [name, secrets.open(buildSecretPurpose(stack, name), value).reveal()]),
        );
    },
};
