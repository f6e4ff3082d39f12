import { rm } from "node:fs/promises";
import type { Database, Db } from "./db";
import { newKeyText, nextKeyFile, openKey, replaceKeyFile, setMark, writeKeyFile } from "./key-file";
import { SEALED_COLUMNS, sealedRows, type SealedColumn } from "./sealed-columns";
import { keyFromText, SecretBox } from "./secret-box";

export interface KeyChange {
    keyFile: string;
    /** The key of now, where it isn't in the file (DOCKGE_CICD_KEY). */
    configured: string | undefined;
    /** The new key where it is not to be in the file; undefined makes one and writes it there. */
    next: string | undefined;
    /** Told before each write; for tests. */
    onWrite?: (what: string) => Promise<void> | void;
}

const PAGE = 200;

/**
 * Seals everything with a new key. Whenever it is cut off, everything is sealed with one key, and `openKey` finds that
 * one: the new key is on the disk before the transaction, and takes the former one's place after it. The caller holds
 * the instance lock, so that no server seals anything meanwhile.
 *
 * @returns how many values were sealed anew
 * @throws Error naming the first value that the key of now does not open; nothing is changed then
 */
export async function rotateKey(db: Database, change: KeyChange): Promise<number> {
    const { keyFile, configured, next, onWrite = () => undefined } = change;
    const { key, problem } = await openKey(db, configured, keyFile);
    if (problem !== null) {
        throw new Error(problem);
    }
    const text = next ?? newKeyText();
    if (next === undefined) {
        await onWrite("the new key");
        await writeKeyFile(nextKeyFile(keyFile), text);
    }
    const boxes = { from: new SecretBox(key), to: new SecretBox(keyFromText(text)) };
    // What counts from here on must outlive a power cut: the former key goes afterwards.
    await db.raw("PRAGMA synchronous = FULL");
    const sealed = await db.transaction(async (trx) => {
        let count = 0;
        for (const column of SEALED_COLUMNS) {
            count += await resealColumn(trx, column, { ...boxes, onWrite });
        }
        await onWrite("the mark");
        await setMark(trx, keyFromText(text));
        return count;
    });
    await onWrite("the key file");
    await (next === undefined ? replaceKeyFile(keyFile) : rm(keyFile, { force: true }));
    await forgetFormerValues(db, onWrite);
    return sealed;
}

interface Resealing {
    from: SecretBox;
    to: SecretBox;
    onWrite: NonNullable<KeyChange["onWrite"]>;
}

async function resealColumn(db: Db, column: SealedColumn, { from, to, onWrite }: Resealing): Promise<number> {
    for (let offset = 0; ; offset += PAGE) {
        const rows = await sealedRows(db, column, { offset, limit: PAGE });
        for (const row of rows) {
            const where = Object.fromEntries(column.keys.map((key) => [key, row[key]]));
            const purpose = column.purpose(row);
            const value = openOr(from, purpose, { sealed: String(row[column.column]), where, column });
            await onWrite(column.table);
            await db(column.table)
                .where(where)
                .update({ [column.column]: to.seal(purpose, value) });
        }
        if (rows.length < PAGE) {
            return offset + rows.length;
        }
    }
}

function openOr(
    box: SecretBox,
    purpose: string,
    { sealed, where, column }: { sealed: string; where: object; column: SealedColumn },
) {
    try {
        return box.open(purpose, sealed);
    } catch (error) {
        const place = `${column.table}.${column.column} of ${JSON.stringify(where)}`;
        throw new Error(`${place} does not open with the key of now. Nothing was changed.`, { cause: error });
    }
}

/** Pages of the file that are free now still hold what was sealed with the former key. Not needed for anything else. */
async function forgetFormerValues(db: Database, onWrite: Resealing["onWrite"]): Promise<void> {
    await onWrite("tidying up");
    await db.raw("VACUUM");
    await db.raw("PRAGMA wal_checkpoint(TRUNCATE)");
}
