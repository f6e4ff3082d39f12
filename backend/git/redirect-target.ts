import http from "node:http";
import https from "node:https";
import { pinnedLookup } from "./pinned-lookup";
import type { RepositoryUrl } from "./repository-url";

const patienceMs = 5000;

function repositoryIn(location: string, base: string): string | null {
    try {
        const target = new URL(location, base);
        const isWeb = target.protocol === "https:" || target.protocol === "http:";
        return isWeb ? `${target.origin}${target.pathname.replace(/\/info\/refs$/, "")}` : null;
    } catch {
        return null;
    }
}

/**
 * Where the server sends the readers of a repository, without login data and query; null when it doesn't say. Asked
 * after git refused to follow, without a credential. The target itself is not contacted.
 */
export function redirectTarget(parsed: RepositoryUrl, pin: string | null): Promise<string | null> {
    const url = `${parsed.url}/info/refs?service=git-upload-pack`;
    const client = parsed.protocol === "https" ? https : http;
    return new Promise((resolve) => {
        const lookup = pin ? { lookup: pinnedLookup(pin) } : {};
        const request = client.get(url, { ...lookup, timeout: patienceMs }, (response) => {
            response.resume();
            const { location } = response.headers;
            resolve(location ? repositoryIn(location, url) : null);
        });
        request.on("timeout", () => request.destroy());
        request.on("error", () => resolve(null));
    });
}
