/**
 * Looks for work, never twice at a time: whoever asks while a look is under way gets another one after it, so that
 * nothing is missed. The table is the list of work; this holds none.
 */
export class OneLook {
    #looking: Promise<void> | null = null;
    #again = false;
    #ended = false;

    constructor(
        private readonly look: () => Promise<void>,
        private readonly report: (error: unknown) => void,
    ) {}

    wake(): void {
        if (this.#ended) {
            return;
        }
        if (this.#looking) {
            this.#again = true;
            return;
        }
        this.#looking = this.look()
            .catch(this.report)
            .finally(() => {
                this.#looking = null;
                if (this.#again) {
                    this.#again = false;
                    this.wake();
                }
            });
    }

    /** No more looks; resolves when the one under way is over. */
    async end(): Promise<void> {
        this.#ended = true;
        await this.#looking;
    }

    /** The look under way, or null. */
    get underWay(): Promise<void> | null {
        return this.#looking;
    }
}
