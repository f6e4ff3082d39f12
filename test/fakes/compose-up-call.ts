/** How `up` goes about one service of a call. */
export interface UpCall {
    scale: number | undefined;
    keep: boolean;
    /** Whether it is made anew also where it is as it was. */
    force: boolean;
    start: boolean;
    called: readonly string[];
    /** In this call so far. */
    recreated: Set<string>;
}

/** What `docker compose … up` was asked for. */
export function parseUp(args: readonly string[]) {
    const rest = args.slice(args.indexOf("up") + 1);
    const scales = new Map<string, number>();
    const names: string[] = [];
    rest.forEach((word, index) => {
        if (rest[index - 1] === "--scale") {
            const [name, count] = word.split("=");
            scales.set(name!, Number(count));
        } else if (!word.startsWith("-")) {
            names.push(word);
        }
    });
    return { scales, names, flag: (name: string) => rest.includes(name) };
}
