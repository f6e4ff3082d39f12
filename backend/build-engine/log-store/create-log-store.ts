import { rm } from "node:fs/promises";
import path from "node:path";
import type { LogPiece, LogStore } from "../log-store";
import { followLog } from "./follow-log";
import type { LogBounds } from "./log-appender";
import { LogAppender } from "./log-appender";
import type { LogPart } from "./log-parts";
import { listParts } from "./log-parts";
import { lineAt, readWindow, timesIn } from "./log-window";
import { MarkWriter } from "./mark-writer";
import { OpenLog } from "./open-log";
import { searchLog } from "./search-log";
import { slicesOf } from "./slices-of";

export interface LogStoreOptions extends Partial<LogBounds> {
    dir: string;
    /** Milliseconds of the Unix epoch. */
    now?: () => number;
}

const mebibyte = 1024 * 1024;

type ListParts = () => Promise<readonly LogPart[]>;

async function readFrom(list: ListParts, from: number): Promise<{ offset: number; text: string }> {
    const texts: string[] = [];
    let offset: number | undefined;
    for await (const slice of slicesOf(list, { from })) {
        offset ??= slice.offset;
        texts.push(slice.text);
    }
    return { offset: offset ?? from, text: texts.join("") };
}

/** Logs as files below `dir`, one folder for each deployment, at most about `headBytes + tailBytes` each. */
export function createLogStore(options: LogStoreOptions): LogStore {
    const { dir, headBytes = 8 * mebibyte, tailBytes = 8 * mebibyte, now = Date.now } = options;
    const open = new Map<number, OpenLog>();
    const dirOf = (id: number) => path.join(dir, String(id));
    const listOf = (id: number) => async () => open.get(id)?.appender.parts ?? (await listParts(dirOf(id)));
    const endOf = async (id: number) => (await listOf(id)()).at(-1)?.end ?? 0;

    async function openLog(id: number, secrets: readonly string[]): Promise<OpenLog> {
        const marks = new MarkWriter(await lineAt(listOf(id), await endOf(id)), now);
        const appender = await LogAppender.open(dirOf(id), { headBytes, tailBytes }, marks);
        if (open.has(id)) {
            throw new Error(`The log of deployment ${id} is open already.`);
        }
        const log = new OpenLog(appender, [...secrets], () => open.delete(id));
        open.set(id, log);
        return log;
    }

    async function tail(id: number, bytes: number): Promise<LogPiece> {
        const kept = await readFrom(listOf(id), Math.max(0, (await endOf(id)) - bytes));
        return { ...kept, end: !open.has(id) };
    }

    return {
        open: openLog,
        tail,
        pieces: (id, range) => slicesOf(listOf(id), range),
        search: (id, search) => searchLog(slicesOf(listOf(id), search), search),
        window: (id, ask) => readWindow(listOf(id), ask),
        lineAt: (id, offset) => lineAt(listOf(id), offset),
        times: async (id, { from, to = Infinity }) => timesIn(await listOf(id)(), from, to),
        read: async (id) => (await readFrom(listOf(id), 0)).text,
        async follow(id, from, listener) {
            const start = Math.min(Math.max(0, from), await endOf(id));
            return followLog({ current: () => open.get(id), list: listOf(id) }, start, listener);
        },
        async remove(id) {
            await open.get(id)?.close();
            await rm(dirOf(id), { recursive: true, force: true });
        },
    };
}
