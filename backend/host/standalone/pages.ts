import { existsSync } from "node:fs";
import { basename, extname, join } from "node:path";
import express, { type Express, type Response } from "express";

/** Nothing but our own files, and no page of others around ours. Vue and xterm set styles on elements. */
const POLICY = [
    "default-src 'self'",
    "style-src 'self' 'unsafe-inline'",
    "img-src 'self' data:",
    "font-src 'self' data:",
    "connect-src 'self' ws: wss:",
    "frame-ancestors 'self'",
    "base-uri 'self'",
    "form-action 'self'",
].join("; ");

const NOT_BUILT = "The pages are not built yet: run `npm run build`, then reload.\n";

/** The build writes a hash of the content into these names, so they never change. */
const HASHED = /-[\w-]{8}\.\w+$/;

/** Serves the built pages; every path that is no file is a route of the page's own. Must be bound last. */
export function servePages(app: Express, pagesDir: string): void {
    const index = join(pagesDir, "index.html");
    app.use((_request, response, next) => {
        response.setHeader("Content-Security-Policy", POLICY);
        response.setHeader("X-Content-Type-Options", "nosniff");
        response.setHeader("Referrer-Policy", "same-origin");
        next();
    });
    app.use(express.static(pagesDir, { index: false, setHeaders: cache }));
    app.get("*", ({ path }, response) => {
        if (extname(path) !== "") {
            // A file of an older build must not be answered with a page.
            response.status(404).type("text/plain").send("There is no such file.\n");
        } else if (existsSync(index)) {
            response.setHeader("Cache-Control", "no-cache");
            response.sendFile(index);
        } else {
            response.status(503).type("text/plain").send(NOT_BUILT);
        }
    });
}

function cache(response: Response, file: string): void {
    response.setHeader(
        "Cache-Control",
        HASHED.test(basename(file)) ? "public, max-age=31536000, immutable" : "no-cache",
    );
}
