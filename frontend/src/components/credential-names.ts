interface Named {
    id: number;
    name: string;
    host: string;
}

/**
 * What credentials are called where one is chosen, by id: those of one host that were stored under equal names are
 * numbered from the second on, in the order in which they were stored. What is stored keeps its name.
 */
export function credentialNames(all: readonly Named[]): Map<number, string> {
    const taken = new Set(all.map(({ host, name }) => `${host} ${name}`));
    const met = new Set<string>();
    const names = new Map<number, string>();
    for (const { id, host, name } of [...all].sort((one, other) => one.id - other.id)) {
        let shown = name;
        if (met.has(`${host} ${name}`)) {
            for (let number = 2; taken.has(`${host} ${shown}`); number += 1) {
                shown = `${name} (${number})`;
            }
        }
        met.add(`${host} ${name}`);
        taken.add(`${host} ${shown}`);
        names.set(id, shown);
    }
    return names;
}
