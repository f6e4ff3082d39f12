import { existsSync } from "node:fs";
import path from "node:path";
import { parseArgs } from "node:util";
import { readConfig } from "../backend/host/standalone/config";
import { holdInstanceLock } from "../backend/models/instance-lock";
import { migrate } from "../backend/models/migrate";
import { rotateKey } from "../backend/models/rotate-key";
import { openDatabase } from "../backend/models/standalone/open-database";

const usage = `npm run rotate-key -- [--to-file]
Seals every stored secret with a new key. Stop the server first.
  The key of now is DOCKGE_CICD_KEY, else the key file in the data directory.
  The new key is DOCKGE_CICD_NEW_KEY where that is set (start the server with DOCKGE_CICD_KEY set to it then);
  else a new one is made and written to the key file. --to-file does that also where DOCKGE_CICD_KEY is set.
The database is the one in DOCKGE_DATA_DIR (default: data, or DOCKGE_DIR's data).`;

function dataDir(): string {
    const { DOCKGE_DIR, DOCKGE_DATA_DIR } = process.env;
    return DOCKGE_DIR && !DOCKGE_DATA_DIR ? path.resolve(DOCKGE_DIR, "data") : readConfig(process.env).dataDir;
}

interface Keys {
    configured: string | undefined;
    next: string | undefined;
}

function readKeys(): Keys {
    const { values } = parseArgs({ options: { "to-file": { type: "boolean", default: false } } });
    const { DOCKGE_CICD_KEY, DOCKGE_CICD_NEW_KEY } = process.env;
    const configured = DOCKGE_CICD_KEY || undefined;
    const next = DOCKGE_CICD_NEW_KEY || undefined;
    if (configured && !next && !values["to-file"]) {
        throw new Error("DOCKGE_CICD_KEY is set, so say the new key as DOCKGE_CICD_NEW_KEY, or add --to-file.");
    }
    if (values["to-file"] && next) {
        throw new Error("Say either DOCKGE_CICD_NEW_KEY or --to-file.");
    }
    if (next && next === configured) {
        throw new Error("DOCKGE_CICD_NEW_KEY is the key of now.");
    }
    return { configured, next };
}

async function changeKey(): Promise<void> {
    const keys = readKeys();
    const folder = dataDir();
    const file = path.join(folder, "dockge.db");
    const own = path.join(folder, "cicd");
    if (!existsSync(file) || !existsSync(own)) {
        throw new Error(`There is no data of ours in ${folder}.`);
    }
    const db = await openDatabase(file);
    try {
        if (!(await holdInstanceLock(db, path.join(own, "lock")))) {
            throw new Error("The server is running. Stop it first, then try again. Nothing was changed.");
        }
        await migrate(db, path.join(own, "backup"), file);
        const sealed = await rotateKey(db, { ...keys, keyFile: path.join(own, "key") });
        process.stdout.write(`${sealed} secrets are sealed with the new key. ${nextStep(keys)}\n`);
    } finally {
        await db.destroy();
    }
}

function nextStep({ configured, next }: Keys): string {
    const backups = "Copies of the database from before (cicd/backup) open with the former key only.";
    if (next) {
        return `Start the server with DOCKGE_CICD_KEY set to it. ${backups}`;
    }
    return configured
        ? `Start the server without DOCKGE_CICD_KEY: the key is in the key file now. ${backups}`
        : backups;
}

changeKey().catch((error: Error) => {
    process.stderr.write(`${error.message}\n${usage}\n`);
    process.exitCode = 1;
});
