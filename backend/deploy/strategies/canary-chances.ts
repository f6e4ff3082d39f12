interface Counts {
    requests: number;
    errors: number;
}

/** Logarithms of factorials, by Stirling's series above what is summed. */
const SMALL: number[] = [0];
for (let n = 1; n <= 256; n += 1) {
    SMALL.push(SMALL[n - 1]! + Math.log(n));
}

function logFactorial(n: number): number {
    const small = SMALL[n];
    return small ?? n * Math.log(n) - n + 0.5 * Math.log(2 * Math.PI * n) + 1 / (12 * n) - 1 / (360 * n ** 3);
}

function logChoose(n: number, k: number): number {
    return logFactorial(n) - logFactorial(k) - logFactorial(n - k);
}

/** Sums terms that fall from the first one on; stops when what is left can't be seen. */
function sumOfTail(from: number, to: number, logTerm: (k: number) => number): number {
    let sum = 0;
    for (let k = from; k <= to; k += 1) {
        const term = Math.exp(logTerm(k));
        sum += term;
        if (term < sum * 1e-9) {
            break;
        }
    }
    return Math.min(1, sum);
}

/**
 * Fisher's exact test, one-sided: how likely the new version has at least so many of all errors when both are equally
 * good. Call it with a share of errors that is above the old one's: below, the answer is only a bound.
 */
export function chanceOfMore(fresh: Counts, old: Counts): number {
    const errors = fresh.errors + old.errors;
    const requests = fresh.requests + old.requests;
    const all = logChoose(requests, errors);
    return sumOfTail(fresh.errors, Math.min(errors, fresh.requests), (k) => {
        return logChoose(fresh.requests, k) + logChoose(old.requests, errors - k) - all;
    });
}

/** How likely at least `count` rare events are where `expected` are usual (Poisson's tail); `expected` below `count`. */
export function chanceOfExcess(count: number, expected: number): number {
    if (count <= 0) {
        return 1;
    }
    if (expected <= 0) {
        return 0;
    }
    const last = count + 10_000;
    return sumOfTail(count, last, (k) => k * Math.log(expected) - expected - logFactorial(k));
}
