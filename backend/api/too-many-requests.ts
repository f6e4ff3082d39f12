import { CicdError } from "../../common/errors";

/** @param retryAfter seconds */
export class TooManyRequests extends CicdError {
    constructor(readonly retryAfter: number) {
        super({
            code: "RATE_LIMITED",
            message: "Too many requests.",
            hint: `Wait ${retryAfter} s, then go on more slowly.`,
        });
    }
}
