import { once } from "node:events";
import type { Request, RequestHandler, Response } from "express";
import { CicdError } from "../../common/errors";
import { logPartSchema, logSearchSchema, type LogPartInput } from "../../common/log-schema";
import { parseInput } from "../../common/parse-input";
import type { LogRange } from "../build-engine/log-store";
import type { LogSource, LogSteps } from "../use-cases/log-source";
import { idOf } from "./route";

interface Reported extends LogSource {
    report: (error: unknown) => void;
}

/**
 * The log as plain text, all of it or a part; `?follow=1` stays open until the deployment is over. Both go at the
 * reader's pace and hold one piece in memory. With `?search=` the lines that hold a text, as JSON.
 */
export function logRoute(source: LogSource, report: (error: unknown) => void): RequestHandler {
    return (request, response, next) => {
        answer({ ...source, report }, request, response).catch(next);
    };
}

async function answer(source: Reported, request: Request, response: Response): Promise<void> {
    const id = idOf(request);
    if (request.query.search !== undefined) {
        const { search: text, ...where } = parseInput(logSearchSchema, request.query);
        await source.require(id);
        response.json(await source.logs.search(id, { text, ...where }));
        return;
    }
    const part = parseInput(logPartSchema, request.query);
    await source.require(id);
    const range = await rangeOf(part, () => source.steps(id));
    // Logs hold what programs printed: a browser must not take it for anything but text.
    response.set({ "Content-Type": "text/plain; charset=utf-8", "X-Content-Type-Options": "nosniff" });
    if (part.download === "1") {
        response.set("Content-Disposition", `attachment; filename="${source.kind}-${id}.log"`);
    }
    if (part.follow === "0") {
        for await (const { text } of source.logs.pieces(id, range)) {
            await written(response, text);
            if (response.destroyed) {
                return;
            }
        }
        response.end();
        return;
    }
    follow(source, response, { id, from: range.from });
}

async function rangeOf(
    { from, bytes, step, follow: goesOn }: LogPartInput,
    stepsOf: () => Promise<LogSteps>,
): Promise<LogRange> {
    if (step === undefined) {
        const start = from ?? 0;
        return bytes === undefined || goesOn === "1" ? { from: start } : { from: start, to: start + bytes };
    }
    const steps = await stepsOf();
    const found = steps.find(({ name }) => name === step);
    if (!found || found.logStart === null) {
        throw new CicdError({
            code: "NOT_FOUND",
            message: `There is no step "${step}" that has written anything.`,
            hint: `The steps are: ${steps.map(({ name }) => name).join(", ") || "none yet"}.`,
        });
    }
    return { from: found.logStart, to: found.logEnd ?? undefined };
}

function follow(source: Reported, response: Response, { id, from }: { id: number; from: number }): void {
    response.flushHeaders();
    const follower = source.follow(id, {
        from,
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
