import type { RequestHandler } from "express";
import type { Database } from "../models/db";

/** Whether the server and its database answer; needs no token and tells nothing else. */
export function healthRoute(db: Database): RequestHandler {
    return (_request, response) => {
        db.raw("SELECT 1").then(
            () => response.json({ ok: true }),
            () => response.status(503).json({ ok: false }),
        );
    };
}
