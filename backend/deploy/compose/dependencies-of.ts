import type { ComposeModel } from "./compose-model";

/** Everything that a service stands on, directly and indirectly, as far as it is part of the project. */
export function dependenciesOf(model: ComposeModel, service: string): string[] {
    const found = new Set<string>();
    const visit = (name: string) => {
        for (const next of Object.keys(model.services[name]?.depends_on ?? {})) {
            if (next in model.services && next !== service && !found.has(next)) {
                found.add(next);
                visit(next);
            }
        }
    };
    visit(service);
    return [...found].sort();
}
