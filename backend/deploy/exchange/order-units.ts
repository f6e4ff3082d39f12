import type { ComposeModel } from "../compose/compose-model";

/** What is done in one go: services by one call of compose, or one service by its strategy. */
export type Unit = { kind: "compose"; services: string[] } | { kind: "exchange"; service: string };

interface Ordering {
    model: Pick<ComposeModel, "services">;
    /** Services that go by their strategy, with the service that is their switch; it goes with them. */
    exchanged: ReadonlyMap<string, string | null>;
}

interface Node {
    name: string;
    /** Must come before. */
    after: Set<string>;
    /** Should come before: who reaches a service through its switch needs the switch to be there. */
    rather: Set<string>;
}

/**
 * The services in the order of `depends_on`; neighbours that compose handles share a call. The links to switches lead in
 * circles where services call each other: they are kept to where they can be.
 */
export function orderUnits({ model, exchanged }: Ordering): Unit[] {
    const left = new Map(nodesOf(model, exchanged).map((node) => [node.name, node]));
    const units: Unit[] = [];
    while (left.size > 0) {
        const node = nextOf([...left.values()], { left, exchanged });
        left.delete(node.name);
        const last = units.at(-1);
        if (exchanged.has(node.name)) {
            units.push({ kind: "exchange", service: node.name });
        } else if (last?.kind === "compose") {
            last.services.push(node.name);
        } else {
            units.push({ kind: "compose", services: [node.name] });
        }
    }
    return units;
}

function nodesOf(model: Ordering["model"], exchanged: Ordering["exchanged"]): Node[] {
    const ownerOf = new Map(
        [...exchanged].flatMap(([service, own]) => (own === null ? [] : [[own, service] as const])),
    );
    const names = Object.keys(model.services).filter((name) => !ownerOf.has(name));
    return names.map((name) => {
        const wanted = Object.keys(model.services[name]?.depends_on ?? {}).filter((other) => other in model.services);
        const switches = wanted.flatMap((other) => ownerOf.get(other) ?? []);
        return {
            name,
            after: new Set(wanted.filter((other) => !ownerOf.has(other) && other !== name)),
            rather: new Set(switches.filter((other) => other !== name)),
        };
    });
}

interface Rest {
    left: ReadonlyMap<string, Node>;
    exchanged: Ordering["exchanged"];
}

/** Compose's own come first where both may, so that fewer calls are needed. */
function nextOf(nodes: readonly Node[], { left, exchanged }: Rest): Node {
    const isFree = (names: ReadonlySet<string>) => [...names].every((name) => !left.has(name));
    const possible = nodes.filter(({ after }) => isFree(after));
    const good = possible.filter(({ rather }) => isFree(rather));
    const candidates = good.length > 0 ? good : possible.length > 0 ? possible : nodes;
    return candidates.find(({ name }) => !exchanged.has(name)) ?? candidates[0]!;
}
