import { createHash } from "node:crypto";
import { existsSync } from "node:fs";
import { readFile } from "node:fs/promises";
import { extname, join, resolve, sep } from "node:path";
import { fileURLToPath } from "node:url";
import { promisify } from "node:util";
import { gzip } from "node:zlib";
import { Router, type Request, type Response } from "express";

const TYPES: Record<string, string> = {
    ".js": "text/javascript; charset=utf-8",
    ".css": "text/css; charset=utf-8",
    ".svg": "image/svg+xml",
    ".map": "application/json",
};

/** One file as it is sent. */
interface Packed {
    body: Buffer;
    etag: string;
}

const compress = promisify(gzip);
const distDir = fileURLToPath(new URL("../../dist/embed", import.meta.url));

/** The embedded panel's files under `/cicd/assets/`; needs no login, since they hold no data. */
export function createAssetsRouter(directory = distDir): Router {
    const router = Router();
    const packed = new Map<string, Packed>();
    router.get("/cicd/assets/*", async (request, response) => {
        const path = resolve(directory, (request.params as Record<string, string>)[0] ?? "");
        const type = TYPES[extname(path)];
        if (!path.startsWith(directory + sep) || !type || !existsSync(path)) {
            response.status(404).type("text/plain").send("No such file.");
            return;
        }
        // Every file but the entry carries a hash of its content in its name.
        const isEntry = path === join(directory, "embed.js");
        response.set("Content-Type", type);
        response.set("Cache-Control", isEntry ? "no-cache" : "public, max-age=31536000, immutable");
        await send(request, response, { path, packed });
    });
    return router;
}

async function send(
    request: Request,
    response: Response,
    file: { path: string; packed: Map<string, Packed> },
): Promise<void> {
    response.vary("Accept-Encoding");
    if (!request.acceptsEncodings("gzip")) {
        response.end(await readFile(file.path));
        return;
    }
    const { body, etag } = file.packed.get(file.path) ?? (await pack(file.path));
    file.packed.set(file.path, { body, etag });
    response.set("ETag", etag);
    // The entry is asked for with every page; a browser that has it keeps it, compiled.
    if (request.fresh) {
        response.status(304).end();
        return;
    }
    response.set("Content-Encoding", "gzip").end(body);
}

async function pack(path: string): Promise<Packed> {
    const content = await readFile(path);
    const hash = createHash("sha256").update(content).digest("base64url").slice(0, 27);
    return { body: (await compress(content)) as Buffer, etag: `"${hash}-gzip"` };
}
