import { randomBytes } from "node:crypto";
import { existsSync, readFileSync } from "node:fs";
import { mkdir, open, rename, rm } from "node:fs/promises";
import { dirname } from "node:path";
import type { Db } from "./db";
import { keyFromText, keyId } from "./secret-box";

const MARK = "secretKey";

export interface OpenedKey {
    key: Buffer;
    /** For the log: why secrets that are stored can't be opened; null while all is well. */
    problem: string | null;
}

/** Where a new key waits until everything is sealed with it. */
export function nextKeyFile(keyFile: string): string {
    return `${keyFile}.next`;
}

/**
 * The key that all secrets in the database are sealed with: `configured` (DOCKGE_CICD_KEY), else the key file, which
 * is made at the first start, readable by its owner only. It lies outside the database on purpose. A change of the key
 * that was cut off is finished or dropped here, as the mark in the database says.
 */
export async function openKey(db: Db, configured: string | undefined, keyFile: string): Promise<OpenedKey> {
    const mark = await findMark(db);
    if (!configured) {
        await settleKeyFiles(keyFile, mark);
    }
    const key = configured ? keyFromText(configured) : keyFromText(await keyInFile(keyFile));
    if (mark === null) {
        await setMark(db, key);
    }
    const problem = mark === null || mark === keyId(key) ? null : problemOf(configured);
    return { key, problem };
}

function problemOf(configured: string | undefined): string {
    const place = configured ? "DOCKGE_CICD_KEY" : "The key file";
    return `${place} holds another key than the one that the stored secrets are sealed with. Nothing was changed: put the right key back, or enter credentials and secrets anew.`;
}

/** Which of the two files counts is what the database was sealed with last. */
async function settleKeyFiles(keyFile: string, mark: string | null): Promise<void> {
    const next = nextKeyFile(keyFile);
    if (!existsSync(next)) {
        return;
    }
    if (mark !== null && mark === keyId(keyFromText(read(next)))) {
        await replaceKeyFile(keyFile);
    } else {
        await rm(next, { force: true });
    }
}

async function keyInFile(keyFile: string): Promise<string> {
    if (!existsSync(keyFile)) {
        await writeKeyFile(keyFile, newKeyText());
    }
    return read(keyFile);
}

const read = (file: string) => readFileSync(file, "utf8").trim();

export function newKeyText(): string {
    return randomBytes(32).toString("base64");
}

/** Readable by its owner only, and on the disk when this resolves. */
export async function writeKeyFile(file: string, text: string): Promise<void> {
    await mkdir(dirname(file), { recursive: true, mode: 0o700 });
    await rm(file, { force: true });
    const handle = await open(file, "wx", 0o600);
    try {
        await handle.writeFile(`${text}\n`);
        await handle.sync();
    } finally {
        await handle.close();
    }
    await syncFolder(file);
}

/** The waiting key takes the place of the former one, in one move. */
export async function replaceKeyFile(keyFile: string): Promise<void> {
    await rename(nextKeyFile(keyFile), keyFile);
    await syncFolder(keyFile);
}

async function syncFolder(file: string): Promise<void> {
    const folder = await open(dirname(file), "r");
    try {
        await folder.sync();
    } finally {
        await folder.close();
    }
}

async function findMark(db: Db): Promise<string | null> {
    const row = (await db("cicd_setting").where({ key: MARK }).first()) as { value: string } | undefined;
    return row ? (JSON.parse(row.value) as string) : null;
}

/** Says which key everything is sealed with; call it in the transaction that seals. */
export async function setMark(db: Db, key: Buffer): Promise<void> {
    await db("cicd_setting")
        .insert({ key: MARK, value: JSON.stringify(keyId(key)) })
        .onConflict("key")
        .merge();
}
