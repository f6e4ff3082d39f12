/** Ends the name of a container that only waits for an instant return: seconds since 1970 at which nobody wants it any more. */
export const WARM = /\.warm-(\d{10,})$/;

interface Named {
    name: string;
}

export function isWarm({ name }: Named): boolean {
    return WARM.test(name);
}

export function warmName(name: string, untilMs: number): string {
    return `${name.replace(WARM, "")}.warm-${Math.ceil(untilMs / 1000)}`;
}

/** Milliseconds since 1970; 0 for one that is not warm. */
export function warmUntil({ name }: Named): number {
    return Number(WARM.exec(name)?.[1] ?? 0) * 1000;
}
