import type { CicdError } from "../../../common/errors";

/** Right after a connection a busy server, or one at which somebody has yet to log in, says nothing for a while. */
export function isSilence(error: unknown): boolean {
    return ["TIMED_OUT", "NOT_LOGGED_IN", "NOT_FOUND"].includes((error as Partial<CicdError>)?.code ?? "");
}

/** Says hello to a server, and tells when it has answered. A later greeting takes the place of one that is under way. */
export class Greeter {
    #turn = 0;

    constructor(
        private readonly hello: () => Promise<unknown>,
        private readonly onAnswer: () => void,
    ) {}

    /** Where it does not answer, what is shown stays as it is. */
    once(): void {
        void this.#greet(++this.#turn, () => false);
    }

    /** What is shown is old until it answers. */
    untilAnswered(): void {
        void this.#greet(++this.#turn, isSilence);
    }

    close(): void {
        this.#turn = -1;
    }

    async #greet(turn: number, again: (error: unknown) => boolean): Promise<void> {
        let silent = true;
        while (silent && turn === this.#turn) {
            silent = false;
            await this.hello().then(
                () => turn === this.#turn && this.onAnswer(),
                (error: unknown) => (silent = again(error)),
            );
        }
    }
}
