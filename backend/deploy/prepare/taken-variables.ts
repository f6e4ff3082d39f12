import { visit } from "yaml";
import type { ReleaseContent } from "../../models/releases";
import { readYaml } from "../compose/read-yaml";
import type { HostVariables } from "../environment/host-variables";
import { parseTemplate, variablesOf } from "../environment/template";

function named(text: string): string[] {
    const document = readYaml("The running compose file", text);
    const names: string[] = [];
    visit(document, {
        Scalar(key, node) {
            if (key !== "key" && typeof node.value === "string") {
                names.push(...variablesOf(parseTemplate(node.value)));
            }
        },
    });
    const services =
        (document.toJS() as { services?: Record<string, { environment?: unknown } | null> }).services ?? {};
    return [...names, ...Object.values(services).flatMap((service) => bareNames(service?.environment))];
}

function bareNames(environment: unknown): string[] {
    if (Array.isArray(environment)) {
        return environment.filter((item): item is string => typeof item === "string" && !item.includes("="));
    }
    return Object.entries((environment ?? {}) as Record<string, unknown>).flatMap(([name, value]) =>
        value === null ? [name] : [],
    );
}

/**
 * Variables that the adopted stack took from the host's own process. The compose file is the user's, so it may see
 * them; they are written down, and what Git brings later does not see the process any more.
 */
export function takenVariables(adopted: ReleaseContent | null, host: HostVariables): Record<string, string> {
    const names = Object.values(adopted?.stackFiles ?? {}).flatMap((text) => {
        try {
            return named(text);
        } catch {
            return [];
        }
    });
    const known = names.filter((name) => host.values[name] !== undefined);
    return Object.fromEntries(known.map((name) => [name, host.values[name]!]));
}
