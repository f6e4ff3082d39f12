import { parseEnvFile } from "../environment/env-file";
import { replaceVariables, substitute, type Lookup } from "../environment/substitute";
import { parseTemplate, variablesOf } from "../environment/template";

interface Answers {
    /** Variables that must not be left to the process that calls compose. */
    replaces: (name: string) => boolean;
    lookup: Lookup;
}

/** In double quotes, where `$` still begins a variable. */
function quoted(template: string): string {
    const escaped = template.replace(/[\\"]/g, "\\$&").replaceAll("$$", "\\$");
    return `"${escaped.replaceAll("\n", "\\n").replaceAll("\r", "\\r")}"`;
}

/**
 * Compose resolves variables inside of `env_file` too, from the process that calls it. Answers the text with those
 * variables as literals, or null when it names none and can stay as it is.
 */
export function literalEnvFile(text: string, { replaces, lookup }: Answers): string | null {
    const assignments = parseEnvFile(text);
    const concerned = assignments.some(({ key, template, interpolated }) =>
        template === null ? replaces(key) : interpolated && variablesOf(parseTemplate(template)).some(replaces),
    );
    if (!concerned) {
        return null;
    }
    const values: Record<string, string> = {};
    const answers: Answers = { replaces, lookup: (name) => lookup(name) ?? values[name] };
    const lines = assignments.flatMap(({ key, template, interpolated }) => {
        if (template === null && !replaces(key)) {
            return [key];
        }
        const taken = template ?? lookup(key);
        if (taken === undefined) {
            return [];
        }
        const literal = interpolated ? replaceVariables(taken, answers) : taken.replaceAll("$", "$$$$");
        values[key] = substitute(literal, answers.lookup);
        return [`${key}=${quoted(literal)}`];
    });
    return `${lines.join("\n")}\n`;
}
