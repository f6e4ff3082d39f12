import { CicdError } from "../../../common/errors";

export interface AttemptLimits {
    /** Failed attempts within the window from one address. */
    perAddress: number;
    /** Failed attempts within the window from all addresses together. */
    overall: number;
    windowMs: number;
}

const DEFAULTS: AttemptLimits = { perAddress: 10, overall: 100, windowMs: 60_000 };

/** Slows down who guesses passwords. Only failures count, so a person who logs in often is never locked out. */
export class AttemptLimiter {
    /** Times of failures, oldest first. */
    private failures: { address: string; at: number }[] = [];

    constructor(
        private readonly now: () => number = Date.now,
        private readonly limits: AttemptLimits = DEFAULTS,
    ) {}

    /** @throws CicdError RATE_LIMITED */
    check(address: string): void {
        const since = this.now() - this.limits.windowMs;
        this.failures = this.failures.filter(({ at }) => at > since);
        const own = this.failures.filter((failure) => failure.address === address).length;
        if (own >= this.limits.perAddress || this.failures.length >= this.limits.overall) {
            throw new CicdError({
                code: "RATE_LIMITED",
                message: "There were too many failed logins.",
                hint: `Wait ${Math.ceil(this.limits.windowMs / 1000)} seconds, then try again.`,
            });
        }
    }

    failed(address: string): void {
        this.failures.push({ address, at: this.now() });
    }
}
