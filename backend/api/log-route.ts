import { once } from "node:events";
import type { Request, RequestHandler, Response } from "express";
import { z } from "zod";
import { parseInput } from "../../common/parse-input";
import { followDeploymentLog, type LogSources } from "../use-cases/follow-deployment-log";
import type { LogStore } from "../build-engine/log-store";
import { idOf } from "./route";

const querySchema = z.strictObject({ follow: z.enum(["0", "1"]).default("0") });

/** The log as plain text; `?follow=1` stays open until the deployment is over, at the reader's pace. */
export function logRoute(sources: LogSources & { logs: LogStore; report: (error: unknown) => void }): RequestHandler {
    return (request, response, next) => {
        answer(sources, request, response).catch(next);
    };
}

async function answer(
    sources: LogSources & { logs: LogStore; report: (error: unknown) => void },
    request: Request,
    response: Response,
): Promise<void> {
    const deployment = idOf(request);
    const { follow } = parseInput(querySchema, request.query);
    await sources.useCases.deployment(deployment);
    // Logs hold what programs printed: a browser must not take it for anything but text.
    response.set({ "Content-Type": "text/plain; charset=utf-8", "X-Content-Type-Options": "nosniff" });
    if (follow === "0") {
        response.end(await sources.logs.read(deployment));
        return;
    }
    response.flushHeaders();
    const follower = followDeploymentLog(sources, {
        deployment,
        from: 0,
        listener: ({ text, end }) => (end ? void response.end() : written(response, text)),
        failed: (error) => {
            sources.report(error);
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
