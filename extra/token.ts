import { mkdir } from "node:fs/promises";
import path from "node:path";
import { parseArgs } from "node:util";
import { tokenSchema } from "../common/schema";
import { readConfig } from "../backend/host/standalone/config";
import { systemClock } from "../backend/models/clock";
import { migrate } from "../backend/models/migrate";
import { openDatabase } from "../backend/models/standalone/open-database";
import { addToken } from "../backend/use-cases/manage-tokens";

const usage = `npm run token -- [--name NAME] [--scope administrator|operator|viewer] [--days N]
Prints a new API token, this once. The database is the one in DOCKGE_DATA_DIR (default: data, or DOCKGE_DIR's data).`;

const day = 24 * 60 * 60 * 1000;

function dataDir(): string {
    const { DOCKGE_DIR, DOCKGE_DATA_DIR } = process.env;
    return DOCKGE_DIR && !DOCKGE_DATA_DIR ? path.resolve(DOCKGE_DIR, "data") : readConfig(process.env).dataDir;
}

function readDays(text: string): number {
    if (!/^[1-9]\d{0,4}$/.test(text)) {
        throw new Error(`--days is "${text}", but has to be a whole number of days.`);
    }
    return Number(text);
}

function readInput(): ReturnType<typeof tokenSchema.parse> {
    const { values } = parseArgs({
        options: {
            name: { type: "string", default: "command line" },
            scope: { type: "string", default: "administrator" },
            days: { type: "string" },
        },
    });
    const expiresAt = values.days ? new Date(Date.now() + readDays(values.days) * day).toISOString() : null;
    return tokenSchema.parse({ name: values.name, scope: values.scope, expiresAt });
}

/** Works beside a running server: the token is valid from the moment that it is printed. */
async function printToken(): Promise<void> {
    const input = readInput();
    const folder = dataDir();
    await mkdir(folder, { recursive: true });
    const file = path.join(folder, "dockge.db");
    const db = await openDatabase(file);
    try {
        await migrate(db, path.join(folder, "cicd", "backup"), file);
        const { token } = await addToken({ db, clock: systemClock }, input);
        process.stdout.write(`${token}\n`);
    } finally {
        await db.destroy();
    }
}

printToken().catch((error: Error) => {
    process.stderr.write(`${error.message}\n${usage}\n`);
    process.exitCode = 1;
});
