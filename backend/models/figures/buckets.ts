/** Each bucket is a tenth wider than the one before, so what is read back is at most 5 % off. */
const GROWTH = Math.log(1.1);

/** Of a duration in milliseconds. */
export function bucketOf(ms: number): number {
    return ms <= 1 ? 0 : Math.ceil(Math.log(ms) / GROWTH);
}

/** The duration in the middle of a bucket, in milliseconds. */
export function valueOf(bucket: number): number {
    return bucket === 0 ? 0 : Math.round(Math.exp((bucket - 0.5) * GROWTH));
}

export interface BucketCount {
    bucket: number;
    count: number;
}

/** @param share 0.5 for the median; null without any */
export function percentile(counts: readonly BucketCount[], share: number): number | null {
    const sorted = [...counts].sort((a, b) => a.bucket - b.bucket);
    const total = sorted.reduce((sum, { count }) => sum + count, 0);
    let seen = 0;
    for (const { bucket, count } of sorted) {
        seen += count;
        if (seen >= total * share) {
            return valueOf(bucket);
        }
    }
    return null;
}
