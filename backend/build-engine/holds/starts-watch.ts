/** Follows the starts of containers; see the engine's `watchStarts`. Answers the function that ends it. */
export type WatchStarts = (watch: { onStart: (project: string) => void; onEnd: () => void }) => Promise<() => void>;

interface Listener {
    onStart: () => void;
    report: (error: unknown) => void;
}

/** One stream of the engine's events, open only while a stack waits to be started by hand. */
export class StartsWatch {
    #stacks: ReadonlySet<string> = new Set();
    #stream: { end: () => void } | null = null;

    constructor(
        private readonly watchStarts: WatchStarts,
        private readonly listener: Listener,
    ) {}

    /** Says which stacks matter from now on. A stream that broke is opened again by the next call. */
    follow(stacks: ReadonlySet<string>): void {
        this.#stacks = stacks;
        if (stacks.size === 0) {
            this.#stream?.end();
            this.#stream = null;
        } else if (this.#stream === null) {
            void this.#open();
        }
    }

    async #open(): Promise<void> {
        let ended = false;
        const stream = {
            end: (): void => {
                ended = true;
            },
        };
        this.#stream = stream;
        const forget = () => {
            if (this.#stream === stream) {
                this.#stream = null;
            }
        };
        try {
            const end = await this.watchStarts({
                onStart: (project) => {
                    if (this.#stacks.has(project)) {
                        this.listener.onStart();
                    }
                },
                onEnd: forget,
            });
            stream.end = end;
            if (ended) {
                end();
            } else {
                // What started while it was being opened was not heard.
                this.listener.onStart();
            }
        } catch (error) {
            this.listener.report(error);
            forget();
        }
    }
}
