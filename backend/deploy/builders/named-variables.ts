import { isClientVariable } from "../build/client-variables";

/**
 * Flags that name variables; their values are in the program's own environment. What the program would take for a
 * setting of its own is written out instead.
 */
export function namedVariables(flag: string, values: Readonly<Record<string, string>>) {
    const own = (name: string) => isClientVariable(name);
    return {
        flags: Object.entries(values).map(([name, value]) => `${flag}=${own(name) ? `${name}=${value}` : name}`),
        variables: Object.fromEntries(Object.entries(values).filter(([name]) => !own(name))),
    };
}
