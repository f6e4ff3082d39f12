import { existsSync } from "node:fs";
import path from "node:path";

/** The Dockge checkout that DOCKGE_DIR names, or null. */
export function findDockge() {
    const folder = process.env.DOCKGE_DIR ?? "";
    return folder && existsSync(path.join(folder, "backend", "dockge-server.ts")) ? folder : null;
}
