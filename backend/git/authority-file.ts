import { createHash, randomUUID } from "node:crypto";
import { access, mkdir, readFile, rename, writeFile } from "node:fs/promises";
import path from "node:path";
import { rootCertificates } from "node:tls";
import type { GitEnvironment } from "./git-environment";

/** Where distributions keep what the whole system trusts. */
const usualFiles = ["/etc/ssl/certs/ca-certificates.crt", "/etc/pki/tls/certs/ca-bundle.crt", "/etc/ssl/cert.pem"];

async function systemAuthorities({ inherited }: GitEnvironment): Promise<string> {
    const named = [inherited.GIT_SSL_CAINFO, inherited.SSL_CERT_FILE].filter((file) => file !== undefined);
    for (const file of [...named, ...usualFiles]) {
        const text = await readFile(file, "utf8").catch(() => null);
        if (text !== null) {
            return text;
        }
    }
    return rootCertificates.join("\n");
}

/** A file with the system's authorities and one more; written once for each content. */
export async function authorityFile(environment: GitEnvironment, pem: string): Promise<string> {
    const text = `${await systemAuthorities(environment)}\n${pem}\n`;
    const folder = path.join(path.dirname(environment.home), ".authorities");
    const file = path.join(folder, `${createHash("sha256").update(text).digest("hex").slice(0, 32)}.pem`);
    const known = await access(file).then(
        () => true,
        () => false,
    );
    if (!known) {
        await mkdir(folder, { recursive: true, mode: 0o700 });
        const fresh = `${file}.${randomUUID()}`;
        await writeFile(fresh, text, { mode: 0o600 });
        await rename(fresh, file);
    }
    return file;
}
