import { resolve } from "node:path";
import { fileURLToPath } from "node:url";

export interface StandaloneConfig {
    port: number;
    /** Address to listen on; all when absent. */
    hostname?: string;
    /** Absolute. */
    dataDir: string;
    /** Absolute. */
    stacksDir: string;
    /** Absolute; the built pages. */
    pagesDir: string;
    /** Paths of PEM files. */
    tls: { key: string; cert: string; passphrase?: string } | null;
    /** Made at the first start when there is no user yet. */
    firstUser: { username: string; password: string } | null;
}

const DEFAULT_PORT = 5001;
const PAGES = fileURLToPath(new URL("../../../dist/standalone", import.meta.url));

/** Dockge's own variables, so that one environment serves both; relative paths are meant from the working directory. */
export function readConfig(env: NodeJS.ProcessEnv): StandaloneConfig {
    const { DOCKGE_SSL_KEY: key, DOCKGE_SSL_CERT: cert, DOCKGE_SSL_KEY_PASSPHRASE: passphrase } = env;
    const { DOCKGE_CICD_USER: username, DOCKGE_CICD_PASSWORD: password } = env;
    return {
        port: readPort(env.DOCKGE_PORT),
        hostname: env.DOCKGE_HOSTNAME || undefined,
        dataDir: resolve(env.DOCKGE_DATA_DIR || "data"),
        stacksDir: resolve(env.DOCKGE_STACKS_DIR || "stacks"),
        pagesDir: PAGES,
        tls: key && cert ? { key, cert, passphrase: passphrase || undefined } : null,
        firstUser: username && password ? { username, password } : null,
    };
}

/** 0 lets the system choose a free port. @throws Error with a sentence for people */
function readPort(text: string | undefined): number {
    const port = Number(text || DEFAULT_PORT);
    if (!Number.isInteger(port) || port < 0 || port > 65_535) {
        throw new Error(`DOCKGE_PORT is "${text}", but a port is a number from 0 to 65535.`);
    }
    return port;
}
