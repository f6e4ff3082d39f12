import type { CDPSession, Page } from "playwright-core";

/** What a page holds on to. */
export interface LeftOvers {
    listeners: number;
    nodes: number;
    /** Of ResizeObserver, MutationObserver and IntersectionObserver together. */
    observers: number;
    intervals: number;
    /** Elements of ours that are no part of the page any more, and still held. */
    detached: number;
    heapMb: number;
}

type Counted = typeof globalThis & { cicdIntervals: Set<unknown> };

/** Call before the page is opened: from then on its intervals are counted. */
export async function countIntervals(page: Page): Promise<void> {
    await page.addInitScript(() => {
        const running = ((globalThis as Counted).cicdIntervals = new Set<unknown>());
        const { setInterval: begin, clearInterval: end } = globalThis;
        globalThis.setInterval = ((...args: Parameters<typeof setInterval>) => {
            const id = begin(...args);
            running.add(id);
            return id;
        }) as typeof setInterval;
        globalThis.clearInterval = (id) => {
            running.delete(id);
            end(id);
        };
    });
}

const all = "function () { return this.length; }";
/** Prototypes are among what is asked; they have no place in a page. */
const ours = `function () {
    const isOurs = (one) => Boolean(one.closest(".cicd")) || String(one.className).includes("cicd");
    return this.filter((one) => Object.getOwnPropertyNames(one).indexOf("constructor") < 0 && !one.isConnected && isOurs(one)).length;
}`;

async function countOf(session: CDPSession, type: string, functionDeclaration = all): Promise<number> {
    const { result } = await session.send("Runtime.evaluate", { expression: `${type}.prototype` });
    const { objects } = await session.send("Runtime.queryObjects", { prototypeObjectId: result.objectId! });
    const { objectId } = objects;
    const counted = await session.send("Runtime.callFunctionOn", {
        objectId,
        functionDeclaration,
        returnByValue: true,
    });
    await session.send("Runtime.releaseObject", { objectId: objects.objectId! });
    return counted.result.value as number;
}

/** After everything that nobody holds is collected. */
export async function leftOvers(page: Page): Promise<LeftOvers> {
    const session = await page.context().newCDPSession(page);
    await session.send("Performance.enable");
    for (let round = 0; round < 3; round++) {
        await session.send("HeapProfiler.collectGarbage");
    }
    let observers = 0;
    for (const type of ["ResizeObserver", "MutationObserver", "IntersectionObserver"]) {
        observers += await countOf(session, type);
    }
    const detached = await countOf(session, "HTMLElement", ours);
    const intervals = await page.evaluate(() => (globalThis as Counted).cicdIntervals.size);
    const { metrics } = await session.send("Performance.getMetrics");
    const value = (name: string) => metrics.find((metric) => metric.name === name)!.value;
    await session.detach();
    return {
        ...{ listeners: value("JSEventListeners"), nodes: value("Nodes"), observers, intervals, detached },
        heapMb: value("JSHeapUsedSize") / 1e6,
    };
}
