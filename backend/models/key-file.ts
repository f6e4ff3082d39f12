import { randomBytes } from "node:crypto";
import { mkdirSync, readFileSync, writeFileSync } from "node:fs";
import { dirname } from "node:path";
import { keyFromText } from "./secret-box";

/**
 * The key that all secrets in the database are sealed with: `configured` (DOCKGE_CICD_KEY), else the key file, which
 * is made at the first start, readable by its owner only. It lies outside the database on purpose.
 */
export function loadKey(configured: string | undefined, keyFile: string): Buffer {
    if (configured) {
        return keyFromText(configured);
    }
    mkdirSync(dirname(keyFile), { recursive: true, mode: 0o700 });
    try {
        writeFileSync(keyFile, `${randomBytes(32).toString("base64")}\n`, { mode: 0o600, flag: "wx" });
    } catch (error) {
        if ((error as NodeJS.ErrnoException).code !== "EEXIST") {
            throw error;
        }
    }
    return keyFromText(readFileSync(keyFile, "utf8").trim());
}
