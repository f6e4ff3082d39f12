/** Pieces that may be under way to a page behind another instance; 64 KiB each at most. */
const WINDOW = 8;

/**
 * Holds a log back until its page has taken what was sent. Between a page and this instance another one can stand,
 * which passes on whatever comes and would keep in its memory what a slow page can't take.
 */
export class PieceWindow {
    #underWay = 0;
    #ended = false;
    #wake: () => void = () => undefined;

    /** For one piece that is sent now; what it returns is called when the page has that piece. */
    sent(): () => void {
        let once = true;
        this.#underWay += 1;
        return () => {
            this.#underWay -= once ? 1 : 0;
            once = false;
            this.#wake();
        };
    }

    /** Resolves when one more may be sent, or when nobody waits any more. */
    async room(): Promise<void> {
        while (this.#underWay >= WINDOW && !this.#ended) {
            await new Promise<void>((resolve) => (this.#wake = resolve));
        }
    }

    end(): void {
        this.#ended = true;
        this.#wake();
    }
}
