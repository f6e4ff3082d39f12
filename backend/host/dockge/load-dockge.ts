import { existsSync } from "node:fs";
import { createRequire } from "node:module";
import { join, resolve } from "node:path";
import { pathToFileURL } from "node:url";
import type { Knex } from "knex";
import type { DockgeServer } from "./dockge-server";

const SERVER_FILE = "backend/dockge-server.ts";

/** The place of Dockge in its official image. */
const IN_IMAGE = "/app";

/** Absolute path of the Dockge to attach to: `DOCKGE_DIR`, else the official image's place; null when neither has one. */
export function findDockge(env: NodeJS.ProcessEnv): string | null {
    const folder = resolve(env.DOCKGE_DIR || IN_IMAGE);
    return existsSync(join(folder, SERVER_FILE)) ? folder : null;
}

/**
 * Constructs Dockge's server without starting it. The working directory becomes Dockge's root, as its relative paths
 * (pages, migrations, data directory) expect.
 */
export async function loadDockge(folder: string): Promise<DockgeServer> {
    process.chdir(folder);
    const loaded = await import(pathToFileURL(join(folder, SERVER_FILE)).href);
    return new loaded.DockgeServer() as DockgeServer;
}

/** Dockge's live database connection; there is one only after `serve()`. */
export function knexOf(folder: string): Knex {
    const { R } = createRequire(join(folder, "package.json"))("redbean-node") as { R: { knex: Knex } };
    return R.knex;
}
