import { CicdError } from "../../../common/errors";
import { envValues, parseEnvFile } from "./env-file";
import { quoteValue } from "./quote-value";
import { variablesOf, parseTemplate } from "./template";
import { MissingVariable } from "./substitute";
import { fromHost, type HostVariables } from "./host-variables";

/** The text of `.env` as it shall be, and what it answers. */
export interface EffectiveEnvironment {
    text: string | null;
    values: Readonly<Record<string, string>>;
    /** Keys whose value is made from a variable of the host's process; they are written as literals. */
    hostDependent: ReadonlySet<string>;
    /** Keys that came from the repository's `.env`. */
    fromRepository: string[];
    /** Keys that the running stack took from the host's process. */
    fromProcess: string[];
}

/** Keys that would make compose read another project; the stack's own name is no redirection. */
const REDIRECTING = new Set([
    "COMPOSE_FILE",
    "COMPOSE_PROJECT_NAME",
    "COMPOSE_ENV_FILES",
    "COMPOSE_PATH_SEPARATOR",
    "COMPOSE_DISABLE_ENV_FILE",
]);

function refuseRedirection(stack: string, values: Record<string, string>): void {
    const key = Object.keys(values).find(
        (name) => REDIRECTING.has(name) && !(name === "COMPOSE_PROJECT_NAME" && values[name] === stack),
    );
    if (key !== undefined) {
        throw new CicdError({
            code: "ENV_REDIRECTS_COMPOSE",
            message: `The stack's .env sets ${key}, which makes compose read another project than this stack.`,
            safe: "Nothing was changed.",
            hint: `Remove ${key} from .env, and set the compose file's path in the repository's settings instead.`,
        });
    }
}

function appended(text: string | null, additions: Record<string, string>): string | null {
    const lines = Object.entries(additions).map(([key, value]) => `${key}=${quoteValue(value)}`);
    if (lines.length === 0) {
        return text;
    }
    const start = text === null || text === "" || text.endsWith("\n") ? (text ?? "") : `${text}\n`;
    return `${start}${lines.join("\n")}\n`;
}

function hostDependentKeys(text: string, host: HostVariables): Set<string> {
    const dependent = new Set<string>();
    for (const { key, template, interpolated } of parseEnvFile(text)) {
        const names = template === null ? [key] : interpolated ? variablesOf(parseTemplate(template)) : [];
        const depends = names.some((name) => dependent.has(name) || host.names.has(name));
        dependent[depends ? "add" : "delete"](key);
    }
    return dependent;
}

export interface EnvironmentSources {
    stack: string;
    /** The stack's `.env`, or null. */
    live: string | null;
    /** The `.env` that the repository tracks beside its compose file, or null. */
    repository: string | null;
    host: HostVariables;
    /** Values that the running stack took from the host's process, by key: they are written down. */
    taken: Readonly<Record<string, string>>;
}

/**
 * The stack's own `.env` wins; the repository's supplies keys that it lacks, resolved without sight of our process.
 * @throws CicdError ENV_REDIRECTS_COMPOSE | ENV_KEY_MISSING
 */
export function effectiveEnvironment(sources: EnvironmentSources): EffectiveEnvironment {
    try {
        return merge(sources);
    } catch (error) {
        if (error instanceof MissingVariable) {
            throw new CicdError({
                code: "ENV_KEY_MISSING",
                message: `In .env, ${error.message}.`,
                safe: "Nothing was changed.",
                hint: `Add ${error.variable} to the stack's environment.`,
            });
        }
        throw error;
    }
}

function merge({ stack, live, repository, host, taken }: EnvironmentSources): EffectiveEnvironment {
    const own = envValues(live ?? "", fromHost(host));
    refuseRedirection(stack, own);
    const supplied = Object.entries(envValues(repository ?? "", (name) => own[name])).filter(
        ([key]) => !(key in own) && !key.startsWith("COMPOSE_"),
    );
    const adopted = Object.entries(taken).filter(([key]) => !(key in own));
    const additions = Object.fromEntries([...supplied, ...adopted]);
    return {
        text: appended(live, additions),
        values: { ...own, ...additions },
        hostDependent: hostDependentKeys(live ?? "", host),
        fromRepository: supplied.map(([key]) => key),
        fromProcess: adopted.map(([key]) => key),
    };
}
