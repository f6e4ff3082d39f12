import { createMask, type Mask } from "./exec/mask";
import type { Clock } from "./models/clock";

/** One line per event on standard output: JSON, as log collectors take it, or plain words. Secrets are masked. */
export interface ServerLog {
    /** `facts` may name another `level`. */
    info(message: string, facts?: Record<string, unknown>): void;
    error(message: string, error: unknown): void;
}

interface Options {
    format?: "json" | "text";
    /** Values that no line may hold, in any encoding. */
    secrets?: readonly string[];
    write?: (line: string) => void;
}

/** What is a secret wherever it stands: passwords in URLs, credentials in headers, tokens by their marks. */
const shapes: readonly [RegExp, string][] = [
    [/(\b[a-z][a-z0-9+.-]*:\/\/[^\s/:@"]*:)[^\s/@"]+@/gi, "$1[MASKED]@"],
    [/\b(Bearer|Basic|token)(\s+)[A-Za-z0-9._~+/=-]{8,}/gi, "$1$2[MASKED]"],
    [/\b(gh[pousr]_|github_pat_|glpat-|glrt-|ATBB|xox[abp]-)[A-Za-z0-9_-]{10,}/g, "$1[MASKED]"],
];

function masked(text: string, mask: Mask): string {
    return shapes.reduce((line, [shape, instead]) => line.replace(shape, instead), mask.text(text));
}

/** `JSON.stringify` escapes, so values are masked before it and the line as a whole after it. */
function maskValues(value: unknown, mask: Mask): unknown {
    if (typeof value === "string") {
        return masked(value, mask);
    }
    if (Array.isArray(value)) {
        return value.map((one) => maskValues(one, mask));
    }
    if (value !== null && typeof value === "object") {
        return Object.fromEntries(Object.entries(value).map(([key, one]) => [key, maskValues(one, mask)]));
    }
    return value;
}

/** Control characters of a value must not make a second line, or move the terminal of whoever reads it. */
function asWords({ time, level, component, message, ...facts }: Record<string, unknown>): string {
    const rest = Object.entries(facts).filter(([key, value]) => value !== undefined && value !== null && key !== "");
    const words = rest.map(
        ([key, value]) => `${key}=${typeof value === "string" ? quoted(value) : JSON.stringify(value)}`,
    );
    return [time, `[${String(component)}]`, String(level).toUpperCase(), quoted(String(message), true), ...words].join(
        " ",
    );
}

function quoted(value: string, bare = false): string {
    const escaped = JSON.stringify(value).replace(
        /[\u007f-\u009f\u2028\u2029]/g,
        (character) => `\\u${character.charCodeAt(0).toString(16).padStart(4, "0")}`,
    );
    return bare || /^[\w./:@+-]+$/.test(value) ? escaped.slice(1, -1) : escaped;
}

export function createServerLog(clock: Clock, options: Options = {}): ServerLog {
    const { format = "json", secrets = [], write = (line: string) => console.log(line) } = options;
    const mask = createMask(secrets);
    const line = (level: string, message: string, facts: Record<string, unknown>) => {
        const entry = { time: clock.now().toISOString(), level, component: "cicd", message, ...facts };
        const safe = maskValues(entry, mask) as Record<string, unknown>;
        write(format === "json" ? JSON.stringify(safe) : asWords(safe));
    };
    return {
        info: (message, facts = {}) => line("info", message, facts),
        error: (message, error) =>
            line("error", message, {
                error: error instanceof Error ? error.message : String(error),
                stack: error instanceof Error ? error.stack : undefined,
            }),
    };
}

/** As the environment wants it: `DOCKGE_CICD_LOG` is `json` or `text`. Call it before secrets are taken out of there. */
export function openServerLog(clock: Clock, environment: NodeJS.ProcessEnv, write?: Options["write"]): ServerLog {
    const { DOCKGE_CICD_KEY, DOCKGE_CICD_PASSWORD, DOCKGE_CICD_LOG } = environment;
    const secrets = [DOCKGE_CICD_KEY, DOCKGE_CICD_PASSWORD].filter((value) => value !== undefined);
    const wanted = DOCKGE_CICD_LOG?.trim().toLowerCase();
    return createServerLog(clock, { format: wanted === "text" ? "text" : "json", secrets, write });
}
