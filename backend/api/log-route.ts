import { once } from "node:events";
import type { Request, RequestHandler, Response } from "express";
import { z } from "zod";
import { parseInput } from "../../common/parse-input";
import type { LogSource } from "../use-cases/log-source";
import { idOf } from "./route";

const querySchema = z.strictObject({ follow: z.enum(["0", "1"]).default("0") });

/** The log as plain text; `?follow=1` stays open until nothing will be added, at the reader's pace. */
export function logRoute(source: LogSource, report: (error: unknown) => void): RequestHandler {
    return (request, response, next) => {
        answer({ ...source, report }, request, response).catch(next);
    };
}

async function answer(
    source: LogSource & { report: (error: unknown) => void },
    request: Request,
    response: Response,
): Promise<void> {
    const id = idOf(request);
    const { follow } = parseInput(querySchema, request.query);
    await source.require(id);
    // Logs hold what programs printed: a browser must not take it for anything but text.
    response.set({ "Content-Type": "text/plain; charset=utf-8", "X-Content-Type-Options": "nosniff" });
    if (follow === "0") {
        response.end(await source.logs.read(id));
        return;
    }
    response.flushHeaders();
    const follower = source.follow(id, {
        from: 0,
        listener: ({ text, end }) => (end ? void response.end() : written(response, text)),
        failed: (error) => {
            source.report(error);
            response.destroy();
        },
    });
    response.once("close", () => follower.close());
}

async function written(response: Response, text: string): Promise<void> {
    if (response.write(text) || response.destroyed) {
        return;
    }
    const waiting = new AbortController();
    const { signal } = waiting;
    const gone = once(response, "close", { signal });
    await Promise.race([once(response, "drain", { signal }), gone]).finally(() => waiting.abort());
}
