import type { Express, NextFunction, Request, RequestHandler, Response, Router } from "express";
import type { PlainHandler } from "./host";

interface Layer {
    name: string;
}

/** Express sets these up itself, and everything behind relies on them. */
const EXPRESS_OWN = ["query", "expressInit"];

/** Longest time that a request waits for the extension, milliseconds. */
const HOLD_MS = 5000;

/**
 * Puts routes before what the host has bound already: its last route answers every GET request, so a route behind
 * it is never reached. (Express 4 offers no call for this; its list of layers is the way.)
 */
export class FrontLayers {
    private readonly ours = new Set<Layer>();
    private readonly plain: PlainHandler[] = [];

    constructor(private readonly app: Express) {}

    /** Behind the ones added before, in front of the host's. */
    add(handler: Router | RequestHandler): void {
        this.app.use(handler);
        const stack = this.layers();
        const layer = stack.pop()!;
        const place = stack.findIndex((other) => !EXPRESS_OWN.includes(other.name) && !this.ours.has(other));
        stack.splice(place < 0 ? stack.length : place, 0, layer);
        this.ours.add(layer);
    }

    /** In front of all others, Express's own included. */
    addPlain(handler: PlainHandler): void {
        this.app.use((request, response, next) => {
            if (!handler(request, response)) {
                next();
            }
        });
        const stack = this.layers();
        const layer = stack.pop()!;
        stack.unshift(layer);
        this.ours.add(layer);
        this.plain.push(handler);
    }

    /**
     * Lets requests wait until `ready` settles (5 s at most), so that none slips through to the host before. The layer
     * stays: taking it out would shift the others under the requests that are on their way.
     */
    hold(ready: Promise<unknown>): void {
        let settled = false;
        const decided = ready.then(noop, noop).then(() => {
            settled = true;
        });
        this.add((request: Request, response: Response, next: NextFunction) => {
            if (settled) {
                next();
                return;
            }
            let timer: NodeJS.Timeout | undefined;
            const late = new Promise<void>((resolve) => {
                timer = setTimeout(resolve, HOLD_MS);
            });
            void Promise.race([decided, late]).then(() => {
                clearTimeout(timer);
                // What was added meanwhile stands before this layer: the request has passed its place already.
                if (!this.plain.some((handler) => handler(request, response))) {
                    next();
                }
            });
        });
    }

    private layers(): Layer[] {
        return (this.app as unknown as { _router: { stack: Layer[] } })._router.stack;
    }
}

function noop(): void {}
